"""Why an action on a comment was refused; each says it in words for the person who asked."""

from django.utils.translation import gettext as _


class CommentRefused(Exception):
    """Nothing was changed. `field` names the entry that the message belongs to, or is empty."""

    field = ""


class ThreadNotPublic(CommentRefused):
    """The object of the comments is not, or no longer, published."""

    def __init__(self) -> None:
        super().__init__(_("This page is not published."))


class ThreadClosed(CommentRefused):
    """The office has closed this thread for writing; reading goes on."""

    def __init__(self) -> None:
        super().__init__(_("Comments on this project are closed. You can still read all of them."))


class CommentingOff(CommentRefused):
    """The city's profile lets nobody write."""

    def __init__(self) -> None:
        super().__init__(_("Commenting is switched off at the moment."))


class UnknownKind(CommentRefused):
    field = "kind"

    def __init__(self) -> None:
        super().__init__(_("Please choose: question, suggestion or opinion."))


class TextMissing(CommentRefused):
    """Nothing readable was written: empty, white space or invisible marks only."""

    field = "text"

    def __init__(self) -> None:
        super().__init__(_("Please write something."))


class TextTooLong(CommentRefused):
    field = "text"

    def __init__(self, *, length: int, most: int) -> None:
        words = _("Your text has %(length)d characters, %(most)d are possible. Please shorten it.")
        super().__init__(words % {"length": length, "most": most})


class ReplyTooDeep(CommentRefused):
    """Replies are one level deep."""

    def __init__(self) -> None:
        super().__init__(_("You can reply to a comment, but not to a reply."))


class NotReadable(CommentRefused):
    """The comment that the step needs has been hidden, withdrawn or not released."""

    def __init__(self) -> None:
        super().__init__(_("This comment is no longer shown."))


class EditWindowOver(CommentRefused):
    def __init__(self, *, minutes: int) -> None:
        words = _("A comment can be changed for %(minutes)d minutes; that time is over.")
        super().__init__(words % {"minutes": minutes})


class AlreadyAnswered(CommentRefused):
    """The city has answered this wording; it stays as it was answered."""

    def __init__(self) -> None:
        super().__init__(_("The city has already answered this comment; its text stays as it is."))


class AlreadyAsked(CommentRefused):
    """The comment lies with another office; it is handed over, not asked twice."""

    def __init__(self) -> None:
        super().__init__(_("This comment already lies with an office. Hand it over instead."))


class OfficeNotChosen(CommentRefused):
    """No office, an office that is closed, or the one that has the request anyway."""

    field = "office"

    def __init__(self) -> None:
        super().__init__(_("Please choose another office."))


class AnswerByDrafter(CommentRefused):
    """Four eyes: whoever drafted a statement does not release it."""

    def __init__(self) -> None:
        super().__init__(_("Somebody else than its author has to release this answer."))
