"""From what is known about comments to what components show."""

from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mitsprache.comments.models import Comment as Stored
from mitsprache.comments.queries import AnswerShown, Asked, CommentShown, ThreadPage
from mitsprache.common.ui.values import Answer, Badge, Comment, Link, Tone

KIND_LOOKS: dict[str, tuple[Tone, str]] = {
    Stored.Kind.QUESTION: ("accent", "question"),
    Stored.Kind.SUGGESTION: ("warm", "bulb"),
    Stored.Kind.OPINION: ("neutral", "comment"),
}


def anchor(pk: int) -> str:
    return f"kommentar-{pk}"


def comment_items(thread: ThreadPage, *, slug: str) -> list[Comment]:
    """The comments of a page of a thread; `slug` is the address of its project."""
    return [
        comment_item(comment, slug=slug, can_reply=thread.can_write) for comment in thread.comments
    ]


def page_number(parameters: Mapping[str, str], parameter: str = "kommentare") -> int:
    """The page that an address asks for; anything but a number is the first one."""
    asked = parameters.get(parameter, "")
    return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1


def comment_item(
    comment: CommentShown, *, slug: str, can_reply: bool, bare: bool = False
) -> Comment:
    """One comment with what the reader may do with it, its answer and its replies.

    `bare` leaves out everything but the text, to quote it above a form.
    """
    page = reverse("comment", args=[slug, comment.id])
    return Comment(
        anchor=anchor(comment.id),
        author=comment.author or _("Account deleted"),
        when=comment.submitted_at,
        html=comment.html,
        badge=_badge(comment),
        edited=comment.edited_at,
        history_url=f"{page}verlauf/",
        language=_other_language(comment.language),
        gone="" if comment.is_readable else gone_words(comment.state),
        answers=() if bare else _answers(comment),
        replies=()
        if bare
        else [comment_item(reply, slug=slug, can_reply=False) for reply in comment.replies],
        actions=() if bare else _actions(comment, page=page, slug=slug, can_reply=can_reply),
        report_url=_report_url("kommentar", comment.id)
        if comment.state == Stored.State.VISIBLE and not bare
        else "",
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


def _badge(comment: CommentShown) -> Badge:
    if comment.state == Stored.State.HELD:
        return Badge(label=_("waits for release"), tone="warning", icon="clock")
    if comment.state == Stored.State.HIDDEN:
        return Badge(label=_("hidden"), tone="danger", icon="hidden")
    return kind_badge(comment.kind)


def _report_url(parameter: str, pk: int) -> str:
    return f"{reverse('report')}?{parameter}={pk}"


def _other_language(language: str) -> str:
    """For the lang attribute: empty where the text is in the page's own language."""
    return "" if language == get_language() else language


def _answers(comment: CommentShown) -> list[Answer]:
    if comment.answer is not None:
        return [_answer(comment.answer)]
    if comment.asked is not None and comment.asked.interim_at is not None:
        return [_interim_note(comment.asked)]
    return []


def _answer(answer: AnswerShown) -> Answer:
    return Answer(
        office=answer.office,
        when=answer.released_at,
        html=answer.html,
        anchor=f"antwort-{answer.id}",
        language=_other_language(settings.LANGUAGE_CODE),
        report_url=_report_url("antwort", answer.id),
    )


def _interim_note(asked: Asked) -> Answer:
    assert asked.interim_at is not None
    return Answer(
        office=asked.office,
        when=asked.interim_at,
        html=asked.interim_html,
        interim=True,
        language=_other_language(settings.LANGUAGE_CODE),
    )


def _actions(comment: CommentShown, *, page: str, slug: str, can_reply: bool) -> list[Link]:
    actions = []
    if can_reply and comment.parent_id is None and comment.state == Stored.State.VISIBLE:
        write = reverse("comment-write", args=[slug])
        actions.append(
            Link(label=_("Reply"), url=f"{write}?antwort-auf={comment.id}", icon="reply")
        )
    if comment.replies_elsewhere:
        words = _("Show all %(number)d replies") % {"number": comment.reply_count}
        actions.append(Link(label=words, url=page, icon="comments"))
    if comment.can_edit:
        actions.append(Link(label=_("Change"), url=f"{page}bearbeiten/", icon="edit"))
    if comment.is_own and comment.state != Stored.State.WITHDRAWN:
        actions.append(Link(label=_("Withdraw"), url=f"{page}zurueckziehen/", icon="undo"))
    return actions
