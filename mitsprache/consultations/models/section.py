"""Sections: the text of a version, their permanent identities, and what became of each."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person

from .document import ActionField, Document, Version

SECTION_LENGTH = 60_000


class SectionIdentity(models.Model):
    """What stays the same of a section from version to version; given once, never reused."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="identities")

    def __str__(self) -> str:
        return str(self.pk)


class SectionQuerySet(models.QuerySet["Section"]):
    def visible_to(self, person: Any) -> Self:
        """Sections of versions that everybody may read."""
        return self.filter(version__in=Version.objects.visible_to(person))

    def editable_by(self, person: Any) -> Self:
        """Sections of the working versions that `person` may change."""
        mine = Version.objects.editable_by(person).filter(state=Version.State.WORKING)
        return self.filter(version__in=mine)


class Section(models.Model):
    """The text of one identity in one version, at its place in the tree.

    `order` is the place in reading order over the whole version (from 1), `depth` the level in
    the tree (from 1); both follow `parent` and are kept by the actions. `number` is what is
    printed ("2.3", "M 4.2"), never empty and unique in its version, so that paper and telephone
    can name it; it is also the anchor and the address of the section on pages. `field` is the
    action field that the section or its nearest ancestor of that kind stands for.
    """

    class Kind(models.TextChoices):
        CHAPTER = "chapter", _("chapter")
        ACTION_FIELD = "action_field", _("action field")
        GOAL = "goal", _("goal")
        MEASURE = "measure", _("measure")
        PARAGRAPH = "paragraph", _("paragraph")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sections")
    identity = models.ForeignKey(SectionIdentity, on_delete=models.PROTECT, related_name="sections")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    order = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField(default=1)
    number = models.CharField(_("number"), max_length=30)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.CHAPTER)
    title = models.CharField(_("title"), max_length=300, blank=True)
    text = models.TextField(_("text"), max_length=SECTION_LENGTH, blank=True)
    html = models.TextField(editable=False, blank=True)
    field = models.ForeignKey(
        ActionField, null=True, blank=True, on_delete=models.PROTECT, related_name="sections"
    )
    # Rises with every saving: who saves says which state she has read (C-06).
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "identity"], name="section_identity_once"),
            models.UniqueConstraint(fields=["version", "number"], name="section_number_once"),
            models.CheckConstraint(condition=~Q(number=""), name="section_has_number"),
            models.CheckConstraint(
                condition=~Q(title="") | ~Q(text=""), name="section_has_title_or_text"
            ),
        ]
        indexes = [models.Index(fields=["version", "order"], name="section_order")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class SectionOrigin(models.Model):
    """A section of a working version came out of another one: by splitting or by merging.

    Beside its own identity; kept in the released version, where the mapping was made from it.
    """

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="origins")
    identity = models.ForeignKey(SectionIdentity, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "identity"], name="section_origin_once")
        ]

    def __str__(self) -> str:
        return f"{self.section_id} out of {self.identity_id}"


class Succession(models.Model):
    """What became of a section in the next released version; confirmed by a person.

    A section has one kind; several rows of it lead to several new sections (split). New text
    that comes out of nothing has no row.
    """

    class Kind(models.TextChoices):
        UNCHANGED = "unchanged", _("unchanged")
        CHANGED = "changed", _("changed")
        MOVED = "moved", _("moved")
        SPLIT = "split", _("split")
        MERGED = "merged", _("merged")
        REMOVED = "removed", _("removed")

    old = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(
        Section, null=True, on_delete=models.PROTECT, related_name="predecessions"
    )
    # The version in which it became so: also for what has no new section.
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="successions")
    kind = models.CharField(max_length=10, choices=Kind)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="succession_once"),
            models.UniqueConstraint(
                fields=["old"], condition=Q(new=None), name="succession_removed_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="removed", new=None) | (~Q(kind="removed") & Q(new__isnull=False)),
                name="succession_removed_has_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} {self.kind} {self.new_id}"
