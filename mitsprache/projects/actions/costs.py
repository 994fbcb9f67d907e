"""Costs: a draft carries them as columns, the record keeps one CostStatement per change.

`Project.cost_base` says which statement the draft's columns were taken from. A draft whose
columns equal that statement has not changed the costs, however old it is; the live statement
then stays. A draft that did change them may only replace the statement that it was written
against.
"""

from typing import Any

from ..models import CostColumns, CostKind, CostStatement, Project


def cost_values(columns: CostColumns) -> dict[str, Any]:
    """The cost columns of a sheet or a statement, those that its kind does not use left empty."""
    values = {name: getattr(columns, name) for name in CostColumns.COST_COLUMNS}
    values["cost_estimated_on"] = values["cost_estimated_on"] or None
    if columns.cost_kind == CostKind.UNKNOWN:
        values["cost_from"] = values["cost_to"] = None
    else:
        values["cost_unknown_reason"] = ""
    if columns.cost_kind == CostKind.AMOUNT:
        values["cost_to"] = None
    return values


def take_over(draft: Project, values: dict[str, Any]) -> None:
    """Write `values` (of `cost_values`) into the draft's columns."""
    for name, value in values.items():
        setattr(draft, name, value)


def base_of(draft: Project) -> CostStatement | None:
    """The statement that the draft's cost columns were taken from; None: there was none yet."""
    return CostStatement.objects.filter(project_id=draft.pk, pk=draft.cost_base).first()


def current_of(project: Project) -> CostStatement | None:
    """The statement that is public now, read afresh: an object in hand may be older."""
    return CostStatement.objects.filter(project_id=project.pk, replaced_by=None).first()


def changes_cost(draft: Project) -> bool:
    """The draft states other costs than both the statement it was begun with and today's."""
    values = cost_values(draft)
    stated = [row for row in (base_of(draft), current_of(draft)) if row is not None]
    return all(cost_values(row) != values for row in stated)


def has_cost_conflict(draft: Project) -> bool:
    """The draft changes costs that somebody else has changed in public since it was begun."""
    current = current_of(draft)
    return draft.cost_base != (current.pk if current else 0) and changes_cost(draft)


def rebase_cost(draft: Project, *, edited: bool = False) -> None:
    """Bring the draft's cost columns up to the statement that is public now; saves nothing.

    Without `edited`: a draft that has not changed the costs takes over what is public now, one
    that has is left alone (and refused when published, if the public costs have moved on). To be
    called before the editing form is shown. With `edited`: the person has seen the public costs
    and entered these columns against them, so they count as written against today's statement.
    """
    current = current_of(draft)
    if not edited:
        if current is None or changes_cost(draft):
            return
        take_over(draft, cost_values(current))
    draft.cost_base = current.pk if current is not None else 0
