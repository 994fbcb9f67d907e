"""Family U on the route that serves files of contributions; cleaning: tests/consultations."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from mitsprache.consultations.models import Attachment
from tests import factories as make

pytestmark = pytest.mark.django_db

SCRIPT = b"<script>alert(1)</script>"


def served(name: str, data: bytes) -> tuple[Attachment, Client]:
    make.contribution(make.consultation(), files=[ContentFile(data, name=name)])
    return Attachment.objects.get(), Client()


def test_U_01_a_file_is_handed_out_as_a_download_and_nothing_in_it_runs() -> None:
    file, browser = served("beides.html", make.picture_bytes(size=(8, 8)) + SCRIPT)
    answer = browser.get(file.address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="beides.png"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert SCRIPT not in b"".join(answer.streaming_content)
    assert not answer.cookies


def test_U_06_names_in_the_header_are_written_as_they_must_be() -> None:
    file, browser = served('Straße";\r\nX: 1 خطة.png', make.picture_bytes(size=(8, 8)))
    answer = browser.get(file.address)
    answer.close()
    assert file.name == "Straße X 1 خطة.png"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''Stra%C3%9Fe")
    assert "X" not in answer.headers


def test_U_06_only_its_own_name_and_digest_lead_to_a_file() -> None:
    file, browser = served("plan.png", make.picture_bytes(size=(8, 8)))
    stored = file.file.name.rpartition("/")[2]
    for address in (
        f"/medien/beitrag/{file.pk}/{file.digest[:8]}/{stored}",
        f"/medien/beitrag/{file.pk}/00000000/{file.name}",
        f"/medien/beitrag/{file.pk + 1}/{file.digest[:8]}/{file.name}",
        f"/medien/{file.file.name}",
        f"/medien/beitrag/{file.pk}/{file.digest[:8]}/../{file.name}",
    ):
        assert browser.get(address).status_code == 404, address
    assert browser.head(file.address).status_code == 200
    assert browser.post(file.address).status_code == 405
