"""The write form: for everybody, on any part of the draft, with or without an account."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.fields import new_key
from mitsprache.common.limits import TooOften
from mitsprache.common.ui.values import Link
from mitsprache.common.web import client_address
from mitsprache.consultations import actions
from mitsprache.consultations.actions import window
from mitsprache.consultations.actions.refusals import Closed, ConsultationRefused
from mitsprache.consultations.models import Consultation, Contribution, Section
from mitsprache.consultations.models.contribution import (
    CONTEXT_LENGTH,
    QUOTE_LENGTH,
    TEXT_LENGTH,
)
from mitsprache.consultations.queries.contributions import (
    consultation_at,
    just_sent,
    places,
    section_at,
)

from ...comments.views import explain, write_page
from .. import drafts, shown
from ..forms import ContributionForm
from .private import private_page

# What the form carries, each with the most characters that are kept of it between two pages.
_ENTRIES = {
    "section": 30,
    "kind": 12,
    "exact": 4 * QUOTE_LENGTH,
    "text": 4 * TEXT_LENGTH,
    "proposed_wording": 4 * TEXT_LENGTH,
    "name": 200,
    "email": 254,
    "organisation": 200,
    "shown": 30,
    "shown_exact": 4 * QUOTE_LENGTH,
    "before": CONTEXT_LENGTH,
    "after": CONTEXT_LENGTH,
    "form_token": 200,
    "key": 64,
}
SENT_SALT = "mitsprache.contribution.sent"
# A section of so many characters stands open above the form; a longer one is unfolded.
_OPEN_LENGTH = 900
# So long the page after sending can be opened again; the mail says everything that it says.
_SENT_SECONDS = 60 * 60


@write_page
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; `?abschnitt=` names a section, `zitat`, `vor` and `nach` a passage of it."""
    consultation = _consultation(request, slug)
    at = clock.database_now()
    if request.method != "POST":
        return _open(request, consultation, at)
    entries = _posted(request, consultation, at)
    issued = window.issued_at(entries["form_token"], consultation)
    try:
        window.decide(consultation, deed=window.Deed.WRITE, at=at, form_issued_at=issued)
    except ConsultationRefused as refusal:
        return _handed_back(request, consultation, entries, str(refusal), status=409)
    if not request.user.is_authenticated and _account_first(request, consultation):
        drafts.keep(request, consultation=consultation, entries=entries)
        here = reverse("contribution-write", args=[consultation.slug])
        return redirect(f"{reverse('account_login')}?{urlencode({'next': here})}")
    return _take(request, consultation, entries)


def _consultation(request: HttpRequest, slug: str) -> Consultation:
    found = consultation_at(slug, person=request.user)
    if found is None:
        raise Http404
    return found


def _account_first(request: HttpRequest, consultation: Consultation) -> bool:
    needed = consultation.who == Consultation.Who.REGISTERED
    return needed or request.POST.get("way") == "sign_in"


def _posted(request: HttpRequest, consultation: Consultation, at: dt.datetime) -> dict[str, str]:
    """What was typed; with a token of now where the form's own was lost while it is open."""
    entries = {name: request.POST.get(name, "") for name in _ENTRIES}
    if window.issued_at(entries["form_token"], consultation) is None:
        entries["form_token"] = window.form_token(consultation, at=at)
        if window.state_at(consultation, at) != "open":
            entries["form_token"] = ""
    return entries


def _open(request: HttpRequest, consultation: Consultation, at: dt.datetime) -> HttpResponse:
    """The empty form, or the one that waited while its author signed in."""
    kept = drafts.waiting(request, consultation=consultation)
    state = window.state_at(consultation, at)
    if state != "open":
        words = _("This consultation is not open yet. You can read the draft already.")
        if state == "closed":
            words = str(Closed(consultation.last_day))
        return _handed_back(request, consultation, kept or {}, words, status=200)
    if kept:
        section = section_at(consultation, kept["section"])
        return _page(request, consultation, section, kept, kept=True)
    number = request.GET.get("abschnitt", "")[:30]
    section = section_at(consultation, number) if number else None
    entries = dict.fromkeys(_ENTRIES, "") | {
        "exact": request.GET.get("zitat", "")[:QUOTE_LENGTH] if section else "",
        "before": request.GET.get("vor", "")[-CONTEXT_LENGTH:],
        "after": request.GET.get("nach", "")[:CONTEXT_LENGTH],
        "kind": request.GET.get("art", "")[:12],
        "form_token": window.form_token(consultation, at=at),
        "key": new_key(),
    }
    shown_anew = _aimed_at(section, entries)
    return _page(
        request, consultation, section, shown_anew, unknown=bool(number) and section is None
    )


def _aimed_at(section: Section | None, entries: dict[str, str]) -> dict[str, str]:
    """The entries for a form that shows this section, its wording filled in beforehand."""
    base = shown.base_words(section, entries["exact"], entries["before"], entries["after"])
    return entries | {
        "section": section.number if section else "",
        "shown": section.number if section else "",
        "shown_exact": entries["exact"],
        "proposed_wording": entries["proposed_wording"] or base[:TEXT_LENGTH],
    }


def _take(request: HttpRequest, consultation: Consultation, typed: dict[str, str]) -> HttpResponse:
    """Check what was typed and hand it in, or show the form again with all that was typed."""
    entries = dict(typed)
    section = section_at(consultation, entries["section"]) if entries["section"] else None
    earlier = section
    if entries["shown"] != entries["section"]:
        earlier = section_at(consultation, entries["shown"]) if entries["shown"] else None
    moved = section != earlier and not (entries["section"] and section is None)
    remarked = not shown.same_words(entries["exact"], entries["shown_exact"])
    if remarked or moved:
        entries |= {"before": "", "after": ""}
    if moved and not remarked:
        entries["exact"] = ""
    base = shown.base_words(earlier, entries["shown_exact"], typed["before"], typed["after"])
    if shown.same_words(entries["proposed_wording"], base[:TEXT_LENGTH]):
        entries["proposed_wording"] = ""
    look_again = moved and section is not None
    look_again |= (moved or remarked) and bool(entries["proposed_wording"])
    if look_again or request.POST.get("way") == "show":
        return _page(request, consultation, section, _aimed_at(section, entries), look_again=True)

    form = _form(request, consultation, section, data=entries)
    status = 422
    if form.is_valid():
        given = form.cleaned_data
        try:
            submitted = actions.submit_contribution(
                actor=request.user,
                consultation=consultation,
                section=section,
                exact=given["exact"],
                prefix=given["before"],
                suffix=given["after"],
                kind=given["kind"],
                text=given["text"],
                proposed_wording=given.get("proposed_wording", ""),
                language=get_language() or "de",
                submission_key=given["key"],
                form_token=given["form_token"],
                name=given.get("name", ""),
                email=given.get("email", ""),
                organisation=given["organisation"],
                files=tuple(given.get("files", ())),
                address=client_address(request),
            )
        except Closed as refusal:
            return _handed_back(request, consultation, entries, str(refusal), status=409)
        except (ConsultationRefused, TooOften) as refusal:
            status = explain(form, refusal)
        else:
            return _sent(request, submitted.contribution)
    # What was filled in beforehand stands there again.
    form.data = entries | {"proposed_wording": typed["proposed_wording"]}
    return _render(request, consultation, section, form, status=status)


def _sent(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    drafts.drop(request)
    if not request.user.is_authenticated:
        ticket = signing.dumps(contribution.reference, salt=SENT_SALT)
        return redirect("contribution-sent", slug=contribution.consultation.slug, ticket=ticket)
    if contribution.state == Contribution.State.HELD:
        messages.info(request, _("Thank you! We read your text before everybody can see it."))
    else:
        messages.success(request, _("Thank you! Your contribution has arrived."))
    return redirect("contribution-receipt", reference=contribution.reference)


@private_page
def sent(request: HttpRequest, slug: str, ticket: str) -> HttpResponse:
    """After sending without account: what was stored, and that the mail has to be opened."""
    try:
        reference = signing.loads(ticket, salt=SENT_SALT, max_age=_SENT_SECONDS)
    except signing.BadSignature as forged:
        raise Http404 from forged
    contribution = just_sent(reference)
    if contribution is None or contribution.consultation.slug != slug:
        raise Http404
    consultation = contribution.consultation
    title = _("Please look into your mail")
    context = {
        "page_title": title,
        "contribution": contribution,
        "consultation": consultation,
        "waits": contribution.state == Contribution.State.UNCONFIRMED,
        "section_name": shown.section_name(contribution.section),
        "received": shown.moment(contribution.received_at, consultation.zone),
        "passages": shown.wording_diff(contribution),
        "breadcrumb": shown.way(consultation, Link(label=title, url=request.path)),
    }
    return render(request, "public/contributions/sent.html", context)


def _form(
    request: HttpRequest,
    consultation: Consultation,
    section: Section | None,
    *,
    data: dict[str, str] | None = None,
    initial: dict[str, str] | None = None,
) -> ContributionForm:
    named = [
        (place.number, f"{' ' * 3 * (place.depth - 1)}{place.number} {place.title}".rstrip())
        for place in places(consultation)
    ]
    return ContributionForm(
        data,
        request.FILES if data is not None else None,
        initial=initial,
        places=named,
        for_guest=not request.user.is_authenticated
        and consultation.who != Consultation.Who.REGISTERED,
        with_files=consultation.attachments,
        with_wording=section is not None or bool((data or initial or {}).get("proposed_wording")),
    )


def _page(
    request: HttpRequest,
    consultation: Consultation,
    section: Section | None,
    entries: dict[str, str],
    **more: Any,
) -> HttpResponse:
    form = _form(request, consultation, section, initial=entries)
    return _render(request, consultation, section, form, status=200, **more)


def _render(
    request: HttpRequest,
    consultation: Consultation,
    section: Section | None,
    form: ContributionForm,
    *,
    status: int,
    **more: Any,
) -> HttpResponse:
    entries = form.data if form.is_bound else form.initial
    words = shown.plain_text(section.html) if section else ""
    quote = shown.quote_in(words, entries["exact"], entries["before"], entries["after"])
    title = _("Your contribution")
    by_guest = "email" in form.fields
    context = {
        "form": form,
        "page_title": title,
        "consultation": consultation,
        "section": section,
        "section_name": shown.section_name(section),
        "quote": quote if section else None,
        "open_section": not quote and len(words) <= _OPEN_LENGTH,
        "suggest_url": _address(consultation, section),
        "text_language": shown.text_language(),
        "last_day": shown.last_moment(consultation),
        "by_guest": by_guest,
        "sign_in_first": not request.user.is_authenticated and not by_guest,
        "files_lost": bool(request.FILES),
        "submit_label": _submit_label(request, by_guest=by_guest),
        "back": shown.section_url(consultation, section),
        "breadcrumb": shown.way(consultation, Link(label=title, url=request.path)),
    }
    page = "public/contributions/write.html"
    return render(request, page, context | more, status=status)


def _address(consultation: Consultation, section: Section | None) -> str:
    """The form for this section."""
    page = reverse("contribution-write", args=[consultation.slug])
    return f"{page}?{urlencode({'abschnitt': section.number})}" if section else page


def _submit_label(request: HttpRequest, *, by_guest: bool) -> str:
    if request.user.is_authenticated:
        return _("Send contribution")
    return _("Send and confirm by mail") if by_guest else _("Continue to sign in")


def _handed_back(
    request: HttpRequest,
    consultation: Consultation,
    entries: dict[str, str],
    words: str,
    *,
    status: int,
) -> HttpResponse:
    """No form: why, and all that was typed, so that nothing is lost."""
    title = _("Your contribution")
    names = {"text": _("Your text"), "proposed_wording": _("How should it read?")}
    context = {
        "page_title": title,
        "consultation": consultation,
        "why": words,
        "handed_back": [
            (label, entries[name]) for name, label in names.items() if entries.get(name)
        ],
        "breadcrumb": shown.way(consultation, Link(label=title, url=request.path)),
    }
    return render(request, "public/contributions/no_form.html", context, status=status)
