"""Consultations as people read them: the list, the draft, one section, versions, files."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from mitsprache.common.pages import forget_kept, raise_version
from mitsprache.consultations import actions
from mitsprache.consultations.actions.editing import (
    Part,
    merge_sections,
    remove_section,
    split_section,
)
from mitsprache.consultations.models import (
    Consultation,
    Contribution,
    Extension,
    Section,
    Version,
)
from mitsprache.projects import actions as projects
from tests import factories
from tests.consultations import drafting

pytestmark = pytest.mark.django_db
DRAFT, SECTION, ALL, LIST = 10, 13, 11, 4


def page(path: str, status: int = 200, **headers: str) -> str:
    response = Client(headers=headers).get(path)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def address(where: Consultation, below: str = "") -> str:
    return f"/beteiligungen/{where.slug}/{below}"


def section_of(where: Consultation, number: str) -> Section:
    return where.version.sections.get(number=number)


@pytest.fixture
def where() -> Consultation:
    return factories.consultation()


# --- the list -------------------------------------------------------------------------------------


def test_the_list_shows_what_is_open_what_comes_and_what_is_over(where):
    now = timezone.now()
    later = dt.timedelta(days=30)
    factories.consultation(
        "Kommt noch", opens_at=now + dt.timedelta(days=3), last_day=(now + later)
    )
    factories.consultation("Schon vorbei", last_day=(now - dt.timedelta(days=3)).date())
    factories.contribution(where)
    html = page("/beteiligungen/")
    order = [html.index(words) for words in ("Was fehlt im Entwurf?", "Kommt noch", "Schon vorbei")]
    assert order == sorted(order)
    for words in ("noch 14 Tage", "1 Beitrag", where.version.document.project.title):
        assert words in html


def test_an_unpublished_consultation_is_nowhere():
    hidden = factories.consultation("Noch geheim", published_at=None)
    assert "Noch geheim" not in page("/beteiligungen/")
    for below in ("", "beitraege/", "abschnitt/1/", "fassungen/1/", "vergleich/1..2/"):
        page(address(hidden, below), 404)
    for file in (".ics", "/fassungen/1.pdf", "/fassungen/1.docx"):
        page(f"/beteiligungen/{hidden.slug}{file}", 404)


def test_a_withdrawn_sheet_takes_its_consultations_with_it(where):
    project = where.version.document.project
    projects.withdraw_project(actor=factories.coordination(), project=project, reason="Doppelt")
    page(address(where), 404)
    assert where.title not in page("/beteiligungen/")


# --- the draft ------------------------------------------------------------------------------------


def test_the_draft_says_what_people_need_to_know_before_they_write(where):
    html = page(address(where))
    for words in (
        *("Offen bis zum Ende des", "noch 14 Tage", "Was fehlt im Entwurf?"),
        *(where.room_for_decision, where.who_decides, where.what_follows),
        *("Als PDF", "Als Word-Datei", "Fassung 1"),
    ):
        assert words in html, words


def test_every_section_has_its_number_as_anchor_and_a_way_to_suggest(where):
    html = page(address(where))
    for number, anchor, query in (("1.1", "1.1", "1.1"), ("M 2.1", "M-2.1", "M%202.1")):
        assert f'id="{anchor}"' in html
        assert f'href="#{anchor}">{number}</a>' in html
        assert f'href="{address(where)}beitrag/?abschnitt={query}"' in html
    assert html.count('class="part__write"') == 6


def test_action_fields_are_marked_by_colour_number_and_name(where):
    html = page(address(where))
    field = section_of(where, "1").field
    assert f'class="field-part field--{field.colour}"' in html
    assert f'<span class="field-number">{field.number}</span> <span>{field.name}</span>' in html


def test_one_action_field_can_be_read_alone(where):
    html = page(address(where, "?feld=2"))
    assert 'id="M-2.1"' in html
    assert 'id="M-1.1"' not in html
    assert "Sie lesen einen Teil des Entwurfs." in html


def test_an_extension_is_shown_with_its_reason(where):
    Extension.objects.create(
        consultation=where,
        at=timezone.now(),
        before=where.last_day - dt.timedelta(days=7),
        after=where.last_day,
        reason="Viele haben um mehr Zeit gebeten.",
    )
    html = page(address(where))
    assert "Der letzte Tag wurde geändert" in html
    assert "Viele haben um mehr Zeit gebeten." in html


def test_T11_the_draft_is_read_before_it_opens_and_after_it_has_closed():
    now = timezone.now()
    soon = factories.consultation("Bald", opens_at=now + dt.timedelta(days=2))
    over = factories.consultation("Vorbei", last_day=(now - dt.timedelta(days=2)).date())
    for where, words in ((soon, "Vorschläge können Sie ab"), (over, "Die Frist für Vorschläge")):
        for path in (address(where), address(where, "abschnitt/1.1/")):
            html = page(path)
            assert factories.SECTION_TEXTS[1] in html
            assert words in html
            assert "beitrag/?abschnitt" not in html


def test_T12_the_draft_can_be_taken_along_and_printed(where):
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        path = f"/beteiligungen/{where.slug}/fassungen/1.{kind}"
        response = Client().get(path)
        assert response.content.startswith(start)
        assert f"entwurf-1-fassung-1.{kind}" in response.headers["Content-Disposition"]
        again = Client().get(path, headers={"If-None-Match": response.headers["ETag"]})
        assert again.status_code == 304


def test_a_version_in_work_can_neither_be_read_nor_downloaded(where):
    factories.working_copy(where.version)
    for below in ("fassungen/2/", "fassungen/2.pdf", "fassungen/2.docx", "vergleich/1..2/"):
        page(address(where, below), 404)


def test_T10_contributions_are_read_without_scripts_and_without_leaving_the_text(where):
    section = section_of(where, "1.1")
    given = factories.contribution(where, "Mehr Kurse am Abend.", section=section)
    html = page(address(where))
    url = address(where, "abschnitt/1.1/")
    assert f'<details class="talk" hx-get="{url}" hx-trigger="toggle once">' in html
    assert f'<a href="{url}">' in html  # what stands there without scripts
    assert "1 Beitrag" in html
    whole = page(url)
    for text in (factories.SECTION_TEXTS[1], "Mehr Kurse am Abend.", given.reference, "<html"):
        assert text in whole
    part = page(url, **{"HX-Request": "true"})
    assert "Mehr Kurse am Abend." in part
    assert "<html" not in part


def test_caches_tell_the_part_from_the_whole_page(where):
    url = address(where, "abschnitt/1.1/")
    whole, part = Client().get(url), Client(headers={"HX-Request": "true"}).get(url)
    assert whole.headers["ETag"] != part.headers["ETag"]
    assert "HX-Request" in whole.headers["Vary"]
    assert "HX-Request" in part.headers["Vary"]


def test_reading_pages_set_no_cookie_and_hold_no_token(where):
    for below in ("", "abschnitt/1.1/", "beitraege/", "fassungen/1/"):
        response = Client().get(address(where, below))
        assert not response.cookies
        assert "csrf" not in response.content.decode()
        assert response.headers["Cache-Control"] == "public, max-age=60"


def test_a_reader_who_has_the_page_gets_no_second_copy_until_somebody_contributes(where):
    etag = Client().get(address(where)).headers["ETag"]
    assert Client(headers={"If-None-Match": etag}).get(address(where)).status_code == 304
    factories.contribution(where)
    assert Client(headers={"If-None-Match": etag}).get(address(where)).status_code == 200


def test_a_new_contribution_is_counted_at_once(where):
    page(address(where))
    factories.contribution(where, section=section_of(where, "1.1"))
    assert "1 Beitrag" in page(address(where))


def test_the_draft_in_arabic_marks_what_is_german(where):
    html = page(f"/ar{address(where)}")
    assert '<html lang="ar" dir="rtl">' in html
    assert '<div class="prose" lang="de" dir="auto">' in html
    assert "اقترح تغييرًا" in html


# --- contributions --------------------------------------------------------------------------------


def test_hidden_and_withdrawn_contributions_leave_a_marked_place(where):
    section = section_of(where, "1.1")
    hidden = factories.contribution(where, "Etwas Schlimmes.", section=section)
    taken = factories.contribution(where, "Doch nicht.", section=section)
    actions.hide_contribution(actor=factories.moderation(), contribution=hidden)
    actions.withdraw_contribution(actor=factories.citizen(), contribution=taken)
    html = page(address(where, "abschnitt/1.1/"))
    assert "Die Moderation hat hier einen Beitrag ausgeblendet." in html
    assert "Hier wurde ein Beitrag von der Person zurückgezogen" in html
    for gone in ("Etwas Schlimmes.", "Doch nicht."):
        assert gone not in html
        assert gone not in page(address(where, "beitraege/"))
    assert "2 zurückgezogen oder ausgeblendet" in page(address(where))


def test_what_waits_for_confirmation_or_for_the_staff_is_nowhere(where):
    section = section_of(where, "1.1")
    factories.guest_contribution(where, "Noch nicht bestätigt.", confirmed=False, section=section)
    inside = factories.contribution(where, "Nur für das Amt.", section=section)
    Contribution.objects.filter(pk=inside.pk).update(staff_only=True)
    for below in ("", "abschnitt/1.1/", "beitraege/"):
        html = page(address(where, below))
        assert "Noch nicht bestätigt." not in html
        assert "Nur für das Amt." not in html
        assert "1 Beitrag" not in html


def test_late_contributions_are_marked_and_stand_outside_the_number_at_the_deadline(where):
    section = section_of(where, "1.1")
    factories.contribution(where, section=section)
    late = factories.contribution(where, "Zu spät.", section=section)
    Contribution.objects.filter(pk=late.pk).update(late=True)
    assert "1 Beitrag · 1 nach Fristende" in page(address(where))
    html = page(address(where, "abschnitt/1.1/"))
    assert "Zu spät." in html
    assert "nach der Frist" in html


def test_T06_a_quoted_passage_and_its_new_wording_stand_beside_each_other(where):
    factories.contribution(
        where,
        section=section_of(where, "1"),
        kind="wording",
        exact="am Vormittag",
        prefix="bietet Sprachkurse ",
        suffix=" an.",
        proposed_wording="am Abend",
    )
    html = page(address(where, "abschnitt/1/"))
    assert re.search(r"<del>.*Vormittag.*</del>", html)
    assert re.search(r"<ins>.*Abend.*</ins>", html)
    assert "gestrichen:" in html  # named, not only coloured


def test_supports_are_counted(where):
    given = factories.contribution(where, section=section_of(where, "1.1"))
    actions.support_contribution(actor=factories.citizen2(), contribution=given)
    assert "1 Person unterstützt das" in page(address(where, "abschnitt/1.1/"))


def test_all_contributions_are_filtered_by_field_and_kind(where):
    first = factories.contribution(where, "Zum ersten.", section=section_of(where, "1.1"))
    factories.contribution(where, "Zum zweiten.", section=section_of(where, "2.1"), kind="question")
    factories.contribution(where, "Zum Ganzen.")
    everything = page(address(where, "beitraege/"))
    for text in ("Zum ersten.", "Zum zweiten.", "Zum Ganzen.", "3 Beiträge", first.reference):
        assert text in everything
    for query, there, not_there in (
        ("feld=1", ["Zum ersten."], ["Zum zweiten.", "Zum Ganzen."]),
        ("art=frage", ["Zum zweiten."], ["Zum ersten.", "Zum Ganzen."]),
        ("art=question", ["Zum zweiten."], ["Zum ersten.", "Zum Ganzen."]),
        ("feld=dokument", ["Zum Ganzen."], ["Zum ersten.", "Zum zweiten."]),
        ("feld=1&feld=2", ["Zum ersten.", "Zum zweiten."], ["Zum Ganzen."]),
        ("feld=1&art=frage", ["Nichts gefunden"], ["Zum ersten.", "Zum zweiten."]),
    ):
        html = page(address(where, f"beitraege/?{query}"))
        assert all(text in html for text in there), query
        assert not any(text in html for text in not_there), query


def test_a_page_beyond_the_end_is_the_last_one(where):
    factories.many_contributions(where, 21)
    html = page(address(where, "beitraege/?seite=99"))
    assert html.count('class="comment"') == 1
    assert "Seite 99 gibt es nicht" in html


@pytest.mark.parametrize("path", ["", "beitraege/", "abschnitt/1.1/"])
@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", "'\"><svg onload=alert(1)>"])
def test_X_03_what_stands_in_the_address_is_shown_as_text(where, path, payload):
    for name in ("feld", "art", "seite", "sort"):
        response = Client().get(address(where, path), {name: payload})
        assert response.status_code == 200
        assert payload not in response.content.decode()


def test_an_unknown_section_or_foreign_number_is_not_found(where):
    for number in ("99", "1.1.1", "M 99", "..", "x/y"):
        page(address(where, f"abschnitt/{number}/"), 404)


# --- versions -------------------------------------------------------------------------------------


def test_a_version_shows_its_hash_and_what_was_removed_with_what_was_said_to_it(where):
    factories.contribution(where, "Das muss bleiben.", section=section_of(where, "M 2.1"))
    factories.next_version(where, remove="M 2.1")
    html = page(address(where, "fassungen/2/"))
    new = Version.objects.get(number=2)
    for words in (new.content_hash, "Nach den Beiträgen.", "Entfallen in Fassung 2", "1 Beitrag"):
        assert words in html, words
    assert 'id="M-2.1"' not in html
    kept = page(address(where, "abschnitt/M%202.1/"))
    assert "Das muss bleiben." in kept
    assert "Entfallen in Fassung 2." in kept
    assert "Es gibt eine neuere Fassung" in page(address(where))


def test_what_was_merged_and_then_removed_is_gone_and_what_was_split_is_not(where):
    """Version 2 merges M 2.1 into M 1.1 and splits 2.1; version 3 removes M 1.1 and 2.1 itself."""
    factories.contribution(where, "Das muss bleiben.", section=section_of(where, "M 2.1"))
    factories.contribution(where, "Das auch.", section=section_of(where, "2.1"))
    document = where.version.document
    working = factories.working_copy(where.version)
    into, other = drafting.section(working, "M 1.1"), drafting.section(working, "M 2.1")
    merge_sections(
        actor=factories.coordination(), into=into, other=other, revision=1, other_revision=1
    )
    parts = [Part("Erstens", "Der erste Teil."), Part("Zweitens", "Der zweite Teil.")]
    row = drafting.section(working, "2.1")
    split_section(actor=factories.coordination(), section=row, revision=row.revision, parts=parts)
    drafting.release(working)
    for number in ("M 1.1", "2.1"):
        row = drafting.section(drafting.working(document), number)
        remove_section(actor=factories.coordination(), section=row, revision=row.revision)
    drafting.release(drafting.working(document))

    assert "Entfallen in Fassung" not in page(address(where, "fassungen/2/"))
    html = page(address(where, "fassungen/3/"))
    assert html.count("Entfallen in Fassung 3") == 1
    assert f"{address(where, 'abschnitt/M%202.1/')}#beitraege" in html


def test_two_versions_are_compared_word_by_word(where):
    factories.next_version(where, change="1", remove="M 2.1")
    html = page(address(where, "vergleich/1..2/"))
    assert re.search(r"<del>.*Vormittag.*</del>", html, re.DOTALL)
    assert re.search(r"<ins>.*Abend.*</ins>", html, re.DOTALL)
    assert "geändert" in html
    assert "entfallen" in html
    assert "<table" in html


def test_a_comparison_the_wrong_way_round_leads_to_the_right_one(where):
    factories.next_version(where, change="1")
    response = Client().get(address(where, "vergleich/2..1/"))
    assert (response.status_code, response.headers["Location"]) == (
        301,
        address(where, "vergleich/1..2/"),
    )
    page(address(where, "vergleich/1..1/"), 404)
    page(address(where, "vergleich/1..3/"), 404)


# --- the calendar ---------------------------------------------------------------------------------


def calendar(where: Consultation) -> Calendar:
    response = Client().get(f"/beteiligungen/{where.slug}.ics")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def test_the_last_day_stands_in_its_zone_in_the_calendar(where):
    [event] = calendar(where).walk("VEVENT")
    assert event["dtstart"].params["TZID"] == "Europe/Berlin"
    assert event.decoded("dtstart").date() == where.last_day
    assert event.decoded("dtend").date() == where.last_day + dt.timedelta(days=1)
    assert calendar(where).walk("VTIMEZONE")


@pytest.mark.parametrize(
    ("day", "hours"), [(dt.date(2027, 3, 28), 23), (dt.date(2027, 10, 31), 25)]
)
def test_V_10_the_last_day_has_its_hours_when_the_clocks_change(day, hours):
    [event] = calendar(factories.consultation(last_day=day)).walk("VEVENT")
    start, end = (event.decoded(name).astimezone(dt.UTC) for name in ("dtstart", "dtend"))
    assert end - start == dt.timedelta(hours=hours)


def test_E_06_a_title_never_becomes_a_second_event():
    title = "Entwurf\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:falsch"
    found = calendar(factories.consultation(title))
    assert len(found.walk("VEVENT")) == 1
    assert "falsch" in found.walk("VEVENT")[0]["summary"]


def test_C_05_a_changed_last_day_is_the_same_on_the_page_and_in_the_calendar(where):
    new = where.last_day + dt.timedelta(days=5)
    actions.change_last_day(
        actor=factories.coordination(), consultation=where, last_day=new, reason="Mehr Zeit."
    )
    [event] = calendar(where).walk("VEVENT")
    assert event.decoded("dtstart").date() == new
    assert event["sequence"] == 1
    assert "noch 19 Tage" in page(address(where))


# --- elsewhere ------------------------------------------------------------------------------------


def test_home_sheet_navigation_and_sitemap_lead_to_an_open_consultation(where):
    url = address(where)
    sheet = f"/vorhaben/{where.version.document.project.slug}/"
    for path in ("/", sheet, "/sitemap.xml"):
        assert url in page(path), path
    assert '<a href="/beteiligungen/"' in page("/")


def test_a_closed_consultation_is_not_offered_on_the_home_page():
    over = factories.consultation("Vorbei", last_day=dt.date(2026, 1, 1))
    assert address(over) not in page("/")


# --- queries --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sections", "said"), [(3, 10), (300, 10_000)])
def test_T8_T9_pages_take_the_same_queries_for_short_and_long_drafts(
    sections, said, django_assert_num_queries
):
    where = factories.consultation(sections=sections)
    factories.many_contributions(where, said)
    for below, number in (("", DRAFT), ("abschnitt/1.1/", SECTION), ("beitraege/", ALL)):
        forget_kept()
        with django_assert_num_queries(number):
            page(address(where, below))
    forget_kept()
    with django_assert_num_queries(LIST):
        page("/beteiligungen/")


def test_a_draft_that_was_just_read_takes_fewer_queries(where, django_assert_num_queries):
    page(address(where))
    with django_assert_num_queries(4):
        page(address(where))
    raise_version(f"consultation:{where.pk}")
    with django_assert_num_queries(6):
        page(address(where))


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_takes_the_same_queries_for_one_and_for_many(number, django_assert_num_queries):
    document = factories.document_with_sections(3)
    for place in range(number):
        factories.consultation(f"Entwurf {place}", document=document)
    forget_kept()
    with django_assert_num_queries(LIST):
        page("/beteiligungen/")
