"""What actions append beside the sheet's text: costs, updates, promises, addresses, counts."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mitsprache.common.partial_dates import PartialDateField
from mitsprache.directory.models import Office

from .values import CostColumns


class CostStatement(CostColumns):
    """What the city stated about costs from one publication to the next; append-only."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="cost_statements"
    )
    stated_at = models.DateTimeField()
    change_reason = models.TextField(_("why it has changed"), blank=True)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    class Meta:
        ordering = ["-stated_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(cost_kind="unknown") | ~Q(cost_unknown_reason=""),
                name="cost_unknown_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(cost_kind="unknown") | Q(cost_from__isnull=False),
                name="cost_has_amount",
            ),
            models.CheckConstraint(
                condition=~Q(cost_kind="range") | Q(cost_to__gt=models.F("cost_from")),
                name="cost_range_rises",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(change_reason=""), name="cost_change_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"costs of {self.project_id} from {self.stated_at:%Y-%m-%d}"


class Update(models.Model):
    """A line of the public update history (Fortschreibung); append-only."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="updates"
    )
    at = models.DateTimeField()
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    what = models.TextField(_("what has changed"))
    why = models.TextField(_("why it has changed"), blank=True)
    # What the update touched: any of "text", "cost", "timetable", "state", "listed".
    touched = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at", "-id"], name="update_newest")]

    def __str__(self) -> str:
        return f"update of {self.project_id} {self.at:%Y-%m-%d}"


class Promise(models.Model):
    """Something promised in public with a date; whether it is late is computed, never stored."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="promises"
    )
    text = models.TextField(_("promise"))
    due = PartialDateField(_("due"))
    due_by = models.DateField(null=True, editable=False)  # last day of `due`, for queries
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="promises")
    given_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)
    kept_note = models.TextField(_("how it was kept"), blank=True)
    replaced_by = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaces"
    )

    class Meta:
        ordering = ["due_by", "pk"]

    def __str__(self) -> str:
        return f"promise {self.pk}"


class FormerSlug(models.Model):
    """An address that a project once had: never given to another one, redirects for ever."""

    slug = models.SlugField(max_length=100, unique=True)
    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="former_slugs"
    )

    def __str__(self) -> str:
        return self.slug


class ListCount(models.Model):
    """How many published sheets carry a value; kept by the actions, equal to a recount."""

    kind = models.CharField(max_length=14)  # district, topic, state, participation, all
    value = models.CharField(max_length=80)  # slug or code; "" for all
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="list_count_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}: {self.count}"
