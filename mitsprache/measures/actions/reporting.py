"""Feedback reports: made at a cut-off day, frozen, published."""

import datetime as dt
import hashlib
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock, pages
from mitsprache.common.permissions import authorize
from mitsprache.events.models import Event
from mitsprache.projects.models import Project

from ..models import Report
from ..queries.report import content_of
from .keeping import one_line, words
from .refusals import AlreadyThere, EntryWrong, NotPossibleNow

TITLE_LENGTH = 200
NOTE_LENGTH = 5_000


@transaction.atomic
def make_report(
    *,
    actor: Any,
    project: Project,
    cut_off: dt.date,
    title: str,
    note: str = "",
    event: Event | None = None,
    at: dt.datetime | None = None,
) -> Report:
    """Freeze the state of every measure of `project` at the end of the local day `cut_off`.

    That day is over: what is still being written cannot be frozen. It is compared with the latest
    report before it. `event` is the feedback event for which it is made. Not public yet. Raises
    NotAllowed, EntryWrong, AlreadyThere (a report of that day).
    """
    authorize(actor, "measures.make_report", project)
    at = at or clock.database_now()
    if cut_off >= clock.local_day(at):
        raise EntryWrong("cut_off", _("The report can be made once this day is over."))
    if event is not None and event.project_id != project.pk:
        raise EntryWrong("event", _("This event belongs to another project."))
    # One after the other: each is compared with the one before.
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    if project.reports.filter(cut_off=cut_off).exists():
        raise AlreadyThere(_("There is a report of this day already."))
    previous = project.reports.filter(cut_off__lt=cut_off).order_by("-cut_off").first()
    content = content_of(project, cut_off, previous)
    report = Report.objects.create(
        project=project,
        title=one_line(
            "title", title, most=TITLE_LENGTH, needed=_("Please give the report a title.")
        ),
        note=words("note", note, most=NOTE_LENGTH),
        cut_off=cut_off,
        previous=previous,
        event=event,
        content=content,
        digest=digest_of(content),
        made_at=at,
        made_by=actor,
    )
    audit.record(
        actor=actor,
        verb="measures.make_report",
        subject=report,
        at=at,
        changes={
            "project": [None, project.pk],
            "cut_off": [None, cut_off.isoformat()],
            "digest": [None, report.digest],
        },
    )
    return report


@transaction.atomic
def publish_report(*, actor: Any, report: Report, at: dt.datetime | None = None) -> Report:
    """Put the report on the public page of its project, for good. Raises NotAllowed, NotPossibleNow."""
    row = Report.objects.select_for_update(no_key=True).select_related("project").get(pk=report.pk)
    authorize(actor, "measures.make_report", row.project)
    if row.published_at is not None:
        raise NotPossibleNow
    row.published_at = at or clock.database_now()
    row.save(update_fields=["published_at"])
    audit.record(actor=actor, verb="measures.publish_report", subject=row, at=row.published_at)
    pages.raise_version(f"project:{row.project_id}", "measures")
    return row


@transaction.atomic
def discard_report(*, actor: Any, report: Report, at: dt.datetime | None = None) -> None:
    """Throw away a report that nobody has seen and no later one is compared with.

    Raises NotAllowed, NotPossibleNow (published, or a later one builds on it).
    """
    row = Report.objects.select_for_update().select_related("project").get(pk=report.pk)
    authorize(actor, "measures.make_report", row.project)
    if row.published_at is not None or row.next_reports.exists():
        raise NotPossibleNow
    at = at or clock.database_now()
    changes = {"cut_off": [row.cut_off.isoformat(), None]}
    audit.record(actor=actor, verb="measures.discard_report", subject=row, at=at, changes=changes)
    row.delete()


def digest_of(content: str) -> str:
    """SHA-256 of the content as stored."""
    return hashlib.sha256(content.encode()).hexdigest()
