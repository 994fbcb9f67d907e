"""A project (Vorhaben) and its fact sheet (Steckbrief): the columns, who owns them, its doors."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from mitsprache.accounts.models import Person
from mitsprache.comments.models import Thread
from mitsprache.common.partial_dates import PartialDateField
from mitsprache.directory.models import District, Office, TargetGroup, Topic

from .lines import Attachment, Contact, ProjectResolution, without_dangling
from .values import CostColumns, Participation, State

if TYPE_CHECKING:
    from wagtail.models import Revision


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, person: object) -> Self:
        """Published sheets, for everybody alike; drafts are reached by `editable_by` only."""
        return self.filter(live=True).exclude(state=State.WITHDRAWN)

    def editable_by(self, person: Any) -> Self:
        """Sheets that `person` may open in /redaktion/ and on the desk (rules.py has the why)."""
        from ..rules import editable_sheets

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
    # The Promise that the draft's feedback was taken from; 0: none yet.
    promise_base = models.BigIntegerField(default=0, editable=False)

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
        "promise_base",
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
        from ..queries import fact_sheet

        return {"sheet": fact_sheet(self, person=request.user), "preview": True}

    def publish(self, revision: "Revision", user: Any = None, **kwargs: Any) -> None:
        """Button, approval and schedule all come here; the domain action does the work."""
        from ..actions import publish_sheet, run_schedule

        if user is None:
            run_schedule(project=self, revision=revision, **kwargs)
        else:
            publish_sheet(actor=user, project=self, revision=revision, **kwargs)

    def unpublish(self, user: Any = None, **kwargs: Any) -> None:
        """Taking a sheet from the list is a decision of its own with a reason."""
        from ..actions import withdraw_project

        withdraw_project(actor=user, project=self, reason="")

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """The draft as an object: its text from the revision, all other columns from the row.

        That holds for what actions own and for what Wagtail remembers of publications: a draft
        from before the first one would else take the sheet offline when it is scheduled.
        """
        meta: Any = self._meta
        kept = (*self.OWNED_BY_ACTIONS, "live_revision", "last_published_at", "expired")
        attnames = {name: meta.get_field(name).attname for name in kept}
        unread = dict.fromkeys(name for name in attnames if attnames[name] != name)
        relations = {
            "contacts": Contact,
            "resolutions": ProjectResolution,
            "attachments": Attachment,
        }
        lines = {
            name: without_dangling(content[name], model)
            for name, model in relations.items()
            if name in content
        }
        obj = super().with_content_json(content | unread | lines)
        for attname in attnames.values():
            setattr(obj, attname, getattr(self, attname))
        return obj
