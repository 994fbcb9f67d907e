"""States move by table: the only place where a state column is assigned."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import models

from . import audit

if TYPE_CHECKING:
    import datetime as dt


class StepNotAllowed(Exception):
    """The object's state has no such step; nothing was changed."""

    def __init__(self, *, kind: str, field: str, before: str, after: str) -> None:
        super().__init__(f"{kind}.{field}: no step from {before} to {after}")
        self.kind, self.field, self.before, self.after = kind, field, before, after


def move(
    obj: models.Model,
    to: str,
    *,
    steps: Mapping[str, frozenset[str]],
    actor: Any,
    at: "dt.datetime",
    field: str = "state",
    verb: str,
    also: Mapping[str, Any] | None = None,
) -> str:
    """Lock the row, check the table, set `field` to `to`, write the audit row; return the old state.

    Must run inside a transaction. Under its lock others can still insert rows that name this one;
    otherwise two deeds that hold each other's rows would wait for each other. `steps` maps each
    state to the states that may follow it. `actor` is the person, or None for the system. `also` are columns that a constraint ties to
    the state, so that they must change in the same statement. Raises StepNotAllowed and changes
    nothing when the table has no such step. The object passed in carries the new values
    afterwards.
    """
    model = type(obj)
    before: str = (
        model._base_manager.select_for_update(no_key=True)
        .values_list(field, flat=True)
        .get(pk=obj.pk)
    )
    if to not in steps.get(before, frozenset()):
        raise StepNotAllowed(kind=model._meta.label_lower, field=field, before=before, after=to)
    changes = {**(also or {}), field: to}
    model._base_manager.filter(pk=obj.pk).update(**changes)
    for name, value in changes.items():
        setattr(obj, name, value)
    audit.record(actor=actor, verb=verb, subject=obj, at=at, changes={field: [before, to]})
    return before
