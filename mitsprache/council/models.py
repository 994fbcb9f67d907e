from typing import Self

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


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def visible_to(self, person: object) -> Self:
        """Resolutions are public records: everybody sees all of them."""
        return self.all()


class Resolution(models.Model):
    """What a body decided, as far as it is known: date and number may be partial or not given."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="resolutions")
    date = PartialDateField(_("date"))
    date_sort = models.DateField(null=True, editable=False)  # last day of `date`, for ordering
    number = models.CharField(_("number"), max_length=40, blank=True)
    paper = models.ForeignKey(
        Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="resolutions"
    )
    title = models.CharField(_("what was decided"), max_length=300)
    text = models.TextField(_("wording"), blank=True)
    url = models.URLField(_("link"), blank=True)

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
