"""Invented projects whose sheet gives the reason why there is no participation."""

from decimal import Decimal

from mitsprache.demo.content.shapes import (
    Answer,
    Comment,
    Contact,
    Cost,
    Picture,
    Promise,
    Sheet,
    Step,
    Update,
    moment,
    prose,
)

SOLAR_ROOFS = Sheet(
    slug="sonnenstrom-von-schuldaechern",
    title="Sonnenstrom von 40 Schuldächern",
    summary=prose(
        """
        Auf 40 Schulen entstehen Solaranlagen. Sie liefern so viel Strom, wie 1.600 Haushalte
        verbrauchen. 17 Anlagen laufen schon.
        """
    ),
    description=prose(
        """
        Schuldächer sind groß, flach und mittags in der Sonne. Bis Ende 2028 rüstet die Stadt 40
        von ihnen mit Solaranlagen aus. Den Strom nutzen die Schulen selbst; was übrig bleibt,
        fließt ins Netz.

        In jeder Schule zeigt eine Tafel, was das Dach gerade leistet. Drei Anlagen gehören
        Schülerfirmen, die den Überschuss verkaufen und über den Erlös entscheiden.
        """
    ),
    state="running",
    state_note="17 von 40 Anlagen sind am Netz.",
    office="hochbau",
    districts=(),
    topics=("gebaeude", "klima", "bildung"),
    target_groups=("schulen", "alle"),
    participation="none",
    participation_reason=prose(
        """
        Welche Dächer geeignet sind, ergibt sich aus Statik, Brandschutz und Ausrichtung; einen
        Spielraum gibt es dabei nicht. Die Schulen werden vor jedem Bau informiert.
        """
    ),
    costs=(
        Cost(
            kind="amount",
            stated_at=moment("2025-01-14 10:00"),
            low=Decimal("9400000.00"),
            sources="Kredit der Förderbank, zurückgezahlt aus eingespartem Strom",
            estimated_on="2024-12",
        ),
    ),
    resolutions=(("stvv-0207", "adopted"),),
    steps=(
        Step(what="10 Anlagen", planned="2025-12", actual="2025-11-20", state="done"),
        Step(what="20 Anlagen", planned="2026-12", state="running"),
        Step(what="30 Anlagen", planned="2027", state="open"),
        Step(what="40 Anlagen", planned="2028", state="open"),
    ),
    updates=(
        Update(
            at=moment("2026-10-01 10:00"),
            changed="Stand aktualisiert: 17 Anlagen, 2,1 Gigawattstunden seit Beginn.",
            why="Vierteljährliche Ablesung.",
        ),
    ),
    promises=(
        Promise(
            text="Jede Schule erfährt bis Jahresende, wann ihr Dach an der Reihe ist.",
            due="2026",
            made_at=moment("2025-01-15 10:00"),
        ),
    ),
    contacts=(
        Contact(role="subject", office="hochbau"),
        Contact(role="subject", office="schule"),
    ),
    pictures=(
        Picture(
            name="solardaecher",
            alt=(
                "Gezeichnetes Bild: Schulgebäude mit blauen Solaranlagen auf den Dächern, darüber "
                "eine große Sonne, im Hintergrund die Stadt."
            ),
        ),
    ),
    published_at=moment("2025-01-15 10:00"),
    comments=(
        Comment(
            author="kastanie",
            at=moment("2026-10-02 19:00"),
            kind="opinion",
            text=prose(
                """
                Unsere Schülerfirma hat 412 Euro verdient. Davon kaufen wir einen Wasserspender. Ich
                bin in der 6b und finde, das sollten alle Schulen machen.
                """
            ),
            answer=Answer(
                office="hochbau",
                asked_at=moment("2026-10-05 09:00"),
                drafted_at=moment("2026-10-12 09:00"),
                released_at=moment("2026-10-13 09:00"),
                text=prose(
                    """
                    Herzlichen Glückwunsch! Fünf weitere Schulen haben sich gemeldet. Vielleicht
                    mögt ihr ihnen zeigen, wie es geht: Wir organisieren das Treffen, ihr erzählt.
                    """
                ),
            ),
        ),
        Comment(
            author="quast",
            at=moment("2026-11-03 08:08"),
            kind="question",
            text="17 von geplanten 20 bis Dezember: Kommen die drei fehlenden Anlagen noch dieses Jahr?",
            answer=Answer(
                office="hochbau",
                asked_at=moment("2026-11-03 10:00"),
                drafted_at=moment("2026-11-17 12:00"),
                released_at=moment("2026-11-18 09:00"),
                text=prose(
                    """
                    Zwei ja, eine nein. An der dritten Schule muss zuerst das Dach abgedichtet
                    werden, das wird Februar.
                    """
                ),
            ),
        ),
    ),
)

FIRE_STATION = Sheet(
    slug="geraetehaus-naurod",
    title="Neues Gerätehaus für die Freiwillige Feuerwehr Naurod",
    summary=prose(
        """
        Die Feuerwehr in Naurod bekommt ein Haus, in das ihre Fahrzeuge wirklich hineinpassen. Der
        Neubau ist beschlossen, Baubeginn ist im Sommer 2027.
        """
    ),
    description=prose(
        """
        Das alte Gerätehaus von 1962 ist zu niedrig für heutige Fahrzeuge, die Umkleiden liegen
        hinter den Stellplätzen, und für die 14 Frauen der Wehr gibt es keine eigenen Duschen.

        Der Neubau am Ortsrand hat drei Tore, getrennte Bereiche für saubere und verrauchte
        Kleidung, einen Raum für die Jugendfeuerwehr und ein begrüntes Dach mit Solaranlage. Bei
        Stromausfall wird er zur Anlaufstelle für den ganzen Ort.
        """
    ),
    state="decided",
    state_note="Beschlossen am 12. März 2026, Bauantrag ist gestellt.",
    office="feuerwehr",
    districts=("naurod",),
    topics=("sicherheit", "gebaeude"),
    target_groups=("nachbarschaft", "vereine"),
    participation="none",
    participation_reason=prose(
        """
        Standort und Raumprogramm folgen aus der Hilfsfrist von zehn Minuten und den Vorschriften
        zum Unfallschutz. Der Ortsbeirat wurde angehört; zum Baurecht läuft das förmliche Verfahren
        mit Auslegung.
        """
    ),
    costs=(
        Cost(
            kind="amount",
            stated_at=moment("2026-03-13 10:00"),
            low=Decimal("5350000.00"),
            sources="Haushalt der Stadt; Land Hessen, Brandschutzförderung (620.000 Euro)",
            estimated_on="2026-02",
        ),
    ),
    resolutions=(("ob-naurod-2026", "other"), ("stvv-0071", "adopted")),
    steps=(
        Step(what="Bauantrag", planned="2026-09", actual="2026-09-14", state="done"),
        Step(what="Auslegung der Pläne", planned="2027-01", state="open"),
        Step(what="Baubeginn", planned="2027-07", state="open"),
        Step(what="Einzug", planned="2028-Q4", state="open"),
    ),
    updates=(
        Update(
            at=moment("2026-09-15 10:00"),
            changed="Bauantrag eingetragen.",
            why="Die Unterlagen sind vollständig beim Bauaufsichtsamt.",
        ),
    ),
    contacts=(
        Contact(role="subject", office="feuerwehr"),
        Contact(role="subject", office="hochbau"),
    ),
    pictures=(
        Picture(
            name="feuerwehr",
            alt=(
                "Gezeichnetes Bild: ein modernes Gerätehaus mit drei roten Toren und "
                "Schlauchturm, vor einem Tor steht ein Löschfahrzeug."
            ),
        ),
    ),
    place="Ortsrand Naurod",
    latitude=50.1352,
    longitude=8.3036,
    published_at=moment("2026-03-13 12:00"),
    comments=(
        Comment(
            author="tarik",
            at=moment("2026-03-20 20:20"),
            kind="question",
            text="Können Menschen aus dem Ort das Haus auch für Erste-Hilfe-Kurse nutzen?",
            answer=Answer(
                office="feuerwehr",
                asked_at=moment("2026-03-23 09:00"),
                drafted_at=moment("2026-03-26 10:00"),
                released_at=moment("2026-03-27 10:00"),
                text=prose(
                    """
                    Ja, der Schulungsraum hat einen eigenen Eingang. Vereine und Kurse können ihn
                    buchen, solange kein Einsatz läuft.
                    """
                ),
            ),
        ),
    ),
)

BUS_STOPS = Sheet(
    slug="barrierefreie-haltestellen",
    title="Barrierefreie Bushaltestellen 2025 bis 2028",
    summary=prose(
        """
        240 Haltestellen bekommen hohe Bordsteine, Leitstreifen und Wetterschutz. Die Hälfte ist
        geschafft.
        """
    ),
    description=prose(
        """
        Mit Rollstuhl, Rollator oder Kinderwagen entscheidet der Bordstein, ob eine Busfahrt
        möglich ist. Die Stadt baut deshalb bis Ende 2028 alle stark genutzten Haltestellen um:
        mit 22 Zentimeter hohen Bordsteinen, Leitstreifen für blinde Menschen, Sitzplätzen und
        Dach.

        Die Reihenfolge folgt einer Punkteliste: Fahrgastzahl, Nähe zu Kliniken, Schulen und
        Pflegeheimen, Zustand. Sie wird einmal im Jahr fortgeschrieben.
        """
    ),
    state="running",
    state_note="124 von 240 Haltestellen sind umgebaut (Stand 31. August 2026).",
    office="tiefbau",
    districts=(),
    topics=("verkehr", "teilhabe"),
    target_groups=("fahrgaeste", "behinderung", "aeltere", "kinder"),
    participation="none",
    participation_reason=prose(
        """
        Der Umbau ist gesetzlich vorgeschrieben und technisch genormt; über Ob und Wie lässt sich
        nicht abstimmen. Die Punkteliste wurde mit dem Arbeitskreis der Menschen mit Behinderungen
        aufgestellt. Hinweise zu einzelnen Haltestellen nehmen wir jederzeit hier entgegen.
        """
    ),
    costs=(
        Cost(
            kind="amount",
            stated_at=moment("2024-12-10 10:00"),
            low=Decimal("16800000.00"),
            sources="Land Hessen (75 Prozent); Haushalt der Stadt",
            estimated_on="2024-11",
        ),
    ),
    resolutions=(("stvv-0199", "adopted"),),
    steps=(
        Step(what="60 Haltestellen", planned="2025", actual="2025-12", state="done"),
        Step(
            what="120 Haltestellen",
            planned="2026-08",
            actual="2026-08-14",
            state="done",
        ),
        Step(what="180 Haltestellen", planned="2027", state="running"),
        Step(what="240 Haltestellen", planned="2028", state="open"),
    ),
    updates=(
        Update(
            at=moment("2026-09-01 10:00"),
            changed="Stand aktualisiert: 124 Haltestellen.",
            why="Vierteljährlicher Bericht des Tiefbau- und Vermessungsamts.",
        ),
    ),
    contacts=(Contact(role="subject", office="tiefbau"),),
    pictures=(
        Picture(
            name="haltestelle",
            alt=(
                "Gezeichnetes Bild: eine Bushaltestelle mit Dach, an der ein Mensch im Rollstuhl "
                "ebenerdig in einen roten Bus fährt."
            ),
        ),
    ),
    published_at=moment("2024-12-11 10:00"),
    comments=(
        Comment(
            author="rosa",
            at=moment("2026-09-04 17:30"),
            kind="opinion",
            text=prose(
                """
                Die neue Haltestelle am Platz der Deutschen Einheit ist ein Traum. An der
                Waldstraße steht aber ein Verteilerkasten genau auf dem Leitstreifen. Dagegen läuft
                man mit dem Stock.
                """
            ),
            answer=Answer(
                office="tiefbau",
                asked_at=moment("2026-09-07 09:00"),
                drafted_at=moment("2026-09-10 10:00"),
                released_at=moment("2026-09-10 15:30"),
                text=prose(
                    """
                    Das darf nicht sein, danke für die Meldung. Der Kasten wird noch im November
                    versetzt; bis dahin leitet ein gelber Streifen um ihn herum.
                    """
                ),
            ),
        ),
        Comment(
            author="heinz",
            at=moment("2026-10-12 10:45"),
            kind="suggestion",
            text="Bitte an jede Haltestelle eine Bank mit Armlehnen. Ohne komme ich nicht wieder hoch.",
            replies=(
                Comment(
                    author="adelheid",
                    at=moment("2026-10-12 18:20"),
                    kind="opinion",
                    text="Das geht mir genauso. Und bitte nicht aus Metall, im Winter ist das eiskalt.",
                ),
            ),
        ),
    ),
)
