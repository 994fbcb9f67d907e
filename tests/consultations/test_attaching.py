"""Files with a contribution: recognised and cleaned by what is in them (U-01, U-02, U-05 to U-07)."""

import hashlib
import io
import re
import zlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from mitsprache.common import limits
from mitsprache.consultations import actions
from mitsprache.consultations.actions.attaching import MOST_BYTES, clean_all
from mitsprache.consultations.actions.contributing import FILES_PER_WRITER
from mitsprache.consultations.attachments import tidy_name
from mitsprache.consultations.models import Attachment, Contribution
from tests import factories as make

CAMERA = 0x0110
TURNED = 0x0112
GPS = 0x8825


def upload(data: bytes, name: str = "foto.jpg") -> ContentFile:
    return ContentFile(data, name=name)


def pdf(pages: int = 1, write=lambda writer: None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    write(writer)
    stored = io.BytesIO()
    writer.write(stored)
    return stored.getvalue()


def refusal(*files: ContentFile) -> str:
    with pytest.raises(actions.EntryWrong) as refused:
        clean_all(files)
    assert refused.value.field == "files"
    return str(refused.value)


@pytest.mark.django_db
def test_files_are_stored_under_random_names_with_their_own_beside():
    where = make.consultation()
    names = ["Plan der Kreuzung.PDF", "foto.jpeg", "tafel.png"]
    contents = [pdf(), make.picture_bytes("JPEG"), make.picture_bytes("PNG")]
    made = make.contribution(
        where, files=[upload(*pair) for pair in zip(contents, names, strict=True)]
    )
    stored = list(made.attachments.order_by("pk"))
    assert [(one.kind, one.name) for one in stored] == [
        ("pdf", "Plan der Kreuzung.pdf"),
        ("image", "foto.jpg"),
        ("image", "tafel.png"),
    ]
    for one in stored:
        assert re.fullmatch(r"beitraege/[0-9a-f]{32}\.(pdf|jpg|png)", one.file.name)
        data = (Path(settings.MEDIA_ROOT) / one.file.name).read_bytes()
        assert (one.size, one.digest) == (len(data), hashlib.sha256(data).hexdigest())


@pytest.mark.django_db
def test_a_file_that_is_not_taken_leaves_nothing_behind():
    where = make.consultation()
    folder = Path(settings.MEDIA_ROOT) / "beitraege"
    before = set(folder.glob("*"))
    for files in ([upload(pdf()), upload(b"MZ", "a.pdf")], [upload(pdf())] * 4):
        with pytest.raises(actions.EntryWrong):
            make.contribution(where, files=files)
    closed = make.consultation("Ohne Dateien", attachments=False)
    with pytest.raises(actions.EntryWrong):
        make.contribution(closed, files=[upload(pdf())])
    assert set(folder.glob("*")) == before
    assert not Contribution.objects.exists() and not Attachment.objects.exists()


@pytest.mark.django_db
def test_U_09_one_writer_has_a_measure_of_files():
    where, at = make.consultation(), timezone.now()
    most, per = FILES_PER_WRITER
    for _ in range(most):
        limits.hit(f"contribution-file:person:{make.citizen().pk}", per=per, at=at)
    small = make.picture_bytes(size=(8, 8))
    with pytest.raises(limits.TooOften):
        make.contribution(where, files=[upload(small)], at=at)
    assert make.contribution(where, at=at)  # without a file
    assert make.contribution(where, author=make.citizen2(), files=[upload(small)], at=at)


POLYGLOTS = {
    "html.png": b"<!doctype html><script>alert(1)</script>",
    "svg.png": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "xml.pdf": b"<?xml version='1.0'?><x/>",
    "zip.pdf": b"PK\x03\x04" + b"\0" * 40,
    "gif.jpg": b"GIF89a" + b"\0" * 40,
    "exe.pdf": b"MZ" + b"\0" * 40,
    "script.jpg": b"#!/bin/sh\n%PDF-1.7",
    "empty.pdf": b"",
    "riff.webp": b"RIFF\0\0\0\0WAVEfmt ",
}


@pytest.mark.parametrize("name", POLYGLOTS)
def test_U_01_what_a_file_calls_itself_does_not_count(name):
    assert name.rpartition(".")[0] in refusal(upload(POLYGLOTS[name], name))


def test_U_01_a_picture_that_is_something_else_too_is_only_a_picture_afterwards():
    both = make.picture_bytes("PNG", (40, 30)) + b"<script>alert(1)</script>PK\x03\x04"
    (cleaned,) = clean_all([upload(both, "beides.html")])
    assert (cleaned.extension, cleaned.name) == ("png", "beides.png")
    assert b"script" not in cleaned.data and b"PK\x03\x04" not in cleaned.data
    with Image.open(io.BytesIO(cleaned.data)) as picture:
        assert picture.size == (40, 30)


def png_that_claims(side: int) -> bytes:
    """A few bytes that say they are a square of `side` pixels."""
    small = make.picture_bytes("PNG", (10, 10))
    head = b"IHDR" + side.to_bytes(4, "big") * 2 + small[24:29]
    return small[:12] + head + zlib.crc32(head).to_bytes(4, "big") + small[33:]


def test_U_02_pictures_beyond_measure_and_broken_ones_are_refused():
    for side in (20_000, 6_000):
        assert "entpackt" in refusal(upload(png_that_claims(side)))
    for broken in (
        make.picture_bytes("JPEG")[:600],
        make.picture_bytes("PNG")[:-30],
        b"\xff\xd8\xff\xe0" + b"\0" * 100,
        b"\x89PNG\r\n\x1a\n",
    ):
        assert refusal(upload(broken))


def test_U_02_of_a_moving_picture_one_frame_stays_and_large_ones_shrink():
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    stored = io.BytesIO()
    frames[0].save(stored, "WEBP", save_all=True, append_images=frames[1:])
    (cleaned,) = clean_all([upload(stored.getvalue())])
    with Image.open(io.BytesIO(cleaned.data)) as picture:
        assert getattr(picture, "n_frames", 1) == 1
    (cleaned,) = clean_all([upload(make.picture_bytes("JPEG", (5_000, 4_000)))])
    with Image.open(io.BytesIO(cleaned.data)) as picture:
        assert max(picture.size) <= 3_000


def test_U_05_more_or_larger_files_than_allowed_are_refused_unread():
    assert "3" in refusal(*[upload(b"x")] * 4)
    assert "5" in refusal(upload(b"%PDF-" + b"\0" * MOST_BYTES))
    assert refusal(upload(pdf(pages=501)))


@pytest.mark.parametrize(
    ("name", "tidied"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Eva\\Plan 2.docx", "Plan 2.pdf"),
        ("a\0b\r\nc.pdf", "ab c.pdf"),
        ("Rechnung\u202efdp.exe", "Rechnungfdp.pdf"),
        ('"><svg onload=1>.png', "svg onload 1.pdf"),
        ("", "datei.pdf"),
        (".htaccess", "datei.pdf"),
        ("...", "datei.pdf"),
        ("خطة الحي.pdf", "خطة الحي.pdf"),
        ("Straße (neu).pdf", "Straße (neu).pdf"),
    ],
)
def test_U_06_names_become_harmless(name, tidied):
    assert tidy_name(name, "pdf") == tidied


def test_U_06_a_name_of_any_length_fits():
    assert len(tidy_name("x" * 100_000 + ".pdf", "pdf")) <= 120


def test_U_07_the_place_of_a_photo_and_its_owner_are_gone_and_it_stands_upright():
    notes = Image.Exif()
    notes[CAMERA] = "Kamera von Eva"
    notes[TURNED] = 6  # held upright
    notes[GPS] = {1: "N", 2: (50.0, 4.0, 57.0)}
    for kind in ("JPEG", "WEBP", "PNG"):
        data = make.picture_bytes(kind, (80, 40), exif=notes.tobytes())
        assert b"Kamera von Eva" in data
        (cleaned,) = clean_all([upload(data)])
        with Image.open(io.BytesIO(cleaned.data)) as picture:
            assert picture.size == (40, 80)
            assert dict(picture.getexif()) == {}
        assert b"Kamera" not in cleaned.data


def acting(writer: PdfWriter) -> None:
    """Everything in a PDF that acts or tells about its author."""
    writer.add_metadata({"/Author": "Eva Geheim", "/Title": "Plan"})
    script = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('SCRIPT')"),
        }
    )
    writer.add_attachment("geheim.txt", b"ATTACHED")
    named = ArrayObject([TextStringObject("los"), writer._add_object(script)])
    writer.root_object["/Names"][NameObject("/JavaScript")] = DictionaryObject(
        {NameObject("/Names"): named}
    )
    page = writer.pages[0]
    run = DictionaryObject(
        {
            NameObject("/S"): NameObject("/Launch"),
            NameObject("/F"): TextStringObject("cmd.exe LAUNCHED"),
        }
    )
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): writer._add_object(run)})
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(run)

    def link(action: DictionaryObject, **more: str) -> DictionaryObject:
        return DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Link"),
                NameObject("/Rect"): RectangleObject((0, 0, 50, 50)),
                NameObject("/A"): action,
                **{NameObject(f"/{key}"): TextStringObject(value) for key, value in more.items()},
            }
        )

    def to(address: str) -> DictionaryObject:
        return DictionaryObject(
            {
                NameObject("/S"): NameObject("/URI"),
                NameObject("/URI"): TextStringObject(address),
            }
        )

    page[NameObject("/Annots")] = ArrayObject(
        writer._add_object(one)
        for one in (
            link(to("https://example.org/plan"), T="Eva Geheim"),
            link(to("javascript:alert('SCRIPT')")),
            link(run),
        )
    )


def test_U_07_a_pdf_keeps_its_pages_and_links_and_loses_author_scripts_files_and_actions():
    data = pdf(2, acting)
    for telling in (b"SCRIPT", b"LAUNCHED", b"Geheim"):
        assert telling in data
    (cleaned,) = clean_all([upload(data, "plan.pdf")])
    reader = PdfReader(io.BytesIO(cleaned.data))
    assert len(reader.pages) == 2 and not reader.attachments
    assert not reader.metadata or not reader.metadata.author
    links = [one.get_object().get("/A") for one in reader.pages[0]["/Annots"]]
    assert [link["/URI"] for link in links if link] == ["https://example.org/plan"]
    everything = b"".join(
        str(reader.get_object(number)).encode() for number in range(1, len(reader.xref[0]) + 1)
    )
    for telling in (b"SCRIPT", b"LAUNCHED", b"ATTACHED", b"Geheim", b"JavaScript", b"OpenAction"):
        assert telling not in cleaned.data and telling not in everything


def test_U_07_tags_for_screen_readers_and_the_language_stay():
    def tag(writer: PdfWriter) -> None:
        writer.root_object[NameObject("/Lang")] = TextStringObject("de-DE")
        tree = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(tree)

    (cleaned,) = clean_all([upload(pdf(1, tag))])
    root = PdfReader(io.BytesIO(cleaned.data)).root_object
    assert root["/Lang"] == "de-DE" and "/StructTreeRoot" in root


def test_a_protected_or_broken_pdf_is_refused_in_words():
    protected = pdf(1, lambda writer: writer.encrypt("geheim"))
    assert "Passwort" in refusal(upload(protected))
    for broken in (b"%PDF-1.7", b"%PDF-1.7\n" + b"x" * 5_000, pdf()[:-200]):
        try:
            cleaned = clean_all([upload(broken)])
        except actions.EntryWrong:
            continue
        assert len(PdfReader(io.BytesIO(cleaned[0].data)).pages) == 1  # mended while it was read


def test_a_pdf_that_unpacks_without_end_is_given_up():
    packed = zlib.compress(b"0 " * 60_000_000, 9)
    data = (
        b"%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 100/First 800/Filter/FlateDecode/Length "
        + str(len(packed)).encode()
        + b">>\nstream\n"
        + packed
        + b"\nendstream\nendobj\n2 0 obj\n<</Type/Catalog/Pages 3 0 R>>\nendobj\n"
        b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 2 0 R/Size 4>>\nstartxref\n0\n%%EOF"
    )
    assert len(data) < 200_000
    assert refusal(upload(data))
