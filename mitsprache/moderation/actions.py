"""Reports of texts, and what the moderation does about them."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mitsprache.comments import actions as comments
from mitsprache.comments.models import Answer, Comment
from mitsprache.common import audit, clock, limits
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy, tidy_line
from mitsprache.common.transitions import move

from .models import EXPLANATION_LENGTH, NAME_LENGTH, Ground, Intervention, Notice
from .signals import comment_hidden, comment_restored, notice_decided, notice_received
from .states import NOTICE_STEPS

# Behind one address there may be a school: enough for all of them, too little for a machine.
REPORTS_PER_ADDRESS = (200, dt.timedelta(hours=1))


class ReportRefused(Exception):
    """Nothing was stored or changed; `field` names the entry that the message belongs to."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


class NothingToReport(Exception):
    """The text is not, or no longer, public."""


def report(
    *,
    comment: Comment | None = None,
    answer: Answer | None = None,
    ground: str,
    explanation: str,
    name: str = "",
    email: str = "",
    submission_key: str,
    address: str = "",
    at: dt.datetime | None = None,
) -> Notice:
    """Report one public text, a comment or an answer; the same key again is the same report.

    Open to everybody, no account asked for, and no reporter recorded besides the name and address
    that she gives of her own accord. `ground` is a Ground, `explanation` 1 to 2000 characters,
    `submission_key` 1 to 64 characters made with the form, `address` where the request came from
    (kept as a keyed hash for an hour).

    Raises NothingToReport, ReportRefused, limits.TooOften.
    """
    if (comment is None) == (answer is None):
        raise ValueError("a report is about one text: a comment or an answer")
    if earlier := Notice.objects.filter(submission_key=submission_key).first():
        return earlier
    at = at or clock.database_now()
    entries = {
        "ground": _ground(ground),
        "explanation": _words(explanation, "explanation"),
        "name": _name(name),
        "email": _email(email),
    }
    if not _is_public(comment, answer):
        raise NothingToReport
    try:
        with transaction.atomic():
            if address:
                most, per = REPORTS_PER_ADDRESS
                limits.limit(f"report:address:{address}", most=most, per=per, at=at)
            notice = Notice.objects.create(
                comment=comment,
                answer=answer,
                submission_key=submission_key,
                received_at=at,
                **entries,
            )
            audit.record(
                actor=None,
                verb="moderation.report",
                subject=notice,
                at=at,
                changes={"ground": [None, notice.ground]},
            )
            notice_received.send(Notice, notice=notice)
            return notice
    except IntegrityError:
        if earlier := Notice.objects.filter(submission_key=submission_key).first():
            return earlier
        raise


def _is_public(comment: Comment | None, answer: Answer | None) -> bool:
    if comment is not None:
        return Comment.objects.visible_to(None).filter(pk=comment.pk).exists()
    assert answer is not None
    return Answer.objects.visible_to(None).filter(pk=answer.pk).exists()


@transaction.atomic
def decide_notice(
    *,
    actor: Any,
    notice: Notice,
    uphold: bool,
    decision: str,
    at: dt.datetime | None = None,
) -> None:
    """Decide a report: uphold it and hide the comment, or let the text stay; always in words.

    Upholding decides every open report of the same comment, which is hidden with the ground and
    the decision as reason. An office's answer is not hidden here: it is the city's own statement.
    Who reported and left an address is told.

    Raises NotAllowed, ReportRefused (no words, or an answer upheld), StepNotAllowed (decided).
    """
    authorize(actor, "moderation.decide_notice", notice)
    at = at or clock.database_now()
    decision = _words(decision, "decision")
    if not uphold:
        _close(notice, Notice.State.DISMISSED, actor=actor, decision=decision, at=at)
        return
    comment = notice.comment
    if comment is None:
        raise ReportRefused("uphold", _("Only comments can be hidden, not the city's answers."))
    _close(notice, Notice.State.UPHELD, actor=actor, decision=decision, at=at)
    for other in Notice.objects.filter(comment=comment, state=Notice.State.OPEN).order_by("pk"):
        _close(other, Notice.State.UPHELD, actor=actor, decision=decision, at=at)
    current = Comment.objects.get(pk=comment.pk)
    if current.state in (Comment.State.VISIBLE, Comment.State.HELD):
        hide_comment(actor=actor, comment=current, ground=notice.ground, reason=decision, at=at)


def _close(notice: Notice, state: str, *, actor: Any, decision: str, at: dt.datetime) -> None:
    move(
        notice,
        state,
        steps=NOTICE_STEPS,
        actor=actor,
        at=at,
        verb="moderation.decide_notice",
    )
    notice.decided_at, notice.decided_by, notice.decision = at, actor, decision
    notice.save(update_fields=["decided_at", "decided_by", "decision"])
    notice_decided.send(Notice, notice=notice)


@transaction.atomic
def hide_comment(
    *,
    actor: Any,
    comment: Comment,
    ground: str,
    reason: str,
    at: dt.datetime | None = None,
) -> Intervention:
    """Hide a comment with a ground and a reason; a marked place stays and the author is told.

    `ground` is a Ground, `reason` 1 to 2000 characters for the author to read. Raises NotAllowed,
    ReportRefused (ground, reason), StepNotAllowed (hidden or withdrawn already).
    """
    authorize(actor, "moderation.hide_comment", comment)
    at = at or clock.database_now()
    ground, reason = _ground(ground), _words(reason, "reason")
    comments.hide_comment(actor=actor, comment=comment, at=at)
    intervention = Intervention.objects.create(
        comment=comment,
        kind=Intervention.Kind.HIDDEN,
        ground=ground,
        reason=reason,
        by=actor,
        at=at,
    )
    _audit(intervention, actor=actor, verb="moderation.hide_comment", at=at)
    comment_hidden.send(Intervention, intervention=intervention)
    return intervention


@transaction.atomic
def restore_comment(
    *, actor: Any, comment: Comment, reason: str, at: dt.datetime | None = None
) -> Intervention:
    """Show a hidden comment again, saying why; the author is told.

    Raises NotAllowed, ReportRefused (reason), StepNotAllowed (not hidden).
    """
    authorize(actor, "moderation.restore_comment", comment)
    at = at or clock.database_now()
    reason = _words(reason, "reason")
    comments.restore_comment(actor=actor, comment=comment, at=at)
    intervention = Intervention.objects.create(
        comment=comment, kind=Intervention.Kind.RESTORED, reason=reason, by=actor, at=at
    )
    _audit(intervention, actor=actor, verb="moderation.restore_comment", at=at)
    comment_restored.send(Intervention, intervention=intervention)
    return intervention


def _audit(intervention: Intervention, *, actor: Any, verb: str, at: dt.datetime) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=intervention,
        at=at,
        changes={
            "comment": [None, intervention.comment_id],
            "ground": [None, intervention.ground],
        },
    )


def _ground(ground: str) -> str:
    if ground not in Ground.values:
        raise ReportRefused("ground", _("Please choose a reason."))
    return ground


def _words(text: str, field: str) -> str:
    tidied = tidy(text) if len(text) <= 20 * EXPLANATION_LENGTH else text
    if not tidied:
        raise ReportRefused(field, _("Please write something."))
    if len(tidied) > EXPLANATION_LENGTH:
        words = _("Your text has %(length)d characters, %(most)d are possible. Please shorten it.")
        raise ReportRefused(field, words % {"length": len(tidied), "most": EXPLANATION_LENGTH})
    return tidied


def _name(name: str) -> str:
    if len(name) > 20 * NAME_LENGTH or len(name := tidy_line(name)) > NAME_LENGTH:
        raise ReportRefused("name", _("This name is too long."))
    return name


def _email(email: str) -> str:
    email = email.strip()
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        raise ReportRefused("email", _("This is not an e-mail address.")) from None
    if len(email) > 254:
        raise ReportRefused("email", _("This is not an e-mail address."))
    return email
