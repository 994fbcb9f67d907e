"""A window is prepared, published, and its last day moved; who is invited."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import authorize
from mitsprache.common.text import render_markdown
from mitsprache.projects.actions.creating import slug_of

from ..models import Consultation, Extension, Invited, Version
from ..signals import consultation_published, window_changed
from ..times import ends_at
from . import entries, storing
from .refusals import EntryWrong, NotPublished, WindowShortened, WindowWrong

TITLE_LENGTH = 200
REASON_LENGTH = 1_000
_TEXTS = {"intro": 5_000, "room_for_decision": 5_000, "who_decides": 2_000, "what_follows": 5_000}
_CHOICES: Mapping[str, Any] = {
    "who": Consultation.Who,
    "moderation": Consultation.Moderation,
    "formality": Consultation.Formality,
}
_SWITCHES = ("supports", "attachments")


@transaction.atomic
def create_consultation(
    *,
    actor: Any,
    version: Version,
    title: str,
    slug: str = "",
    at: dt.datetime | None = None,
    **given: Any,
) -> Consultation:
    """Prepare a consultation on a released version; nobody sees it before it is published.

    `given`: opens_at (aware) and last_day (inclusive, in the consultation's zone), both needed;
    intro, room_for_decision, who_decides, what_follows (CommonMark), answer_due (PartialDate or
    None), who, moderation, formality (codes), supports, attachments (bool). An empty `slug` is
    made from the title.

    Raises NotAllowed, EntryWrong, WindowWrong.
    """
    authorize(actor, "consultations.prepare_consultation", version.document.project)
    at = at or clock.database_now()
    if version.state == Version.State.WORKING:
        words = _("Only a released version can be opened for contributions.")
        raise EntryWrong("version", words)
    for field, words in (
        ("opens_at", _("Please say when the consultation opens.")),
        ("last_day", _("Please say which is the last day.")),
    ):
        if given.get(field) is None:
            raise EntryWrong(field, words)
    consultation = Consultation(version=version, created_at=at, title=_title(title))
    consultation.slug = _slug(slug, consultation.title)
    _take(consultation, given)
    _check_window(consultation, at=at)
    consultation.save(force_insert=True)
    audit.record(
        actor=actor,
        verb="consultations.create_consultation",
        subject=consultation,
        at=at,
        changes={"version": [None, version.pk]},
    )
    return consultation


@transaction.atomic
def change_consultation(
    *, actor: Any, consultation: Consultation, at: dt.datetime | None = None, **given: Any
) -> Consultation:
    """Change what a consultation says about itself; `given` as in create_consultation, and title.

    Once it is published its address stays, the last day moves by change_last_day only, and the
    opening only while it lies ahead.

    Raises NotAllowed, EntryWrong, WindowWrong.
    """
    authorize(actor, "consultations.prepare_consultation", consultation.version.document.project)
    consultation = storing.locked(consultation.pk)
    at = at or clock.database_now()
    before = {name: getattr(consultation, name) for name in ("title", "slug", *given)}
    if "title" in given:
        consultation.title = _title(given.pop("title"))
    if "slug" in given:
        consultation.slug = _slug(given.pop("slug"), consultation.title, own=consultation.pk)
    window_before = (consultation.opens_at, consultation.last_day)
    _take(consultation, given)
    if consultation.published_at is not None:
        _check_published(consultation, before, window_before[0], at=at)
    if (consultation.opens_at, consultation.last_day) != window_before:
        _check_window(consultation, at=at)
    changed = [name for name, value in before.items() if getattr(consultation, name) != value]
    if not changed:
        return consultation
    consultation.save()
    audit.record(
        actor=actor,
        verb="consultations.change_consultation",
        subject=consultation,
        at=at,
        changes=dict.fromkeys(changed),
    )
    storing.changed(consultation.pk)
    return consultation


@transaction.atomic
def publish_consultation(
    *, actor: Any, consultation: Consultation, at: dt.datetime | None = None
) -> Consultation:
    """Show it to everybody: the draft can be read at once, contributions come from its opening.

    A published one stays as it is. Raises NotAllowed, EntryWrong (what people must be told is
    missing), WindowWrong (its end is past).
    """
    authorize(actor, "consultations.publish_consultation", consultation.version.document.project)
    consultation = storing.locked(consultation.pk)
    at = at or clock.database_now()
    if consultation.published_at is not None:
        return consultation
    for field, words in (
        ("room_for_decision", _("Please say what is open and what is settled.")),
        ("who_decides", _("Please say who decides.")),
        ("what_follows", _("Please say what becomes of the contributions.")),
    ):
        if not getattr(consultation, field):
            raise EntryWrong(field, words)
    _check_window(consultation, at=at)
    consultation.published_at = at
    consultation.save(update_fields=["published_at"])
    audit.record(
        actor=actor, verb="consultations.publish_consultation", subject=consultation, at=at
    )
    storing.changed(consultation.pk)
    consultation_published.send(Consultation, consultation=consultation)
    return consultation


@transaction.atomic
def change_last_day(
    *,
    actor: Any,
    consultation: Consultation,
    last_day: dt.date,
    reason: str,
    forced: bool = False,
    at: dt.datetime | None = None,
) -> Extension:
    """Move the last day of a published consultation; the act and its `reason` are public.

    A consultation that has ended may be opened again; what came late meanwhile stays late. An
    earlier day than the published one is refused once somebody has contributed, unless `forced`.

    Raises NotAllowed, NotPublished (change it by change_consultation), WindowWrong,
    WindowShortened, EntryWrong (no reason).
    """
    authorize(actor, "consultations.change_window", consultation.version.document.project)
    consultation = storing.locked(consultation.pk)
    at = at or clock.database_now()
    if consultation.published_at is None:
        raise NotPublished
    before = consultation.last_day
    if last_day == before:
        raise WindowWrong(_("This is the last day already."))
    reason = entries.readable(reason, "reason", most=REASON_LENGTH)
    if not reason:
        raise EntryWrong("reason", _("Please give a reason; everybody can read it."))
    consultation.last_day = last_day
    _check_window(consultation, at=at)
    count = consultation.contributions.count()
    if last_day < before and count and not forced:
        raise WindowShortened(count)
    consultation.save(update_fields=["last_day"])
    extension = Extension.objects.create(
        consultation=consultation, at=at, by=actor, before=before, after=last_day, reason=reason
    )
    audit.record(
        actor=actor,
        verb="consultations.change_last_day",
        subject=consultation,
        at=at,
        changes={
            "last_day": [before.isoformat(), last_day.isoformat()],
            "forced": [None, forced],
        },
    )
    storing.changed(consultation.pk)
    window_changed.send(Extension, extension=extension)
    return extension


@transaction.atomic
def invite_addresses(
    *,
    actor: Any,
    consultation: Consultation,
    emails: Iterable[str],
    at: dt.datetime | None = None,
) -> int:
    """Let these addresses write where only invited people may; how many are new. No mail leaves.

    All or none. Raises NotAllowed, EntryWrong (names the first address that is none).
    """
    authorize(actor, "consultations.prepare_consultation", consultation.version.document.project)
    addresses = {_invited(email) for email in emails if email.strip()}
    consultation = storing.locked(consultation.pk)
    known = set(consultation.invited.values_list("email", flat=True))
    new = sorted(addresses - known)
    Invited.objects.bulk_create(Invited(consultation=consultation, email=one) for one in new)
    audit.record(
        actor=actor,
        verb="consultations.invite_addresses",
        subject=consultation,
        at=at or clock.database_now(),
        changes={"invited": [len(known), len(known) + len(new)]},
    )
    return len(new)


def _invited(email: str) -> str:
    try:
        return entries.email(email)
    except EntryWrong:
        words = _("%(address)s is no e-mail address.") % {"address": email.strip()[:254]}
        raise EntryWrong("emails", words) from None


def _title(title: str) -> str:
    found = entries.line(title, "title", most=TITLE_LENGTH)
    if not found:
        raise EntryWrong("title", _("Please give it a title."))
    return found


def _slug(slug: str, title: str, *, own: int | None = None) -> str:
    """The address that was typed, or the first free one made from the title."""
    others = Consultation.objects.all() if own is None else Consultation.objects.exclude(pk=own)
    if slug:
        if slug != slug_of(slug):
            words = _("Addresses consist of small letters, digits and hyphens, at most 80.")
            raise EntryWrong("slug", words)
        if others.filter(slug=slug).exists():
            raise EntryWrong("slug", _("This address is taken."))
        return slug
    made = base = slug_of(title)
    number = 1
    while others.filter(slug=made).exists():
        number += 1
        made = f"{base}-{number}"
    return made


def _take(consultation: Consultation, given: Mapping[str, Any]) -> None:
    """Set the entries that were given, checked; an unknown name is a mistake of the caller."""
    for field, value in given.items():
        if field in _TEXTS:
            value = entries.readable(value, field, most=_TEXTS[field])
        elif field in _CHOICES:
            if value not in _CHOICES[field].values:
                raise EntryWrong(field, _("Please choose one of the answers."))
        elif field in _SWITCHES:
            value = bool(value)
        elif field == "answer_due":
            if value is not None and not isinstance(value, PartialDate):
                raise TypeError("answer_due is a PartialDate or None")
        elif field == "opens_at":
            if value is None or value.tzinfo is None:
                raise TypeError("opens_at is an aware moment")
        elif field != "last_day":
            raise TypeError(f"a consultation has no entry {field}")
        setattr(consultation, field, value)
    consultation.intro_html = render_markdown(consultation.intro)


def _check_window(consultation: Consultation, *, at: dt.datetime) -> None:
    zone = ZoneInfo(consultation.zone)
    try:
        ends = ends_at(consultation)
        consultation.opens_at.astimezone(dt.UTC)
    except OverflowError:  # at the ends of the calendar
        raise WindowWrong(_("This day is not possible.")) from None
    if consultation.last_day < consultation.opens_at.astimezone(zone).date():
        raise WindowWrong(_("The last day lies before the opening."))
    if ends <= at:
        raise WindowWrong(_("This day is over already."))


def _check_published(
    consultation: Consultation,
    before: Mapping[str, Any],
    opened_at: dt.datetime,
    *,
    at: dt.datetime,
) -> None:
    """What people rely on once it is published does not change in passing."""
    if consultation.slug != before["slug"]:
        raise EntryWrong("slug", _("The address is published and stays as it is."))
    if consultation.last_day != before.get("last_day", consultation.last_day):
        words = _("The last day is published. Please move it with a reason that all can read.")
        raise EntryWrong("last_day", words)
    if consultation.opens_at != opened_at and min(opened_at, consultation.opens_at) <= at:
        raise EntryWrong("opens_at", _("Once it is open, the opening cannot be moved."))
