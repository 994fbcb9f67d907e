"""The open consultation: the draft of the heat action plan's second stage. All invented."""

from datetime import date

from mitsprache.demo.content.shapes import (
    Consultation,
    Contribution,
    Extension,
    Hiding,
    moment,
    prose,
)

HEAT = Consultation(
    project="hitzeaktionsplan",
    file_name="hitzeaktionsplan.md",
    document="Hitzeaktionsplan 2027 bis 2031",
    slug="hitzeaktionsplan-zweite-stufe",
    title="Hitzeaktionsplan: Was soll bis 2031 geschehen?",
    intro=prose(
        """
        Der Entwurf für die zweite Stufe liegt vor. Lesen Sie, was Sie angeht, und sagen Sie uns
        bei jedem Abschnitt, was fehlt, was stört oder wie es besser heißen müsste.

        Ein Satz genügt. Sie brauchen kein Konto.
        """
    ),
    room_for_decision=prose(
        """
        Offen ist: welche Orte zuerst gekühlt werden, welche Maßnahmen fehlen und wie Warnungen
        alle erreichen. Fest steht: das Geld für sechs Brunnen und acht Sonnensegel.
        """
    ),
    who_decides=prose(
        """
        Das Umweltamt arbeitet die Vorschläge ein. Beschließen wird die
        Stadtverordnetenversammlung, voraussichtlich im Sommer 2027.
        """
    ),
    what_follows=prose(
        """
        Jeder Beitrag bekommt eine Nummer und eine Antwort. In der nächsten Fassung sehen Sie, an
        welcher Stelle sich Ihretwegen etwas geändert hat.
        """
    ),
    answer_due="2027-06",
    imported_at=moment("2026-10-22 10:00"),
    released_at=moment("2026-10-26 09:30"),
    published_at=moment("2026-10-26 10:00"),
    opens_at=moment("2026-11-02 08:00"),
    last_day=date(2027, 2, 28),
    extensions=(
        Extension(
            at=moment("2026-11-20 11:00"),
            last_day=date(2027, 3, 31),
            reason=(
                "Mehrere Ortsbeiräte tagen erst im März. Sie sollen den Entwurf noch beraten können."
            ),
        ),
    ),
    contributions=(
        Contribution(
            author="citizen",
            at=moment("2026-11-02 08:41"),
            section="1.1.1",
            kind="suggestion",
            text=prose(
                """
                Bitte auch an die Spielplätze denken, auf denen nur junge Bäume stehen. Auf der Karte
                zählen sie als schattig, tatsächlich spenden sie noch keinen Schatten.
                """
            ),
            supporters=("nele", "eltern", "tarik"),
        ),
        Contribution(
            author="tarik",
            at=moment("2026-11-02 21:12"),
            section="1.1.2",
            kind="wording",
            exact="An 20 Haltestellen ohne Schatten wird je ein Baum gepflanzt.",
            text=prose(
                """
                Am Busbahnhof steigen so viele Menschen um wie an 20 kleinen Haltestellen zusammen.
                Er gehört ausdrücklich in den Plan.
                """
            ),
            wording=(
                "An 20 Haltestellen ohne Schatten und am Busbahnhof werden Bäume gepflanzt; bis sie "
                "groß genug sind, hängen dort Sonnensegel."
            ),
            supporters=("citizen2", "samira", "heinz", "petra"),
        ),
        Contribution(
            guest="Gärtnerin vom Westend",
            email="gaertnerin@post.example",
            at=moment("2026-11-03 18:05"),
            confirmed_at=moment("2026-11-03 18:20"),
            section="1.1.2",
            kind="suggestion",
            text=prose(
                """
                Kübel heizen sich auf und müssen jeden Tag gegossen werden. Bitte lieber Baumgruben
                mit Wasserspeicher, auch wenn sie teurer sind.
                """
            ),
        ),
        Contribution(
            author="amira",
            at=moment("2026-11-04 16:47"),
            section="3.1.1",
            kind="suggestion",
            language="ar",
            text=prose(
                """
                فكرة ممتازة. أرجو أن يكون الاتصال بالعربية من شخص وليس من آلة، لأن كبار السن يحتاجون
                إلى من يسمعهم.
                """
            ),
            supporters=("leyla",),
        ),
        Contribution(
            author="sam",
            at=moment("2026-11-05 09:30"),
            section="5.1",
            kind="question",
            language="en",
            text=prose(
                """
                Which seven languages will the warnings be in, and how do newcomers sign up for them
                if they have no German phone number yet?
                """
            ),
        ),
        Contribution(
            name="Frau B., 81 Jahre",
            channel="phone",
            at=moment("2026-11-09 10:15"),
            section="2.1.1",
            kind="suggestion",
            text=prose(
                """
                Am Telefon aufgenommen: Bis 20 Uhr reicht nicht. In ihrer Wohnung ist es um 21 Uhr am
                schlimmsten, da möchte sie noch einmal hinaus können.
                """
            ),
        ),
        Contribution(
            name="Seniorenbeirat",
            organisation="Seniorenbeirat",
            channel="letter",
            at=moment("2026-11-11 09:00"),
            section="3.1",
            kind="support",
            text=prose(
                """
                Der Seniorenbeirat begrüßt das Ziel. Er bittet darum, dass Anrufe nicht vor 9 Uhr
                kommen und die Nummer im Display zu erkennen ist.
                """
            ),
        ),
        Contribution(
            name="Kita Regenbogen",
            organisation="Kita Regenbogen",
            channel="mail",
            at=moment("2026-11-12 13:20"),
            section="4.1",
            kind="objection",
            text=prose(
                """
                28 Grad sind für Kinder unter drei Jahren zu viel. Wir halten 26 Grad für die Grenze,
                ab der Schlafräume gekühlt werden müssen.
                """
            ),
        ),
        Contribution(
            name="Karte von der Stellwand im Bürgerhaus",
            channel="workshop",
            at=moment("2026-11-14 15:00"),
            section="1.2.2",
            kind="suggestion",
            text="Auch die Büchereien sollen Flaschen auffüllen!",
        ),
        Contribution(
            author="marek",
            at=moment("2026-11-15 20:02"),
            section="3.2",
            kind="question",
            text="Gilt der frühe Arbeitsbeginn auch für Firmen, die im Auftrag der Stadt bauen?",
            supporters=("jan", "omar"),
        ),
        Contribution(
            author="quast",
            at=moment("2026-11-16 11:33"),
            kind="objection",
            text=prose(
                """
                Dem Entwurf fehlt jede Angabe zu den Kosten nach 2027. Ohne Zahlen kann niemand
                beurteilen, was davon kommt und was Absicht bleibt.
                """
            ),
            edited_at=moment("2026-11-16 11:51"),
            edited_text=prose(
                """
                Dem Entwurf fehlen Angaben zu den Kosten nach 2027. Bitte ergänzen Sie je
                Handlungsfeld eine Spanne, damit man sieht, was davon bezahlbar ist.
                """
            ),
            supporters=("citizen",),
        ),
        Contribution(
            author="kiosk",
            at=moment("2026-11-17 14:14"),
            section="1.2.1",
            kind="suggestion",
            text="Kühle Getränke gibt es bei mir am Kiosk, auch am Sonntag. Kommen Sie vorbei!",
            hiding=Hiding(
                at=moment("2026-11-17 16:40"),
                ground="advertising",
                reason="Der Text wirbt für ein Geschäft und sagt nichts zum Entwurf.",
            ),
        ),
        Contribution(
            author="ben",
            at=moment("2026-11-18 17:25"),
            section="4.1.1",
            kind="suggestion",
            text="Bei uns hilft keine Jalousie, weil die Fenster nicht aufgehen.",
            withdrawn_at=moment("2026-11-19 07:58"),
        ),
        Contribution(
            guest="Ein Anwohner",
            email="anwohner@post.example",
            at=moment("2026-11-24 22:08"),
            confirmed_at=moment("2026-11-24 22:31"),
            section="5.1.1",
            kind="suggestion",
            text=prose(
                """
                Auf der Karte sollten auch Wege stehen, die im Schatten liegen, nicht nur Orte. Dann
                wüsste ich, wie ich mit meiner Mutter zum Arzt komme.
                """
            ),
        ),
    ),
)
