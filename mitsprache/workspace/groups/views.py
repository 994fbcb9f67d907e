"""Working groups on the desk: the list, setting them up, who sits in them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mitsprache.directory.rules import offices_of
from mitsprache.groups import actions
from mitsprache.groups.actions import GroupRefused
from mitsprache.groups.models import Membership, WorkingGroup
from mitsprache.groups.queries import mixes
from mitsprache.groups.rules import groups_of

from ..desk import desk_page, posted
from .forms import ChangeGroupForm, NewGroupForm, NewSeatForm, SeatForm

DESK = "groups.open_desk"
MANAGE = "groups.manage"


@desk_page(DESK)
def groups(request: HttpRequest) -> HttpResponse:
    """The groups at whose desk this person sits, below their projects."""
    person: Any = request.user
    mine = WorkingGroup.objects.editable_by(person).select_related("project", "office")
    found = list(mine.order_by("project__title", "-is_active", "number", "pk"))
    counted = mixes(found)
    by_project: dict[Any, list[dict[str, Any]]] = {}
    for group in found:
        row = {"group": group, "mix": mix_in_words(counted[group.pk])}
        by_project.setdefault(group.project, []).append(row)
    context = {"projects": list(by_project.items()), "may_manage": person.has_perm(MANAGE)}
    return render(request, "workspace/groups/groups.html", context)


def mix_in_words(mix: dict[str, int]) -> str:
    """How many sit there in which capacity."""
    return ", ".join(f"{number} {Membership.Capacity(code).label}" for code, number in mix.items())


@desk_page(MANAGE)
def create(request: HttpRequest) -> HttpResponse:
    """`?vorhaben=` the project that is chosen beforehand."""
    initial = {"project": request.GET.get("vorhaben", "")}
    form = NewGroupForm(posted(request), actor=request.user, initial=initial)
    if form.is_valid():
        try:
            made = actions.create_group(actor=request.user, **form.cleaned_data)
        except GroupRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("The group is set up. Now say who sits in it."))
            return redirect("workspace-group-members", pk=made.pk)
    status = 422 if form.is_bound else 200
    return render(
        request, "workspace/groups/form.html", _new_words() | {"form": form}, status=status
    )


def _new_words() -> dict[str, Any]:
    return {
        "heading": _("Set up a working group"),
        "submit": _("Set up"),
        "back": reverse("workspace-groups"),
    }


@desk_page(MANAGE)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = group_or_404(request, pk)
    names = ("number", "name", "about", "is_active")
    initial = {name: getattr(found, name) for name in names} | {"office": found.office_id}
    form = ChangeGroupForm(posted(request), actor=request.user, initial=initial)
    if form.is_valid():
        try:
            actions.change_group(actor=request.user, group=found, **form.cleaned_data)
        except GroupRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("The changes are stored."))
            return redirect("workspace-group", pk=found.pk)
    return form_page(request, found, form, heading=_("Change the group"), submit=_("Save"))


@desk_page(DESK)
def members(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sits in the group, for those who have to know; the mix is for everybody at its desk."""
    found = group_or_404(request, pk)
    person: Any = request.user
    seats = found.memberships.filter(ended_at=None).select_related("person")
    context = {
        "group": found,
        "mix": mix_in_words(mixes([found])[found.pk]),
        "seats": list(seats) if knows_members(person, found) else None,
        "may_manage": person.has_perm(MANAGE, found.project),
    }
    return render(request, "workspace/groups/members.html", context)


def knows_members(person: Any, group: WorkingGroup) -> bool:
    """Coordination, whoever speaks for the group, and the office in charge."""
    speaks = groups_of(person).get(group.pk) in (Membership.Role.LEAD, Membership.Role.SECRETARY)
    return speaks or person.has_perm(MANAGE) or group.office_id in offices_of(person)


@desk_page(MANAGE)
def add_member(request: HttpRequest, pk: int) -> HttpResponse:
    """By the address of an account, or by name alone."""
    found = group_or_404(request, pk)
    form = NewSeatForm(posted(request), actor=request.user)
    if form.is_valid():
        entries = form.cleaned_data
        try:
            actions.add_member(
                actor=request.user,
                group=found,
                person=form.person,
                name=entries["name"],
                role=entries["role"],
                capacity=entries["capacity"],
            )
        except GroupRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("She or he sits in the group now."))
            return redirect("workspace-group-members", pk=found.pk)
    return form_page(
        request, found, form, heading=_("Add somebody to the group"), submit=_("Add to the group")
    )


@desk_page(MANAGE)
def change_member(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    found = group_or_404(request, pk)
    seat = _seat(found, membership)
    initial = {"role": seat.role, "capacity": seat.capacity}
    form = SeatForm(posted(request), initial=initial)
    if form.is_valid():
        try:
            actions.change_member(actor=request.user, membership=seat, **form.cleaned_data)
        except GroupRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("The changes are stored."))
            return redirect("workspace-group-members", pk=found.pk)
    name = seat.person.display_name if seat.person else seat.name
    return form_page(request, found, form, heading=name or "–", submit=_("Save"))


@require_POST
@desk_page(MANAGE)
def end_membership(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    found = group_or_404(request, pk)
    actions.end_membership(actor=request.user, membership=_seat(found, membership))
    messages.success(request, _("The membership is ended."))
    return redirect("workspace-group-members", pk=found.pk)


def _seat(group: WorkingGroup, pk: int) -> Membership:
    """Somebody who sits in this very group now; others are not there (Z-06)."""
    seat = group.memberships.filter(ended_at=None, pk=pk).select_related("person").first()
    if seat is None:
        raise Http404
    return seat


def group_or_404(request: HttpRequest, pk: int) -> WorkingGroup:
    """A group at whose desk this person sits; every other one is not there (Z-05)."""
    mine = WorkingGroup.objects.editable_by(request.user)
    found = mine.select_related("project__office", "office").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def form_page(
    request: HttpRequest, group: WorkingGroup, form: Any, *, heading: str, submit: str
) -> HttpResponse:
    """A page with one form about the group."""
    context = {
        "heading": heading,
        "preline": str(group),
        "submit": submit,
        "form": form,
        "back": reverse("workspace-group-members", args=[group.pk]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/groups/form.html", context, status=status)


def explain(form: Any, refusal: GroupRefused) -> None:
    """Say the refusal at the entry that it belongs to, or above the form."""
    field = {"person": "email"}.get(refusal.field, refusal.field)
    form.add_error(field if field in form.fields else None, str(refusal))
