"""A draft becomes public: one deed for the editor's button, the approval and the schedule."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from ..models import Project, Update

if TYPE_CHECKING:
    from wagtail.models import Revision


def publish_sheet(
    *,
    actor: Any,
    project: Project,
    revision: "Revision",
    changed: bool = True,
    log_action: bool | str = True,
    previous_revision: "Revision | None" = None,
    skip_permission_checks: bool = False,
    at: dt.datetime | None = None,
) -> Update | None:
    """Publish `revision` of the sheet, or schedule it when its go-live time lies ahead.

    `actor` None means the scheduler: whoever scheduled the revision is asked for the right again.
    Returns the line of the public update history, None when nothing readable changed or the
    revision was only scheduled. `skip_permission_checks` comes from Wagtail and changes nothing:
    our own rules decide. Raises NotAllowed, SheetRefused (messages per field); both leave
    everything as it was and keep the draft.
    """
    raise NotImplementedError


def run_schedule(
    *,
    project: Project,
    revision: "Revision",
    changed: bool = True,
    log_action: bool | str = True,
    previous_revision: "Revision | None" = None,
    skip_permission_checks: bool = False,
) -> None:
    """Publish a revision whose hour has come; a refusal is logged and ends the schedule.

    The draft is kept, so that other sheets that are due are not held up by it.
    """
    raise NotImplementedError
