"""A document of a project, its action fields and its versions."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.council.models import Resolution
from mitsprache.projects.models import Project


class DocumentQuerySet(models.QuerySet["Document"]):
    def editable_by(self, person: Any) -> Self:
        """Documents of the sheets that `person` may edit (projects.rules.editable_sheets)."""
        return self.filter(project__in=Project.objects.editable_by(person))


class Document(models.Model):
    """A draft concept, a programme, a plan: a text that exists in numbered versions."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="documents")
    title = models.CharField(_("title"), max_length=200)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title


class ActionField(models.Model):
    """A field of action (Handlungsfeld): named, numbered and coloured; where contributions go.

    It belongs to the document, not to a version, because working groups and routing rules point
    to it for as long as the document lives.
    """

    class Colour(models.TextChoices):
        """Codes of the palette in frontend/scss; never the only mark of a field."""

        PETROL = "petrol", _("petrol")
        APRICOT = "apricot", _("apricot")
        GREEN = "green", _("green")
        VIOLET = "violet", _("violet")
        BLUE = "blue", _("blue")
        ROSE = "rose", _("rose")
        OLIVE = "olive", _("olive")
        BROWN = "brown", _("brown")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="fields")
    number = models.CharField(_("number"), max_length=10)
    name = models.CharField(_("name"), max_length=200)
    colour = models.CharField(_("colour"), max_length=10, choices=Colour)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="action_field_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, person: Any) -> Self:
        """Released versions of documents that were put online with a consultation, for everybody.

        Working versions are reached by `editable_by` only.
        """
        from .consultation import Consultation

        online = Consultation.objects.visible_to(person).values("version__document")
        return self.exclude(state=Version.State.WORKING).filter(document__in=online)

    def editable_by(self, person: Any) -> Self:
        return self.filter(document__in=Document.objects.editable_by(person))


class Version(models.Model):
    """One state of the document's text. Once released, no row of it ever changes (triggers)."""

    class State(models.TextChoices):
        WORKING = "working", _("in work")
        RELEASED = "released", _("released")
        ADOPTED = "adopted", _("adopted")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WORKING)
    note = models.TextField(_("what is new in this version"), max_length=2000, blank=True)
    created_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    # SHA-256 over the canonical form of all sections (queries.content_hash); empty in work.
    content_hash = models.CharField(max_length=64, blank=True)
    # By which a body adopted this text; set once, with the state.
    resolution = models.ForeignKey(
        Resolution, null=True, blank=True, on_delete=models.PROTECT, related_name="versions"
    )
    adopted_at = models.DateTimeField(null=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state="working"), name="version_one_in_work"
            ),
            models.CheckConstraint(
                condition=Q(state="working", released_at=None, content_hash="")
                | (~Q(state="working") & Q(released_at__isnull=False) & ~Q(content_hash="")),
                name="version_released_has_hash",
            ),
            models.CheckConstraint(
                condition=Q(state="adopted", resolution__isnull=False, adopted_at__isnull=False)
                | (~Q(state="adopted") & Q(resolution=None, adopted_at=None)),
                name="version_adopted_by_resolution",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} v{self.number}"


class DocumentPicture(models.Model):
    """A picture inside a section's text, written there as `![text](bild:<id>)`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pictures")
    file = models.FileField(upload_to="dokumente/")
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "digest"], name="document_picture_once")
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def address(self) -> str:
        """Where it is fetched: for everybody once a public version shows it (public/media)."""
        return f"{settings.MEDIA_URL}dokument/{self.pk}.webp"


class DocumentImport(models.Model):
    """A file that was read and waits for its preview to be confirmed; nothing of it is a version.

    `content` is the draft as imports.draft.Draft writes it, `doubts` what a person should look at.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="imports")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    content: Any = models.JSONField()
    doubts: Any = models.JSONField(default=list)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    version = models.ForeignKey(Version, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name
