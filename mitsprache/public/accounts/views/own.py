"""The signed-in person's own pages."""

import time

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mitsprache.accounts import actions as accounts
from mitsprache.accounts import mail
from mitsprache.common.limits import TooOften
from mitsprache.directory import actions as directory
from mitsprache.directory.queries import city_profile
from mitsprache.privacy import actions as privacy

from .. import limits
from ..adapter import SIGNED_IN_AT
from ..codes import Purpose
from ..forms import DeleteForm, LanguageForm, NameForm, NewAddressForm, PasswordForm
from ..queries import account_facts, what_stays
from .code import MAILBOX_PROVEN_AT, send_code_to_person
from .page import posted, private_page, words_of

RECENT_SECONDS = 15 * 60


def _recently(request: HttpRequest, mark: str) -> bool:
    at: float = request.session.get(mark, 0)
    return time.time() - at < RECENT_SECONDS


@private_page
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accounts/overview.html", account_facts(request.user))


@private_page
@login_required
def name(request: HttpRequest) -> HttpResponse:
    initial = {"display_name": request.user.display_name}
    form = NameForm(posted(request), person=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        directory.rename_person(actor=request.user, **form.cleaned_data)
        messages.success(request, _("Your display name is changed."))
        return redirect("account_overview")
    return render(request, "public/accounts/name.html", {"form": form})


@private_page
@login_required
def language(request: HttpRequest) -> HttpResponse:
    form = LanguageForm(posted(request), initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        accounts.change_language(actor=request.user, **form.cleaned_data)
        messages.success(request, _("We write to you in this language from now on."))
        return redirect("account_overview")
    return render(request, "public/accounts/language.html", {"form": form})


@private_page
@login_required
def address(request: HttpRequest) -> HttpResponse:
    """A new address counts once its code is entered; until then the old one stays."""
    form = NewAddressForm(posted(request), present=request.user.email)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            limits.count_request(request, "address")
            return send_code_to_person(request, Purpose.ADDRESS, form.cleaned_data["email"], "")
        except TooOften as refusal:
            form.add_error(None, words_of(refusal))
            status = 429
    return render(request, "public/accounts/address.html", {"form": form}, status=status)


@private_page
@login_required
def password(request: HttpRequest) -> HttpResponse:
    """Set, change or remove the password; other browsers are signed out by it."""
    person = request.user
    proven = _recently(request, MAILBOX_PROVEN_AT)
    ask_present = person.has_usable_password() and not proven
    form = PasswordForm(posted(request), person=person, ask_present=ask_present)
    status = 200
    if request.method == "POST":
        try:
            if ask_present:
                limits.refuse_guessing(request, person.email)
            if form.is_valid():
                return _store_password(request, form.cleaned_data["password"])
            if "present" in form.errors:
                limits.count_wrong_password(request, person.email)
        except TooOften as refusal:
            form.add_error(None, words_of(refusal))
            status = 429
    context = {"form": form, "has_password": person.has_usable_password()}
    return render(request, "public/accounts/password.html", context, status=status)


def _store_password(request: HttpRequest, new: str) -> HttpResponse:
    with transaction.atomic():
        accounts.set_password(actor=request.user, password=new)
        mail.send(
            "protection_changed",
            to=request.user.email,
            language=request.user.language,
            what=gettext_lazy("A new password was set."),
            site_name=city_profile().site_name,
        )
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Your new password is in use. Other browsers are signed out."))
    return redirect("account_overview")


@private_page
@login_required
def delete(request: HttpRequest) -> HttpResponse:
    """Says before what goes and what stays; asks for a recent sign-in and an explicit yes."""
    recent = _recently(request, SIGNED_IN_AT)
    form = DeleteForm(posted(request) if recent else None)
    context = {"form": form, "recent": recent, **what_stays(request.user)}
    if request.method != "POST":
        return render(request, "public/accounts/delete.html", context)
    if not recent:
        return _prove_again(request, context)
    if form.is_valid():
        try:
            privacy.erase_person(actor=request.user, person=request.user)
        except accounts.LastCoordinator:
            form.add_error(
                None,
                _(
                    "You are the only person who coordinates this platform. Please give the "
                    "coordination to somebody else first."
                ),
            )
        else:
            logout(request)
            return redirect("account_deleted")
    return render(request, "public/accounts/delete.html", context)


def _prove_again(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    try:
        limits.count_request(request, "again")
    except TooOften as refusal:
        messages.error(request, words_of(refusal))
        return render(request, "public/accounts/delete.html", context, status=429)
    return send_code_to_person(
        request, Purpose.AGAIN, request.user.email, reverse("account_delete")
    )


@private_page
def deleted(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accounts/deleted.html")
