"""X-01, X-03, X-06, X-14, R-10, P-06, P-07 on the public pages, feeds and the API."""

from html.parser import HTMLParser

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from mitsprache.common.pages import forget_kept
from mitsprache.content.models import HomePage, InfoPage, NewsPage
from mitsprache.directory.models import CityProfile
from mitsprache.projects import actions
from mitsprache.projects.models import Attachment, Contact, Project, ProjectResolution, Step
from tests import factories
from tests.abuse.world import own_routes

pytestmark = pytest.mark.django_db
PAYLOADS = [
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "</title><iframe srcdoc='<b>x</b>'>",
    "{{7*7}} %(x)s {0}",
]


class Suspicious(HTMLParser):
    """Collects what our pages never write: inline code, handlers, foreign elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag in {"iframe", "object", "embed", "base", "style"}:
            self.found.append(tag)
        if tag == "script" and "src" not in names:
            self.found.append("inline script")
        if tag == "img" and not (names.get("src") or "").startswith("/"):
            self.found.append("foreign image")
        for name, value in names.items():
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.found.append(f"{tag} {name}")
            if (value or "").strip().lower().startswith(("javascript:", "data:text")):
                self.found.append(f"{tag} {value}")


def suspicious(html: str) -> list[str]:
    parser = Suspicious()
    parser.feed(html)
    return parser.found


def poisoned(payload: str) -> Project:
    """A public sheet with the payload in every text that people write."""
    district, topic = factories.district(), factories.topic()
    office, group = factories.office(), factories.target_group()
    for row in (district, topic, office, group):
        row.name = payload
        row.save()
    draft = factories.draft_project("Park").latest_revision.as_object()
    draft.districts, draft.topics, draft.target_groups = [district], [topic], [group]
    for name in (
        *("title", "summary", "description", "source_note", "state_note", "place", "process"),
        *("participation_reason", "room_for_decision", "participation_goal", "feedback"),
        *("participation_lead", "participation_cost", "participation_support", "events_note"),
        *("change_note", "change_reason", "cost_sources", "cost_note", "first_edition"),
    ):
        setattr(draft, name, payload)
    draft.contacts = [
        Contact(role="subject", office=office, name=payload, phone=payload[:40]),
    ]
    draft.steps = [Step(title=payload, note=payload, planned=None)]
    draft.resolutions = [ProjectResolution(resolution=factories.resolution(payload, number="1"))]
    draft.attachments = [Attachment(picture=factories.picture("Bild"), text=payload)]
    revision = actions.save_draft(actor=factories.coordination(), project=draft)
    stored = Project.objects.get(pk=draft.pk)
    actions.publish_sheet(actor=factories.coordination(), project=stored, revision=revision)
    author = factories.person("angreifer@demo.example", "X")
    author.display_name = payload[:60]
    author.save()
    factories.comment(stored.thread, payload, author=author)
    return Project.objects.get(pk=stored.pk)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_X_01_what_people_write_is_shown_as_text(payload):
    project = poisoned(payload)
    front = HomePage.objects.get(locale__language_code="de")
    for page in (
        InfoPage(title=payload, slug="seite", intro=payload, body="<p>x</p>", show_in_menus=True),
        NewsPage(title=payload, slug="meldung", intro=payload, date="2026-01-01"),
    ):
        front.add_child(instance=page)
        page.save_revision().publish()
    CityProfile.objects.update_or_create(
        defaults={
            "city_name": payload,
            "site_name": payload,
            "notice": payload,
            "reference_prefix": "WI",
        }
    )
    forget_kept()
    shown = payload.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = shown.replace('"', "&quot;").replace("'", "&#x27;")
    for path in (
        *("/", "/vorhaben/", "/vorhaben/?ansicht=orte", f"/vorhaben/{project.slug}/"),
        *(f"/ar/vorhaben/{project.slug}/", "/en/", "/neuigkeiten/", "/neuigkeiten/meldung/"),
        *("/seite/", "/api/v1/docs", "/schnittstellen/", "/gibt-es-nicht/"),
    ):
        html = Client().get(path).content.decode()
        assert not suspicious(html), path
        assert shown in html, path
    assert payload not in Client().get("/vorhaben.atom").content.decode() or "<" not in payload
    answer = Client().get(f"/api/v1/projects/{project.slug}")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["title"] == payload


@pytest.mark.parametrize("payload", ["<a href=//x>", "<img src=x onerror=1>", "'\"><svg onload=1>"])
@pytest.mark.parametrize(
    "parameter",
    ["q", "seite", "sort", "bezirk", "thema", "stand", "beteiligung", "ansicht", "per_page"],
)
def test_X_03_what_stands_in_the_address_is_only_text(parameter, payload):
    factories.published_project()
    response = Client().get("/vorhaben/", {parameter: payload})
    assert response.status_code == 200
    html = response.content.decode()
    assert payload not in html
    assert not suspicious(html)


@pytest.mark.parametrize(
    "query",
    [
        "sort=(select pg_sleep(5))",
        "sort=office__notify_email",
        "office__notify_email=x",
        "state__icontains=x&_connector=OR",
        "q=%00%01%02",
        "q=%ED%A0%80",
        "bezirk=1 OR 1=1",
        "seite=-1",
        "seite=1e9",
        "seite=%D9%A3",
        "q=" + "a" * 5000,
    ],
)
def test_X_06_strange_parameters_are_ignored(query):
    factories.published_project("Platz am Weiher")
    response = Client().get(f"/vorhaben/?{query}")
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/vorhaben/%00/", 404),
        ("/beitraege/%00/", 404),
        ("/beteiligungen/entwurf-1/abschnitt/%00/", 404),
        ("/beteiligungen/entwurf-1/beitrag/?abschnitt=%00", 200),
        ("/beteiligungen/entwurf-1/beitraege/?feld=%00&art=%00&seite=%00", 200),
        ("/api/v1/projects/%00", 404),
        ("/api/v1/projects?state=%00&district=%00", 200),
    ],
)
def test_X_06_letters_that_no_database_can_hold_find_nothing(path, status):
    factories.consultation()
    assert Client().get(path).status_code == status


def test_X_07_a_very_long_search_is_cut():
    factories.published_project()
    response = Client().get("/vorhaben/", {"q": "wort " * 10_000})
    assert response.status_code == 200
    assert len(response.content) < 100_000


def check_headers(response, path: str) -> None:
    headers = response.headers
    policy = headers.get("Content-Security-Policy", "")
    assert "default-src 'self'" in policy, path
    assert "frame-ancestors" in policy, path
    assert "unsafe-inline" not in policy or path.startswith("/redaktion/"), path
    assert headers["X-Content-Type-Options"] == "nosniff", path
    assert headers["Referrer-Policy"] == "same-origin", path
    assert headers["X-Frame-Options"] in {"DENY", "SAMEORIGIN"}, path
    assert "Permissions-Policy" in headers, path


def test_X_14_every_route_carries_the_headers_of_protection():
    project = factories.full_project()
    paths = {"/gibt/es/nicht", "/api/v1/projects/nichts", "/healthz", "/konto/x.css"}
    paths |= {f"/vorhaben/{project.slug}/", f"/vorhaben/{project.slug}.atom", "/ar/"}
    picture = project.attachments.get().picture
    paths |= {picture.address("fill-480x270"), "/redaktion/", "/arbeitsbereich/"}
    paths |= {f"/{route}" for route, _name in own_routes() if "<" not in route}
    for path in sorted(paths):
        response = Client().get(path)
        if response.streaming:
            list(response.streaming_content)
        check_headers(response, path)


def test_X_14_an_error_of_the_server_carries_them_too():
    def broken(*_: object) -> None:
        raise DatabaseError("gone")

    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(broken):
        response = client.get("/vorhaben/")
    assert response.status_code == 500
    assert "Bei uns ist etwas schiefgegangen" in response.content.decode()
    check_headers(response, "/vorhaben/")


@pytest.mark.parametrize("query", ["seite=999999", "seite=999999&q=platz", "seite=999999999"])
def test_R_10_pages_far_beyond_the_end_cost_no_more_than_the_last(
    query, django_assert_max_num_queries
):
    factories.published_project()
    forget_kept()
    with django_assert_max_num_queries(8):
        assert Client().get(f"/vorhaben/?{query}").status_code == 200


def test_R_10_a_thousand_values_of_a_filter_are_cut():
    factories.published_project()
    query = "&".join(f"bezirk=b{number}" for number in range(1000))
    response = Client().get(f"/vorhaben/?{query}")
    assert response.status_code == 200
    assert len(response.content) < 100_000


def test_P_06_pages_of_two_people_are_never_kept_for_each_other():
    project = factories.published_project()
    first, second = Client(), Client()
    first.force_login(factories.citizen())
    second.force_login(factories.citizen2())
    for client, name, other in (
        (first, factories.citizen(), factories.citizen2()),
        (second, factories.citizen2(), factories.citizen()),
    ):
        response = client.get(f"/vorhaben/{project.slug}/")
        assert response.headers["Cache-Control"] == "private, no-store"
        assert name.display_name in response.content.decode()
        assert other.display_name not in response.content.decode()
    assert Client().get("/konto/x.css").status_code == 404


def test_P_07_combinations_of_filters_are_not_for_search_engines():
    factories.published_project()
    assert 'content="noindex' in Client().get("/vorhaben/?stand=idea").content.decode()
    assert 'content="noindex' not in Client().get("/vorhaben/").content.decode()
