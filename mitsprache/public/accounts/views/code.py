"""Sending codes, and the one page on which they are entered."""

import time

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.accounts import actions as accounts
from mitsprache.accounts import mail
from mitsprache.accounts.models import Person
from mitsprache.accounts.queries import person_with_address
from mitsprache.common.limits import TooOften
from mitsprache.directory import actions as directory
from mitsprache.directory.queries import city_profile

from .. import limits
from ..adapter import SIGNED_IN_AT
from ..codes import Purpose, Waiting, begin, confirm, waiting_in
from ..forms import CodeForm
from .page import posted, private_page, words_of

MAILBOX_PROVEN_AT = "mailbox_proven_at"


@transaction.atomic
def send_sign_in_code(
    request: HttpRequest, address: str, purpose: Purpose, next_path: str = ""
) -> HttpResponse:
    """Send a code to a known address; a stranger's gets the way to an account, once in a while.

    For a forgotten password a stranger's address gets nothing at all (A-03).
    """
    person = person_with_address(address)
    withhold = limits.enough_mail(address)
    known = person is not None and person.is_active
    waiting = Waiting(purpose=purpose, email=address, next=next_path)
    code = begin(request, waiting, can_be_right=known and not withhold)
    template = "code" if known else "no_account"
    _mail_code(
        template,
        address,
        code,
        request.LANGUAGE_CODE if person is None else person.language,
        withhold=withhold or (not known and purpose == Purpose.NEW_PASSWORD),
    )
    return redirect("account_code")


def _mail_code(template: str, address: str, code: str, language: str, *, withhold: bool) -> None:
    mail.send(
        template,
        to=address,
        language=language,
        withhold=withhold,
        code=code,
        site_name=city_profile().site_name,
        sign_up_url=mail.link("account_signup", language=language),
    )


@transaction.atomic
def send_sign_up_code(
    request: HttpRequest, email: str, display_name: str, next_path: str = ""
) -> HttpResponse:
    """Send a code to an address that wants an account, or to one that has one already.

    The holder of an account learns that it exists; the code signs her in to it.
    """
    person = person_with_address(email)
    withhold = limits.enough_mail(email)
    waiting = Waiting(
        purpose=Purpose.SIGN_UP, email=email, display_name=display_name, next=next_path
    )
    code = begin(request, waiting, can_be_right=not withhold)
    registered = person is not None and person.is_active
    language = person.language if person is not None else request.LANGUAGE_CODE
    template = "already_registered" if registered else "code"
    _mail_code(template, email, code, language, withhold=withhold)
    return redirect("account_code")


@private_page
def enter_code(request: HttpRequest) -> HttpResponse:
    """The one page for every code; a GET changes nothing, a right code works once (A-07)."""
    waiting = waiting_in(request)
    if waiting is None:
        return redirect("account_overview" if request.user.is_authenticated else "account_login")
    form = CodeForm(posted(request))
    status = 200
    if request.method == "POST":
        try:
            limits.count_request(request, "code")
            if "again" in request.POST:
                return _send_again(request, waiting)
            if form.is_valid():
                confirmed = confirm(request, form.cleaned_data["code"])
                if confirmed is not None:
                    return _after_code(request, confirmed)
                _say_wrong(request, form)
        except TooOften as refusal:
            form.add_error(None, words_of(refusal))
            status = 429
    context = {
        "form": form,
        "waiting": waiting_in(request),
        "start_url": _start(waiting),
    }
    return render(request, "public/accounts/code.html", context, status=status)


def _say_wrong(request: HttpRequest, form: CodeForm) -> None:
    left = waiting_in(request)
    if left is not None and left.is_over:
        form.add_error("code", _("This code is no longer valid. Please have a new one sent."))
    else:
        form.add_error("code", _("This is not the code from our latest mail."))


def _start(waiting: Waiting) -> str:
    names = {
        Purpose.SIGN_UP: "account_signup",
        Purpose.ADDRESS: "account_address",
        Purpose.AGAIN: "account_delete",
        Purpose.NEW_PASSWORD: "account_reset_password",
    }
    return reverse(names.get(Purpose(waiting.purpose), "account_login"))


def _send_again(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    """Another code for the same wish; the one before dies."""
    messages.info(request, _("A new code is on its way. Only the latest one works."))
    if waiting.purpose == Purpose.SIGN_UP:
        return send_sign_up_code(request, waiting.email, waiting.display_name, waiting.next)
    if waiting.purpose in (Purpose.SIGN_IN, Purpose.NEW_PASSWORD):
        purpose = Purpose(waiting.purpose)
        return send_sign_in_code(request, waiting.email, purpose, waiting.next)
    return send_code_to_person(request, Purpose(waiting.purpose), waiting.email, waiting.next)


@transaction.atomic
def send_code_to_person(
    request: HttpRequest, purpose: Purpose, address: str, next_path: str
) -> HttpResponse:
    """Send a code to a signed-in person: to her own or to the address she wants to move to.

    Somebody else's address gets a word that nothing has changed; the answer is the same (A-02).
    """
    withhold = limits.enough_mail(address)
    holder = person_with_address(address)
    foreign = holder is not None and holder.pk != request.user.pk
    waiting = Waiting(purpose=purpose, email=address, next=next_path)
    code = begin(request, waiting, can_be_right=not withhold and not foreign)
    template = "address_taken" if foreign else "code"
    language = holder.language if holder is not None else request.user.language  # type: ignore[union-attr]
    _mail_code(template, address, code, language, withhold=withhold)
    return redirect("account_code")


def _after_code(request: HttpRequest, confirmed: Waiting) -> HttpResponse:
    if confirmed.purpose == Purpose.ADDRESS:
        return _move_to_address(request, confirmed)
    if confirmed.purpose == Purpose.AGAIN:
        request.session[SIGNED_IN_AT] = time.time()
        return redirect(confirmed.next or reverse("account_overview"))
    if confirmed.purpose == Purpose.SIGN_UP:
        try:
            person = directory.sign_up(
                email=confirmed.email,
                display_name=confirmed.display_name,
                language=request.LANGUAGE_CODE,
            )
        except directory.NameNotAllowed:
            messages.error(request, _("This name cannot be used any more."))
            return redirect("account_signup")
        return _sign_in_proven(request, person, confirmed.next)
    holder = person_with_address(confirmed.email)
    if holder is None or not holder.is_active:
        return redirect("account_login")
    if confirmed.purpose == Purpose.NEW_PASSWORD:
        return _sign_in_proven(request, holder, reverse("account_password"))
    return _sign_in_proven(request, holder, confirmed.next)


def _sign_in_proven(request: HttpRequest, person: Person, next_path: str) -> HttpResponse:
    """Sign in somebody who has proven her mailbox; a second factor is still asked for (A-12)."""
    if request.user.is_authenticated and request.user.pk != person.pk:
        logout(request)
    request.session[MAILBOX_PROVEN_AT] = time.time()
    return perform_login(request, person, email=person.email, redirect_url=next_path or None)


def _move_to_address(request: HttpRequest, confirmed: Waiting) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect("account_login")
    before = request.user.email
    try:
        with transaction.atomic():
            accounts.change_address(actor=request.user, email=confirmed.email)
            mail.send(
                "address_changed",
                to=before,
                language=request.user.language,
                site_name=city_profile().site_name,
            )
    except accounts.AddressTaken:
        messages.error(request, _("Nothing was changed: the address is not free."))
    else:
        messages.success(request, _("Your new e-mail address is in use now."))
    return redirect("account_overview")
