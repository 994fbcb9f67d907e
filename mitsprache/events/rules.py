"""Who may do what with events: the participation office, and the office that organises one."""

from typing import Any

import rules

from mitsprache.accounts.rules import is_coordination, is_editor, is_person
from mitsprache.directory.rules import is_lead, is_member, offices_of
from mitsprache.groups.rules import groups_of, speaks_for


def desk_events(events: Any, person: Any) -> Any:
    """The rows of `events` that `person` organises: coordination and editors all, an office its
    own and those of its projects."""
    if is_coordination(person) or is_editor(person):
        return events.all()
    offices = offices_of(person)
    if not offices:
        return events.none()
    return events.filter(organiser__in=offices) | events.filter(project__office__in=offices)


def desk_sessions(sessions: Any, person: Any) -> Any:
    """The rows of `sessions` in which `person` takes notes: coordination in all, an office in
    those of its events, whoever speaks for a working group in the group's."""
    if is_coordination(person):
        return sessions.all()
    found = sessions.none()
    if offices := offices_of(person):
        found = sessions.filter(event__organiser__in=offices)
    speaks = [pk for pk, role in groups_of(person).items() if role != "member"]
    return found | sessions.filter(group__in=speaks) if speaks else found


@rules.predicate
def organises(person: Any, event: Any = None) -> bool:
    """Belongs to the office that organises the event."""
    return is_member(person, event.organiser if event is not None else None)


@rules.predicate
def leads_organiser(person: Any, event: Any = None) -> bool:
    return is_lead(person, event.organiser if event is not None else None)


@rules.predicate
def works_for_office(person: Any, office: Any = None) -> bool:
    return is_member(person, office)


@rules.predicate
def works_for_sheet(person: Any, project: Any = None) -> bool:
    """Belongs to the office of the project."""
    return is_member(person, project.office if project is not None else None)


@rules.predicate
def speaks_for_session(person: Any, session: Any = None) -> bool:
    """Speaks for the working group of the session."""
    if session is None:
        return bool(groups_of(person))
    return session.group is not None and speaks_for(person, session.group)


@rules.predicate
def is_registered(person: Any, registration: Any = None) -> bool:
    return registration is not None and registration.person_id == getattr(person, "pk", None)


@rules.predicate
def organises_session(person: Any, session: Any = None) -> bool:
    return is_member(person, session.event.organiser if session is not None else None)


# The object is the Office that organises.
rules.add_perm("events.create_event", is_coordination | is_editor | works_for_office)

# The object is the Project that it is to belong to.
rules.add_perm("events.hold_for_project", is_coordination | is_editor | works_for_sheet)

# The object of these is the Event.
rules.add_perm("events.change_event", is_coordination | is_editor | organises)
rules.add_perm("events.publish_event", is_coordination | is_editor | leads_organiser)
rules.add_perm("events.cancel_event", is_coordination | leads_organiser)
rules.add_perm("events.keep_door", is_coordination | organises)
# Whoever organises, and nobody else: not editors, not other offices (Art. 9 DSGVO).
rules.add_perm("events.read_needs", is_coordination | organises)
rules.add_perm("events.write_results", is_coordination | is_editor | organises)
rules.add_perm("events.publish_results", is_coordination | is_editor | leads_organiser)

# The object is the Session.
rules.add_perm("events.take_notes", is_coordination | organises_session | speaks_for_session)

# The object is the Registration; guests prove themselves by the token of their link.
rules.add_perm("events.register", is_person)
rules.add_perm("events.change_registration", is_person & is_registered)
