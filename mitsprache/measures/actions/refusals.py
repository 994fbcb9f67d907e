"""Why an action was refused; each says it in words for the person who asked."""

from django.utils.translation import gettext as _

from ..models import Measure


class MeasureRefused(Exception):
    """Nothing was changed. `field` names the entry that the message belongs to, or is empty.

    `code` is stable: the API answers with it.
    """

    field = ""
    code = "refused"


class EntryWrong(MeasureRefused):
    """An entry is missing, too long or impossible."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


class ReasonMissing(EntryWrong):
    """Bad news without its reason: not begun, stopped, later than promised."""

    code = "reason_missing"

    def __init__(self, field: str = "state_reason") -> None:
        super().__init__(field, _("Please give the reason; without one nobody can follow it."))


class ChangedMeanwhile(MeasureRefused):
    """Somebody else was faster (C-07)."""

    code = "changed_meanwhile"

    def __init__(self, measure: Measure) -> None:
        words = _("Somebody has changed “%(title)s” since you opened it. Please look at it again.")
        super().__init__(words % {"title": measure.title})


class NotAdopted(MeasureRefused):
    """Measures come from the text that a body has adopted, not from a draft."""

    code = "not_adopted"

    def __init__(self) -> None:
        super().__init__(_("This version has not been adopted; measures come from adopted text."))


class NotDecided(MeasureRefused):
    """The case has no released decision, or belongs to another project."""

    code = "not_decided"

    def __init__(self) -> None:
        super().__init__(_("A measure can be linked to answered contributions of its own project."))


class NotPossibleNow(MeasureRefused):
    """The measure or the report is not in the state for this step."""

    code = "not_possible_now"

    def __init__(self) -> None:
        super().__init__(_("This is not possible in the present state."))


class AlreadyThere(MeasureRefused):
    """There is one already: a line of the same year and source, a report of the same day."""

    code = "already_there"

    def __init__(self, words: str) -> None:
        super().__init__(words)
