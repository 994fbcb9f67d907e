"""What groups do with their cases: they sit, they talk, they take notes."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.events.models import Session
from mitsprache.events.times import first_day, last_day
from mitsprache.groups.models import WorkingGroup

from ..models import Case, Note, Sitting, SittingCase
from ..models.case import NOTE_LENGTH
from ..signals import case_discussed
from ..states import WITH_GROUP
from .keeping import changed, locked_case, locked_cases, move_case, touch, words
from .refusals import EntryWrong, NotPossibleNow, NotWithGroup

SITTING_TITLE_LENGTH = 160


@transaction.atomic
def plan_sitting(
    *,
    actor: Any,
    group: WorkingGroup,
    day: dt.date,
    title: str = "",
    session: Session | None = None,
    at: dt.datetime | None = None,
) -> Sitting:
    """The group meets on a local day, past or to come; the same day again is the same sitting.

    `session` is the part of an event in which it meets; where the group has exactly one on that
    day it is found. Raises NotAllowed, EntryWrong (title, session).
    """
    authorize(actor, "deliberation.hold_sitting", group)
    at = at or clock.database_now()
    title = words("title", tidy_line(title), most=SITTING_TITLE_LENGTH)
    if session is not None and session.group_id != group.pk:
        raise EntryWrong("session", _("This session is of another group."))
    meets_in = session or _session_on(group, day)
    sitting, new = Sitting.objects.get_or_create(
        group=group, day=day, defaults={"title": title, "session": meets_in, "created_at": at}
    )
    if session is not None and sitting.session_id != session.pk:
        _link(sitting, session, actor=actor, at=at)
    renamed = not new and bool(title) and title != sitting.title
    if renamed:
        sitting.title = title
        sitting.save(update_fields=["title"])
    if new or renamed:
        begun = {"group": [None, group.pk], "day": [None, day.isoformat()]}
        audit.record(
            actor=actor,
            verb="deliberation.hold_sitting",
            subject=sitting,
            at=at,
            changes=begun if new else {"title": None},
        )
    return sitting


@transaction.atomic
def discuss_cases(
    *,
    actor: Any,
    sitting: Sitting,
    chosen: Mapping[int, int],
    at: dt.datetime | None = None,
) -> list[Case]:
    """The group has dealt with these cases in this sitting; all or none.

    What it leads is in discussion from now on; where it is involved only the sitting is kept.
    Raises NotAllowed, EntryWrong (a day to come), UnknownCases, MovedMeanwhile, NotPossibleNow.
    """
    group = sitting.group
    authorize(actor, "deliberation.hold_sitting", group)
    at = at or clock.database_now()
    refuse_future(sitting, at)
    cases = locked_cases(group, chosen)
    for case in cases:
        if case.state not in WITH_GROUP:
            raise NotPossibleNow(case)
        note_sitting(case, sitting)
        if case.lead_id == group.pk:
            move_case(
                case, Case.State.IN_DISCUSSION, actor=actor, at=at, verb="deliberation.discuss"
            )
            case_discussed.send(Case, case=case, sitting=sitting)
        else:
            audit.record(actor=actor, verb="deliberation.discuss", subject=case, at=at)
            touch(case, at=at)
    return cases


@transaction.atomic
def add_note(
    *,
    actor: Any,
    case: Case,
    text: str,
    group: WorkingGroup | None = None,
    at: dt.datetime | None = None,
) -> Note:
    """Keep what was said; for those who work on the case, never public and never changed.

    `group`: at whose desk. Raises NotAllowed, EntryWrong, NotWithGroup.
    """
    case = locked_case(case, None)
    authorize(actor, "deliberation.note", case)
    if group is not None:
        authorize(actor, "deliberation.see_group", group)
    at = at or clock.database_now()
    if group is not None and not case.assignments.filter(group=group, until=None).exists():
        raise NotWithGroup(case)
    text = words("text", text, most=NOTE_LENGTH, needed=_("Please write something."))
    note = Note.objects.create(case=case, group=group, author=actor, text=text, at=at)
    audit.record(
        actor=actor,
        verb="deliberation.note",
        subject=case,
        at=at,
        changes={"note": [None, note.pk]},
    )
    return note


def _session_on(group: WorkingGroup, day: dt.date) -> Session | None:
    """The only session of the group on this local day that no sitting is linked to."""
    found = [
        session
        for session in Session.objects.filter(group=group, sitting=None).select_related("event")
        if first_day(session) <= day <= last_day(session)
    ]
    return found[0] if len(found) == 1 else None


def _link(sitting: Sitting, session: Session, *, actor: Any, at: dt.datetime) -> None:
    """The sitting was in this session; either of them stands for one of the other only."""
    if sitting.session_id is not None or Sitting.objects.filter(session=session).exists():
        raise EntryWrong("session", _("This sitting belongs to another session already."))
    sitting.session = session
    sitting.save(update_fields=["session"])
    audit.record(
        actor=actor,
        verb="deliberation.hold_sitting",
        subject=sitting,
        at=at,
        changes={"session": [None, session.pk]},
    )


def refuse_future(sitting: Sitting, at: dt.datetime) -> None:
    """Nothing was dealt with in a sitting that is yet to come."""
    if sitting.day > clock.local_day(at):
        raise EntryWrong("sitting", _("This sitting is yet to come."))


def note_sitting(case: Case, sitting: Sitting) -> None:
    """Step: the case was dealt with in the sitting; once."""
    SittingCase.objects.get_or_create(sitting=sitting, case=case)
    changed(case.consultation_id)
