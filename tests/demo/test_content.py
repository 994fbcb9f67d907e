"""The demo city's content: whole, consistent, and addressed to nobody who exists."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import pytest

from mitsprache.demo import content
from mitsprache.demo.content.shapes import Comment, Names, Page, PageText, Sheet

STATES = {"idea", "planned", "decided", "running", "finished", "deferred", "withdrawn"}
PARTICIPATION = {"planned", "running", "done", "none", "open"}
MISSION_DAY = date(2026, 11, 23)
BY_SLUG = {sheet.slug: sheet for sheet in content.SHEETS}
PUBLIC = [sheet for sheet in content.SHEETS if sheet.published_at and not sheet.withdrawn_at]
SEED = BY_SLUG["integrationskonzept-fuer-gefluechtete"]
# The only real addresses: public contact lines of the source, shown but never written to.
REAL_ADDRESSES = {
    "integration@wiesbaden.de",
    "Sozialhilfe-fluechtlinge@wiesbaden.de",
    "buergerbeteiligung@wiesbaden.de",
}
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w")
PARTIAL_DATE = re.compile(r"\d{4}(-(Q[1-4]|\d\d(-\d\d)?))?")


def texts_in(value: Any) -> Iterator[str]:
    """Every text anywhere inside the content."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)


def everything() -> tuple[Any, ...]:
    return tuple(getattr(content, name) for name in content.__all__)


def comments_of(sheet: Sheet) -> Iterator[Comment]:
    for comment in sheet.comments:
        yield comment
        yield from comment.replies


def test_every_state_and_every_participation_occurs() -> None:
    assert {sheet.state for sheet in content.SHEETS} == STATES
    assert {sheet.state for sheet in PUBLIC} == STATES - {"withdrawn"}
    assert {sheet.participation for sheet in PUBLIC} == PARTICIPATION


def test_at_least_seventeen_projects_beside_the_source() -> None:
    assert len([sheet for sheet in PUBLIC if sheet is not SEED]) >= 17


def test_there_is_a_draft_a_scheduled_sheet_and_a_near_twin() -> None:
    drafts = [s for s in content.SHEETS if s.published_at is None and s.goes_live_at is None]
    assert drafts
    assert [s for s in content.SHEETS if s.goes_live_at is not None]
    assert any(draft.description == public.description for draft in drafts for public in PUBLIC)


def test_addresses_are_invented_except_the_public_contact_lines_of_the_source() -> None:
    found = {address for text in texts_in(everything()) for address in ADDRESS.findall(text)}
    assert {address for address in found if not address.endswith(".example")} == REAL_ADDRESSES


def test_the_software_writes_to_invented_addresses_only() -> None:
    written_to = [person.email for person in content.PEOPLE]
    written_to += [office.notification_email for office in content.OFFICES]
    assert all(address.endswith(".example") for address in written_to)
    assert len(set(written_to)) == len(written_to)


def test_the_demo_accounts_are_those_of_the_contracts() -> None:
    assert {person.email for person in content.ACCOUNTS if person.has_password} == {
        f"{name}@demo.example"
        for name in (
            "coordination",
            "department",
            "department2",
            "moderation",
            "group1",
            "group2",
            "editor",
            "admin",
            "citizen",
            "citizen2",
        )
    }
    assert not any(person.has_password for person in (*content.NEIGHBOURS, *content.OFFICE_TEAMS))


@pytest.mark.parametrize("sheet", content.SHEETS, ids=lambda sheet: sheet.slug)
def test_a_sheet_says_what_a_sheet_must_say(sheet: Sheet) -> None:
    assert sheet.title
    assert 20 <= len(sheet.summary) <= 500
    assert sheet.description
    assert sheet.contacts
    assert sheet.topics
    assert sheet.target_groups
    assert len(sheet.source_note) <= 300
    if sheet.participation == "none":
        assert sheet.participation_reason
    assert sheet.published_at is None or sheet.costs[0].stated_at <= sheet.published_at
    for number, cost in enumerate(sheet.costs):
        assert cost.reason or (number == 0 and cost.kind != "unknown")
        assert (cost.low is not None) == (cost.kind != "unknown")
        assert cost.kind != "range" or (cost.low and cost.high and cost.low < cost.high)
        assert cost.kind == "unknown" or (cost.sources and cost.estimated_on)


@pytest.mark.parametrize("sheet", PUBLIC, ids=lambda sheet: sheet.slug)
def test_a_public_sheet_has_a_picture_with_a_description(sheet: Sheet) -> None:
    assert sheet.pictures
    for picture in sheet.pictures:
        assert picture.alt.startswith("Gezeichnetes Bild: ")
        assert 60 <= len(picture.alt) <= 300


def test_keys_that_are_referred_to_exist() -> None:
    offices = {office.key for office in content.OFFICES}
    people = {person.key for person in content.PEOPLE}
    districts = {district.key for district in content.DISTRICTS}
    topics = {topic.key for topic in content.TOPICS}
    groups = {group.key for group in content.TARGET_GROUPS}
    resolutions = {resolution.key for resolution in content.RESOLUTIONS}
    assert {person.office for person in content.PEOPLE if person.office} <= offices
    assert {r.body for r in content.RESOLUTIONS} <= {body.key for body in content.BODIES}
    for sheet in content.SHEETS:
        assert {
            sheet.office,
            *(contact.office for contact in sheet.contacts),
        } <= offices
        assert set(sheet.districts) <= districts
        assert set(sheet.topics) <= topics
        assert set(sheet.target_groups) <= groups
        assert {key for key, _role in sheet.resolutions} <= resolutions
        for comment in comments_of(sheet):
            assert comment.author in people
            assert comment.answer is None or comment.answer.office in offices


def test_keys_are_unique() -> None:
    for rows in (
        content.OFFICES,
        content.PEOPLE,
        content.DISTRICTS,
        content.TOPICS,
        content.TARGET_GROUPS,
        content.BODIES,
        content.RESOLUTIONS,
    ):
        keys = [row.key for row in rows]
        assert len(set(keys)) == len(keys)
    assert len(BY_SLUG) == len(content.SHEETS)


def test_all_26_districts_stand_where_wiesbaden_is() -> None:
    assert len(content.DISTRICTS) == 26
    for district in content.DISTRICTS:
        assert 49.98 < district.latitude < 50.16
        assert 8.10 < district.longitude < 8.40
    for sheet in content.SHEETS:
        if sheet.latitude is not None and sheet.longitude is not None:
            assert sheet.place
            assert 49.98 < sheet.latitude < 50.16
            assert 8.10 < sheet.longitude < 8.40


def test_names_and_pages_are_there_in_three_languages() -> None:
    rows = (
        *content.OFFICES,
        *content.DISTRICTS,
        *content.TOPICS,
        *content.TARGET_GROUPS,
    )
    for names in (*(row.names for row in rows), content.CITY.notice):
        assert isinstance(names, Names)
        assert names.de
        assert names.en
        assert re.search("[\u0600-\u06ff]", names.ar)
    for page in (content.HOME, *content.INFO_PAGES, *content.NEWS_PAGES):
        assert isinstance(page, Page)
        assert heading_count(page.de) == heading_count(page.en) == heading_count(page.ar)
        for text in (page.de, page.en, page.ar):
            assert text.title
            assert 0 < len(text.intro) <= 600
            assert text.body or page.kind == "home"


def heading_count(text: PageText) -> int:
    return text.body.count("## ")


def test_dates_are_written_as_the_contracts_say() -> None:
    for sheet in content.SHEETS:
        written = [step.planned for step in sheet.steps] + [step.actual for step in sheet.steps]
        written += [promise.due for promise in sheet.promises]
        written += [cost.estimated_on for cost in sheet.costs]
        if sheet.process:
            written += [sheet.process.begins, sheet.process.ends]
            written += [phase.begins for phase in sheet.process.phases]
            written += [phase.ends for phase in sheet.process.phases]
        assert all(PARTIAL_DATE.fullmatch(text) for text in written if text), sheet.slug
    assert all(PARTIAL_DATE.fullmatch(r.on) for r in content.RESOLUTIONS if r.on)


def test_resolutions_fall_on_the_weekday_of_their_body() -> None:
    weekdays = {"stvv": 3, "magistrat": 1}  # Thursday, Tuesday
    for resolution in content.RESOLUTIONS:
        if resolution.body in weekdays and len(resolution.on) == 10:
            day = date.fromisoformat(resolution.on)
            assert day.weekday() == weekdays[resolution.body], resolution.key


def test_numbers_keep_their_leading_zeros_and_may_be_missing() -> None:
    numbers = [resolution.number for resolution in content.RESOLUTIONS]
    assert "0312" in numbers
    assert "" in numbers
    assert any(re.fullmatch(r"\d\d-V-\d\d-\d{4}", r.paper) for r in content.RESOLUTIONS)
    assert {len(resolution.on) for resolution in content.RESOLUTIONS} == {0, 4, 7, 10}


def test_one_promise_is_overdue_and_one_is_kept() -> None:
    promises = [promise for sheet in PUBLIC for promise in sheet.promises]
    assert any(promise.kept_at for promise in promises)
    assert any(
        promise.kept_at is None and promise.due < MISSION_DAY.isoformat()[:7]
        for promise in promises
        if "Q" not in promise.due
    )


def test_a_sheet_has_one_open_promise_at_a_time() -> None:
    for sheet in content.SHEETS:
        for earlier, later in pairwise(sheet.promises):
            assert earlier.kept_at is not None
            assert earlier.kept_at < later.made_at


def test_events_that_the_past_has_seen_are_not_told_from_the_future() -> None:
    for sheet in content.SHEETS:
        moments = [m for m in moments_of(sheet) if m is not sheet.goes_live_at]
        assert all(moment.date() <= MISSION_DAY for moment in moments), sheet.slug
        for comment in sheet.comments:
            assert sheet.published_at is not None
            assert comment.at >= sheet.published_at
            times = [comment.at, *(reply.at for reply in comment.replies)]
            assert times == sorted(times)
            if answer := comment.answer:
                way = [
                    comment.at,
                    answer.asked_at,
                    answer.drafted_at,
                    answer.released_at,
                ]
                walked = [moment for moment in way if moment is not None]
                assert walked == sorted(walked)
                assert bool(answer.text) == (answer.drafted_at is not None)


def moments_of(value: Any) -> Iterator[datetime]:
    if isinstance(value, datetime):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from moments_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from moments_of(part)


def test_people_write_in_several_languages_and_get_answers() -> None:
    comments = [comment for sheet in PUBLIC for comment in comments_of(sheet)]
    assert len(comments) >= 36
    assert {comment.language for comment in comments} >= {"de", "en", "ar", "tr"}
    assert {comment.kind for comment in comments} == {
        "question",
        "suggestion",
        "opinion",
    }
    assert any(comment.hiding for comment in comments)
    assert any(comment.withdrawn_at for comment in comments)
    assert any(comment.edited_at for comment in comments)
    open_ways = [c.answer for c in comments if c.answer and c.answer.released_at is None]
    assert any(answer.drafted_at for answer in open_ways)
    assert any(answer.interim for answer in open_ways)
    assert any(answer.drafted_at is None for answer in open_ways)


def test_no_text_is_left_over_or_filled_with_nothing() -> None:
    for text in texts_in(everything()):
        assert text == text.strip()
        assert "  " not in text
        assert not re.search(r"lorem|ipsum|TODO|TBD|xxx", text, re.IGNORECASE)
