"""Feedback reports: frozen, reproducible, honest about promises."""

import datetime as dt
import io
import json
import zipfile
from decimal import Decimal

import pypdf
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from mitsprache.common import clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import NotAllowed
from mitsprache.measures import actions
from mitsprache.measures.exports.report_files import report_file
from mitsprache.measures.exports.report_words import told
from mitsprache.measures.models import Measure, Report
from mitsprache.measures.queries.report import content_of, promise_state
from tests import factories as make

pytestmark = pytest.mark.django_db


def days_ago(number: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=number)


def day(number: int) -> dt.date:
    return clock.local_day(days_ago(number))


def published(title: str = "Sprachcafés am Abend", *, since: int = 100, **entries) -> Measure:
    """A measure that is public for so many days."""
    made = make.measure(title, public=False, **entries)
    return actions.publish_measure(
        actor=make.coordination(), measure=made, revision=made.revision, at=days_ago(since)
    )


def report(about: Measure, cut_off: dt.date | None = None, **entries) -> Report:
    given_to = {"title": "Was daraus wurde", "actor": make.coordination()} | entries
    return actions.make_report(project=about.project, cut_off=cut_off or day(1), **given_to)


def test_only_the_participation_office_makes_reports_and_only_of_days_that_are_over() -> None:
    made = published()
    with pytest.raises(NotAllowed):
        report(made, actor=make.department_lead())
    with pytest.raises(actions.EntryWrong) as refused:
        report(made, day(0))
    assert refused.value.field == "cut_off"
    with pytest.raises(actions.EntryWrong):
        report(made, title=" ")
    assert not Report.objects.exists()
    report(made)
    with pytest.raises(actions.AlreadyThere):
        report(made)


def test_what_is_frozen_stays() -> None:
    made = report(published())
    for changes in ({"content": "{}"}, {"digest": "0"}, {"title": "Anders"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.filter(pk=made.pk).update(**changes)
    actions.publish_report(actor=make.coordination(), report=made)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=made.pk).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=made.pk).update(published_at=None)


def test_a_report_that_nobody_has_seen_can_be_thrown_away_a_public_one_not() -> None:
    about = published()
    actions.discard_report(actor=make.coordination(), report=report(about))
    assert not Report.objects.exists()
    public = actions.publish_report(actor=make.coordination(), report=report(about))
    assert list(Report.objects.visible_to(None)) == [public]
    with pytest.raises(actions.NotPossibleNow):
        actions.discard_report(actor=make.coordination(), report=public)
    with pytest.raises(actions.NotPossibleNow):
        actions.publish_report(actor=make.coordination(), report=public)


@pytest.mark.parametrize(
    ("due", "kept", "given_up", "state"),
    [
        (10, None, False, "open"),
        (0, None, False, "open"),  # the last day still counts
        (-1, None, False, "late"),
        (-1, -1, False, "kept"),
        (-1, 0, False, "kept_late"),
        (-1, None, True, "broken"),
        (None, None, False, "open"),
        (None, 0, False, "kept"),
    ],
)
def test_a_promise_is_kept_late_broken_or_open(due, kept, given_up, state) -> None:
    today = dt.date(2026, 6, 1)

    def on(number: int | None) -> dt.date | None:
        return None if number is None else today + dt.timedelta(days=number)

    assert promise_state(on(due), on(kept), today, given_up=given_up) == state


steps = some.lists(
    some.sampled_from(["under_way", "finished", "stopped", "in_preparation", "money", "milestone"]),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=steps, after=steps)
def test_a_report_made_again_from_its_day_is_the_same_byte_for_byte(before, after) -> None:
    """Whatever happens after the cut-off day, the report of that day says the same."""
    with transaction.atomic():
        about = published(project=make.published_project("Wieder gemacht"))
        other = published("Eine zweite", project=about.project)
        for number, step in enumerate(before):
            do(about, step, days_ago(60 - number))
        then = content_of(about.project, day(30), None)
        for number, step in enumerate(after):
            do(about, step, days_ago(20 - number))
        actions.withdraw_measure(
            actor=make.coordination(), measure=other, revision=other.revision, at=days_ago(5)
        )
        assert content_of(about.project, day(30), None) == then
        made = report(about, day(30))
        assert made.content == then
        assert [report_file(made, kind) for kind in ("docx", "docx")] == [
            report_file(made, "docx")
        ] * 2
        transaction.set_rollback(True)


def do(about: Measure, step: str, at: dt.datetime) -> None:
    """One step if it is possible in the state that the measure is in."""
    now = make.fresh(about)
    doing = {"actor": make.department(), "measure": now, "revision": now.revision, "at": at}
    try:
        if step == "money":
            source = f"Quelle {now.revision}"
            entry = actions.MoneyEntry(year=2026, source=source, planned=Decimal("10.01"))
            actions.set_money(**doing, entry=entry)
        elif step == "milestone":
            title = f"Schritt {now.revision}"
            actions.set_milestone(**doing, title=title, planned=PartialDate.parse("2030-Q1"))
        else:
            entry = actions.StateEntry(state=step, reason="Es ging nicht anders.", text="Neu")
            actions.report_progress(**doing, entry=entry)
    except actions.NotPossibleNow:
        pass


def full_report() -> Report:
    about = published(
        "Abendkurse",
        number="M 1.1",
        planned_end=PartialDate.on(day(40)),
    )
    make.progress(about, "not_begun", reason="Kein Raum.", at=days_ago(90))
    now = make.fresh(about)
    actions.set_money(
        actor=make.department(),
        measure=now,
        revision=now.revision,
        entry=actions.MoneyEntry(year=2026, source="Haushalt", planned=Decimal("1234.50")),
        at=days_ago(80),
    )
    earlier = report(about, day(70), title="Erster Bericht")
    now = make.fresh(about)
    actions.report_progress(
        actor=make.department(),
        measure=now,
        revision=now.revision,
        entry=actions.StateEntry(
            state="stopped", reason="Der Träger ist gegangen.", text="Drei Kurse liefen."
        ),
        at=days_ago(20),
    )
    made = report(about, day(5), title="Zweiter Bericht", note="Ein Vorwort.")
    assert made.previous == earlier
    return made


def test_a_report_says_states_money_changes_and_promises() -> None:
    made = full_report()
    content = json.loads(made.content)
    assert content["money"]["total"] == {
        "planned": "1234.50",
        "approved": None,
        "committed": None,
        "spent": None,
    }
    [promise] = [one for one in content["promises"] if one["kind"] == "measure"]
    assert promise["state"] == "broken", "it was stopped"
    words = told(made)
    assert words.changes == ["M 1.1 Abendkurse: Nicht begonnen, jetzt Gestoppt"]
    assert words.states.rows[-1] == ["Alle", "0", "0", "0", "0", "1", "1"]
    assert words.years.rows == [
        ["2026", "1.234,50 €", "–", "–", "–"],
        ["Alle", "1.234,50 €", "–", "–", "–"],
    ]
    [group] = words.promises
    assert group.code == "broken" and "Abendkurse" in group.items[0]


def test_the_handout_is_a_word_file_with_headings_and_repeated_heads() -> None:
    made = full_report()
    content = report_file(made, "docx")
    word = Document(io.BytesIO(content))
    said = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "Der Träger ist gegangen." in said and "Ein Vorwort." in said
    assert word.core_properties.title == "Zweiter Bericht"
    assert word.core_properties.author == ""
    heads = {p.style.name for p in word.paragraphs if p.style.name.startswith("Heading")}
    assert heads == {"Heading 1", "Heading 2", "Heading 3"}
    assert "w:tblHeader" in word.tables[0]._tbl.xml
    assert report_file(made, "docx") == content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_the_handout_is_a_tagged_pdf_with_title_and_language() -> None:
    made = full_report()
    content = report_file(made, "pdf")
    root = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("de")
    assert pypdf.PdfReader(io.BytesIO(content)).metadata.title == "Zweiter Bericht"
    assert report_file(made, "pdf") == content, "the same byte for byte"
