"""The lists that belong to a sheet's text: they travel with its drafts."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from mitsprache.common.partial_dates import PartialDateField
from mitsprache.content.models import File, Picture
from mitsprache.council.models import Resolution
from mitsprache.directory.models import Office


class SheetLine(Orderable):
    """Base of the lists that belong to a sheet's text and travel with its drafts."""

    class Meta(Orderable.Meta):
        abstract = True


class Step(SheetLine):
    """A line of the timetable: a step of the project, a phase or a date of its participation."""

    class Kind(models.TextChoices):
        STEP = "step", _("step of the project")
        PHASE = "phase", _("phase of the participation")
        EVENT = "event", _("event")
        DEADLINE = "deadline", _("deadline")

    class Bound(models.TextChoices):
        ON = "on", _("on or in")
        BY = "by", _("by the end of")
        BEFORE = "before", _("before")
        FROM = "from", _("from")

    project = ParentalKey("projects.Project", on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.STEP)
    title = models.CharField(_("what"), max_length=200)
    note = models.TextField(_("content"), blank=True)
    bound = models.CharField(_("when"), max_length=8, choices=Bound, default=Bound.ON)
    planned = PartialDateField(_("planned"))
    planned_until = PartialDateField(_("planned until"))
    actual = PartialDateField(_("actual"))
    is_done = models.BooleanField(_("done"), default=False)

    class Meta(SheetLine.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("timetable")
        indexes = [models.Index(fields=["planned"], name="step_planned")]


class Contact(SheetLine):
    """Who can be reached about what: an office (or a named function) in a role."""

    class Role(models.TextChoices):
        SUBJECT = "subject", _("subject matter")
        PARTICIPATION = "participation", _("citizen participation")

    project = ParentalKey("projects.Project", on_delete=models.CASCADE, related_name="contacts")
    role = models.CharField(_("role"), max_length=14, choices=Role, default=Role.SUBJECT)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT)
    name = models.CharField(_("name"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)

    class Meta(SheetLine.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")


class ProjectResolution(SheetLine):
    """A resolution and what it means for the project."""

    class Role(models.TextChoices):
        COMMISSIONED = "commissioned", _("commissioned")
        DRAFT_ACCEPTED = "draft_accepted", _("draft accepted")
        ADOPTED = "adopted", _("adopted")
        OTHER = "other", _("concerns the project")

    project = ParentalKey("projects.Project", on_delete=models.CASCADE, related_name="resolutions")
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="projects")
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.OTHER)

    class Meta(SheetLine.Meta):
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")


class Attachment(SheetLine):
    """A picture with its alternative text, or a document with its title."""

    project = ParentalKey("projects.Project", on_delete=models.CASCADE, related_name="attachments")
    picture = models.ForeignKey(
        Picture, null=True, blank=True, on_delete=models.PROTECT, related_name="attachments"
    )
    file = models.ForeignKey(
        File, null=True, blank=True, on_delete=models.PROTECT, related_name="attachments"
    )
    text = models.CharField(
        _("text"),
        max_length=300,
        help_text=_(
            "Of a picture: what it shows, for people who cannot see it. Of a file: its title."
        ),
    )

    class Meta(SheetLine.Meta):
        verbose_name = _("picture or document")
        verbose_name_plural = _("pictures and documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(picture=None, file__isnull=False) | Q(picture__isnull=False, file=None),
                name="attachment_picture_or_file",
            )
        ]


def without_dangling(lines: list[dict[str, Any]], model: type[SheetLine]) -> list[dict[str, Any]]:
    """The lines of a draft without those that refer to rows which are gone since.

    A row that only drafts refer to can be deleted; the draft must still open.
    """
    for field in model._meta.concrete_fields:
        related = field.related_model
        if related is None or field.name == "project":
            continue
        wanted = {line[field.name] for line in lines if line.get(field.name) is not None}
        there = set(related.objects.filter(pk__in=wanted).values_list("pk", flat=True))
        lines = [line for line in lines if line.get(field.name) in there | {None}]
    return lines
