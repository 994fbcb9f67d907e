from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .audit import canonical


class AuditEntry(models.Model):
    """One deed, written by `common.audit.record` and never changed (see there)."""

    at = models.DateTimeField()
    day = models.DateField(db_index=True)  # local day of `at`: the unit of sealing and retention
    actor_id = models.BigIntegerField(null=True)  # no foreign key: the row outlives the person
    verb = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    changes: Any = models.JSONField(default=dict)
    refused = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="audit_subject")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_kind} {self.subject_id}"

    def as_line(self) -> str:
        """The row as it enters the seal."""
        return canonical(
            [
                self.pk,
                self.at.timestamp(),
                self.actor_id,
                self.verb,
                self.subject_kind,
                self.subject_id,
                self.changes,
                self.refused,
            ]
        )


class AuditSeal(models.Model):
    """The hash of one day's audit rows and of the seal before it."""

    day = models.DateField(unique=True)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    sealed_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.day} {self.digest[:12]}"


class Installation(models.Model):
    """The one row that says what this database is; demo data may never reach production."""

    singleton = models.BooleanField(default=True, unique=True, editable=False)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(singleton=True), name="installation_one_row")
        ]

    def __str__(self) -> str:
        return "demo" if self.is_demo else "installation"


class OutboxMail(models.Model):
    """A mail that was promised: written with the deed, sent by the worker (common.outbox)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        FAILED = "failed", _("given up")

    message_id = models.CharField(max_length=120, unique=True)
    purpose = models.CharField(max_length=60)
    to = models.EmailField()
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    calendar = models.TextField(blank=True)  # an entry (RFC 5545) that goes along as a file
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    claims = models.PositiveSmallIntegerField(default=0)  # claims of the current try
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=80, blank=True)  # class of the error, never its text

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(state="waiting"), name="outbox_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.message_id}"


class RateCounter(models.Model):
    """How often something happened in a window; one atomic upsert per key (common.limits)."""

    key = models.CharField(max_length=160)
    slot = models.BigIntegerField()  # number of the time window since 1970
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "slot"], name="rate_key_slot")]

    def __str__(self) -> str:
        return f"{self.key} {self.count}"


class ReferenceCounter(models.Model):
    """The last number given in a year (common.references); numbers are never used again."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.year} {self.last}"


class PageVersion(models.Model):
    """A counter that rises when what a page shows has changed (common.pages)."""

    key = models.CharField(max_length=80, primary_key=True)
    version = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class TranslatedText(models.Model):
    """Base of the `<Model>Text` tables: one row per parent and language, German on the parent.

    A subclass adds the `parent` key (related_name "texts"), the text fields, and a unique
    constraint over parent and language. `source_hash` is the hash of the German fields at the
    time of translation; when it differs from today's the translation is stale.
    """

    class Origin(models.TextChoices):
        PERSON = "person", _("person")
        MACHINE = "machine", _("machine")

    language = models.CharField(max_length=10)
    source_hash = models.CharField(max_length=64)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.PERSON)
    reviewed_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
