"""People, their roles and offices; each change is one action of accounts or directory."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.models import Role
from mitsprache.accounts.queries import person_with_address
from mitsprache.common.text import tidy_line
from mitsprache.directory import actions as directory
from mitsprache.directory.models import OfficeMembership

from ..desk import desk_page
from .forms import InvitationForm, OfficeChoice, RoleChoice
from .queries import INVITED, one, staff_list

MANAGE = "accounts.manage_people"


def _person(request: HttpRequest, pk: int) -> Any:
    person = one(request.user, pk)
    if person is None:
        raise Http404
    return person


@desk_page(MANAGE)
def people(request: HttpRequest) -> HttpResponse:
    state, search = request.GET.get("stand", ""), tidy_line(request.GET.get("q", "")[:254])
    entries, page = staff_list(
        actor=request.user, state=state, search=search, number=request.GET.get("seite", "1")
    )
    context = {"entries": entries, "page": page, "search": search, "invited_only": state == INVITED}
    return render(request, "workspace/people/people.html", context)


@desk_page(MANAGE)
def invite(request: HttpRequest) -> HttpResponse:
    form = InvitationForm(request.POST if request.method == "POST" else None, actor=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            person = directory.invite_person(actor=request.user, **form.cleaned_data)
        except directory.AlreadyThere:
            messages.info(request, _("This person has an account. Grant the roles here."))
            person = person_with_address(form.cleaned_data["email"])  # type: ignore[assignment]
        except directory.AlreadyInvited:
            messages.info(request, _("This person is invited already."))
            person = person_with_address(form.cleaned_data["email"])  # type: ignore[assignment]
        else:
            messages.success(request, _("The invitation is on its way."))
        return redirect("workspace-person", pk=person.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "workspace/people/invite.html", {"form": form}, status=status)


@desk_page(MANAGE)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, _person(request, pk), RoleChoice(), OfficeChoice(actor=request.user))


def _show(
    request: HttpRequest,
    shown: Any,
    role_form: RoleChoice,
    office_form: OfficeChoice,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "person": shown,
        "role_form": role_form,
        "office_form": office_form,
        "role_names": dict(Role.choices),
    }
    return render(request, "workspace/people/person.html", context, status=status)


@require_POST
@desk_page(MANAGE)
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    shown = _person(request, pk)
    form = RoleChoice(request.POST)
    if not form.is_valid():
        return _show(request, shown, form, OfficeChoice(actor=request.user), status=422)
    accounts.grant_role(actor=request.user, person=shown, role=form.cleaned_data["role"])
    messages.success(request, _("The role is granted."))
    return redirect("workspace-person", pk=pk)


@require_POST
@desk_page(MANAGE)
def end_role(request: HttpRequest, pk: int, role: str) -> HttpResponse:
    shown = _person(request, pk)
    if role not in Role:
        raise Http404
    try:
        accounts.end_role(actor=request.user, person=shown, role=role)
    except accounts.LastCoordinator:
        messages.error(
            request,
            _("This is the only person who coordinates. Grant the role to somebody else first."),
        )
    else:
        messages.success(request, _("The role is ended."))
    if shown.pk == request.user.pk and role == Role.COORDINATION:
        return redirect("account_overview")
    return redirect("workspace-person", pk=pk)


@require_POST
@desk_page(MANAGE)
def join_office(request: HttpRequest, pk: int) -> HttpResponse:
    shown = _person(request, pk)
    form = OfficeChoice(request.POST, actor=request.user)
    if not form.is_valid():
        return _show(request, shown, RoleChoice(), form, status=422)
    directory.add_office_member(
        actor=request.user,
        person=shown,
        office=form.cleaned_data["office"],
        role=form.cleaned_data["office_role"],
    )
    messages.success(request, _("The person belongs to the office now."))
    return redirect("workspace-person", pk=pk)


@require_POST
@desk_page(MANAGE)
def leave_office(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    held = get_object_or_404(
        OfficeMembership.objects.visible_to(request.user), pk=membership, person_id=pk
    )
    directory.end_office_membership(actor=request.user, membership=held)
    messages.success(request, _("The membership is ended."))
    return redirect("workspace-person", pk=pk)


@require_POST
@desk_page(MANAGE)
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        directory.invite_again(actor=request.user, person=_person(request, pk))
    except directory.AlreadyThere:
        messages.info(request, _("The invitation has been followed already."))
    else:
        messages.success(request, _("A new invitation is on its way; the old link is dead."))
    return redirect("workspace-person", pk=pk)


@require_POST
@desk_page(MANAGE)
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        directory.withdraw_invitation(actor=request.user, person=_person(request, pk))
    except directory.AlreadyThere:
        messages.error(
            request, _("The invitation has been followed already. End the roles instead.")
        )
        return redirect("workspace-person", pk=pk)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("workspace-people")
