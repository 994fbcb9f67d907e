"""Releasing a version: what changed, what became of every old section, then the decision."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.permissions import authorize
from mitsprache.consultations.actions.refusals import (
    ConsultationRefused,
    EditedMeanwhile,
)
from mitsprache.consultations.models import Document, Version
from mitsprache.consultations.queries import (
    fingerprint,
    mapping_proposals,
    released_before,
    sections_of,
)
from mitsprache.deliberation.actions import release_version
from mitsprache.deliberation.actions.refusals import DeliberationRefused, StillMissing
from mitsprache.deliberation.queries.missing import unanswered_before
from mitsprache.deliberation.queries.working_in import still_open, working_in

from ..desk import desk_page
from . import queries
from .forms import ReleaseForm
from .mapping import asked, corrections
from .views import DESK, document_or_404, explain

RELEASE = "consultations.release_version"


@desk_page(DESK)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """`?alle=1` asks about unchanged sections too. A POST releases what was looked at.

    Whoever edits between looking and releasing stops it: the page comes back with the new state,
    and with every correction and the note as they were typed (C-06).
    """
    found = document_or_404(request, pk)
    authorize(request.user, RELEASE, found.project)
    version = queries.working_version(found)
    if version is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found, version, ReleaseForm())
    form = ReleaseForm(request.POST)
    rows, _quiet = asked(mapping_proposals(version), sections_of(version), request.POST, all=False)
    answered = [row.form.is_valid() for row in rows if row.form.is_bound]
    if not form.is_valid() or not all(answered):
        return _page(request, found, version, form, status=422)
    try:
        release_version(
            actor=request.user,
            version=version,
            fingerprint=form.cleaned_data["fingerprint"],
            corrections=corrections(rows),
            note=form.cleaned_data["note"],
            override_reason=form.cleaned_data["override_reason"],
        )
    except EditedMeanwhile:
        form.add_error(
            None,
            _(
                "Somebody has changed the working version since you opened this page. Please "
                "look at it again before you release it; your corrections and your note are kept."
            ),
        )
        return _page(request, found, version, form, status=409)
    except StillMissing as refusal:
        # The field is there for those who may go on with a public reason.
        field = "override_reason" if _may_override(request, found) else None
        form.add_error(field, str(refusal))
        return _page(request, found, version, form, status=422)
    except DeliberationRefused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _page(request, found, version, form, status=422)
    except ConsultationRefused as refusal:
        explain(form, refusal)
        return _page(request, found, version, form, status=422)
    messages.success(
        request, _("Version %(number)s is released.") % {"number": str(version.number)}
    )
    return redirect("workspace-document", pk=found.pk)


def _may_override(request: HttpRequest, found: Document) -> bool:
    person: Any = request.user
    return bool(person.has_perm("deliberation.override_release", found.project))


def _page(
    request: HttpRequest,
    found: Document,
    version: Version,
    form: ReleaseForm,
    *,
    status: int = 200,
) -> HttpResponse:
    """The page as the version stands now; what was typed stays in its forms."""
    sections = sections_of(version)
    proposals = mapping_proposals(version)
    data = request.POST if form.is_bound else None
    rows, quiet = asked(proposals, sections, data, all=request.GET.get("alle") == "1")
    known = {section.pk for proposal in proposals for section in proposal.new}
    rest = [row for row in working_in(request.user, version) if not row.is_done]
    unanswered = unanswered_before(version)
    context = {
        "missing": rest,
        "unanswered": unanswered,
        "windows": still_open(version, clock.database_now()),
        "may_override": _may_override(request, found) and bool(rest or unanswered),
        "document": found,
        "version": version,
        "before": released_before(version),
        "form": form,
        "fingerprint": fingerprint(version),
        "rows": rows,
        "quiet": quiet,
        "fresh": [section for section in sections if section.pk not in known],
        "sections": sections,
    }
    return render(request, "workspace/documents/release.html", context, status=status)
