"""Working groups of a project, who sits in them, and the topics that cut across them."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.directory.models import Office
from mitsprache.projects.models import Project


class CrossCuttingTopic(models.Model):
    """A topic that belongs to no single group (seed.md 2.6): the second target of routing.

    `words` are beginnings of words, one per line; a contribution that holds one of them is
    recognised as belonging here, and the desk says by which word.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="topics_across")
    number = models.CharField(_("number"), max_length=10)
    name = models.CharField(_("name"), max_length=200)
    words = models.TextField(_("words that point to it"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("cross-cutting topic")
        verbose_name_plural = _("cross-cutting topics")
        ordering = ["project", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="topic_across_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class WorkingGroupQuerySet(models.QuerySet["WorkingGroup"]):
    def visible_to(self, person: Any) -> Self:
        """The groups of published sheets, for everybody alike; without the names of members."""
        # By its key: as a list, SQLite would first write down all sheets of the city.
        return self.filter(
            Exists(Project.objects.visible_to(person).filter(pk=OuterRef("project")))
        )

    def editable_by(self, person: Any) -> Self:
        """The groups at whose desk `person` may sit (rules.desk_groups)."""
        from .rules import desk_groups

        return desk_groups(self, person)


class WorkingGroup(models.Model):
    """Citizens and officials who discuss what belongs to them (Arbeitsgruppe, "AG 2").

    Which action fields and topics those are is said by deliberation's routing rules.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="groups")
    number = models.CharField(_("number"), max_length=10)
    name = models.CharField(_("name"), max_length=200)
    about = models.TextField(_("what it deals with"), max_length=2000, blank=True)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="groups", verbose_name=_("office in charge")
    )
    is_active = models.BooleanField(_("at work"), default=True)
    created_at = models.DateTimeField()

    objects = WorkingGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering = ["project", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="group_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Membership(models.Model):
    """Somebody sits in a group from one moment until it is ended.

    With an account she sees the group's desk; without one only `name` is known, to the staff.
    The public sees how many sit there in which capacity, never who.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("leads the group")
        SECRETARY = "secretary", _("keeps its records")
        MEMBER = "member", _("member")

    class Capacity(models.TextChoices):
        CITIZEN = "citizen", _("citizens")
        VOLUNTEER = "volunteer", _("volunteers")
        ASSOCIATION = "association", _("associations and institutions")
        ADMINISTRATION = "administration", _("administration")
        POLITICS = "politics", _("politics")

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="group_memberships"
    )
    name = models.CharField(_("name"), max_length=160, blank=True)
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)
    capacity = models.CharField(_("takes part as"), max_length=16, choices=Capacity)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["group", "started_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(ended_at=None), name="group_member_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in group {self.group_id}"
