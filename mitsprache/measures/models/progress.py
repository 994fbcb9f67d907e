"""How a measure comes along: reports of its state, milestones, evidence, what is measured."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.common.money import ExactField
from mitsprache.common.partial_dates import PartialDateField
from mitsprache.directory.models import Office

from .measure import LINE_LENGTH, TEXT_LENGTH, Measure


class Progress(models.Model):
    """An office's report of the state on a day; append-only (triggers), public with the measure."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="progress")
    at = models.DateTimeField()
    day = models.DateField()  # local
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=14, choices=Measure.State)
    reason = models.TextField(max_length=TEXT_LENGTH, blank=True)
    text = models.TextField(_("what has happened"), max_length=TEXT_LENGTH, blank=True)
    missing = models.TextField(max_length=TEXT_LENGTH, blank=True)
    next_step = models.TextField(max_length=TEXT_LENGTH, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["not_begun", "stopped"]) | ~Q(reason=""),
                name="progress_bad_news_has_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} on {self.day}: {self.state}"


class Milestone(models.Model):
    """A step on the way, with the date for which it is promised; late when that has passed."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="milestones")
    title = models.CharField(_("what"), max_length=LINE_LENGTH)
    planned = PartialDateField(_("planned"), blank=False)
    planned_by = models.DateField(editable=False)  # the last day of `planned`
    reached = PartialDateField(_("reached"))
    reached_by = models.DateField(null=True, editable=False)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["planned_by", "pk"]
        indexes = [
            models.Index(
                fields=["planned_by"], condition=Q(reached=""), name="milestone_to_be_reached"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.planned_by = self.planned.last_day
        self.reached_by = self.reached.last_day if self.reached else None
        super().save(*args, **kwargs)


class Evidence(models.Model):
    """Where anybody can see what was done: a page, a paper, a press report."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(_("title"), max_length=LINE_LENGTH)
    url = models.URLField(_("link"), max_length=500)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Indicator(models.Model):
    """What is measured, in which unit, and what is to be reached by when."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(_("what is measured"), max_length=LINE_LENGTH)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    target = ExactField(_("target"), null=True, blank=True)
    target_date = PartialDateField(_("to be reached by"))

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["measure", "name"], name="indicator_once")]

    def __str__(self) -> str:
        return self.name


class Reading(models.Model):
    """A value that was measured."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="readings")
    date = PartialDateField(_("measured"), blank=False)
    date_sort = models.DateField(editable=False)
    value = ExactField(_("value"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["date_sort", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "date"], name="reading_once_a_date")
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.value} ({self.date})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.date_sort = self.date.last_day
        super().save(*args, **kwargs)
