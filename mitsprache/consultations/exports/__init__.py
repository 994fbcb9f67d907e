"""A version as a file: for Word, and as a PDF that screen readers understand."""

from .docx import version_docx
from .pdf import version_pdf

__all__ = ["version_docx", "version_pdf"]
