"""Z-02: what is not public can be reached by no address, and leaves no trace on any."""

import pytest
from django.test import Client

from mitsprache.projects import actions
from mitsprache.projects.models import Attachment, Project
from tests import factories
from tests.abuse.world import projects_by_state

pytestmark = pytest.mark.django_db
CANARY = "Kanarienvogel 4711"
PREFIXES = ("", "/en", "/ar")
# Everything that shows several projects.
EVERYWHERE = [
    *(f"{prefix}{path}" for prefix in PREFIXES for path in ("/", "/vorhaben/", "/vorhaben.atom")),
    "/vorhaben/?q=Kanarienvogel",
    "/vorhaben/?sort=next",
    "/vorhaben/?ansicht=orte",
    "/sitemap.xml",
    "/api/v1/projects",
    "/api/v1/projects?limit=200&state=idea&state=withdrawn",
    "/api/v1/projects.geojson",
]


def addresses(project: Project) -> list[str]:
    """Every public address that a project could have."""
    slug = project.slug
    return [
        *(
            f"{prefix}/vorhaben/{slug}{rest}"
            for prefix in PREFIXES
            for rest in ("/", ".atom", "/kommentar/", ".ics", ".pdf", "/embed/")
        ),
        f"/vorhaben/{project.pk}/",
        f"/api/v1/projects/{slug}",
        f"/api/v1/projects/{project.pk}",
    ]


def canary(project: Project) -> Project:
    """The draft of `project`, with the canary in every text that it holds."""
    draft = Project.objects.get(pk=project.pk)
    if draft.latest_revision is not None:
        draft = draft.latest_revision.as_object()
    for name in ("title", "summary", "description", "state_note", "place", "process"):
        setattr(draft, name, f"{CANARY} {name}")
    draft.latitude, draft.longitude = 50.123456, 8.654321
    draft.attachments = [Attachment(picture=factories.picture("Geheim"), text=CANARY)]
    actions.save_draft(actor=factories.coordination(), project=draft)
    return draft


@pytest.fixture
def hidden() -> list[Project]:
    """A draft, a scheduled and a withdrawn sheet, all speaking of the canary."""
    states = projects_by_state()
    return [states[name] for name in ("draft", "scheduled", "withdrawn")]


def test_Z_02_addresses_of_what_is_not_public_answer_404(hidden):
    for project in hidden:
        canary(project)
        for path in addresses(project):
            response = Client().get(path)
            assert response.status_code == 404, path
            assert CANARY not in response.content.decode(), path


def test_Z_02_lists_feeds_and_maps_do_not_speak_of_it(hidden):
    for project in hidden:
        canary(project)
    for path in EVERYWHERE:
        response = Client().get(path)
        assert response.status_code == 200, path
        text = response.content.decode()
        assert CANARY not in text, path
        assert "50.12345" not in text, path
        for project in hidden:
            assert f"/{project.slug}" not in text, path


def test_Z_02_a_newer_draft_of_a_public_sheet_stays_inside():
    project = factories.published_project("Platz am Weiher")
    canary(project)
    for path in [*EVERYWHERE, f"/vorhaben/{project.slug}/", f"/api/v1/projects/{project.slug}"]:
        assert CANARY not in Client().get(path).content.decode(), path


def test_Z_02_the_picture_of_a_draft_is_not_served():
    draft = canary(factories.draft_project("Entwurf"))
    picture = draft.attachments.all()[0].picture
    for spec in ("fill-480x270", "max-1200x900", "original", "max-165x165"):
        assert Client().get(picture.address(spec)).status_code == 404
    assert Client().get(f"/medien/{picture.file.name}").status_code == 404


def test_Z_02_the_former_address_of_what_was_withdrawn_leads_nowhere():
    project = factories.published_project("Platz am Weiher")
    old = project.slug
    actions.rename_address(actor=factories.coordination(), project=project, slug="weiherplatz")
    actions.withdraw_project(actor=factories.coordination(), project=project, reason="Doppelt")
    response = Client().get(f"/vorhaben/{old}/")
    assert response.status_code == 404
    assert "weiherplatz" not in response.content.decode()


def test_Z_02_counts_do_not_count_what_is_not_public(hidden):
    html = Client().get("/vorhaben/").content.decode()
    assert "1 Vorhaben gefunden" in html


def test_Z_02_a_withdrawn_sheet_takes_its_comments_with_it():
    project = factories.published_project("Platz am Weiher")
    factories.answer(factories.comment(project.thread, CANARY), CANARY)
    actions.withdraw_project(actor=factories.coordination(), project=project, reason="Doppelt")
    for path in EVERYWHERE:
        assert CANARY not in Client().get(path).content.decode(), path


def test_Z_02_citizens_and_other_offices_see_no_more_than_everybody(hidden):
    for person in (factories.citizen(), factories.department2(), factories.admin()):
        client = Client()
        client.force_login(person)
        for project in hidden:
            assert client.get(f"/vorhaben/{project.slug}/").status_code == 404
