"""From what is known about comments to what components show."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mitsprache.comments.models import Comment as Stored
from mitsprache.comments.queries import AnswerShown, Asked, CommentShown, ThreadPage
from mitsprache.common.addresses import fixed_address
from mitsprache.common.ui.values import Answer, Badge, Comment, Link, Tone

KIND_LOOKS: dict[str, tuple[Tone, str]] = {
    Stored.Kind.QUESTION: ("accent", "question"),
    Stored.Kind.SUGGESTION: ("warm", "bulb"),
    Stored.Kind.OPINION: ("neutral", "comment"),
}


def anchor(pk: int) -> str:
    return f"kommentar-{pk}"


@dataclass(frozen=True, slots=True)
class Frame:
    """What all comments of one page share, looked up once: a page may show hundreds."""

    write_url: str
    report_url: str
    language: str
    badges: dict[str, Badge]
    reply_label: str

    def page(self, pk: int) -> str:
        """The address of one comment, as the route `comment` has it."""
        return f"{self.write_url}{pk}/"

    def other(self, language: str) -> str:
        """For the lang attribute: empty where a text is in the page's own language."""
        return "" if language == self.language else language


def frame(slug: str) -> Frame:
    """`slug` is the address of the project."""
    return Frame(
        write_url=reverse("comment-write", args=[slug]),
        report_url=fixed_address("report"),
        language=get_language() or settings.LANGUAGE_CODE,
        badges={kind: kind_badge(kind) for kind in KIND_LOOKS},
        reply_label=_("Reply"),
    )


def comment_items(thread: ThreadPage, *, slug: str) -> list[Comment]:
    """The comments of a page of a thread; `slug` is the address of its project."""
    common = frame(slug)
    return [_item(comment, common, can_reply=thread.can_write) for comment in thread.comments]


def page_number(parameters: Mapping[str, str], parameter: str = "kommentare") -> int:
    """The page that an address asks for; anything but a number is the first one."""
    asked = parameters.get(parameter, "")
    return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1


def comment_item(comment: CommentShown, *, slug: str, can_reply: bool) -> Comment:
    """One comment with what the reader may do with it, its answer and its replies."""
    return _item(comment, frame(slug), can_reply=can_reply)


def quoted(comment: CommentShown) -> Comment:
    """Its text alone, to stand above a form."""
    return Comment(
        anchor=anchor(comment.id),
        author=comment.author or _("Account deleted"),
        when=comment.submitted_at,
        html=comment.html,
        badge=kind_badge(comment.kind),
        language=comment.language,
    )


def _item(comment: CommentShown, common: Frame, *, can_reply: bool) -> Comment:
    visible = comment.state == Stored.State.VISIBLE
    return Comment(
        anchor=anchor(comment.id),
        author=comment.author or _("Account deleted"),
        when=comment.submitted_at,
        html=comment.html,
        badge=_badge(comment, common),
        edited=comment.edited_at,
        history_url=f"{common.page(comment.id)}verlauf/" if comment.edited_at else "",
        language=common.other(comment.language),
        gone="" if comment.is_readable else gone_words(comment.state),
        answers=_answers(comment, common),
        replies=[_item(reply, common, can_reply=False) for reply in comment.replies],
        actions=_actions(comment, common, can_reply=can_reply),
        report_url=f"{common.report_url}?kommentar={comment.id}" if visible else "",
    )


def gone_words(state: str) -> str:
    """What stands in place of a text that is not shown."""
    if state == Stored.State.HIDDEN:
        return _("The moderation has hidden a text here.")
    if state == Stored.State.HELD:
        return _("A text here is being read by the moderation.")
    return _("The author has withdrawn a text here.")


def kind_badge(kind: str) -> Badge:
    tone, icon = KIND_LOOKS[kind]
    return Badge(label=str(Stored.Kind(kind).label), tone=tone, icon=icon)


def _badge(comment: CommentShown, common: Frame) -> Badge:
    if comment.state == Stored.State.HELD:
        return Badge(label=_("waits for release"), tone="warning", icon="clock")
    if comment.state == Stored.State.HIDDEN:
        return Badge(label=_("hidden"), tone="danger", icon="hidden")
    return common.badges[comment.kind]


def _answers(comment: CommentShown, common: Frame) -> list[Answer]:
    if comment.answer is not None:
        return [_answer(comment.answer, common)]
    if comment.asked is not None and comment.asked.interim_at is not None:
        return [_interim_note(comment.asked, comment.asked.interim_at, common)]
    return []


def _answer(answer: AnswerShown, common: Frame) -> Answer:
    return Answer(
        office=answer.office,
        when=answer.released_at,
        html=answer.html,
        anchor=f"antwort-{answer.id}",
        language=common.other(settings.LANGUAGE_CODE),
        report_url=f"{common.report_url}?antwort={answer.id}",
    )


def _interim_note(asked: Asked, written_at: dt.datetime, common: Frame) -> Answer:
    return Answer(
        office=asked.office,
        when=written_at,
        html=asked.interim_html,
        interim=True,
        language=common.other(settings.LANGUAGE_CODE),
    )


def _actions(comment: CommentShown, common: Frame, *, can_reply: bool) -> list[Link]:
    actions = []
    page = common.page(comment.id)
    if can_reply and comment.parent_id is None and comment.state == Stored.State.VISIBLE:
        url = f"{common.write_url}?antwort-auf={comment.id}"
        actions.append(Link(label=common.reply_label, url=url, icon="reply"))
    if comment.replies_elsewhere:
        words = _("Show all %(number)d replies") % {"number": comment.reply_count}
        actions.append(Link(label=words, url=page, icon="comments"))
    if comment.can_edit:
        actions.append(Link(label=_("Change"), url=f"{page}bearbeiten/", icon="edit"))
    if comment.is_own and comment.state != Stored.State.WITHDRAWN:
        actions.append(Link(label=_("Withdraw"), url=f"{page}zurueckziehen/", icon="undo"))
    return actions
