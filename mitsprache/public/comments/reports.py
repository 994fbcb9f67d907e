"""Reporting a text: a form of its own, for everybody, without account."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.comments.models import Answer, Comment
from mitsprache.common.fields import new_key
from mitsprache.common.limits import TooOften
from mitsprache.common.reading import reading_page
from mitsprache.common.references import canonical
from mitsprache.common.ui.values import Link
from mitsprache.common.web import client_address
from mitsprache.consultations.models import Contribution
from mitsprache.moderation import actions as moderation

from .forms import ReportForm
from .views import explain, write_page


@dataclass(frozen=True, slots=True)
class Target:
    """The reported text: exactly one of the three, and where it stands."""

    html: str
    url: str
    comment: Comment | None = None
    answer: Answer | None = None
    contribution: Contribution | None = None


@write_page
def report(request: HttpRequest) -> HttpResponse:
    """`?kommentar=<id>`, `?antwort=<id>` or `?beitrag=<reference>` name the text.

    Without one of them the page explains how.
    """
    if not ({"kommentar", "antwort", "beitrag"} & set(request.GET)):
        return render(request, "public/comments/report_how.html", _frame(request))
    target = _target(request)
    if request.method != "POST":
        form = ReportForm(initial={"key": new_key()})
        return _page(request, target, form, status=200)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, target, form, status=422)
    entries = form.cleaned_data
    try:
        moderation.report(
            comment=target.comment,
            answer=target.answer,
            contribution=target.contribution,
            ground=entries["ground"],
            explanation=entries["explanation"],
            name=entries["name"],
            email=entries["email"],
            submission_key=entries["key"],
            address=client_address(request),
        )
    except moderation.NothingToReport as gone:
        raise Http404 from gone
    except (moderation.ReportRefused, TooOften) as refusal:
        return _page(request, target, form, status=explain(form, refusal))
    return redirect("report-received")


@reading_page
def received(request: HttpRequest) -> HttpResponse:
    """The receipt; the same for everybody, so that no cookie is needed for it."""
    return render(request, "public/comments/report_received.html", _frame(request))


def _page(request: HttpRequest, target: Target, form: ReportForm, *, status: int) -> HttpResponse:
    context = {"form": form, "target": target, "submit_label": _("Send report")}
    return render(request, "public/comments/report.html", context | _frame(request), status=status)


def _frame(request: HttpRequest) -> dict[str, Any]:
    title = _("Report a text")
    return {
        "page_title": title,
        "breadcrumb": [
            Link(label=_("Home"), url=reverse("home")),
            Link(label=title, url=request.path),
        ],
    }


def _target(request: HttpRequest) -> Target:
    if "beitrag" in request.GET:
        return _contribution(request)
    comment = _visible(request, Comment, "kommentar", "thread__project")
    if comment is not None:
        return Target(
            comment=comment,
            html=comment.html,
            url=reverse("comment", args=[comment.thread.project.slug, comment.pk]),
        )
    answer = _visible(request, Answer, "antwort", "request__comment__thread__project")
    if answer is None:
        raise Http404
    about = answer.request.comment
    return Target(
        answer=answer,
        html=answer.html,
        url=reverse("comment", args=[about.thread.project.slug, about.pk]),
    )


def _contribution(request: HttpRequest) -> Target:
    """Its proposed wording is reported with it, and read by the moderation on its page."""
    reference = canonical(request.GET["beitrag"])
    public = Contribution.objects.visible_to(request.user)
    found = public.filter(reference=reference).first() if reference else None
    if found is None:
        raise Http404
    return Target(
        contribution=found, html=found.html, url=reverse("contribution", args=[found.reference])
    )


def _visible(request: HttpRequest, model: Any, parameter: str, way: str) -> Any:
    asked = request.GET.get(parameter, "")
    if not asked.isascii() or not asked.isdecimal() or len(asked) > 18:
        return None
    return model.objects.visible_to(request.user).select_related(way).filter(pk=asked).first()
