"""Reports of texts, and what the moderation does about them."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mitsprache.comments import actions as comments
from mitsprache.comments.models import Answer, Comment
from mitsprache.comments.states import COMMENT_STEPS
from mitsprache.common import audit, clock, limits
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy, tidy_line
from mitsprache.common.transitions import move
from mitsprache.consultations.actions import moderating as contributions
from mitsprache.consultations.models import Contribution
from mitsprache.consultations.states import CONTRIBUTION_STEPS

from .models import EXPLANATION_LENGTH, NAME_LENGTH, Ground, Intervention, Notice, Target
from .signals import notice_decided, notice_received, text_hidden, text_restored
from .states import NOTICE_STEPS

# Behind one address there may be a school: enough for all of them, too little for a machine.
REPORTS_PER_ADDRESS = (200, dt.timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of text that can be hidden: its table of states and the steps of its own app."""

    steps: Mapping[str, frozenset[str]]
    hide: Callable[..., None]
    restore: Callable[..., None]


# By the column of Notice and Intervention, which is also the last word of the permission's name.
_KINDS = {
    "comment": _Kind(COMMENT_STEPS, comments.hide_comment, comments.restore_comment),
    "contribution": _Kind(
        CONTRIBUTION_STEPS, contributions.hide_contribution, contributions.restore_contribution
    ),
}


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
    contribution: Contribution | None = None,
    ground: str,
    explanation: str,
    name: str = "",
    email: str = "",
    submission_key: str,
    address: str = "",
    at: dt.datetime | None = None,
) -> Notice:
    """Report one public text: a comment, an answer or a contribution; the same key again is the
    same report.

    Open to everybody, no account asked for, and no reporter recorded besides the name and address
    that she gives of her own accord. `ground` is a Ground, `explanation` 1 to 2000 characters,
    `submission_key` 1 to 64 characters made with the form, `address` where the request came from
    (kept as a keyed hash for an hour).

    Raises NothingToReport, ReportRefused, limits.TooOften.
    """
    texts = [text for text in (comment, answer, contribution) if text is not None]
    if len(texts) != 1:
        raise ValueError("a report is about one text")
    (target,) = texts
    if earlier := Notice.objects.filter(submission_key=submission_key).first():
        return earlier
    at = at or clock.database_now()
    entries = {
        "ground": _ground(ground),
        "explanation": _words(explanation, "explanation"),
        "name": _name(name),
        "email": _email(email),
    }
    if not type(target).objects.visible_to(None).filter(pk=target.pk).exists():
        raise NothingToReport
    try:
        with transaction.atomic():
            if address:
                most, per = REPORTS_PER_ADDRESS
                limits.limit(f"report:address:{address}", most=most, per=per, at=at)
            notice = Notice.objects.create(
                comment=comment,
                answer=answer,
                contribution=contribution,
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


@transaction.atomic
def decide_notice(
    *,
    actor: Any,
    notice: Notice,
    uphold: bool,
    decision: str,
    at: dt.datetime | None = None,
) -> None:
    """Decide a report: uphold it and hide the text, or let it stay; always in words.

    Upholding decides every open report of the same text, which is hidden with the ground and the
    decision as reason. An office's answer is not hidden here: it is the city's own statement.
    Who reported and left an address is told.

    Raises NotAllowed, ReportRefused (no words, or an answer upheld), StepNotAllowed (decided).
    """
    authorize(actor, "moderation.decide_notice", notice)
    at = at or clock.database_now()
    decision = _words(decision, "decision")
    if not uphold:
        _close(notice, Notice.State.DISMISSED, actor=actor, decision=decision, at=at)
        return
    target = notice.target
    if isinstance(target, Answer):
        words = _("Only comments and contributions can be hidden, not the city's answers.")
        raise ReportRefused("uphold", words)
    name = _name_of(target)
    same = Notice.objects.filter(**{name: target}, state=Notice.State.OPEN).exclude(pk=notice.pk)
    for open_notice in [notice, *same.order_by("pk")]:
        _close(open_notice, Notice.State.UPHELD, actor=actor, decision=decision, at=at)
    target.refresh_from_db(fields=["state"])
    if "hidden" in _KINDS[name].steps[target.state]:
        _hide(target, actor=actor, ground=notice.ground, reason=decision, at=at)


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


def hide_comment(
    *, actor: Any, comment: Comment, ground: str, reason: str, at: dt.datetime | None = None
) -> Intervention:
    """Hide a comment with a ground and a reason; a marked place stays and the author is told.

    `ground` is a Ground, `reason` 1 to 2000 characters for the author to read. Raises NotAllowed,
    ReportRefused (ground, reason), StepNotAllowed (hidden or withdrawn already).
    """
    return _hide(comment, actor=actor, ground=ground, reason=reason, at=at)


def hide_contribution(
    *,
    actor: Any,
    contribution: Contribution,
    ground: str,
    reason: str,
    at: dt.datetime | None = None,
) -> Intervention:
    """Hide a contribution as `hide_comment` does a comment; before and after the deadline alike."""
    return _hide(contribution, actor=actor, ground=ground, reason=reason, at=at)


def restore_comment(
    *, actor: Any, comment: Comment, reason: str, at: dt.datetime | None = None
) -> Intervention:
    """Show a hidden comment again, saying why; the author is told.

    Raises NotAllowed, ReportRefused (reason), StepNotAllowed (not hidden).
    """
    return _restore(comment, actor=actor, reason=reason, at=at)


def restore_contribution(
    *, actor: Any, contribution: Contribution, reason: str, at: dt.datetime | None = None
) -> Intervention:
    """Show a hidden contribution again as `restore_comment` does a comment."""
    return _restore(contribution, actor=actor, reason=reason, at=at)


@transaction.atomic
def _hide(
    target: Comment | Contribution,
    *,
    actor: Any,
    ground: str,
    reason: str,
    at: dt.datetime | None,
) -> Intervention:
    name = _name_of(target)
    authorize(actor, f"moderation.hide_{name}", target)
    at = at or clock.database_now()
    ground, reason = _ground(ground), _words(reason, "reason")
    _KINDS[name].hide(actor=actor, at=at, **{name: target})
    intervention = _record(
        target, Intervention.Kind.HIDDEN, actor=actor, ground=ground, reason=reason, at=at
    )
    text_hidden.send(Intervention, intervention=intervention)
    return intervention


@transaction.atomic
def _restore(
    target: Comment | Contribution, *, actor: Any, reason: str, at: dt.datetime | None
) -> Intervention:
    name = _name_of(target)
    authorize(actor, f"moderation.restore_{name}", target)
    at = at or clock.database_now()
    reason = _words(reason, "reason")
    _KINDS[name].restore(actor=actor, at=at, **{name: target})
    intervention = _record(
        target, Intervention.Kind.RESTORED, actor=actor, ground="", reason=reason, at=at
    )
    text_restored.send(Intervention, intervention=intervention)
    return intervention


def _record(
    target: Comment | Contribution,
    kind: Intervention.Kind,
    *,
    actor: Any,
    ground: str,
    reason: str,
    at: dt.datetime,
) -> Intervention:
    """The statement of reasons, which is part of the deed, and its audit entry."""
    name = _name_of(target)
    intervention = Intervention.objects.create(
        **{name: target}, kind=kind, ground=ground, reason=reason, by=actor, at=at
    )
    verb = "hide" if kind == Intervention.Kind.HIDDEN else "restore"
    audit.record(
        actor=actor,
        verb=f"moderation.{verb}_{name}",
        subject=intervention,
        at=at,
        changes={name: [None, target.pk], "ground": [None, ground]},
    )
    return intervention


def _name_of(target: Target) -> str:
    """`comment`, `answer` or `contribution`."""
    name = target._meta.model_name
    assert name is not None
    return name


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
