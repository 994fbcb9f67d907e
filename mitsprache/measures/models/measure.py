"""A measure: what the city does because of a concept, who does it, and how far it has come."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.common.partial_dates import PartialDateField
from mitsprache.consultations.models import ActionField, Document, SectionIdentity
from mitsprache.council.models import Resolution
from mitsprache.deliberation.models import Case
from mitsprache.directory.models import Office, TargetGroup
from mitsprache.projects.models import Project

TEXT_LENGTH = 3_000
LINE_LENGTH = 200


class MeasureQuerySet(models.QuerySet["Measure"]):
    def visible_to(self, person: Any) -> Self:
        """Published measures of projects on the public list, for everybody alike."""
        public = Project.objects.filter(pk=OuterRef("project"), live=True)
        return self.filter(Exists(public), published_at__isnull=False)

    def editable_by(self, person: Any) -> Self:
        """What `person` works on (rules.editable_measures), public or not."""
        from ..rules import editable_measures

        return editable_measures(self, person)


class Measure(models.Model):
    """One thing that is done: goal, office, time, money, state.

    It comes from a section of an adopted version (`document`, `identity`), from cases
    (MeasureCase), or was entered by hand. Public from `published_at` on. The columns ending in
    `_by` are the last day of the date beside them, for ordering and questions of time only.
    """

    class State(models.TextChoices):
        FINISHED = "finished", _("finished")
        UNDER_WAY = "under_way", _("under way")
        IN_PREPARATION = "in_preparation", _("in preparation")
        NOT_BEGUN = "not_begun", _("not begun")
        STOPPED = "stopped", _("stopped")

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="measures")
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    identity = models.ForeignKey(
        SectionIdentity, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    field = models.ForeignKey(
        ActionField,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="measures",
        verbose_name=_("action field"),
    )
    resolution = models.ForeignKey(
        Resolution,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="measures",
        verbose_name=_("resolution"),
    )

    slug = models.SlugField(max_length=100, unique=True)
    number = models.CharField(_("number"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=LINE_LENGTH)
    goal = models.TextField(_("goal"), max_length=TEXT_LENGTH, blank=True)
    office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        related_name="measures",
        verbose_name=_("responsible office"),
    )
    partners = models.CharField(_("partners"), max_length=300, blank=True)
    target_groups = models.ManyToManyField(
        TargetGroup, blank=True, related_name="+", verbose_name=_("target groups")
    )
    place = models.CharField(_("place"), max_length=LINE_LENGTH, blank=True)

    planned_start = PartialDateField(_("planned start"))
    planned_end = PartialDateField(_("planned end"))
    planned_start_by = models.DateField(null=True, editable=False)
    planned_end_by = models.DateField(null=True, editable=False)
    actual_start = PartialDateField(_("begun"))
    actual_end = PartialDateField(_("ended"))

    state = models.CharField(_("state"), max_length=14, choices=State, default=State.NOT_BEGUN)
    state_reason = models.TextField(_("reason"), max_length=TEXT_LENGTH, blank=True)
    missing = models.TextField(_("what is missing"), max_length=TEXT_LENGTH, blank=True)
    next_step = models.TextField(_("next step"), max_length=TEXT_LENGTH, blank=True)
    money_unknown_reason = models.TextField(
        _("why the costs are not yet known"), max_length=TEXT_LENGTH, blank=True
    )

    published_at = models.DateTimeField(null=True)
    # The local day of the last report of its state, and that by which the office owes the next;
    # nothing is owed for what has ended and for what is not public.
    updated_on = models.DateField(null=True)
    update_due = models.DateField(null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    # Raised by every deed, so that nobody overwrites what she has not seen.
    revision = models.PositiveIntegerField(default=1)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["project", "field__order", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"],
                condition=~Q(number=""),
                name="measure_number_once",
            ),
            models.UniqueConstraint(
                fields=["identity"],
                condition=Q(identity__isnull=False),
                name="measure_of_section_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["not_begun", "stopped"]) | ~Q(state_reason=""),
                name="measure_bad_news_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(identity=None) | Q(document__isnull=False),
                name="measure_section_has_document",
            ),
        ]
        indexes = [
            models.Index(fields=["update_due"], name="measure_update_due"),
            models.Index(fields=["planned_end_by"], name="measure_planned_end"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.planned_start_by = self.planned_start.last_day if self.planned_start else None
        self.planned_end_by = self.planned_end.last_day if self.planned_end else None
        super().save(*args, **kwargs)


class MeasureCase(models.Model):
    """The measure carries out what was decided about a case; so contributions lead to it.

    The case, not one decision: a correction takes the place of a decision, the concern stays.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="origins")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="measures")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["case"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "case"], name="measure_case_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} because of {self.case_id}"
