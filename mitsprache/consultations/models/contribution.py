"""What people contribute to a consultation, by whom, and how it came in."""

from typing import Any, Self
from urllib.parse import quote

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Guest, Person

from .consultation import Consultation
from .section import Section

TEXT_LENGTH = 10_000
QUOTE_LENGTH = 1_000
CONTEXT_LENGTH = 64
NAME_LENGTH = 120


class Channel(models.TextChoices):
    """How it came in; every channel counts the same."""

    WEB = "web", _("online")
    LETTER = "letter", _("letter")
    MAIL = "mail", _("e-mail")
    PHONE = "phone", _("telephone")
    WORKSHOP = "workshop", _("workshop")
    IMPORT = "import", _("imported")


class Contributor(models.Model):
    """Who contributed: an account, a guest with a confirmed address, or a name on paper.

    Apart from the text, so that erasing the person keeps the record. `name` is what the public
    sees of guests and paper; of a person the display name of her account is shown.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("with an account")
        GUEST = "guest", _("without account")
        PAPER = "paper", _("on paper or by word")

    kind = models.CharField(max_length=8, choices=Kind)
    person = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="contributors"
    )
    guest = models.ForeignKey(
        Guest, null=True, on_delete=models.SET_NULL, related_name="contributors"
    )
    name = models.CharField(_("name or pseudonym"), max_length=NAME_LENGTH, blank=True)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    # Of paper and imports only, for an answer; never public.
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="person", guest=None)
                | Q(kind="guest", person=None)
                | Q(kind="paper", person=None, guest=None),
                name="contributor_is_one",
            )
        ]

    def __str__(self) -> str:
        return f"contributor {self.pk}"


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def visible_to(self, person: Any) -> Self:
        """What everybody may read; own and held ones are asked for by name (queries)."""
        return self.filter(
            state=Contribution.State.RECEIVED,
            staff_only=False,
            consultation__in=Consultation.objects.visible_to(person),
        )

    def editable_by(self, person: Any) -> Self:
        """All contributions to the consultations that `person` works on; never unconfirmed ones."""
        return self.filter(consultation__in=Consultation.objects.editable_by(person)).exclude(
            state=Contribution.State.UNCONFIRMED
        )


class Contribution(models.Model):
    """A suggestion, new wording, question, support or objection, with its citable reference.

    On the whole document (no section), a section (also one of kind action field), or a passage
    of it: `exact` with what stands before and after, as in the W3C Web Annotation TextQuoteSelector.
    `received_at` is the database's time at which it was stored, for paper the day it arrived;
    `late` was decided then by actions.window and never changes.
    """

    class Kind(models.TextChoices):
        SUGGESTION = "suggestion", _("suggestion")
        WORDING = "wording", _("new wording")
        QUESTION = "question", _("question")
        SUPPORT = "support", _("support")
        OBJECTION = "objection", _("objection")

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("waits for confirmation of the address")
        HELD = "held", _("waits for release")
        RECEIVED = "received", _("received")
        HIDDEN = "hidden", _("hidden by the moderation")
        WITHDRAWN = "withdrawn", _("withdrawn by the author")

    reference = models.CharField(max_length=20, unique=True)
    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="contributions"
    )
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.PROTECT, related_name="contributions"
    )
    exact = models.TextField(blank=True, max_length=QUOTE_LENGTH)
    prefix = models.CharField(blank=True, max_length=CONTEXT_LENGTH)
    suffix = models.CharField(blank=True, max_length=CONTEXT_LENGTH)
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH)
    html = models.TextField(editable=False)
    proposed_wording = models.TextField(_("proposed wording"), max_length=TEXT_LENGTH, blank=True)
    language = models.CharField(max_length=10)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    received_at = models.DateTimeField()
    late = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)  # since everybody could read it
    # Taken from view by a person after everybody could read it: its place stays.
    held_at = models.DateTimeField(null=True)
    contributor = models.ForeignKey(
        Contributor, on_delete=models.PROTECT, related_name="contributions"
    )
    state = models.CharField(max_length=12, choices=State)
    # Only the staff sees it: a row of an import that says publish = no.
    staff_only = models.BooleanField(default=False)
    submission_key = models.CharField(max_length=64, unique=True)
    external_id = models.CharField(max_length=120, blank=True)
    # SHA-256 of what was received; stands on the receipt (queries.receipt_hash).
    receipt_hash = models.CharField(max_length=64)
    # SHA-256 of the guest's link: first to confirm, then to edit and withdraw.
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    # SHA-256 of the link in the mail that asked to confirm it, once it is confirmed: who follows
    # that link later is told so.
    confirm_hash = models.CharField(max_length=64, blank=True, db_index=True)
    # What a file of another platform says was decided; deliberation makes a decision of it.
    import_verdict = models.CharField(max_length=20, blank=True)
    import_reason = models.TextField(blank=True)
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "external_id"],
                condition=~Q(external_id=""),
                name="contribution_external_once",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="contribution_has_text"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), TEXT_LENGTH),
                name="contribution_not_too_long",
            ),
            models.CheckConstraint(
                condition=Q(exact="") | Q(section__isnull=False),
                name="contribution_passage_in_section",
            ),
        ]
        indexes = [
            models.Index(
                fields=["consultation", "section", "-received_at", "-id"],
                name="contribution_section",
            ),
            models.Index(fields=["state", "received_at"], name="contribution_state"),
            # Holds all that counting by section asks for, so that no row is looked at.
            models.Index(
                fields=["consultation", "state", "section", "late", "staff_only"],
                name="contribution_counts",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ContributionWording(models.Model):
    """An earlier wording of a contribution that its author has changed; public like itself."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="wordings"
    )
    text = models.TextField()
    html = models.TextField()
    proposed_wording = models.TextField(blank=True)
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ["-replaced_at", "-pk"]

    def __str__(self) -> str:
        return f"earlier wording of {self.contribution_id}"


class Attachment(models.Model):
    """A file with a contribution: checked by content, cleaned, stored under a random name."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        IMAGE = "image", _("picture")

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="attachments"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    file = models.FileField(upload_to="beitraege/", max_length=120)
    name = models.CharField(max_length=120)  # as its owner called it, tidied
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"attachment {self.pk}"

    @property
    def address(self) -> str:
        """Where it is fetched by those who may see its contribution (public/media)."""
        return f"{settings.MEDIA_URL}beitrag/{self.pk}/{self.digest[:8]}/{quote(self.name)}"


class Support(models.Model):
    """One person supports one contribution; erasing her account keeps the count."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="supporters"
    )
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contribution", "person"], name="support_once")
        ]

    def __str__(self) -> str:
        return f"support of {self.contribution_id}"
