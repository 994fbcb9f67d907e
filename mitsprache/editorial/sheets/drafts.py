"""A draft between its stored form and the editing form."""

from mitsprache.projects.actions import rebase_cost
from mitsprache.projects.models import Project


class Conflict(Exception):
    """Somebody has saved another draft of the sheet since this one was opened."""


def prepared(sheet: Project, *, begins_anew: bool = False) -> Project:
    """`sheet` (made from a revision) as it is shown for editing.

    The costs are those in public unless this draft changes them; the note on what changes
    belongs to one publication, so it is empty where a new draft begins.
    """
    if sheet.current_cost_id is not None:
        rebase_cost(sheet)
    if begins_anew or sheet.latest_revision_id == sheet.live_revision_id:
        sheet.change_note = sheet.change_reason = ""
    return sheet


def lock_for_saving(sheet: Project) -> None:
    """Lock the row for the rest of the transaction and take over what actions own.

    An action may have run since `sheet` was read, and the first drafts of a sheet are written
    to its columns. Raises Conflict when a newer draft is stored.
    """
    row = Project.objects.select_for_update().get(pk=sheet.pk)
    if row.latest_revision_id != sheet.latest_revision_id:
        raise Conflict
    for name in Project.OWNED_BY_ACTIONS:
        attname = Project._meta.get_field(name).attname
        setattr(sheet, attname, getattr(row, attname))
