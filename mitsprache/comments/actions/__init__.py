"""The deeds on comments and official answers: the only way in which they change."""

from .answering import (
    draft_answer,
    hand_over_request,
    release_answer,
    send_back_draft,
    send_to_office,
    write_interim_note,
)
from .counting import recount
from .moderating import hide_comment, release_comment, restore_comment
from .refusals import (
    AlreadyAnswered,
    AlreadyAsked,
    AnswerByDrafter,
    CommentingOff,
    CommentRefused,
    EditWindowOver,
    NotReadable,
    OfficeNotChosen,
    ReplyTooDeep,
    TextMissing,
    TextTooLong,
    ThreadClosed,
    ThreadNotPublic,
    UnknownKind,
)
from .writing import edit_comment, submit_comment, withdraw_comment

__all__ = [
    "AlreadyAnswered",
    "AlreadyAsked",
    "AnswerByDrafter",
    "CommentRefused",
    "CommentingOff",
    "EditWindowOver",
    "NotReadable",
    "OfficeNotChosen",
    "ReplyTooDeep",
    "TextMissing",
    "TextTooLong",
    "ThreadClosed",
    "ThreadNotPublic",
    "UnknownKind",
    "draft_answer",
    "edit_comment",
    "hand_over_request",
    "hide_comment",
    "recount",
    "release_answer",
    "release_comment",
    "restore_comment",
    "send_back_draft",
    "send_to_office",
    "submit_comment",
    "withdraw_comment",
    "write_interim_note",
]
