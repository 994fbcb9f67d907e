"""One contribution by its reference, its earlier wordings, and the search for a reference."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mitsprache.common.reading import reading_page
from mitsprache.common.references import canonical
from mitsprache.common.ui.values import Link
from mitsprache.consultations.actions import window
from mitsprache.consultations.models import Contribution
from mitsprache.consultations.queries.contributions import (
    ContributionShown,
    attachments,
    contribution_at,
    find_reference,
    meant,
    newest_version,
    wordings,
)
from mitsprache.deliberation.queries.chain import chain, held_with_reason
from mitsprache.measures.queries.ways import measures_of_contribution
from mitsprache.moderation.queries import last_reason

from .. import chain as chains
from .. import shown
from ..whereabouts import standing

TYPED_LENGTH = 60


@reading_page
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The address that is cited: the words, the part that they are about, and where it stands."""
    if away := _to_capital_form("contribution", reference):
        return away
    found = _found(request, reference)
    one = found.contribution
    section = one.section
    consultation = one.consultation
    newest = newest_version(consultation.version)
    is_newest = newest.pk == consultation.version_id
    is_hidden = one.state == Contribution.State.HIDDEN
    way = chain(one)
    context = {
        **_frame(found),
        "gone": "" if found.is_readable else shown.gone_words(one.state),
        "state_words": shown.state_words(one),
        "facts": shown.facts(found),
        "badges": shown.badges(one, chains.state_badge(way.state)),
        "chain": chains.shown(
            way,
            consultation=consultation.slug,
            measures=measures_of_contribution(one) if way.answers else (),
        ),
        "quote": _quote(one),
        "passages": shown.wording_diff(one) if found.is_readable else [],
        "files": attachments(one) if found.is_readable else [],
        "standing": standing(one, newest) if section is not None and not is_newest else None,
        "is_newest": is_newest,
        "newest": newest,
        "reason": last_reason(contribution_id=one.pk) if found.is_own and is_hidden else None,
        "is_open": window.state_at(consultation, timezone.now()) == "open",
        "can_support": found.is_public and consultation.supports,
        "breadcrumb": shown.way(consultation, Link(label=one.reference, url=request.path)),
    }
    response = render(request, "public/contributions/show.html", context)
    if not found.is_public:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


@reading_page
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """The earlier wordings of a contribution that its author has changed."""
    if away := _to_capital_form("contribution-history", reference):
        return away
    found = _found(request, reference)
    if not found.is_readable:
        raise Http404
    one = found.contribution
    title = _("Earlier wordings")
    steps: list[dict[str, Any]] = []
    newer_text, newer_wording = one.text, one.proposed_wording
    for earlier in wordings(one):
        steps.append(
            {
                "until": shown.moment(earlier.replaced_at, one.consultation.zone),
                "text": shown.difference(earlier.text, newer_text),
                "wording": shown.difference(earlier.proposed_wording, newer_wording)
                if earlier.proposed_wording != newer_wording
                else [],
            }
        )
        newer_text, newer_wording = earlier.text, earlier.proposed_wording
    page = reverse("contribution", args=[one.reference])
    context = {
        **_frame(found),
        "page_title": title,
        "steps": steps,
        "back": page,
        "breadcrumb": shown.way(
            one.consultation,
            Link(label=one.reference, url=page),
            Link(label=title, url=request.path),
        ),
    }
    return render(request, "public/contributions/history.html", context)


@reading_page
def search(request: HttpRequest) -> HttpResponse:
    """`?nummer=` leads to the contribution with this reference, or says that there is none."""
    typed = request.GET.get("nummer", "")[:TYPED_LENGTH].strip()
    reference = (
        find_reference(typed, person=request.user, also=held_with_reason()) if typed else None
    )
    if reference is not None:
        return redirect("contribution", reference=reference)
    title = _("Find a contribution")
    context = {
        "page_title": title,
        "typed": typed,
        "is_reference": meant(typed) is not None,
        "breadcrumb": [
            Link(label=_("Home"), url=reverse("home")),
            Link(label=title, url=request.path),
        ],
    }
    return render(request, "public/contributions/search.html", context)


def _to_capital_form(route: str, reference: str) -> HttpResponse | None:
    """A redirect for whoever wrote the reference in another way; 404 for what is none."""
    canonical_form = canonical(reference)
    if canonical_form is None:
        raise Http404
    if canonical_form == reference:
        return None
    return redirect(route, permanent=True, reference=canonical_form)


def _found(request: HttpRequest, reference: str) -> ContributionShown:
    """What is held back with a public reason keeps its place, with this reason."""
    found = contribution_at(reference, person=request.user, also=held_with_reason())
    if found is None:
        raise Http404
    return found


def _frame(found: ContributionShown) -> dict[str, Any]:
    one = found.contribution
    return {
        "page_title": shown.page_title(one),
        "found": found,
        "contribution": one,
        "consultation": one.consultation,
        "section": one.section,
        "section_name": shown.section_name(one.section),
        "section_url": shown.section_url(one.consultation, one.section),
        "language": shown.other_language(one.language),
        "text_language": shown.text_language(),
    }


def _quote(one: Contribution) -> shown.Quote | None:
    if one.section is None:
        return None
    words = shown.plain_text(one.section.html)
    return shown.quote_in(words, one.exact, one.prefix, one.suffix)
