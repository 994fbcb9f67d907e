"""What a draft changes in comparison with the sheet that is public."""

from typing import Any

from ..models import CostColumns, Project
from .costs import changes_cost

_TIMETABLE = ("participation_from", "participation_until", "feedback_due")
_NOT_TEXT = {
    *Project.OWNED_BY_ACTIONS,
    *CostColumns.COST_COLUMNS,
    *_TIMETABLE,
    *("pk", "steps", "cost_base", "promise_base", "change_note", "change_reason"),
    # Wagtail's own columns
    *("latest_revision", "live", "live_revision", "has_unpublished_changes", "expired"),
    *("first_published_at", "last_published_at", "go_live_at", "expire_at"),
    *("locked", "locked_at", "locked_by"),
}
_PLAN = ("kind", "bound", "planned", "planned_until")


def changed_fields(*, public: Project, draft: Project) -> dict[str, list[str]]:
    """Names of what differs, by kind of change: `text`, `cost`, `timetable`; empty kinds left out.

    `public` is the locked row, `draft` the object made from the revision.
    """
    before, after = _content(public), _content(draft)
    found = {
        "text": [name for name in after if name not in _NOT_TEXT and before[name] != after[name]],
        "cost": ["cost_kind"] if changes_cost(draft) else [],
        "timetable": [name for name in (*_TIMETABLE, "steps") if before[name] != after[name]],
    }
    return {kind: names for kind, names in found.items() if names}


def moves_dates(*, public: Project, draft: Project) -> bool:
    """The draft changes what was announced: a planned date, or which dates there are.

    Reporting that a step is done, or wording it better, announces nothing new and needs no
    reason.
    """
    if any(getattr(public, name) != getattr(draft, name) for name in _TIMETABLE):
        return True
    known = {step.pk: step for step in public.steps.all()}
    unmatched: list[Any] = []
    for step in draft.steps.all():
        former = known.pop(step.pk, None)
        if former is None:
            unmatched.append((step.title, _plan(step)))
        elif _plan(former) != _plan(step):
            return True
    # A draft begun before another one was published holds the other's new steps without their
    # number: the same words with the same dates are the same step.
    return sorted(unmatched) != sorted((step.title, _plan(step)) for step in known.values())


def _plan(step: Any) -> tuple[str, ...]:
    return tuple(str(getattr(step, name) or "") for name in _PLAN)


def _content(project: Project) -> dict[str, Any]:
    data: dict[str, Any] = project.serializable_data()
    for name, value in data.items():
        if isinstance(value, list):
            data[name] = [
                {key: part[key] for key in part if key not in {"pk", "project", "sort_order"}}
                if isinstance(part, dict)
                else part
                for part in (value if value and isinstance(value[0], dict) else sorted(value))
            ]
    return data
