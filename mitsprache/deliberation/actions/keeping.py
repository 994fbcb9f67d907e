"""Steps that every deed on cases has in common: lock, compare, move, say what is out of date.

Locks: what somebody contributed, the cases in the order of their keys, then everything else; the
counters of the pages last, because everybody raises them.
"""

import datetime as dt
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from mitsprache.common import pages
from mitsprache.common.text import tidy
from mitsprache.common.transitions import StepNotAllowed, move
from mitsprache.consultations.models import Consultation
from mitsprache.groups.models import WorkingGroup

from ..models import Case
from ..states import CASE_STEPS
from .refusals import EntryWrong, MovedMeanwhile, NotPossibleNow, UnknownCases

MOST_AT_ONCE = 500

# What rules and actions ask of a case; so that a deed on many asks once.
_NEAR = ("consultation__version__document__project__office", "owner", "lead__office")


def locked_case(case: Case, revision: int | None) -> Case:
    """The case as it stands now, locked; raises MovedMeanwhile when `revision` is not that seen.

    None as revision: the deed does not depend on what was seen (a note, a due date).
    """
    [found] = locked(Case.objects.filter(pk=case.pk))
    if revision is not None and found.revision != revision:
        raise MovedMeanwhile(found)
    return found


def locked(cases: "QuerySet[Case]") -> list[Case]:
    """These cases as they stand now, locked in the order of their keys.

    Read after they are locked: a row whose owner changed while this transaction waited is no
    longer joined with the old one, and PostgreSQL would leave it out.
    """
    held = cases.select_for_update(no_key=True, of=("self",)).order_by("pk")
    keys = list(held.values_list("pk", flat=True))
    return list(Case.objects.filter(pk__in=keys).select_related(*_NEAR).order_by("pk"))


def locked_cases(parent: Consultation | WorkingGroup, chosen: Mapping[int, int]) -> list[Case]:
    """The chosen cases of the parent that was authorised, locked, in the order of their keys.

    `chosen` maps the key of each case to the revision that was seen. Raises UnknownCases when one
    is not of this parent (of a group: assigned to it now), so that nothing happens to the others
    either, and MovedMeanwhile.
    """
    if not 0 < len(chosen) <= MOST_AT_ONCE:
        raise UnknownCases
    cases = Case.objects.filter(pk__in=chosen)
    if isinstance(parent, Consultation):
        cases = cases.filter(consultation=parent)
    else:
        cases = cases.filter(assignments__group=parent, assignments__until=None)
    found = locked(cases)
    if len(found) != len(chosen):
        raise UnknownCases
    for case in found:
        if case.revision != chosen[case.pk]:
            raise MovedMeanwhile(case)
    return found


def move_case(case: Case, to: str, *, actor: Any, at: dt.datetime, verb: str, **also: Any) -> None:
    """One step of the table; raises NotPossibleNow where the table has none.

    `also` are columns that change with it. A step to the same state that the table allows is
    written down, too.
    """
    try:
        move(
            case,
            to,
            steps=CASE_STEPS,
            actor=actor,
            at=at,
            verb=verb,
            also={**also, "changed_at": at},
        )
    except StepNotAllowed as refused:
        raise NotPossibleNow(case) from refused
    touch(case, at=at)


def touch(*cases: Case, at: dt.datetime) -> None:
    """Raise the revisions: whoever has opened these cases has to look again."""
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(
        revision=F("revision") + 1, changed_at=at
    )
    for case in cases:
        case.revision += 1
        case.changed_at = at
    changed(*{case.consultation_id for case in cases})


def changed(*consultations: int) -> None:
    """Pages that show the state of contributions, the synopsis or the balance are out of date."""
    pages.raise_version(*(f"consultation:{pk}" for pk in consultations), "consultations")


def words(field: str, text: str, *, most: int, needed: str = "") -> str:
    """A text entry, tidied; `needed` is what to say when nothing can be read. Raises EntryWrong."""
    text = tidy(text)
    if not any(unicodedata.category(mark)[0] in "LNPS" for mark in text):
        text = ""
    if needed and not text:
        raise EntryWrong(field, needed)
    if len(text) > most:
        raise EntryWrong(field, _("Please write at most %(most)d characters.") % {"most": most})
    return text


def codes(cases: Sequence[Case]) -> list[str]:
    return [case.code for case in cases]
