"""Invented projects for a greener, cooler city: street trees and the plan against heat."""

from datetime import date
from decimal import Decimal

from mitsprache.demo.content.shapes import (
    Answer,
    Comment,
    Contact,
    Cost,
    Participation,
    Phase,
    Picture,
    Promise,
    Sheet,
    Step,
    Update,
    moment,
    prose,
)

TREES = Sheet(
    slug="mehr-schatten-fuer-den-ring",
    title="Mehr Schatten für den Ring",
    summary=prose(
        """
        Zwischen Bismarckring und Bahnhof sollen 140 Bäume nachgepflanzt werden. Wo sie stehen
        und was dafür weichen darf, klären wir mit Ihnen ab Februar 2027.
        """
    ),
    description=prose(
        """
        Der Ring war einmal eine durchgehende Allee. Heute fehlt jeder dritte Baum, und im Sommer
        ist der Asphalt nachmittags bis zu zwölf Grad wärmer als in den Seitenstraßen.

        Wir möchten die Lücken schließen. Dafür müssen Leitungen umgelegt, Baumgruben vergrößert
        und an manchen Stellen Parkplätze aufgegeben werden. Welche Baumarten Hitze und
        Trockenheit vertragen, hat das Umweltamt geprüft: Zur Wahl stehen Zerreiche, Feldahorn,
        Hopfenbuche und Silberlinde.

        Die ersten Pflanzungen sind für den Herbst 2027 vorgesehen.
        """
    ),
    state="planned",
    state_note="Bestandsaufnahme fertig, Leitungen werden gerade geprüft.",
    office="gruen",
    districts=("rheingauviertel", "westend", "mitte"),
    topics=("gruen", "klima", "verkehr"),
    target_groups=("nachbarschaft", "unterwegs", "gewerbe"),
    participation="planned",
    level="cooperation",
    room_for_decision=prose(
        """
        Anwohnende und Geschäfte bestimmen je Straßenabschnitt mit, welche Baumart gepflanzt wird
        und ob Beete, Bänke oder Fahrradbügel dazukommen. Die Zahl der Bäume steht fest.
        """
    ),
    process=Participation(
        who="Anwohnende, Geschäfte und Schulen am Ring.",
        basis="Baumkataster und Leitungsplan je Abschnitt.",
        possibilities="Baumart wählen, Standorte vorschlagen, Patenschaften übernehmen.",
        aim="Ein Pflanzplan, den die Straße selbst mitträgt.",
        begins="2027-02",
        ends="2027-05",
        phases=(
            Phase(what="Abschnitt 1: Bismarckring", begins="2027-02-20"),
            Phase(what="Abschnitt 2: Kaiser-Friedrich-Ring", begins="2027-03-20"),
        ),
    ),
    costs=(
        Cost(
            kind="unknown",
            stated_at=moment("2026-06-11 10:00"),
            reason=prose(
                """
                Erst wenn alle Leitungen vermessen sind, lässt sich sagen, wie viel ihre Verlegung
                kostet. Das Ergebnis erwarten wir im ersten Quartal 2027.
                """
            ),
        ),
    ),
    resolutions=(("ausschuss-umwelt-2026", "commissioned"),),
    steps=(
        Step(
            what="Bestandsaufnahme",
            planned="2026-09",
            actual="2026-09-30",
            state="done",
        ),
        Step(what="Leitungen vermessen", planned="2027-Q1", state="running"),
        Step(what="Gespräche in den Abschnitten", planned="2027-02", state="open"),
        Step(what="Erste Pflanzung", planned="2027-11", state="open"),
        Step(what="Letzter Baum gepflanzt", planned="2029", state="open"),
    ),
    updates=(
        Update(
            at=moment("2026-10-05 14:00"),
            changed="Ergebnis der Bestandsaufnahme ergänzt: 140 statt 120 mögliche Standorte.",
            why="Vor Ort fanden sich mehr verfüllte Baumgruben als im Kataster.",
        ),
    ),
    contacts=(
        Contact(role="subject", office="gruen"),
        Contact(role="subject", office="umwelt"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="allee",
            alt=(
                "Gezeichnetes Bild: eine breite Stadtstraße mit Altbauten, über der zwei Reihen "
                "grüner Bäume ein Dach bilden; darunter gehen Menschen im Schatten."
            ),
        ),
    ),
    place="Bismarckring bis Hauptbahnhof",
    latitude=50.0771,
    longitude=8.2291,
    published_at=moment("2026-06-12 10:00"),
    comments=(
        Comment(
            author="jan",
            at=moment("2026-06-14 22:10"),
            kind="opinion",
            text=prose(
                """
                Endlich. Dachgeschoss, Südseite, Juli: Ich würde den Baum vor meinem Fenster sogar
                selbst gießen.
                """
            ),
            replies=(
                Comment(
                    author="nele",
                    at=moment("2026-06-15 08:30"),
                    kind="suggestion",
                    text="Gießpatenschaften! Mit Kanne und Schlüssel für den Hydranten, bitte.",
                ),
                Comment(
                    author="heinz",
                    at=moment("2026-06-15 10:02"),
                    kind="opinion",
                    text="Bin dabei. Hausnummer sage ich dem Amt lieber persönlich.",
                ),
            ),
            answer=Answer(
                office="gruen",
                asked_at=moment("2026-06-15 11:00"),
                drafted_at=moment("2026-06-22 10:00"),
                released_at=moment("2026-06-23 09:00"),
                text=prose(
                    """
                    So viel Unterstützung freut uns. Gießpatenschaften sind schon heute möglich:
                    Wir stellen einen Wassersack und zeigen, wie viel ein junger Baum braucht. Mit
                    den ersten Pflanzungen laden wir alle ein, die sich hier melden.
                    """
                ),
            ),
        ),
        Comment(
            author="brenner",
            at=moment("2026-10-06 17:44"),
            kind="opinion",
            text=prose(
                """
                Und wo parken die Leute, die abends von der Schicht kommen? Erst die Parkplätze
                streichen und dann von Mitsprache reden, das kenne ich schon.
                """
            ),
            replies=(
                Comment(
                    author="jan",
                    at=moment("2026-10-06 20:15"),
                    kind="opinion",
                    text=prose(
                        """
                        Gestrichen ist noch nichts, so verstehe ich den Text. Genau das soll ja ab
                        Februar besprochen werden.
                        """
                    ),
                ),
            ),
            answer=Answer(
                office="gruen",
                asked_at=moment("2026-10-07 08:40"),
                drafted_at=moment("2026-10-14 12:00"),
                released_at=moment("2026-10-15 08:20"),
                text=prose(
                    """
                    Noch ist kein einziger Parkplatz vergeben. In den Abschnitten legen wir offen,
                    welcher Baum wie viele Stellplätze kostet, und sprechen mit der
                    Parkhausgesellschaft über günstige Nachtplätze für Menschen im Schichtdienst.
                    """
                ),
            ),
        ),
    ),
)

HEAT = Sheet(
    slug="hitzeaktionsplan",
    title="Hitzeaktionsplan: kühl durch den Sommer",
    summary=prose(
        """
        Trinkbrunnen, kühle Räume und Hilfe für Menschen, die Hitze schlecht vertragen: Der Plan
        läuft seit 2025. Melden Sie uns Orte, an denen es zu heiß wird.
        """
    ),
    description=prose(
        """
        Im Sommer 2025 zählte Wiesbaden 24 Tage über 30 Grad. Für ältere Menschen, kleine Kinder
        und alle, die draußen arbeiten, ist das gefährlich.

        ## Das läuft bereits

        - 18 Trinkbrunnen, davon sechs neue in den östlichen Ortsbezirken
        - 31 kühle Räume in Büchereien, Kirchen, Moscheen und Bürgerhäusern
        - ein Hitzetelefon, das an heißen Tagen allein lebende Menschen anruft

        ## Das kommt als Nächstes

        - Sonnensegel über acht Spielplätzen
        - eine Karte der heißen Orte, gezeichnet nach Ihren Hinweisen
        """
    ),
    state="running",
    state_note="Zweiter Sommer ausgewertet; die Karte der heißen Orte entsteht.",
    office="umwelt",
    districts=(),
    topics=("klima", "sicherheit", "teilhabe"),
    target_groups=("alle", "aeltere", "kinder"),
    participation="running",
    level="consultation",
    room_for_decision=prose(
        """
        Sie bestimmen mit, wo die nächsten sechs Brunnen und acht Sonnensegel hinkommen. Das
        Budget dafür steht fest.
        """
    ),
    process=Participation(
        who="Alle, denen es in der Stadt zu heiß wird, und alle, die andere pflegen.",
        basis="Temperaturkarte der Stadt und Erfahrungen aus zwei Sommern.",
        online="Schreiben Sie hier, welcher Ort zu heiß ist und was dort helfen würde.",
        possibilities="Orte melden, Ideen geben, kühle Räume anbieten.",
        aim="Eine Rangliste der Orte, die zuerst gekühlt werden.",
        begins="2026-07",
        ends="2027-03",
        last_day=date(2027, 3, 31),
        cost="12.000 Euro im Jahr für Aushänge, Übersetzungen und das Hitzetelefon.",
    ),
    costs=(
        Cost(
            kind="amount",
            stated_at=moment("2025-05-06 10:00"),
            low=Decimal("380000.00"),
            sources="Haushalt der Stadt; Land Hessen, Klimarichtlinie (190.000 Euro)",
            estimated_on="2025-04",
        ),
    ),
    resolutions=(("stvv-0288", "adopted"),),
    steps=(
        Step(
            what="Sechs neue Trinkbrunnen",
            planned="2026-05",
            actual="2026-06-12",
            state="done",
        ),
        Step(
            what="Auswertung des zweiten Sommers",
            planned="2026-10",
            actual="2026-10",
            state="done",
        ),
        Step(what="Karte der heißen Orte", planned="2027-03-31", state="running"),
        Step(what="Sonnensegel über acht Spielplätzen", planned="2027-06", state="open"),
    ),
    updates=(
        Update(
            at=moment("2026-06-12 15:00"),
            changed="Neue Trinkbrunnen gingen einen Monat später in Betrieb.",
            why="Ein Lieferant war in Verzug.",
        ),
        Update(
            at=moment("2026-10-19 10:30"),
            changed="Zahlen des Sommers 2026 ergänzt.",
            why="Die Auswertung des Hitzetelefons liegt vor: 2.140 Anrufe, 61 Hausbesuche.",
        ),
    ),
    promises=(
        Promise(
            text="Wir veröffentlichen, welche heißen Orte bis jetzt gemeldet wurden.",
            due="2026-10",
            made_at=moment("2026-06-12 15:00"),
        ),
    ),
    contacts=(
        Contact(role="subject", office="umwelt"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="park",
            alt=(
                "Gezeichnetes Bild: ein Park mit großen Bäumen, im Schatten ein Trinkbrunnen, an "
                "dem ein Kind trinkt, daneben eine Bank mit zwei älteren Menschen."
            ),
        ),
    ),
    published_at=moment("2025-05-07 09:00"),
    comments=(
        Comment(
            author="amira",
            at=moment("2026-07-08 14:26"),
            kind="suggestion",
            language="ar",
            text=prose(
                """
                ساحة اللعب قرب بيتنا بلا أي ظل، والزحليقة المعدنية تصبح ساخنة جداً بعد الظهر. نرجو
                وضع مظلة كبيرة ونافورة لمياه الشرب. شكراً لكم.
                """
            ),
            answer=Answer(
                office="umwelt",
                asked_at=moment("2026-07-09 09:00"),
                drafted_at=moment("2026-07-16 11:00"),
                released_at=moment("2026-07-17 10:00"),
                text=prose(
                    """
                    Vielen Dank. Sie schreiben, dass der Spielplatz in Ihrer Nähe keinen Schatten
                    hat und die Metallrutsche nachmittags sehr heiß wird. Wir haben ihn für ein
                    Sonnensegel und einen Trinkbrunnen vorgemerkt. Bitte nennen Sie uns noch die
                    Straße.
                    """
                ),
            ),
            replies=(
                Comment(
                    author="amira",
                    at=moment("2026-07-17 19:52"),
                    kind="opinion",
                    language="ar",
                    text="شكراً على الرد السريع. الملعب في شارع لوتسوف، مقابل المخبز.",
                ),
            ),
        ),
        Comment(
            author="tarik",
            at=moment("2026-08-02 21:33"),
            kind="suggestion",
            text=prose(
                """
                Der Busbahnhof ist ab mittags ein Backofen. Ich fahre selbst Bus und sehe, wie die
                Leute sich in den Schatten der Fahrpläne drücken. Ein paar Segel wie auf dem
                Wochenmarkt würden reichen.
                """
            ),
            edited_at=moment("2026-08-02 21:41"),
            edited_text=prose(
                """
                Der Busbahnhof ist ab mittags ein Backofen. Ich fahre selbst Bus und sehe, wie die
                Leute sich in den Schatten der Fahrpläne drücken. Ein paar Sonnensegel wie auf dem
                Wochenmarkt würden fürs Erste reichen, später gern Bäume.
                """
            ),
            answer=Answer(office="umwelt", asked_at=moment("2026-11-12 09:30")),
        ),
        Comment(
            author="citizen2",
            at=moment("2026-11-10 12:15"),
            kind="question",
            text="Der Bericht über die gemeldeten Orte war für Oktober angekündigt. Wann kommt er?",
        ),
    ),
)
