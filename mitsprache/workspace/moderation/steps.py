"""One comment on the moderation's desk, and every step that can be taken with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mitsprache.comments import actions as comments
from mitsprache.comments.models import AnswerRequest, Comment
from mitsprache.comments.queries import answer_clock, in_moderation
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.moderation import actions as moderation
from mitsprache.moderation.queries import interventions

from ..answers.forms import HandOverForm
from ..answers.views import refusal_words
from ..desk import desk_page
from .forms import HideForm, InterimForm, ReleaseForm, RestoreForm, SendBackForm, SendForm
from .lists import DESK

Entries = dict[str, Any]


@desk_page(DESK)
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, _comment(request, pk), {})


@require_POST
@desk_page(DESK)
def take(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take one of the steps that the comment's page offers; back to it, or to the error."""
    about = _comment(request, pk)
    form = _forms(request, about, bound=step).get(step)
    if form is None:
        raise Http404
    if form.is_valid():
        try:
            done = DEEDS[step](request.user, about, form.cleaned_data)
        except (comments.CommentRefused, moderation.ReportRefused) as refusal:
            field = refusal.field if refusal.field in form.fields else None
            form.add_error(field, str(refusal))
        except StepNotAllowed as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            messages.success(request, done)
            return redirect("desk-comment", pk=pk)
    return _show(request, _comment(request, pk), {step: form}, status=422)


def _comment(request: HttpRequest, pk: int) -> Comment:
    mine = in_moderation(request.user).select_related("thread__project", "parent__author")
    found = mine.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _asked(about: Comment) -> AnswerRequest:
    asked: AnswerRequest | None = getattr(about, "request", None)
    if asked is None:
        raise StepNotAllowed(
            kind="comments.answerrequest", field="state", before="none", after="asked"
        )
    return asked


def _send(actor: Any, about: Comment, entries: Entries) -> str:
    comments.send_to_office(
        actor=actor, comment=about, office=entries["office"], note=entries["note"]
    )
    return _("The office is asked and told by e-mail.")


def _hand_over(actor: Any, about: Comment, entries: Entries) -> str:
    comments.hand_over_request(
        actor=actor, request=_asked(about), office=entries["office"], reason=entries["reason"]
    )
    return _("Handed over. The other office has it now.")


def _interim(actor: Any, about: Comment, entries: Entries) -> str:
    comments.write_interim_note(actor=actor, request=_asked(about), text=entries["text"])
    return _("The interim note stands below the comment.")


def _release_answer(actor: Any, about: Comment, entries: Entries) -> str:
    asked = _asked(about)
    draft = getattr(asked, "answer", None)
    if draft is None or draft.drafted_at.isoformat() != entries["seen"]:
        raise StepNotAllowed(
            kind="comments.answerrequest", field="state", before=asked.state, after="released"
        )
    comments.release_answer(actor=actor, request=asked, seen_at=draft.drafted_at)
    return _("The answer is published and the author is told.")


def _send_back(actor: Any, about: Comment, entries: Entries) -> str:
    comments.send_back_draft(actor=actor, request=_asked(about), note=entries["note"])
    return _("The draft is back with the office.")


def _release(actor: Any, about: Comment, _entries: Entries) -> str:
    comments.release_comment(actor=actor, comment=about)
    return _("Everybody can read the comment now.")


def _hide(actor: Any, about: Comment, entries: Entries) -> str:
    moderation.hide_comment(
        actor=actor, comment=about, ground=entries["ground"], reason=entries["reason"]
    )
    return _("The comment is hidden and its author is told.")


def _restore(actor: Any, about: Comment, entries: Entries) -> str:
    moderation.restore_comment(actor=actor, comment=about, reason=entries["reason"])
    return _("The comment is shown again and its author is told.")


DEEDS: dict[str, Callable[[Any, Comment, Entries], str]] = {
    "weiterleiten": _send,
    "abgeben": _hand_over,
    "zwischenstand": _interim,
    "antwort-freigeben": _release_answer,
    "zurueckgeben": _send_back,
    "freigeben": _release,
    "verbergen": _hide,
    "wiederherstellen": _restore,
}


def _forms(request: HttpRequest, about: Comment, *, bound: str = "") -> dict[str, Form]:
    """A form for every step; the one named `bound` takes what was posted."""
    asked = getattr(about, "request", None)
    actor, office = request.user, asked.office_id if asked else None

    def make(step: str, kind: type[Any], **kwargs: Any) -> Form:
        data = request.POST if step == bound else None
        form: Form = kind(data, prefix=step, **kwargs)
        return form

    draft = getattr(asked, "answer", None)
    seen = {"seen": draft.drafted_at.isoformat() if draft else ""}
    return {
        "weiterleiten": make("weiterleiten", SendForm, actor=actor, present=None),
        "abgeben": make("abgeben", HandOverForm, actor=actor, present=office),
        "zwischenstand": make("zwischenstand", InterimForm),
        "antwort-freigeben": make("antwort-freigeben", ReleaseForm, initial=seen),
        "zurueckgeben": make("zurueckgeben", SendBackForm),
        "freigeben": make("freigeben", Form),
        "verbergen": make("verbergen", HideForm),
        "wiederherstellen": make("wiederherstellen", RestoreForm),
    }


def _show(
    request: HttpRequest, about: Comment, bound: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    asked: AnswerRequest | None = getattr(about, "request", None)
    state = asked.state if asked else ""
    forms = _forms(request, about) | bound
    visible = about.state == Comment.State.VISIBLE
    waiting = asked is not None and state != AnswerRequest.State.RELEASED
    context = {
        "comment": about,
        "project": about.thread.project,
        "days": answer_clock(about),
        "asked": asked,
        "answer": getattr(asked, "answer", None),
        "interventions": interventions(request.user, comment_id=about.pk),
        "send_form": forms["weiterleiten"] if visible and asked is None else None,
        "hand_over_form": forms["abgeben"] if waiting else None,
        "interim_form": forms["zwischenstand"] if waiting else None,
        "release_answer_form": forms["antwort-freigeben"]
        if visible and state == AnswerRequest.State.DRAFTED
        else None,
        "send_back_form": forms["zurueckgeben"] if state == AnswerRequest.State.DRAFTED else None,
        "release_form": forms["freigeben"] if about.state == Comment.State.HELD else None,
        "hide_form": forms["verbergen"]
        if about.state in (Comment.State.VISIBLE, Comment.State.HELD)
        else None,
        "restore_form": forms["wiederherstellen"] if about.state == Comment.State.HIDDEN else None,
        "refused": next(iter(bound.values()), None),
    }
    return render(request, "workspace/moderation/comment.html", context, status=status)
