"""The window in which a released version is open for contributions."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.common.partial_dates import PartialDateField
from mitsprache.projects.models import Project

from .document import Document, Version


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, person: Any) -> Self:
        """Published consultations of published sheets, for everybody alike."""
        # Asked of each one's project by its key: in a list, SQLite would first write down all
        # sheets of the city.
        project = Project.objects.visible_to(person).filter(
            pk=OuterRef("version__document__project")
        )
        return self.filter(Exists(project), published_at__isnull=False)

    def editable_by(self, person: Any) -> Self:
        """Consultations on the documents that `person` may edit."""
        return self.filter(version__document__in=Document.objects.editable_by(person))


class Consultation(models.Model):
    """A released version is open for contributions from `opens_at` to the end of `last_day`.

    `last_day` is an inclusive local date in `zone`; actions.window is the one place that decides
    by it. Public from `published_at` on, so that people can read before they can write.
    """

    class Who(models.TextChoices):
        CONFIRMED = "confirmed", _("everybody with a confirmed e-mail address")
        REGISTERED = "registered", _("people with an account")
        INVITED = "invited", _("invited people")

    class Moderation(models.TextChoices):
        AFTER = "after", _("read after publication")
        BEFORE = "before", _("released before publication")

    class Formality(models.TextChoices):
        INFORMAL = "informal", _("informal")
        FORMAL = "formal", _("required by law")

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="consultations")
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=200)
    intro = models.TextField(_("what it is about"), max_length=5000, blank=True)
    intro_html = models.TextField(editable=False, blank=True)
    # Told before people write (seed.md 5.15): what is open, who decides, what becomes of it.
    room_for_decision = models.TextField(_("what is open, what is settled"), blank=True)
    who_decides = models.TextField(_("who decides"), blank=True)
    what_follows = models.TextField(_("what becomes of the contributions"), blank=True)
    answer_due = PartialDateField(_("answers promised for"))
    opens_at = models.DateTimeField(_("opens"))
    last_day = models.DateField(_("last day, inclusive"))
    zone = models.CharField(max_length=60, default=settings.TIME_ZONE, editable=False)
    who = models.CharField(_("who may write"), max_length=12, choices=Who, default=Who.CONFIRMED)
    moderation = models.CharField(
        _("moderation"), max_length=8, choices=Moderation, default=Moderation.AFTER
    )
    formality = models.CharField(
        _("kind of procedure"), max_length=10, choices=Formality, default=Formality.INFORMAL
    )
    supports = models.BooleanField(_("people can support contributions"), default=True)
    attachments = models.BooleanField(_("people can attach a file"), default=True)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-opens_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class Extension(models.Model):
    """The last day was changed; public, append-only. A shortened window is forced, with a reason."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="extensions"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    before: "models.DateField[dt.date, dt.date]" = models.DateField()
    after: "models.DateField[dt.date, dt.date]" = models.DateField()
    reason = models.TextField(_("reason, public"), max_length=1000)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(before=F("after")), name="extension_changes_day"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.before} -> {self.after}"


class Invited(models.Model):
    """An address that may write where only invited people may."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="invited")
    email = models.EmailField(_("e-mail address"), max_length=254)  # in small letters

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "email"], name="invited_once")
        ]

    def __str__(self) -> str:
        return f"invitation to {self.consultation_id}"
