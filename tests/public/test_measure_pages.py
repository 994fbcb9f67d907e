"""The register, the page of a measure, feedback reports: what they say, to whom, at what cost."""

import csv
import datetime as dt
import io
import json
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.pages import forget_kept
from mitsprache.common.partial_dates import PartialDate
from mitsprache.measures import actions
from mitsprache.measures.models import BudgetLine, Measure, Milestone, Report
from tests import factories as make

pytestmark = pytest.mark.django_db
YESTERDAY = dt.timedelta(days=1)


def read(path: str, status: int = 200) -> str:
    response = Client().get(path)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def page(of: Measure, prefix: str = "") -> str:
    return read(f"{prefix}/massnahmen/{of.slug}/")


def deed() -> Measure:
    """A measure from an adopted suggestion, with money, milestones, evidence and what is measured."""
    where = make.deliberated_consultation()
    case = make.adopted_case(where)
    version = make.adopt(make.release(where.version.document, override_reason="Anderes ist offen."))
    [made] = actions.create_measures_of_version(
        actor=make.coordination(),
        version=version,
        office=make.office(),
        sections=[version.sections.get(number="1.1")],
    )
    actions.publish_measure(actor=make.coordination(), measure=made, revision=made.revision)
    assert case.contributions.exists()
    make.money(made, 2026, planned=Decimal("12500.50"), spent=Decimal("0.00"))
    make.progress(made, "under_way", text="Der erste Kurs ist voll.", missing="Ein zweiter Raum")

    def on() -> dict[str, object]:
        return {"actor": make.department(), "measure": made, "revision": make.fresh(made).revision}

    actions.set_milestone(**on(), title="Raum gemietet", planned=PartialDate.parse("2025-Q1"))
    actions.add_evidence(**on(), title="Pressebericht", url="https://zeitung.example/kurse")
    counted = actions.set_indicator(**on(), name="Teilnehmende", target=Decimal(40))
    date = PartialDate.on(clock.local_day(timezone.now()))
    actions.add_reading(**on(), indicator=counted, date=date, value=Decimal(25))
    return make.fresh(made)


# --- the register ---------------------------------------------------------------------------------


def test_the_register_shows_measures_their_sums_and_where_the_numbers_lead():
    made = deed()
    shown = read("/massnahmen/")
    assert made.title in shown and "1 Maßnahme gefunden" in shown
    assert "12.500,50 €" in shown and "0 €" in shown
    assert 'href="?jahr=2026"' in shown and "stand=under_way" in shown
    assert "&lt;span" not in shown and '<span class="badge badge--accent">' in shown
    assert 'role="img"' in shown and "Die Tabelle sagt dasselbe." in shown
    assert made.title in read("/massnahmen/?stand=in-umsetzung&jahr=2026")
    assert "Nichts passt" in read("/massnahmen/?stand=stopped") or "0 Maßnahmen" in read(
        "/massnahmen/?stand=stopped"
    )


def test_words_in_the_address_that_mean_nothing_are_named():
    deed()
    shown = read("/massnahmen/?stand=fertig&jahr=99999&seite=zwei&feld=abc&lage=gut")
    assert "unbekannt" in shown and "fertig" in shown and "99999" in shown
    assert "1 Maßnahme gefunden" in read("/massnahmen/?seite=9&q=%00")
    assert "0 Maßnahmen gefunden" in read("/massnahmen/?amt=gibt-es-nicht&quelle=%27%3B--")


def test_an_empty_register_says_what_will_stand_there():
    assert "Es gibt noch keine Maßnahmen" in read("/massnahmen/")
    assert read("/massnahmen.csv").count("\r\n") == 1
    assert json.loads(read("/massnahmen.json"))["items"] == []


def test_what_is_not_public_is_nowhere():
    made = make.measure("KANARIE-ENTWURF", public=False)
    hidden = make.measure("KANARIE-VERDECKT", project=make.draft_project("Verdeckt"))
    for path in (
        "/massnahmen/",
        "/massnahmen.csv",
        "/massnahmen.json",
        "/massnahmen-mittel.csv",
        "/api/v1/measures",
        "/sitemap.xml",
    ):
        assert "KANARIE" not in read(path)
    for slug in (made.slug, hidden.slug):
        read(f"/massnahmen/{slug}/", 404)
        read(f"/api/v1/measures/{slug}", 404)


def test_files_hold_exactly_what_the_filters_choose():
    made = deed()
    make.measure("Eine andere", project=made.project)
    rows = csv.DictReader(
        io.StringIO(read("/massnahmen.csv?stand=under_way").removeprefix("\ufeff")), delimiter=";"
    )
    [row] = list(rows)
    assert (row["measure"], row["planned"], row["spent"]) == (made.slug, "12500.50", "0.00")
    assert row["contributions"] and row["currency"] == "EUR" and row["approved"] == ""
    money = read("/massnahmen-mittel.csv?stand=under_way").removeprefix("\ufeff")
    assert money.split("\r\n")[0] == "measure;year;source;planned;approved;committed;spent;currency"
    assert money.split("\r\n")[1].startswith(f"{made.slug};2026;")
    told = json.loads(read("/massnahmen.json?stand=under_way"))
    assert [item["slug"] for item in told["items"]] == [made.slug]
    assert told["totals"]["planned"] == "12500.50"
    response = Client().get("/massnahmen.xlsx?stand=under_way")
    assert response.headers["Content-Disposition"] == 'attachment; filename="massnahmen.xlsx"'


@pytest.mark.parametrize("number", [1, 25])
def test_the_register_takes_the_same_queries_for_few_and_many(number):
    project = make.published_project()
    for n in range(number):
        make.money(make.measure(f"Maßnahme {n}", project=project), 2026)
    read("/massnahmen/")
    forget_kept()
    with CaptureQueriesContext(connection) as queries:
        read("/massnahmen/")
    assert len(queries) == 6  # versions, measures, money, milestones, city, words of the front


# --- one measure ----------------------------------------------------------------------------------


def test_the_page_says_everything_and_leads_to_where_it_came_from():
    made = deed()
    shown = page(made)
    for words in (
        "Der erste Kurs ist voll.",
        "Ein zweiter Raum",
        "12.500,50 €",
        "Raum gemietet",
        "Pressebericht",
        "Teilnehmende",
        make.office().name,
    ):
        assert words in shown, words
    [reference] = set(re.findall(r"/beitraege/([A-Z]+-\d+-\d+)/", shown))
    back = read(f"/beitraege/{reference}/")
    assert f"/massnahmen/{made.slug}/" in back and "In Umsetzung" in back
    assert "Fassung 2 beschlossen" in back and "26-V-50-0007" in back
    assert "#1.1" in shown and "/fassungen/2/" in shown


def test_bad_news_come_with_their_reason_and_silence_shows():
    made = make.measure(public=False)
    long_ago = timezone.now() - dt.timedelta(days=400)
    actions.publish_measure(
        actor=make.coordination(), measure=made, revision=made.revision, at=long_ago
    )
    shown = page(make.fresh(made))
    assert "kein Sachstand" in shown and "schuldet" in shown
    assert "kein Sachstand" in read("/massnahmen/?lage=gefaehrdet")
    make.progress(made, "stopped", reason="Der Träger ist gegangen.")
    assert "Der Träger ist gegangen." in page(make.fresh(made))


def test_words_of_people_are_escaped():
    made = make.measure("<script>alert(1)</script>", goal="<img src=x onerror=alert(1)>")
    for shown in (page(made), read("/massnahmen/"), read(f"/vorhaben/{made.project.slug}/")):
        assert "<script>alert(1)" not in shown and "<img src=x" not in shown


def test_the_page_takes_the_same_queries_however_long_its_story():
    made = deed()
    counted = []
    for rounds in (1, 8):
        for n in range(rounds):
            make.progress(made, "under_way", text=f"Schritt {n}")
            make.money(made, 2000 + rounds + n)
        page(made)
        forget_kept()
        with CaptureQueriesContext(connection) as queries:
            page(made)
        counted.append(len(queries))
    assert counted == [19, 19]


def test_the_sheet_tells_of_the_adopted_text_and_the_measures():
    made = deed()
    shown = read(f"/vorhaben/{made.project.slug}/")
    assert f"/massnahmen/?vorhaben={made.project.slug}" in shown
    assert "1 Maßnahme" in shown and "/fassungen/2/" in shown


# --- the API --------------------------------------------------------------------------------------


def test_the_api_answers_with_the_fields_of_the_contract():
    made = deed()
    [item] = json.loads(read("/api/v1/measures"))["items"]
    assert item["slug"] == made.slug and item["state"] == "under_way"
    assert item["office"] == make.office().slug
    [money] = item["money"]
    assert money["planned"] == "12500.50" and money["currency"] == "EUR"
    [reference] = item["contributions"]
    one = json.loads(read(f"/api/v1/measures/{made.slug}"))
    assert one["totals"]["spent"] == "0.00" and one["totals"]["approved"] is None
    assert one["milestones"][0]["planned"] == "2025-Q1"
    assert one["indicators"][0]["readings"][0]["value"] == "25.00"
    back = json.loads(read(f"/api/v1/contributions/{reference}"))
    assert [found["slug"] for found in back["measures"]] == [made.slug]
    assert back["adopted"]["number"] == "0123"
    assert json.loads(read("/api/v1/measures?state=stopped"))["items"] == []
    read("/api/v1/measures?state=%00", 200)


# --- reports --------------------------------------------------------------------------------------


def report(made: Measure, *, public: bool = True) -> tuple[Report, str]:
    cut_off = clock.local_day(timezone.now() - YESTERDAY)
    found = actions.make_report(
        actor=make.coordination(),
        project=made.project,
        cut_off=cut_off,
        title="Was daraus wurde",
        note="Ein <b>Vorwort</b>.",
    )
    if public:
        found = actions.publish_report(actor=make.coordination(), report=found)
    return found, f"/vorhaben/{made.project.slug}/rueckkopplung/{cut_off.isoformat()}"


def old_measure() -> Measure:
    made = make.measure("Abendkurse", public=False, number="M 1")
    before = timezone.now() - dt.timedelta(days=30)
    actions.publish_measure(
        actor=make.coordination(), measure=made, revision=made.revision, at=before
    )
    return make.fresh(made)


def test_a_report_is_a_page_a_large_view_a_pdf_a_word_file_and_json():
    made, base = report(old_measure())
    shown = read(f"{base}/")
    assert "M 1 Abendkurse" in shown and made.digest in shown
    assert "Ein &lt;b&gt;Vorwort&lt;/b&gt;." in shown
    assert "M 1 Abendkurse" in read(f"{base}/gross/")
    assert read(f"{base}.json") == made.content
    for kind in ("pdf", "docx"):
        first, again = Client().get(f"{base}.{kind}"), Client().get(f"{base}.{kind}")
        assert first.status_code == 200 and first.content == again.content
        assert first.headers["Content-Disposition"].endswith(f'.{kind}"')
    assert "Was daraus wurde" in read(f"/vorhaben/{made.project.slug}/")
    assert "M 1 Abendkurse" in read(f"/ar{base}/")


def test_a_report_that_is_not_public_or_of_no_day_is_nowhere():
    made, base = report(old_measure(), public=False)
    for ending in ("/", "/gross/", ".json", ".pdf", ".docx"):
        read(f"{base}{ending}", 404)
    for day in ("2026-13-01", "gestern", "20260101", "2026-W01-1", "1999-01-01"):
        read(f"/vorhaben/{made.project.slug}/rueckkopplung/{day}/", 404)
    assert "rueckkopplung" not in read(f"/vorhaben/{made.project.slug}/")


def test_the_report_stays_when_the_measure_goes_on():
    about = old_measure()
    _made, base = report(about)
    make.progress(about, "stopped", reason="Der Träger ist gegangen.")
    assert "Der Träger ist gegangen." not in read(f"{base}/")
    assert "Der Träger ist gegangen." in page(make.fresh(about))


def test_what_was_withdrawn_stays_in_the_report_without_a_link_that_leads_nowhere():
    about = old_measure()
    _made, base = report(about)
    reader = Client()
    first = reader.get(f"{base}/")
    assert f'<a href="/massnahmen/{about.slug}/">' in first.content.decode()
    actions.withdraw_measure(actor=make.coordination(), measure=about, revision=about.revision)
    again = reader.get(f"{base}/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200
    shown = again.content.decode()
    assert "M 1 Abendkurse" in shown and f"/massnahmen/{about.slug}/" not in shown


# --- many -----------------------------------------------------------------------------------------


def test_150_measures_with_ten_years_of_money_and_5000_milestones_take_ten_queries_at_most():
    first = make.measure("Maßnahme 0")
    copies = []
    for n in range(1, 150):
        copy = make.fresh(first)
        copy.pk, copy.slug, copy.title = None, f"massnahme-{n}", f"Maßnahme {n}"
        copies.append(copy)
    Measure.objects.bulk_create(copies)
    keys = list(Measure.objects.values_list("pk", flat=True))
    BudgetLine.objects.bulk_create(
        BudgetLine(measure_id=pk, year=2017 + n, source="Haushalt", planned=Decimal("1000.01"))
        for pk in keys
        for n in range(10)
    )
    date = PartialDate.parse("2030")
    Milestone.objects.bulk_create(
        Milestone(measure_id=keys[n % 150], title=f"M {n}", planned=date, planned_by=date.last_day)
        for n in range(5_000)
    )
    read("/massnahmen/")
    forget_kept()
    with CaptureQueriesContext(connection) as queries:
        shown = read("/massnahmen/")
    assert len(queries) <= 10
    assert "150 Maßnahmen gefunden" in shown and "1.500.015 €" in shown
    assert len(re.findall(r'<a href="/massnahmen/massnahme', shown)) == 50, "one page of the table"
