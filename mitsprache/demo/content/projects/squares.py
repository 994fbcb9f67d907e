"""Invented projects for squares: one to be designed, one finished."""

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

VILLAGE_SQUARE = Sheet(
    slug="dorfplatz-bierstadt",
    title="Dorfplatz Bierstadt: vom Parkplatz zum Treffpunkt",
    summary=prose(
        """
        Aus dem Parkplatz in der Ortsmitte wird ein Platz für Markt, Kerb und Feierabend. Der Umbau
        ist beschlossen; wie der Platz aussieht, entwerfen wir gemeinsam.
        """
    ),
    description=prose(
        """
        Mittwochs Wochenmarkt, einmal im Jahr Kerb, sonst parkende Autos: Der Platz in der Mitte
        von Bierstadt kann mehr. Künftig soll er allen gehören, die sich dort treffen, einkaufen
        oder ausruhen möchten.

        Beschlossen ist der Rahmen: ein ebener Belag ohne Stufen, Anschlüsse für Strom und Wasser,
        mindestens zwölf Bäume und die Hälfte der heutigen Stellplätze am Rand. Alles Weitere, vom
        Brunnen bis zur Bühne, kommt im Frühjahr 2027 auf den Tisch.
        """
    ),
    state="decided",
    state_note="Rahmen beschlossen, Entwurf beginnt nach den Werkstätten im Frühjahr 2027.",
    office="stadtplanung",
    districts=("bierstadt",),
    topics=("plaetze", "gruen"),
    target_groups=("nachbarschaft", "gewerbe", "vereine", "aeltere"),
    participation="planned",
    level="cooperation",
    room_for_decision=prose(
        """
        Innerhalb des beschlossenen Rahmens entscheidet die Werkstatt über Möblierung, Brunnen,
        Bühne und Baumarten. Der Ortsbeirat hat zugesagt, ihr Ergebnis zu übernehmen, solange es
        bezahlbar ist.
        """
    ),
    process=Participation(
        who="Anwohnende, Marktbeschickende, Vereine, Grundschule; 30 Plätze werden ausgelost.",
        basis="Beschlossener Rahmen und ein Modell des Platzes im Maßstab 1:100.",
        possibilities="Am Modell bauen, Varianten vergleichen, gemeinsam entscheiden.",
        aim="Ein Entwurf, der im Sommer 2027 zum Ortsbeirat geht.",
        begins="2027-03",
        ends="2027-05",
        phases=(
            Phase(what="Erste Werkstatt", begins="2027-03-13"),
            Phase(
                what="Platzprobe: das Modell im Maßstab 1:1, mit Klebeband und Stühlen",
                begins="2027-04-24",
            ),
            Phase(what="Zweite Werkstatt und Entscheidung", begins="2027-05-29"),
        ),
        cost="24.000 Euro.",
    ),
    costs=(
        Cost(
            kind="amount",
            stated_at=moment("2026-07-17 10:00"),
            low=Decimal("1450000.00"),
            sources="Bund und Land, Programm „Lebendige Zentren“ (zwei Drittel); Haushalt der Stadt",
            estimated_on="2026-06",
        ),
    ),
    resolutions=(("ob-bierstadt-2026", "other"), ("stvv-0467", "adopted")),
    steps=(
        Step(
            what="Rahmen beschlossen",
            planned="2026-07",
            actual="2026-07-16",
            state="done",
        ),
        Step(what="Losziehung für die Werkstatt", planned="2027-01", state="open"),
        Step(what="Werkstätten", planned="2027-03", state="open"),
        Step(what="Baubeginn nach der Kerb", planned="2028-Q3", state="open"),
    ),
    updates=(
        Update(
            at=moment("2026-09-25 10:00"),
            changed="Termine der drei Werkstätten ergänzt.",
            why="Die Räume in der Grundschule sind zugesagt.",
        ),
    ),
    promises=(
        Promise(
            text="Das Modell mit dem Ergebnis steht vier Wochen lang in der Ortsverwaltung.",
            due="2027-06",
            made_at=moment("2026-07-17 10:00"),
        ),
    ),
    contacts=(
        Contact(role="subject", office="stadtplanung"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="marktplatz",
            alt=(
                "Gezeichnetes Bild: ein Marktplatz mit gestreiften Ständen, Fachwerkhäusern und "
                "einem Brunnen, dazwischen Menschen mit Einkaufstaschen."
            ),
        ),
    ),
    place="Ortsmitte Bierstadt",
    latitude=50.0842,
    longitude=8.2815,
    published_at=moment("2026-07-17 12:00"),
    comments=(
        Comment(
            author="petra",
            at=moment("2026-07-18 09:10"),
            kind="suggestion",
            text=prose(
                """
                Ein Brunnen, an dem man die Füße ins Wasser halten kann! Und für den Markt bitte
                versenkbare Stromanschlüsse statt der Kabelbrücken, über die jede Woche jemand
                stolpert.
                """
            ),
            replies=(
                Comment(
                    author="marek",
                    at=moment("2026-07-18 20:35"),
                    kind="opinion",
                    text=prose(
                        """
                        Als Marktbeschicker unterschreibe ich den Strom sofort. Wasseranschluss für
                        den Fischstand wäre das Tüpfelchen.
                        """
                    ),
                ),
            ),
            answer=Answer(
                office="stadtplanung",
                asked_at=moment("2026-07-20 09:00"),
                drafted_at=moment("2026-07-29 10:00"),
                released_at=moment("2026-07-30 11:00"),
                text=prose(
                    """
                    Versenkbare Anschlüsse für Strom und Wasser gehören zum beschlossenen Rahmen.
                    Der Brunnen ist offen: Bringen Sie die Idee gern in die erste Werkstatt mit.
                    """
                ),
            ),
        ),
        Comment(
            author="citizen",
            at=moment("2026-11-02 19:05"),
            kind="question",
            text=prose(
                """
                Werden die 30 Plätze nur unter Menschen aus Bierstadt verlost? Ich wohne in Igstadt,
                kaufe aber jede Woche auf dem Markt ein.
                """
            ),
            answer=Answer(
                office="stadtplanung",
                asked_at=moment("2026-11-03 09:15"),
                drafted_at=moment("2026-11-20 16:10"),
                text=prose(
                    """
                    20 Plätze werden in Bierstadt verlost, zehn unter allen anderen Interessierten.
                    Sie können sich ab Januar anmelden.
                    """
                ),
            ),
        ),
    ),
)

NEIGHBOURHOOD_SQUARE = Sheet(
    slug="quartiersplatz-parkfeld",
    title="Quartiersplatz Parkfeld",
    summary=prose(
        """
        Der neue Quartiersplatz ist fertig: ein Dach zum Unterstellen, ein Bolzplatz, Tischtennis
        und eine lange Bank, die die Nachbarschaft selbst gebaut hat.
        """
    ),
    description=prose(
        """
        Drei Jahre nach der ersten Ideensammlung ist aus der Restfläche zwischen den Wohnblöcken
        ein Platz geworden. Das Dach sammelt Regenwasser für die Beete, der Bolzplatz hat einen
        Boden, der leise ist, und die 40 Meter lange Bank trägt die Namen aller, die an ihr
        geschraubt haben.

        Die Patenschaft für die Beete hat der Nachbarschaftsverein übernommen.
        """
    ),
    state="finished",
    state_note="Eröffnet am 5. September 2026.",
    office="stadtplanung",
    districts=("biebrich",),
    topics=("plaetze", "kinder", "zusammenleben"),
    target_groups=("nachbarschaft", "kinder", "jugend"),
    participation="done",
    level="cooperation",
    room_for_decision="Über Ausstattung und Namen des Platzes hat die Nachbarschaft entschieden.",
    process=Participation(
        who="Rund 160 Menschen aus dem Parkfeld, darunter 50 Kinder und Jugendliche.",
        basis="Ein leerer Lageplan und viel Kreide.",
        possibilities="Wünsche sammeln, am Modell bauen, abstimmen, mitschrauben.",
        aim="Ein Platz, auf den alle aufpassen, weil er ihrer ist.",
        begins="2023",
        ends="2026-05",
        phases=(
            Phase(what="Kreidetag auf dem Platz", begins="2023-09-16"),
            Phase(what="Abstimmung über drei Entwürfe", begins="2024-06-08"),
            Phase(
                what="Bauwochen für die lange Bank",
                begins="2026-04-20",
                ends="2026-05-08",
            ),
        ),
        cost="38.000 Euro, dazu 900 Stunden ehrenamtliche Arbeit.",
    ),
    costs=(
        Cost(
            kind="amount",
            stated_at=moment("2024-07-02 10:00"),
            low=Decimal("720000.00"),
            sources="Bund und Land, Programm „Sozialer Zusammenhalt“; Haushalt der Stadt",
            estimated_on="2024-06",
        ),
        Cost(
            kind="amount",
            stated_at=moment("2026-10-12 10:00"),
            low=Decimal("698400.00"),
            sources="Bund und Land, Programm „Sozialer Zusammenhalt“; Haushalt der Stadt",
            estimated_on="2026-10",
            reason="Schlussrechnung: Durch die Eigenleistung wurde es etwas günstiger.",
        ),
    ),
    resolutions=(("ob-biebrich-2023", "other"), ("magistrat-0176", "adopted")),
    steps=(
        Step(what="Baubeginn", planned="2025-09", actual="2025-10-06", state="done"),
        Step(what="Eröffnung", planned="2026-06", actual="2026-09-05", state="done"),
    ),
    updates=(
        Update(
            at=moment("2026-05-12 10:00"),
            changed="Eröffnung vom Juni auf September 2026 verschoben.",
            why="Der leise Bolzplatzbelag kam erst im Juli.",
        ),
        Update(
            at=moment("2026-10-12 10:00"),
            changed="Schlussrechnung eingetragen: 698.400 Euro.",
            why="Durch die Eigenleistung wurde es etwas günstiger.",
        ),
    ),
    promises=(
        Promise(
            text="Ein Jahr nach der Eröffnung fragen wir vor Ort, was sich bewährt hat.",
            due="2027-09",
            made_at=moment("2026-10-12 10:00"),
        ),
    ),
    contacts=(
        Contact(role="subject", office="stadtplanung"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="quartiersplatz",
            alt=(
                "Gezeichnetes Bild: ein Platz zwischen bunten Wohnhäusern mit Tischtennisplatte, "
                "langer Bank und spielenden Kindern."
            ),
        ),
    ),
    place="Parkfeld, zwischen den Wohnblöcken",
    latitude=50.0447,
    longitude=8.2172,
    published_at=moment("2024-07-03 10:00"),
    comments=(
        Comment(
            author="ben",
            at=moment("2026-09-06 16:48"),
            kind="opinion",
            text=prose(
                """
                Mein Name steht auf der Bank!!! Der Boden vom Bolzplatz ist wirklich leise, nur wir
                nicht.
                """
            ),
            replies=(
                Comment(
                    author="deniz",
                    at=moment("2026-09-06 18:10"),
                    kind="opinion",
                    text="Solange ihr um neun Schluss macht, ist alles gut. Grüße aus dem dritten Stock.",
                ),
            ),
        ),
        Comment(
            author="deniz",
            at=moment("2026-09-15 19:20"),
            kind="suggestion",
            text="Abends fehlt am Durchgang zur Bushaltestelle eine Lampe. Sonst: danke, sehr gelungen.",
            answer=Answer(
                office="stadtplanung",
                asked_at=moment("2026-09-16 09:00"),
                drafted_at=moment("2026-09-24 13:00"),
                released_at=moment("2026-09-25 09:00"),
                text=prose(
                    """
                    Die Lampe ist bestellt und wird im Dezember montiert. Sie leuchtet warm und nur
                    nach unten, damit im dritten Stock Nacht bleibt.
                    """
                ),
            ),
        ),
    ),
)
