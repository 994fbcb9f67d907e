"""A text that somebody wrote before signing in waits in her session until she comes back.

Only the write pages put something here; it is dropped when the comment is stored, after two
hours, and with the session itself.
"""

import time
from typing import Any

from django.http import HttpRequest

_NAME = "comment_draft"
_SECONDS = 2 * 60 * 60


def keep(request: HttpRequest, *, thread_id: int, parent_id: int | None, **entries: Any) -> None:
    """One text at a time: a second one takes the place of the first."""
    request.session[_NAME] = {
        "thread": thread_id,
        "parent": parent_id,
        "kept_at": time.time(),
        "entries": entries,
    }


def waiting(
    request: HttpRequest, *, thread_id: int, parent_id: int | None
) -> dict[str, Any] | None:
    """The entries that wait for this form, or None."""
    kept = request.session.get(_NAME)
    if not kept or time.time() - kept["kept_at"] > _SECONDS:
        return None
    if (kept["thread"], kept["parent"]) != (thread_id, parent_id):
        return None
    entries: dict[str, Any] = kept["entries"]
    return entries


def drop(request: HttpRequest) -> None:
    request.session.pop(_NAME, None)
