"""From the adoption of the concept to two feedback reports."""

import json
from collections import Counter
from decimal import Decimal

import pytest

from mitsprache.consultations.models import Version
from mitsprache.measures.models import BudgetLine, Measure, Milestone, Progress, Report
from mitsprache.measures.queries.report import content_of
from mitsprache.measures.queries.ways import contributions_of

pytestmark = pytest.mark.django_db


def test_the_council_adopted_the_second_version_on_the_day_of_the_source(demo_city):
    version = Version.objects.get(state="adopted")
    assert version.number == 2
    assert version.resolution is not None
    assert version.resolution.date.iso == "2017-03-30"
    assert version.resolution.number == ""  # the source gives none


def test_at_least_24_measures_in_six_fields_with_money_states_milestones_and_gaps(demo_city):
    measures = Measure.objects.visible_to(None)
    assert measures.count() >= 24
    fields = Counter(measures.values_list("field__number", flat=True))
    assert sorted(fields) == ["1", "2", "3", "4", "5", "6"]
    assert set(measures.values_list("state", flat=True)) >= {"finished", "under_way", "stopped"}
    assert set(Progress.objects.values_list("state", flat=True)) == set(Measure.State.values)
    assert Milestone.objects.filter(reached="").exists()
    assert measures.exclude(money_unknown_reason="").count() >= 2
    assert measures.exclude(missing="").count() >= 5
    silent = [one for one in measures if one.update_due and one.update_due.year < 2026]
    assert silent, "some office owes a report"


def test_measures_lead_back_to_what_people_said(demo_city):
    by_number = {one.number: one for one in Measure.objects.all()}
    found = contributions_of(by_number.values())
    asked = [origin.reference for origin in found[by_number["M 2.3"].pk]]
    assert asked == ["WI-2016-00001", "WI-2016-00017"]
    assert sum(bool(one) for one in found.values()) >= 7


def test_the_reports_are_what_their_days_say_and_their_sums_are_exact(demo_city):
    first, second = Report.objects.order_by("cut_off")
    assert second.previous == first
    for report in (first, second):
        again = content_of(report.project, report.cut_off, report.previous)
        assert again == report.content
        content = json.loads(report.content)
        lines = [line for one in content["measures"] for line in one["money"]]
        planned = sum((Decimal(line["planned"] or "0") for line in lines), Decimal())
        assert planned == Decimal(content["money"]["total"]["planned"])
    today = BudgetLine.objects.filter(year__lte=2020)
    whole = sum((line.spent or Decimal() for line in today), Decimal())
    spent = json.loads(second.content)["money"]["total"]["spent"]
    assert whole > Decimal(spent), "what was spent in 2020 was known in February 2021"
    states = {one["state"] for one in json.loads(second.content)["promises"]}
    assert states == {"kept", "kept_late", "late", "broken", "open"}
