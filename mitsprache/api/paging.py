"""Lists in pieces: `{"items": [...], "next": path or null}`, continued by a cursor."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from django.http import HttpRequest
from ninja import Query
from pydantic import AfterValidator

from mitsprache.common.text import tidy_line

from .problems import BadCursor

# What is looked for by a word of the address, without what no database can hold (NUL, ...).
Word = Annotated[str, AfterValidator(tidy_line)]

Limit = Annotated[int, Query(ge=1, le=200, description="How many items, at most 200.")]
Cursor = Annotated[
    str,
    Query(
        max_length=40,
        description="Taken from `next` of the piece before, never made up.",
    ),
]
DEFAULT_LIMIT = 50


def after(cursor: str) -> int:
    """The id behind which the next piece begins; 0 for the first. Raises BadCursor."""
    if not cursor:
        return 0
    try:
        text = base64.urlsafe_b64decode(cursor.encode("ascii") + b"==").decode("ascii")
    except (binascii.Error, UnicodeError):
        raise BadCursor from None
    if not (text.startswith("v1:") and text[3:].isdecimal() and len(text) <= 22):
        raise BadCursor
    return int(text[3:])


def piece(
    request: HttpRequest,
    rows: Sequence[Any],
    *,
    limit: int,
    key: Callable[[Any], int],
    shape: Callable[[Any], dict[str, Any]],
) -> dict[str, Any]:
    """The answer made of `rows`, of which there is one more than `limit` if the list goes on."""
    shown = rows[:limit]
    following = None
    if len(rows) > limit:
        cursor = base64.urlsafe_b64encode(f"v1:{key(shown[-1])}".encode()).decode().rstrip("=")
        query = request.GET.copy()
        query["cursor"] = cursor
        following = f"{request.path}?{urlencode(list(query.lists()), doseq=True)}"
    return {"items": [shape(row) for row in shown], "next": following}
