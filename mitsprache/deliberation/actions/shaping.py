"""What a case is about: two ideas are two cases, one concern of many is one."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy, tidy_line

from ..models import Assignment, Case, CaseContribution
from ..models.case import EXTRACT_LENGTH
from ..signals import cases_joined
from ..states import UNDECIDED
from .keeping import MOST_AT_ONCE, locked, locked_case, move_case, touch, words
from .opening import lapse_if_nothing_is_left, send_by_rules
from .refusals import EntryWrong, MovedMeanwhile, NotPossibleNow, UnknownCases

MOST_PARTS = 20
TITLE_LENGTH = 160
_READABLE = ("received", "held")


@dataclass(frozen=True, slots=True)
class SplitPart:
    """One of the concerns: in short, and the words of the contribution that voice it."""

    title: str
    extract: str


@transaction.atomic
def split_case(
    *,
    actor: Any,
    case: Case,
    revision: int,
    parts: Sequence[SplitPart],
    at: dt.datetime | None = None,
) -> list[Case]:
    """Make several cases of one; the first part stays on it, the others get the next codes.

    Every extract stands in a contribution of the case that is not withdrawn or hidden, word for
    word, so that nobody is made to say what she has not said. The new cases have the same field, owner, day and groups. Raises
    NotAllowed, MovedMeanwhile, EntryWrong (parts), NotPossibleNow (decided, closed).
    """
    # With all cases of the same contribution: under their locks the next codes are given.
    family = Case.objects.filter(code__startswith=f"{_reference(case)}-")
    case = next(one for one in locked(family) if one.pk == case.pk)
    authorize(actor, "deliberation.shape", case.consultation)
    at = at or clock.database_now()
    if case.revision != revision:
        raise MovedMeanwhile(case)
    if case.state not in UNDECIDED:
        raise NotPossibleNow(case)
    if not 2 <= len(parts) <= MOST_PARTS:
        raise EntryWrong("parts", _("Please fill in at least two parts."))
    readable = case.links.filter(contribution__state__in=_READABLE)
    links = list(readable.select_related("contribution").order_by("pk"))
    checked = [_checked(part, links) for part in parts]
    codes = _next_codes(case, len(parts) - 1)
    made = [case]
    for (title, extract, link), code in zip(checked[1:], codes, strict=True):
        new = _beside(case, code, title, at=at)
        CaseContribution.objects.create(
            case=new, contribution=link.contribution, extract=extract, at=at
        )
        made.append(new)
    title, extract, first = checked[0]
    case.title = title
    case.save(update_fields=["title"])
    first.extract = extract
    first.save(update_fields=["extract"])
    audit.record(
        actor=actor,
        verb="deliberation.split_case",
        subject=case,
        at=at,
        changes={"into": [None, [one.pk for one in made]], "title": None},
    )
    touch(case, at=at)
    _send_like(case, made[1:], actor=actor, at=at)
    return made


@transaction.atomic
def join_cases(
    *,
    actor: Any,
    into: Case,
    revision: int,
    chosen: Mapping[int, int],
    at: dt.datetime | None = None,
) -> Case:
    """The chosen cases voice the same concern as `into`: they go on under it, each author gets
    its answer.

    Raises NotAllowed, UnknownCases (another consultation), MovedMeanwhile, NotPossibleNow (one of
    them is decided or closed).
    """
    authorize(actor, "deliberation.shape", into.consultation)
    at = at or clock.database_now()
    if into.pk in chosen or not 0 < len(chosen) <= MOST_AT_ONCE:
        raise UnknownCases
    seen = {**chosen, into.pk: revision}
    cases = {case.pk: case for case in locked(Case.objects.filter(pk__in=seen))}
    if len(cases) != len(seen) or len({case.consultation_id for case in cases.values()}) > 1:
        raise UnknownCases
    for case in cases.values():
        if case.revision != seen[case.pk]:
            raise MovedMeanwhile(case)
        if case.state not in UNDECIDED:
            raise NotPossibleNow(case)
    target = cases[into.pk]
    there = set(target.links.values_list("contribution", flat=True))
    for pk in sorted(chosen):
        case = cases[pk]
        _bring(case, target, there, at=at)
        move_case(
            case,
            Case.State.DUPLICATE,
            actor=actor,
            at=at,
            verb="deliberation.join_cases",
            duplicate_of=target,
        )
        cases_joined.send(Case, case=case, into=target)
    touch(target, at=at)
    return target


@transaction.atomic
def undo_join(*, actor: Any, case: Case, revision: int, at: dt.datetime | None = None) -> Case:
    """It was another concern after all: the case is open again, with the contributions it had.

    Raises NotAllowed, MovedMeanwhile, NotPossibleNow (not joined; what it was joined into is
    decided or joined further).
    """
    authorize(actor, "deliberation.shape", case.consultation)
    at = at or clock.database_now()
    under = Case.objects.filter(pk=case.pk).values("duplicate_of")
    pair = Case.objects.filter(Q(pk=case.pk) | Q(pk__in=under))
    found = {one.pk: one for one in locked(pair)}
    case = found[case.pk]
    if case.revision != revision:
        raise MovedMeanwhile(case)
    if case.state != Case.State.DUPLICATE or case.duplicate_of_id not in found:
        raise NotPossibleNow(case)
    target = found[case.duplicate_of_id]
    if target.state not in UNDECIDED:
        raise NotPossibleNow(target)
    target.links.filter(joined_from=case).delete()
    there = set(target.links.values_list("contribution", flat=True))
    # Another one that goes on there may have brought the same contribution.
    for other in target.duplicates.exclude(pk=case.pk).order_by("pk"):
        _bring(other, target, there, at=at)
    move_case(
        case,
        Case.State.RECEIVED,
        actor=actor,
        at=at,
        verb="deliberation.undo_join",
        duplicate_of=None,
    )
    touch(target, at=at)
    send_by_rules(case, actor=actor, at=at)
    for one in (case, target):
        lapse_if_nothing_is_left(one, actor=actor, at=at)
    return case


@transaction.atomic
def rename_case(
    *, actor: Any, case: Case, revision: int, title: str, at: dt.datetime | None = None
) -> Case:
    """Say in short what it is about; public. Raises NotAllowed, MovedMeanwhile, EntryWrong."""
    case = locked_case(case, revision)
    authorize(actor, "deliberation.rename", case)
    at = at or clock.database_now()
    case.title = _title(title)
    case.save(update_fields=["title"])
    audit.record(
        actor=actor, verb="deliberation.rename_case", subject=case, at=at, changes={"title": None}
    )
    touch(case, at=at)
    return case


def _bring(case: Case, target: Case, there: set[int], *, at: dt.datetime) -> None:
    """What voices the concern of `case` voices that of `target`, unless it is `there` already."""
    for link in case.links.exclude(contribution__in=there).order_by("pk"):
        there.add(link.contribution_id)
        CaseContribution.objects.create(
            case=target,
            contribution_id=link.contribution_id,
            extract=link.extract,
            joined_from=case,
            at=at,
        )


def _title(text: str) -> str:
    title = tidy_line(text)
    return words(
        "title",
        title,
        most=TITLE_LENGTH,
        needed=_("Please say in a few words what it is about."),
    )


def _checked(
    part: SplitPart, links: Sequence[CaseContribution]
) -> tuple[str, str, CaseContribution]:
    """Title, extract, and the link to the contribution in which the extract stands."""
    extract = words(
        "parts",
        part.extract,
        most=EXTRACT_LENGTH,
        needed=_("Please quote for each part the words that voice it."),
    )
    plain = _plain(extract)
    for link in links:
        said = f"{link.contribution.text}\n{link.contribution.proposed_wording}"
        if plain in _plain(said):
            return _title(part.title), extract, link
    raise EntryWrong(
        "parts", _("These words do not stand in the contribution: “%(words)s”") % {"words": extract}
    )


def _plain(text: str) -> str:
    return " ".join(tidy(text).split())


def _reference(case: Case) -> str:
    """Of the contribution that opened it."""
    return case.code.rsplit("-", 1)[0]


def _next_codes(case: Case, count: int) -> list[str]:
    """The next codes below the reference of the case's own contribution."""
    reference = _reference(case)
    given = Case.objects.filter(code__startswith=f"{reference}-").values_list("code", flat=True)
    last = max(int(code.rsplit("-", 1)[1]) for code in given)
    return [f"{reference}-{number}" for number in range(last + 1, last + 1 + count)]


def _beside(case: Case, code: str, title: str, *, at: dt.datetime) -> Case:
    new = Case.objects.create(
        code=code,
        consultation=case.consultation,
        title=title,
        owner=case.owner,
        handler=case.handler,
        due=case.due,
        field_id=case.field_id,
        topic_id=case.topic_id,
        lead=case.lead,
        opened_at=at,
        changed_at=at,
    )
    Assignment.objects.bulk_create(
        Assignment(case=new, group_id=row.group_id, role=row.role, since=at)
        for row in case.assignments.filter(until=None).order_by("pk")
    )
    return new


def _send_like(case: Case, new: Sequence[Case], *, actor: Any, at: dt.datetime) -> None:
    """The new ones begin where the group found the old one, not where that has got to."""
    for one in new:
        audit.record(actor=actor, verb="deliberation.open_case", subject=one, at=at)
        if case.lead is not None:
            send_by_rules(one, actor=actor, at=at)
