"""Events of `office()` for the permission matrix, with the ways to call their pages on the desk.

Z-15: `office2()` organises one of its own; the rows of `office()` are not there for it.
"""

from django.core.files.base import ContentFile

from mitsprache.common import clock
from mitsprache.content.models import File
from mitsprache.events import actions as events
from mitsprache.events.models import Event
from tests import factories as make
from tests.abuse.world import Case
from tests.events.making import entry, event

_PAGES = (
    *("event", "event-change", "event-sessions", "event-publish", "event-open", "event-cancel"),
    *("event-file-new", "registrations", "registration-new", "door", "door-paper", "door-new"),
    *("event-results", "event-minutes", "event-results-publish"),
)


def event_cases() -> dict[str, list[Case]]:
    """For each page of the desk on events the ways to call it."""
    today = clock.local_day(clock.database_now())
    where = make.deliberated_consultation("Mit Werkstatt")
    project = where.version.document.project
    open_one = event(title="Werkstatt", capacity=5)
    draft = events.create_event(
        actor=make.coordination(), organiser=make.office(), project=project, entry=entry()
    )
    [session] = events.set_sessions(
        actor=make.coordination(),
        event=draft,
        entries=[events.SessionEntry(title="Runde 1", group=project.groups.get(number="1"))],
    )
    events.change_event(
        actor=make.coordination(),
        event=Event.objects.get(pk=draft.pk),
        seen=Event.objects.get(pk=draft.pk).changed_at,
        entry=entry(first_day=today, registration=False),
    )
    mine = events.register_for(
        actor=make.coordination(), event=open_one, name="Frau Anruf", submission_key="matrix"
    )
    foreign_event = events.create_event(
        actor=make.coordination(), organiser=make.office2(), entry=entry(title="Fremd")
    )
    events.publish_event(actor=make.coordination(), event=foreign_event)
    foreign = events.register_for(
        actor=make.coordination(), event=foreign_event, name="Fremd", submission_key="fremd"
    )
    library = File(title="Einladung")
    library.file.save("einladung.txt", ContentFile(b"Inhalt"), save=False)
    library.save()
    file = events.add_file(actor=make.coordination(), event=open_one, file=library)
    result = events.write_result(
        actor=make.coordination(), event=open_one, minutes="Es war gut besucht."
    )
    photo = events.add_photo(
        actor=make.coordination(),
        result=result,
        picture=make.picture("Gruppe"),
        text="Leute am Tisch",
        consent="Alle haben zugestimmt.",
    )
    by_state = [Case("draft", {"pk": draft.pk}), Case("open", {"pk": open_one.pk})]
    rows = {
        "of the event": Case("of the event", {"pk": open_one.pk, "registration": mine.pk}),
        "of another": Case("of another", {"pk": open_one.pk, "registration": foreign.pk}),
    }
    of_registration = list(rows.values())
    of_session = [Case("of group 1", {"session": session.pk})]
    return {
        **{f"workspace-{page}": by_state for page in _PAGES},
        **{
            f"workspace-{page}": of_registration
            for page in ("registration-cancel", "registration-accept", "door-in", "door-undo")
        },
        "workspace-event-file-remove": [Case("-", {"pk": open_one.pk, "file": file.pk})],
        "workspace-session-minutes": [
            Case("of the event", {"pk": draft.pk, "session": session.pk}),
            Case("of another", {"pk": open_one.pk, "session": session.pk}),
        ],
        "workspace-photo-new": [Case("-", {"pk": open_one.pk, "result": result.pk})],
        "workspace-photo-remove": [Case("-", {"pk": open_one.pk, "photo": photo.pk})],
        "workspace-session-notes": of_session,
        "workspace-session-notes-many": of_session,
        "workspace-session-sitting": of_session,
    }
