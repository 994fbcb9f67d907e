"""Who comes, and what she needs for it; kept apart, so that the needs can go first."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Guest, Person

from .event import MOST_SEATS, Event, Session

NEED_LENGTH = 500


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, person: Any) -> Self:
        """A person's own; a guest reaches hers by the token of her link (queries)."""
        from mitsprache.accounts.rules import is_person

        return self.filter(person=person) if is_person(person) else self.none()

    def editable_by(self, person: Any) -> Self:
        """Those to the events that `person` organises (Z-15)."""
        return self.filter(event__in=Event.objects.editable_by(person))


class Registration(models.Model):
    """Seats at an event, or a place on its waiting list; `number` is the order of commit.

    The sum of the seats that are held (states.HOLDS) never exceeds the capacity of the event or
    of the session: every deed that takes or frees a seat locks the event's row first.
    """

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("waits for confirmation of the address")
        WAITING = "waiting", _("on the waiting list")
        OFFERED = "offered", _("a place is offered")
        CONFIRMED = "confirmed", _("confirmed")
        PRESENT = "present", _("has come")
        LAPSED = "lapsed", _("the offer has lapsed")
        CANCELLED = "cancelled", _("cancelled")

    class Way(models.TextChoices):
        WEB = "web", _("online")
        STAFF = "staff", _("by the organisers")
        DOOR = "door", _("at the door")

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations")
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="registrations"
    )
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=State)
    seats = models.PositiveSmallIntegerField(_("number of people"), default=1)
    way = models.CharField(max_length=6, choices=Way, default=Way.WEB)
    person = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    guest = models.ForeignKey(
        Guest, null=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(max_length=10)
    at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    offered_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    present_at = models.DateTimeField(null=True)
    # Without a place the door has let her in, from the waiting list.
    let_in = models.BooleanField(default=False)
    reminded_at = models.DateTimeField(null=True)
    submission_key = models.CharField(max_length=64, unique=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="registration_number_once"),
            models.CheckConstraint(
                condition=Q(seats__gte=1, seats__lte=MOST_SEATS), name="registration_seats"
            ),
            models.CheckConstraint(
                condition=Q(person=None) | Q(guest=None), name="registration_of_one"
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(offered_until__isnull=False),
                name="registration_offer_ends",
            ),
            # One living registration per person and event; more people go on the same one.
            models.UniqueConstraint(
                fields=["event", "person"],
                condition=Q(state__in=["waiting", "offered", "confirmed", "present"]),
                name="registration_person_once",
            ),
            models.UniqueConstraint(
                fields=["event", "guest"],
                condition=Q(state__in=["waiting", "offered", "confirmed", "present"]),
                name="registration_guest_once",
            ),
        ]
        indexes = [
            models.Index(fields=["event", "state", "number"], name="registration_queue"),
            models.Index(fields=["state", "offered_until"], name="registration_offers"),
        ]

    def __str__(self) -> str:
        return f"registration {self.number} of {self.event_id}"


class Need(models.Model):
    """What somebody needs to be able to come; for the organiser only, gone after `delete_after`.

    Of special categories (Art. 9 DSGVO): in no export, log, mail or API, and shown to nobody but
    who organises the event.
    """

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="need")
    accessibility = models.CharField(_("accessibility"), max_length=NEED_LENGTH, blank=True)
    interpreting = models.CharField(_("interpreting into"), max_length=60, blank=True)
    child_care = models.CharField(_("child care"), max_length=NEED_LENGTH, blank=True)
    diet = models.CharField(_("food"), max_length=NEED_LENGTH, blank=True)
    delete_after = models.DateField(db_index=True)  # local day, inclusive

    def __str__(self) -> str:
        return f"need {self.pk}"
