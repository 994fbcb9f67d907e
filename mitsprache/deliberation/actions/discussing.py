"""What groups do with their cases: they sit, they talk, they take notes."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.groups.models import WorkingGroup

from ..models import Case, Note, Sitting, SittingCase
from ..models.case import NOTE_LENGTH
from ..signals import case_discussed
from .keeping import changed, locked_case, locked_cases, move_case, touch, words
from .refusals import EntryWrong, NotPossibleNow, NotWithGroup

SITTING_TITLE_LENGTH = 160
_DISCUSSABLE = ("routed", "in_discussion", "recommended", "handed_over")


@transaction.atomic
def plan_sitting(
    *,
    actor: Any,
    group: WorkingGroup,
    day: dt.date,
    title: str = "",
    at: dt.datetime | None = None,
) -> Sitting:
    """The group meets on a local day, past or to come; the same day again is the same sitting.

    Raises NotAllowed, EntryWrong.
    """
    authorize(actor, "deliberation.hold_sitting", group)
    at = at or clock.database_now()
    title = words("title", tidy_line(title), most=SITTING_TITLE_LENGTH)
    sitting, new = Sitting.objects.get_or_create(
        group=group, day=day, defaults={"title": title, "created_at": at}
    )
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
        if case.state not in _DISCUSSABLE:
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


def refuse_future(sitting: Sitting, at: dt.datetime) -> None:
    """Nothing was dealt with in a sitting that is yet to come."""
    if sitting.day > clock.local_day(at):
        raise EntryWrong("sitting", _("This sitting is yet to come."))


def note_sitting(case: Case, sitting: Sitting) -> None:
    """Step: the case was dealt with in the sitting; once."""
    SittingCase.objects.get_or_create(sitting=sitting, case=case)
    changed(case.consultation_id)
