"""The office's desk: what it was asked, its statements, and handing over to another office."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mitsprache.comments import actions as comments
from mitsprache.comments.models import AnswerRequest, Comment
from mitsprache.comments.queries import all_requests_of_office, answer_clock
from mitsprache.common.transitions import StepNotAllowed

from ..desk import desk_page
from .forms import DraftForm, HandOverForm
from .queries import SORTS, STATES, office_list

DESK = "comments.open_desk"


@desk_page(DESK)
def inbox(request: HttpRequest) -> HttpResponse:
    """`?stand=` one of STATES, `?sort=` frist or alter, `?seite=`."""
    state, sort = request.GET.get("stand", ""), request.GET.get("sort", "")
    state = state if state in STATES else STATES[0]
    sort = sort if sort in SORTS else "frist"
    rows, page = office_list(
        request.user, state=state, sort=sort, number=request.GET.get("seite", "1")
    )
    context = {"rows": rows, "page": page, "tabs": _tabs(state), "sort": sort, "state": state}
    return render(request, "workspace/answers/inbox.html", context)


@desk_page(DESK)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The comment with its clock and note, and the statement; a POST keeps the draft."""
    asked = _request(request, pk)
    if request.method != "POST":
        draft = getattr(asked, "answer", None)
        return _show(request, asked, DraftForm(initial={"text": draft.text if draft else ""}))
    form = DraftForm(request.POST)
    if form.is_valid():
        try:
            comments.draft_answer(actor=request.user, request=asked, text=form.cleaned_data["text"])
        except (comments.CommentRefused, StepNotAllowed) as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            messages.success(request, _("Saved. The moderation releases your statement."))
            return redirect("desk-answer", pk=pk)
    return _show(request, asked, form, status=422)


@require_POST
@desk_page(DESK)
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _request(request, pk)
    form = HandOverForm(request.POST, actor=request.user, present=asked.office_id)
    if form.is_valid():
        try:
            comments.hand_over_request(
                actor=request.user,
                request=asked,
                office=form.cleaned_data["office"],
                reason=form.cleaned_data["reason"],
            )
        except (comments.CommentRefused, StepNotAllowed) as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            messages.success(request, _("Handed over. The other office has it now."))
            return redirect("desk-answers")
    draft = DraftForm(initial={"text": getattr(getattr(asked, "answer", None), "text", "")})
    return _show(request, asked, draft, hand_over_form=form, status=422)


def refusal_words(refusal: Exception) -> str:
    """A refusal for the person at the desk; a step that is gone was taken by somebody else."""
    if isinstance(refusal, StepNotAllowed):
        return _("Somebody else was faster: please look at the present state and try again.")
    return str(refusal)


def _request(request: HttpRequest, pk: int) -> AnswerRequest:
    """What an office of this person was asked; everything else is 404 (Z-05)."""
    mine = all_requests_of_office(request.user).select_related("comment__thread__project")
    found = mine.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _show(
    request: HttpRequest,
    asked: AnswerRequest,
    form: DraftForm,
    *,
    hand_over_form: HandOverForm | None = None,
    status: int = 200,
) -> HttpResponse:
    asked.comment.request = asked
    readable = asked.comment.state == Comment.State.VISIBLE
    context: dict[str, Any] = {
        "asked": asked,
        "comment": asked.comment,
        "project": asked.comment.thread.project,
        "days": answer_clock(asked.comment),
        "released": asked.state == AnswerRequest.State.RELEASED,
        "drafted": asked.state == AnswerRequest.State.DRAFTED,
        "readable": readable,
        "form": form,
        "hand_over_form": hand_over_form
        or HandOverForm(actor=request.user, present=asked.office_id),
    }
    return render(request, "workspace/answers/answer.html", context, status=status)


def _tabs(present: str) -> list[tuple[str, str, bool]]:
    names = {
        "offen": _("open"),
        "ueberfaellig": _("overdue"),
        "entwurf": _("drafted"),
        "beantwortet": _("answered"),
    }
    return [(state, names[state], state == present) for state in STATES]
