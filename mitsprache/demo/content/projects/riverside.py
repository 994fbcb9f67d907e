"""Invented project: the riverside in Schierstein, in the middle of its participation."""

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

RIVERSIDE = Sheet(
    slug="rheinufer-schierstein",
    title="Rheinufer Schierstein: mehr Platz am Wasser",
    summary=prose(
        """
        Die Promenade am Hafen wird breiter, schattiger und stufenlos. Zwei Entwürfe liegen vor;
        sagen Sie uns, welcher besser zu Ihrem Alltag passt.
        """
    ),
    description=prose(
        """
        Wer an einem Sommerabend am Schiersteiner Hafen entlanggeht, kennt das Gedränge:
        Kinderwagen, Ruderboote auf Rollwagen, Räder und Menschen mit Eis in der Hand teilen sich
        drei Meter Weg. Auf 600 Metern soll das Ufer deshalb neu geordnet werden.

        ## Was wir vorhaben

        - ein fünf Meter breiter Weg ohne Stufen, vom Hafenbecken bis zum Strandbad
        - 34 neue Bäume, dazu Sitzstufen, die zum Wasser führen
        - eine öffentliche Toilette, die auch mit Rollstuhl gut zu nutzen ist
        - ein eigener Platz, an dem Vereine ihre Boote zu Wasser lassen

        ## Worum es in den beiden Entwürfen geht

        Entwurf A führt Rad- und Fußverkehr getrennt; dafür fallen elf Parkplätze weg. Entwurf B
        behält die Parkplätze und lässt alle auf einem breiten gemeinsamen Weg langsam fahren und
        gehen. Der Hochwasserschutz ist in beiden Fällen gleich.
        """
    ),
    state="planned",
    state_note="Zwei Vorentwürfe sind fertig. Jetzt beraten wir sie mit Ihnen.",
    office="gruen",
    districts=("schierstein",),
    topics=("gruen", "plaetze", "teilhabe"),
    target_groups=("nachbarschaft", "unterwegs", "vereine", "behinderung"),
    participation="running",
    level="consultation",
    room_for_decision=prose(
        """
        Offen sind die Führung von Rad- und Fußweg, die Lage der Sitzstufen und die Zahl der
        Parkplätze. Fest stehen der Hochwasserschutz und der Kostenrahmen. Es entscheidet die
        Stadtverordnetenversammlung; Ihre Hinweise liegen ihr vollständig vor.
        """
    ),
    process=Participation(
        who="Alle, die das Ufer nutzen: Menschen aus dem Stadtteil, Gäste, Wassersportvereine.",
        basis="Zwei Vorentwürfe mit Lageplan, Schnitten und einer Liste der Vor- und Nachteile.",
        online="Auf dieser Seite können Sie kommentieren und Fragen stellen.",
        possibilities="Einen Entwurf bevorzugen, Stellen benennen, eigene Vorschläge machen.",
        aim="Ein Entwurf, den der Ortsbeirat empfehlen und die Stadt bezahlen kann.",
        begins="2026-10",
        ends="2027-01",
        last_day=date(2027, 1, 31),
        phases=(
            Phase(
                what="Vorstellung der beiden Entwürfe",
                begins="2026-10-22",
                content="Rund 120 Menschen kamen ins Bootshaus; das Protokoll liegt im Ortsamt.",
            ),
            Phase(
                what="Kommentieren auf dieser Seite",
                begins="2026-10-23",
                ends="2027-01-31",
            ),
            Phase(
                what="Spaziergang am Ufer mit dem Grünflächenamt",
                begins="2026-12-05",
                content="Treffpunkt am Hafenkopf, der Weg ist auch mit Rollstuhl gut zu schaffen.",
            ),
        ),
        cost="Rund 18.000 Euro für Moderation, Pläne und den Spaziergang.",
    ),
    costs=(
        Cost(
            kind="range",
            stated_at=moment("2026-03-17 10:00"),
            low=Decimal("2400000.00"),
            high=Decimal("3100000.00"),
            sources="Haushalt der Stadt 2027/28; Städtebauförderung ist beantragt",
            estimated_on="2026-02",
        ),
    ),
    resolutions=(
        ("ob-schierstein-2025", "commissioned"),
        ("magistrat-0148", "adopted"),
    ),
    steps=(
        Step(what="Vorentwürfe", planned="2026-09", actual="2026-10", state="done"),
        Step(what="Beteiligung", planned="2027-01-31", state="running"),
        Step(what="Beratung im Ortsbeirat Schierstein", planned="2027-03", state="open"),
        Step(
            what="Beschluss der Stadtverordnetenversammlung",
            planned="2027-Q2",
            state="open",
        ),
        Step(what="Baubeginn", planned="2028-Q1", state="open"),
        Step(what="Einweihung", planned="2029", state="open"),
    ),
    updates=(
        Update(
            at=moment("2026-10-23 09:30"),
            changed="Zwei Vorentwürfe ergänzt; Beteiligung hat begonnen; Beginn um einen Monat "
            "verschoben.",
            why="Die Prüfung des Hochwasserschutzes dauerte länger als gedacht.",
        ),
    ),
    promises=(
        Promise(
            text="Wir zeigen am Ufer und auf dieser Seite, was aus jedem Hinweis geworden ist.",
            due="2027-Q2",
            made_at=moment("2026-10-23 09:30"),
        ),
    ),
    contacts=(
        Contact(role="subject", office="gruen"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="rheinufer",
            alt=(
                "Gezeichnetes Bild: eine Uferpromenade mit Bäumen und Bänken im Abendlicht, "
                "auf dem Fluss zwei Segelboote, am Horizont Hügel."
            ),
        ),
    ),
    place="Uferpromenade am Schiersteiner Hafen",
    latitude=50.0432,
    longitude=8.1885,
    published_at=moment("2026-03-18 11:00"),
    comments=(
        Comment(
            author="uferlaeufer",
            at=moment("2026-10-24 08:12"),
            kind="suggestion",
            text=prose(
                """
                Bitte Entwurf A. Ich laufe hier jeden Morgen und springe jeden zweiten Tag vor
                einem Rad zur Seite. Elf Parkplätze sind ein fairer Preis für einen Weg, auf dem
                niemand erschrickt.
                """
            ),
            replies=(
                Comment(
                    author="rudi",
                    at=moment("2026-10-24 12:40"),
                    kind="opinion",
                    text=prose(
                        """
                        Sehe ich als Radfahrer genauso. Getrennt fahren ist für beide Seiten
                        entspannter.
                        """
                    ),
                ),
                Comment(
                    author="petra",
                    at=moment("2026-10-25 17:05"),
                    kind="opinion",
                    text=prose(
                        """
                        Für alle, die nicht gut zu Fuß sind, zählt jeder Parkplatz. Mindestens die
                        zwei Behindertenplätze müssen bleiben.
                        """
                    ),
                ),
            ),
            answer=Answer(
                office="gruen",
                asked_at=moment("2026-10-26 09:00"),
                drafted_at=moment("2026-10-29 15:20"),
                released_at=moment("2026-10-30 10:05"),
                text=prose(
                    """
                    Danke für den Blick aus der Praxis. Die beiden Behindertenparkplätze bleiben
                    in jedem Entwurf erhalten, sie rücken sogar näher an den Steg. In Entwurf A
                    wäre der Radweg farblich abgesetzt und durch einen Grünstreifen getrennt.
                    """
                ),
            ),
        ),
        Comment(
            author="rosa",
            at=moment("2026-10-27 19:48"),
            kind="question",
            text=prose(
                """
                Ist die Toilette wirklich rund um die Uhr offen und hat sie eine Liege? Auf dem
                Plan sehe ich nur ein Kästchen.
                """
            ),
            answer=Answer(
                office="gruen",
                asked_at=moment("2026-10-28 08:30"),
                drafted_at=moment("2026-11-05 11:00"),
                released_at=moment("2026-11-06 09:15"),
                text=prose(
                    """
                    Ja, sie ist mit dem Euroschlüssel immer zugänglich. Eine Pflegeliege war bisher
                    nicht vorgesehen. Ihr Hinweis hat uns überzeugt: Wir haben die Fläche um vier
                    Quadratmeter vergrößert, damit eine Liege hineinpasst.
                    """
                ),
                interim_at=moment("2026-11-02 10:00"),
                interim="Wir klären gerade mit dem Hochbauamt, ob eine Liege Platz findet.",
            ),
        ),
        Comment(
            author="leyla",
            at=moment("2026-11-01 21:16"),
            kind="suggestion",
            language="tr",
            text=prose(
                """
                Yaz akşamları ailece buraya geliyoruz. Lütfen suya inen basamakların yanına gölge
                yapan ağaçlar ve birkaç masa da koyun. Kendi yemeğimizi getirip oturmak istiyoruz.
                """
            ),
            replies=(
                Comment(
                    author="nele",
                    at=moment("2026-11-02 07:55"),
                    kind="opinion",
                    text=prose(
                        """
                        Tische zum Picknicken, ja bitte! Und Mülleimer mit Deckel, sonst freuen
                        sich nur die Krähen.
                        """
                    ),
                ),
            ),
        ),
        Comment(
            author="sam",
            at=moment("2026-11-08 10:31"),
            kind="question",
            language="en",
            text=prose(
                """
                I row with my club twice a week. Will the slipway stay usable during construction,
                or do we need to look for another place for the 2028 season?
                """
            ),
            answer=Answer(
                office="gruen",
                asked_at=moment("2026-11-09 09:20"),
                drafted_at=moment("2026-11-19 14:45"),
                text=prose(
                    """
                    Thank you for asking early. We plan to build in two sections so that one
                    slipway is open at any time. The clubs will get the dates by summer 2027.
                    """
                ),
            ),
        ),
        Comment(
            author="vogelfreund",
            at=moment("2026-11-15 16:22"),
            kind="opinion",
            text=prose(
                """
                Im Schilf neben dem Strandbad brüten seit zwei Jahren Teichrohrsänger. Bitte dort
                keine Sitzstufen und nachts kein Licht, das aufs Wasser scheint.
                """
            ),
            answer=Answer(office="gruen", asked_at=moment("2026-11-16 08:50")),
        ),
    ),
)
