"""How the city answers: moderation asks an office, the office drafts, moderation releases."""

import datetime as dt
from typing import Any

from django.db import transaction

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.text import render_markdown, render_plain, tidy
from mitsprache.common.transitions import StepNotAllowed, move
from mitsprache.directory.models import CityProfile, Office

from ..models import ANSWER_LENGTH, Answer, AnswerRequest, Comment
from ..signals import answer_released, answer_requested
from ..states import REQUEST_STEPS
from . import counting
from .refusals import AlreadyAsked, AnswerByDrafter, NotReadable, OfficeNotChosen
from .writing import readable_text

NOTE_LENGTH = 2000
# Headings inside a statement stand below the heading that names its office.
TOP_HEADING = 5


@transaction.atomic
def send_to_office(
    *,
    actor: Any,
    comment: Comment,
    office: Office,
    note: str = "",
    at: dt.datetime | None = None,
) -> AnswerRequest:
    """Ask `office` to answer a visible comment; the clock runs from the comment, not from here.

    `note` is for the office's eyes. Due on the local day of the comment plus the city's answer
    period. Asking the same office again returns the request that is there.

    Raises NotAllowed, NotReadable, OfficeNotChosen (closed office), AlreadyAsked (another office
    has it), TextTooLong (note).
    """
    authorize(actor, "comments.send_to_office", comment)
    at = at or clock.database_now()
    thread = counting.locked(comment.thread_id)
    comment = Comment.objects.get(pk=comment.pk)
    if comment.state != Comment.State.VISIBLE or not thread.public:
        raise NotReadable
    if not office.is_active:
        raise OfficeNotChosen
    if earlier := AnswerRequest.objects.filter(comment=comment).first():
        if earlier.office_id == office.pk:
            return earlier
        raise AlreadyAsked
    profile = CityProfile.objects.first() or CityProfile()
    period = dt.timedelta(days=profile.answer_period_days)
    request = AnswerRequest.objects.create(
        comment=comment,
        office=office,
        asked_at=at,
        asked_by=actor,
        due=clock.local_day(comment.submitted_at) + period,
        note=_note(note),
    )
    audit.record(
        actor=actor,
        verb="comments.send_to_office",
        subject=request,
        at=at,
        changes={"comment": [None, comment.pk], "office": [None, office.pk]},
    )
    counting.changed(comment.thread_id)
    answer_requested.send(AnswerRequest, request=request)
    return request


@transaction.atomic
def hand_over_request(
    *,
    actor: Any,
    request: AnswerRequest,
    office: Office,
    reason: str,
    at: dt.datetime | None = None,
) -> AnswerRequest:
    """Give a request to another office, with the reason; a draft that is there goes with it.

    By the moderation, or by the office that has it. Due date and clock stay as they are. Raises
    NotAllowed, OfficeNotChosen (the same or a closed office), TextMissing or TextTooLong (reason),
    StepNotAllowed (answered already).
    """
    authorize(actor, "comments.hand_over_request", request)
    at = at or clock.database_now()
    request = _locked(request)
    authorize(actor, "comments.hand_over_request", request)  # it may have moved on meanwhile
    if office.pk == request.office_id or not office.is_active:
        raise OfficeNotChosen
    reason = readable_text(reason, most=NOTE_LENGTH)
    _move(request, AnswerRequest.State.WITH_OFFICE, actor, at, "comments.hand_over_request")
    audit.record(
        actor=actor,
        verb="comments.hand_over_request",
        subject=request,
        at=at,
        changes={"office": [request.office_id, office.pk], "note": None},
    )
    request.office, request.note = office, reason
    request.save(update_fields=["office", "note"])
    counting.changed(request.comment.thread_id)
    answer_requested.send(AnswerRequest, request=request)
    return request


@transaction.atomic
def write_interim_note(
    *, actor: Any, request: AnswerRequest, text: str, at: dt.datetime | None = None
) -> None:
    """Tell the public why the answer takes time; a later note replaces an earlier one.

    Raises NotAllowed, TextMissing, TextTooLong (2000), StepNotAllowed (answered already).
    """
    authorize(actor, "comments.write_interim_note", request)
    at = at or clock.database_now()
    text = readable_text(text, most=NOTE_LENGTH)
    request = _locked(request)
    if request.state == AnswerRequest.State.RELEASED:
        raise _no_step(request, to=request.state)
    request.interim_text, request.interim_html = text, render_plain(text)
    request.interim_at = at
    request.save(update_fields=["interim_text", "interim_html", "interim_at"])
    audit.record(
        actor=actor,
        verb="comments.write_interim_note",
        subject=request,
        at=at,
        changes={"interim_text": None},
    )
    counting.changed(request.comment.thread_id)


@transaction.atomic
def draft_answer(
    *, actor: Any, request: AnswerRequest, text: str, at: dt.datetime | None = None
) -> Answer:
    """The office writes its statement (CommonMark); until it is released it may write it anew.

    Raises NotAllowed (another office), NotReadable (the comment is gone), TextMissing,
    TextTooLong (10,000), StepNotAllowed (released already).
    """
    authorize(actor, "comments.draft_answer", request)
    at = at or clock.database_now()
    text = readable_text(text, most=ANSWER_LENGTH)
    request = _locked(request)
    authorize(actor, "comments.draft_answer", request)  # it may have been handed over meanwhile
    if request.comment.state != Comment.State.VISIBLE:
        raise NotReadable
    _move(request, AnswerRequest.State.DRAFTED, actor, at, "comments.draft_answer")
    answer, _created = Answer.objects.update_or_create(
        request=request,
        defaults={
            "office_id": request.office_id,
            "text": text,
            "html": render_markdown(text, top_heading=TOP_HEADING),
            "drafted_by": actor,
            "drafted_at": at,
        },
    )
    return answer


@transaction.atomic
def send_back_draft(
    *, actor: Any, request: AnswerRequest, note: str, at: dt.datetime | None = None
) -> None:
    """Give a draft back to its office with a note on what is missing.

    Raises NotAllowed, TextMissing or TextTooLong (note), StepNotAllowed (not drafted).
    """
    authorize(actor, "comments.send_back_draft", request)
    note = readable_text(note, most=NOTE_LENGTH)
    request = _locked(request)
    if request.state != AnswerRequest.State.DRAFTED:
        raise _no_step(request, to=AnswerRequest.State.WITH_OFFICE)
    _move(
        request,
        AnswerRequest.State.WITH_OFFICE,
        actor,
        at or clock.database_now(),
        "comments.send_back_draft",
    )
    request.note = note
    request.save(update_fields=["note"])
    answer_requested.send(AnswerRequest, request=request)


@transaction.atomic
def release_answer(
    *, actor: Any, request: AnswerRequest, seen_at: dt.datetime, at: dt.datetime | None = None
) -> Answer:
    """Publish the office's statement below the comment; the author is told.

    `seen_at` is the `drafted_at` of the wording that was read: a statement that the office has
    changed since is not released unread. Raises NotAllowed, AnswerByDrafter, NotReadable (the
    comment is gone), StepNotAllowed (not drafted, released already, or changed since).
    """
    authorize(actor, "comments.release_answer", request)
    at = at or clock.database_now()
    request = _locked(request)
    if request.comment.state != Comment.State.VISIBLE:
        raise NotReadable
    answer = Answer.objects.filter(request=request).first()
    if answer is None or answer.drafted_at != seen_at:
        raise _no_step(request, to=AnswerRequest.State.RELEASED)
    if answer.drafted_by_id == actor.pk:
        raise AnswerByDrafter
    _move(request, AnswerRequest.State.RELEASED, actor, at, "comments.release_answer")
    answer.released_by, answer.released_at = actor, at
    answer.save(update_fields=["released_by", "released_at"])
    counting.answer_appears(request.comment)
    answer_released.send(Answer, answer=answer)
    return answer


def _locked(request: AnswerRequest) -> AnswerRequest:
    """The request as it stands now, behind the lock of its thread."""
    counting.locked(request.comment.thread_id)
    return AnswerRequest.objects.select_related("comment", "office").get(pk=request.pk)


def _move(request: AnswerRequest, to: str, actor: Any, at: dt.datetime, verb: str) -> None:
    move(request, to, steps=REQUEST_STEPS, actor=actor, at=at, verb=verb)


def _no_step(request: AnswerRequest, *, to: str) -> StepNotAllowed:
    return StepNotAllowed(
        kind="comments.answerrequest", field="state", before=request.state, after=to
    )


def _note(text: str) -> str:
    """An optional note: tidied, shortened by nobody."""
    return readable_text(text, most=NOTE_LENGTH) if tidy(text) else ""
