"""The files that fact sheets come in: tables as everywhere (common.tables), and JSON."""

import json

from django.utils.translation import gettext as _

from mitsprache.common import tables
from mitsprache.common.tables import FileRefused, Table

MOST_ROWS = 5000


def read(name: str, data: bytes) -> Table:
    """The table in a file called `name` (.xlsx, .csv, .json). Raises FileRefused."""
    ending = tables.checked(name, data)
    if ending == "json":
        return _of_json(data)
    if ending not in ("xlsx", "csv", "txt"):
        raise FileRefused(_("Please use a file of the kind .xlsx, .csv or .json."))
    return tables.read(name, data, most_rows=MOST_ROWS)


def _of_json(data: bytes) -> Table:
    try:
        found = json.loads(tables.decoded(data))
    except (json.JSONDecodeError, RecursionError):
        raise FileRefused(_("This is not valid JSON.")) from None
    if isinstance(found, dict):
        found = found.get("projects", found.get("items"))
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise FileRefused(_("Expected is a list of objects, one for each project."))
    header = list(dict.fromkeys(key for entry in found for key in entry))
    rows = [[entry.get(key) for key in header] for entry in found]
    return tables.of_lines(enumerate([header, *rows]), most_rows=MOST_ROWS)
