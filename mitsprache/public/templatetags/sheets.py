"""What the sheet's template asks for, so that page and preview need the same context."""

from collections.abc import Sequence
from dataclasses import replace

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from mitsprache.events.models import Event
from mitsprache.projects.queries import FactSheet, PromiseLine, ResolutionLine, UpdateLine

from ..events import shown as events_shown
from ..projects import sections, shown

register = template.Library()


@register.simple_tag
def sheet_parts(sheet: FactSheet, events: Sequence[Event] | str = ()) -> shown.Parts:
    """The sheet cut into what the components show; its `events` stand among its dates."""
    parts = shown.parts(sheet)
    if not events or isinstance(events, str):  # a preview knows of none
        return parts
    lines = zip(sheet.dates, parts.dates, strict=True)
    return replace(parts, dates=events_shown.with_steps(lines, events, timezone.now()))


@register.simple_tag
def resolution_list(*, lines: Sequence[ResolutionLine], lang: str) -> SafeString:
    """The resolutions of a sheet; `lang` is `parts.german`."""
    return sections.resolution_list(lines, lang)


@register.simple_tag
def promise_list(*, lines: Sequence[PromiseLine], lang: str) -> SafeString:
    """The promises of a sheet; `lang` is `parts.german`."""
    return sections.promise_list(lines, lang)


@register.simple_tag
def update_list(*, lines: Sequence[UpdateLine], lang: str) -> SafeString:
    """The history of a sheet; `lang` is `parts.german`."""
    return sections.update_list(lines, lang)
