"""The open consultation's groups have begun: some cases wait, one is late, two groups disagree."""

from datetime import date

from mitsprache.demo.content.shapes import moment, prose

from .shapes import Concern, Decision, Deliberation, Group, Recommendation, Seat, Sitting, Topic

_FIRST = date(2026, 11, 19)

HEAT = Deliberation(
    consultation="hitzeaktionsplan-zweite-stufe",
    office="umwelt",
    groups=(
        Group(
            number="1",
            name="Schatten und Wasser im Freien",
            office="umwelt",
            fields=("1",),
            about="Bäume, Sonnensegel, Brunnen, Haltestellen, Spielplätze.",
            seats=(
                Seat(person="team-umwelt", role="lead", capacity="administration"),
                Seat(person="group1", role="secretary", capacity="association"),
                Seat(person="nele", capacity="citizen"),
                Seat(name="Ortsbeirat", capacity="politics"),
            ),
        ),
        Group(
            number="2",
            name="Menschen, die Hilfe brauchen",
            office="umwelt",
            fields=("2", "3"),
            about="Kühle Orte, Anrufe, Nachbarschaft, Arbeit in der Hitze.",
            seats=(
                Seat(person="team-umwelt", role="lead", capacity="administration"),
                Seat(person="group2", role="secretary", capacity="volunteer"),
                Seat(person="heinz", capacity="citizen"),
                Seat(name="Pflegedienst", capacity="association"),
            ),
        ),
    ),
    topics=(
        Topic(
            number="1",
            name="Verständlich warnen",
            words=("Warnung", "warnings", "Sprache"),
            groups=("2",),
        ),
    ),
    set_up_at=moment("2026-10-27 09:00"),
    sittings=(Sitting(day=_FIRST, title="Erste Sitzung", groups=("1", "2")),),
    concerns=(
        Concern(
            of=1,
            days=(_FIRST,),
            recommendations=(
                Recommendation(
                    group="1",
                    verdict="adopted",
                    reason="Junge Bäume zählen erst nach fünf Jahren als Schatten. Das soll so da stehen.",
                    day=_FIRST,
                    votes=(6, 0, 1),
                ),
            ),
            decision=Decision(
                verdict="adopted",
                reason=prose(
                    """
                    Das stimmt und gehört in den Plan. In der nächsten Fassung zählen Bäume, die
                    jünger als fünf Jahre sind, auf der Karte nicht mehr als Schatten.
                    """
                ),
                approved=False,
            ),
        ),
        Concern(
            of=2,
            days=(_FIRST,),
            recommendations=(
                Recommendation(
                    group="1",
                    verdict="adopted_in_part",
                    reason="Der Busbahnhof ja. Segel erst, wenn die Statik geprüft ist.",
                    day=_FIRST,
                ),
            ),
        ),
        Concern(of=3, days=(_FIRST,)),
        Concern(of=6, days=(_FIRST,)),
    ),
    decided_on=date(2026, 11, 23),
    drafted_at=moment("2026-11-23 14:10"),
)
