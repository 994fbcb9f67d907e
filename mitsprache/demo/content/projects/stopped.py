"""Invented projects that do not go ahead: one not built, one waiting for money, one withdrawn."""

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

BRIDGE = Sheet(
    slug="steg-ueber-den-salzbach",
    title="Steg über den Salzbach",
    summary=prose(
        """
        Ein Steg für Rad- und Fußverkehr sollte zwei Wohngebiete verbinden. Er wird nicht gebaut:
        Acht alte Pappeln hätten fallen müssen. Nun wird der Weg daneben besser.
        """
    ),
    description=prose(
        """
        Zwischen den Wohngebieten beiderseits des Salzbachs liegen nur 40 Meter Wasser und Wiese,
        der Weg außen herum ist aber einen Kilometer lang. Ein 48 Meter langer Steg aus Holz und
        Stahl sollte die Lücke schließen.

        Die Prüfung ergab: An der einzigen möglichen Stelle stehen acht rund neunzig Jahre alte
        Pappeln, in denen Fledermäuse leben. Auf einer Versammlung im Mai 2026 sprachen sich drei
        von vier Anwesenden dafür aus, die Bäume zu erhalten. Der Magistrat hat daraufhin
        entschieden, nicht zu bauen.

        ## Was stattdessen geschieht

        Der bestehende Weg am Ufer bekommt bis Ende 2027 Licht, einen glatten Belag und eine
        sichere Querung an der Mainzer Straße.
        """
    ),
    state="finished",
    state_note="Beendet ohne Bau: Am 8. September 2026 gab der Magistrat den Bäumen den Vorrang.",
    office="tiefbau",
    districts=("suedost", "biebrich"),
    topics=("verkehr", "gruen"),
    target_groups=("unterwegs", "nachbarschaft"),
    participation="done",
    level="consultation",
    room_for_decision="Offen war alles: ob gebaut wird, wo und wie.",
    process=Participation(
        who="Menschen aus beiden Wohngebieten, Naturschutzverbände, beide Ortsbeiräte.",
        basis="Machbarkeitsstudie mit Baumgutachten.",
        possibilities="Varianten bewerten, Bedenken nennen, Alternativen vorschlagen.",
        aim="Klären, ob der Steg gewollt ist.",
        begins="2026-04",
        ends="2026-05",
        phases=(
            Phase(what="Begehung am Bach", begins="2026-04-18"),
            Phase(
                what="Versammlung in der Aula",
                begins="2026-05-20",
                content="210 Teilnehmende; am Ende ein Stimmungsbild.",
            ),
        ),
        cost="9.500 Euro, überwiegend für das Baumgutachten.",
    ),
    costs=(
        Cost(
            kind="range",
            stated_at=moment("2026-01-20 10:00"),
            low=Decimal("1600000.00"),
            high=Decimal("2100000.00"),
            sources="Haushalt der Stadt; Landesprogramm Nahmobilität",
            estimated_on="2025-12",
        ),
        Cost(
            kind="amount",
            stated_at=moment("2026-09-10 09:00"),
            low=Decimal("74000.00"),
            sources="Haushalt der Stadt",
            estimated_on="2026-09",
            reason=prose(
                """
                Der Steg entfällt. Übrig bleiben die bisherigen Planungskosten; der neue Uferweg
                wird ein eigenes Vorhaben.
                """
            ),
        ),
    ),
    resolutions=(("magistrat-0417", "other"),),
    steps=(
        Step(what="Machbarkeitsstudie", planned="2026-Q1", actual="2026-02", state="done"),
        Step(what="Beteiligung", planned="2026-05", actual="2026-05-20", state="done"),
        Step(what="Entscheidung gegen den Bau", actual="2026-09-08", state="done"),
    ),
    updates=(
        Update(
            at=moment("2026-09-10 09:00"),
            changed="Vorhaben ohne Bau beendet, Kosten auf die Planung begrenzt.",
            why="Der Magistrat folgt dem Stimmungsbild und dem Gutachten: Die Bäume bleiben.",
        ),
    ),
    promises=(
        Promise(
            text="Wir erklären öffentlich, wie das Ergebnis der Versammlung gewirkt hat.",
            due="2026-Q3",
            made_at=moment("2026-01-21 10:00"),
            kept_at=moment("2026-09-10 09:00"),
            note="Mit dem Beschluss und einem Aushang am Bach erfüllt.",
        ),
    ),
    contacts=(
        Contact(role="subject", office="tiefbau"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="steg",
            alt=(
                "Gezeichnetes Bild: ein Bach zwischen Wiesen, darüber die gestrichelte Linie "
                "eines geplanten Stegs, daneben eine Reihe hoher Pappeln."
            ),
        ),
    ),
    place="Salzbach, Höhe Pappelwiese",
    latitude=50.0622,
    longitude=8.2498,
    published_at=moment("2026-01-21 10:00"),
    comments=(
        Comment(
            author="vogelfreund",
            at=moment("2026-05-21 20:11"),
            kind="opinion",
            text=prose(
                """
                Danke für die Versammlung. Ich war gegen den Steg und bin trotzdem mit Respekt vor
                der Planung nach Hause gegangen. So stelle ich mir das vor.
                """
            ),
        ),
        Comment(
            author="luise",
            at=moment("2026-09-11 07:40"),
            kind="opinion",
            text=prose(
                """
                Schade. Ich fahre nun weiter den Kilometer außen herum, mit zwei Kindern im
                Lastenrad. Hoffentlich kommt wenigstens die sichere Querung schnell.
                """
            ),
            answer=Answer(
                office="tiefbau",
                asked_at=moment("2026-09-14 09:00"),
                drafted_at=moment("2026-09-17 10:30"),
                released_at=moment("2026-09-18 08:45"),
                text=prose(
                    """
                    Das verstehen wir gut. Die Querung an der Mainzer Straße ziehen wir vor: Die
                    Ampel ist bestellt und soll im Frühjahr 2027 in Betrieb gehen.
                    """
                ),
            ),
        ),
    ),
)

POOL = Sheet(
    slug="freibad-am-tannenhain",
    title="Freibad am Tannenhain: Sanierung des Sportbeckens",
    summary=prose(
        """
        Das 50-Meter-Becken ist undicht und verliert täglich Wasser. Die Sanierung ist geplant,
        aber zurückgestellt: Zurzeit fehlt das Geld. Das Bad bleibt geöffnet.
        """
    ),
    description=prose(
        """
        Seit 1971 schwimmen im Freibad am Tannenhain Generationen ihre ersten Bahnen. Heute
        versickern aus dem Sportbecken jeden Tag rund 40 Kubikmeter Wasser, und die Technik läuft
        auf Verschleiß.

        Geplant sind ein Becken aus Edelstahl, eine Wasseraufbereitung mit Wärme vom eigenen Dach
        und ein Einstieg mit flachen Stufen und Haltegriffen.

        Im Haushalt 2026/27 fanden sich die Mittel nicht. Deshalb ist die Sanierung zurückgestellt,
        nicht aufgegeben: Die fertigen Pläne bleiben gültig, und die Stadt bewirbt sich um ein
        Förderprogramm des Bundes.
        """
    ),
    state="deferred",
    state_note=prose(
        """
        Zurückgestellt, weil das Geld fehlt. Im Herbst 2027 wird mit dem neuen Haushalt wieder
        entschieden.
        """
    ),
    office="sport",
    districts=("nordost",),
    topics=("sport", "gebaeude"),
    target_groups=("alle", "vereine", "kinder"),
    participation="planned",
    level="consultation",
    room_for_decision=prose(
        """
        Über Liegewiese, Spielbereich und Öffnungszeiten werden Sie mitreden, sobald die
        Finanzierung steht. Die Beckentechnik ist durch Normen festgelegt.
        """
    ),
    costs=(
        Cost(
            kind="amount",
            stated_at=moment("2025-04-08 10:00"),
            low=Decimal("6900000.00"),
            sources="Haushalt der Stadt",
            estimated_on="2025-03",
        ),
        Cost(
            kind="range",
            stated_at=moment("2026-09-22 10:00"),
            low=Decimal("7800000.00"),
            high=Decimal("8400000.00"),
            sources="Haushalt der Stadt; Bundesprogramm für Sportstätten, Antrag gestellt",
            estimated_on="2026-09",
            reason="Stahl ist teurer geworden, und die Wasseraufbereitung muss größer ausfallen.",
        ),
    ),
    resolutions=(("stvv-0521", "other"),),
    steps=(
        Step(what="Planung", planned="2025", actual="2025-11", state="done"),
        Step(what="Entscheidung über die Förderung", planned="2027-Q1", state="open"),
        Step(what="Erneute Beratung im Haushalt 2028/29", planned="2027-Q4", state="open"),
    ),
    updates=(
        Update(
            at=moment("2025-12-19 11:00"),
            changed="Vom Stand „geplant“ auf „zurückgestellt“; kein Baubeginn 2026.",
            why="Im beschlossenen Haushalt 2026/27 fehlen die Mittel.",
            state_from="planned",
        ),
        Update(
            at=moment("2026-09-22 10:00"),
            changed="Kosten von 6,9 Millionen auf 7,8 bis 8,4 Millionen Euro erhöht.",
            why="Stahl ist teurer geworden, und die Wasseraufbereitung muss größer ausfallen.",
        ),
    ),
    promises=(
        Promise(
            text="Wir berichten hier, wie der Bund über den Förderantrag entschieden hat.",
            due="2027-03",
            made_at=moment("2026-09-22 10:00"),
        ),
    ),
    contacts=(
        Contact(role="subject", office="sport"),
        Contact(role="participation", office="identitaet"),
    ),
    pictures=(
        Picture(
            name="freibad",
            alt=(
                "Gezeichnetes Bild: ein türkisfarbenes Schwimmbecken mit Bahnen, Sprungturm und "
                "Liegewiese, dahinter dunkle Tannen und ein Sommerhimmel."
            ),
        ),
    ),
    place="Freibad am Tannenhain",
    latitude=50.1012,
    longitude=8.2377,
    published_at=moment("2025-04-09 10:00"),
    comments=(
        Comment(
            author="heinz",
            at=moment("2026-01-04 11:20"),
            kind="opinion",
            text=prose(
                """
                Vierzig Kubikmeter am Tag! Das Wasser, das da versickert, kostet doch auch. Ich
                habe in diesem Becken 1974 mein Seepferdchen gemacht und hätte gern, dass meine
                Enkelin das auch kann.
                """
            ),
            answer=Answer(
                office="sport",
                asked_at=moment("2026-01-05 09:00"),
                drafted_at=moment("2026-01-14 13:00"),
                released_at=moment("2026-01-15 09:30"),
                text=prose(
                    """
                    Das Wasser kostet rund 31.000 Euro im Jahr. Eine Notabdichtung im März senkt
                    den Verlust auf etwa die Hälfte. Das ersetzt die Sanierung nicht, hält das
                    Becken aber offen, auch für das Seepferdchen Ihrer Enkelin.
                    """
                ),
            ),
        ),
        Comment(
            author="samira",
            at=moment("2026-09-23 18:03"),
            kind="question",
            text="Warum wird so ein Projekt in einem Jahr fast zwanzig Prozent teurer?",
            replies=(
                Comment(
                    author="quast",
                    at=moment("2026-09-23 21:37"),
                    kind="opinion",
                    text=prose(
                        """
                        Steht oben in der Fortschreibung: Stahlpreis und Wasseraufbereitung.
                        Trotzdem wäre eine Aufschlüsselung gut.
                        """
                    ),
                ),
            ),
            answer=Answer(
                office="sport",
                asked_at=moment("2026-09-24 08:15"),
                interim_at=moment("2026-10-07 16:00"),
                interim=prose(
                    """
                    Wir stellen die einzelnen Posten gerade mit dem Planungsbüro zusammen und
                    melden uns, sobald die Liste geprüft ist.
                    """
                ),
            ),
        ),
    ),
)

GARAGE = Sheet(
    slug="parkgarage-unter-dem-dorfplatz",
    title="Parkgarage unter dem Dorfplatz",
    summary="Unter dem Dorfplatz in Bierstadt sollten 90 Stellplätze entstehen.",
    description=prose(
        """
        Die Garage sollte den Platz von Autos frei machen. Ein Gutachten fand in vier Metern Tiefe
        drückendes Grundwasser; der Bau wäre dreimal so teuer geworden wie angenommen.
        """
    ),
    state="withdrawn",
    office="stadtplanung",
    districts=("bierstadt",),
    topics=("plaetze", "verkehr"),
    target_groups=("nachbarschaft", "gewerbe"),
    participation="none",
    participation_reason="Das Vorhaben wurde vor einer Beteiligung zurückgezogen.",
    costs=(
        Cost(
            kind="range",
            stated_at=moment("2025-02-04 10:00"),
            low=Decimal("3000000.00"),
            high=Decimal("4000000.00"),
            sources="Haushalt der Stadt",
            estimated_on="2025-01",
        ),
    ),
    contacts=(Contact(role="subject", office="stadtplanung"),),
    place="Ortsmitte Bierstadt",
    latitude=50.0842,
    longitude=8.2815,
    published_at=moment("2025-02-05 10:00"),
    withdrawn_at=moment("2025-11-11 10:00"),
    withdrawn_reason="Drückendes Grundwasser macht den Bau dreimal so teuer wie angenommen.",
)
