"""Invented projects that are still ideas: a community garden, a museum of the city."""

from mitsprache.demo.content.shapes import (
    Answer,
    Comment,
    Contact,
    Cost,
    Participation,
    Phase,
    Picture,
    Sheet,
    Step,
    moment,
    prose,
)

GARDEN = Sheet(
    slug="gemeinschaftsgarten-kostheim",
    title="Gemeinschaftsgarten am Mainufer",
    summary=prose(
        """
        Eine Nachbarschaft in Kostheim möchte auf einer Brache gemeinsam gärtnern. Die Stadt prüft,
        ob das geht. Noch ist es eine Idee.
        """
    ),
    description=prose(
        """
        Zwischen Mainufer und Kleingärten liegt ein 2.300 Quadratmeter großes Stück Wiese, auf dem
        früher ein Lagerschuppen stand. Eine Gruppe aus der Nachbarschaft schlägt vor, dort einen
        offenen Garten anzulegen: mit Hochbeeten, einem Bienenstand, einem Backofen und Platz
        für Kindergruppen.

        Zu klären sind drei Fragen: Ist der Boden sauber? Wie oft steht die Fläche unter Wasser?
        Und wer übernimmt die Verantwortung, wenn die erste Begeisterung vorbei ist?
        """
    ),
    state="idea",
    state_note="Das Umweltamt untersucht den Boden.",
    office="gruen",
    districts=("kostheim",),
    topics=("gruen", "zusammenleben"),
    target_groups=("nachbarschaft", "kinder", "vereine"),
    participation="open",
    costs=(
        Cost(
            kind="unknown",
            stated_at=moment("2026-09-02 10:00"),
            reason=prose(
                """
                Was der Garten kostet, hängt vom Ergebnis der Bodenuntersuchung ab, das im Januar
                2027 vorliegen soll.
                """
            ),
        ),
    ),
    resolutions=(("ob-kostheim-2026", "other"),),
    steps=(
        Step(what="Bodenuntersuchung", planned="2027-01", state="running"),
        Step(what="Treffen mit allen Interessierten", planned="2027-03", state="open"),
    ),
    contacts=(
        Contact(role="subject", office="gruen"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="gemeinschaftsgarten",
            alt=(
                "Gezeichnetes Bild: Hochbeete mit Tomaten, Kürbissen und Sonnenblumen, drei "
                "Menschen gießen und ernten, hinten fließt ein Fluss."
            ),
        ),
    ),
    place="Brache am Mainufer in Kostheim",
    latitude=50.0021,
    longitude=8.3098,
    published_at=moment("2026-09-03 10:00"),
    comments=(
        Comment(
            author="sofia",
            at=moment("2026-09-05 09:14"),
            kind="opinion",
            text=prose(
                """
                Ich bin Teil der Gruppe und freue mich riesig, dass die Idee hier steht. Wir sind
                inzwischen 23 Leute aus neun Ländern, und keiner von uns hat einen Balkon.
                """
            ),
            replies=(
                Comment(
                    author="omar",
                    at=moment("2026-09-05 20:41"),
                    kind="question",
                    text="Kann man noch dazukommen? Ich war in Aleppo Gärtner.",
                ),
                Comment(
                    author="sofia",
                    at=moment("2026-09-06 08:03"),
                    kind="opinion",
                    text="Ja, sehr gern! Samstags um elf sind wir auf der Wiese.",
                ),
            ),
        ),
        Comment(
            author="quast",
            at=moment("2026-09-20 15:00"),
            kind="question",
            text=prose(
                """
                Die Fläche lag 2011 und 2024 unter Wasser. Wird geprüft, ob Hochbeete und Backofen
                im Überschwemmungsgebiet überhaupt zulässig sind?
                """
            ),
            answer=Answer(
                office="gruen",
                asked_at=moment("2026-09-21 09:00"),
                drafted_at=moment("2026-09-30 10:00"),
                released_at=moment("2026-10-01 09:40"),
                text=prose(
                    """
                    Ja. Feste Bauten wären dort nicht zulässig, bewegliche Beete schon. Der Backofen
                    müsste auf Rädern stehen, wie es das in anderen Städten gibt. Die Wasserbehörde
                    nimmt bis Januar Stellung.
                    """
                ),
            ),
        ),
    ),
)

MUSEUM = Sheet(
    slug="haus-der-stadtgeschichte",
    title="Ein Haus für die Stadtgeschichte",
    summary=prose(
        """
        Wiesbaden erzählt seine Geschichte bisher an vielen kleinen Orten. Die Idee: ein Haus, in
        dem sie zusammenkommt, samt den Geschichten der Menschen, die zugezogen sind.
        """
    ),
    description=prose(
        """
        Thermalquellen, Kurgäste, Fabriken am Rhein, Nachkriegsjahre und die Koffer derer, die von
        weit her kamen: Das alles soll an einem Ort zu sehen und zu hören sein. Gedacht ist an ein
        leer stehendes Kaufhaus in der Innenstadt, das die Stadt für fünfzehn Jahre mieten könnte.

        Ob daraus ein Museum, ein Archiv zum Anfassen oder beides wird, ist offen. Zuerst möchten
        wir wissen, welche Geschichten Ihnen fehlen.
        """
    ),
    state="idea",
    state_note="Das Kulturamt sammelt Ideen und prüft das Gebäude.",
    office="kultur",
    districts=("mitte",),
    topics=("kultur", "zusammenleben"),
    target_groups=("alle", "schulen", "vereine"),
    participation="planned",
    level="consultation",
    room_for_decision="Fast alles ist offen: Themen, Ort und Betrieb.",
    process=Participation(
        who="Alle, die eine Geschichte zu erzählen haben.",
        possibilities="Gegenstände und Erinnerungen zeigen, Themen vorschlagen.",
        aim="Ein Konzept, über das die Stadtverordnetenversammlung 2028 beraten kann.",
        begins="2027-Q2",
        ends="2027-Q4",
        phases=(Phase(what="Erzählcafés in acht Stadtteilen", begins="2027-05", ends="2027-09"),),
    ),
    costs=(
        Cost(
            kind="unknown",
            stated_at=moment("2026-09-29 10:00"),
            reason="Solange Ort und Umfang offen sind, wäre jede Zahl geraten.",
        ),
    ),
    resolutions=(("stvv-2023", "other"),),
    steps=(
        Step(what="Gebäude geprüft", planned="2027-Q1", state="running"),
        Step(what="Erzählcafés", planned="2027-Q2", state="open"),
        Step(what="Grundsatzbeschluss", planned="2028", state="open"),
    ),
    contacts=(
        Contact(role="subject", office="kultur"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="museum",
            alt=(
                "Gezeichnetes Bild: ein helles Haus mit Säulen und Freitreppe, aus dessen Fenstern "
                "warmes Licht fällt; davor ein Brunnen und Menschen mit einem alten Koffer."
            ),
        ),
    ),
    place="Ehemaliges Kaufhaus in der Innenstadt",
    latitude=50.0812,
    longitude=8.2392,
    published_at=moment("2026-09-30 10:00"),
    comments=(
        Comment(
            author="heinz",
            at=moment("2026-10-02 14:00"),
            kind="suggestion",
            text=prose(
                """
                Vergessen Sie die Straßenbahn nicht, die bis 1955 fuhr. Ich habe noch die Mütze
                meines Vaters, er war Schaffner.
                """
            ),
            replies=(
                Comment(
                    author="kastanie",
                    at=moment("2026-10-03 18:42"),
                    kind="opinion",
                    text="Die Mütze müssen wir sehen! Genau solche Dinge gehören in eine Vitrine.",
                ),
            ),
        ),
        Comment(
            author="leyla",
            at=moment("2026-10-18 20:27"),
            kind="opinion",
            language="tr",
            text=prose(
                """
                Dedem 1969'da tek bir bavulla geldi. O bavul hâlâ bizde. Böyle bir yer olursa onu
                seve seve veririz, yeter ki hikâyesi de anlatılsın.
                """
            ),
            answer=Answer(
                office="kultur",
                asked_at=moment("2026-10-19 09:00"),
                drafted_at=moment("2026-10-28 11:00"),
                released_at=moment("2026-10-29 09:00"),
                text=prose(
                    """
                    Teşekkür ederiz. Vielen Dank: Der Koffer Ihres Großvaters und seine Geschichte
                    gehören zusammen, und beide zur Stadt. Wir laden Ihre Familie zum ersten
                    Erzählcafé im Mai 2027 ein.
                    """
                ),
            ),
        ),
        Comment(
            author="quast",
            at=moment("2026-11-18 11:11"),
            kind="question",
            text="Fünfzehn Jahre Miete: Wäre ein Kauf nicht günstiger? Bitte beide Rechnungen zeigen.",
        ),
    ),
)
