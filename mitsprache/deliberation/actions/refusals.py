"""Why an action was refused; each says it in words for the person who asked."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mitsprache.consultations.models import Consultation

from ..models import Case, Packet


class DeliberationRefused(Exception):
    """Nothing was changed. `field` names the entry that the message belongs to, or is empty.

    `code` is stable: the API answers with it.
    """

    field = ""
    code = "refused"


class EntryWrong(DeliberationRefused):
    """An entry is missing, too long or impossible."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


class MovedMeanwhile(DeliberationRefused):
    """Somebody else was faster; `case` is the state to look at now (C-07)."""

    code = "moved_meanwhile"

    def __init__(self, case: Case) -> None:
        words = _("Somebody has worked on %(code)s since you opened it. Please look at it again.")
        super().__init__(words % {"code": case.code})
        self.case = case


class UnknownCases(DeliberationRefused):
    """A chosen case does not belong here; neutral, whether it exists or not (Z-06, Z-11)."""

    code = "unknown_cases"

    def __init__(self) -> None:
        super().__init__(_("The selection holds something that is not here. Nothing was changed."))


class NotWithGroup(DeliberationRefused):
    """The group does not have the case now."""

    code = "not_with_group"

    def __init__(self, case: Case) -> None:
        super().__init__(_("%(code)s is not with this group.") % {"code": case.code})


class SameEyes(DeliberationRefused):
    """Who drafted a decision cannot release it."""

    code = "same_eyes"

    def __init__(self) -> None:
        super().__init__(_("You have drafted this decision. Somebody else has to release it."))


class AlreadyDecided(DeliberationRefused):
    """There is a decision in work or a standing one, and the new one names none to correct."""

    code = "already_decided"

    def __init__(self, case: Case) -> None:
        words = _("There is a decision on %(code)s already. Please look at it first.")
        super().__init__(words % {"code": case.code})


class NotPossibleNow(DeliberationRefused):
    """The case is in a state from which this step does not lead; `case` says which."""

    code = "not_possible_now"

    def __init__(self, case: Case) -> None:
        words = _("This is not possible with %(code)s at present; its state is: %(state)s.")
        state = Case.State(case.state).label
        super().__init__(words % {"code": case.code, "state": state})
        self.case = case


class StillMissing(DeliberationRefused):
    """Decisions that do not stand in the text, cases without answer; with their lists.

    Coordination may go on with a public reason in the entry `field`.
    """

    code = "still_missing"

    def __init__(self, field: str, missing: Sequence[Case], unanswered: Sequence[Case]) -> None:
        super().__init__(_("Something is still missing. The list below says what."))
        self.field = field
        self.missing, self.unanswered = list(missing), list(unanswered)


class NotYetOver(DeliberationRefused):
    """People can still write."""

    code = "not_yet_over"

    def __init__(self, consultation: Consultation) -> None:
        words = _("This consultation runs until %(day)s. It can be closed after that.")
        super().__init__(words % {"day": date_format(consultation.last_day, "DATE_FORMAT")})


class PhaseClosed(DeliberationRefused):
    """It was marked as done before."""

    code = "phase_closed"

    def __init__(self, consultation: Consultation) -> None:
        super().__init__(_("This consultation has been closed already."))
        self.consultation = consultation


class NotReadable(DeliberationRefused):
    """It was withdrawn or hidden, or its author has not confirmed it."""

    code = "not_readable"

    def __init__(self) -> None:
        super().__init__(_("This contribution was withdrawn or hidden meanwhile."))


class NotRecommended(DeliberationRefused):
    """The lead group has recommended nothing yet, or another group says something else."""

    code = "not_recommended"

    def __init__(self, case: Case) -> None:
        words = _("On %(code)s there is no recommendation on which its groups agree.")
        super().__init__(words % {"code": case.code})
        self.case = case


class NotToBeWorkedIn(DeliberationRefused):
    """The decision changes no text, or is not the one that stands."""

    code = "not_to_be_worked_in"

    def __init__(self, case: Case) -> None:
        words = _("The decision on %(code)s does not ask for a change of the text.")
        super().__init__(words % {"code": case.code})


class NothingNew(DeliberationRefused):
    """A packet would be empty; `last` is the one after which nothing came."""

    code = "nothing_new"

    def __init__(self, last: Packet | None) -> None:
        if last is None:
            words = _("This group has nothing on its table from this consultation.")
        else:
            day = date_format(localtime(last.at), "DATE_FORMAT")
            words = _("Nothing is new since the last packet of %(day)s.") % {"day": day}
        super().__init__(words)
        self.last = last
