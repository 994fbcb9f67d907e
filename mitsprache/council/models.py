from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from mitsprache.common.partial_dates import PartialDateField


class Body(models.Model):
    """A body that decides or advises: council, Magistrat, committee, district council."""

    class Kind(models.TextChoices):
        COUNCIL = "council", _("city council")
        EXECUTIVE = "executive", _("municipal executive (Magistrat)")
        COMMITTEE = "committee", _("committee")
        DISTRICT_COUNCIL = "district_council", _("district council (Ortsbeirat)")

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=20, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Paper(models.Model):
    """A council paper (Vorlage). Numbers are text: leading zeros and letters count."""

    number = models.CharField(_("paper number"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=250, blank=True)
    url = models.URLField(_("link"), blank=True)

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")

    def __str__(self) -> str:
        return self.number


class Meeting(models.Model):
    """A meeting of a body as the council information system tells of it.

    `gone` since it was deleted there: it is marked, never erased, because resolutions rest on it.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    name = models.CharField(max_length=250, blank=True)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=250, blank=True)
    cancelled = models.BooleanField(default=False)
    url = models.URLField(max_length=500, blank=True)
    gone = models.BooleanField(default=False)

    class Meta:
        ordering = ["-starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.body} {self.starts_at:%Y-%m-%d}"


class AgendaItem(models.Model):
    """What a body talked about in a meeting, and with which result; a stage on a paper's way."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    paper = models.ForeignKey(
        Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="stages"
    )
    number = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=500, blank=True)
    role = models.CharField(max_length=120, blank=True)  # e.g. Vorberatung, Entscheidung
    authoritative = models.BooleanField(default=False)
    is_public = models.BooleanField(default=True)
    result = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    gone = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting__starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def visible_to(self, person: object) -> Self:
        """Resolutions are public records: everybody sees all of them."""
        return self.all()


class Resolution(models.Model):
    """What a body decided, as far as it is known: date and number may be partial or not given.

    Entered by people, or read from the agenda item `item`; then what people have entered stays,
    and only what was left empty is filled.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="resolutions")
    date = PartialDateField(_("date"))
    date_sort = models.DateField(null=True, editable=False)  # last day of `date`, for ordering
    number = models.CharField(_("number"), max_length=40, blank=True)
    paper = models.ForeignKey(
        Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="resolutions"
    )
    title = models.CharField(_("what was decided"), max_length=300)
    text = models.TextField(_("wording"), blank=True)
    result = models.CharField(
        _("result"), max_length=250, blank=True, help_text=_("For example: adopted as amended.")
    )
    votes_for = models.PositiveSmallIntegerField(_("votes in favour"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(_("abstained"), null=True, blank=True)
    conditions = models.TextField(
        _("conditions"), blank=True, help_text=_("What was decided along with it.")
    )
    url = models.URLField(_("link"), blank=True)
    item = models.OneToOneField(
        AgendaItem,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="resolution",
    )
    # Read from its item and touched by nobody since: it follows what the council's system says.
    imported = models.BooleanField(default=False, editable=False)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering = [models.F("date_sort").desc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        known = ", ".join(
            part for part in (self.number, self.date and self.date.in_words()) if part
        )
        return f"{self.title} ({known})" if known else self.title

    def save(self, *args: object, **kwargs: object) -> None:
        self.date_sort = self.date.last_day if self.date else None
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class OparlObject(models.Model):
    """An object of the council information system as it was sent: OParl 1.1, every field kept.

    `kind` is the last part of its type (Paper, Meeting, ...). What our own rows say was read from
    it; one that was deleted there stays here, marked.
    """

    address = models.CharField(max_length=500, unique=True)  # its `id`
    kind = models.CharField(max_length=40)
    raw: Any = models.JSONField()
    modified = models.DateTimeField(null=True)
    deleted = models.BooleanField(default=False)
    seen_at = models.DateTimeField()
    body = models.ForeignKey(Body, null=True, on_delete=models.SET_NULL, related_name="+")
    paper = models.ForeignKey(Paper, null=True, on_delete=models.SET_NULL, related_name="+")
    meeting = models.OneToOneField(
        Meeting, null=True, on_delete=models.SET_NULL, related_name="source"
    )
    item = models.OneToOneField(
        AgendaItem, null=True, on_delete=models.SET_NULL, related_name="source"
    )

    class Meta:
        indexes = [models.Index(fields=["kind"], name="oparl_kind")]

    def __str__(self) -> str:
        return self.address


class OparlRun(models.Model):
    """A run that brought council data in; the next one asks for what has changed since."""

    source = models.CharField(max_length=500)  # the endpoint's list, or the name of a file
    started_at = models.DateTimeField()
    objects_seen = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    remarks: Any = models.JSONField(default=list)
    resolutions: Any = models.JSONField(default=list)  # what was read, in a line each

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.source} {self.started_at:%Y-%m-%d}"
