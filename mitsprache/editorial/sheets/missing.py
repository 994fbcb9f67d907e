"""What the editor should see at a glance: gaps, what has run out, what looks like another sheet."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst

from mitsprache.common import clock, pages
from mitsprache.directory.models import CityProfile
from mitsprache.projects import completeness
from mitsprache.projects.completeness.twins import Sketch
from mitsprache.projects.models import Project

_TWIN_SECONDS = 600.0  # reading every sheet's words takes a moment, and twins seldom change


@dataclass(slots=True)
class Report:
    """All that stands in the panel; `is_clean` when there is nothing to say."""

    gaps: list[str] = field(default_factory=list)
    expired: list[tuple[str, str]] = field(default_factory=list)  # label of the field, words
    overdue_days: int | None = None
    twins: list[tuple[str, str, int]] = field(default_factory=list)  # title, address, percent

    @property
    def is_clean(self) -> bool:
        return not (self.gaps or self.expired or self.overdue_days or self.twins)


def report(sheet: Project, person: Any) -> Report:
    """The report on `sheet`, a draft in memory; today's local day counts."""
    now = clock.database_now()
    today = clock.local_day(now)
    city = CityProfile.objects.first() or CityProfile()
    found = Report(
        gaps=[gap.message for gap in completeness.gaps(sheet, codes=city.required_fields or None)],
        expired=[
            (_label(statement.field), statement.words)
            for statement in completeness.expired_statements(
                sheet, today=today, promises=sheet.promises.all()
            )
        ],
    )
    if sheet.updated_on and completeness.is_overdue(
        updated_on=sheet.updated_on,
        state=sheet.state,
        today=today,
        rhythm_days=city.update_rhythm_days,
    ):
        found.overdue_days = (today - sheet.updated_on).days
    near = completeness.near_twins(sheet.pk, _words(sheet), _published())[:5]
    named = Project.objects.visible_to(person).in_bulk([twin.key for twin in near])
    found.twins = [
        (named[twin.key].title, f"/vorhaben/{named[twin.key].slug}/", twin.percent)
        for twin in near
        if twin.key in named
    ]
    return found


def _words(sheet: Project) -> str:
    return f"{sheet.summary}\n{sheet.description}"


def _published() -> dict[int, Sketch]:
    """The fingerprints of every published sheet."""
    return pages.kept(
        "sheet-sketches",
        _TWIN_SECONDS,
        lambda: {
            sheet.pk: completeness.sketch(_words(sheet))
            for sheet in Project.objects.visible_to(None).only("summary", "description")
        },
    )


def _label(name: str) -> str:
    """The label of a field named as in completeness: `steps.2` or `description`."""
    own = Project._meta.get_field(name.partition(".")[0])
    label = getattr(own, "verbose_name", None) or own.related_model._meta.verbose_name_plural
    return capfirst(str(label))
