"""Z-01 below /redaktion/: every address, called as every role, with the objects of office A."""

import io

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.admin.models import EditingSession
from wagtail.models import UploadedFile

from mitsprache.content.models import File, HomePage, InfoPage, Picture
from mitsprache.council.models import Body, Paper, Resolution
from mitsprache.directory.models import District, TargetGroup, Topic
from mitsprache.editorial import doors
from mitsprache.projects.models import Project
from tests import factories as cast
from tests.editorial.routes import CLOSED, address, routes

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning"),
]

CANARY = "Kanarienvogel"
# Who passes which door, asked for the objects of office A.
PASSES = {
    doors.everyone: {
        "anonymous",
        "citizen",
        "admin",
        "office B",
        "office A",
        "editor",
        "coordination",
    },
    doors.staff: {"office B", "office A", "editor", "coordination"},
    doors.central: {"editor", "coordination"},
    doors.coordination: {"coordination"},
    doors.own_sheet: {"office A", "editor", "coordination"},
    doors.own_picture: {"office A", "editor", "coordination"},
    doors.usable_picture: {"office A", "editor", "coordination"},
    doors.own_file: {"office A", "editor", "coordination"},
    doors.usable_file: {"office A", "editor", "coordination"},
    doors.own_session: {"office A", "editor", "coordination"},
    doors.own_rows: {"office A", "editor", "coordination"},
    doors.own_upload: {"office A"},
}
ROLES = sorted(PASSES[doors.everyone])
# Behind an open door and still not there: nothing is deleted, withdrawing is coordination's, and
# two of Wagtail's addresses want something that this page does not have.
NOT_THERE = {
    "sheets:delete": {"office A", "editor", "coordination"},
    "sheets:unpublish": {"office A", "editor"},
    "wagtailadmin_api:pages:find": {"editor", "coordination"},
    "wagtailadmin_pages:workflow_history_detail": {"editor", "coordination"},
}


def picture(office, title):
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(drawn, "PNG")
    return Picture.objects.create(
        title=title, office=office, file=ImageFile(io.BytesIO(drawn.getvalue()), name="platz.png")
    )


def person_of(role):
    return {
        "citizen": cast.citizen,
        "admin": cast.admin,
        "office A": cast.department,
        "office B": lambda: cast.member_of(
            cast.person("lead2@demo.example", "Uwe Berg"), cast.office2(), lead=True
        ),
        "editor": cast.editor,
        "coordination": cast.coordination,
    }[role]()


@pytest.fixture
def values():
    """What fills the addresses: objects of office A, in the middle of their check."""
    member = cast.department()
    project = cast.draft_project(f"{CANARY} Platz")
    project.get_workflow().start(project, member)
    project = Project.objects.get(pk=project.pk)
    drawing = picture(cast.office(), f"{CANARY} Bild")
    paper = File.objects.create(
        title=f"{CANARY} Papier", office=cast.office(), file=ContentFile(b"%PDF-1.7", "plan.pdf")
    )
    upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(Picture),
        uploaded_by_user=member,
        file=ContentFile(b"x", "bild.png"),
    )
    session = EditingSession.objects.create(
        user=member,
        content_type=ContentType.objects.get_for_model(Project),
        object_id=str(project.pk),
        last_seen_at=project.latest_revision.created_at,
    )
    home = HomePage.objects.get(locale__language_code="de")
    page = home.add_child(instance=InfoPage(title="Hilfe", slug="hilfe"))
    page.save_revision()
    state = project.current_workflow_state
    body = Body.objects.create(slug="rat", name="Rat", kind=Body.Kind.COUNCIL)
    return {
        "sheets:pk": project.pk,
        "revision_id": project.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "action_name": "approve",
        "task_state_id": state.current_task_state_id,
        "task_id": state.current_task_state.task_id,
        "workflow_state_id": state.pk,
        "image_id": drawing.pk,
        "wagtailimages_chooser:pk": drawing.pk,
        "filter_spec": "original",
        "document_id": paper.pk,
        "doc_id": paper.pk,
        "wagtaildocs_chooser:pk": paper.pk,
        "uploaded_file_id": upload.pk,
        "aemter:pk": cast.office().pk,
        "bezirke:pk": District.objects.create(slug="mitte", name="Mitte").pk,
        "themen:pk": Topic.objects.create(slug="wohnen", name="Wohnen").pk,
        "zielgruppen:pk": TargetGroup.objects.create(slug="alle", name="Alle").pk,
        "gremien:pk": body.pk,
        "vorlagen:pk": Paper.objects.create(number="16-V-51-0012").pk,
        "beschluesse:pk": Resolution.objects.create(body=body, title="Der Platz").pk,
        "app_label": "projects",
        "model_name": "project",
        "object_id": project.pk,
        "session_id": session.pk,
        "app_name": "taggit",
        "wagtailadmin_pages:revision_id": page.latest_revision_id,
        "action": "delete",
        "wagtail_bulk_action:app_label": "content",
        "wagtail_bulk_action:model_name": "picture",
        "page_id": page.pk,
        "parent_page_id": home.pk,
        "page_to_move_id": page.pk,
        "destination_id": home.pk,
        "content_type_app_name": "content",
        "content_type_model_name": "infopage",
        "wagtailadmin_api:pk": home.pk,
        "wagtailadmin_pages:app_label": "content",
        "wagtailadmin_pages:model_name": "infopage",
        **dict.fromkeys(("pk", "page_pk", "workflow_pk", "collection_id", "user_id"), 1),
        **dict.fromkeys(("uidb64", "token"), "abc"),
    }


def test_every_address_is_decided_on():
    named = {name for name, _pattern in routes()}
    assert not named - set(doors.DOORS) - CLOSED, "decide in doors.py who may pass"
    assert not set(doors.DOORS) - named, "doors to addresses that no longer exist"


def test_every_door_is_in_the_table():
    assert set(doors.DOORS.values()) == set(PASSES)


@pytest.mark.parametrize(
    ("method", "role"),
    [*(("get", role) for role in ROLES), ("post", "anonymous"), ("post", "office B")],
)
def test_Z_01_every_address_below_redaktion_opens_for_its_roles_alone(client, values, role, method):
    if role != "anonymous":
        client.force_login(person_of(role))
    wrong = []
    for name, pattern in routes():
        door = doors.DOORS.get(name)
        may = door is not None and role in PASSES[door]
        if not name or (may and method == "post"):
            continue  # what may be done is tested where it is done
        if may and role == "editor":
            continue  # the same pages as for coordination
        path = address(name, pattern, values)
        query = f"?id={values['image_id']}" if name == "wagtail_bulk_action" else ""
        response = getattr(client, method)(path + query)
        status = response.status_code
        if role == "anonymous" and not may:
            closed = status == 404 or (
                status == 302 and response.url.startswith("/konto/anmelden/")
            )
        else:
            closed = status in {403, 404}
        expected_closed = not may or role in NOT_THERE.get(name, set())
        if closed != expected_closed:
            wrong.append(f"{name} {path}: {status}")
        if not may and CANARY.encode() in response.content:
            wrong.append(f"{name} {path}: shows the other office's title")
    assert not wrong


def test_nothing_that_the_other_office_may_open_shows_our_titles(client, values):
    client.force_login(person_of("office B"))
    for name, pattern in routes():
        door = doors.DOORS.get(name)
        if door is not None and "office B" in PASSES[door]:
            for query in ("", f"?q={CANARY[:8]}", f"?id={values['image_id']}", "?export=csv"):
                response = client.get(address(name, pattern, values) + query)
                shown = b"".join(response) if response.streaming else response.content
                assert CANARY.encode() not in shown, name


def test_unknown_addresses_are_not_found(client):
    client.force_login(cast.coordination())
    assert client.get("/redaktion/gibt-es-nicht/").status_code == 404
    assert client.get("/redaktion/users/").status_code == 404
    assert client.get("/redaktion/login/").status_code == 404


def test_Z_11_deleting_several_pictures_with_a_foreign_one_deletes_none(client):
    mine = picture(cast.office2(), "Eigenes")
    foreign = picture(cast.office(), CANARY)
    client.force_login(cast.department2())
    path = f"/redaktion/bulk/content/picture/delete/?id={mine.pk}&id={foreign.pk}"
    response = client.post(path)
    assert response.status_code == 404
    assert CANARY.encode() not in response.content
    assert Picture.objects.count() == 2


def test_a_role_that_has_ended_stops_at_once(client, values):
    member = person_of("office A")
    client.force_login(member)
    path = address("sheets:edit", dict(routes())["sheets:edit"], values)
    assert client.get(path).status_code == 200
    member.memberships.update(ended_at=values and member.joined_at)
    assert client.get(path).status_code == 404
