"""Reads across a project and what hangs on it; pages, feeds, files and the API share them."""

from .lists import (
    PAGE_SIZE,
    SORTS,
    STATES,
    Filters,
    ListPage,
    ProjectCard,
    list_counts,
    placed_projects,
    project_list,
    project_rows,
)
from .overview import (
    Change,
    Numbers,
    Upcoming,
    changes,
    numbers,
    open_projects,
    upcoming,
)
from .rows import Found, sheet_at
from .shapes import (
    ContactLine,
    CostLine,
    DocumentLine,
    FactSheet,
    PictureLine,
    PromiseLine,
    ResolutionLine,
    StepLine,
    UpdateLine,
)
from .sheet import fact_sheet, moved_to

__all__ = [
    "PAGE_SIZE",
    "SORTS",
    "STATES",
    "Change",
    "ContactLine",
    "CostLine",
    "DocumentLine",
    "FactSheet",
    "Filters",
    "Found",
    "ListPage",
    "Numbers",
    "PictureLine",
    "ProjectCard",
    "PromiseLine",
    "ResolutionLine",
    "StepLine",
    "Upcoming",
    "UpdateLine",
    "changes",
    "fact_sheet",
    "list_counts",
    "moved_to",
    "numbers",
    "open_projects",
    "placed_projects",
    "project_list",
    "project_rows",
    "sheet_at",
    "upcoming",
]
