"""The register: what is chosen, and sums that are the same wherever they stand."""

import csv
import datetime as dt
import io
import json
from decimal import Decimal

import openpyxl
import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from mitsprache.common import clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.measures import actions
from mitsprache.measures.exports import register as files
from mitsprache.measures.models import BudgetLine
from mitsprache.measures.queries.register import Asked, Register, origins_of, public_rows, register
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 26)


def found(today: dt.date = TODAY, **asked: object) -> Register:
    return register(Asked(**asked), public_rows(today))


def titles(of: Register) -> list[str]:
    return [row.measure.title for row in of.rows]


def url_of(measure: object) -> str:
    return "https://stadt.example/"


def test_only_public_measures_of_public_projects_are_there() -> None:
    make.measure("Öffentlich", project=make.published_project())
    make.measure("Noch nicht", public=False)
    make.measure("Verdeckt", project=make.draft_project("Verdeckt am Bach"))
    assert titles(found()) == ["Öffentlich"]


def test_each_question_narrows_and_says_what_the_others_would_leave() -> None:
    project = make.published_project()
    evening = make.measure("Sprachcafés am Abend", project=project, place="Biebrich")
    make.measure("Lernräume", project=project, office=make.office2())
    make.progress(evening, "under_way")
    make.money(evening, 2026)
    assert titles(found(text="biebrich abend")) == ["Sprachcafés am Abend"]
    assert titles(found(states=("not_begun",))) == ["Lernräume"]
    assert titles(found(offices=(make.office().slug,))) == ["Sprachcafés am Abend"]
    assert titles(found(year=2026)) == ["Sprachcafés am Abend"]
    assert titles(found(project="gibt-es-nicht")) == []
    assert len(found(fields=(0,)).rows) == 2
    chosen = found(states=("not_begun",))
    left = {one.value: one.count for one in chosen.options["offices"]}
    assert left == {make.office().slug: 0, make.office2().slug: 1}
    states = {one.value: one.count for one in chosen.options["states"]}
    assert states == {"under_way": 1, "not_begun": 1}, "its own question is counted without itself"


def test_the_course_follows_the_stated_rule() -> None:
    today = clock.local_day(timezone.now())
    passed = PartialDate.on(today - dt.timedelta(days=1))
    late = make.measure("Zu spät", planned_end=passed)
    make.measure("Neu", project=late.project)
    missing = make.measure("Es fehlt etwas", project=late.project)
    make.progress(missing, "under_way", missing="Ein Raum")
    course = {row.measure.title: row.course for row in found(today).rows}
    assert course == {"Zu spät": "off_course", "Neu": "on_course", "Es fehlt etwas": "at_risk"}
    assert titles(found(today, courses=("off_course", "at_risk"))) == ["Zu spät", "Es fehlt etwas"]


def test_numbers_are_sorted_as_people_read_them() -> None:
    project = make.published_project()
    for number in ("M 2.10", "M 2.9", "M 1.1"):
        make.measure(f"Maßnahme {number}", project=project, number=number)
    assert [row.measure.number for row in found().rows] == ["M 1.1", "M 2.9", "M 2.10"]


def test_not_known_is_not_zero() -> None:
    made = make.measure()
    make.measure("Ohne Mittel", project=made.project)
    make.money(made, 2026, planned=Decimal("10.10"))
    of = found()
    assert (of.sums.planned, of.sums.spent, of.unknown) == (Decimal("10.10"), None, 1)
    [line] = list(
        csv.DictReader(io.StringIO(files.money_csv(of).decode("utf-8-sig")), delimiter=";")
    )
    assert (line["planned"], line["spent"], line["currency"]) == ("10.10", "", "EUR")


def test_a_year_chooses_its_money_alone() -> None:
    made = make.measure()
    make.money(made, 2025, planned=Decimal("1.00"))
    make.money(made, 2026, planned=Decimal("2.00"), source="Land Hessen")
    assert found(year=2026).sums.planned == Decimal("2.00")
    assert found(source="Haushalt der Stadt").sums.planned == Decimal("1.00")
    assert found(year=2026, source="Haushalt der Stadt").rows == []
    assert found().sums.planned == Decimal("3.00")


def test_what_other_programs_take_for_formulas_is_disarmed() -> None:
    make.measure('=HYPERLINK("https://boese.example")')
    content = files.register_csv(found(), origins_of(found().rows), url_of=url_of).decode()
    assert '"\'=HYPERLINK(""https://boese.example"")"' in content


amount = some.none() | some.decimals(min_value=0, max_value=10**9, places=2)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    lines=some.lists(
        some.tuples(some.integers(2015, 2030), some.sampled_from("ABC"), amount, amount),
        max_size=12,
        unique_by=lambda line: line[:2],
    )
)
def test_sums_reconcile_in_every_format(lines) -> None:
    """Whatever the amounts: page, CSV of measures and of money, Excel and JSON say the same."""
    BudgetLine.objects.all().delete()
    made = make.measure(project=make.published_project("Summen")) if not _there() else _there()
    stated = [line for line in lines if line[2:] != (None, None)]
    for year, source, planned, spent in stated:
        BudgetLine.objects.create(
            measure=made, year=year, source=source, planned=planned, spent=spent
        )
    of = found()
    wanted = {
        "planned": _sum(line[2] for line in stated),
        "spent": _sum(line[3] for line in stated),
    }
    given_to = {"origins": origins_of(of.rows), "url_of": url_of}
    told = json.loads(files.register_json(of, today=TODAY, **given_to))
    whole = _table(files.register_csv(of, **given_to))
    money = _table(files.money_csv(of))
    book = openpyxl.load_workbook(
        io.BytesIO(files.register_xlsx(of, today=TODAY, filters="", by="Test", **given_to))
    )
    sheet = list(book.worksheets[0].iter_rows(values_only=True))
    for name, value in wanted.items():
        assert getattr(of.sums, name) == value
        assert _sum(getattr(one.amounts, name) for one in of.by_year) == value
        assert _sum(getattr(one.amounts, name) for one in of.by_source) == value
        assert _read(told["totals"][name]) == value
        assert _sum(_read(one[name]) for item in told["items"] for one in item["money"]) == value
        assert _sum(_read(row[name]) for row in whole) == value
        assert _sum(_read(row[name]) for row in money) == value
        cell = sheet[1][sheet[0].index(name)]
        assert (None if cell is None else Decimal(str(cell)).quantize(Decimal("0.01"))) == value


def _there():
    return next((row.measure for row in found().rows), None)


def _sum(values) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal("0.00")) if known else None


def _read(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _table(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf") and b"\r\n" in content
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("number", [1, 20])
def test_the_register_takes_three_queries_however_many_measures(
    number, django_assert_num_queries
) -> None:
    project = make.published_project()
    for n in range(number):
        made = make.measure(f"Maßnahme {n}", project=project)
        make.money(made, 2026)
        actions.set_milestone(
            actor=make.department(),
            measure=made,
            revision=make.fresh(made).revision,
            title="Raum gefunden",
            planned=PartialDate.parse("2030"),
        )
    with django_assert_num_queries(3):
        assert found().rows[0].milestones == 1
