"""What goes out on paper and comes back: packets, return sheets, the synopsis' template."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.consultations.models import Consultation
from mitsprache.groups.models import WorkingGroup

from .case import Case


class Packet(models.Model):
    """What was handed over to a group, numbered per group and consultation; never changes."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="packets")
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="packets")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    # True: only what no earlier packet of the group held, or what came back into it since.
    only_new = models.BooleanField(default=True)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "consultation", "number"], name="packet_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"packet {self.number} of {self.group_id}"


class PacketCase(models.Model):
    """A case as it stood when the packet was made."""

    packet = models.ForeignKey(Packet, on_delete=models.CASCADE, related_name="cases")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="packets")
    position = models.PositiveIntegerField()
    state = models.CharField(max_length=16)
    revision = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["packet", "case"], name="packet_case_once")]

    def __str__(self) -> str:
        return f"{self.case_id} in packet {self.packet_id}"


class ReturnSheet(models.Model):
    """A sheet that came back with a group's recommendations and was taken over, all of it."""

    packet = models.ForeignKey(Packet, on_delete=models.PROTECT, related_name="returns")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    # Codes of cases whose newer state was replaced, because a person said so.
    replaced: Any = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["packet", "digest"], name="return_sheet_once")
        ]

    def __str__(self) -> str:
        return f"return of {self.packet_id}"


class SynopsisTemplate(models.Model):
    """The city's own Word template for the synopsis; its placeholders were checked on upload."""

    file = models.FileField(_("Word file"), upload_to="vorlagen/")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"],
                condition=models.Q(is_current=True),
                name="synopsis_template_one_current",
            )
        ]

    def __str__(self) -> str:
        return self.file_name
