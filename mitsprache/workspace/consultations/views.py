"""Consultations on the desk: the list, one with its figures, preparing and changing it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mitsprache.common.permissions import authorize
from mitsprache.common.ui.values import Fact
from mitsprache.consultations.actions.consulting import change_consultation, create_consultation
from mitsprache.consultations.actions.refusals import ConsultationRefused
from mitsprache.consultations.models import Consultation, Version
from mitsprache.projects.models import Project

from ..desk import desk_page, posted
from . import queries
from .forms import ConsultationForm, NewConsultationForm

DESK = "directory.open_editing"
PREPARE = "consultations.prepare_consultation"


@desk_page(DESK)
def consultations(request: HttpRequest) -> HttpResponse:
    """`?seite=`."""
    person: Any = request.user
    rows, page = queries.consultation_list(person, number=request.GET.get("seite", "1"))
    context = {"rows": rows, "page": page, "may_prepare": person.has_perm(PREPARE)}
    return render(request, "workspace/consultations/consultations.html", context)


@desk_page(DESK)
def create(request: HttpRequest) -> HttpResponse:
    """`?fassung=<id>` the version that is chosen beforehand. Nothing is public before publishing."""
    authorize(request.user, PREPARE)
    given = request.GET.get("fassung", "")
    chosen = _version(request.user, int(given)) if given.isdecimal() and len(given) < 19 else None
    initial = {"version": chosen, "title": chosen.document.title if chosen else ""}
    form = NewConsultationForm(posted(request), actor=request.user, initial=initial)
    if form.is_valid():
        entries = form.entries()
        version = entries.pop("version")
        try:
            made = create_consultation(
                actor=request.user, version=version, title=entries.pop("title"), **entries
            )
        except ConsultationRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Prepared. Nobody else sees it before you publish it."))
            return redirect("workspace-consultation", pk=made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "workspace/consultations/new.html", {"form": form}, status=status)


def _version(person: Any, pk: int) -> Version | None:
    """A released version that the person works on."""
    mine = Version.objects.editable_by(person).exclude(state=Version.State.WORKING)
    return mine.select_related("document").filter(pk=pk).first()


@desk_page(DESK)
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """The window, what came in, and every way from here."""
    found = consultation_or_404(request, pk)
    person: Any = request.user
    project = project_of(found)
    context = {
        "consultation": found,
        "document": found.version.document,
        "state": queries.window_state(found),
        "figures": queries.figures(person, found),
        "extensions": list(found.extensions.select_related("by")),
        "free_day": queries.day_hint(found),
        "facts": _facts(found),
        "may": {
            "change": person.has_perm(PREPARE, project),
            "publish": person.has_perm("consultations.publish_consultation", project),
            "last_day": person.has_perm("consultations.change_window", project),
            "enter": person.has_perm("consultations.enter_contribution", project),
            "import": person.has_perm("consultations.import_contributions", project),
        },
        "by_invitation": found.who == Consultation.Who.INVITED,
    }
    return render(request, "workspace/consultations/consultation.html", context)


def _facts(found: Consultation) -> list[Fact]:
    """What people are told before they write; what is still missing is said."""
    missing = _("not yet written")
    return [
        Fact(term=_("Who may write?"), value=found.get_who_display()),
        Fact(term=_("When are contributions read?"), value=found.get_moderation_display()),
        Fact(term=_("Kind of procedure"), value=found.get_formality_display()),
        Fact(term=_("What is it about?"), value=found.intro or missing),
        Fact(term=_("What is open, what is settled?"), value=found.room_for_decision or missing),
        Fact(term=_("Who decides?"), value=found.who_decides or missing),
        Fact(term=_("What becomes of the contributions?"), value=found.what_follows or missing),
        Fact(
            term=_("Answers promised for"),
            value=found.answer_due.in_words() if found.answer_due else missing,
        ),
    ]


@desk_page(DESK)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """The texts at any time; the day goes its own way once it is published."""
    found = consultation_or_404(request, pk)
    authorize(request.user, PREPARE, project_of(found))
    form = ConsultationForm(posted(request), initial=_stored(found))
    if found.published_at is not None:
        del form.fields["last_day"]
    if form.is_valid():
        try:
            change_consultation(actor=request.user, consultation=found, **form.entries())
        except ConsultationRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("The changes are stored."))
            return redirect("workspace-consultation", pk=found.pk)
    context = {"consultation": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "workspace/consultations/change.html", context, status=status)


def _stored(found: Consultation) -> dict[str, Any]:
    opens = timezone.localtime(found.opens_at)
    names = (
        *("title", "last_day", "who", "moderation", "formality", "intro", "room_for_decision"),
        *("who_decides", "what_follows", "answer_due", "supports", "attachments"),
    )
    return {
        "opens_on": opens.date(),
        "opens_time": opens.time(),
        **{name: getattr(found, name) for name in names},
    }


def consultation_or_404(request: HttpRequest, pk: int) -> Consultation:
    """A consultation of this person's offices; another office's is not there (Z-05)."""
    found = queries.consultation_of(request.user, pk)
    if found is None:
        raise Http404
    return found


def project_of(found: Consultation) -> Project:
    return found.version.document.project


def explain(form: Any, refusal: ConsultationRefused) -> None:
    """Say the refusal at the field that it belongs to, or above the form."""
    fields = {"opens_at": "opens_on"}
    field = fields.get(refusal.field, refusal.field)
    form.add_error(field if field in form.fields else None, str(refusal))
