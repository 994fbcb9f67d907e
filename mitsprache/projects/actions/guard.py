"""What a sheet must state before the public sees it; every fault with its field and in words."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from mitsprache.directory.models import CityProfile

from .. import completeness
from ..models import Project, Promise, State
from . import costs, differences

DRAFTED_LISTS = ("steps", "contacts", "resolutions", "attachments")


def faults(*, public: Project, draft: Project) -> dict[str, list[str]]:
    """Field -> messages for everything that stands in the way of publishing `draft`.

    `public` is the locked row as it is now. Rules: domain.md section 4 (minimum content, reason
    when there is no participation, reachable channel, reasons for changed costs and dates).
    """
    found: dict[str, list[str]] = {}
    for field, message in _all(public, draft):
        found.setdefault(field, [])
        if message not in found[field]:
            found[field].append(message)
    return found


def _all(public: Project, draft: Project) -> Iterator[tuple[str, str]]:
    if public.state == State.WITHDRAWN:
        yield "", _("This project was withdrawn. Its sheet cannot be published again.")
        return
    yield from _of_fields(draft)
    yield from _of_city_rules(draft)
    yield from _of_order(draft)
    yield from _of_changes(public, draft)
    yield from _of_promise(public, draft)
    if draft.expire_at is not None:
        yield (
            "expire_at",
            _("A sheet leaves the list only with a public reason: please withdraw it instead."),
        )


def _of_fields(draft: Project) -> Iterator[tuple[str, str]]:
    not_drafted = [name for name in _field_names(draft) if name not in Project.DRAFTED]
    yield from _clean(draft, "", not_drafted)
    for relation in DRAFTED_LISTS:
        for number, line in enumerate(getattr(draft, relation).all()):
            yield from _clean(line, f"{relation}.{number}.", ["project", "id", "sort_order"])
    for number, line in enumerate(draft.attachments.all()):
        if (line.picture_id is None) == (line.file_id is None):
            message = _("Please choose a picture or a document, one of them in each line.")
            yield f"attachments.{number}.picture", message
    if (draft.latitude is None) != (draft.longitude is None):
        yield "latitude", _("A place on the map needs both numbers.")


def _clean(obj: Model, prefix: str, exclude: list[str]) -> Iterator[tuple[str, str]]:
    try:
        obj.clean_fields(exclude=exclude)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            for message in messages:
                yield f"{prefix}{name}", message


def _field_names(obj: Model) -> list[str]:
    return [field.name for field in obj._meta.concrete_fields]


def _of_city_rules(draft: Project) -> Iterator[tuple[str, str]]:
    profile = CityProfile.objects.first()
    codes = completeness.ALWAYS | set(profile.required_fields if profile else ())
    for gap in completeness.gaps(draft, codes=codes):
        fault = completeness.cost_fault(draft) if gap.code == "cost" else None
        yield fault or (gap.field, _("Still missing: %(what)s.") % {"what": gap.message})


def _of_order(draft: Project) -> Iterator[tuple[str, str]]:
    message = _("This date lies before the one where it begins.")
    first, last = draft.participation_from, draft.participation_until
    if first and last and last.last_day < first.first_day:
        yield "participation_until", message
    for number, step in enumerate(draft.steps.all()):
        first, last = step.planned, step.planned_until
        if first and last and last.last_day < first.first_day:
            yield f"steps.{number}.planned_until", message


def _of_changes(public: Project, draft: Project) -> Iterator[tuple[str, str]]:
    if costs.has_cost_conflict(draft):
        yield (
            "cost_kind",
            _(
                "The published costs were changed after this draft was begun. "
                "Please compare both statements and save the costs again."
            ),
        )
    if not public.live or draft.change_reason.strip():
        return
    if public.current_cost_id is not None and costs.changes_cost(draft):
        yield "change_reason", _("The costs have changed. Please say why; the reason is published.")
    if differences.moves_dates(public=public, draft=draft):
        yield (
            "change_reason",
            _("The timetable has changed. Please say why; the reason is published."),
        )


def _of_promise(public: Project, draft: Project) -> Iterator[tuple[str, str]]:
    if draft.feedback.strip():
        return
    if draft.feedback_due:
        yield "feedback", _("Please say what is promised for this date.")
    if promise_of(public) is not None:
        yield (
            "feedback",
            _("A promise made in public stays until it is kept. Please leave it or change it."),
        )


def promise_of(project: Project) -> Promise | None:
    """The promise of feedback that the public now waits for; None: there is none, or it is kept."""
    open_promises: Any = Promise.objects.filter(project_id=project.pk, replaced_by=None)
    found: Promise | None = open_promises.filter(kept_at=None).order_by("-given_at", "-pk").first()
    return found
