"""Documents in versions and sections, consultations on them, and what people contribute."""

from .consultation import Consultation, Extension, Invited
from .contribution import (
    Attachment,
    Channel,
    Contribution,
    ContributionWording,
    Contributor,
    Support,
)
from .document import ActionField, Document, DocumentImport, DocumentPicture, Version
from .section import Section, SectionIdentity, SectionOrigin, Succession

__all__ = [
    "ActionField",
    "Attachment",
    "Channel",
    "Consultation",
    "Contribution",
    "ContributionWording",
    "Contributor",
    "Document",
    "DocumentImport",
    "DocumentPicture",
    "Extension",
    "Invited",
    "Section",
    "SectionIdentity",
    "SectionOrigin",
    "Succession",
    "Support",
    "Version",
]
