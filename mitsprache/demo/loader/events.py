"""Events, published and called off, and who has registered, each deed at its moment."""

from mitsprache.common.partial_dates import PartialDate
from mitsprache.council.models import Body
from mitsprache.demo.content.events import shapes
from mitsprache.directory.models import District
from mitsprache.events import actions
from mitsprache.events.models import Event, Session
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup
from mitsprache.projects.models import Project

from .deliberation import Cast


def load_event(told: shapes.Event, *, project: Project | None, cast: Cast) -> Event:
    """One event with its sessions, published, with everybody who has registered."""
    actor, at = cast.coordination, told.created_at
    event = actions.create_event(
        actor=actor,
        organiser=cast.offices[told.office],
        project=project,
        entry=_entry(told),
        slug=told.slug,
        at=at,
    )
    if told.sessions:
        actions.set_sessions(
            actor=actor,
            event=event,
            entries=[_session(one, project) for one in told.sessions],
            at=at,
        )
    event = actions.publish_event(actor=actor, event=event, at=at)
    sessions = list(event.sessions.all())
    for number, one in enumerate(told.registrations, start=1):
        _register(one, event, sessions, key=f"{told.slug}-{number}", cast=cast)
    if told.cancelled_at:
        event = actions.cancel_event(
            actor=actor, event=event, reason=told.cancel_reason, at=told.cancelled_at
        )
    return event


def _entry(told: shapes.Event) -> actions.EventEntry:
    return actions.EventEntry(
        title=told.title,
        kind=told.kind,
        planned=PartialDate.parse(told.planned) if told.planned else None,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        first_day=told.day,
        summary=told.summary,
        programme=told.programme,
        place=told.place,
        address=told.address,
        district=District.objects.get(slug=told.district) if told.district else None,
        body=Body.objects.get(slug=told.body) if told.body else None,
        online_url=told.online_url,
        step_free=told.step_free,
        induction_loop=told.induction_loop,
        child_care=told.child_care,
        interpreting=told.interpreting,
        access_note=told.access_note,
        languages=told.languages,
        continues=Event.objects.get(slug=told.continues) if told.continues else None,
        registration=told.registration,
        capacity=told.places,
        seats_each=told.seats_each,
    )


def _session(told: shapes.Session, project: Project | None) -> actions.SessionEntry:
    group = topic = None
    if told.group:
        group = WorkingGroup.objects.get(project=project, number=told.group)
    if told.topic:
        topic = CrossCuttingTopic.objects.get(project=project, number=told.topic)
    return actions.SessionEntry(
        title=told.title, group=group, topic=topic, room=told.room, capacity=told.places
    )


def _register(
    told: shapes.Registration, event: Event, sessions: list[Session], *, key: str, cast: Cast
) -> None:
    person = cast.people[told.person]
    actions.register(
        actor=person,
        event=event,
        session=sessions[told.session - 1] if told.session else None,
        seats=told.seats,
        needs=actions.Needs(
            accessibility=told.accessibility,
            interpreting=told.interpreting,
            child_care=told.child_care,
            diet=told.diet,
        ),
        language=person.language,
        submission_key=key,
        at=told.at,
    )
