"""A project (Vorhaben) and its fact sheet (Steckbrief).

What is edited as a draft in /redaktion/ (text, lists of the sheet) lives on Project and on the
children with a ParentalKey; what actions own (`Project.OWNED_BY_ACTIONS`, costs, updates,
promises) is never written by publishing a revision. See README.md and ARCHITECTURE.md.
"""

from .lines import Attachment, Contact, ProjectResolution, SheetLine, Step
from .project import Project, ProjectQuerySet
from .records import CostStatement, FormerSlug, ListCount, Promise, Update
from .values import CostColumns, CostKind, Participation, State

__all__ = [
    "Attachment",
    "Contact",
    "CostColumns",
    "CostKind",
    "CostStatement",
    "FormerSlug",
    "ListCount",
    "Participation",
    "Project",
    "ProjectQuerySet",
    "ProjectResolution",
    "Promise",
    "SheetLine",
    "State",
    "Step",
    "Update",
]
