"""A measure with everything that belongs to it, as canonical JSON: what a report is made of."""

from decimal import Decimal
from typing import Any

from mitsprache.common import audit
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.states import ANSWERED

from ..models import Measure
from ..models.money import AMOUNTS


def record_of(measure: Measure) -> str:
    """The measure as it stands now: codes, words, dates (ISO, partial ones as in files) and
    amounts as decimal strings; nothing about people. The same content gives the same text."""
    field = measure.field
    content: dict[str, Any] = {
        "id": measure.pk,
        "number": measure.number,
        "title": measure.title,
        "goal": measure.goal,
        "slug": measure.slug,
        "office": measure.office.name,
        "field": {"number": field.number, "name": field.name, "order": field.order}
        if field
        else None,
        "partners": measure.partners,
        "place": measure.place,
        "state": measure.state,
        "state_reason": measure.state_reason,
        "missing": measure.missing,
        "next_step": measure.next_step,
        "planned_start": _iso(measure.planned_start),
        "planned_end": _iso(measure.planned_end),
        "actual_start": _iso(measure.actual_start),
        "actual_end": _iso(measure.actual_end),
        "updated_on": measure.updated_on.isoformat() if measure.updated_on else None,
        "update_due": measure.update_due.isoformat() if measure.update_due else None,
        "money_unknown_reason": measure.money_unknown_reason,
        "money": [
            {
                "year": line.year,
                "source": line.source,
                "kind": line.kind,
                **{name: _amount(getattr(line, name)) for name in (*AMOUNTS, "posts")},
                "note": line.note,
            }
            for line in measure.budget.all()
        ],
        "milestones": [
            {
                "id": one.pk,
                "title": one.title,
                "planned": one.planned.iso,
                "reached": _iso(one.reached),
                "note": one.note,
            }
            for one in measure.milestones.all()
        ],
        "indicators": [
            {
                "name": one.name,
                "unit": one.unit,
                "target": _amount(one.target),
                "target_date": _iso(one.target_date),
                "readings": [
                    {"date": reading.date.iso, "value": str(reading.value), "note": reading.note}
                    for reading in one.readings.all()
                ],
            }
            for one in measure.indicators.prefetch_related("readings")
        ],
        "evidence": [{"title": one.title, "url": one.url} for one in measure.evidence.all()],
        "text": _last_words(measure),
        "cases": list(
            Case.objects.filter(measures__measure=measure, state__in=ANSWERED)
            .order_by("pk")
            .values_list("pk", flat=True)
        ),
    }
    return audit.canonical(content)


def _last_words(measure: Measure) -> str:
    last = measure.progress.order_by("-at", "-pk").values_list("text", flat=True).first()
    return last or ""


def _iso(date: Any) -> str | None:
    return date.iso if date else None


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
