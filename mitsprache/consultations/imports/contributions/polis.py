"""The export of Polis (pol.is), a platform on which people write statements and vote on them.

Its statements become suggestions of their authors, who are numbers there and pseudonyms here. What
its moderation decided stays on record: accepted statements are shown, rejected ones are for the
staff only, open ones wait for release. Votes are left behind: they answered another question.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from mitsprache.common.cells import CellRefused, Column, Lists, folded, line, shown
from mitsprache.common.text import tidy_line

from .columns import moment, raw

_VERDICTS: dict[str, dict[str, Any]] = {
    "1": {"verdict": "accepted", "publish": True},
    "-1": {"verdict": "rejected", "publish": False},
    "0": {"verdict": "open", "hold": True},
}


def moderated(cell: str, lists: Lists) -> str:
    if cell.strip() not in _VERDICTS:
        message = _("“%(cell)s” is unknown. Possible are 1 (accepted), -1 (rejected) and 0 (open).")
        raise CellRefused(message % {"cell": shown(cell)})
    return cell.strip()


COLUMNS: tuple[Column, ...] = (
    Column("timestamp", "timestamp", "1651744336822", moment),
    Column("datetime", "datetime", "", raw),  # in zones of every kind; the timestamp is exact
    Column("comment_id", "comment-id", "17", line),
    Column("author_id", "author-id", "4", line),
    Column("agrees", "agrees", "29", raw),
    Column("disagrees", "disagrees", "4", raw),
    Column("moderated", "moderated", "1", moderated),
    Column("comment_body", "comment-body", "", raw),
)
REQUIRED = ("comment_id", "comment_body")
# Which column of ours is filled from which of theirs.
SOURCES = {
    "text": "comment_body",
    "external_id": "comment_id",
    "received_at": "timestamp",
    "author_name": "author_id",
    "verdict": "moderated",
}
_LONGEST_STEM = 80


def is_polis(header: Sequence[str]) -> bool:
    names = {folded(name) for name in header}
    return {folded("comment-id"), folded("comment-body")} <= names


def translated(values: dict[str, Any], *, file_name: str) -> dict[str, Any]:
    """The cells of a row under the names of our own columns.

    Statements are numbered per export, so the file's name without its ending is part of the
    `external_id`. `author` tells one pseudonym of this file from another.
    """
    found = {"text": values.get("comment_body", "")}
    if "comment_id" in values:
        found["external_id"] = f"{_stem(file_name)}-{values['comment_id']}"
    if "timestamp" in values:
        found["received_at"] = values["timestamp"]
    if "author_id" in values:
        found["author"] = values["author_id"]
        found["author_name"] = _("Participant %(number)s") % {"number": values["author_id"]}
    return found | _VERDICTS.get(values.get("moderated", ""), {})


def _stem(file_name: str) -> str:
    name = PurePath(re.split(r"[/\\]", file_name)[-1]).stem
    return tidy_line(name)[:_LONGEST_STEM]
