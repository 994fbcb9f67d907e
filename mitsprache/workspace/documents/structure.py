"""The tree of a working version: insert, move, split, merge and remove sections."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form, formset_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common.permissions import authorize
from mitsprache.consultations.actions.editing import (
    Part,
    insert_section,
    merge_sections,
    move_section,
    remove_section,
    split_section,
)
from mitsprache.consultations.actions.refusals import ConsultationRefused
from mitsprache.consultations.models import Document, Section
from mitsprache.consultations.rendering import render_section

from ..desk import desk_page, posted
from . import queries
from .forms import InsertForm, MergeForm, MoveForm, PartForm, RevisionForm
from .views import DESK, EDIT, document_or_404, explain, hand_back, section_or_404

_MOST_PARTS = 12
_Place = tuple[Section | None, Section | None]


@desk_page(DESK)
def insert(request: HttpRequest, pk: int) -> HttpResponse:
    """`?nach=<id>` the section that the new one follows, unless another place is chosen."""
    found = document_or_404(request, pk)
    authorize(request.user, EDIT, found.project)
    version = queries.working_version(found)
    if version is None:
        raise Http404
    rows = queries.outline(version)
    after = request.GET.get("nach", "")
    last = rows[-1].pk if rows else ""
    initial = {
        "target": int(after) if after.isdecimal() and len(after) < 19 else last,
        "where": "after",
        "kind": Section.Kind.PARAGRAPH,
    }
    form = InsertForm(posted(request), document=found, rows=rows, initial=initial)
    preview = None
    status = 422 if form.is_bound else 200
    if form.is_valid():
        entries = form.cleaned_data
        if "vorschau" in request.POST:
            preview, status = render_section(entries["text"], found), 200
        else:
            parent, behind = _place(request, found, entries)
            try:
                made = insert_section(
                    actor=request.user,
                    version=version,
                    parent=parent,
                    after=behind,
                    number=entries["number"],
                    kind=entries["kind"],
                    title=entries["title"],
                    text=entries["text"],
                    field=entries.get("field"),
                )
            except ConsultationRefused as refusal:
                explain(form, refusal)
            else:
                messages.success(request, _("Section %(number)s is new.") % {"number": made.number})
                return _to_outline(found, made)
    context = {"document": found, "form": form, "preview": preview}
    return render(request, "workspace/documents/insert.html", context, status=status)


@desk_page(DESK)
def move(request: HttpRequest, pk: int, section: int) -> HttpResponse:
    """Choose a place from the list of all sections that are not below this one."""
    found = document_or_404(request, pk)
    authorize(request.user, EDIT, found.project)
    present = section_or_404(request, found, section)
    own = queries.branch(present)
    below = {one.pk for one in own}
    rows = [row for row in queries.outline(present.version) if row.pk not in below]
    form = MoveForm(
        posted(request), rows=rows, initial={"revision": present.revision, "where": "after"}
    )

    def done() -> Section:
        entries = form.cleaned_data
        parent, behind = _place(request, found, entries, without=present)
        return move_section(
            actor=request.user,
            section=present,
            revision=entries["revision"],
            parent=parent,
            after=behind,
        )

    context = {"rows": rows, "below": len(own) - 1}
    words = _("Section %(number)s stands at its new place.")
    return _deed(request, found, present, form, done, words, "move", context)


@desk_page(DESK)
def merge(request: HttpRequest, pk: int, section: int) -> HttpResponse:
    """With the one before or after; the earlier one keeps number and identity."""
    found = document_or_404(request, pk)
    authorize(request.user, EDIT, found.project)
    present = section_or_404(request, found, section)
    others = queries.neighbours(present)
    form = MergeForm(
        posted(request),
        others=others,
        initial={"revision": present.revision, "other": others[-1].pk if others else None},
    )

    def done() -> Section:
        entries = form.cleaned_data
        other = next(one for one in others if one.pk == entries["other"])
        seen = {present.pk: entries["revision"], other.pk: entries[f"revision_{other.pk}"]}
        into, gone = sorted((present, other), key=lambda one: one.order)
        return merge_sections(
            actor=request.user,
            into=into,
            other=gone,
            revision=seen[into.pk],
            other_revision=seen[gone.pk],
        )

    words = _("Merged into section %(number)s.")
    return _deed(request, found, present, form, done, words, "merge", {"others": others})


@desk_page(DESK)
def remove(request: HttpRequest, pk: int, section: int) -> HttpResponse:
    """Ask, saying what goes with it and which contributions hang on it, then remove."""
    found = document_or_404(request, pk)
    authorize(request.user, EDIT, found.project)
    present = section_or_404(request, found, section)
    form = RevisionForm(posted(request), initial={"revision": present.revision})

    def done() -> None:
        remove_section(
            actor=request.user,
            section=present,
            revision=form.cleaned_data["revision"],
            below=_seen_below(request),
        )

    own = queries.branch(present)
    context = {
        "below": own[1:],
        "contributions": queries.contributions_on(request.user, own),
    }
    words = _("Section %(number)s is removed.")
    return _deed(request, found, present, form, done, words, "remove", context)


def _seen_below(request: HttpRequest) -> dict[int, int]:
    """The sections below, with their revisions, that the page has named as going too."""
    pairs = [entry.partition("-") for entry in request.POST.getlist("below")]
    return {int(pk): int(rev) for pk, _dash, rev in pairs if pk.isdecimal() and rev.isdecimal()}


@desk_page(DESK)
def split(request: HttpRequest, pk: int, section: int) -> HttpResponse:
    """`?stelle=<n>` cuts behind the n-th paragraph; each part then has a text of its own.

    `mehr` gives one more empty part, `speichern` splits. The first part keeps number, identity
    and what hangs on them.
    """
    found = document_or_404(request, pk)
    authorize(request.user, EDIT, found.project)
    present = queries.section_of(request.user, found, section)
    if present is None:
        return hand_back(request, found)
    paragraphs = [part for part in present.text.split("\n\n") if part.strip()]
    parts = formset_factory(PartForm, extra=0, max_num=_MOST_PARTS, absolute_max=_MOST_PARTS)
    if request.method != "POST":
        given = request.GET.get("stelle", "")
        at = int(given) if given.isdecimal() and len(given) < 5 else 1
        at = min(max(at, 1), max(len(paragraphs) - 1, 1))
        initial = [
            {"title": present.title, "text": "\n\n".join(paragraphs[:at])},
            {"title": "", "text": "\n\n".join(paragraphs[at:])},
        ]
        formset = parts(initial=initial, prefix="teil")
        form: Form = RevisionForm(initial={"revision": present.revision})
        return _split_page(request, found, present, formset, form, paragraphs, at=at)
    if "mehr" in request.POST:
        data = request.POST.copy()
        count = data.get("teil-TOTAL_FORMS", "")
        wanted = int(count) + 1 if count.isdecimal() and len(count) < 3 else 2
        data["teil-TOTAL_FORMS"] = str(min(wanted, _MOST_PARTS))
        formset, form = parts(data, prefix="teil"), RevisionForm(data)
        return _split_page(request, found, present, formset, form, paragraphs)
    formset, form = parts(request.POST, prefix="teil"), RevisionForm(request.POST)
    if formset.is_valid() and form.is_valid():
        filled = [entry for entry in formset.cleaned_data if entry.get("title") or entry["text"]]
        if len(filled) < 2:
            form.add_error(None, _("Please fill in at least two parts."))
        else:
            try:
                made = split_section(
                    actor=request.user,
                    section=present,
                    revision=form.cleaned_data["revision"],
                    parts=[Part(title=entry["title"], text=entry["text"]) for entry in filled],
                )
            except ConsultationRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(
                    request,
                    _("One section has become %(count)d. The new ones carry the next numbers.")
                    % {"count": len(made)},
                )
                return _to_outline(found, made[0])
    return _split_page(request, found, present, formset, form, paragraphs, status=422)


def _split_page(
    request: HttpRequest,
    found: Document,
    present: Section,
    formset: Any,
    form: Form,
    paragraphs: list[str],
    *,
    at: int = 0,
    status: int = 200,
) -> HttpResponse:
    places = [
        (number, queries.first_words(text), number == at)
        for number, text in enumerate(paragraphs[:-1], start=1)
    ]
    context = {
        "document": found,
        "section": present,
        "formset": formset,
        "form": form,
        "places": places,
        "may_add": formset.total_form_count() < _MOST_PARTS,
    }
    return render(request, "workspace/documents/split.html", context, status=status)


def _deed(
    request: HttpRequest,
    found: Document,
    present: Section,
    form: Form,
    do: Callable[[], Section | None],
    success: str,
    page: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Do what the form asks and go back to the outline; a refusal is said above the form.

    After a conflict the page is shown anew with the present state, and asks once more.
    """
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                changed = do()
            except ConsultationRefused as refusal:
                explain(form, refusal)
                status = 409 if refusal.code == "edited_meanwhile" else 422
            else:
                messages.success(request, success % {"number": (changed or present).number})
                return _to_outline(found, changed)
    stale = status == 409
    shown = section_or_404(request, found, present.pk) if stale else present
    context = {"document": found, "section": shown, "form": form, "stale": stale, **context}
    return render(request, f"workspace/documents/{page}.html", context, status=status)


def _place(
    request: HttpRequest,
    found: Document,
    entries: dict[str, Any],
    *,
    without: Section | None = None,
) -> _Place:
    """(parent, the one before) of a chosen place; (None, None) is the beginning of the text."""
    if "target" not in entries:
        return None, None
    target = section_or_404(request, found, entries["target"])
    if entries["where"] == "below":
        return target, None
    if entries["where"] == "after":
        return target.parent, target
    row = [one for one in queries.siblings(target) if one != without]
    place = row.index(target)
    return target.parent, row[place - 1] if place else None


def _to_outline(found: Document, section: Section | None) -> HttpResponse:
    anchor = f"#abschnitt-{section.pk}" if section else ""
    return redirect(f"{reverse('workspace-document', args=[found.pk])}{anchor}")
