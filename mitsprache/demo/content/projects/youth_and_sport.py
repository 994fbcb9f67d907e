"""Invented projects for play, sport and young people."""

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

_PLAYGROUND_TEXT = prose(
    """
    Die Holzburg ist morsch, die Schaukel gesperrt, und der Sandkasten liegt in der prallen Sonne.
    Der Spielplatz am Freudenberg wird deshalb von Grund auf erneuert.

    - ein Kletterwald, in dem auch Kinder mit Rollstuhl oder Gehhilfe mitspielen
    - eine Nestschaukel, eine Wasserpumpe und ein Matschtisch auf zwei Höhen
    - ein Sonnensegel und sechs neue Bäume
    - Bänke, von denen aus man alles im Blick hat

    Die Arbeiten sollen bis zu den Sommerferien 2026 abgeschlossen sein.
    """
)

PLAYGROUND = Sheet(
    slug="spielplatz-freudenberg",
    title="Spielplatz Freudenberg wird erneuert",
    summary=prose(
        """
        Kletterwald, Wasserpumpe und Schatten: Der Spielplatz am Freudenberg entsteht neu, und zwar
        so, dass alle Kinder mitspielen können.
        """
    ),
    description=_PLAYGROUND_TEXT,
    state="running",
    state_note="Die Geräte sind bestellt.",
    office="gruen",
    districts=("dotzheim", "schierstein"),
    topics=("kinder", "teilhabe", "gruen"),
    target_groups=("kinder", "behinderung", "nachbarschaft"),
    participation="done",
    level="consultation",
    room_for_decision="Offen war, welche Geräte kommen. Größe und Budget standen fest.",
    process=Participation(
        who="Kinder der Kita nebenan, Eltern, ein Elternverein für Kinder mit Behinderungen.",
        basis="Fotos von zwölf Spielgeräten und drei Entwurfsskizzen.",
        possibilities="Punkte kleben, malen, ausprobieren.",
        aim="Ein Spielplatz, auf dem niemand nur zusieht.",
        begins="2025-09",
        ends="2025-09",
        last_day=date(2025, 9, 27),
        phases=(Phase(what="Spielplatzfest mit Abstimmung", begins="2025-09-27"),),
        cost="2.400 Euro.",
    ),
    costs=(
        Cost(
            kind="amount",
            stated_at=moment("2025-11-04 10:00"),
            low=Decimal("285000.00"),
            sources="Haushalt der Stadt; Aktion Mensch ist angefragt",
            estimated_on="2025-10",
        ),
    ),
    resolutions=(("ob-dotzheim-2025", "other"),),
    steps=(
        Step(
            what="Alte Geräte abgebaut",
            planned="2026-03",
            actual="2026-03-16",
            state="done",
        ),
        Step(what="Neuer Spielplatz eröffnet", planned="2026-07", state="open"),
    ),
    updates=(
        Update(
            at=moment("2026-04-02 10:00"),
            changed="Abbau der alten Geräte eingetragen.",
            why="Die Fläche ist frei.",
        ),
    ),
    promises=(
        Promise(
            text="Wir zeigen am Bauzaun, welche Wünsche der Kinder umgesetzt werden.",
            due="2026-05",
            made_at=moment("2025-09-29 10:00"),
        ),
    ),
    contacts=(
        Contact(role="subject", office="gruen"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="spielplatz",
            alt=(
                "Gezeichnetes Bild: ein Spielplatz mit Rutsche, Nestschaukel und Sonnensegel, "
                "Kinder klettern, ein Kind im Rollstuhl spielt am Matschtisch."
            ),
        ),
    ),
    place="Spielplatz am Freudenberg",
    latitude=50.0575,
    longitude=8.1932,
    published_at=moment("2025-11-05 10:00"),
    comments=(
        Comment(
            author="nele",
            at=moment("2026-08-31 16:20"),
            kind="question",
            text=prose(
                """
                Die Sommerferien sind vorbei, der Bauzaun steht noch. Wann können die Kinder wieder
                hin? Auf dieser Seite hat sich seit April nichts getan.
                """
            ),
            replies=(
                Comment(
                    author="eltern",
                    at=moment("2026-09-01 07:15"),
                    kind="opinion",
                    text="Das fragt unsere Kleine jeden Morgen am Zaun.",
                ),
            ),
        ),
    ),
)

SPORTS_GROUND = Sheet(
    slug="sportplatz-erbenheim",
    title="Sportplatz Erbenheim: ein Platz für alle",
    summary=prose(
        """
        Der alte Tennenplatz soll ein Kunstrasenfeld, eine Laufbahn und frei zugängliche Geräte
        bekommen. Ob und wie Sie mitplanen können, klärt sich bis zum Frühjahr.
        """
    ),
    description=prose(
        """
        Auf dem roten Tennenplatz wird seit 1968 gespielt, bei Regen mit nassen Füßen, bei Hitze im
        Staub. Der Fußballverein, zwei Schulen und viele, die einfach laufen wollen, teilen sich die
        Anlage.

        Geplant sind ein Kunstrasen ohne Plastikgranulat, eine 400-Meter-Bahn mit Licht bis 21 Uhr,
        Geräte für Kraft und Gleichgewicht und ein Kleinfeld, das immer offen ist.
        """
    ),
    state="planned",
    state_note="Vorplanung läuft, das Bodengutachten liegt vor.",
    office="sport",
    districts=("erbenheim",),
    topics=("sport", "kinder"),
    target_groups=("vereine", "schulen", "jugend", "aeltere"),
    participation="open",
    costs=(
        Cost(
            kind="range",
            stated_at=moment("2026-06-30 10:00"),
            low=Decimal("2200000.00"),
            high=Decimal("2900000.00"),
            sources="Haushalt der Stadt; Land Hessen, Sportstättenförderung; Eigenanteil des Vereins",
            estimated_on="2026-06",
        ),
    ),
    resolutions=(("ob-erbenheim-2026", "other"),),
    steps=(
        Step(what="Bodengutachten", planned="2026-09", actual="2026-10-02", state="done"),
        Step(what="Entscheidung über die Beteiligung", planned="2027-Q1", state="open"),
        Step(what="Beschluss", planned="2027-Q4", state="open"),
        Step(what="Anpfiff", planned="2029", state="open"),
    ),
    updates=(
        Update(
            at=moment("2026-10-05 09:00"),
            changed="Bodengutachten ergänzt.",
            why="Der Untergrund trägt; eine teure Entwässerung ist nicht nötig.",
        ),
    ),
    contacts=(
        Contact(role="subject", office="sport"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="sportplatz",
            alt=(
                "Gezeichnetes Bild: ein Sportplatz von oben mit grünem Feld und roter Laufbahn, "
                "darauf laufende und spielende Menschen, am Rand Bäume."
            ),
        ),
    ),
    place="Sportanlage Erbenheim",
    latitude=50.0551,
    longitude=8.3042,
    published_at=moment("2026-07-01 10:00"),
    comments=(
        Comment(
            author="trainerin",
            at=moment("2026-07-03 22:05"),
            kind="opinion",
            text=prose(
                """
                Als Trainerin der E-Jugend sage ich: bitte schnell. Wir schicken im Winter jede
                zweite Woche achtzehn Kinder wieder heim.
                """
            ),
        ),
        Comment(
            author="marek",
            at=moment("2026-07-05 10:30"),
            kind="question",
            text="Bleibt die Laufbahn auch offen, wenn der Verein trainiert?",
            answer=Answer(
                office="sport",
                asked_at=moment("2026-07-06 09:00"),
                drafted_at=moment("2026-07-14 10:00"),
                released_at=moment("2026-07-15 09:30"),
                text=prose(
                    """
                    Ja. Die äußeren beiden Bahnen sind immer frei, nur bei Wettkämpfen sperren wir
                    ganz. Die Termine hängen dann zwei Wochen vorher am Tor.
                    """
                ),
            ),
        ),
    ),
)

YOUTH_CENTRE = Sheet(
    slug="jugendhaus-delkenheim",
    title="Jugendhaus Delkenheim",
    summary=prose(
        """
        Delkenheim bekommt ein Jugendhaus mit Proberaum, Küche und Halfpipe. Der Bau ist
        beschlossen. Was drinnen passiert, entscheiden Jugendliche selbst.
        """
    ),
    description=prose(
        """
        Bisher treffen sich Jugendliche in Delkenheim an der Bushaltestelle. Ein Haus aus Holz am
        Sportplatz gibt ihnen ab 2028 einen eigenen Ort: einen großen Raum, eine Küche, einen
        schalldichten Proberaum, eine Werkstatt und draußen eine Halfpipe.

        Ein Rat aus zwölf Jugendlichen begleitet die Planung. Er hat ein eigenes Budget von 60.000
        Euro für die Einrichtung, über das nur er entscheidet.
        """
    ),
    state="decided",
    state_note="Bau beschlossen, der Jugendrat arbeitet am Raumplan.",
    office="soziales",
    districts=("delkenheim",),
    topics=("kinder", "plaetze"),
    target_groups=("jugend", "nachbarschaft"),
    participation="running",
    level="decision",
    room_for_decision=prose(
        """
        Der Jugendrat entscheidet über Einrichtung, Hausregeln und Farben. Bei Lärmschutz und
        Öffnungszeiten redet die Nachbarschaft mit.
        """
    ),
    process=Participation(
        who="Jugendliche von 12 bis 20 Jahren; für Lärm und Zeiten auch die Nachbarschaft.",
        basis="Raumprogramm und ein begehbares Modell aus Pappe.",
        online="Abstimmung über drei Raumpläne an den Schulen, Kommentare auf dieser Seite.",
        possibilities="Im Jugendrat mitarbeiten, abstimmen, Regeln vorschlagen.",
        aim="Ein Haus, das Jugendlichen gehört und mit dem die Nachbarschaft gut lebt.",
        begins="2026-09",
        ends="2027-02",
        last_day=date(2027, 2, 14),
        phases=(
            Phase(what="Wahl des Jugendrats", begins="2026-09-25"),
            Phase(what="Pappmodell bauen", begins="2026-11-07", ends="2026-11-08"),
            Phase(what="Abend für die Nachbarschaft", begins="2026-12-10"),
            Phase(
                what="Abstimmung über den Raumplan",
                begins="2027-02-08",
                ends="2027-02-14",
            ),
        ),
        cost="15.000 Euro.",
        support=prose(
            """
            Das Bundesprogramm „Demokratie leben!“ zahlt die Honorare für die Begleitung des
            Jugendrats.
            """
        ),
    ),
    costs=(
        Cost(
            kind="range",
            stated_at=moment("2026-05-22 10:00"),
            low=Decimal("3600000.00"),
            high=Decimal("4200000.00"),
            sources="Haushalt der Stadt; Land Hessen; Spende einer Stiftung (150.000 Euro)",
            estimated_on="2026-05",
        ),
    ),
    resolutions=(("ob-delkenheim-2025", "other"), ("stvv-0388", "adopted")),
    steps=(
        Step(what="Beschluss", planned="2026-05", actual="2026-05-21", state="done"),
        Step(
            what="Jugendrat gewählt",
            planned="2026-09",
            actual="2026-09-25",
            state="done",
        ),
        Step(what="Raumplan beschließen", planned="2027-02", state="open"),
        Step(what="Baubeginn", planned="2027-Q3", state="open"),
        Step(what="Eröffnung", planned="2028-09", state="open"),
    ),
    updates=(
        Update(
            at=moment("2026-09-28 11:00"),
            changed="Jugendrat vorgestellt, Termine bis Februar ergänzt.",
            why="Die Wahl ist gelaufen: 412 Stimmen, zwölf Mitglieder.",
        ),
    ),
    promises=(
        Promise(
            text="Der Jugendrat veröffentlicht nach jeder Sitzung, was er entschieden hat.",
            due="2026-12",
            made_at=moment("2026-09-28 11:00"),
        ),
    ),
    contacts=(
        Contact(role="subject", office="soziales"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="jugendhaus",
            alt=(
                "Gezeichnetes Bild: ein farbiges Holzhaus mit großem Fenster, davor eine "
                "Halfpipe mit einer Skaterin und Jugendliche mit Gitarre."
            ),
        ),
    ),
    place="Am Sportplatz Delkenheim",
    latitude=50.0418,
    longitude=8.3589,
    published_at=moment("2026-05-22 12:00"),
    comments=(
        Comment(
            author="ben",
            at=moment("2026-09-26 15:33"),
            kind="suggestion",
            text="Können wir im Proberaum auch aufnehmen? Ein altes Mischpult hätte mein Onkel übrig.",
            replies=(
                Comment(
                    author="leyla",
                    at=moment("2026-09-26 16:12"),
                    kind="opinion",
                    text="Und bitte feste Zeiten nur für Mädchen, sonst sind die Jungs immer zuerst da.",
                ),
                Comment(
                    author="ben",
                    at=moment("2026-09-26 16:40"),
                    kind="opinion",
                    text="Fair.",
                ),
            ),
            answer=Answer(
                office="soziales",
                asked_at=moment("2026-09-28 09:00"),
                drafted_at=moment("2026-10-06 10:00"),
                released_at=moment("2026-10-07 09:00"),
                text=prose(
                    """
                    Beides steht auf der Liste des Jugendrats: ein kleines Tonstudio und mittwochs
                    ein Nachmittag nur für Mädchen. Entschieden wird in der Sitzung am 2. Dezember.
                    Das Mischpult nehmen wir gern.
                    """
                ),
            ),
        ),
        Comment(
            author="delkenheimerin",
            at=moment("2026-10-10 09:48"),
            kind="question",
            text=prose(
                """
                Mein Schlafzimmer liegt 60 Meter neben der Halfpipe. Bis wann darf gefahren werden,
                und wer ist abends erreichbar, wenn es zu laut wird?
                """
            ),
            answer=Answer(
                office="soziales",
                asked_at=moment("2026-10-12 08:30"),
                drafted_at=moment("2026-10-21 10:00"),
                released_at=moment("2026-10-22 09:30"),
                text=prose(
                    """
                    Die Halfpipe wird aus Beton gebaut und mit Erde umschüttet, das dämpft stark.
                    Vorgesehen ist Schluss um 21 Uhr, am Wochenende um 22 Uhr. Beides besprechen wir
                    am 10. Dezember mit Ihnen, ebenso eine Rufnummer für den Abend.
                    """
                ),
            ),
        ),
    ),
)
