from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.comments.models import Answer, Comment
from mitsprache.consultations.models import Contribution

EXPLANATION_LENGTH = 2000
NAME_LENGTH = 120

Target = Comment | Answer | Contribution  # what can be reported


class Ground(models.TextChoices):
    """Why something is reported or hidden (rules of conduct; DSA Art. 16 and 17)."""

    INSULT = "insult", _("insult or discrimination")
    HATE = "hate", _("incitement or call to violence")
    PERSONAL_DATA = "personal_data", _("personal data of others")
    ADVERTISING = "advertising", _("advertising or spam")
    OFF_TOPIC = "off_topic", _("not about the matter")
    ILLEGAL = "illegal", _("otherwise illegal")
    OTHER = "other", _("other")


class Notice(models.Model):
    """Somebody reports a text, without account; the reported author never learns who it was."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        UPHELD = "upheld", _("text hidden")
        DISMISSED = "dismissed", _("text stays")

    comment = models.ForeignKey(
        Comment, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    answer = models.ForeignKey(
        Answer, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    contribution = models.ForeignKey(
        Contribution, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    ground = models.CharField(_("reason"), max_length=20, choices=Ground)
    explanation = models.TextField(_("explanation"), max_length=EXPLANATION_LENGTH)
    name = models.CharField(_("name"), max_length=NAME_LENGTH, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    submission_key = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    decision = models.TextField(_("decision in words"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(comment__isnull=False, answer=None, contribution=None)
                | Q(comment=None, answer__isnull=False, contribution=None)
                | Q(comment=None, answer=None, contribution__isnull=False),
                name="notice_one_target",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("explanation"), EXPLANATION_LENGTH),
                name="notice_not_too_long",
            ),
        ]
        indexes = [models.Index(fields=["state", "received_at"], name="notice_open")]

    def __str__(self) -> str:
        return f"notice {self.pk}"

    @property
    def target(self) -> Target:
        """The reported text."""
        target = self.comment or self.answer or self.contribution
        assert target is not None
        return target


class Intervention(models.Model):
    """The moderation hid or restored a text; its reasons are part of the deed (DSA Art. 17)."""

    class Kind(models.TextChoices):
        HIDDEN = "hidden", _("hidden")
        RESTORED = "restored", _("restored")

    comment = models.ForeignKey(
        Comment, null=True, on_delete=models.PROTECT, related_name="interventions"
    )
    contribution = models.ForeignKey(
        Contribution, null=True, on_delete=models.PROTECT, related_name="interventions"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    ground = models.CharField(max_length=20, choices=Ground, blank=True)
    reason = models.TextField(_("reason, told to the author"))
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="intervention_has_reason"),
            models.CheckConstraint(
                condition=Q(kind="restored") | ~Q(ground=""), name="hidden_has_ground"
            ),
            models.CheckConstraint(
                condition=Q(comment__isnull=False, contribution=None)
                | Q(comment=None, contribution__isnull=False),
                name="intervention_one_target",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.comment_id or self.contribution_id}"
