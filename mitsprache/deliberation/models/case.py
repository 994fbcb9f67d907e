"""The case: one concern, the contributions that voice it, and where it lies."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.consultations.models import ActionField, Consultation, Contribution
from mitsprache.directory.models import Office
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup

EXTRACT_LENGTH = 2_000
NOTE_LENGTH = 10_000
REASON_LENGTH = 2_000


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, person: Any) -> Self:
        """Cases of which everybody may know: a contribution of theirs is public."""
        public = Contribution.objects.visible_to(person).filter(pk=OuterRef("contribution"))
        return self.filter(
            Exists(CaseContribution.objects.filter(Exists(public), case=OuterRef("pk")))
        )

    def editable_by(self, person: Any) -> Self:
        """Cases on which `person` works in any way (rules.desk_cases)."""
        from ..rules import desk_cases

        return desk_cases(self, person)


class Case(models.Model):
    """One concern, the unit of discussion; `code` is the first contribution's reference and -n.

    A contribution with two ideas has two cases, several contributions with one concern share
    one. `owner` is the office that has to answer and is never empty, `handler` the person in it
    who does. `due` is the local day by which the answer is promised. `revision` rises with every
    deed: whoever decides says which one she has seen (C-07).
    """

    class State(models.TextChoices):
        RECEIVED = "received", _("received")
        SCREENED = "screened", _("looked through")
        ROUTED = "routed", _("with the working group")
        IN_DISCUSSION = "in_discussion", _("in discussion")
        RECOMMENDED = "recommended", _("recommended")
        HANDED_OVER = "handed_over", _("handed over")
        SENT_BACK = "sent_back", _("sent back")
        DECIDED = "decided", _("decided")
        ANSWERED = "answered", _("answered")
        WORKED_IN = "worked_in", _("worked into the text")
        DUPLICATE = "duplicate", _("joined with another case")
        LAPSED = "lapsed", _("lapsed")

    code = models.CharField(max_length=26, unique=True)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="cases")
    contributions = models.ManyToManyField(
        Contribution,
        through="CaseContribution",
        through_fields=("case", "contribution"),
        related_name="cases",
    )
    title = models.CharField(_("in short"), max_length=160)
    state = models.CharField(max_length=16, choices=State, default=State.RECEIVED)
    revision = models.PositiveIntegerField(default=1)
    owner = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        related_name="cases",
        verbose_name=_("office that answers"),
    )
    handler = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="handled_cases",
        verbose_name=_("in whose hands"),
    )
    due = models.DateField(_("answer due"))
    # As found when it was opened; changed by hand only.
    field = models.ForeignKey(
        ActionField, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    topic = models.ForeignKey(
        CrossCuttingTopic, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    # The group whose recommendation counts; equal to the current assignment with role lead.
    lead = models.ForeignKey(
        WorkingGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="led_cases"
    )
    duplicate_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="duplicates"
    )
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="duplicate", duplicate_of__isnull=False)
                | (~Q(state="duplicate") & Q(duplicate_of=None)),
                name="case_duplicate_names_other",
            ),
        ]
        indexes = [
            models.Index(fields=["consultation", "state", "due"], name="case_consultation"),
            models.Index(fields=["lead", "state", "due"], name="case_lead"),
            models.Index(fields=["owner", "state", "due"], name="case_owner"),
            models.Index(fields=["handler", "state", "due"], name="case_handler"),
        ]

    def __str__(self) -> str:
        return self.code


class CaseContribution(models.Model):
    """A contribution voices the concern of a case; `extract` is the part of it that does."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links")
    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="case_links"
    )
    extract = models.TextField(_("the part of it"), max_length=EXTRACT_LENGTH, blank=True)
    # Came in when this case was joined into `case`; leaves again when that is undone.
    joined_from = models.ForeignKey(
        Case, null=True, on_delete=models.PROTECT, related_name="joined_links"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "contribution"], name="case_contribution_once")
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} in {self.case_id}"


class Assignment(models.Model):
    """A group has a case from one moment until another; the history of routing."""

    class Role(models.TextChoices):
        LEAD = "lead", _("leads")
        INVOLVED = "involved", _("is involved")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=10, choices=Role)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    # What a person wrote. Where a rule sent it (`by` is empty): nothing for an action field, for a
    # topic the word by which it was recognised.
    reason = models.TextField(_("reason"), max_length=REASON_LENGTH, blank=True)
    # Why it went on to another group or back to the participation office.
    end_reason = models.TextField(_("reason"), max_length=REASON_LENGTH, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "group"], condition=Q(until=None), name="assignment_group_once"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(until=None, role="lead"), name="assignment_one_lead"
            ),
        ]
        indexes = [models.Index(fields=["group", "until"], name="assignment_group")]

    def __str__(self) -> str:
        return f"{self.case_id} -> {self.group_id}"


class Note(models.Model):
    """What was said in discussion; internal, never public, append-only."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    # Whose desk it was written at; None: the participation office or the office.
    group = models.ForeignKey(WorkingGroup, null=True, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(_("note"), max_length=NOTE_LENGTH)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="note_has_text")]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Screening(models.Model):
    """Somebody has looked at a contribution before it went on; append-only, the last one counts."""

    class Outcome(models.TextChoices):
        PUBLISHED = "published", _("published")
        HELD = "held", _("held back")
        REDACT = "redact", _("held back until personal data is blacked out")

    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="screenings"
    )
    outcome = models.CharField(max_length=10, choices=Outcome)
    # Public when held back; of REDACT the public is told only that, and the staff what.
    reason = models.TextField(_("reason"), max_length=REASON_LENGTH, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="published") | ~Q(reason=""), name="screening_held_has_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.outcome}"
