"""Pictures and files sent in through /redaktion/."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from mitsprache.content.models import File, Picture
from tests import factories as cast
from tests.editorial.reading import form_of

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning"),
]


def drawn(kind="PNG"):
    data = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(data, kind)
    return data.getvalue()


def office_document(*parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as container:
        for part in parts:
            container.writestr(part, "x")
    return data.getvalue()


def send_picture(client, data, name="platz.png", **fields):
    return client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Platz",
            "description": "Ein Platz mit Bäumen",
            "office": cast.office().pk,
            "file": SimpleUploadedFile(name, data),
            **fields,
        },
    )


def send_file(client, data, name):
    return client.post(
        reverse("wagtaildocs:add"),
        {"title": "Plan", "office": cast.office().pk, "file": SimpleUploadedFile(name, data)},
    )


def test_a_picture_belongs_to_the_office_of_its_sender(client):
    client.force_login(cast.department())
    assert send_picture(client, drawn()).status_code == 302
    picture = Picture.objects.get()
    assert (picture.office, picture.uploaded_by_user) == (cast.office(), cast.department())


def test_nobody_sends_a_picture_for_another_office(client):
    client.force_login(cast.department2())
    response = send_picture(client, drawn(), office=cast.office().pk)
    assert response.status_code == 200
    assert response.context["form"].errors["office"]
    assert not Picture.objects.exists()


def test_Y_12_a_picture_needs_words_for_people_who_cannot_see_it(client):
    client.force_login(cast.department())
    response = send_picture(client, drawn(), description="")
    assert response.context["form"].errors["description"]
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("platz.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>"),
        ("platz.svg", b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"),
        ("platz.png", b"<!doctype html><script>x()</script>"),
        ("platz.png", drawn("JPEG")),
        ("platz.png", b""),
        ("platz.gif", drawn("GIF")),
        ("platz.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50),
        ("platz.png", drawn()[:60]),
    ],
)
def test_what_is_no_picture_is_refused_in_german(client, name, data):
    client.force_login(cast.department())
    response = send_picture(client, data, name)
    assert response.status_code == 200
    (message,) = response.context["form"].errors["file"]
    assert any(word in message for word in ("Bild", "Datei", "Format", "Endung"))
    assert response.context["form"]["description"].value() == "Ein Platz mit Bäumen"
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.pdf", b"%PDF-1.7 ..."),
        ("plan.docx", office_document("[Content_Types].xml", "word/document.xml")),
        ("plan.ods", office_document("mimetype", "content.xml")),
        ("zahlen.csv", "Straße;Länge\nAhornweg;12".encode("cp1252")),
        ("notiz.txt", b"Notiz"),
    ],
)
def test_ordinary_documents_are_taken(client, name, data):
    client.force_login(cast.department())
    assert send_file(client, data, name).status_code == 302
    assert File.objects.get().office == cast.office()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.pdf", b"<html><script>x()</script></html>"),
        ("plan.docx", b"%PDF-1.7"),
        ("plan.docx", office_document("xl/workbook.xml")),
        ("zahlen.csv", b"<!DOCTYPE html><script>x()</script>"),
        ("notiz.txt", b"MZ\x00\x01"),
        ("programm.exe", b"MZ"),
        ("seite.html", b"<p>x</p>"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(client, name, data):
    client.force_login(cast.department())
    response = send_file(client, data, name)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not File.objects.exists()


def test_a_picture_of_another_office_cannot_be_put_into_a_sheet(client):
    client.force_login(cast.department2())
    send_picture(client, drawn(), office=cast.office2().pk)
    foreign = Picture.objects.get()
    project = cast.published_project()
    client.force_login(cast.department())
    url = reverse("sheets:edit", args=[project.pk])
    data = form_of(client.get(url)) | {
        "attachments-TOTAL_FORMS": "1",
        "attachments-0-picture": foreign.pk,
        "attachments-0-text": "Platz",
        "attachments-0-ORDER": "1",
    }
    response = client.post(url, data)
    assert response.status_code == 200
    assert response.context["form"].formsets["attachments"].forms[0].errors["picture"]
    project.refresh_from_db()
    assert not project.get_latest_revision_as_object().attachments.exists()
