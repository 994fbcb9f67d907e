"""What became of a concept: adopted, its measures reported on over years, and reports made of it.

Each deed carries its own moment; those on one measure are told in the order of time, because each
leaves a record of the whole measure from then on.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from mitsprache.common.partial_dates import PartialDate
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Version
from mitsprache.council.models import Resolution
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.states import ANSWERED
from mitsprache.demo.content.measures import shapes
from mitsprache.directory.models import TargetGroup
from mitsprache.events.models import Event
from mitsprache.measures import actions
from mitsprache.measures.models import BudgetLine, Indicator, Measure, Milestone
from mitsprache.projects.models import Project

from .deliberation import Cast

Deed = tuple[dt.datetime, Callable[[dt.datetime], object]]


def load_programme(
    told: shapes.Programme, *, project: Project, resolution: Resolution, cast: Cast
) -> None:
    """The adoption of a version, a measure for each of its sections, and the reports."""
    actor = cast.coordination
    version = Version.objects.get(document__project=project, number=told.version)
    version = consultations.adopt_version(
        actor=actor, version=version, resolution=resolution, at=told.adopted_at
    )
    sections = version.sections.filter(number__in=[one.number for one in told.measures])
    made = actions.create_measures_of_version(
        actor=actor,
        version=version,
        office=cast.offices[told.office],
        sections=list(sections),
        at=told.entered_at,
    )
    texts = dict(sections.values_list("number", "text"))
    by_number = {one.number: one for one in made}
    for one in told.measures:
        measure = by_number[one.number]
        _Told(one, measure, goal=texts[one.number], programme=told, cast=cast).load()
    for report in told.reports:
        _report(report, project, actor)


def _report(told: shapes.Report, project: Project, actor: Any) -> None:
    row = actions.make_report(
        actor=actor,
        project=project,
        cut_off=told.cut_off,
        title=told.title,
        note=told.note,
        event=Event.objects.get(slug=told.event) if told.event else None,
        at=told.made_at,
    )
    actions.publish_report(actor=actor, report=row, at=told.made_at + dt.timedelta(days=4))


class _Told:
    """One measure while it is told."""

    def __init__(
        self,
        told: shapes.Measure,
        measure: Measure,
        *,
        goal: str,
        programme: shapes.Programme,
        cast: Cast,
    ) -> None:
        self.told, self.measure, self.goal = told, measure, goal
        self.programme, self.cast = programme, cast
        self.actor = cast.coordination
        self.now = timezone.now() - dt.timedelta(days=1)

    def load(self) -> None:
        for at, deed in sorted(self._deeds(), key=lambda one: one[0]):
            deed(at)

    def _deeds(self) -> Iterator[Deed]:
        entered, public = self.programme.entered_at, self.programme.published_at
        yield entered + dt.timedelta(hours=1), self._describe
        if self.told.contributions:
            yield entered + dt.timedelta(hours=2), self._link
        yield public, self._publish
        if self.told.money_unknown:
            yield public + dt.timedelta(hours=1), self._unknown
        for number, line in enumerate(self.told.money):
            yield from self._of_money(line, number)
        for number, milestone in enumerate(self.told.milestones):
            yield from self._of_milestone(milestone, number)
        for indicator in self.told.indicators:
            yield from self._of_indicator(indicator)
        for title, url in self.told.evidence:
            yield public + dt.timedelta(days=30), self._evidence(title, url)
        for one in self.told.progress:
            yield one.at, self._progress(one)

    def _on(self) -> dict[str, Any]:
        """Whom and what every deed is about."""
        row = Measure.objects.get(pk=self.measure.pk)
        return {"actor": self.actor, "measure": row, "revision": row.revision}

    def _describe(self, at: dt.datetime) -> None:
        told = self.told
        groups: QuerySet[TargetGroup] = TargetGroup.objects.filter(slug__in=told.target_groups)
        facts = actions.Facts(
            title=self.measure.title,
            number=told.number,
            goal=self.goal,
            office=self.cast.offices[told.office],
            field=self.measure.field,
            partners=told.partners,
            place=told.place,
            target_groups=list(groups),
            planned_start=PartialDate.parse(told.start),
            planned_end=PartialDate.parse(told.end),
        )
        actions.edit_measure(**self._on(), facts=facts, at=at)

    def _link(self, at: dt.datetime) -> None:
        """The cases of the named contributions, by their place in the list."""
        document = self.measure.document_id
        references = list(
            Case.objects.filter(consultation__version__document=document, state__in=ANSWERED)
            .order_by("code")
            .values_list("code", flat=True)
        )
        endings = tuple(f"-{number:05}-1" for number in self.told.contributions)
        codes = [code for code in references if code.endswith(endings)]
        row = Measure.objects.get(pk=self.measure.pk)
        cases = Case.objects.filter(code__in=codes)
        actions.link_cases(actor=self.actor, measure=row, cases=list(cases), at=at)

    def _publish(self, at: dt.datetime) -> None:
        actions.publish_measure(**self._on(), at=at)

    def _unknown(self, at: dt.datetime) -> None:
        actions.say_money_unknown(**self._on(), reason=self.told.money_unknown, at=at)

    def _of_money(self, told: shapes.Money, number: int) -> Iterator[Deed]:
        """Planned in the December before, spent known in the February after."""
        zone = self.programme.published_at.tzinfo
        given: dict[str, Any] = {
            "year": told.year,
            "source": told.source,
            "kind": told.kind,
            "planned": _euros(told.planned),
            "approved": _euros(told.approved),
            "posts": Decimal(told.posts) if told.posts else None,
        }
        before = dt.datetime(told.year - 1, 12, 15, 9, number, tzinfo=zone)
        first = max(before, self.programme.published_at + dt.timedelta(hours=2, minutes=number))

        def plan(at: dt.datetime) -> None:
            actions.set_money(**self._on(), entry=actions.MoneyEntry(**given), at=at)

        yield first, plan
        if told.spent is None:
            return

        def settle(at: dt.datetime) -> None:
            line = BudgetLine.objects.get(
                measure=self.measure, year=told.year, source=told.source, kind=told.kind
            )
            entry = actions.MoneyEntry(
                **given, committed=_euros(told.committed), spent=_euros(told.spent)
            )
            actions.set_money(**self._on(), entry=entry, line=line, at=at)

        yield dt.datetime(told.year + 1, 2, 12, 11, number, tzinfo=zone), settle

    def _of_milestone(self, told: shapes.Milestone, number: int) -> Iterator[Deed]:
        planned = PartialDate.parse(told.planned)

        def plan(at: dt.datetime) -> None:
            actions.set_milestone(**self._on(), title=told.title, planned=planned, at=at)

        yield self.programme.published_at + dt.timedelta(hours=3, minutes=number), plan
        if not told.reached:
            return
        reached = PartialDate.parse(told.reached)

        def reach(at: dt.datetime) -> None:
            actions.set_milestone(
                **self._on(),
                title=told.title,
                planned=planned,
                reached=reached,
                milestone=Milestone.objects.get(measure=self.measure, title=told.title),
                at=at,
            )

        yield self._after(reached, hour=10, minute=number), reach

    def _of_indicator(self, told: shapes.Indicator) -> Iterator[Deed]:
        def define(at: dt.datetime) -> None:
            actions.set_indicator(
                **self._on(),
                name=told.name,
                unit=told.unit,
                target=Decimal(told.target),
                target_date=PartialDate.parse(told.target_date),
                at=at,
            )

        yield self.programme.published_at + dt.timedelta(hours=4), define
        for date, value in told.readings:
            yield self._reading(told.name, PartialDate.parse(date), Decimal(value))

    def _reading(self, name: str, date: PartialDate, value: Decimal) -> Deed:
        def read(at: dt.datetime) -> None:
            indicator = Indicator.objects.get(measure=self.measure, name=name)
            actions.add_reading(**self._on(), indicator=indicator, date=date, value=value, at=at)

        return self._after(date, hour=12), read

    def _evidence(self, title: str, url: str) -> Callable[[dt.datetime], object]:
        def add(at: dt.datetime) -> None:
            actions.add_evidence(**self._on(), title=title, url=url, at=at)

        return add

    def _progress(self, told: shapes.Progress) -> Callable[[dt.datetime], object]:
        entry = actions.StateEntry(
            state=told.state,
            reason=told.reason,
            text=told.text,
            missing=told.missing,
            next_step=told.next_step,
            actual_start=PartialDate.parse(told.start) if told.start else None,
            actual_end=PartialDate.parse(told.end) if told.end else None,
        )

        def report(at: dt.datetime) -> None:
            actions.report_progress(**self._on(), entry=entry, at=at)

        return report

    def _after(self, date: PartialDate, *, hour: int, minute: int = 0) -> dt.datetime:
        """Some days after a date is over, and never in the future."""
        day = date.last_day + dt.timedelta(days=3)
        zone = self.programme.published_at.tzinfo
        return min(dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone), self.now)


def _euros(amount: int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)
