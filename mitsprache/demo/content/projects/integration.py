"""The sheet that Mitsprache was created from, retold fact by fact.

The only real project of the demo: source, dates, bodies, groups and contact lines are those of
the city's page; the sentences are our own and private persons have other names. Nothing that the
page does not say is added; above all it names no single measure of the concept.
"""

from datetime import date

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

WORKING_GROUPS = (
    "AG 1: Erstorientierung",
    "AG 2: Deutscherwerb",
    "AG 3: Bildungswege",
    "AG 4: Gesundheit + psychosoziale Versorgung",
    "AG 5: Sport + sozialkulturelle Integration",
    "AG 6: Integration in den Arbeitsmarkt",
)

CROSS_CUTTING_TOPICS = (
    (
        "Koordinierung des Bürgerschaftlichen Engagements, mit Schulungen für haupt- und "
        "ehrenamtlich Aktive"
    ),
    "Zusammenarbeit mit Migrantenselbstorganisationen",
    "Informations- und Öffentlichkeitsarbeit",
)

_ANSWER = prose(
    """
    Vielen Dank für Ihren Beitrag! Das Amt für Zuwanderung und Integration nimmt dazu wie folgt
    Stellung:

    Seit vielen Jahren achtet die Stadt darauf, dass keine abgeschotteten Gebiete entstehen, in
    denen sich Strukturen gegen die Integration verfestigen. Festgeschrieben ist das seit dem
    ersten kommunalen Integrationskonzept aus dem Jahr 2004.

    Deshalb werden alle Stadtteile mit besonderen Herausforderungen gefördert: zum Teil mit Geld
    des Bundes, in jedem Fall mit Geld der Stadt. Dazu kommt, was Geld allein nicht leistet. Wir
    helfen, ehrenamtliche Strukturen und professionelle Angebote aufzubauen, vor allem im
    sozialen Bereich, etwa mit Stadtteilforen. Dort kommen Herausforderungen auf den Tisch, und
    Lösungen werden gemeinsam gesucht.

    Das Amt für Stadtforschung, Strategische Steuerung und Statistik untersucht seit vielen
    Jahren, wie stark die Segregation in den Ortsbezirken und Stadtteilen ausgeprägt ist. Anders
    als oft empfunden, nimmt sie nicht zu, sondern ist über die Jahre gleich geblieben. Am
    höchsten ist sie bei den Griechinnen und Griechen in Biebrich, und dort spielt sie in der
    öffentlichen Wahrnehmung keine problematische Rolle.

    Das Westend, das Sie ansprechen, wurde in den vergangenen Jahren aus dem Programm „Soziale
    Stadt“ unterstützt. Zurzeit gehört der Schelmengraben zu diesem Programm.

    All das dient dem sozialen Zusammenhalt. Kommune, Bürgerschaft und viele Verbände, Vereine
    und Organisationen arbeiten daran und tragen gemeinsam die Verantwortung. Nach Einschätzung
    unseres Amtes gelingt das im Vergleich mit anderen Landeshauptstädten gut.
    """
)

INTEGRATION = Sheet(
    slug="integrationskonzept-fuer-gefluechtete",
    title="Integrationskonzept für Geflüchtete",
    summary=prose(
        """
        Wie geflüchtete Menschen in Wiesbaden gut ankommen, haben Bürgerschaft, Verwaltung und
        Politik gemeinsam in ein Konzept gefasst. Es ist beschlossen und leitet nun alle, die
        daran weiterarbeiten.
        """
    ),
    description=prose(
        """
        Die Zuwanderung geflüchteter Menschen stellte Wiesbaden vor neue Herausforderungen. Um
        sie zu bewältigen, beauftragte die Stadtverordnetenversammlung am 3. März 2016 die
        Steuerungsgruppe Integration, ein Zusatzprogramm zur Integration Geflüchteter zu
        entwerfen.

        Eine interne Arbeitsgruppe schrieb den Entwurf, und am 14. Juli 2016 nahm die
        Stadtverordnetenversammlung ihn an. Im selben Zug beauftragte sie die Steuerungsgruppe,
        auf dieser Grundlage bis Ende 2016 ein Konzept zur Integration geflüchteter Menschen in
        Wiesbaden auszuarbeiten.

        Daran haben Bürgerinnen und Bürger aktiv mitgewirkt: Ihre Erfahrungen und Ideen sind in
        das Konzept eingeflossen.
        """
    ),
    state="running",
    state_note=prose(
        """
        Am 30. März 2017 hat die Stadtverordnetenversammlung das Konzept verabschiedet. Seitdem
        ist es die gemeinsame Handlungsgrundlage für die weitere Integration der Geflüchteten.
        """
    ),
    office="zuwanderung",
    topics=("zusammenleben",),
    target_groups=(
        "gefluechtete",
        "ehrenamt-flucht",
        "fachleute-flucht",
        "kooperation",
    ),
    participation="done",
    process=Participation(
        formality="",
        who=prose(
            """
            Bürgerschaft, Verwaltung, Ehrenamtliche, Hauptamtliche aus Verbänden und
            Einrichtungen sowie die Politik haben das Konzept gemeinsam erarbeitet.
            """
        ),
        basis=prose(
            """
            Diskutiert wurde über den Konzeptentwurf einer internen Arbeitsgruppe der
            Stadtverwaltung.
            """
        ),
        online=prose(
            """
            Noch vor der Auftaktveranstaltung stand der Entwurf online. Wer wollte, konnte die
            farblich markierten Handlungsfelder kommentieren, Anregungen geben und
            Verbesserungen vorschlagen, bis zum 8. November 2016. Danach gingen die Vorschläge an
            die jeweils zuständige Arbeitsgruppe und wurden entsprechend eingearbeitet.
            """
        ),
        possibilities="Ideen, Verbesserungsvorschläge und Anregungen einbringen.",
        aim=prose(
            """
            Der Stadtverordnetenversammlung ein gemeinsam erarbeitetes Konzept für Geflüchtete
            vorlegen.
            """
        ),
        begins="2016-10",
        ends="2016-12",
        last_day=date(2016, 11, 8),
        phases=(
            Phase(
                what="Entwurf online kommentieren",
                begins="2016-10-29",
                bound="before",
                content=prose(
                    """
                    Der Entwurf stand schon vor der Auftaktveranstaltung online, die
                    Handlungsfelder farblich markiert.
                    """
                ),
            ),
            Phase(
                what="Auftaktveranstaltung und 1. Workshop",
                begins="2016-10-29",
                content="Die Handlungsfelder des Konzepts, beraten in sechs Arbeitsgruppen:",
                topics=WORKING_GROUPS,
            ),
            Phase(
                what="Fortsetzung des Workshops vom 29. Oktober",
                begins="2016-11-12",
                content="Dieselben Handlungsfelder, dieselben Arbeitsgruppen.",
            ),
            Phase(
                what="3. Workshop",
                begins="2016-11-26",
                content="Drei übergeordnete Themen:",
                topics=CROSS_CUTTING_TOPICS,
            ),
            Phase(
                what="Abschlussveranstaltung",
                begins="2016-12-10",
                content="Die Arbeitsgruppen stellen ihre Ergebnisse öffentlich vor.",
            ),
        ),
        cost=prose(
            """
            Davon abgesehen sind vor allem Personalkosten entstanden. Ein Betrag ist nicht
            genannt.
            """
        ),
        support=prose(
            """
            Das Bundesprogramm „Willkommen bei Freunden“ hat das Vorhaben mit Personal und mit
            Moderationsmaterial unterstützt.
            """
        ),
        calendar_note="Alle Termine finden Sie im Veranstaltungskalender der Plattform.",
    ),
    costs=(
        Cost(
            kind="unknown",
            stated_at=moment("2017-11-28 12:00"),
            reason=prose(
                """
                Die einzelnen Maßnahmen brauchen Geld. Was das Konzept insgesamt kostet, lässt
                sich zurzeit nicht ermitteln, denn die Einzelmaßnahmen können nur nacheinander
                in den kommenden Jahren umgesetzt werden.
                """
            ),
        ),
    ),
    resolutions=(
        ("stvv-2016-03-03", "commissioned"),
        ("stvv-2016-07-14", "draft_accepted"),
        ("stvv-2017-03-30", "adopted"),
    ),
    steps=(
        Step(
            what="Auftrag: Zusatzprogramm entwerfen",
            actual="2016-03-03",
            state="done",
        ),
        Step(
            what="Entwurf angenommen, Auftrag für das Konzept",
            actual="2016-07-14",
            state="done",
        ),
        Step(
            what="Konzept ausarbeiten",
            planned="2016",
            bound="by",
            state="done",
        ),
        Step(what="Konzept verabschiedet", actual="2017-03-30", state="done"),
        Step(
            what="Rückkopplungsveranstaltung zum Stand der Umsetzung",
            planned="2018-Q1",
            state="open",
        ),
    ),
    updates=(
        Update(
            at=moment("2017-11-28 12:00"),
            changed="Stand der Quelle.",
            why="Die Quelle nennt nur das Datum der letzten Aktualisierung, nicht die Änderung.",
        ),
    ),
    promises=(
        Promise(
            text=prose(
                """
                In einer Rückkopplungsveranstaltung wird vorgestellt, wie weit die Umsetzung dann
                ist.
                """
            ),
            due="2018-Q1",
            made_at=moment("2017-11-28 12:00"),
        ),
    ),
    contacts=(
        Contact(role="subject", office="zuwanderung"),
        Contact(role="subject", office="grundsicherung"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="gespraechstisch",
            alt=(
                "Gezeichnetes Bild: Sechs Menschen sitzen an einem langen Tisch und reden, vor "
                "ihnen liegen bunte Karten, hinter ihnen hängt ein Plan mit sechs Farbfeldern."
            ),
        ),
    ),
    published_at=moment("2017-11-28 12:00"),
    source_note=prose(
        """
        Quelle: Stadt Wiesbaden, https://dein.wiesbaden.de/wiesbaden/de/prjList/49538/project/16
        (Text vom 28.11.2017, Kommentare vom Februar 2018: vier gezählt, drei überliefert). In eigenen
        Worten, private Namen geändert. Dort ohne Wert: „Bürgerbeteiligung vorgesehen?“,
        „Betroffener Ortsteil“.
        """
    ),
    comments=(
        Comment(
            author="adelheid",
            at=moment("2018-02-03 19:19"),
            kind="suggestion",
            text=prose(
                """
                Was Bus und Bahn kosten, ist ein großes Hindernis für die Integration. Zuallererst
                für die Geflüchteten, aber auch für Ehrenamtliche wie mich: Ich lebe von einer
                kleinen Rente. Günstige Fahrkarten für alle wären ein sehr kluger Weg, auch wegen
                des Luftreinhalteplans. Dessen Maßnahmen sind dringend, solange die Grenzwerte der
                EU überschritten werden.

                Ich wünsche der Stadt hier deutlich mehr Mut. Dass die große Mehrheit der Menschen
                in Wiesbaden das mitträgt, davon bin ich überzeugt.
                """
            ),
        ),
        Comment(
            author="brenner",
            at=moment("2018-02-06 10:55"),
            kind="opinion",
            text=prose(
                """
                Ein Ghetto haben wir doch längst, mitten in der Innenstadt. Man muss sich nur die
                Wellritzstraße ansehen. Sorgen Sie bitte dafür, dass in unserer Stadt nicht noch
                mehr solche Ecken entstehen, in denen von Integration keine Rede sein kann!
                """
            ),
            answer=Answer(
                office="zuwanderung",
                asked_at=moment("2018-02-07 09:10"),
                drafted_at=moment("2018-02-13 16:40"),
                released_at=moment("2018-02-14 14:18"),
                text=_ANSWER,
            ),
        ),
    ),
)
