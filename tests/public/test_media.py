"""Files of visible objects only (Z-13), in small sizes, from one checked address."""

import functools
import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from mitsprache.content.models import File, Picture
from mitsprache.projects import actions
from mitsprache.projects.models import Attachment, Project
from mitsprache.public.media.sizes import SIZES
from tests import factories

pytestmark = pytest.mark.django_db

CARD, LARGE = "fill-480x270", "max-1200x900"


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@functools.cache
def noisy_photo():
    """A picture with much detail and the notes of a camera."""
    photo = Image.effect_noise((800, 600), 10).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "CAMERA-OF-A-PERSON"
    stored = io.BytesIO()
    photo.save(stored, "JPEG", quality=95, exif=exif)
    return stored.getvalue()


def add_picture(office=None, data=None):
    picture = Picture(title="Foto", office=office)
    picture.file.save("foto.jpg", ContentFile(data or noisy_photo()), save=False)
    picture.width, picture.height = 800, 600
    picture.save()
    picture.get_file_hash()
    return picture


def add_file(office=None, name="plan.pdf", data=b"%PDF-1.7 Plan"):
    file = File(title="Plan", office=office)
    file.file.save(name, ContentFile(data), save=False)
    file.save()
    file.get_file_hash()
    return file


def fetch(client, address, method="get", **more):
    """The answer, read to its end, which closes the file."""
    response = getattr(client, method)(address, **more)
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def attach(project, **what):
    """Attach in a draft and publish it."""
    draft = Project.objects.get(pk=project.pk).get_latest_revision_as_object()
    draft.attachments = [Attachment(text="Was man sieht", **what)]
    revision = actions.save_draft(actor=factories.coordination(), project=draft)
    actions.publish_sheet(actor=factories.coordination(), project=project, revision=revision)


def test_a_picture_of_a_public_sheet_is_small_webp_without_the_cameras_notes(client):
    picture = add_picture()
    attach(factories.published_project(), picture=picture)
    response = fetch(client, picture.address(CARD))
    body = response.body
    assert response.status_code == 200 and response["Content-Type"] == "image/webp"
    assert len(body) <= 15_000 and b"CAMERA" not in body
    assert Image.open(io.BytesIO(body)).size == (480, 270)
    assert "public" in response["Cache-Control"] and response["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" not in response.get("Vary", "") and not response.cookies


def test_a_picture_too_rich_for_its_bytes_is_made_smaller(client):
    photo = Image.effect_noise((480, 270), 200)
    stored = io.BytesIO()
    photo.save(stored, "PNG")
    picture = add_picture(data=stored.getvalue())
    attach(factories.published_project(), picture=picture)
    body = fetch(client, picture.address(CARD)).body
    assert len(body) <= 15_000 and Image.open(io.BytesIO(body)).size == (240, 135)


def test_a_size_is_made_once(client):
    picture = add_picture()
    attach(factories.published_project(), picture=picture)
    for _ in range(2):
        fetch(client, picture.address(LARGE))
    assert picture.renditions.count() == 1


def test_only_the_sizes_of_the_site_are_made(client):
    picture = add_picture()
    attach(factories.published_project(), picture=picture)
    for spec in (
        "width-4000",
        "original",
        "fill-480x271",
        "fill-480x270|blur-9",
        "..",
        "%2e%2e",
    ):
        assert fetch(client, picture.address(spec)).status_code == 404
    assert not picture.renditions.exists()


def test_Z_13_files_of_drafts_are_for_those_who_edit_them_and_for_no_cache(client):
    project = factories.draft_project()
    picture = add_picture(office=factories.office())
    file = add_file(office=factories.office())
    Attachment.objects.create(project=project, picture=picture, text="Bild")
    for address in (picture.address(CARD), file.address):
        assert fetch(client, address).status_code == 404
        for person, status in (
            (factories.citizen(), 404),
            (factories.department2(), 404),
            (factories.moderation(), 404),
            (factories.admin(), 404),
            (factories.department(), 200),
            (factories.editor(), 200),
        ):
            client.force_login(person)
            response = fetch(client, address)
            assert response.status_code == status, (address, person)
            if status == 200:
                assert response["Cache-Control"] == "private, no-store"
            assert fetch(client, address, "head").status_code == status
            assert fetch(client, address, headers={"Range": "bytes=0-9"}).status_code == status
        client.logout()
        assert fetch(client, address).status_code == 404


def test_Z_13_a_file_goes_with_its_sheet(client):
    project = factories.published_project()
    file = add_file(office=factories.office())
    attach(project, file=file)
    assert fetch(client, file.address).status_code == 200
    actions.withdraw_project(actor=factories.coordination(), project=project, reason="Abgesagt.")
    assert fetch(client, file.address).status_code == 404
    assert fetch(client, file.address, "head").status_code == 404


def test_Z_13_no_file_answers_at_its_place_in_the_storage(client):
    picture, file = add_picture(), add_file()
    attach(factories.published_project(), picture=picture)
    fetch(client, picture.address(CARD))
    names = [picture.file.name, file.file.name, picture.renditions.get().file.name]
    for person in (None, factories.coordination()):
        if person:
            client.force_login(person)
        for name in names:
            assert fetch(client, f"/medien/{name}").status_code == 404


def test_a_picture_that_another_office_put_into_a_sheet_of_mine_is_shown_to_me(client):
    project = factories.draft_project(where=factories.office())
    picture = add_picture(office=factories.office2())
    Attachment.objects.create(project=project, picture=picture, text="Bild")
    client.force_login(factories.department())
    assert fetch(client, picture.address(CARD)).status_code == 200


def test_sizes_that_the_library_made_are_for_those_who_may_use_the_picture(client):
    picture = add_picture(office=factories.office())
    attach(factories.published_project(), picture=picture)
    made = picture.renditions.create(
        filter_spec="max-165x165", file=ContentFile(noisy_photo(), name="klein.jpg")
    )
    for person, status in (
        (None, 404),
        (factories.department2(), 404),
        (factories.department(), 200),
        (factories.coordination(), 200),
    ):
        if person:
            client.force_login(person)
        response = fetch(client, made.url)
        assert response.status_code == status
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "private, no-store"


def test_a_document_is_a_download_with_its_name(client):
    file = add_file(name="plan-für-alle.pdf")
    attach(factories.published_project(), file=file)
    response = fetch(client, file.address)
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["Content-Type"] == "application/pdf"
    assert response.body == b"%PDF-1.7 Plan"
    assert fetch(client, file.address.replace("plan-f", "plan-g")).status_code == 404


def test_an_old_address_leads_to_the_file_that_replaced_it(client):
    picture, file = add_picture(), add_file()
    attach(factories.published_project(), picture=picture)
    attach(factories.published_project("Radweg"), file=file)
    old = f"/medien/bild/{picture.pk}/{CARD}/00000000.webp"
    assert fetch(client, old)["Location"] == picture.address(CARD)
    old = f"/medien/datei/{file.pk}/00000000/{file.filename}"
    assert fetch(client, old)["Location"] == file.address


def test_a_damaged_or_missing_original_is_not_found_and_no_error(client):
    damaged = add_picture(data=noisy_photo()[:2000])
    gone = add_picture()
    gone_file = add_file()
    attach(factories.published_project(), picture=damaged)
    attach(factories.published_project("Radweg"), picture=gone)
    attach(factories.published_project("Brücke"), file=gone_file)
    gone.file.storage.delete(gone.file.name)
    gone_file.file.storage.delete(gone_file.file.name)
    for address in (damaged.address(CARD), gone.address(CARD), gone_file.address):
        assert fetch(client, address).status_code == 404


def test_sizes_lost_with_a_restore_are_made_again(client):
    picture = add_picture()
    attach(factories.published_project(), picture=picture)
    fetch(client, picture.address(CARD))
    made = picture.renditions.get()
    made.file.storage.delete(made.file.name)
    assert fetch(client, picture.address(CARD)).status_code == 200


def test_the_sizes_that_pages_ask_for_are_made(client):
    picture = add_picture()
    project = factories.published_project()
    attach(project, picture=picture)
    page = fetch(client, f"/vorhaben/{project.slug}/").body.decode()
    asked = {part.split("/")[4] for part in page.split('"') if part.startswith("/medien/bild/")}
    listed = fetch(client, "/vorhaben/").body.decode()
    asked |= {part.split("/")[4] for part in listed.split('"') if part.startswith("/medien/bild/")}
    assert asked and asked <= set(SIZES)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_files_are_only_read(client, method):
    picture = add_picture()
    attach(factories.published_project(), picture=picture)
    assert fetch(client, picture.address(CARD), method).status_code == 405


def test_a_file_linked_from_a_published_page_is_public(client):
    from wagtail.models import Locale, Page

    from mitsprache.content.models import HomePage, InfoPage

    locale = Locale.objects.get_or_create(language_code="de")[0]
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", locale=locale)
    home = root.add_child(instance=HomePage(title="Start", claim="Da", intro="Da", locale=locale))
    file = add_file(office=factories.office())
    body = f'<p><a id="{file.pk}" linktype="document">Plan</a></p>'
    page = home.add_child(instance=InfoPage(title="Hilfe", body=body, live=False, locale=locale))
    assert fetch(client, file.address).status_code == 404
    page.save_revision().publish()
    assert fetch(client, file.address).status_code == 200
