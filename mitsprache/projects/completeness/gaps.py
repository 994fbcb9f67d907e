"""What the rules of cities want a fact sheet to state, and what a sheet still lacks.

Source: domain.md section 4 (Detmold E.2, Berlin-Mitte, Heidelberg): minimum content, a reason
where there is no participation, a reachable contact, costs with source and date, feedback that is
promised with a date, pictures with alternative text.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import CostKind, Participation, Project


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a sheet should state and does not: code, field of the sheet, words."""

    code: str
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class _Rule:
    field: str
    message: LazyText
    lacks: Callable[[Project], bool]


def gaps(draft: Project, *, codes: Collection[str] | None = None) -> list[Gap]:
    """What `draft` lacks, in the order of the sheet and in the active language.

    `codes` are keys of CODES; None or empty means all of them, the platform's own list. Unknown
    codes are passed over, so that a rule may go without breaking a city's profile.
    """
    wanted = [code for code in CODES if not codes or code in codes]
    return [
        Gap(code, CODES[code].field, str(CODES[code].message))
        for code in wanted
        if CODES[code].lacks(draft)
    ]


def is_reachable(contact: Any) -> bool:
    """The contact line, or the office it names, has a telephone number or an e-mail address."""
    if contact.email or contact.phone:
        return True
    return bool(contact.office_id and (contact.office.email or contact.office.phone))


def cost_fault(columns: Any) -> tuple[str, str] | None:
    """Field and message of what is wrong with the cost columns; None when they are whole."""
    if columns.cost_kind == CostKind.UNKNOWN:
        if columns.cost_unknown_reason.strip():
            return None
        return "cost_unknown_reason", _("Please say why the costs are not yet known.")
    if columns.cost_from is None:
        return "cost_from", _("Please give the amount, or say that the costs are not yet known.")
    if columns.cost_kind == CostKind.RANGE and (
        columns.cost_to is None or columns.cost_to <= columns.cost_from
    ):
        return "cost_to", _("The upper amount must be higher than the lower one.")
    return None


def _takes_part(draft: Project) -> bool:
    return draft.participation in {
        Participation.PLANNED,
        Participation.RUNNING,
        Participation.DONE,
    }


def _lacks_alt_text(draft: Project) -> bool:
    return any(not line.text.strip() for line in draft.attachments.all())


CODES: dict[str, _Rule] = {
    "title": _Rule("title", gettext_lazy("Title"), lambda d: not d.title.strip()),
    "summary": _Rule(
        "summary",
        gettext_lazy("Summary in plain words"),
        lambda d: not d.summary.strip(),
    ),
    "description": _Rule(
        "description",
        gettext_lazy("Description: what is planned, and what for"),
        lambda d: not (d.description.strip() or d.summary.strip()),
    ),
    "cost": _Rule(
        "cost_kind",
        gettext_lazy("Costs: an amount, a range, or the reason why they are not yet known"),
        lambda d: cost_fault(d) is not None,
    ),
    "cost_source": _Rule(
        "cost_sources",
        gettext_lazy("Source of funds"),
        lambda d: d.cost_kind != CostKind.UNKNOWN and not d.cost_sources.strip(),
    ),
    "cost_date": _Rule(
        "cost_estimated_on",
        gettext_lazy("Date of the cost estimate"),
        lambda d: d.cost_kind != CostKind.UNKNOWN and not d.cost_estimated_on,
    ),
    "target_groups": _Rule(
        "target_groups", gettext_lazy("People concerned"), lambda d: not d.target_groups.all()
    ),
    "districts": _Rule("districts", gettext_lazy("Districts"), lambda d: not d.districts.all()),
    "topics": _Rule("topics", gettext_lazy("Topics"), lambda d: not d.topics.all()),
    "timetable": _Rule(
        "steps",
        gettext_lazy("Next steps with their dates"),
        lambda d: not any(step.planned or step.actual for step in d.steps.all()),
    ),
    "participation": _Rule(
        "participation",
        gettext_lazy("Whether people can take part"),
        lambda d: d.participation == Participation.OPEN,
    ),
    "participation_reason": _Rule(
        "participation_reason",
        gettext_lazy("The reason why there is no participation"),
        lambda d: d.participation == Participation.NONE and not d.participation_reason.strip(),
    ),
    "level": _Rule(
        "level",
        gettext_lazy("How far people may decide: the level of participation"),
        lambda d: _takes_part(d) and not d.level,
    ),
    "room_for_decision": _Rule(
        "room_for_decision",
        gettext_lazy("What is open and what is settled"),
        lambda d: _takes_part(d) and not d.room_for_decision.strip(),
    ),
    "feedback": _Rule(
        "feedback",
        gettext_lazy("How and when the results are fed back"),
        lambda d: _takes_part(d) and not (d.feedback.strip() and d.feedback_due),
    ),
    "contact": _Rule(
        "contacts",
        gettext_lazy("A contact with a telephone number or an e-mail address"),
        lambda d: not any(is_reachable(line) for line in d.contacts.all()),
    ),
    "alt_text": _Rule(
        "attachments",
        gettext_lazy("A text for each picture and document"),
        _lacks_alt_text,
    ),
}

# Without these no sheet is published, whatever a city's own rules are.
ALWAYS = frozenset({"title", "description", "cost", "participation_reason", "contact", "alt_text"})
