"""What a measure costs, year by year and source by source."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mitsprache.common.money import ExactField

from .measure import Measure

FIRST_YEAR, LAST_YEAR = 1990, 2100
# The money of a line in the order in which it goes its way, with the words for it.
AMOUNT_LABELS = {
    "planned": _("planned"),
    "approved": _("approved"),
    "committed": _("committed"),
    "spent": _("spent"),
}
AMOUNTS = tuple(AMOUNT_LABELS)


class BudgetLine(models.Model):
    """The money of one year from one source, in euros; what is not known is None, not zero."""

    class Kind(models.TextChoices):
        ONE_OFF = "one_off", _("one-off")
        RUNNING = "running", _("running")

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="budget")
    year = models.PositiveSmallIntegerField(_("year"))
    source = models.CharField(_("source of funds"), max_length=120)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.ONE_OFF)
    planned = ExactField(AMOUNT_LABELS["planned"], null=True, blank=True)
    approved = ExactField(AMOUNT_LABELS["approved"], null=True, blank=True)
    committed = ExactField(AMOUNT_LABELS["committed"], null=True, blank=True)
    spent = ExactField(AMOUNT_LABELS["spent"], null=True, blank=True)
    posts = ExactField(_("posts"), null=True, blank=True)  # full-time posts, e.g. 0.50
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering = ["year", "source", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "year", "source", "kind"], name="budget_line_once"
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="budget_line_year"
            ),
            models.CheckConstraint(
                condition=(Q(planned=None) | Q(planned__gte=0))
                & (Q(approved=None) | Q(approved__gte=0))
                & (Q(committed=None) | Q(committed__gte=0))
                & (Q(spent=None) | Q(spent__gte=0))
                & (Q(posts=None) | Q(posts__gte=0)),
                name="budget_line_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(planned__isnull=False)
                | Q(approved__isnull=False)
                | Q(committed__isnull=False)
                | Q(spent__isnull=False)
                | Q(posts__isnull=False),
                name="budget_line_says_something",
            ),
        ]
        indexes = [models.Index(fields=["year"], name="budget_line_of_year")]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.year} {self.source}"
