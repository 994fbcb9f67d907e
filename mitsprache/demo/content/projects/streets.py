"""Invented projects on the way: a cycle route and mobility hubs."""

from datetime import date
from decimal import Decimal

from mitsprache.demo.content.shapes import (
    Answer,
    Comment,
    Contact,
    Cost,
    Hiding,
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

CYCLE_ROUTE = Sheet(
    slug="radachse-biebrich-innenstadt",
    title="Radachse Biebrich – Innenstadt",
    summary=prose(
        """
        Fünf Kilometer sicher und ohne Umweg vom Rhein in die Innenstadt: Der Beschluss steht, im
        Frühjahr 2027 beginnt der Bau.
        """
    ),
    description=prose(
        """
        Täglich fahren rund 2.900 Menschen mit dem Rad zwischen Biebrich und der Innenstadt, viele
        davon auf einem Streifen neben parkenden Autos. Die Radachse führt künftig durch ruhige
        Straßen und über breite, geschützte Radwege.

        ## Was gebaut wird

        - 3,2 Kilometer geschützter Radweg, mindestens 2,30 Meter breit
        - 1,8 Kilometer Fahrradstraße
        - vier Kreuzungen mit eigener Grünphase
        - 160 Fahrradbügel, auch für Lastenräder

        Für Menschen zu Fuß werden zugleich neun Querungen sicherer. 86 Parkplätze entfallen, 40
        kommen in der Nähe hinzu.
        """
    ),
    state="decided",
    state_note="Beschlossen am 18. September 2025; der Bauauftrag wird gerade ausgeschrieben.",
    office="tiefbau",
    districts=("biebrich", "suedost", "mitte"),
    topics=("verkehr", "klima", "sicherheit"),
    target_groups=("unterwegs", "nachbarschaft", "gewerbe"),
    participation="done",
    level="consultation",
    room_for_decision="Offen waren die Strecke in drei Abschnitten und die Lage der Ladezonen.",
    process=Participation(
        who="Anwohnende, Gewerbe, Verbände des Rad-, Fuß- und Autoverkehrs, Schulen.",
        basis="Vorplanung mit drei Varianten je Abschnitt.",
        online="640 Hinweise gingen über eine Karte ein, 71 per Post.",
        possibilities="Gefahrenstellen melden, Varianten abwägen, Ladezonen vorschlagen.",
        aim="Eine Strecke, die sicher ist und den Handel nicht ausschließt.",
        begins="2024-09",
        ends="2025-02",
        last_day=date(2025, 1, 31),
        phases=(
            Phase(what="Auftakt im Rathaus", begins="2024-09-19"),
            Phase(what="Hinweise auf der Karte", begins="2024-09-20", ends="2025-01-31"),
            Phase(
                what="Werkstatt Ladezonen",
                begins="2025-02-13",
                content="Mit 34 Geschäften; Ergebnis: 22 Ladezonen statt der geplanten 12.",
            ),
        ),
        cost="46.000 Euro, davon 20.000 Euro vom Land.",
    ),
    costs=(
        Cost(
            kind="range",
            stated_at=moment("2024-09-10 10:00"),
            low=Decimal("4000000.00"),
            high=Decimal("5500000.00"),
            sources="Haushalt der Stadt",
            estimated_on="2024-08",
        ),
        Cost(
            kind="amount",
            stated_at=moment("2025-09-19 09:00"),
            low=Decimal("4850000.00"),
            sources="Bund, Sonderprogramm „Stadt und Land“ (3,6 Millionen Euro); Haushalt der Stadt",
            estimated_on="2025-08",
            reason="Die Entwurfsplanung liegt vor; aus der Spanne ist ein Betrag geworden.",
        ),
    ),
    resolutions=(
        ("ob-biebrich-2024", "other"),
        ("stvv-0312", "adopted"),
    ),
    steps=(
        Step(what="Beteiligung", planned="2025-01", actual="2025-02-13", state="done"),
        Step(what="Beschluss", planned="2025-Q3", actual="2025-09-18", state="done"),
        Step(what="Ausschreibung", planned="2026-Q4", state="running"),
        Step(what="Baubeginn am Biebricher Ende", planned="2027-04", state="open"),
        Step(what="Durchgehend befahrbar", planned="2028-10", state="open"),
    ),
    updates=(
        Update(
            at=moment("2025-09-19 09:00"),
            changed="Beschluss, Kosten und Zeitplan eingetragen.",
            why="Die Stadtverordnetenversammlung hat zugestimmt.",
        ),
        Update(
            at=moment("2026-09-28 13:00"),
            changed="Baubeginn von Oktober 2026 auf April 2027 verschoben.",
            why="Ein Rohr der Fernwärme muss vor dem Bau erneuert werden.",
            moved=(("Baubeginn am Biebricher Ende", "2026-10"),),
        ),
    ),
    promises=(
        Promise(
            text="Wir drucken einen Bericht darüber, wie wir mit den 711 Hinweisen umgehen.",
            due="2025-Q2",
            made_at=moment("2024-09-10 10:00"),
            kept_at=moment("2025-06-12 10:00"),
            note="Bericht erschienen: 402 Hinweise übernommen, 118 teilweise, 191 begründet nicht.",
        ),
    ),
    contacts=(
        Contact(role="subject", office="tiefbau"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="radachse",
            alt=(
                "Gezeichnetes Bild: ein breiter, blau abgesetzter Radweg mit Grünstreifen, darauf "
                "eine Frau im Lastenrad mit zwei Kindern und ein Mann auf dem Rad."
            ),
        ),
    ),
    place="Rheingaustraße bis Luisenplatz",
    latitude=50.0618,
    longitude=8.2395,
    published_at=moment("2024-09-10 10:00"),
    comments=(
        Comment(
            author="luise",
            at=moment("2025-09-19 18:22"),
            kind="opinion",
            text=prose(
                """
                2,30 Meter, getrennt vom Autoverkehr! Ich fahre mit zwei Kindern im Lastenrad und
                habe heute beim Abendessen laut gejubelt.
                """
            ),
        ),
        Comment(
            author="kiosk",
            at=moment("2025-09-22 09:05"),
            kind="opinion",
            text=prose(
                """
                Mein Kiosk lebt von Leuten, die kurz halten. Die Ladezone vor der Tür ist besser als
                nichts, aber anderthalb Jahre Baustelle machen mir Sorgen.
                """
            ),
            answer=Answer(
                office="tiefbau",
                asked_at=moment("2025-09-22 14:00"),
                drafted_at=moment("2025-10-01 10:00"),
                released_at=moment("2025-10-02 09:00"),
                text=prose(
                    """
                    Wir bauen in sieben Abschnitten, vor jedem Haus höchstens zehn Wochen. Die
                    Zugänge bleiben offen, und eine Kollegin ist während der Bauzeit jeden Dienstag
                    vor Ort. Für Umsatzausfälle gibt es einen Härtefonds; den Antrag bringt sie mit.
                    """
                ),
            ),
        ),
        Comment(
            author="brenner",
            at=moment("2025-10-03 23:18"),
            kind="opinion",
            text=prose(
                """
                Der Radverkehrsplaner ist doch zu dumm, eine Straße gerade zu ziehen. Der Mann
                gehört entlassen und soll sich was schämen.
                """
            ),
            hiding=Hiding(
                at=moment("2025-10-04 08:15"),
                ground="insult",
                reason=prose(
                    """
                    Der Text beleidigt eine einzelne Person und sagt nichts zur Sache. Kritik an
                    der Planung ist willkommen; bitte schreiben Sie sie ohne Beleidigung noch
                    einmal.
                    """
                ),
            ),
        ),
        Comment(
            author="rudi",
            at=moment("2026-09-29 07:30"),
            kind="question",
            text="Wird das Fernwärmerohr wenigstens auf ganzer Länge getauscht, oder graben wir 2030 wieder?",
            answer=Answer(
                office="tiefbau",
                asked_at=moment("2026-09-29 10:00"),
                drafted_at=moment("2026-10-08 15:00"),
                released_at=moment("2026-10-09 08:30"),
                text=prose(
                    """
                    Auf ganzer Länge, samt der Hausanschlüsse. Die Versorgungsbetriebe haben
                    zugesagt, danach zwanzig Jahre lang nicht mehr aufzugraben.
                    """
                ),
            ),
        ),
    ),
)

HUBS = Sheet(
    slug="mobilstationen-im-osten",
    title="Mobilstationen in den östlichen Ortsbezirken",
    summary=prose(
        """
        An sieben Haltestellen stehen künftig Leihräder, Carsharing und sichere Radboxen beisammen.
        Drei Stationen sind fertig, vier folgen bis Ende 2027.
        """
    ),
    description=prose(
        """
        Wer in Breckenheim, Medenbach oder Igstadt wohnt, braucht heute oft das eigene Auto, weil
        der letzte Kilometer fehlt. Mobilstationen schließen diese Lücke: Bus, Leihrad, Lastenrad,
        Carsharing und abschließbare Boxen an einem Ort, mit Licht, Dach und Fahrplananzeige mit
        Sprachausgabe.

        Fertig sind Nordenstadt, Delkenheim und Erbenheim. Es folgen Breckenheim, Medenbach,
        Igstadt und Auringen.
        """
    ),
    state="running",
    state_note="Drei von sieben Stationen sind in Betrieb.",
    office="tiefbau",
    districts=(
        "nordenstadt",
        "delkenheim",
        "erbenheim",
        "breckenheim",
        "medenbach",
        "igstadt",
        "auringen",
    ),
    topics=("verkehr", "klima"),
    target_groups=("fahrgaeste", "unterwegs", "nachbarschaft"),
    participation="done",
    level="consultation",
    room_for_decision="Offen waren die Standorte und die Ausstattung jeder Station.",
    process=Participation(
        who="Fahrgäste, Ortsbeiräte, Verkehrsgesellschaft.",
        basis="Zählung der Ein- und Ausstiege, Karte der Wege zur Haltestelle.",
        possibilities="Standort vorschlagen, Ausstattung ankreuzen.",
        aim="Stationen, die genutzt werden.",
        begins="2025-03",
        ends="2025-06",
        phases=(
            Phase(
                what="Infobus in sieben Orten",
                begins="2025-03-24",
                ends="2025-04-11",
                content="1.080 ausgefüllte Karten, die meisten mit dem Wunsch nach Radboxen.",
            ),
        ),
        cost="14.000 Euro für den Infobus.",
    ),
    costs=(
        Cost(
            kind="amount",
            stated_at=moment("2025-07-01 10:00"),
            low=Decimal("1120000.00"),
            sources="Land Hessen, Förderung Nahmobilität (70 Prozent); Haushalt der Stadt",
            estimated_on="2025-06",
        ),
    ),
    resolutions=(("magistrat-0233", "adopted"),),
    steps=(
        Step(what="Nordenstadt", planned="2026-03", actual="2026-03-27", state="done"),
        Step(what="Delkenheim", planned="2026-06", actual="2026-07-03", state="done"),
        Step(what="Erbenheim", planned="2026-09", actual="2026-09-18", state="done"),
        Step(what="Breckenheim und Medenbach", planned="2027-Q2", state="open"),
        Step(what="Igstadt und Auringen", planned="2027-Q4", state="open"),
    ),
    updates=(
        Update(
            at=moment("2026-09-18 16:00"),
            changed="Station Erbenheim eröffnet; Nutzung der ersten beiden Stationen ergänzt.",
            why="Ein halbes Jahr Betrieb: 61 von 80 Radboxen sind fest vermietet.",
        ),
    ),
    contacts=(
        Contact(role="subject", office="tiefbau"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="mobilstation",
            alt=(
                "Gezeichnetes Bild: eine überdachte Station am Ortsrand mit Bus, Leihrädern und "
                "kleinem Elektroauto, dahinter Felder und Hügel."
            ),
        ),
    ),
    place="Sieben Haltestellen im Osten der Stadt",
    latitude=50.0655,
    longitude=8.3405,
    published_at=moment("2025-07-02 10:00"),
    comments=(
        Comment(
            author="delkenheimerin",
            at=moment("2026-07-19 13:27"),
            kind="opinion",
            text=prose(
                """
                Seit zwei Wochen lasse ich das Auto stehen und nehme das Leihrad zur S-Bahn. Nur die
                Sprachausgabe redet nachts um zwei noch mit den Füchsen.
                """
            ),
            answer=Answer(
                office="tiefbau",
                asked_at=moment("2026-07-20 09:00"),
                drafted_at=moment("2026-07-23 11:00"),
                released_at=moment("2026-07-24 09:30"),
                text=prose(
                    """
                    Danke für den Hinweis, auch im Namen der Füchse. Zwischen 23 und 5 Uhr spricht
                    die Anzeige jetzt nur noch auf Knopfdruck.
                    """
                ),
            ),
        ),
    ),
)
