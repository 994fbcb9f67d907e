"""What groups discuss and recommend, and when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.consultations.models import Contribution
from mitsprache.events.models import Session
from mitsprache.groups.models import WorkingGroup

from .case import Case
from .decision import ANSWER_LENGTH, Verdict


class Sitting(models.Model):
    """A group meets on a local day; which cases it dealt with is public, what was said is not."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="sittings")
    day = models.DateField(_("day"))
    title = models.CharField(_("title"), max_length=160, blank=True)
    # The part of an event in which it was; what was dealt with there stands on the event's page.
    session = models.OneToOneField(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="sitting"
    )
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint(fields=["group", "day"], name="sitting_day_once")]

    def __str__(self) -> str:
        return f"{self.group_id} on {self.day}"


class SittingCase(models.Model):
    """A case was dealt with in a sitting."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="cases")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sittings")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "case"], name="sitting_case_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} in {self.sitting_id}"


class CapturedLine(models.Model):
    """What was said in a session of an event and typed on the spot, as the contribution it became."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="captured")
    contribution = models.OneToOneField(
        Contribution, on_delete=models.PROTECT, related_name="captured"
    )
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.contribution_id} in session {self.session_id}"


class Recommendation(models.Model):
    """What a group thinks should be decided, and why; a newer one replaces it, none is erased.

    Vote numbers only where the group wants them. That of the lead group is public once the case
    is answered.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="recommendations")
    group = models.ForeignKey(
        WorkingGroup, on_delete=models.PROTECT, related_name="recommendations"
    )
    sitting = models.ForeignKey(
        Sitting, null=True, blank=True, on_delete=models.PROTECT, related_name="recommendations"
    )
    verdict = models.CharField(_("recommendation"), max_length=20, choices=Verdict)
    reason = models.TextField(_("reason"), max_length=ANSWER_LENGTH)
    votes_for = models.PositiveSmallIntegerField(_("in favour"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("against"), null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(_("abstained"), null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "group"],
                condition=Q(replaced_at=None),
                name="recommendation_one_stands",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="recommendation_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} for {self.case_id}"
