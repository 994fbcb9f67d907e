"""Contributions from files: of other channels, of other platforms, of one's own export.

All or nothing: a file with a fault changes nothing, and every fault is named by row and column.
The same file again, or the same `external_id`, changes nothing either.
"""

from mitsprache.common.cells import Column, Fault
from mitsprache.common.tables import MOST_BYTES, FileRefused

from .columns import COLUMNS
from .report import Outcome, Report, RowReport
from .template import template_csv, template_xlsx
from .writing import (
    MOST_ROWS,
    MOST_ROWS_AT_THE_DESK,
    import_as_operator,
    import_contributions,
)

__all__ = [
    "COLUMNS",
    "MOST_BYTES",
    "MOST_ROWS",
    "MOST_ROWS_AT_THE_DESK",
    "Column",
    "Fault",
    "FileRefused",
    "Outcome",
    "Report",
    "RowReport",
    "import_as_operator",
    "import_contributions",
    "template_csv",
    "template_xlsx",
]
