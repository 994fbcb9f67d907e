"""Z-13 for pictures inside drafts: public with the version that shows them, else for its editors."""

import pytest

from mitsprache.consultations import imports
from mitsprache.consultations.actions.documents import create_document
from mitsprache.consultations.actions.freezing import freeze_version
from mitsprache.consultations.models import DocumentPicture
from mitsprache.consultations.queries import fingerprint
from mitsprache.projects.actions import withdraw_project
from tests import factories
from tests.consultations.test_import_confirming import with_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def in_work():
    """A published project with a draft in work that shows a picture."""
    document = create_document(
        actor=factories.department(), project=factories.published_project(), title="Konzept"
    )
    pending = imports.preview_document(
        actor=factories.department(), document=document, file_name="a.docx", data=with_picture()
    )
    return imports.confirm_document(actor=factories.department(), pending=pending)


def released(version):
    freeze_version(
        actor=factories.department_lead(), version=version, fingerprint=fingerprint(version)
    )
    return version


def fetch(client, address, method="get", **more):
    response = getattr(client, method)(address, **more)
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def test_a_picture_of_a_public_version_is_for_everybody(client):
    version = released(in_work())
    factories.consultation(document=version.document)
    response = fetch(client, version.document.pictures.get().address)
    assert response.status_code == 200 and response["Content-Type"] == "image/webp"
    assert response.body.startswith(b"RIFF")
    assert "public" in response["Cache-Control"] and response["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" not in response.get("Vary", "") and not response.cookies
    head = fetch(client, version.document.pictures.get().address, "head")
    assert head.status_code == 200 and int(head["Content-Length"]) == len(response.body)


def test_Z_13_a_picture_of_a_draft_in_work_is_for_its_editors_and_for_no_cache(client):
    address = in_work().document.pictures.get().address
    assert fetch(client, address).status_code == 404
    for person, status in (
        (factories.citizen(), 404),
        (factories.department2(), 404),
        (factories.moderation(), 404),
        (factories.admin(), 404),
        (factories.department(), 200),
        (factories.editor(), 200),
        (factories.coordination(), 200),
    ):
        client.force_login(person)
        response = fetch(client, address)
        assert response.status_code == status, person
        if status == 200:
            assert response["Cache-Control"] == "private, no-store"


def test_Z_13_a_picture_that_only_the_next_version_shows_is_not_public_yet(client):
    version = released(in_work())
    factories.consultation(document=version.document)
    pending = imports.preview_document(
        actor=factories.department(),
        document=version.document,
        file_name="b.docx",
        data=with_picture("red"),
    )
    shown = next(
        p for p in version.document.pictures.all() if str(p.pk) in version.sections.get().text
    )
    new = version.document.pictures.exclude(pk=shown.pk).get()
    assert (fetch(client, shown.address).status_code, fetch(client, new.address).status_code) == (
        200,
        404,
    )
    imports.confirm_document(actor=factories.department(), pending=pending)
    assert fetch(client, new.address).status_code == 404


def test_Z_13_a_picture_goes_with_its_project(client):
    version = released(in_work())
    consultation = factories.consultation(document=version.document)
    address = version.document.pictures.get().address
    assert fetch(client, address).status_code == 200
    withdraw_project(
        actor=factories.coordination(), project=version.document.project, reason="Abgesagt."
    )
    assert consultation.pk and fetch(client, address).status_code == 404


def test_no_other_way_leads_to_the_file(client):
    version = released(in_work())
    factories.consultation(document=version.document)
    picture = version.document.pictures.get()
    for address in (
        f"/medien/{picture.file.name}",
        picture.address.replace(".webp", ".html"),
        f"/medien/dokument/../{picture.file.name}",
        "/medien/dokument/00000000-0000-4000-8000-000000000000.webp",
        f"/medien/dokument/{picture.pk}",
    ):
        assert fetch(client, address).status_code == 404, address
    DocumentPicture.objects.filter(pk=picture.pk).update(file="dokumente/weg.webp")
    assert fetch(client, picture.address).status_code == 404
