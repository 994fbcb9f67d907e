"""Fact sheets from files that offices have: Excel, CSV, JSON. docs/how-to/import.md is the guide.

All or nothing: a file with a fault changes nothing, and every fault is named by row and column.
"""

from mitsprache.common.cells import Column, Fault
from mitsprache.common.tables import MOST_BYTES, FileRefused

from .columns import COLUMNS
from .template import template_csv, template_xlsx
from .writing import Report, RowReport, import_as_operator, import_projects

__all__ = [
    "COLUMNS",
    "MOST_BYTES",
    "Column",
    "Fault",
    "FileRefused",
    "Report",
    "RowReport",
    "import_as_operator",
    "import_projects",
    "template_csv",
    "template_xlsx",
]
