"""Offices, districts, topics, target groups and the council's records: kept by coordination."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.models import modelform_factory
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies.base import BasePermissionPolicy

from mitsprache.council import actions as council
from mitsprache.council.models import Body, Paper, Resolution
from mitsprache.directory import actions as directory
from mitsprache.directory.models import District, Office, TargetGroup, Topic

from .forms import ListForm


class ListPolicy(BasePermissionPolicy):
    """Whoever holds the one permission adds and changes; nothing is deleted, only set aside."""

    def __init__(self, model: Any, permission: str) -> None:
        super().__init__(model)
        self.permission = permission

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in {"add", "change", "view"} and user.has_perm(self.permission)


class _Saving:
    """What adding and changing share: the action stores the row, its refusals stand in the form."""

    save_row: Callable[..., Any] | None = None
    form: Any
    request: Any

    def save_instance(self) -> Any:
        row = self.save_row(self.request.user, self.form.instance)
        self.form.save_translations(self.request.user, row)
        return row

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.form_invalid(form)


class AddView(_Saving, generic.CreateView):
    pass


class ChangeView(_Saving, generic.EditView):
    pass


class ListViewSet(ModelViewSet):
    """A list without deleting and copying; `save` is the action that stores a row."""

    permission = "directory.manage"
    add_to_reference_index = False
    add_view_class = AddView
    edit_view_class = ChangeView
    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 50

    def save(self, actor: Any, row: Any) -> Any:
        raise NotImplementedError

    @property
    def permission_policy(self) -> ListPolicy:
        return ListPolicy(self.model, self.permission)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(
            **{
                "history_url_name": None,
                "usage_url_name": None,
                "delete_url_name": None,
                "save_row": self.save,
                **kwargs,
            }
        )

    def get_form_class(self, for_update: bool = False) -> Any:
        return modelform_factory(
            self.model,
            form=ListForm,
            fields=self.form_fields,
            formfield_callback=formfield_for_dbfield,
        )

    def get_urlpatterns(self) -> list[Any]:
        offered = {"index", "index_results", "add", "edit"}
        return [p for p in super().get_urlpatterns() if p.name in offered]

    def register_permissions(self) -> None:
        """Rights come from our rules, so there is nothing to hand out in Wagtail's groups."""


class OfficeViewSet(ListViewSet):
    model = Office
    name = "aemter"
    icon = "group"
    menu_label = _("Offices")
    ordering = ["order", "name"]
    search_fields = ["name"]
    list_display = [
        "name",
        Column("email", label=_("public e-mail address")),
        BooleanColumn("is_active", label=_("in use")),
    ]
    form_fields = (
        *("name", "slug", "description", "parent", "email", "phone", "address", "notify_email"),
        *("is_participation_office", "is_active", "order"),
    )

    def save(self, actor: Any, row: Office) -> Office:
        return directory.save_office(actor=actor, office=row)


class _EntryViewSet(ListViewSet):
    ordering = ["order", "name"]
    search_fields = ["name"]
    list_display = ["name", "slug", BooleanColumn("is_active", label=_("can be chosen"))]
    form_fields: Iterable[str] = ("name", "slug", "order", "is_active")


class DistrictViewSet(_EntryViewSet):
    model = District
    name = "bezirke"
    icon = "site"
    menu_label = _("Districts")
    form_fields = (*("name", "slug", "order", "is_active"), "latitude", "longitude", "boundary")

    def save(self, actor: Any, row: District) -> District:
        return directory.save_district(actor=actor, district=row)


class TopicViewSet(_EntryViewSet):
    model = Topic
    name = "themen"
    icon = "tag"
    menu_label = _("Topics")

    def save(self, actor: Any, row: Topic) -> Topic:
        return directory.save_topic(actor=actor, topic=row)


class TargetGroupViewSet(_EntryViewSet):
    model = TargetGroup
    name = "zielgruppen"
    icon = "user"
    menu_label = _("Target groups")

    def save(self, actor: Any, row: TargetGroup) -> TargetGroup:
        return directory.save_target_group(actor=actor, target_group=row)


class DirectoryGroup(ModelViewSetGroup):
    menu_label = _("Directory")
    menu_name = "directory"
    menu_icon = "list-ul"
    menu_order = 300
    items = (OfficeViewSet, DistrictViewSet, TopicViewSet, TargetGroupViewSet)


class CouncilViewSet(ListViewSet):
    permission = "council.manage"


class BodyViewSet(CouncilViewSet):
    model = Body
    name = "gremien"
    icon = "group"
    menu_label = _("Bodies")
    ordering = ["order", "name"]
    search_fields = ["name", "short_name"]
    list_display = ["name", Column("kind", label=_("kind"), accessor="get_kind_display")]
    form_fields = ("name", "short_name", "slug", "kind", "order")

    def save(self, actor: Any, row: Body) -> Body:
        return council.save_body(actor=actor, body=row)


class PaperViewSet(CouncilViewSet):
    model = Paper
    name = "vorlagen"
    icon = "doc-full"
    menu_label = _("Papers")
    ordering = ["-number"]
    search_fields = ["number", "title"]
    list_display = ["number", "title"]
    form_fields = ("number", "title", "url")

    def save(self, actor: Any, row: Paper) -> Paper:
        return council.save_paper(actor=actor, paper=row)


class ResolutionViewSet(CouncilViewSet):
    model = Resolution
    name = "beschluesse"
    icon = "check"
    menu_label = _("Resolutions")
    ordering = ["-date_sort", "-pk"]
    search_fields = ["title", "number", "paper__number"]
    list_display = [
        "title",
        Column("body", label=_("body"), accessor="body.name"),
        "number",
        Column("date", label=_("date"), accessor="date.in_words"),
    ]
    form_fields = (
        *("body", "date", "number", "paper", "title", "text", "result", "votes_for"),
        *("votes_against", "abstained", "conditions", "url"),
    )

    def save(self, actor: Any, row: Resolution) -> Resolution:
        return council.save_resolution(actor=actor, resolution=row)


class CouncilGroup(ModelViewSetGroup):
    menu_label = _("Council")
    menu_name = "council"
    menu_icon = "check"
    menu_order = 290
    items = (ResolutionViewSet, PaperViewSet, BodyViewSet)
