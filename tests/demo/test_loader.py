"""The demo city in the database: loaded once, through the actions, with its own times."""

import datetime as dt
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from mitsprache.accounts.models import Person
from mitsprache.comments.models import AnswerRequest, Comment, CommentRevision, Thread
from mitsprache.common import installation
from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.content.models import InfoPage, NewsPage, Picture
from mitsprache.council.models import Resolution
from mitsprache.demo import accounts, content
from mitsprache.demo.content import shapes
from mitsprache.demo.loader import NotEmptyError, load_demo_city
from mitsprache.directory.models import CityProfile, District, Office
from mitsprache.projects import completeness
from mitsprache.projects.models import ListCount, Project

from .reading import visible_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]

TODAY = dt.date(2026, 11, 23)


def project(slug: str) -> Project:
    return Project.objects.get(slug=slug)


def test_every_sheet_stands_where_the_content_says() -> None:
    for sheet in content.SHEETS:
        row = project(sheet.slug)
        assert row.state == sheet.state, sheet.slug
        assert row.live == (sheet.published_at is not None and sheet.withdrawn_at is None)
        assert row.published_at == sheet.published_at
        if row.live:
            steps = [step.title for step in row.steps.filter(kind="step")]
            assert steps == [step.what for step in sheet.steps]


def test_dates_of_the_city_s_history_are_those_of_the_content() -> None:
    seed = project("integrationskonzept-fuer-gefluechtete")
    assert seed.updated_on == dt.date(2017, 11, 28)
    newest = max(update.at for update in project("freibad-am-tannenhain").updates.all())
    assert newest == dt.datetime(2026, 9, 22, 8, 0, tzinfo=dt.UTC)
    answer = AnswerRequest.objects.get(comment__thread=seed.thread).answer
    waited = answer.released_at - answer.request.comment.submitted_at
    assert waited == dt.timedelta(days=8, hours=3, minutes=23)


def test_costs_keep_their_history_with_the_reason_of_each_change() -> None:
    statements = list(project("gruener-schulhof-kastanienschule").cost_statements.all())
    assert [s.cost_from for s in statements] == [Decimal("640000.00"), Decimal("520000.00"), None]
    assert "belasteter Schotter" in statements[0].change_reason
    assert statements[2].cost_unknown_reason


def test_a_moved_date_stands_in_the_update_history() -> None:
    route = project("radachse-biebrich-innenstadt")
    assert "timetable" in route.updates.first().touched
    step = route.steps.get(title="Baubeginn am Biebricher Ende")
    assert step.planned.iso == "2027-04"


def test_deferring_is_a_step_of_its_own_with_its_reason() -> None:
    pool = project("freibad-am-tannenhain")
    entry = AuditEntry.objects.get(
        verb="projects.change_state", subject_kind="projects.project", subject_id=str(pool.pk)
    )
    assert entry.changes["state"] == ["planned", "deferred"]
    assert "fehlen die Mittel" in pool.updates.get(touched=["state"]).why


def test_one_promise_is_late_one_is_kept_one_is_open() -> None:
    late = project("hitzeaktionsplan").promises.get()
    assert late.kept_at is None
    assert late.due_by < TODAY
    kept, waiting = project("gruener-schulhof-kastanienschule").promises.order_by("given_at")
    assert kept.kept_at == dt.datetime(2025, 9, 26, 10, 0, tzinfo=dt.UTC)
    assert kept.replaced_by_id is None
    assert waiting.due_by > TODAY


def test_the_scheduled_sheet_waits_for_its_hour() -> None:
    bus = project("nachtbus-am-wochenende")
    assert not bus.live
    assert bus.revisions.filter(approved_go_live_at__isnull=False).count() == 1


def test_editors_see_hints_on_decay_and_near_twins() -> None:
    playground = project("spielplatz-freudenberg")
    expired = completeness.expired_statements(
        playground, today=TODAY, promises=playground.promises.all()
    )
    assert any("Sommerferien 2026" in statement.words for statement in expired)
    assert completeness.is_overdue(
        updated_on=playground.updated_on, state=playground.state, today=TODAY, rhythm_days=90
    )
    twin = project("neuer-spielraum-am-freudenberg").get_latest_revision_as_object()
    published = {
        row.pk: completeness.sketch(row.description) for row in Project.objects.visible_to(None)
    }
    found = completeness.near_twins(twin.pk, twin.description, published)
    assert [match.key for match in found] == [playground.pk]


def test_comments_and_answers_stand_in_every_state() -> None:
    assert {state for (state,) in Comment.objects.values_list("state").distinct()} >= {
        "visible",
        "hidden",
        "withdrawn",
    }
    assert {state for (state,) in AnswerRequest.objects.values_list("state").distinct()} == {
        "with_office",
        "drafted",
        "released",
    }
    assert CommentRevision.objects.count() == 1
    assert AnswerRequest.objects.filter(office__slug="zuwanderung", state="with_office").exists()
    assert AnswerRequest.objects.filter(office__slug="gruen", state="with_office").exists()


def test_counts_are_those_of_a_recount() -> None:
    for thread in Thread.objects.all():
        visible = thread.comments.filter(state="visible").count()
        answers = AnswerRequest.objects.filter(comment__thread=thread, state="released").count()
        assert thread.text_count == visible + answers
    listed = Project.objects.visible_to(None)
    assert ListCount.objects.get(kind="all").count == listed.count()
    for count in ListCount.objects.filter(kind="district"):
        assert count.count == listed.filter(districts__slug=count.value).count()


def test_directory_and_council_are_complete() -> None:
    assert CityProfile.objects.get().reference_prefix == "WI"
    assert District.objects.count() == 26
    assert all(office.notify_email.endswith(".example") for office in Office.objects.all())
    assert Resolution.objects.get(number="0312").paper.number == "25-V-66-0012"
    office = Office.objects.get(slug="zuwanderung")
    assert {text.language for text in office.texts.all()} == {"en", "ar"}


def test_pages_stand_in_three_languages_and_link_within_their_own() -> None:
    assert InfoPage.objects.live().count() == 3 * len(content.INFO_PAGES)
    assert NewsPage.objects.live().count() == 3 * len(content.NEWS_PAGES)
    english = InfoPage.objects.get(slug="hilfe", locale__language_code="en")
    assert 'href="/en/regeln/"' in english.body
    german = InfoPage.objects.get(slug="hilfe", locale__language_code="de")
    assert 'href="/regeln/"' in german.body


@pytest.mark.parametrize("prefix", ["", "/en", "/ar"])
def test_every_page_of_the_city_can_be_opened(prefix: str) -> None:
    paths = ["/", "/vorhaben/", *(f"/{page.slug}/" for page in content.INFO_PAGES)]
    paths += [
        f"/vorhaben/{sheet.slug}/"
        for sheet in content.SHEETS
        if sheet.published_at and not sheet.withdrawn_at
    ]
    for path in paths:
        assert Client().get(prefix + path).status_code == 200, prefix + path


def test_links_on_the_city_s_own_pages_lead_somewhere() -> None:
    for page in (*InfoPage.objects.live(), *NewsPage.objects.live()):
        for part in page.body.split('href="')[1:]:
            target = part.partition('"')[0]
            if target.startswith("/"):
                assert Client().get(target).status_code == 200, f"{page.path_in_public}: {target}"


def test_what_is_not_public_answers_404() -> None:
    for sheet in content.SHEETS:
        if sheet.published_at is None or sheet.withdrawn_at:
            assert Client().get(f"/vorhaben/{sheet.slug}/").status_code == 404


def test_notice_says_that_the_city_is_a_demonstration() -> None:
    assert "Dies ist eine Vorführung" in visible_text("/")


@pytest.mark.parametrize("account", content.ACCOUNTS, ids=lambda account: account.key)
def test_each_account_has_its_roles_and_the_published_password(account: shapes.Person) -> None:
    person = Person.objects.get(email=account.email)
    assert person.check_password(content.PASSWORD)
    roles = set(person.grants.filter(ended_at=None).values_list("role", flat=True))
    city_wide = {"coordination", "moderation", "editor", "admin"}
    assert roles == {account.role} & city_wide
    offices = set(person.memberships.filter(ended_at=None).values_list("office__slug", flat=True))
    assert offices == ({account.office} if account.office else set())
    assert not person.is_superuser


def test_others_have_no_password() -> None:
    for person in (*content.NEIGHBOURS, *content.OFFICE_TEAMS):
        assert not Person.objects.get(email=person.email).has_usable_password()


def test_pictures_belong_to_the_office_of_their_sheet() -> None:
    for picture in Picture.objects.all():
        sheet = Project.objects.get(attachments__picture=picture)
        assert picture.office_id == sheet.office_id
        assert (picture.width, picture.height) == (1200, 800)


def test_no_mail_about_the_past_is_sent() -> None:
    assert not OutboxMail.objects.exists()


def test_the_database_is_marked_and_is_not_loaded_twice() -> None:
    assert installation.is_demo()
    with pytest.raises(NotEmptyError):
        load_demo_city(passwords=accounts.passwords())
    said = StringIO()
    call_command("load_demo", stdout=said)
    assert "already there" in said.getvalue()
    assert Project.objects.count() == len(content.SHEETS)


@override_settings(PRODUCTION=True)
def test_production_is_refused() -> None:
    with pytest.raises(CommandError, match="production"):
        call_command("load_demo")


def test_the_accounts_are_printed_with_the_public_password() -> None:
    said = StringIO()
    call_command("demo_accounts", stdout=said)
    for account in content.ACCOUNTS:
        assert account.email in said.getvalue()
    assert f"Password of each: {content.PASSWORD}" in said.getvalue()


@override_settings(MITSPRACHE_DEMO_OPEN=True)
def test_an_open_demo_gets_random_passwords_printed_once() -> None:
    said = StringIO()
    call_command("demo_accounts", stdout=said)
    line = next(row for row in said.getvalue().splitlines() if "citizen@demo.example" in row)
    printed = line.split()[1]
    citizen = Person.objects.get(email="citizen@demo.example")
    assert not citizen.check_password(content.PASSWORD)
    assert citizen.check_password(printed)
    again = StringIO()
    call_command("demo_accounts", stdout=again)
    assert printed not in again.getvalue()
    assert content.PASSWORD not in again.getvalue()
