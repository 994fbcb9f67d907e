"""Council data from a file: one object, a list of them, or a saved page of a list."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

MOST_BYTES = 50 * 1024 * 1024


class CouncilDataRefused(Exception):
    """The data as a whole cannot be used; the message says why, in plain words."""


def parsed(data: bytes) -> Any:
    """What the JSON says. Raises CouncilDataRefused."""
    if len(data) > MOST_BYTES:
        raise CouncilDataRefused(_("The answer is larger than 50 MB."))
    try:
        return json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise CouncilDataRefused(_("This is no JSON, or it is damaged.")) from None


def _no_number(_name: str) -> None:
    raise ValueError("no number of JSON")


def objects_in(content: Any) -> Sequence[Any]:
    """The objects of a page (`data`), of a plain list, or the one. Raises CouncilDataRefused."""
    if isinstance(content, dict) and isinstance(content.get("data"), list):
        return list(content["data"])
    if isinstance(content, list):
        return content
    if isinstance(content, dict) and "type" in content:
        return [content]
    raise CouncilDataRefused(_("No OParl objects were found in it."))
