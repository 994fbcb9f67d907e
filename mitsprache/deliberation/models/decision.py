"""What is decided about a case, how it is answered, and where it stands in the text."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mitsprache.accounts.models import Person
from mitsprache.consultations.models import Consultation, SectionIdentity, Version
from mitsprache.council.models import Body
from mitsprache.directory.models import Office

from .case import REASON_LENGTH, Case

ANSWER_LENGTH = 5_000


class Verdict(models.TextChoices):
    """What may become of a concern; codes as in the files and the API."""

    # Not what the council does with a version, for which other languages have another word.
    ADOPTED = "adopted", pgettext_lazy("decision on a contribution", "adopted")
    ADOPTED_IN_PART = "adopted_in_part", _("adopted in part")
    ALREADY_CONTAINED = "already_contained", _("already contained")
    ELSEWHERE = "elsewhere", _("carried to another place")
    NOT_ADOPTED = "not_adopted", _("not adopted")
    ANSWERED = "answered", _("question answered")
    NOTED = "noted", _("noted")
    OUTSIDE_REMIT = "outside_remit", _("outside the city's remit")


# What has to stand in the next version.
CHANGES_TEXT = (Verdict.ADOPTED, Verdict.ADOPTED_IN_PART)


class TextBlock(models.Model):
    """A reason in plain words that fits many cases; whoever decides may change it there."""

    verdict = models.CharField(_("decision"), max_length=20, choices=Verdict)
    title = models.CharField(_("name"), max_length=120)
    text = models.TextField(_("text"), max_length=ANSWER_LENGTH)
    is_active = models.BooleanField(_("can be chosen"), default=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("text block")
        verbose_name_plural = _("text blocks")
        ordering = ["verdict", "title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["verdict", "title"], name="text_block_title_once"),
            models.CheckConstraint(condition=~Q(text=""), name="text_block_has_text"),
        ]

    def __str__(self) -> str:
        return self.title


class Decision(models.Model):
    """The answer to a case: a verdict and a public reason, released by another person.

    `decided_on` is the local day on which `body` or `office` decided, never in the future. A
    correction is a new decision that names the old one in `corrects`; of a case the released
    decision that nothing released corrects is the standing one (`queries.standing`).
    """

    class State(models.TextChoices):
        DRAFTED = "drafted", _("drafted")
        APPROVED = "approved", _("approved")
        RELEASED = "released", _("released")
        DROPPED = "dropped", _("dropped")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(_("decision"), max_length=20, choices=Verdict)
    reason = models.TextField(_("reason, public"), max_length=ANSWER_LENGTH)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    decided_on = models.DateField(_("decided on"))
    state = models.CharField(max_length=10, choices=State, default=State.DRAFTED)
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )
    block = models.ForeignKey(
        TextBlock, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    drafted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    drafted_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    approved_at = models.DateTimeField(null=True)
    # When the answer is to be published; None: at once with the approval.
    release_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["drafted_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_reason"),
            models.CheckConstraint(
                condition=Q(body__isnull=False, office=None) | Q(body=None, office__isnull=False),
                name="decision_by_one",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | Q(drafted_by=None)
                | ~Q(approved_by=F("drafted_by")),
                name="decision_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(state="released")
                | Q(approved_at__isnull=False, released_at__isnull=False),
                name="decision_released_approved",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=["drafted", "approved"]),
                name="decision_one_in_work",
            ),
            # Two people correct the same decision: one wins.
            models.UniqueConstraint(
                fields=["corrects"], condition=~Q(state="dropped"), name="decision_corrected_once"
            ),
        ]
        indexes = [models.Index(fields=["state", "release_at"], name="decision_release")]

    def __str__(self) -> str:
        return f"{self.verdict} on {self.case_id}"


class Adoption(models.Model):
    """A decision stands in the text: this section of this version was changed because of it.

    By identity and version, so that the link outlives the section's row; a section that the
    decision took out of the text is linked in the version in which it is missing.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="adoptions")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="adoptions")
    identity = models.ForeignKey(
        SectionIdentity, on_delete=models.PROTECT, related_name="adoptions"
    )
    note = models.TextField(_("what has changed"), max_length=REASON_LENGTH, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "version", "identity"], name="adoption_once"
            )
        ]
        indexes = [models.Index(fields=["version", "identity"], name="adoption_section")]

    def __str__(self) -> str:
        return f"{self.decision_id} in {self.identity_id}"


class Override(models.Model):
    """A version was released although something was missing; public, with what and why."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="override")
    reason = models.TextField(_("reason, public"), max_length=REASON_LENGTH)
    # Codes of cases: decisions that do not stand in the text, cases without answer.
    missing: Any = models.JSONField(default=list)
    unanswered: Any = models.JSONField(default=list)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="override_has_reason")]

    def __str__(self) -> str:
        return f"override of {self.version_id}"


class PhaseClosing(models.Model):
    """A consultation is marked done: everything has its answer, or a public reason why not."""

    consultation = models.OneToOneField(
        Consultation, on_delete=models.PROTECT, related_name="closing"
    )
    reason = models.TextField(_("reason, public"), max_length=REASON_LENGTH, blank=True)
    unanswered: Any = models.JSONField(default=list)  # codes of cases
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unanswered=[]) | ~Q(reason=""), name="closing_has_reason"
            )
        ]

    def __str__(self) -> str:
        return f"closing of {self.consultation_id}"
