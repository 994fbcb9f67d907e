"""Filters above the list of sheets."""

from typing import Any, ClassVar

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from mitsprache.directory.models import Office
from mitsprache.projects.models import Participation, Project, State


def _offices(request: Any) -> Any:
    return Office.objects.filter(
        pk__in=Project.objects.editable_by(request.user).values("office_id")
    )


class SheetFilterSet(WagtailFilterSet):
    office = django_filters.ModelChoiceFilter(queryset=_offices, label=_("office"))
    state = django_filters.ChoiceFilter(choices=State.choices, label=_("state"))
    participation = django_filters.ChoiceFilter(
        choices=Participation.choices, label=_("participation")
    )
    live = django_filters.BooleanFilter(label=_("published"))

    class Meta:
        model = Project
        fields: ClassVar[list[str]] = ["office", "state", "participation", "live"]
