"""Codes of a project, and the columns in which costs are stated."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from mitsprache.common.partial_dates import PartialDateField


class State(models.TextChoices):
    IDEA = "idea", _("idea")
    PLANNED = "planned", _("planned")
    DECIDED = "decided", _("decided")
    RUNNING = "running", _("under way")
    FINISHED = "finished", _("finished")
    DEFERRED = "deferred", _("deferred")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Participation(models.TextChoices):
    PLANNED = "planned", _("participation planned")
    RUNNING = "running", _("participation under way")
    DONE = "done", _("participation finished")
    NONE = "none", _("no participation planned")
    OPEN = "open", _("not yet decided")


class CostKind(models.TextChoices):
    AMOUNT = "amount", _("amount")
    RANGE = "range", _("range")
    UNKNOWN = "unknown", _("not yet known")


class CostColumns(models.Model):
    """What the city states about costs; the draft of a sheet and each CostStatement hold it."""

    cost_kind = models.CharField(
        _("costs"), max_length=8, choices=CostKind, default=CostKind.UNKNOWN
    )
    cost_from = models.DecimalField(
        _("amount, or from"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    cost_to = models.DecimalField(
        _("up to"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    cost_currency = models.CharField(_("currency"), max_length=3, default="EUR")
    cost_sources = models.CharField(_("source of funds"), max_length=300, blank=True)
    cost_estimated_on = PartialDateField(_("date of the estimate"))
    cost_unknown_reason = models.TextField(_("why the costs are not yet known"), blank=True)
    cost_note = models.TextField(_("note on the costs"), blank=True)

    COST_COLUMNS: ClassVar[tuple[str, ...]] = (
        "cost_kind",
        "cost_from",
        "cost_to",
        "cost_currency",
        "cost_sources",
        "cost_estimated_on",
        "cost_unknown_reason",
        "cost_note",
    )

    class Meta:
        abstract = True
