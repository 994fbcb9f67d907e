"""An office reports the state of its measure; milestones, money and what is measured."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.models import AuditEntry
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import NotAllowed
from mitsprache.measures import actions
from mitsprache.measures.models import BudgetLine, Measure, MeasureRecord, Progress
from mitsprache.measures.queries.course import Course, course_of, months_silent
from mitsprache.measures.signals import measure_moved
from mitsprache.measures.states import MEASURE_STEPS
from tests import factories as make

pytestmark = pytest.mark.django_db


def entry(state: str = "under_way", **more: object) -> actions.StateEntry:
    return actions.StateEntry(**{"state": state} | more)


def report(measure: Measure, given: actions.StateEntry, **more: object) -> Progress:
    told = {"actor": make.department(), "revision": measure.revision} | more
    return actions.report_progress(measure=measure, entry=given, **told)


def test_a_report_is_written_down_and_the_next_one_is_owed_after_the_citys_rhythm():
    made = make.measure()
    heard = []
    measure_moved.connect(
        lambda **signal: heard.append(signal["before"]), weak=False, dispatch_uid="t"
    )
    try:
        told = report(made, entry(text="Der erste Abend war voll.", next_step="Ein zweiter Raum"))
    finally:
        measure_moved.disconnect(dispatch_uid="t")
    now = make.fresh(made)
    today = clock.local_day(timezone.now())
    assert (now.state, now.next_step, now.updated_on) == ("under_way", "Ein zweiter Raum", today)
    assert now.update_due == today + dt.timedelta(days=180)
    assert (told.day, told.office, told.text) == (today, make.office(), "Der erste Abend war voll.")
    assert heard == ["not_begun"]
    verbs = AuditEntry.objects.filter(verb="measures.report_progress")
    assert verbs.filter(changes__state=["not_begun", "under_way"]).count() == 1


def test_nobody_is_told_of_a_measure_that_is_not_public():
    made = make.measure(public=False)
    heard = []
    measure_moved.connect(lambda **signal: heard.append(1), weak=False, dispatch_uid="t")
    try:
        report(made, entry())
    finally:
        measure_moved.disconnect(dispatch_uid="t")
    assert heard == []
    assert make.fresh(made).update_due is None


@pytest.mark.parametrize("state", ["not_begun", "stopped"])
def test_bad_news_needs_its_reason(state: str):
    made = make.progress(make.measure())
    if state == "not_begun":
        made = make.progress(made, "in_preparation")
    for reason in ("", "  \n ", "\u200b"):
        with pytest.raises(actions.ReasonMissing) as refused:
            report(made, entry(state, reason=reason))
        assert refused.value.field == "reason"
    assert make.fresh(made).revision == made.revision
    report(made, entry(state, reason="Das Geld fehlt."))
    assert make.fresh(made).state == state


def test_what_is_not_finished_behind_its_planned_end_needs_a_reason():
    made = make.measure(planned_end=PartialDate.parse("2020"))
    with pytest.raises(actions.ReasonMissing):
        report(made, entry())
    report(made, entry(reason="Drei Räume fehlen noch."))
    assert course_of(make.fresh(made), dt.date(2026, 1, 1)) == Course.OFF


def test_every_step_of_the_table_can_be_gone_and_no_other():
    for before, after in MEASURE_STEPS.items():
        for state in Measure.State.values:
            made = make.measure()
            Measure.objects.filter(pk=made.pk).update(state=before, state_reason="Weil es so ist.")
            made = make.fresh(made)
            given = entry(state, reason="Weil es so ist.")
            if state in after:
                report(made, given)
                assert make.fresh(made).state == state
            else:
                with pytest.raises(actions.NotPossibleNow):
                    report(made, given)
                assert make.fresh(made).state == before


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("actual_start", {"actual_start": PartialDate.parse("2199")}),
        ("actual_end", {"state": "under_way", "actual_end": PartialDate.parse("2020")}),
        (
            "actual_end",
            {
                "state": "finished",
                "actual_start": PartialDate.parse("2021"),
                "actual_end": PartialDate.parse("2020"),
            },
        ),
        (
            "actual_start",
            {
                "state": "not_begun",
                "reason": "Noch nicht.",
                "actual_start": PartialDate.parse("2020"),
            },
        ),
        ("state", {"state": "halfway"}),
        ("text", {"text": "x" * 3001}),
    ],
)
def test_impossible_entries_are_refused_at_their_field(field: str, more: dict[str, object]):
    made = make.measure()
    with pytest.raises(actions.EntryWrong) as refused:
        report(made, entry(**more))
    assert refused.value.field == field
    assert not Progress.objects.exists()
    assert make.fresh(made).revision == made.revision


def test_only_the_responsible_office_and_the_participation_office_report():
    made = make.measure()
    for stranger in (
        make.department2(),
        make.citizen(),
        make.editor(),
        make.moderation(),
        make.admin(),
    ):
        with pytest.raises(NotAllowed):
            report(made, entry(), actor=stranger)
    report(made, entry(), actor=make.coordination())


def test_whoever_comes_second_is_told_to_look_again():
    made = make.measure()
    seen = made.revision
    report(made, entry())
    with pytest.raises(actions.ChangedMeanwhile):
        report(made, entry("finished"), revision=seen)


def test_progress_and_records_cannot_be_changed():
    made = make.progress(make.measure())
    with pytest.raises(IntegrityError), transaction.atomic():
        Progress.objects.update(text="Anders")
    with pytest.raises(IntegrityError), transaction.atomic():
        Progress.objects.all().delete()
    Progress.objects.update(by=None)  # its author is erased
    assert MeasureRecord.objects.filter(measure=made).count() == 3


def test_silence_is_counted_in_months():
    made = make.measure()
    then = timezone.now() - dt.timedelta(days=215)
    made = make.progress(made, at=then)
    assert months_silent(made, clock.local_day(timezone.now())) == 7
    assert course_of(made, clock.local_day(timezone.now())) == Course.AT_RISK
    made = make.progress(made, "stopped", reason="Es ruht.")
    assert months_silent(made, dt.date(2090, 1, 1)) == 0


# --- milestones, evidence, indicators ------------------------------------------------------------


def test_a_milestone_moves_back_only_with_a_reason_and_is_reached_once_its_day_has_come():
    made = make.measure()
    one = actions.set_milestone(
        actor=make.department(),
        measure=made,
        revision=made.revision,
        title="Erster Abend",
        planned=PartialDate.parse("2026-03"),
    )
    made = make.fresh(made)
    same = {"actor": make.department(), "measure": made, "title": "Erster Abend", "milestone": one}
    with pytest.raises(actions.ReasonMissing) as refused:
        actions.set_milestone(**same, revision=made.revision, planned=PartialDate.parse("2026-06"))
    assert refused.value.field == "note"
    with pytest.raises(actions.EntryWrong):
        actions.set_milestone(
            **same,
            revision=made.revision,
            planned=PartialDate.parse("2026-03"),
            reached=PartialDate.parse("2199"),
        )
    actions.set_milestone(
        **same,
        revision=made.revision,
        planned=PartialDate.parse("2026-03"),
        reached=PartialDate.parse("2026-02-14"),
    )
    one.refresh_from_db()
    assert (one.planned_by, one.reached_by) == (dt.date(2026, 3, 31), dt.date(2026, 2, 14))


def test_what_belongs_to_another_measure_is_not_touched_through_this_one():
    mine, other = make.measure(), make.measure("Andere Maßnahme")
    line = make.money(other)
    foreign = actions.set_milestone(
        actor=make.department(),
        measure=make.fresh(other),
        revision=make.fresh(other).revision,
        title="Fremd",
        planned=PartialDate.parse("2026"),
    )
    on = {"actor": make.department(), "measure": mine, "revision": mine.revision}
    with pytest.raises(actions.NotPossibleNow):
        actions.remove_milestone(**on, milestone=foreign)
    with pytest.raises(actions.NotPossibleNow):
        actions.remove_money(**on, line=line)
    with pytest.raises(actions.NotPossibleNow):
        actions.set_money(
            **on, line=line, entry=actions.MoneyEntry(year=2026, source="Land", planned=Decimal(1))
        )
    assert other.milestones.get() == foreign
    assert BudgetLine.objects.get().source == "Haushalt der Stadt"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "stadt.example", "ftp://a.example/x", ""])
def test_evidence_is_a_web_address(url: str):
    made = make.measure()
    with pytest.raises(actions.EntryWrong):
        actions.add_evidence(
            actor=make.department(), measure=made, revision=made.revision, title="Bericht", url=url
        )


def test_a_value_of_the_same_date_takes_the_place_of_the_old_one():
    made = make.measure()
    what = actions.set_indicator(
        actor=make.department(),
        measure=made,
        revision=made.revision,
        name="Abende",
        target=Decimal(40),
    )
    for value in ("12.5", "13"):
        made = make.fresh(made)
        actions.add_reading(
            actor=make.department(),
            measure=made,
            revision=made.revision,
            indicator=what,
            date=PartialDate.parse("2026-03"),
            value=Decimal(value),
        )
    assert [one.value for one in what.readings.all()] == [Decimal("13.00")]


# --- money ---------------------------------------------------------------------------------------


def test_sums_are_exact_where_binary_fractions_are_not():
    made = make.measure()
    for year, amount in ((2024, "0.10"), (2025, "0.20"), (2026, "9999999.99")):
        make.money(made, year, planned=Decimal(amount))
    total = BudgetLine.objects.aggregate(total=Sum("planned"))["total"]
    assert total == Decimal("10000000.29")
    assert isinstance(total, Decimal)


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("year", {"year": 1899}),
        ("year", {"year": 3000}),
        ("source", {"source": " "}),
        ("planned", {"planned": Decimal(-1)}),
        ("planned", {"planned": Decimal("1.005")}),
        ("planned", {"planned": Decimal("1e15")}),
        ("planned", {"planned": None}),
        ("spent", {"year": 2090, "spent": Decimal(1)}),
        ("kind", {"kind": "sometimes"}),
    ],
)
def test_impossible_money_is_refused_at_its_field(field: str, more: dict[str, object]):
    made = make.measure()
    given = {"year": 2026, "source": "Land", "planned": Decimal(1)} | more
    with pytest.raises(actions.EntryWrong) as refused:
        actions.set_money(
            actor=make.department(),
            measure=made,
            revision=made.revision,
            entry=actions.MoneyEntry(**given),
        )
    assert refused.value.field == field
    assert not BudgetLine.objects.exists()


def test_one_line_for_each_year_source_and_kind():
    made = make.measure()
    make.money(made)
    with pytest.raises(actions.AlreadyThere):
        make.money(made)
    make.money(made, kind="running")


def test_not_known_is_said_with_its_reason_and_only_while_nothing_is_known():
    made = make.measure()
    on = {"actor": make.department(), "measure": made}
    with pytest.raises(actions.EntryWrong):
        actions.say_money_unknown(**on, revision=made.revision, reason=" ")
    actions.say_money_unknown(**on, revision=made.revision, reason="Das Angebot fehlt noch.")
    make.money(made)
    made = make.fresh(made)
    assert made.money_unknown_reason == ""
    with pytest.raises(actions.NotPossibleNow):
        actions.say_money_unknown(**on, revision=made.revision, reason="Doch nicht.")


def test_the_audit_holds_amounts_but_no_words():
    make.money(make.measure(), note="Vertraulich")
    changes = AuditEntry.objects.get(verb="measures.set_money").changes
    assert changes["planned"] == [None, "10000.00"]
    assert "Vertraulich" not in str(changes)
