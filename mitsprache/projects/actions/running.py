"""What happens to a project beside its text: states, offices, promises, commenting, its end."""

import datetime as dt
from typing import Any

from mitsprache.comments.models import Thread
from mitsprache.directory.models import Office

from ..models import Project, Promise


def change_state(
    *, actor: Any, project: Project, to: str, reason: str = "", at: dt.datetime | None = None
) -> None:
    """Move the project to `to` (states.PROJECT_STEPS); published sheets get a public update.

    `reason` is public and needed for `deferred`. `withdrawn` is reached by `withdraw_project`
    alone. Raises NotAllowed, StepNotAllowed, ReasonMissing.
    """
    raise NotImplementedError


def withdraw_project(
    *, actor: Any, project: Project, reason: str, at: dt.datetime | None = None
) -> None:
    """Take the sheet from the public list for good, with its thread; it stays in the records.

    Raises NotAllowed, StepNotAllowed, and ReasonMissing without a reason: that is what the
    editor's unpublishing and expiry dates end in.
    """
    raise NotImplementedError


def hand_over(
    *, actor: Any, project: Project, office: Office, at: dt.datetime | None = None
) -> None:
    """Make `office` responsible for the sheet, its comments and its open promises.

    Raises NotAllowed; ValueError never, an office that already has the sheet changes nothing.
    """
    raise NotImplementedError


def keep_promise(
    *, actor: Any, promise: Promise, note: str, at: dt.datetime | None = None
) -> None:
    """Mark a public promise as kept; `note` says publicly how. `at` is when it was kept (UTC).

    Raises NotAllowed, ReasonMissing without a note, AlreadyKept.
    """
    raise NotImplementedError


def set_commenting(
    *,
    actor: Any,
    project: Project,
    is_open: bool,
    moderation: str = Thread.Moderation.AFTER,
    at: dt.datetime | None = None,
) -> None:
    """Open or close the sheet's comments and say whether they are read before publication.

    `moderation` is a Thread.Moderation code. Raises NotAllowed.
    """
    raise NotImplementedError
