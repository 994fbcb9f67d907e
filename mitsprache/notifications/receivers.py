"""Who hears what: each receiver writes mails down in the transaction of the deed."""

from typing import Any

from django.conf import settings
from django.dispatch import receiver

from mitsprache.accounts.models import Role
from mitsprache.accounts.queries import addresses_of
from mitsprache.comments.models import Answer, AnswerRequest, Comment
from mitsprache.comments.signals import answer_released, answer_requested
from mitsprache.directory.models import Office
from mitsprache.moderation.models import Ground, Intervention, Notice
from mitsprache.moderation.signals import (
    notice_decided,
    notice_received,
    text_hidden,
    text_restored,
)

from . import contributors, mail

# Staff read the desk in German; people read in the language of their account.
STAFF_LANGUAGE = settings.LANGUAGE_CODE


@receiver(answer_released)
def tell_author_of_answer(answer: Answer, **_signal: Any) -> None:
    _tell_author(answer.request.comment, "answer_released")


@receiver(text_hidden)
def tell_author_that_hidden(intervention: Intervention, **_signal: Any) -> None:
    ground = Ground(intervention.ground).label
    _tell_of_intervention(intervention, "hidden", ground=ground, reason=intervention.reason)


@receiver(text_restored)
def tell_author_that_restored(intervention: Intervention, **_signal: Any) -> None:
    _tell_of_intervention(intervention, "restored", reason=intervention.reason)


def _tell_of_intervention(intervention: Intervention, what: str, **context: Any) -> None:
    if intervention.comment is not None:
        _tell_author(intervention.comment, f"comment_{what}", **context)
    if intervention.contribution is not None:
        contributors.tell_contributor(intervention.contribution, f"contribution_{what}", **context)


@receiver(answer_requested)
def tell_office_that_asked(request: AnswerRequest, **_signal: Any) -> None:
    if not request.office.notify_email:
        return
    mail.send(
        "answer_requested",
        to=request.office.notify_email,
        language=STAFF_LANGUAGE,
        due=request.due,
        url=mail.link("desk-answer", request.pk),
    )


@receiver(notice_received)
def tell_moderation_of_notice(notice: Notice, **_signal: Any) -> None:
    for address in _moderation_addresses():
        mail.send(
            "notice_received",
            to=address,
            language=STAFF_LANGUAGE,
            ground=Ground(notice.ground).label,
            url=mail.link("desk-notice", notice.pk),
        )


@receiver(notice_decided)
def tell_reporter_of_decision(notice: Notice, **_signal: Any) -> None:
    if notice.email:
        mail.send(
            "notice_decided",
            to=notice.email,
            language=STAFF_LANGUAGE,
            upheld=notice.state == Notice.State.UPHELD,
            decision=notice.decision,
            received_at=notice.received_at,
        )


def _tell_author(comment: Comment, purpose: str, **context: Any) -> None:
    """Mail to the author, unless her account is gone or out of use."""
    author = comment.author
    if author is None or not author.is_active:
        return
    mail.send(
        purpose,
        to=author.email,
        language=author.language,
        display_name=author.display_name,
        submitted_at=comment.submitted_at,
        url=mail.link("comment", comment.thread.project.slug, comment.pk, language=author.language),
        **context,
    )


def _moderation_addresses() -> list[str]:
    """The participation office's own address, else everybody who moderates now."""
    offices = Office.objects.filter(is_participation_office=True, is_active=True)
    named = list(offices.exclude(notify_email="").values_list("notify_email", flat=True))
    if named:
        return named
    return addresses_of(Role.MODERATION)
