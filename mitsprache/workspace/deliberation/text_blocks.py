"""Reasons in plain words that fit many cases, and how often each was used."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mitsprache.deliberation.actions.refusals import DeliberationRefused
from mitsprache.deliberation.actions.text_blocks import write_text_block
from mitsprache.deliberation.queries.desk_case import text_blocks

from ..desk import desk_page, posted
from .forms import TextBlockForm

DESK = "deliberation.manage_text_blocks"


@desk_page(DESK)
def blocks(request: HttpRequest) -> HttpResponse:
    """All text blocks below the decision that they belong to."""
    found: dict[str, list[Any]] = {}
    for block in text_blocks():
        found.setdefault(block.get_verdict_display(), []).append(block)
    context = {"groups": list(found.items())}
    return render(request, "workspace/deliberation/text_blocks.html", context)


@desk_page(DESK)
def create(request: HttpRequest) -> HttpResponse:
    return _write(request, None)


@desk_page(DESK)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Decisions that were made of it keep their own words."""
    block = next((block for block in text_blocks() if block.pk == pk), None)
    if block is None:
        raise Http404
    return _write(request, block)


def _write(request: HttpRequest, block: Any) -> HttpResponse:
    names = ("verdict", "title", "text", "is_active")
    initial = {name: getattr(block, name) for name in names} if block else {}
    form = TextBlockForm(posted(request), initial=initial)
    if form.is_valid():
        try:
            write_text_block(actor=request.user, block=block, **form.cleaned_data)
        except DeliberationRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The text block is stored."))
            return redirect("workspace-text-blocks")
    context = {"form": form, "block": block}
    status = 422 if form.is_bound else 200
    return render(request, "workspace/deliberation/text_block.html", context, status=status)
