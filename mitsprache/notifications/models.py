"""What people want to be told about what they contributed, and who was reminded today."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Guest, Person
from mitsprache.consultations.models import Contributor

# The steps of which somebody may be told, in their order.
STEPS = ("routed", "discussed", "recommended", "answered", "worked_in", "measures")


class StepWish(models.Model):
    """Of which steps of her contributions somebody is told by mail; without a row the defaults.

    One row for an account, a guest, or an address on paper; it goes with them.
    """

    person = models.OneToOneField(
        Person, null=True, on_delete=models.CASCADE, related_name="step_wish"
    )
    guest = models.OneToOneField(
        Guest, null=True, on_delete=models.CASCADE, related_name="step_wish"
    )
    # On paper: each contribution has its own.
    contributor = models.OneToOneField(
        Contributor, null=True, on_delete=models.CASCADE, related_name="step_wish"
    )
    routed = models.BooleanField(_("A working group has it on its table"), default=False)
    discussed = models.BooleanField(_("A working group has discussed it"), default=False)
    recommended = models.BooleanField(
        _("The working group has recommended something"), default=False
    )
    answered = models.BooleanField(_("It is decided and answered"), default=True)
    worked_in = models.BooleanField(_("It stands in a new version of the text"), default=True)

    measures = models.BooleanField(_("A measure that came from it has another state"), default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, guest=None, contributor=None)
                | Q(person=None, guest__isnull=False, contributor=None)
                | Q(person=None, guest=None, contributor__isnull=False),
                name="step_wish_of_one",
            )
        ]

    def __str__(self) -> str:
        return f"wish {self.pk}"

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(step for step in STEPS if getattr(self, step))


class Reminder(models.Model):
    """One mail a day at most: `recipient` was reminded on the local `day`."""

    recipient = models.CharField(max_length=64)  # a keyed hash of the address
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recipient", "day"], name="reminder_once_a_day")
        ]

    def __str__(self) -> str:
        return f"reminder of {self.day}"
