"""Fact sheets on the desk: what they lack, and the deeds that are no text (states, promises, …)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.projects import actions
from mitsprache.projects.models import Project

from ..desk import desk_page
from . import queries
from .forms import (
    AddressForm,
    CommentingForm,
    HandOverForm,
    KeepForm,
    StateForm,
    WithdrawForm,
)

EDIT = "directory.open_editing"


@desk_page(EDIT)
def sheets(request: HttpRequest) -> HttpResponse:
    """`?nur=` one of queries.ONLY, `?q=`, `?seite=`."""
    only, search = request.GET.get("nur", ""), tidy_line(request.GET.get("q", "")[:100])
    only = only if only in queries.ONLY else queries.ONLY[0]
    rows, page = queries.sheet_list(
        request.user, only=only, search=search, number=request.GET.get("seite", "1")
    )
    context = {"rows": rows, "page": page, "tabs": _tabs(only), "only": only, "search": search}
    return render(request, "workspace/projects/sheets.html", context)


@desk_page(EDIT)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, _sheet(request, pk))


@require_POST
@desk_page(EDIT)
def state(request: HttpRequest, pk: int) -> HttpResponse:
    found = _sheet(request, pk, to="projects.change_state")
    form = StateForm(request.POST, project=found)
    return _deed(
        request,
        found,
        "state_form",
        form,
        lambda data: actions.change_state(
            actor=request.user, project=found, to=data["to"], reason=data["reason"]
        ),
        _("The state has been changed."),
    )


@require_POST
@desk_page(EDIT)
def promise(request: HttpRequest, pk: int, promise: int) -> HttpResponse:
    found = _sheet(request, pk, to="projects.keep_promise")
    given = found.promises.filter(pk=promise).first()
    if given is None:
        raise Http404
    return _deed(
        request,
        found,
        "keep_form",
        KeepForm(request.POST, prefix=f"promise-{given.pk}"),
        lambda data: actions.keep_promise(actor=request.user, promise=given, note=data["note"]),
        _("The promise is marked as kept."),
    )


@require_POST
@desk_page(EDIT)
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    found = _sheet(request, pk, to="projects.hand_over")
    return _deed(
        request,
        found,
        "office_form",
        HandOverForm(request.POST, actor=request.user, project=found),
        lambda data: actions.hand_over(actor=request.user, project=found, office=data["office"]),
        _("The sheet has been handed over."),
    )


@require_POST
@desk_page(EDIT)
def address(request: HttpRequest, pk: int) -> HttpResponse:
    found = _sheet(request, pk, to="projects.rename_address")
    return _deed(
        request,
        found,
        "address_form",
        AddressForm(request.POST),
        lambda data: actions.rename_address(actor=request.user, project=found, slug=data["slug"]),
        _("The address has been changed."),
    )


@require_POST
@desk_page(EDIT)
def commenting(request: HttpRequest, pk: int) -> HttpResponse:
    found = _sheet(request, pk, to="projects.set_commenting")
    return _deed(
        request,
        found,
        "commenting_form",
        CommentingForm(request.POST),
        lambda data: actions.set_commenting(actor=request.user, project=found, **data),
        _("The comments have been set."),
    )


@require_POST
@desk_page(EDIT)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = _sheet(request, pk, to="projects.withdraw_project")
    return _deed(
        request,
        found,
        "withdraw_form",
        WithdrawForm(request.POST),
        lambda data: actions.withdraw_project(
            actor=request.user, project=found, reason=data["reason"]
        ),
        _("The project has been withdrawn."),
    )


def _sheet(request: HttpRequest, pk: int, *, to: str = "projects.edit_sheet") -> Project:
    """A sheet of this person's offices; another office's is not there (Z-05).

    Whoever lacks the permission `to` is refused before anything is said about her entries.
    """
    found = queries.sheet_of(request.user, pk)
    if found is None:
        raise Http404
    authorize(request.user, to, found)
    return found


def _deed(
    request: HttpRequest,
    found: Project,
    name: str,
    form: forms.Form,
    do: Callable[[dict[str, Any]], None],
    success: str,
) -> HttpResponse:
    """Do what the form asks; what is refused is said at its field, with everything typed kept."""
    if form.is_valid():
        try:
            do(form.cleaned_data)
        except actions.SheetRefused as refusal:
            for field, words in refusal.errors.items():
                form.add_error(field if field in form.fields else None, words)
        except actions.ReasonMissing as refusal:
            form.add_error("reason" if "reason" in form.fields else None, str(refusal))
        except actions.AddressTaken as refusal:
            form.add_error("slug", str(refusal))
        except (actions.AlreadyKept, StepNotAllowed):
            form.add_error(
                None,
                _("Somebody else was faster: please look at the present state and try again."),
            )
        else:
            messages.success(request, success)
            return redirect("workspace-sheet", pk=found.pk)
    return _show(request, _sheet(request, found.pk), {name: form}, status=422)


def _show(
    request: HttpRequest,
    found: Project,
    bound: dict[str, forms.Form] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    person: Any = request.user
    thread = found.thread
    blank: dict[str, tuple[str, forms.Form]] = {
        "state_form": ("projects.change_state", StateForm(project=found)),
        "office_form": ("projects.hand_over", HandOverForm(actor=person, project=found)),
        "address_form": ("projects.rename_address", AddressForm(initial={"slug": found.slug})),
        "commenting_form": (
            "projects.set_commenting",
            CommentingForm(initial={"is_open": thread.is_open, "moderation": thread.moderation}),
        ),
        "withdraw_form": ("projects.withdraw_project", WithdrawForm()),
    }
    allowed = {
        name: (bound or {}).get(name, form)
        for name, (permission, form) in blank.items()
        if person.has_perm(permission, found)
    }
    keeps = person.has_perm("projects.keep_promise", found)
    context = {
        **allowed,
        "project": found,
        "title": queries.newest(found).title,
        "health": queries.health_of(person, found),
        "scheduled_for": queries.scheduled_for(found),
        "promises": _promises(found, (bound or {}).get("keep_form"), keeps=keeps),
        "updates": found.updates.select_related("office")[:20],
        "is_withdrawn": found.state == "withdrawn",
        "edit_url": reverse("sheets:edit", args=[found.pk]),
    }
    return render(request, "workspace/projects/sheet.html", context, status=status)


def _promises(
    found: Project, bound: forms.Form | None, *, keeps: bool
) -> list[tuple[Any, forms.Form | None]]:
    """What was promised and stands, each open one with its form for those who may keep it."""
    rows: list[tuple[Any, forms.Form | None]] = []
    for given in found.promises.filter(replaced_by=None):
        form: forms.Form | None = None
        if keeps and given.kept_at is None:
            prefix = f"promise-{given.pk}"
            form = (
                bound if bound is not None and bound.prefix == prefix else KeepForm(prefix=prefix)
            )
        rows.append((given, form))
    return rows


def _tabs(present: str) -> list[tuple[str, str, bool]]:
    names = {
        "alle": _("all"),
        "ueberfaellig": _("update overdue"),
        "zusagen": _("promise overdue"),
        "entwuerfe": _("not yet published"),
        "aenderungen": _("with a newer draft"),
        "geplant": _("publication scheduled"),
    }
    return [(only, names[only], only == present) for only in queries.ONLY]
