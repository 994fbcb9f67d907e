"""Consultations, versions and contributions as the open data promises them."""

import datetime as dt
import hashlib
import json

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.pages import forget_kept
from mitsprache.consultations import actions
from mitsprache.consultations.models import Consultation, Contribution, Section, Version
from mitsprache.consultations.queries import content_hash
from mitsprache.projects import actions as projects
from tests import factories

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def read(path, status=200):
    response = Client().get(path if path.startswith("/") else f"/api/v1/{path}")
    assert response.status_code == status
    return response.json()


def section_of(consultation: Consultation, number: str) -> Section:
    return consultation.version.sections.get(number=number)


def test_a_consultation_has_the_fields_of_the_contract():
    made = factories.consultation("Was fehlt im Entwurf?")
    (item,) = read("consultations")["items"]
    assert item == {
        "slug": "entwurf-1",
        "title": "Was fehlt im Entwurf?",
        "project": made.version.document.project.slug,
        "version": 1,
        "opens_at": made.opens_at.isoformat(),
        "last_day": made.last_day.isoformat(),
        "zone": "Europe/Berlin",
        "state": "open",
        "url": f"{settings.MITSPRACHE_BASE_URL}/beteiligungen/entwurf-1/",
    }


def test_one_consultation_says_what_is_told_before_people_write():
    made = factories.consultation()
    factories.contribution(made)
    actions.change_last_day(
        actor=factories.coordination(),
        consultation=made,
        last_day=made.last_day + dt.timedelta(days=7),
        reason="Der Entwurf lag eine Woche lang nicht aus.",
    )
    found = read("consultations/entwurf-1")
    assert found["room_for_decision"] == made.room_for_decision
    assert found["who"] == "confirmed"
    assert (found["contributions"], found["contributions_late"]) == (1, 0)
    assert [row["number"] for row in found["versions"]] == [1]
    (extension,) = found["extensions"]
    assert extension["before"] == made.last_day.isoformat()
    assert extension["after"] == found["last_day"]
    assert extension["reason"] == "Der Entwurf lag eine Woche lang nicht aus."


@pytest.mark.parametrize(
    ("opens_in", "ends_in", "state"), [(1, 9, "upcoming"), (-1, 9, "open"), (-9, -1, "closed")]
)
def test_the_state_follows_the_window(opens_in, ends_in, state):
    made = factories.consultation()
    day = dt.timedelta(days=1)
    Consultation.objects.filter(pk=made.pk).update(
        opens_at=made.published_at + 8 * day + opens_in * day,
        last_day=(made.published_at + 8 * day).date() + ends_in * day,
    )
    assert read("consultations/entwurf-1")["state"] == state


def test_a_version_holds_all_that_its_hash_is_made_of():
    made = factories.consultation()
    version = read("consultations/entwurf-1/versions/1")
    assert (version["number"], version["state"]) == (1, "released")
    assert version["hash"] == made.version.content_hash
    goal = version["sections"][1]
    assert goal == {
        "section_id": str(section_of(made, "1.1").identity_id),
        "parent": version["sections"][0]["section_id"],
        "order": 2,
        "number": "1.1",
        "kind": "goal",
        "title": section_of(made, "1.1").title,
        "text": factories.SECTION_TEXTS[1],
        "field": "1",
    }
    rows = [
        {"identity": row["section_id"]} | {k: v for k, v in row.items() if k != "section_id"}
        for row in version["sections"]
    ]
    canonical = json.dumps(rows, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(canonical.encode()).hexdigest() == content_hash(made.version)


def test_what_is_not_released_or_not_published_is_not_there():
    hidden = factories.consultation(published_at=None)
    shown = factories.consultation(document=hidden.version.document)
    Version.objects.create(document=hidden.version.document, number=2, created_at=timezone.now())
    read(f"consultations/{hidden.slug}", 404)
    read(f"consultations/{hidden.slug}/versions/1", 404)
    read(f"consultations/{shown.slug}/versions/2", 404)
    assert [row["number"] for row in read(f"consultations/{shown.slug}")["versions"]] == [1]
    projects.withdraw_project(
        actor=factories.coordination(),
        project=shown.version.document.project,
        reason="Der Auftrag ist entfallen.",
    )
    read(f"consultations/{shown.slug}", 404)
    assert read("consultations")["items"] == []


def test_a_contribution_has_the_fields_of_the_contract():
    where = factories.consultation()
    section = section_of(where, "1.1")
    made = factories.contribution(where, "Auch am Abend.", section=section, exact="auf Deutsch")
    (item,) = read("contributions")["items"]
    assert item == {
        "reference": made.reference,
        "consultation": where.slug,
        "version": 1,
        "section": "1.1",
        "section_id": str(section.identity_id),
        "exact": "auf Deutsch",
        "kind": "suggestion",
        "text": "Auch am Abend.",
        "proposed_wording": "",
        "language": "de",
        "channel": "web",
        "received_at": made.received_at.isoformat(),
        "late": False,
        "state": "received",
        "decision": None,
        "cases": [
            {
                "case": f"{made.reference}-1",
                "state": "received",
                "due": (where.last_day + dt.timedelta(days=14)).isoformat(),
                "decision": None,
            }
        ],
        "url": f"{settings.MITSPRACHE_BASE_URL}/beitraege/{made.reference}/",
    }
    one = read(f"contributions/{made.reference.lower()}")
    assert one == item | {
        "supports": 0,
        "edited_at": None,
        "earlier": [],
        "adopted": None,
        "measures": [],
        "chain": [
            {
                "case": None,
                "step": "received",
                "day": clock.local_day(made.received_at).isoformat(),
                "who": "",
                "involved": [],
                "verdict": None,
                "reason": "",
                "votes": None,
                "version": None,
                "contributions": [],
            }
        ],
        "changes": [],
        "whereabouts": {
            "version": 1,
            "kind": "unchanged",
            "sections": [
                {"section_id": item["section_id"], "number": "1.1", "title": section.title}
            ],
            "removed_in": None,
            "quote": "unchanged",
            "words": "auf Deutsch",
        },
    }


def test_one_on_the_whole_document_has_no_section():
    made = factories.contribution(factories.consultation())
    (item,) = read("contributions")["items"]
    assert (item["section"], item["section_id"]) == (None, None)
    assert read(f"contributions/{made.reference}")["whereabouts"]["sections"] == []


def test_an_earlier_wording_and_supporters_are_told():
    made = factories.contribution(factories.consultation(), "Auch am Abend.")
    actions.edit_contribution(
        actor=factories.citizen(),
        contribution=made,
        kind="question",
        text="Auch am Wochenende?",
        proposed_wording="",
    )
    actions.support_contribution(actor=factories.citizen2(), contribution=made)
    found = read(f"contributions/{made.reference}")
    assert (found["kind"], found["text"], found["supports"]) == (
        "question",
        "Auch am Wochenende?",
        1,
    )
    assert [row["text"] for row in found["earlier"]] == ["Auch am Abend."]


@pytest.mark.parametrize("state", ["unconfirmed", "held", "hidden", "withdrawn"])
def test_Z_02_only_what_everybody_may_read_is_here(state):
    made = factories.contribution(factories.consultation())
    Contribution.objects.filter(pk=made.pk).update(state=state)
    assert read("contributions")["items"] == []
    assert read(f"contributions?state={state}")["items"] == []
    read(f"contributions/{made.reference}", 404)


def test_Z_02_rows_for_the_staff_and_names_of_people_are_not_here():
    where = factories.consultation()
    made = factories.contribution(where)
    guest = factories.guest_contribution(where, "Ohne Konto.", organisation="Verein e. V.")
    Contribution.objects.filter(pk=made.pk).update(staff_only=True)
    (item,) = read("contributions")["items"]
    assert item["reference"] == guest.contribution.reference
    assert "Nachbarin" not in str(read(f"contributions/{item['reference']}"))
    assert "nachbarin@example.org" not in str(item)


def test_filters_narrow_the_contributions():
    first, second = factories.consultation(), factories.consultation()
    section = section_of(first, "1.1")
    about = factories.contribution(first, "Zum Ziel.", section=section).reference
    whole = factories.contribution(first, "Zum Ganzen.").reference
    other = factories.contribution(second, "Woanders.", section=section_of(second, "1.1")).reference

    def found(query):
        return [item["reference"] for item in read(f"contributions?{query}")["items"]]

    assert found("consultation=entwurf-1") == [about, whole]
    assert found("section=1.1") == [about, other]
    assert found("section=1.1&consultation=entwurf-2") == [other]
    assert found(f"section={section.identity_id}") == [about]
    assert found("state=received") == [about, whole, other]
    assert found("decided=false") == [about, whole, other]
    assert found("decided=true") == found("state=decided") == found("consultation=nein") == []


@pytest.mark.parametrize("limit", [1, 2, 200])
def test_following_next_reads_every_contribution_once(limit):
    where = factories.consultation()
    made = [factories.contribution(where, f"Text {n}").reference for n in range(5)]
    found, path = [], f"/api/v1/contributions?limit={limit}&consultation=entwurf-1"
    while path:
        answer = read(path)
        assert len(answer["items"]) <= limit
        found += [item["reference"] for item in answer["items"]]
        path = answer["next"]
    assert found == made


def test_a_contribution_taken_back_is_gone_at_once():
    made = factories.contribution(factories.consultation())
    etag = Client().get("/api/v1/contributions").headers["ETag"]
    actions.withdraw_contribution(actor=factories.citizen(), contribution=made)
    again = Client().get("/api/v1/contributions", headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert again.json()["items"] == []


@pytest.mark.parametrize("number", [1, 30])
def test_reads_take_the_same_queries_for_one_and_for_thirty(number, django_assert_num_queries):
    where = factories.consultation(sections=number)
    section = section_of(where, "1")
    for n in range(number):
        factories.contribution(where, f"Text {n}", section=section, at=where.opens_at + n * HOUR)
    for n in range(number - 1):
        factories.consultation(document=where.version.document)
    reference = Contribution.objects.first().reference
    forget_kept()
    for path, queries in (
        ("consultations", 2),  # version, rows
        ("contributions", 5),  # ..., states, cases, decisions
        ("consultations/entwurf-1", 12),  # ..., counts, versions, extensions, seven of the balance
        ("consultations/entwurf-1/versions/1", 4),  # ..., the version, its sections
        # ..., newest version, lineage, supports, wordings, seven of the chain, cases and decisions, measures
        (f"contributions/{reference}", 16),
    ):
        with django_assert_num_queries(queries):
            read(path)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("consultations/nichts", 404),
        ("consultations/nichts/versions/1", 404),
        ("contributions/WI-2026-99999", 404),
        ("contributions/kein%00zeichen", 404),
        ("contributions?section=%00&consultation=%00&state=%00", 200),
        ("contributions?decided=vielleicht", 422),
        ("contributions?cursor=erfunden", 400),
    ],
)
def test_odd_addresses_are_answered_in_words(path, status):
    read(path, status)
