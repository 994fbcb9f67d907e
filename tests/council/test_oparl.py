"""Council data by OParl 1.1: kept as it was sent, read as far as it can be, hostile ends refused."""

import datetime as dt
import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from mitsprache.common.models import AuditEntry
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.schedule import JOBS
from mitsprache.council.actions import import_council_data, save_resolution
from mitsprache.council.models import (
    AgendaItem,
    Body,
    Meeting,
    OparlObject,
    OparlRun,
    Paper,
    Resolution,
)
from mitsprache.council.oparl import client as oparl_client
from mitsprache.council.oparl.client import Endpoint
from mitsprache.council.oparl.files import CouncilDataRefused, objects_in, parsed
from tests import factories as make
from tests.council.oparl import (
    BASE,
    canary,
    committee,
    everything,
    item,
    made,
    meeting,
    paper,
    serving,
)

pytestmark = pytest.mark.django_db


def bring(*raw: Any, **more: Any) -> OparlRun:
    given = {"actor": make.coordination(), "source": "test"} | more
    return import_council_data(raw=raw, **given)


def test_objects_become_a_body_a_paper_a_meeting_a_stage_and_a_resolution():
    run = bring(*everything())
    assert run.remarks == []
    body = Body.objects.get(name="Ausschuss für Soziales und Integration")
    assert (body.kind, body.short_name) == ("committee", "Sozialausschuss")
    [stage] = AgendaItem.objects.all()
    assert (stage.meeting.body, stage.paper.number) == (body, "0016-V-51-0012")
    assert (stage.role, stage.authoritative) == ("Entscheidung", True)
    assert stage.meeting.starts_at == dt.datetime(2026, 2, 4, 17, tzinfo=dt.UTC)
    [found] = Resolution.objects.all()
    assert (found.result, found.date) == ("Geändert beschlossen", PartialDate.parse("2026-02-04"))
    assert found.text.startswith("Der Beschluss weicht") and found.paper == stage.paper
    assert found.title == "Integrationskonzept: Bericht"


def test_everything_is_kept_as_it_was_sent_with_fields_that_nobody_knows():
    bring(*everything())
    kept = OparlObject.objects.get(kind="Organization")
    assert kept.raw == committee()
    assert kept.raw["wi:eigenesFeld"] == {"bleibt": ["so", 1, None]}
    kinds = set(OparlObject.objects.values_list("kind", flat=True))
    assert kinds >= {"System", "Body", "Person", "Membership", "Location", "File", "Consultation"}


def test_the_same_again_changes_nothing_and_any_order_gives_the_same():
    bring(*everything())
    again = bring(*everything())
    assert again.changed == 0
    before = list(Resolution.objects.values_list("title", "result", "date"))
    for model in (Resolution, OparlObject, AgendaItem, Meeting, Paper):
        model.objects.all().delete()
    for one in reversed(everything()):
        bring(one)
    assert list(Resolution.objects.values_list("title", "result", "date")) == before


def test_what_changes_upstream_is_taken_over_and_older_news_are_not():
    bring(*everything())
    later = {"modified": "2026-03-01T00:00:00+01:00"}
    bring(item(result="Unverändert beschlossen", **later))
    assert Resolution.objects.get().result == "Unverändert beschlossen"
    bring(item(result="Vertagt", modified="2025-01-01T00:00:00+01:00"))
    assert Resolution.objects.get().result == "Unverändert beschlossen"


def test_what_people_have_entered_is_never_overwritten():
    bring(committee())
    body = Body.objects.create(
        slug="sozialausschuss", name="Sozialausschuss", kind=Body.Kind.COMMITTEE
    )
    entered = make.resolution("Vom Amt eingetragen", date="2026-02-04", paper="0016-V-51-0012")
    Resolution.objects.filter(pk=entered.pk).update(body=body)
    bring(paper(), meeting())
    [found] = Resolution.objects.all()
    assert (found.title, found.result) == ("Vom Amt eingetragen", "Geändert beschlossen")
    assert found.body == body, "the committee of this name is the one that is known already"
    bring(*everything())
    found.title, found.text = "Im Amt geändert", "Eigene Worte"
    save_resolution(actor=make.editor(), resolution=found)
    bring(item(resolutionText="Anderes", modified="2026-04-01T00:00:00+02:00"))
    found.refresh_from_db()
    assert (found.title, found.text) == ("Im Amt geändert", "Eigene Worte")


def test_what_is_deleted_upstream_is_marked_not_erased():
    bring(*everything())
    gone = {"deleted": True, "modified": "2026-05-01T00:00:00+02:00"}
    bring(
        made("AgendaItem", 3271, **gone), made("Meeting", 281, **gone), made("Paper", 749, **gone)
    )
    assert AgendaItem.objects.get().gone and Meeting.objects.get().gone
    assert Resolution.objects.count() == 1 and Paper.objects.count() == 1
    kept = OparlObject.objects.get(kind="AgendaItem")
    assert kept.deleted and kept.raw["result"] == "Geändert beschlossen"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (["kein Objekt"], "kein Objekt"),
        ([{"type": "https://schema.oparl.org/1.1/Paper"}], "ohne Adresse"),
        ([{"id": 5, "type": "https://schema.oparl.org/1.1/Paper"}], "ohne Adresse"),
        ([{"id": "javascript:alert(1)", "type": "Paper"}], "ohne Adresse"),
        ([{"id": f"{BASE}/{'x' * 600}", "type": "Paper"}], "zu langer Adresse"),
        ([made("Zauberei", 1)], "unbekannt"),
        ([committee(), meeting(start="gestern")], "start"),
        ([committee(), meeting(start="2026-02-04T18:00:00")], "start"),
        ([meeting(organization=None)], "organization"),
        ([item(meeting=f"{BASE}/meeting/fehlt")], "meeting"),
    ],
)
def test_what_cannot_be_understood_is_named_and_left_out(raw, words):
    run = bring(*raw)
    assert any(words in remark for remark in run.remarks), run.remarks
    assert not Resolution.objects.exists()


def test_wrong_types_and_missing_fields_do_no_harm():
    odd = {"name": 7, "shortName": ["x"], "classification": None, "web": "javascript:alert(1)"}
    bring(
        committee(**odd | {"name": "Rat"}),
        paper(web="javascript:alert(1)", name={"a": 1}, date=5, keyword="x", mainFile=[]),
        meeting(agendaItem="kein Feld", location=[1], name=None, cancelled="ja"),
        item(result=None, resolutionText=["x"], public="vielleicht", number=3),
        paper(id=f"{BASE}/paper/ohne-nummer", reference=None, consultation="x"),
    )
    assert Paper.objects.get().url == ""
    assert Body.objects.get(name="Rat").kind == "council"
    assert not Resolution.objects.exists(), "no result, no text"


def test_what_was_not_public_becomes_no_resolution():
    bring(committee(), paper(), meeting(agendaItem=[item(public=False)]))
    assert not Resolution.objects.exists()


def test_who_may_bring_it_in():
    with pytest.raises(NotAllowed):
        bring(committee(), actor=make.department_lead())
    bring(committee(), actor=make.editor())
    assert AuditEntry.objects.filter(verb="council.import").count() == 1


# --- from files -----------------------------------------------------------------------------------


def test_a_saved_page_a_list_and_one_object_are_read(tmp_path):
    page = tmp_path / "seite.json"
    page.write_text(json.dumps({"data": everything(), "links": {}, "pagination": {}}))
    said = io.StringIO()
    call_command("import_oparl", str(page), stdout=said)
    assert "changed" in said.getvalue() and Resolution.objects.count() == 1
    assert objects_in([1, 2]) == [1, 2] and objects_in(paper()) == [paper()]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[" * 100_000, b'{"a": NaN}', b"\xff\xfe", b'{"anderes": 1}', b"7", b'"x"']
)
def test_what_is_no_json_or_no_oparl_is_refused(data, tmp_path):
    with pytest.raises(CouncilDataRefused):
        objects_in(parsed(data))
    broken = tmp_path / "kaputt.json"
    broken.write_bytes(data)
    with pytest.raises(CommandError):
        call_command("import_oparl", str(broken))
    assert not OparlRun.objects.exists()


# --- from an endpoint -----------------------------------------------------------------------------


def fetch(url: str) -> str:
    said = io.StringIO()
    with override_settings(OPARL_URL=url):
        call_command("import_oparl", stdout=said)
    return said.getvalue()


def test_all_pages_are_read_then_only_what_has_changed():
    with serving() as server:
        for one in everything(server.url):
            name = one["type"].rsplit("/", 1)[-1].lower()
            if name in server.lists:
                server.lists[name].append(one)
        server.lists["paper"].append(
            paper(server.url, id=f"{server.url}/paper/2", reference="0002")
        )
        fetch(f"{server.url}/body")
        assert Resolution.objects.count() == 1 and Paper.objects.count() == 2
        assert not any("modified_since" in path for path in server.asked)
        server.asked.clear()
        server.lists["paper"].append(
            paper(
                server.url,
                id=f"{server.url}/paper/3",
                reference="0003",
                modified="2999-01-01T00:00:00+01:00",
            )
        )
        assert "1 changed" in fetch(f"{server.url}/body").replace("2 changed", "1 changed")
        assert all("modified_since" in path for path in server.asked if path != "/body")
        assert Paper.objects.count() == 3


def test_a_system_leads_to_its_bodies():
    with serving() as server:
        server.lists["organization"].append(committee(server.url))
        fetch(f"{server.url}/")
    assert OparlObject.objects.filter(kind="Organization").count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("hang", "antwortet nicht|zu langsam"),
        ("drip", "antwortet nicht|zu langsam"),
        ("endless", "kein Ende"),
        ("html", "kein JSON"),
        ("status", "500"),
        ("redirect", "302"),
        ("foreign", "anderen Server"),
    ],
)
def test_x_12_a_hostile_or_broken_endpoint_is_refused_in_time(wrong, words, monkeypatch):
    slow = wrong in ("hang", "drip")
    monkeypatch.setattr(oparl_client, "_READ", 0.5 if slow else 10.0)
    with serving() as server:
        server.lists["organization"].append(committee(server.url))
        server.wrong = wrong
        endpoint = Endpoint(f"{server.url}/body", seconds=1.0 if slow else 10.0)
        with pytest.raises(CouncilDataRefused, match=words):
            import_council_data(actor=None, source="x", raw=endpoint.objects())
    assert not OparlObject.objects.exists(), "nothing half-saved"


def test_x_12_nothing_that_an_object_names_is_fetched():
    with serving() as server, canary() as calls:
        inside = calls[0]
        server.lists["organization"].append(committee(server.url, meeting=f"{inside}/m"))
        server.lists["paper"].append(paper(server.url, web=f"{inside}/p", mainFile=f"{inside}/f"))
        fetch(f"{server.url}/body")
        assert calls == [inside]
    assert Paper.objects.get().url.endswith("/p")


@pytest.mark.parametrize(
    "address",
    [
        "http://[::]/body",
        "http://0x7f000001/body",
        "http://2130706433/body",
        "http://[::ffff:169.254.169.254]/body",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
    ],
)
def test_x_12_a_list_cannot_lead_anywhere_else(address):
    endpoint = Endpoint("https://ris.stadt.example/body")
    with pytest.raises(CouncilDataRefused, match="anderen Server"):
        next(endpoint._list(address, ""))


def test_nothing_happens_without_an_address_and_the_schedule_knows_it():
    assert "nothing to do" in fetch("")
    assert "import_oparl" in JOBS


def test_a_server_that_breaks_in_the_middle_leaves_everything_as_it_was():
    with serving() as server:
        server.lists["organization"].append(committee(server.url))
        server.wrong = "foreign"
        with pytest.raises(CommandError, match="anderen Server"):
            fetch(f"{server.url}/body")
    assert not OparlObject.objects.exists() and not OparlRun.objects.exists()
