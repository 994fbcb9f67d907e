"""Events ahead in other projects: with places, a waiting list, out of doors, in the council, and
one that was called off. All invented."""

from mitsprache.demo.content.shapes import moment, prose

from .shapes import Event, Registration, Session

_SHADE, _PEOPLE = 1, 2

COMING_EVENTS = (
    Event(
        slug="hitzewerkstatt-2027",
        title="Hitzewerkstatt: Wo soll es zuerst kühler werden?",
        kind="workshop",
        project="hitzeaktionsplan",
        office="umwelt",
        district="mitte",
        created_at=moment("2026-11-09 09:00"),
        starts_at=moment("2027-01-23 10:00"),
        ends_at=moment("2027-01-23 15:30"),
        place="Gemeindehaus am Blumengarten",
        address="Am Blumengarten 4, 65183 Wiesbaden",
        step_free="yes",
        induction_loop="yes",
        child_care="on_request",
        interpreting="on_request",
        access_note="Die nächste Haltestelle liegt 150 Meter entfernt, der Weg ist eben.",
        languages=("de", "ar"),
        summary=prose(
            """
            Zwei Gruppen, ein Stadtplan: Wo fehlt Schatten, wo Wasser, und wer braucht an heißen
            Tagen Hilfe? Was Sie sagen, wird mitgeschrieben und bekommt eine Antwort wie jeder
            Beitrag.
            """
        ),
        programme=prose(
            """
            - 10:00 Begrüßung und was schon da ist
            - 10:45 Arbeit in zwei Gruppen
            - 12:30 Mittagessen
            - 13:30 Weiter in den Gruppen
            - 15:00 Was wir mitnehmen, und wie es weitergeht
            """
        ),
        registration=True,
        places=24,
        sessions=(
            Session(title="Schatten und Wasser im Freien", group="1", room="Saal", places=10),
            Session(title="Menschen, die Hilfe brauchen", group="2", room="Klubraum", places=14),
        ),
        registrations=(
            Registration(
                person="nele",
                at=moment("2026-11-10 20:14"),
                session=_SHADE,
                seats=4,
                child_care="Drei Kinder, zwei, fünf und acht Jahre alt",
            ),
            Registration(
                person="heinz",
                at=moment("2026-11-11 08:02"),
                session=_PEOPLE,
                accessibility="Platz weit vorn, ich höre schlecht",
            ),
            Registration(person="rosa", at=moment("2026-11-11 19:40"), session=_SHADE, seats=2),
            Registration(
                person="amira",
                at=moment("2026-11-12 12:31"),
                session=_PEOPLE,
                seats=3,
                interpreting="Arabisch",
                diet="halal",
            ),
            Registration(person="luise", at=moment("2026-11-13 17:05"), session=_SHADE, seats=2),
            Registration(person="vogelfreund", at=moment("2026-11-14 09:20"), session=_SHADE),
            Registration(person="samira", at=moment("2026-11-15 21:11"), session=_PEOPLE, seats=2),
            # One place is left for two: they wait, and so does everybody after them.
            Registration(person="eltern", at=moment("2026-11-18 10:44"), session=_SHADE, seats=2),
            Registration(person="tarik", at=moment("2026-11-19 18:23"), session=_SHADE),
            Registration(person="sofia", at=moment("2026-11-20 07:58"), session=_PEOPLE),
            Registration(person="citizen2", at=moment("2026-11-21 16:30"), session=_SHADE),
        ),
    ),
    Event(
        slug="spaziergang-rheinufer-schierstein",
        title="Spaziergang am Ufer mit dem Grünflächenamt",
        kind="onsite",
        project="rheinufer-schierstein",
        office="gruen",
        district="schierstein",
        created_at=moment("2026-11-18 09:00"),
        starts_at=moment("2026-12-05 11:00"),
        ends_at=moment("2026-12-05 12:30"),
        place="Hafenkopf in Schierstein",
        step_free="yes",
        induction_loop="no",
        child_care="no",
        interpreting="on_request",
        access_note="Etwa ein Kilometer auf festem Weg. Wir gehen langsam, warmer Tee ist da.",
        languages=("de",),
        summary=prose(
            """
            Wir gehen den Abschnitt ab und zeigen vor Ort, was die beiden Entwürfe für das Ufer
            bedeuten. Fragen und Einwände sind erwünscht.
            """
        ),
    ),
    Event(
        slug="ortsbeirat-bierstadt-februar-2027",
        title="Ortsbeirat Bierstadt: Vorstellung der Pläne für den Dorfplatz",
        kind="council",
        project="dorfplatz-bierstadt",
        office="identitaet",
        body="ortsbeirat-bierstadt",
        district="bierstadt",
        created_at=moment("2026-11-20 10:00"),
        starts_at=moment("2027-02-10 19:30"),
        ends_at=moment("2027-02-10 21:30"),
        place="Ortsverwaltung Bierstadt, Sitzungssaal",
        address="Poststraße 11, 65191 Wiesbaden",
        step_free="on_request",
        languages=("de",),
        summary=prose(
            """
            Öffentliche Sitzung. Nach dem Bericht der Stadtplanung ist eine halbe Stunde für Fragen
            aus dem Publikum vorgesehen.
            """
        ),
    ),
    Event(
        slug="jugendhaus-delkenheim-sprechstunde",
        title="Sprechstunde des Jugendrats",
        kind="workshop",
        project="jugendhaus-delkenheim",
        office="soziales",
        district="delkenheim",
        created_at=moment("2026-11-05 15:00"),
        starts_at=moment("2026-12-03 17:00"),
        ends_at=moment("2026-12-03 18:30"),
        place="Turnhalle der Grundschule Delkenheim",
        step_free="yes",
        languages=("de",),
        summary="Was soll ins Haus, was nicht? Der Jugendrat hört zu und schreibt mit.",
        cancelled_at=moment("2026-11-23 09:15"),
        cancel_reason=prose(
            """
            Die Turnhalle ist nach einem Wasserschaden gesperrt, ein Raum in der Nähe ist nicht frei.
            Wir holen die Sprechstunde im Januar nach; der Tag steht hier, sobald er feststeht.
            """
        ),
    ),
    Event(
        slug="jugendhaus-delkenheim-nachholtermin",
        title="Sprechstunde des Jugendrats, Nachholtermin",
        kind="workshop",
        project="jugendhaus-delkenheim",
        office="soziales",
        district="delkenheim",
        created_at=moment("2026-11-23 09:40"),
        planned="2027-01",
        continues="jugendhaus-delkenheim-sprechstunde",
        languages=("de",),
        summary="Die Sprechstunde vom Dezember wird nachgeholt. Der genaue Tag steht noch nicht fest.",
    ),
)
