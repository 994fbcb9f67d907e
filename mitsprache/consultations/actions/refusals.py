"""Why an action was refused; each says it in words for the person who asked."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Section


class ConsultationRefused(Exception):
    """Nothing was changed. `field` names the entry that the message belongs to, or is empty.

    `code` is stable: the API answers with it.
    """

    field = ""
    code = "refused"


# --- the window (actions.window) ----------------------------------------------------------------


class NotYetOpen(ConsultationRefused):
    code = "not_yet_open"

    def __init__(self, opens_at: dt.datetime) -> None:
        words = _("This consultation opens on %(day)s. You can read the draft already.")
        super().__init__(words % {"day": date_format(opens_at, "DATETIME_FORMAT")})


class Closed(ConsultationRefused):
    code = "closed"

    def __init__(self, last_day: dt.date) -> None:
        words = _("This consultation ended on %(day)s. Nothing more can be handed in.")
        super().__init__(words % {"day": date_format(last_day, "DATE_FORMAT")})


class NotPublished(ConsultationRefused):
    code = "not_published"

    def __init__(self) -> None:
        super().__init__(_("This consultation is not published."))


class WindowWrong(ConsultationRefused):
    """The last day lies before the opening, or in the past."""

    field = "last_day"

    def __init__(self, words: str) -> None:
        super().__init__(words)


class WindowShortened(ConsultationRefused):
    """People rely on the day that was published; contributions exist."""

    field = "last_day"
    code = "shortened"

    def __init__(self, count: int) -> None:
        words = _(
            "Contributions so far: %(count)d. The window may only be shortened if you insist, with a "
            "reason that everybody can read."
        )
        super().__init__(words % {"count": count})


# --- who may write --------------------------------------------------------------------------------


class AccountNeeded(ConsultationRefused):
    code = "account_needed"

    def __init__(self) -> None:
        super().__init__(_("Here only people with an account can take part. Please sign in."))


class NotInvited(ConsultationRefused):
    code = "not_invited"

    def __init__(self) -> None:
        super().__init__(_("Here only invited people can take part."))


class AdoptionImpossible(ConsultationRefused):
    """The version is not released or adopted already (`state`), a later one is (`later`), or the
    resolution has no date that has begun (`date`)."""

    field = "resolution"
    code = "adoption_impossible"

    def __init__(self, why: str) -> None:
        words = {
            "state": _("Only a released version that is not adopted yet can be adopted."),
            "later": _("A later version is adopted already."),
            "date": _("The resolution needs its date, and it cannot lie in the future."),
        }
        super().__init__(words[why])
        self.why = why


# --- what was written -----------------------------------------------------------------------------


class EntryWrong(ConsultationRefused):
    """One entry of a form cannot be taken; `field` says which."""

    code = "invalid"

    def __init__(self, field: str, words: str) -> None:
        self.field = field
        super().__init__(words)


class ForeignSection(EntryWrong):
    """The section is not one of the version that is consulted on."""

    def __init__(self) -> None:
        super().__init__("section", _("This section does not belong to the draft."))


class PassageNotFound(EntryWrong):
    """The marked words do not stand in the section."""

    def __init__(self) -> None:
        super().__init__("exact", _("These words do not stand in this section. Please mark again."))


class NotReadable(ConsultationRefused):
    """The contribution is not, or no longer, shown."""

    def __init__(self) -> None:
        super().__init__(_("This contribution is not shown."))


class SupportOff(ConsultationRefused):
    def __init__(self) -> None:
        super().__init__(_("Contributions cannot be supported here."))


class LinkSpent(ConsultationRefused):
    """The link of a mail is unknown, used up or older than its time."""

    code = "link_spent"

    def __init__(self) -> None:
        super().__init__(
            _("This link is no longer valid. It may have been used before, or it is too old.")
        )


# --- documents ------------------------------------------------------------------------------------


class NotInWork(ConsultationRefused):
    """Released versions never change."""

    def __init__(self) -> None:
        super().__init__(_("This version is released and can no longer be changed."))


class EditedMeanwhile(ConsultationRefused):
    """Somebody else saved in between (C-06); nothing was overwritten.

    `section` is the section as it is now, for comparing, or None where it is not about one.
    """

    code = "edited_meanwhile"

    def __init__(self, section: Section | None = None) -> None:
        self.section = section
        super().__init__(
            _("Somebody else has changed this meanwhile. Please compare, then save again.")
        )


class StructureWrong(ConsultationRefused):
    """The step would break the tree: below itself, too deep, an unknown place."""

    def __init__(self, words: str) -> None:
        super().__init__(words)


class MappingWrong(ConsultationRefused):
    """What a person says became of a section cannot be true."""

    field = "mapping"

    def __init__(self, words: str) -> None:
        super().__init__(words)
