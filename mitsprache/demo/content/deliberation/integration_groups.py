"""The six groups of the source and the three topics that cut across them; who sits there is invented."""

from .shapes import Group, Seat, Topic


def _seats(*seats: Seat) -> tuple[Seat, ...]:
    """What every group has beside its own people: the administration and politics."""
    return (
        *seats,
        Seat(person="department", role="lead", capacity="administration"),
        Seat(name="Mitglied des Ausschusses", capacity="politics"),
    )


GROUPS = (
    Group(
        number="1",
        name="Erstorientierung",
        office="zuwanderung",
        fields=("1",),
        about="Ankommen, Auskunft, Wohnen in der Unterkunft, Patenschaften.",
        seats=_seats(
            Seat(person="group1", role="secretary", capacity="association"),
            Seat(person="adelheid", capacity="volunteer"),
            Seat(person="amira", capacity="citizen"),
        ),
    ),
    Group(
        number="2",
        name="Deutscherwerb",
        office="zuwanderung",
        fields=("2",),
        about="Kurse, Wartezeiten, Kinderbetreuung, Deutsch im Alltag.",
        seats=_seats(
            Seat(person="group2", role="secretary", capacity="association"),
            Seat(person="leyla", capacity="citizen"),
            Seat(name="Kursleiterin", capacity="volunteer"),
        ),
    ),
    Group(
        number="3",
        name="Bildungswege",
        office="zuwanderung",
        fields=("3",),
        about="Kita, Schule, Ausbildung, Anerkennung.",
        seats=_seats(
            Seat(name="Elternbeirat", capacity="citizen"),
            Seat(name="Schulleiterin", capacity="association"),
        ),
    ),
    Group(
        number="4",
        name="Gesundheit + psychosoziale Versorgung",
        office="zuwanderung",
        fields=("4",),
        about="Arztbesuche, Dolmetschen, seelische Gesundheit.",
        seats=_seats(
            Seat(name="Hausärztin", capacity="volunteer"),
            Seat(name="Beratungsstelle", capacity="association"),
        ),
    ),
    Group(
        number="5",
        name="Sport + sozialkulturelle Integration",
        office="zuwanderung",
        fields=("5",),
        about="Vereine, Schwimmen, Begegnung.",
        seats=_seats(
            Seat(person="trainerin", capacity="volunteer"),
            Seat(name="Turnverein", capacity="association"),
            Seat(person="deniz", capacity="citizen"),
        ),
    ),
    Group(
        number="6",
        name="Integration in den Arbeitsmarkt",
        office="zuwanderung",
        fields=("6",),
        about="Ausbildung, Betriebe, Anerkennung von Können.",
        seats=_seats(
            Seat(name="Handwerksbetrieb", capacity="association"),
            Seat(person="omar", capacity="citizen"),
        ),
    ),
)

TOPICS = (
    Topic(
        number="1",
        name="Koordinierung des Bürgerschaftlichen Engagements, Schulungen",
        words=("Schulung", "Patenschaft", "Ehrenamt"),
        groups=("5",),
    ),
    Topic(number="2", name="Zusammenarbeit mit Migrantenselbstorganisationen"),
    Topic(number="3", name="Informations- und Öffentlichkeitsarbeit", words=("Video", "Busplan")),
)
