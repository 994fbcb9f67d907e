from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.common.models import TranslatedText


class OfficeQuerySet(models.QuerySet["Office"]):
    def visible_to(self, person: Any) -> Self:
        """Offices are public; those that exist no longer only coordination sees."""
        from mitsprache.accounts.rules import is_coordination

        return self.all() if is_coordination(person) else self.filter(is_active=True)


class Office(models.Model):
    """An Amt or a Stabsstelle of the city: answers for projects and for what people ask."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160)
    description = models.TextField(_("what the office does"), blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    email = models.EmailField(_("public e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    address = models.TextField(_("postal address and opening hours"), blank=True)
    notify_email = models.EmailField(
        _("address for notifications"),
        blank=True,
        help_text=_("Where the platform writes to; never shown in public."),
    )
    is_participation_office = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = OfficeQuerySet.as_manager()

    TEXTS = ("name", "description")

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class OfficeText(TranslatedText):
    parent = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(max_length=160)
    description = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parent", "language"], name="office_text_once")
        ]


class OfficeMembershipQuerySet(models.QuerySet["OfficeMembership"]):
    def visible_to(self, person: Any) -> Self:
        """Who works where: coordination sees all, everybody else her own memberships."""
        from mitsprache.accounts.rules import is_coordination, is_person

        if is_coordination(person):
            return self.all()
        return self.filter(person=person) if is_person(person) else self.none()


class OfficeMembership(models.Model):
    """A person belongs to an office from one moment until it is ended."""

    class Role(models.TextChoices):
        MEMBER = "member", _("drafts sheets and answers")
        LEAD = "lead", _("also releases them for the office")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role, default=Role.MEMBER)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OfficeMembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "office"],
                condition=models.Q(ended_at=None),
                name="office_member_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.office_id}"


class ListEntry(models.Model):
    """What districts, topics and target groups have in common."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(_("can be chosen"), default=True)

    TEXTS: tuple[str, ...] = ("name",)

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class District(ListEntry):
    """A district of the city (Ortsbezirk)."""

    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    boundary = models.JSONField(_("outline as GeoJSON geometry"), null=True, blank=True)

    class Meta(ListEntry.Meta):
        verbose_name = _("district")
        verbose_name_plural = _("districts")


class DistrictText(TranslatedText):
    parent = models.ForeignKey(District, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parent", "language"], name="district_text_once")
        ]


class Topic(ListEntry):
    """A field of policy that projects are filed under (Thema)."""

    class Meta(ListEntry.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class TopicText(TranslatedText):
    parent = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parent", "language"], name="topic_text_once")
        ]


class TargetGroup(ListEntry):
    """People whom a project concerns (Zielgruppe)."""

    class Meta(ListEntry.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class TargetGroupText(TranslatedText):
    parent = models.ForeignKey(TargetGroup, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parent", "language"], name="target_group_text_once")
        ]


class CityProfile(models.Model):
    """The one row with the city's name and the rules that differ between cities."""

    class AddressForm(models.TextChoices):
        FORMAL = "sie", "Sie"
        INFORMAL = "du", "du"

    class WhoWrites(models.TextChoices):
        SIGNED_IN = "signed_in", _("everyone with a confirmed address")
        NOBODY = "nobody", _("nobody (commenting is switched off)")

    singleton = models.BooleanField(default=True, unique=True, editable=False)
    city_name = models.CharField(_("name of the city"), max_length=80)
    site_name = models.CharField(_("name of the platform"), max_length=80, default="Mitsprache")
    reference_prefix = models.CharField(_("letters of references"), max_length=4)
    contact_email = models.EmailField(_("contact address"), blank=True)
    notice = models.TextField(_("notice above every page"), blank=True)
    address_form = models.CharField(
        _("form of address"), max_length=3, choices=AddressForm, default=AddressForm.FORMAL
    )
    who_writes = models.CharField(
        _("who may comment"), max_length=12, choices=WhoWrites, default=WhoWrites.SIGNED_IN
    )
    update_rhythm_days = models.PositiveSmallIntegerField(
        _("days after which a fact sheet wants an update"), default=90
    )
    measure_rhythm_days = models.PositiveSmallIntegerField(
        _("days after which the state of a measure is to be reported again"), default=180
    )
    answer_period_days = models.PositiveSmallIntegerField(
        _("days within which a question is answered"), default=14
    )
    edit_window_minutes = models.PositiveSmallIntegerField(
        _("minutes in which people may change their own comment"), default=30
    )
    required_fields = models.JSONField(
        _("what a fact sheet must state"),
        default=list,
        blank=True,
        help_text=_("Codes of projects.completeness; empty means the platform's own list."),
    )

    TEXTS = ("notice",)

    class Meta:
        verbose_name = _("city profile")
        constraints = [
            models.CheckConstraint(condition=models.Q(singleton=True), name="city_profile_one_row"),
            models.CheckConstraint(
                condition=models.Q(reference_prefix__regex=r"^[A-Z]{2,4}$"),
                name="city_profile_prefix",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site_name} {self.city_name}"


class CityProfileText(TranslatedText):
    parent = models.ForeignKey(CityProfile, on_delete=models.CASCADE, related_name="texts")
    notice = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parent", "language"], name="city_profile_text_once")
        ]

    def __str__(self) -> str:
        return self.language
