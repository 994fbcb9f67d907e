"""The files of the synopsis at their public addresses: everybody may, nobody may ask too often."""

import csv
import io

import pytest
from django.test import Client

from mitsprache.consultations.models import Consultation
from mitsprache.deliberation.exports import synopsis as exports
from mitsprache.moderation import actions as moderation
from mitsprache.public.deliberation import files
from tests import factories as make

pytestmark = pytest.mark.django_db

KINDS = ("csv", "xlsx", "docx", "pdf")


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def address(where: Consultation, kind: str, query: str = "") -> str:
    return f"/beteiligungen/{where.slug}/synopse.{kind}{query}"


def codes(data: bytes) -> list[str]:
    lines = csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    return [line["case"] for line in lines]


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_can_take_the_synopsis_along(client: Client, kind: str) -> None:
    where = make.deliberated_consultation()
    make.answered_case(where)
    response = client.get(address(where, kind))
    assert response.status_code == 200 and len(body(response)) > 100
    assert f'filename="{where.slug}-synopse.{kind}"' in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=60" and not response.cookies
    assert client.post(address(where, kind)).status_code == 405


def test_tables_have_one_address_and_papers_one_for_each_language(client: Client) -> None:
    where = make.deliberated_consultation()
    make.case(where)
    for kind, status in (("csv", 404), ("xlsx", 404), ("docx", 200), ("pdf", 200)):
        response = client.get(f"/en{address(where, kind)}")
        assert response.status_code == status
        if status == 200:
            body(response)


@pytest.mark.parametrize("kind", KINDS)
def test_Z_05_what_is_not_published_is_not_there(client: Client, kind: str) -> None:
    where = make.consultation(published_at=None)
    client.force_login(make.citizen())
    assert client.get(address(where, kind)).status_code == 404
    assert client.get(f"/beteiligungen/gibt-es-nicht/synopse.{kind}").status_code == 404


def test_the_filters_of_the_page_hold_for_the_file_and_its_information(client: Client) -> None:
    where = make.deliberated_consultation()
    answered, open_one = make.answered_case(where), make.case(where)
    found = body(client.get(address(where, "csv", "?ergebnis=adopted")))
    assert codes(found) == [answered.code]
    found = body(client.get(address(where, "csv", "?stand=routed&quatsch=1&feld=unbekannt")))
    assert codes(found) == [open_one.code]


def test_E_05_names_and_addresses_stay_inside(client: Client) -> None:
    where = make.deliberated_consultation()
    make.case(where)
    make.guest_contribution(where, "Vom Gast")
    for person in (None, make.citizen(), make.coordination()):
        if person is not None:
            client.force_login(person)
        text = body(client.get(address(where, "csv"))).decode()
        assert "Person 1" in text
        assert not [word for word in ("@", "Ayla", "Nachbarin") if word in text]


def test_who_has_the_file_already_is_told_so_until_something_changes(client: Client) -> None:
    where = make.deliberated_consultation()
    case = make.case(where, "Wird verborgen")
    first = client.get(address(where, "csv"))
    body(first)
    asked = {"headers": {"If-None-Match": first["ETag"]}}
    assert client.get(address(where, "csv"), **asked).status_code == 304
    moderation.hide_contribution(
        actor=make.moderation(),
        contribution=case.contributions.get(),
        ground="insult",
        reason="Grob.",
    )
    again = client.get(address(where, "csv"), **asked)
    assert again.status_code == 200 and "Wird verborgen" not in body(again).decode()


def test_R_02_who_asks_for_every_filter_is_asked_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_PER_HOUR", 2)
    where = make.deliberated_consultation()
    answers = [client.get(address(where, "csv", f"?q={word}")) for word in "abc"]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2]["Retry-After"]) > 0
    for answer in answers[:2]:
        body(answer)


def test_a_long_pdf_is_promised_for_later_and_a_filtered_one_is_not(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MOST_AT_ONCE", 0)
    where = make.deliberated_consultation("Sehr lang")
    make.case(where)
    promised = client.get(address(where, "pdf"))
    assert promised.status_code == 503 and promised["Retry-After"] == "60"
    assert "Das PDF wird gerade erstellt" in promised.content.decode()
    refused = client.get(address(where, "pdf", "?verspaetet=nein"))
    assert refused.status_code == 422 and "ohne Auswahl" in refused.content.decode()
    assert "ETag" not in promised.headers
