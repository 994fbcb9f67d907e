"""Council data at the desk: a saved file is looked at, then taken over."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mitsprache.council.models import OparlRun, Resolution
from tests import factories as make
from tests.council.oparl import everything

pytestmark = pytest.mark.django_db
PAGE = "/arbeitsbereich/ratsdaten/"


def send(data: bytes, status: int = 200, **entries: object) -> str:
    client = Client()
    client.force_login(make.editor(), backend="django.contrib.auth.backends.ModelBackend")
    file = SimpleUploadedFile("ratsdaten.json", data)
    response = client.post(PAGE, {"file": file, **entries})
    assert response.status_code == status, response.status_code
    return response.content.decode()


def test_a_saved_file_is_checked_and_then_taken_over():
    data = json.dumps({"data": everything()}).encode()
    shown = send(data, check_only="on")
    assert "Noch ist nichts gespeichert" in shown and "Geändert beschlossen" in shown
    assert not Resolution.objects.exists() and not OparlRun.objects.exists()
    assert "ist übernommen" in send(data)
    assert Resolution.objects.count() == 1


def test_what_is_no_council_data_is_said_in_plain_words():
    assert "kein JSON" in send(b"<html>", 422)
    assert "keine OParl-Objekte" in send(b'{"a": 1}', 422)
    shown = send(json.dumps([{"id": "<script>", "type": 5}]).encode())
    assert "Nicht verstanden" in shown and "<script>" not in shown.split("<main", 1)[1]


def test_offices_bring_in_nothing():
    client = Client()
    client.force_login(make.department_lead(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(PAGE).status_code == 403
