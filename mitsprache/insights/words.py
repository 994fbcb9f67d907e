"""Promises in words, for the public page and the desk alike."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mitsprache.common.partial_dates import PartialDate

from .queries.promises import PromiseRow


def kind_label(kind: str) -> str:
    return {
        "feedback": _("Feedback"),
        "step": _("Step of a project"),
        "round": _("Answers to a consultation"),
        "case": _("Answer to a contribution"),
        "answer": _("Answer to a comment"),
        "measure": _("End of a measure"),
        "milestone": _("Milestone"),
    }[kind]


def state_label(state: str) -> str:
    return {
        "late": _("Overdue"),
        "open": _("Still to come"),
        "kept_late": _("Kept, but late"),
        "kept": _("Kept"),
        "broken": _("Given up"),
    }[state]


def said(row: PromiseRow) -> str:
    """What was promised; what is German stays German."""
    if row.kind == "case":
        return _("Answer to %(case)s") % {"case": row.words}
    if row.kind == "answer":
        return _("Answer to a comment")
    if row.kind == "round":
        return _("Answers to all contributions")
    return row.words


def about(row: PromiseRow) -> str:
    """Of which project, consultation or measure."""
    return row.words if row.kind == "round" else row.about


def promised(row: PromiseRow) -> str:
    return PartialDate.parse(row.promised).in_words()


def kept(row: PromiseRow) -> str:
    return date_format(row.done_on, "DATE_FORMAT") if row.done_on else ""
