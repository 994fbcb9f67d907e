"""Measures, reports and adopted versions for the permission matrix."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.measures import actions
from mitsprache.measures.models import Measure
from tests import factories as make
from tests.abuse.world import Case

_FORMS = ("", "-state", "-facts", "-publish", "-withdraw", "-money-new", "-money-unknown")
_MORE = ("-milestone-new", "-indicator-new", "-evidence", "-origins")


def measure_cases() -> dict[str, list[Case]]:
    """A public measure with all its parts, one that is not public, one of a hidden sheet."""
    where = make.deliberated_consultation()
    make.adopted_case(where)
    released = make.release(where.version.document, override_reason="Anderes ist noch offen.")
    public, draft, hidden = _measures(released.document.project)
    reports = _reports(public)
    version = make.adopt(released)
    by_slug = [
        Case("public", {"slug": public.slug}),
        Case("draft", {"slug": draft.slug}),
        Case("of a hidden sheet", {"slug": hidden.slug}),
    ]
    by_key = [Case("public", {"pk": public.pk}), Case("draft", {"pk": draft.pk})]
    by_day = [
        Case(state, {"slug": public.project.slug, "day": day})
        for state, (_key, day) in reports.items()
    ]
    of_report = [Case(state, {"pk": key}) for state, (key, _day) in reports.items()]
    parts = _parts(public, draft)
    return {
        "measure": by_slug,
        "read_measure": by_slug,
        **dict.fromkeys(
            ("report-of-project", "report-large", "report-pdf", "report-docx", "report-json"),
            by_day,
        ),
        **{f"workspace-measure{name}": by_key for name in (*_FORMS, *_MORE)},
        **parts,
        "resolution": [Case("that adopted", {"pk": version.resolution_id})],
        "workspace-measures-from-version": [
            Case("adopted", {"pk": version.pk}),
            Case("only released", {"pk": where.version.pk}),
        ],
        **{f"workspace-measure-report{name}": of_report for name in ("", "-publish", "-discard")},
        "workspace-document-adopt": [
            Case("adopted", {"pk": version.document_id, "number": version.number}),
            Case("released", {"pk": version.document_id, "number": where.version.number}),
        ],
    }


def _measures(project: object) -> tuple[Measure, Measure, Measure]:
    public = make.measure("Öffentliche Maßnahme", project=project, public=False)
    before = timezone.now() - dt.timedelta(days=30)
    actions.publish_measure(
        actor=make.coordination(), measure=public, revision=public.revision, at=before
    )
    draft = make.measure("Noch nicht öffentlich", project=project, public=False)
    hidden = make.measure("Verdeckte Maßnahme", project=make.draft_project("Verdeckt im Amt"))
    return make.fresh(public), draft, hidden


def _reports(about: Measure) -> dict[str, tuple[int, str]]:
    """A public report and one that is not, each with its key and day."""
    found = {}
    for state, days in (("public", 3), ("not public", 2)):
        day = clock.local_day(timezone.now() - dt.timedelta(days=days))
        report = actions.make_report(
            actor=make.coordination(), project=about.project, cut_off=day, title="Bericht"
        )
        if state == "public":
            actions.publish_report(actor=make.coordination(), report=report)
        found[state] = (report.pk, day.isoformat())
    return found


def _parts(public: Measure, draft: Measure) -> dict[str, list[Case]]:
    """A budget line, a milestone, something measured: asked for at its own and another measure."""
    line = make.money(public, 2026, planned=Decimal("10.00"))

    def doing() -> dict[str, object]:
        now = make.fresh(public)
        return {"actor": make.department(), "measure": now, "revision": now.revision}

    step = actions.set_milestone(
        **doing(), title="Raum gefunden", planned=PartialDate.parse("2030")
    )
    counted = actions.set_indicator(**doing(), name="Teilnehmende")

    def both(name: str, key: int) -> list[Case]:
        return [
            Case("its own", {"pk": public.pk, name: key}),
            Case("of another", {"pk": draft.pk, name: key}),
        ]

    return {
        "workspace-measure-money": both("line", line.pk),
        "workspace-measure-milestone": both("part", step.pk),
        "workspace-measure-indicator": both("part", counted.pk),
        "workspace-measure-reading": both("part", counted.pk),
        "workspace-measure-remove": [
            Case(f"{kind} of {state}", {"pk": pk, "kind": kind, "part": str(line.pk)})
            for kind in ("mittel", "unbekannt")
            for state, pk in (("its own", public.pk), ("another", draft.pk))
        ],
    }
