"""What a fact sheet tells of the deeds that followed: the adopted version, measures, reports."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateField,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast

from mitsprache.common.prepared import Given, Prepared
from mitsprache.consultations.models import Consultation, Version

from ..models import Measure, Report

_PLAIN: "CharField[Any, Any]" = CharField()
_PROJECT = Given("project", BigIntegerField())


@dataclass(frozen=True, slots=True)
class Adopted:
    """A version that a body has adopted; `consultation` is the address that shows it."""

    document: str
    version: int
    consultation: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A published feedback report, known by its day."""

    title: str
    cut_off: dt.date


@dataclass(frozen=True, slots=True)
class OfSheet:
    """How many public measures are in which state, and what is told of them."""

    states: Mapping[str, int] = field(default_factory=dict)
    reports: Sequence[ReportLine] = ()
    adopted: Sequence[Adopted] = ()

    def __bool__(self) -> bool:
        return bool(self.states or self.reports or self.adopted)


def of_sheet(project_id: int) -> OfSheet:
    """Of a project on the public list. One query."""
    states: dict[str, int] = {}
    reports: list[ReportLine] = []
    adopted: list[Adopted] = []
    for what, text, number, day, other in _rows(project=project_id):
        if what == "measure":
            states[text] = number
        elif what == "report":
            reports.append(ReportLine(text, day))
        elif other:
            adopted.append(Adopted(text, number, other))
    return OfSheet(
        states,
        sorted(reports, key=lambda one: one.cut_off, reverse=True),
        sorted(adopted, key=lambda one: (one.document, -one.version)),
    )


def _query() -> QuerySet[Any, Any]:
    """Three kinds of rows in one: what a kind does not have is empty."""
    empty, no_day = Value("", output_field=_PLAIN), Cast(Value(None), DateField())
    measures = (
        Measure.objects.visible_to(None)
        .filter(project_id=_PROJECT)
        .order_by()
        .annotate(what=Value("measure", output_field=_PLAIN), text=F("state"), day=no_day)
        .values("what", "text", "day")
        .annotate(number=Cast(Count("pk"), IntegerField()), other=empty)
        .values_list("what", "text", "number", "day", "other")
    )
    reports = (
        Report.objects.visible_to(None)
        .filter(project_id=_PROJECT)
        .order_by()
        .annotate(what=Value("report", output_field=_PLAIN), other=empty)
        .annotate(number=Value(0, output_field=IntegerField()))
        .values_list("what", "title", "number", "cut_off", "other")
    )
    shown = Consultation.objects.visible_to(None).filter(version__document=OuterRef("document"))
    adopted = (
        Version.objects.filter(document__project_id=_PROJECT, state=Version.State.ADOPTED)
        .order_by()
        .annotate(what=Value("adopted", output_field=_PLAIN), day=no_day)
        .annotate(other=Subquery(shown.order_by("-last_day", "-pk").values("slug")[:1]))
        .annotate(place=Cast("number", IntegerField()))
        .values_list("what", "document__title", "place", "day", "other")
    )
    return measures.union(reports, adopted, all=True)


_rows = Prepared(_query)
