"""A proposal for the agenda of a closing or feedback event: what was decided, what is done."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mitsprache.deliberation.queries.sessions import adopted_of_project
from mitsprache.events.models import Event
from mitsprache.measures.models import Measure

KINDS = (Event.Kind.CLOSING, Event.Kind.FEEDBACK)
_MOST = 100
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#"})


def can_be_proposed(event: Event) -> bool:
    """It looks back, and there is a project to look back on."""
    return event.kind in KINDS and event.project_id is not None


def proposal(event: Event) -> str:
    """The programme in CommonMark: adopted concerns, then the measures with their states of today.

    Only what is public stands in it; the organisers edit it before they save. Empty where there
    is nothing to tell.
    """
    if event.project_id is None:
        return ""
    parts = [
        *_part(_("What was adopted"), _concerns(event.project_id)),
        *_part(_("What became of it"), _measures(event.project_id)),
    ]
    return "\n\n".join(parts)


def _part(heading: str, lines: Iterable[str]) -> list[str]:
    listed = "\n".join(f"- {line}" for line in lines)
    return [f"## {heading}", listed] if listed else []


def _concerns(project: int) -> Iterable[str]:
    for one in adopted_of_project(project, most=_MOST):
        yield f"{_plain(one.title)} ({one.references[0]}): {one.verdict_in_words}"


def _measures(project: int) -> Iterable[str]:
    rows = Measure.objects.visible_to(None).filter(project=project)
    for one in rows.select_related("field").order_by("field__order", "number", "pk")[:_MOST]:
        yield f"{_plain(str(one))}: {capfirst(str(Measure.State(one.state).label))}"


def _plain(words: str) -> str:
    """Words of people in one line, without what CommonMark would take for marks."""
    return " ".join(words.split()).translate(_MARKS)
