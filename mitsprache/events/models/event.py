"""An event: what, when, where, for whom it is possible to come."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from mitsprache.common.partial_dates import PartialDateField
from mitsprache.content.models import File
from mitsprache.council.models import Body
from mitsprache.directory.models import District, Office
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup
from mitsprache.projects.models import Project

MOST_SEATS = 10


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, person: Any) -> Self:
        """Published events of published sheets or of no sheet, for everybody alike."""
        # By its key: as a list, SQLite would first write down all sheets of the city.
        sheet = Project.objects.visible_to(person).filter(pk=OuterRef("project"))
        return self.filter(Q(project=None) | Exists(sheet), published_at__isnull=False)

    def editable_by(self, person: Any) -> Self:
        """Events that `person` organises (rules.desk_events)."""
        from ..rules import desk_events

        return desk_events(self, person)


class Event(models.Model):
    """One entry of the calendar.

    `planned` is when it was announced, as precise as was known ("2018-Q1"). Once it is fixed it
    has either a beginning and an end (`starts_at`, `ends_at`) or whole local days (`first_day`,
    `last_day`, inclusive), never both; without either it stands under its period and in no
    calendar file. `took_place` is when it really was. `uid` and `sequence` are those of its entry
    in calendars (RFC 5545): `sequence` rises with every change that people who come must know of.
    """

    class Kind(models.TextChoices):
        KICKOFF = "kickoff", _("opening event")
        WORKSHOP = "workshop", _("workshop")
        GROUP_SESSION = "group_session", _("meeting of a working group")
        CLOSING = "closing", _("closing event")
        FEEDBACK = "feedback", _("feedback event")
        COUNCIL = "council", _("council meeting")
        ONSITE = "onsite", _("on site")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        OPEN = "open", _("open")
        CANCELLED = "cancelled", _("cancelled")

    class Access(models.TextChoices):
        UNKNOWN = "unknown", _("not known yet")
        YES = "yes", _("yes")
        ON_REQUEST = "on_request", _("on request")
        NO = "no", _("no")

    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    organiser = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="events", verbose_name=_("organised by")
    )
    continues = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="continued_by",
        verbose_name=_("continues"),
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    summary = models.TextField(_("in short"), max_length=1000, blank=True)
    programme = models.TextField(_("programme"), max_length=10_000, blank=True)
    programme_html = models.TextField(editable=False, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    planned = PartialDateField(_("announced for"))
    planned_sort = models.DateField(editable=False)  # first day of what is known, for ordering
    zone = models.CharField(max_length=60, default=settings.TIME_ZONE, editable=False)
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    took_place = PartialDateField(_("took place"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    address = models.CharField(_("address of the place"), max_length=300, blank=True)
    district = models.ForeignKey(
        District, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    online_url = models.URLField(_("online"), max_length=500, blank=True)
    step_free = models.CharField(
        _("step-free"), max_length=12, choices=Access, default=Access.UNKNOWN
    )
    induction_loop = models.CharField(
        _("induction loop"), max_length=12, choices=Access, default=Access.UNKNOWN
    )
    child_care = models.CharField(
        _("child care"), max_length=12, choices=Access, default=Access.UNKNOWN
    )
    interpreting = models.CharField(
        _("interpreting"), max_length=12, choices=Access, default=Access.UNKNOWN
    )
    access_note = models.CharField(_("more on access"), max_length=500, blank=True)
    languages: Any = models.JSONField(_("languages"), default=list)  # codes
    registration = models.BooleanField(_("people register"), default=False)
    # None: as many as come.
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    seats_each = models.PositiveSmallIntegerField(_("places in one registration"), default=4)
    register_until = models.DateTimeField(_("registration ends"), null=True, blank=True)
    # Given to registrations one after the other, under the lock of this row: order of commit.
    queue = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.TextField(_("why it is cancelled, public"), max_length=1000, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["planned_sort", "starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None)
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="event_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(first_day=None, last_day=None)
                | Q(first_day__isnull=False, last_day__gte=F("first_day")),
                name="event_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(first_day=None), name="event_times_or_days"
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled", cancelled_at__isnull=False) & ~Q(cancel_reason="")
                | (~Q(state="cancelled") & Q(cancelled_at=None)),
                name="event_cancelled_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(seats_each__gte=1, seats_each__lte=MOST_SEATS),
                name="event_seats_each",
            ),
        ]
        indexes = [
            models.Index(fields=["planned_sort", "id"], name="event_when"),
            models.Index(fields=["project", "planned_sort"], name="event_project"),
        ]

    def __str__(self) -> str:
        return self.title


class SessionQuerySet(models.QuerySet["Session"]):
    def editable_by(self, person: Any) -> Self:
        """Sessions in which `person` takes notes (rules.desk_sessions)."""
        from ..rules import desk_sessions

        return desk_sessions(self, person)


class Session(models.Model):
    """One of several parts in parallel or in a row, of a working group or a topic."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sessions")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=200)
    group = models.ForeignKey(
        WorkingGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    topic = models.ForeignKey(
        CrossCuttingTopic, null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    room = models.CharField(_("room"), max_length=120, blank=True)
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(group=None) | Q(topic=None), name="session_group_or_topic"
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None)
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="session_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EventFile(models.Model):
    """A document before the event (invitation, draft) or after it (slides)."""

    class When(models.TextChoices):
        BEFORE = "before", _("before the event")
        AFTER = "after", _("after the event")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="events")
    title = models.CharField(_("title"), max_length=200)
    when = models.CharField(max_length=8, choices=When, default=When.BEFORE)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["when", "order", "pk"]

    def __str__(self) -> str:
        return self.title
