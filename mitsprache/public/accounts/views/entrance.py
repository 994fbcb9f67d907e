"""The ways in: a code by mail first, a password for those who want one, an invitation."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.queries import invited_by
from mitsprache.common.limits import TooOften

from .. import limits
from ..codes import Purpose
from ..forms import AddressForm, SignInForm, SignUpForm
from .code import send_sign_in_code, send_sign_up_code
from .page import asked_next, go_on, posted, private_page, words_of


@private_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """POST `login` alone sends a code, `login` and `password` sign in at once."""
    if request.user.is_authenticated:
        return go_on(request)
    form = SignInForm(posted(request))
    status = 200
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["login"]
        try:
            limits.count_request(request, "sign-in")
            if form.cleaned_data["password"]:
                response = _sign_in_by_password(request, form, address)
                if response is not None:
                    return response
            elif request.POST.get("way") == "password":
                form.add_error("password", _("Please enter your password."))
            else:
                return send_sign_in_code(
                    request, address, Purpose.SIGN_IN, next_path=asked_next(request)
                )
        except TooOften as refusal:
            form.add_error(None, words_of(refusal))
            status = 429
    context = {"form": form, "next": asked_next(request)}
    return render(request, "public/accounts/sign_in.html", context, status=status)


def _sign_in_by_password(
    request: HttpRequest, form: SignInForm, address: str
) -> HttpResponse | None:
    limits.refuse_guessing(request, address)
    password = form.cleaned_data["password"]
    person = authenticate(request, email=address, password=password)
    if person is None:
        limits.count_wrong_password(request, address)
        form.add_error(
            None,
            _("Address and password do not match. You can also have a code sent to you."),
        )
        return None
    return perform_login(request, person, email=address, redirect_url=asked_next(request) or None)


@private_page
def sign_up(request: HttpRequest) -> HttpResponse:
    """Known and new addresses get the same answer for the same work (A-01)."""
    if request.user.is_authenticated:
        return go_on(request)
    form = SignUpForm(posted(request))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            limits.count_request(request, "sign-up")
            return send_sign_up_code(request, next_path=asked_next(request), **form.cleaned_data)
        except TooOften as refusal:
            form.add_error(None, words_of(refusal))
            status = 429
    context = {"form": form, "next": asked_next(request)}
    return render(request, "public/accounts/sign_up.html", context, status=status)


@private_page
def reset_password(request: HttpRequest) -> HttpResponse:
    """A forgotten password: sign in by code, then choose a new one."""
    form = AddressForm(posted(request))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            limits.count_request(request, "sign-in")
            return send_sign_in_code(request, form.cleaned_data["email"], Purpose.NEW_PASSWORD)
        except TooOften as refusal:
            form.add_error(None, words_of(refusal))
            status = 429
    return render(request, "public/accounts/reset_password.html", {"form": form}, status=status)


@private_page
def sign_out(request: HttpRequest) -> HttpResponse:
    """POST ends the session; GET asks, because a link must not sign anybody out."""
    if request.method == "POST":
        logout(request)
        return redirect("home")
    return render(request, "public/accounts/sign_out.html")


@private_page
def inactive(request: HttpRequest) -> HttpResponse:
    """For somebody who proved her address, but whose account is not in use."""
    return render(request, "public/accounts/inactive.html", status=403)


@private_page
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link: GET shows whose it is, POST takes it up and signs in (A-07)."""
    person = invited_by(token)
    if request.method == "POST":
        try:
            person = accounts.use_sign_in_link(token=token)
        except accounts.LinkSpent:
            person = None
        else:
            if request.user.is_authenticated and request.user.pk != person.pk:
                logout(request)
            messages.success(
                request,
                _(
                    "Welcome. You can set a password or a passkey in your account whenever you like."
                ),
            )
            return perform_login(request, person, email=person.email)
    status = 200 if person is not None else 410
    return render(request, "public/accounts/invitation.html", {"invited": person}, status=status)
