"""Which groups have a case: what is no longer so ends, what is new begins, every row is kept."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from mitsprache.groups.models import WorkingGroup

from ..models import Assignment, Case


def involved_in(case: Case) -> list[WorkingGroup]:
    rows = case.assignments.filter(until=None, role=Assignment.Role.INVOLVED)
    return [row.group for row in rows.select_related("group")]


def set_groups(
    case: Case,
    lead: WorkingGroup | None,
    involved: Collection[WorkingGroup],
    *,
    reasons: Mapping[int, str],
    end_reason: str = "",
    by: Any,
    at: dt.datetime,
) -> None:
    """Step: exactly these groups have the case from now on; the caller has locked it.

    `reasons` says by key of the group why one that is new has it; `by` is None for a rule.
    """
    wanted = {group.pk: Assignment.Role.INVOLVED for group in involved}
    if lead is not None:
        wanted[lead.pk] = Assignment.Role.LEAD
    there = {row.group_id: row for row in case.assignments.filter(until=None)}
    ended = [row.pk for row in there.values() if wanted.get(row.group_id) != row.role]
    if ended:
        case.assignments.filter(pk__in=ended).update(until=at, end_reason=end_reason)
    Assignment.objects.bulk_create(
        Assignment(
            case=case, group_id=group, role=role, reason=reasons.get(group, ""), by=by, since=at
        )
        for group, role in wanted.items()
        if group not in there or there[group].pk in ended
    )
