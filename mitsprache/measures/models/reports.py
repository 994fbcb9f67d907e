"""What was so at a time: the record of each measure, and the feedback reports made of them."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.events.models import Event
from mitsprache.projects.models import Project

from .measure import Measure


class MeasureRecord(models.Model):
    """A measure with everything that belongs to it as it stood from `at` on; append-only (triggers).

    Written by every deed in its transaction. A report of a past day is made of these rows alone,
    so that it says the same whenever it is made. `content` is canonical JSON (queries.record),
    without anything about people.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="records")
    at = models.DateTimeField()
    is_public = models.BooleanField()
    content = models.TextField()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["measure", "at"], name="measure_record_at")]

    def __str__(self) -> str:
        return f"{self.measure_id} from {self.at:%Y-%m-%d}"


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, person: Any) -> Self:
        """Published reports of projects on the public list."""
        public = Project.objects.filter(pk=OuterRef("project"), live=True)
        return self.filter(Exists(public), published_at__isnull=False)

    def editable_by(self, person: Any) -> Self:
        """All of them for whoever makes reports (rules)."""
        allowed = person.has_perm("measures.make_report")
        return self.all() if allowed else self.none()


class Report(models.Model):
    """A feedback report (Rückkopplung): the state of every measure at the end of a local day.

    `content` is canonical JSON and never changes (triggers); `digest` is its SHA-256. What has
    changed is told against `previous`. Earlier reports stay.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="reports")
    title = models.CharField(_("title"), max_length=200)
    note = models.TextField(_("foreword"), max_length=5_000, blank=True)
    cut_off = models.DateField(_("as of"))
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="next_reports"
    )
    event = models.ForeignKey(
        Event,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("feedback event"),
    )
    content = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback report")
        verbose_name_plural = _("feedback reports")
        ordering = ["project", "-cut_off"]
        constraints = [
            models.UniqueConstraint(fields=["project", "cut_off"], name="report_once_a_day"),
            models.CheckConstraint(condition=~Q(content=""), name="report_has_content"),
        ]

    def __str__(self) -> str:
        return self.title


class ReturnSheet(models.Model):
    """A sheet for the bulk update of an office's measures, as it went out and came back.

    `stamps` maps the key of each measure to the revision that went out; a sheet of another office
    or an older one is recognised by its `code`.
    """

    code = models.CharField(max_length=20, unique=True)
    office = models.ForeignKey(
        "directory.Office", on_delete=models.PROTECT, related_name="measure_sheets"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    stamps: Any = models.JSONField(default=dict)
    returned_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    file_hash = models.CharField(max_length=64, blank=True)
    outcome: Any = models.JSONField(default=dict)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.code
