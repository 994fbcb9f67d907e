"""The four dates of the source and the feedback event that it announces.

Days, groups, topics and contents are the source's. It names no time of day, no place and no
registration, so nothing of that is here.
"""

from datetime import date

from mitsprache.demo.content.projects.integration import CROSS_CUTTING_TOPICS
from mitsprache.demo.content.shapes import moment, prose

from .shapes import Event, Session

_PROJECT = "integrationskonzept-fuer-gefluechtete"
_OFFICE = "zuwanderung"
_ANNOUNCED = moment("2016-10-04 09:00")
_GROUPS = (
    "Erstorientierung",
    "Deutscherwerb",
    "Bildungswege",
    "Gesundheit + psychosoziale Versorgung",
    "Sport + sozialkulturelle Integration",
    "Integration in den Arbeitsmarkt",
)
_SIX_GROUPS = tuple(
    Session(title=f"AG {number}: {name}", group=str(number))
    for number, name in enumerate(_GROUPS, start=1)
)

INTEGRATION_EVENTS = (
    Event(
        slug="integrationskonzept-auftakt-2016",
        title="Auftaktveranstaltung und 1. Workshop",
        kind="kickoff",
        project=_PROJECT,
        office=_OFFICE,
        created_at=_ANNOUNCED,
        day=date(2016, 10, 29),
        summary="Die Handlungsfelder des Konzepts, beraten in sechs Arbeitsgruppen.",
        sessions=_SIX_GROUPS,
    ),
    Event(
        slug="integrationskonzept-fortsetzung-2016",
        title="Fortsetzung des Workshops vom 29. Oktober",
        kind="workshop",
        project=_PROJECT,
        office=_OFFICE,
        created_at=_ANNOUNCED,
        day=date(2016, 11, 12),
        summary="Dieselben Handlungsfelder, dieselben Arbeitsgruppen.",
        continues="integrationskonzept-auftakt-2016",
        sessions=_SIX_GROUPS,
    ),
    Event(
        slug="integrationskonzept-3-workshop-2016",
        title="3. Workshop",
        kind="workshop",
        project=_PROJECT,
        office=_OFFICE,
        created_at=_ANNOUNCED,
        day=date(2016, 11, 26),
        summary="Drei übergeordnete Themen, die keiner Arbeitsgruppe allein gehören.",
        continues="integrationskonzept-fortsetzung-2016",
        sessions=tuple(
            Session(title=title, topic=str(number))
            for number, title in enumerate(CROSS_CUTTING_TOPICS, start=1)
        ),
    ),
    Event(
        slug="integrationskonzept-abschluss-2016",
        title="Abschlussveranstaltung",
        kind="closing",
        project=_PROJECT,
        office=_OFFICE,
        created_at=_ANNOUNCED,
        day=date(2016, 12, 10),
        summary="Die Arbeitsgruppen stellen ihre Ergebnisse öffentlich vor.",
        continues="integrationskonzept-3-workshop-2016",
    ),
    Event(
        slug="integrationskonzept-rueckkopplung-2018",
        title="Rückkopplungsveranstaltung zum Stand der Umsetzung",
        kind="feedback",
        project=_PROJECT,
        office=_OFFICE,
        created_at=moment("2017-11-28 12:00"),
        planned="2018-Q1",
        summary=prose(
            """
            In dieser Veranstaltung wird vorgestellt, wie weit die Umsetzung dann ist. Das ist
            zugesagt für das 1. Quartal 2018.
            """
        ),
        continues="integrationskonzept-abschluss-2016",
    ),
)
