"""What pages read of comments."""

from .desk import (
    all_requests_of_office,
    answer_clock,
    desk_counts,
    drafts_to_release,
    held,
    hidden,
    in_moderation,
    requests_of_office,
    unanswered,
)
from .page import (
    REPLIES_PAGE,
    AnswerShown,
    Asked,
    CommentShown,
    ThreadPage,
    can_write,
    one_comment,
    shown_to,
    thread_page,
    wordings,
)

__all__ = [
    "REPLIES_PAGE",
    "AnswerShown",
    "Asked",
    "CommentShown",
    "ThreadPage",
    "all_requests_of_office",
    "answer_clock",
    "can_write",
    "desk_counts",
    "drafts_to_release",
    "held",
    "hidden",
    "in_moderation",
    "one_comment",
    "requests_of_office",
    "shown_to",
    "thread_page",
    "unanswered",
    "wordings",
]
