"""A project (Vorhaben) and its fact sheet (Steckbrief).

What is edited as a draft in /redaktion/ (text, lists of the sheet) lives on Project and on the
children with a ParentalKey; what actions own (`Project.OWNED_BY_ACTIONS`, costs, updates,
promises) is never written by publishing a revision. See README.md and ARCHITECTURE.md.
"""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from mitsprache.accounts.models import Person
from mitsprache.comments.models import Thread
from mitsprache.common.partial_dates import PartialDateField
from mitsprache.content.models import File, Picture
from mitsprache.council.models import Resolution
from mitsprache.directory.models import District, Office, TargetGroup, Topic

if TYPE_CHECKING:
    from wagtail.models import Revision


class State(models.TextChoices):
    IDEA = "idea", _("idea")
    PLANNED = "planned", _("planned")
    DECIDED = "decided", _("decided")
    RUNNING = "running", _("under way")
    FINISHED = "finished", _("finished")
    DEFERRED = "deferred", _("deferred")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Participation(models.TextChoices):
    PLANNED = "planned", _("participation planned")
    RUNNING = "running", _("participation under way")
    DONE = "done", _("participation finished")
    NONE = "none", _("no participation planned")
    OPEN = "open", _("not yet decided")


class CostKind(models.TextChoices):
    AMOUNT = "amount", _("amount")
    RANGE = "range", _("range")
    UNKNOWN = "unknown", _("not yet known")


class CostColumns(models.Model):
    """What the city states about costs; the draft of a sheet and each CostStatement hold it."""

    cost_kind = models.CharField(
        _("costs"), max_length=8, choices=CostKind, default=CostKind.UNKNOWN
    )
    cost_from = models.DecimalField(
        _("amount, or from"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    cost_to = models.DecimalField(
        _("up to"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    cost_currency = models.CharField(_("currency"), max_length=3, default="EUR")
    cost_sources = models.CharField(_("source of funds"), max_length=300, blank=True)
    cost_estimated_on = PartialDateField(_("date of the estimate"))
    cost_unknown_reason = models.TextField(_("why the costs are not yet known"), blank=True)
    cost_note = models.TextField(_("note on the costs"), blank=True)

    COST_COLUMNS: ClassVar[tuple[str, ...]] = (
        "cost_kind",
        "cost_from",
        "cost_to",
        "cost_currency",
        "cost_sources",
        "cost_estimated_on",
        "cost_unknown_reason",
        "cost_note",
    )

    class Meta:
        abstract = True


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, person: object) -> Self:
        """Published sheets, for everybody alike; drafts are reached by `editable_by` only."""
        return self.filter(live=True).exclude(state=State.WITHDRAWN)

    def editable_by(self, person: Any) -> Self:
        """Sheets that `person` may open in /redaktion/ and on the desk (rules.py has the why)."""
        from .rules import editable_sheets

        return editable_sheets(self, person)


class Project(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    CostColumns,
    ClusterableModel,
):
    """A project of the city with its fact sheet, listed in the Vorhabenliste."""

    # --- owned by actions: no draft, revision or form ever writes these -----------------------
    slug = models.SlugField(_("address"), max_length=100, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.IDEA)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="projects", verbose_name=_("office")
    )
    thread = models.OneToOneField(Thread, on_delete=models.PROTECT, related_name="project")
    published_at = models.DateTimeField(null=True, editable=False)
    listed_since = models.DateField(_("listed since"), null=True, editable=False)
    updated_on = models.DateField(_("last update"), null=True, editable=False)
    scheduled_by = models.ForeignKey(
        Person, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    current_cost = models.OneToOneField(
        "CostStatement", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    description_html = models.TextField(editable=False, blank=True)
    process_html = models.TextField(editable=False, blank=True)

    # --- the text of the sheet: drafted, checked, published ------------------------------------
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("summary in plain words"), max_length=500, blank=True)
    description = models.TextField(_("description and goals"), blank=True)
    source_note = models.CharField(_("source of this text"), max_length=300, blank=True)
    state_note = models.TextField(_("state in words"), max_length=600, blank=True)
    districts = ParentalManyToManyField(
        District, blank=True, related_name="projects", verbose_name=_("districts")
    )
    topics = ParentalManyToManyField(
        Topic, blank=True, related_name="projects", verbose_name=_("topics")
    )
    target_groups = ParentalManyToManyField(
        TargetGroup, blank=True, related_name="projects", verbose_name=_("target groups")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    latitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    first_edition = models.CharField(_("first listed in edition"), max_length=40, blank=True)

    participation = models.CharField(
        _("participation"), max_length=10, choices=Participation, default=Participation.OPEN
    )
    participation_reason = models.TextField(_("why there is no participation"), blank=True)
    level = models.CharField(
        _("level of participation"),
        max_length=16,
        blank=True,
        choices=[
            ("information", _("information")),
            ("consultation", _("consultation: you are heard")),
            ("cooperation", _("cooperation: you work it out with us")),
            ("decision", _("decision: you decide")),
        ],
    )
    formality = models.CharField(
        _("kind of procedure"),
        max_length=10,
        blank=True,
        choices=[("informal", _("informal")), ("formal", _("required by law"))],
    )
    room_for_decision = models.TextField(_("what is open, what is settled"), blank=True)
    participation_goal = models.TextField(_("aim of the participation"), blank=True)
    process = models.TextField(_("course of the participation"), blank=True)
    participation_from = PartialDateField(_("participation from"))
    participation_until = PartialDateField(_("participation until"))
    participation_lead = models.CharField(
        _("responsible for the participation"), max_length=160, blank=True
    )
    advisory_board = models.CharField(
        _("recommended by the advisory board"),
        max_length=3,
        blank=True,
        choices=[("yes", _("yes")), ("no", _("no"))],
    )
    participation_cost = models.TextField(_("cost of the participation"), blank=True)
    participation_support = models.TextField(_("support of the participation"), blank=True)
    events_note = models.TextField(_("events"), blank=True)
    # The feedback promise as drafted; publishing keeps it as a Promise row.
    feedback = models.TextField(_("how results are fed back"), blank=True)
    feedback_due = PartialDateField(_("feedback promised for"))
    # Why this draft changes costs or timetable; publishing moves both into an Update row.
    change_note = models.TextField(_("what has changed"), max_length=600, blank=True)
    change_reason = models.TextField(_("why it has changed"), max_length=600, blank=True)
    # The CostStatement that the draft's cost columns were taken from; 0: none yet.
    cost_base = models.BigIntegerField(default=0, editable=False)

    OWNED_BY_ACTIONS: ClassVar[tuple[str, ...]] = (
        "slug",
        "state",
        "office",
        "thread",
        "published_at",
        "listed_since",
        "updated_on",
        "scheduled_by",
        "current_cost",
        "description_html",
        "process_html",
    )

    # What a draft may change: exactly the other columns of our own (compared by a test).
    DRAFTED: ClassVar[tuple[str, ...]] = (
        *CostColumns.COST_COLUMNS,
        "title",
        "summary",
        "description",
        "source_note",
        "state_note",
        "place",
        "latitude",
        "longitude",
        "first_edition",
        "participation",
        "participation_reason",
        "level",
        "formality",
        "room_for_decision",
        "participation_goal",
        "process",
        "participation_from",
        "participation_until",
        "participation_lead",
        "advisory_board",
        "participation_cost",
        "participation_support",
        "events_note",
        "feedback",
        "feedback_due",
        "change_note",
        "change_reason",
        "cost_base",
    )

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="project",
        for_concrete_model=False,
    )
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="project")

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                condition=Q(live=False) | ~Q(participation="none") | ~Q(participation_reason=""),
                name="project_no_participation_has_reason",
                violation_error_message=_("Please say why there is no participation."),
            ),
        ]
        indexes = [
            # In the order of the list; sheets that are not public are few and passed over.
            models.Index(fields=["-updated_on", "-id"], name="project_list"),
            models.Index(fields=["title", "id"], name="project_title"),
            models.Index(fields=["office"], name="project_office"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def revisions(self) -> Any:
        return self._revisions

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "public/projects/sheet.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from .queries import fact_sheet

        return {"sheet": fact_sheet(self, person=request.user), "preview": True}

    def publish(self, revision: "Revision", user: Any = None, **kwargs: Any) -> None:
        """Button, approval and schedule all come here; the domain action does the work."""
        from .actions import publish_sheet, run_schedule

        if user is None:
            run_schedule(project=self, revision=revision, **kwargs)
        else:
            publish_sheet(actor=user, project=self, revision=revision, **kwargs)

    def unpublish(self, user: Any = None, **kwargs: Any) -> None:
        """Taking a sheet from the list is a decision of its own with a reason."""
        from .actions import withdraw_project

        withdraw_project(actor=user, project=self, reason="")

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """The draft as an object: its text from the revision, what actions own from the row."""
        meta: Any = self._meta
        attnames = {name: meta.get_field(name).attname for name in self.OWNED_BY_ACTIONS}
        owned = {name: getattr(self, attname) for name, attname in attnames.items()}
        relations = {
            "contacts": Contact,
            "resolutions": ProjectResolution,
            "attachments": Attachment,
        }
        lines = {
            name: _without_dangling(content[name], model)
            for name, model in relations.items()
            if name in content
        }
        obj = super().with_content_json(content | owned | lines)
        for name, attname in attnames.items():
            setattr(obj, attname, owned[name])
        return obj


def _without_dangling(
    lines: list[dict[str, Any]], model: type["SheetLine"]
) -> list[dict[str, Any]]:
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

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="steps")
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

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="contacts")
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

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="resolutions")
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="projects")
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.OTHER)

    class Meta(SheetLine.Meta):
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")


class Attachment(SheetLine):
    """A picture with its alternative text, or a document with its title."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="attachments")
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


class CostStatement(CostColumns):
    """What the city stated about costs from one publication to the next; append-only."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="cost_statements")
    stated_at = models.DateTimeField()
    change_reason = models.TextField(_("why it has changed"), blank=True)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    class Meta:
        ordering = ["-stated_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(cost_kind="unknown") | ~Q(cost_unknown_reason=""),
                name="cost_unknown_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(cost_kind="unknown") | Q(cost_from__isnull=False),
                name="cost_has_amount",
            ),
            models.CheckConstraint(
                condition=~Q(cost_kind="range") | Q(cost_to__gt=models.F("cost_from")),
                name="cost_range_rises",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(change_reason=""), name="cost_change_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"costs of {self.project_id} from {self.stated_at:%Y-%m-%d}"


class Update(models.Model):
    """A line of the public update history (Fortschreibung); append-only."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="updates")
    at = models.DateTimeField()
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    what = models.TextField(_("what has changed"))
    why = models.TextField(_("why it has changed"), blank=True)
    # What the update touched: any of "text", "cost", "timetable", "state", "listed".
    touched = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at", "-id"], name="update_newest")]

    def __str__(self) -> str:
        return f"update of {self.project_id} {self.at:%Y-%m-%d}"


class Promise(models.Model):
    """Something promised in public with a date; whether it is late is computed, never stored."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="promises")
    text = models.TextField(_("promise"))
    due = PartialDateField(_("due"))
    due_by = models.DateField(null=True, editable=False)  # last day of `due`, for queries
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="promises")
    given_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)
    kept_note = models.TextField(_("how it was kept"), blank=True)
    replaced_by = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaces"
    )

    class Meta:
        ordering = ["due_by", "pk"]

    def __str__(self) -> str:
        return f"promise {self.pk}"


class FormerSlug(models.Model):
    """An address that a project once had: never given to another one, redirects for ever."""

    slug = models.SlugField(max_length=100, unique=True)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="former_slugs")

    def __str__(self) -> str:
        return self.slug


class ListCount(models.Model):
    """How many published sheets carry a value; kept by the actions, equal to a recount."""

    kind = models.CharField(max_length=14)  # district, topic, state, participation, all
    value = models.CharField(max_length=80)  # slug or code; "" for all
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="list_count_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}: {self.count}"
