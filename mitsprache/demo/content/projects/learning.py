"""Invented projects for learning: a school yard and a library."""

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

SCHOOL_YARD = Sheet(
    slug="gruener-schulhof-kastanienschule",
    title="Kastanienschule: Aus Asphalt wird ein grüner Schulhof",
    summary=prose(
        """
        Der Schulhof der Kastanienschule im Westend wird entsiegelt, bepflanzt und nach
        Schulschluss für alle geöffnet. Die Kinder haben ihn selbst geplant; jetzt wird gebaut.
        """
    ),
    description=prose(
        """
        2.800 Quadratmeter Asphalt, drei Bäume und im Sommer 45 Grad auf der Rutsche: So sah der
        Schulhof bisher aus. In einer Projektwoche haben 310 Kinder Modelle gebaut, und aus den
        besten Ideen ist ein Plan entstanden.

        - ein Hügel mit Kletterstämmen statt der grauen Mauer
        - 22 Bäume und ein Naschgarten
        - ein Bachlauf, der sich mit Regenwasser füllt
        - ein ruhiges grünes Klassenzimmer

        Werktags ab 16 Uhr und am Wochenende steht der Hof der ganzen Nachbarschaft offen.
        """
    ),
    state="running",
    state_note="Der erste Abschnitt ist fertig, am Bachlauf wird gebaut.",
    office="schule",
    districts=("westend",),
    topics=("bildung", "gruen", "kinder"),
    target_groups=("schulen", "kinder", "nachbarschaft"),
    participation="done",
    level="cooperation",
    room_for_decision="Die Kinder haben über Geräte, Pflanzen und Wege abgestimmt.",
    process=Participation(
        who="310 Kinder, ihre Eltern, das Kollegium und die Nachbarschaft.",
        basis="Ein Luftbild des Schulhofs und fünf Kisten voll Knete, Holz und Moos.",
        possibilities="Modelle bauen, abstimmen, beim Pflanzen helfen.",
        aim="Ein Schulhof, auf dem man rennen, lernen und träumen kann.",
        begins="2025-05",
        ends="2025-07",
        phases=(
            Phase(what="Projektwoche „Unser Hof“", begins="2025-05-12", ends="2025-05-16"),
            Phase(
                what="Abstimmung in der Turnhalle",
                begins="2025-07-03",
                content="283 Stimmen; der Bachlauf gewann mit 121 Stimmen vor der Seilbahn.",
            ),
        ),
        cost="6.200 Euro, überwiegend Material.",
    ),
    costs=(
        Cost(
            kind="unknown",
            stated_at=moment("2025-05-02 10:00"),
            reason="Was der Hof kostet, lässt sich sagen, sobald die Kinder entschieden haben.",
        ),
        Cost(
            kind="amount",
            stated_at=moment("2025-09-30 10:00"),
            low=Decimal("520000.00"),
            sources="Haushalt der Stadt; Land Hessen, Klimarichtlinie (200.000 Euro)",
            estimated_on="2025-09",
            reason="Der Entwurf der Kinder ist berechnet.",
        ),
        Cost(
            kind="amount",
            stated_at=moment("2026-09-15 10:00"),
            low=Decimal("640000.00"),
            sources="Haushalt der Stadt; Land Hessen, Klimarichtlinie (260.000 Euro)",
            estimated_on="2026-09",
            reason=prose(
                """
                Unter dem Asphalt lag belasteter Schotter, der fachgerecht entsorgt werden muss.
                Das kostet 120.000 Euro mehr; die Hälfte davon übernimmt das Land.
                """
            ),
        ),
    ),
    resolutions=(("magistrat-0362", "adopted"),),
    steps=(
        Step(what="Baubeginn", planned="2026-04", actual="2026-04-07", state="done"),
        Step(
            what="Erster Abschnitt: Hügel und Bäume",
            planned="2026-08",
            actual="2026-09-11",
            state="done",
        ),
        Step(what="Zweiter Abschnitt: Bachlauf", planned="2027-05", state="running"),
        Step(
            what="Hoffest und Öffnung für die Nachbarschaft",
            planned="2027-06-19",
            state="open",
        ),
    ),
    updates=(
        Update(
            at=moment("2026-09-15 10:00"),
            changed="Kosten von 520.000 auf 640.000 Euro erhöht; Öffnung im Juni statt im März 2027.",
            why="Unter dem Asphalt lag belasteter Schotter, der fachgerecht entsorgt werden muss.",
            moved=(("Hoffest und Öffnung für die Nachbarschaft", "2027-03"),),
        ),
    ),
    promises=(
        Promise(
            text="Alle Modelle sind in der Schule ausgestellt, mit einer Antwort auf jedem Tisch.",
            due="2025-10",
            made_at=moment("2025-05-02 10:00"),
            kept_at=moment("2025-09-26 12:00"),
            note="Ausstellung vom 26. September bis 17. Oktober 2025 in der Pausenhalle.",
        ),
        Promise(
            text="Die Kinder stellen ihren Hof beim Hoffest selbst vor.",
            due="2027-Q2",
            made_at=moment("2025-09-30 10:00"),
        ),
    ),
    contacts=(
        Contact(role="subject", office="schule"),
        Contact(role="subject", office="gruen"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="schulhof",
            alt=(
                "Gezeichnetes Bild: ein Schulhaus aus Backstein, davor ein grüner Hof mit Hügel, "
                "Kletterstämmen, Kastanien und einem Bachlauf, an dem Kinder spielen."
            ),
        ),
    ),
    place="Kastanienschule",
    latitude=50.0836,
    longitude=8.2262,
    published_at=moment("2025-05-02 10:00"),
    comments=(
        Comment(
            author="eltern",
            at=moment("2026-09-12 20:14"),
            kind="opinion",
            text=prose(
                """
                Unser Sohn geht seit dem Sommer eine halbe Stunde früher los, weil der Hügel vor
                dem Unterricht am schönsten ist. Mehr Lob geht nicht.
                """
            ),
        ),
        Comment(
            author="samira",
            at=moment("2026-09-16 12:50"),
            kind="question",
            text=prose(
                """
                Belasteter Schotter, und die Kinder spielen daneben? Wie wird dafür gesorgt, dass
                kein Staub in die Klassenräume kommt?
                """
            ),
            answer=Answer(
                office="schule",
                asked_at=moment("2026-09-16 14:00"),
                drafted_at=moment("2026-09-17 17:00"),
                released_at=moment("2026-09-18 07:45"),
                text=prose(
                    """
                    Ihre Sorge nehmen wir ernst. Ausgehoben wurde nur in den Ferien, der Boden wurde
                    feucht gehalten und in geschlossenen Behältern abgefahren. Messungen des
                    Umweltamts in vier Klassenräumen ergaben keine erhöhten Werte; der Bericht hängt
                    in der Schule aus.
                    """
                ),
            ),
        ),
        Comment(
            author="deniz",
            at=moment("2026-10-20 21:02"),
            kind="opinion",
            text="Offen bis wann? Am Wochenende darf es auch mal laut sein, nachts bitte nicht.",
            withdrawn_at=moment("2026-10-21 07:10"),
        ),
    ),
)

LIBRARY = Sheet(
    slug="stadtteilbibliothek-dotzheim",
    title="Stadtteilbibliothek Dotzheim: ein offenes Haus",
    summary=prose(
        """
        Die Bibliothek in Dotzheim ist umgebaut und wieder offen: mit langen Zeiten, Lerncafé,
        Werkbank und einem Garten zum Lesen.
        """
    ),
    description=prose(
        """
        Aus einer Ausleihe mit Tresen ist ein Wohnzimmer für den Stadtteil geworden. Wer eine
        Bibliothekskarte hat, kommt von sechs Uhr früh bis zehn Uhr abends hinein, auch wenn kein
        Personal da ist.

        - 84 Lese- und Arbeitsplätze, davon 20 im Garten
        - eine Werkbank mit Nähmaschinen und 3D-Drucker
        - Sprachcafé jeden Dienstag, Vorlesen in sieben Sprachen
        - Aufzug, Leitsystem und Hörschleife
        """
    ),
    state="finished",
    state_note="Seit 14. März 2026 wieder geöffnet.",
    office="bibliothek",
    districts=("dotzheim",),
    topics=("bildung", "kultur", "teilhabe"),
    target_groups=("alle", "kinder", "jugend", "aeltere"),
    participation="done",
    level="consultation",
    room_for_decision="Offen waren Öffnungszeiten, Angebote und die Einrichtung der Räume.",
    process=Participation(
        who="Nutzerinnen und Nutzer, Schulen, Sprachkurse, der Seniorentreff.",
        basis="Befragung mit 912 Antworten, auch von Menschen, die nie in die Bibliothek gehen.",
        possibilities="Wünsche nennen, Möbel Probe sitzen, Angebote selbst übernehmen.",
        aim="Eine Bibliothek, die zum Alltag gehört.",
        begins="2023-10",
        ends="2024-04",
        phases=(
            Phase(what="Befragung in fünf Sprachen", begins="2023-10", ends="2023-12"),
            Phase(what="Probesitzen im Rohbau", begins="2024-04-13"),
        ),
        cost="11.000 Euro.",
    ),
    costs=(
        Cost(
            kind="amount",
            stated_at=moment("2024-05-14 10:00"),
            low=Decimal("3150000.00"),
            sources="Haushalt der Stadt; Land Hessen, Bibliotheksförderung (400.000 Euro)",
            estimated_on="2024-04",
        ),
        Cost(
            kind="amount",
            stated_at=moment("2026-09-08 10:00"),
            low=Decimal("3218700.00"),
            sources="Haushalt der Stadt; Land Hessen, Bibliotheksförderung (400.000 Euro)",
            estimated_on="2026-08",
            reason="Schlussrechnung: Die Hörschleife kam auf Wunsch der Beteiligung dazu.",
        ),
    ),
    resolutions=(("stvv-2024-02", "other"), ("magistrat-0094", "adopted")),
    steps=(
        Step(what="Baubeginn", planned="2024-09", actual="2024-09-02", state="done"),
        Step(what="Wiedereröffnung", planned="2026-Q1", actual="2026-03-14", state="done"),
    ),
    updates=(
        Update(
            at=moment("2026-09-08 10:00"),
            changed="Schlussrechnung eingetragen: 3.218.700 Euro.",
            why="Die Hörschleife kam auf Wunsch der Beteiligung dazu.",
        ),
    ),
    promises=(
        Promise(
            text="Sechs Monate nach der Eröffnung erzählen wir, wie das Haus genutzt wird.",
            due="2026-09",
            made_at=moment("2024-05-15 10:00"),
            kept_at=moment("2026-09-14 18:00"),
            note="Hausabend am 14. September 2026: 38 Prozent mehr Besuche, Sprachcafé ausgebucht.",
        ),
    ),
    contacts=(
        Contact(role="subject", office="bibliothek"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="bibliothek",
            alt=(
                "Gezeichnetes Bild: ein heller Bibliotheksraum mit hohen Regalen voller bunter "
                "Bücher, Menschen lesen in Sesseln, durch das Fenster sieht man Bäume."
            ),
        ),
    ),
    place="Stadtteilbibliothek Dotzheim",
    latitude=50.0672,
    longitude=8.1958,
    published_at=moment("2024-05-15 10:00"),
    comments=(
        Comment(
            author="omar",
            at=moment("2026-03-28 17:55"),
            kind="suggestion",
            text=prose(
                """
                Im Sprachcafé habe ich mehr Deutsch gelernt als in drei Monaten Kurs. Könnte es auch
                samstags stattfinden? Dienstags arbeiten viele von uns.
                """
            ),
            answer=Answer(
                office="bibliothek",
                asked_at=moment("2026-03-30 09:00"),
                drafted_at=moment("2026-04-10 12:00"),
                released_at=moment("2026-04-13 09:00"),
                text=prose(
                    """
                    Das hören wir gern. Seit dem 18. April gibt es das Sprachcafé zusätzlich jeden
                    Samstag von 11 bis 13 Uhr. Drei Ehrenamtliche haben sich dafür gemeldet.
                    """
                ),
            ),
        ),
        Comment(
            author="yuki",
            at=moment("2026-10-30 22:19"),
            kind="suggestion",
            language="en",
            text=prose(
                """
                Love the late opening hours! Could the self-service machine and the signs also be in
                English? I helped three newcomers with the login this week alone. A short course for
                people who have just arrived would be great, too.
                """
            ),
            answer=Answer(office="zuwanderung", asked_at=moment("2026-11-02 09:30")),
        ),
    ),
)
