"""What came out of an event: minutes and photos, per session or for the whole."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.content.models import Picture

from .event import Event, Session

MINUTES_LENGTH = 30_000


class Result(models.Model):
    """The minutes of the event (no session) or of one of its sessions; public once published."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="results")
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="results"
    )
    minutes = models.TextField(_("minutes"), max_length=MINUTES_LENGTH, blank=True)
    minutes_html = models.TextField(editable=False, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["session__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "session"], name="result_session_once"),
            models.UniqueConstraint(
                fields=["event"], condition=models.Q(session=None), name="result_event_once"
            ),
        ]

    def __str__(self) -> str:
        return f"result of {self.event_id}"


class Photo(models.Model):
    """A picture from the event; nobody is shown who has not agreed, and how is written down."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="photos")
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, related_name="event_photos")
    text = models.CharField(_("what it shows"), max_length=300)
    consent = models.CharField(_("how people have agreed"), max_length=300)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(consent=""), name="photo_has_consent")
        ]

    def __str__(self) -> str:
        return self.text
