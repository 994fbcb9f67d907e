"""Council data becomes bodies, papers, meetings, stages and resolutions of our own.

Two passes, because objects arrive in any order: first everything is kept as it was sent, then what
has changed is read again, from bodies to agenda items. What people have entered is never
overwritten; what was deleted upstream is marked, never erased.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock, pages
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import authorize

from ..models import AgendaItem, Body, Meeting, OparlObject, OparlRun, Paper, Resolution
from ..oparl import objects as oparl
from ..oparl.files import CouncilDataRefused
from ..oparl.objects import Arrived, Remarks

# What a classification of an organisation says of its kind, in small letters.
_KINDS = (
    ("ortsbeirat", Body.Kind.DISTRICT_COUNCIL),
    ("bezirksvertretung", Body.Kind.DISTRICT_COUNCIL),
    ("stadtteil", Body.Kind.DISTRICT_COUNCIL),
    ("magistrat", Body.Kind.EXECUTIVE),
    ("verwaltungsvorstand", Body.Kind.EXECUTIVE),
    ("ausschuss", Body.Kind.COMMITTEE),
    ("stadtverordneten", Body.Kind.COUNCIL),
    ("stadtrat", Body.Kind.COUNCIL),
    ("gemeinderat", Body.Kind.COUNCIL),
    ("rat", Body.Kind.COUNCIL),
)


@transaction.atomic
def import_council_data(
    *,
    actor: Any,
    source: str,
    raw: Iterable[Any],
    dry_run: bool = False,
    at: dt.datetime | None = None,
) -> OparlRun:
    """Bring in OParl objects from `source`; `actor` is None for the schedule of the city's IT.

    All of it or nothing: an endpoint that breaks in the middle leaves everything as it was. With
    `dry_run` nothing stays, and the run that is returned says what would have been. Raises
    NotAllowed, CouncilDataRefused (from `raw`, or more objects than a city has).
    """
    if actor is not None:
        authorize(actor, "council.manage", None)
    at = at or clock.database_now()
    remarks = Remarks()
    seen = 0
    changed: dict[str, OparlObject] = {}
    for one in raw:
        for found in oparl.arrived(one, remarks):
            seen += 1
            if seen > oparl.MOST_OBJECTS:
                words = _("These are more than %(most)d objects.")
                raise CouncilDataRefused(words % {"most": oparl.MOST_OBJECTS})
            if (row := _keep(found, at)) is not None:
                changed[row.address] = row
    _map(_with_dependents(changed), remarks)
    run = OparlRun.objects.create(
        source=source[:500],
        started_at=at,
        objects_seen=seen,
        changed=len(changed),
        remarks=remarks.said,
        resolutions=_read_now(changed),
    )
    audit.record(
        actor=actor,
        verb="council.import",
        subject=run,
        at=at,
        changes={"seen": [None, seen], "changed": [None, len(changed)]},
    )
    if changed:
        pages.raise_version("council", "projects")
    if dry_run:
        transaction.set_rollback(True)
    return run


def _read_now(changed: Iterable[str]) -> list[str]:
    """The resolutions behind what has changed, in a line each, at most a hundred."""
    rows = Resolution.objects.filter(item__source__address__in=list(changed)[:5_000])
    return [
        f"{row}: {row.body}, {row.result}".rstrip(", ")
        for row in rows.select_related("body").order_by("date_sort", "pk")[:100]
    ]


def _keep(found: Arrived, at: dt.datetime) -> OparlObject | None:
    """Store the object as it was sent; None when it says what it said before, or something older.

    A deleted one is often sent with its address alone: what was known of it stays.
    """
    row = OparlObject.objects.filter(address=found.address).first()
    if row is None:
        return OparlObject.objects.create(
            address=found.address,
            kind=found.kind,
            raw=dict(found.raw),
            modified=found.modified,
            deleted=found.deleted,
            seen_at=at,
        )
    is_older = row.modified and found.modified and found.modified < row.modified
    raw = {**row.raw, **found.raw} if found.deleted else dict(found.raw)
    if is_older or (row.raw == raw and row.deleted == found.deleted):
        return None
    row.raw, row.deleted, row.modified, row.seen_at = raw, found.deleted, found.modified, at
    row.save()
    return row


def _with_dependents(changed: dict[str, OparlObject]) -> list[OparlObject]:
    """What has changed and what rests on it: items on consultations, consultations on papers."""
    found = dict(changed)
    papers = {one.address for one in changed.values() if one.kind == "Paper"}
    bodies = {one.address for one in changed.values() if one.kind == "Organization"}
    meetings = {one.address for one in changed.values() if one.kind == "Meeting"}
    consultations = {one.address for one in changed.values() if one.kind == "Consultation"}
    if bodies:
        for row in OparlObject.objects.filter(kind="Meeting"):
            if oparl.address(row.raw.get("organization")) in bodies:
                found[row.address] = row
                meetings.add(row.address)
    if papers:
        for row in OparlObject.objects.filter(kind="Consultation"):
            if oparl.address(row.raw.get("paper")) in papers:
                consultations.add(row.address)
    if meetings or consultations:
        for row in OparlObject.objects.filter(kind="AgendaItem"):
            of_meeting = oparl.address(row.raw.get("meeting")) in meetings
            if of_meeting or oparl.address(row.raw.get("consultation")) in consultations:
                found[row.address] = row
    return list(found.values())


def _map(rows: Iterable[OparlObject], remarks: Remarks) -> None:
    by_kind: dict[str, list[OparlObject]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    for kind, read in (("Paper", _paper), ("Meeting", _meeting), ("AgendaItem", _item)):
        for row in sorted(by_kind.get(kind, ()), key=lambda one: one.address):
            read(row, remarks)


def _paper(row: OparlObject, remarks: Remarks) -> None:
    number = oparl.line(row.raw.get("reference"), 40)
    if not number:
        return  # without its number nothing leads to it; it is kept as it was sent
    paper, _made = Paper.objects.get_or_create(number=number)
    title = oparl.line(row.raw.get("name"), 250)
    url = oparl.link(row.raw.get("web"), 200)
    if not row.deleted and (title or url):
        paper.title, paper.url = title or paper.title, url or paper.url
        paper.save()
    row.paper = paper
    row.save(update_fields=["paper"])


def _meeting(row: OparlObject, remarks: Remarks) -> None:
    starts, body = oparl.moment(row.raw.get("start")), _body_of(row.raw.get("organization"))
    if starts is None or body is None:
        if not row.deleted:
            remarks.add(_needs(row, "start, organization"))
        if row.meeting is not None and row.deleted:
            _mark(row.meeting)
        return
    meeting = row.meeting or Meeting()
    meeting.body, meeting.starts_at = body, starts
    meeting.name = oparl.line(row.raw.get("name"), 250)
    place = row.raw.get("location")
    meeting.place = oparl.line(place.get("description"), 250) if isinstance(place, dict) else ""
    meeting.cancelled = oparl.flag(row.raw.get("cancelled"))
    meeting.url = oparl.link(row.raw.get("web"))
    meeting.gone = row.deleted
    meeting.save()
    row.meeting = meeting
    row.save(update_fields=["meeting"])


def _needs(row: OparlObject, fields: str) -> str:
    words = _("%(id)s: cannot be read without its %(fields)s; it is kept as it was sent.")
    return words % {"id": row.address, "fields": fields}


def _mark(gone: Meeting | AgendaItem) -> None:
    gone.gone = True
    gone.save(update_fields=["gone"])


def _body_of(value: Any) -> Body | None:
    """The first organisation of a meeting as a body of ours: known already, or made now."""
    wanted = oparl.address(value)
    row = OparlObject.objects.filter(address=wanted, kind="Organization").first()
    if row is None:
        return None
    if row.body is not None:
        return row.body
    name = oparl.line(row.raw.get("name"), 160)
    short = oparl.line(row.raw.get("shortName"), 160)
    if not (name or short):
        return None
    names = {one.casefold() for one in (name, short) if one}
    body = next((one for one in Body.objects.all() if one.name.casefold() in names), None)
    if body is None:
        words = f"{oparl.line(row.raw.get('classification'), 80)} {name}".casefold()
        kind = next((kind for mark, kind in _KINDS if mark in words), Body.Kind.COMMITTEE)
        body = Body.objects.create(
            slug=_slug(name or short), name=name or short, short_name=short[:20], kind=kind
        )
    row.body = body
    row.save(update_fields=["body"])
    return body


def _slug(name: str) -> str:
    wanted = slugify(name)[:70] or "gremium"
    slug, number = wanted, 1
    while Body.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _item(row: OparlObject, remarks: Remarks) -> None:
    parent = OparlObject.objects.filter(address=oparl.address(row.raw.get("meeting"))).first()
    if row.deleted:
        if row.item is not None:
            _mark(row.item)
        return
    if parent is None or parent.meeting is None:
        remarks.add(_needs(row, "meeting"))
        return
    consultation = OparlObject.objects.filter(
        address=oparl.address(row.raw.get("consultation")), kind="Consultation", deleted=False
    ).first()
    item = row.item or AgendaItem()
    item.meeting = parent.meeting
    item.paper = _paper_of(consultation)
    item.number = oparl.line(row.raw.get("number"), 40)
    item.name = oparl.line(row.raw.get("name"), 500)
    item.result = oparl.line(row.raw.get("result"), 250)
    item.text = oparl.text(row.raw.get("resolutionText"))
    item.is_public = oparl.flag(row.raw.get("public"), default=True)
    about = consultation.raw if consultation is not None else {}
    item.role = oparl.line(about.get("role"), 120)
    item.authoritative = oparl.flag(about.get("authoritative"))
    item.gone = False
    item.save()
    row.item = item
    row.save(update_fields=["item"])
    if item.is_public and item.paper is not None and (item.result or item.text):
        _resolution(item)


def _paper_of(consultation: OparlObject | None) -> Paper | None:
    if consultation is None:
        return None
    wanted = oparl.address(consultation.raw.get("paper"))
    row = OparlObject.objects.filter(address=wanted, kind="Paper").first()
    return row.paper if row is not None else None


def _resolution(item: AgendaItem) -> None:
    """What was decided: the record that people have made of it, else a new one.

    The same body, paper and day is the same resolution. Of what people have entered only empty
    columns are filled; what was read from an item before follows that item.
    """
    assert item.paper is not None
    meeting = item.meeting
    day = PartialDate.on(clock.local_day(meeting.starts_at))
    own = Resolution.objects.filter(item=item).first()
    same = Resolution.objects.filter(body=meeting.body, paper=item.paper, date=day, item=None)
    row = own or same.order_by("pk").first()
    given = {
        "title": (item.paper.title or item.name or item.paper.number)[:300],
        "text": item.text,
        "result": item.result,
        "url": meeting.url if len(meeting.url) <= 200 else "",
    }
    if row is None:
        row = Resolution(body=meeting.body, paper=item.paper, imported=True, **given)
        row.date = day
    else:
        for name, value in given.items():
            if value and (row.imported or not getattr(row, name)):
                setattr(row, name, value)
    row.item = item
    row.save()
