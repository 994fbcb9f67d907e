"""Z-01, the permission matrix: every route of ours, called as every role in every state.

`matrix.csv` is the reviewed table of answers; a cell that differs or a route that is missing
fails. After a wanted change write it anew with WRITE_MATRIX=1 and read the difference
line by line. /redaktion/ has its own table (tests/editorial/test_doors.py).
"""

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

from mitsprache.common.models import AuditEntry
from mitsprache.content.models import InfoPage
from mitsprache.moderation import actions as moderation
from mitsprache.moderation.models import Notice
from tests import factories as make
from tests.abuse.contribution_world import contribution_cases
from tests.abuse.deliberation_world import deliberation_cases
from tests.abuse.desk_world import desk_cases
from tests.abuse.events_world import event_cases
from tests.abuse.measures_world import measure_cases
from tests.abuse.papers_world import paper_cases
from tests.abuse.public_events_world import public_event_cases
from tests.abuse.world import (
    ROLES,
    Case,
    clients,
    comments_by_state,
    document,
    own_routes,
    pictures_of_drafts,
    projects_by_state,
)

PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
TABLE = Path(__file__).with_name("matrix.csv")
COLUMNS = ("route", "method", "state", *ROLES)
# Not called here: letters are shown in development only (tests/public/test_post.py).
ELSEWHERE = {"post", "post-letter"}

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="rights do not depend on the database; once is enough"
    ),
]


def cases() -> dict[str, list[Case]]:
    """For each route the ways to call it; a route that is not here is called without values."""
    sheets = projects_by_state()
    public = sheets["public"]
    texts = comments_by_state(public)
    notice = moderation.report(
        comment=texts["visible"],
        ground="off_topic",
        explanation="Das gehört nicht hierher.",
        submission_key="matrix",
    )
    assert isinstance(notice, Notice)
    member = make.department().memberships.get()
    by_sheet = [Case(state, {"slug": sheet.slug}) for state, sheet in sheets.items()]
    by_comment = [
        Case(state, {"slug": public.slug, "pk": text.pk}) for state, text in texts.items()
    ]
    other = make.published_project("Anderswo")
    by_comment.append(Case("of another sheet", {"slug": other.slug, "pk": texts["visible"].pk}))
    desk_comment = [Case(state, {"pk": text.pk}) for state, text in texts.items()]
    requests = [
        Case(state, {"pk": texts[state].request.pk}) for state in ("asked", "drafted", "answered")
    ]
    steps = (
        *("weiterleiten", "abgeben", "zwischenstand", "antwort-freigeben", "zurueckgeben"),
        *("freigeben", "verbergen", "wiederherstellen", "unbekannt"),
    )
    contributions = contribution_cases(public)
    found = {
        "project": by_sheet,
        "project-feed": by_sheet,
        "comment-write": by_sheet,
        "comment": by_comment,
        "comment-edit": by_comment,
        "comment-withdraw": by_comment,
        "comment-history": by_comment,
        "report": [
            Case("nothing", {}),
            *(Case(state, {}, f"?kommentar={text.pk}") for state, text in texts.items()),
            *contributions.pop("report"),
        ],
        "page": [
            Case("live", {"slug": InfoPage.objects.live().first().slug})
            if InfoPage.objects.live().exists()
            else Case("unknown", {"slug": "gibt-es-nicht"})
        ],
        "news-item": [Case("unknown", {"slug": "gibt-es-nicht"})],
        "desk-answer": requests,
        "desk-answer-hand-over": requests,
        "desk-comment": desk_comment,
        "desk-step": [
            Case(f"{step} {case.state}", {**case.values, "step": step})
            for step in steps
            for case in desk_comment
        ],
        "desk-notice": [Case("open", {"pk": notice.pk})],
        "workspace-person": [Case("a citizen", {"pk": make.citizen2().pk})],
        "workspace-grant-role": [Case("a citizen", {"pk": make.citizen2().pk})],
        "workspace-end-role": [
            Case("moderation", {"pk": make.moderation().pk, "role": "moderation"})
        ],
        "workspace-join-office": [Case("a citizen", {"pk": make.citizen2().pk})],
        "workspace-leave-office": [
            Case("a member", {"pk": member.person_id, "membership": member.pk})
        ],
        "workspace-invite-again": [Case("a citizen", {"pk": make.citizen2().pk})],
        "workspace-withdraw-invitation": [Case("a citizen", {"pk": make.citizen2().pk})],
        "account_invitation": [Case("unknown token", {"token": "x" * 43})],
        **contributions,
        **desk_cases(public),
        **deliberation_cases(),
        **event_cases(),
        **public_event_cases(),
        **measure_cases(),
        **paper_cases(make.consultation("Zum Ausdrucken", document=make.document_with_sections())),
        "mfa_edit_webauthn": [Case("none", {"pk": 1})],
        "mfa_remove_webauthn": [Case("none", {"pk": 1})],
        "read_project": by_sheet,
    }
    promise = public.promises.get()
    for route, name in own_routes():
        if route.startswith("arbeitsbereich/vorhaben/<"):
            found[name] = [
                Case(state, {"pk": sheet.pk, "promise": promise.pk})
                for state, sheet in sheets.items()
            ]
    draft_file = document(sheets["draft"], "Entwurf")
    public_file = document(public, "Plan")
    shown = public.attachments.exclude(picture=None).first().picture
    hidden = make.picture("Nur im Entwurf")
    hidden.office = make.office()
    hidden.save(update_fields=["office"])
    found["picture"] = [
        Case(state, {}, image.address("card"))
        for state, image in {"public": shown, "unused": hidden}.items()
    ]
    found["draft-picture"] = [
        Case(state, {}, image.address) for state, image in pictures_of_drafts(public).items()
    ]
    found["document"] = [
        Case(state, {}, file.address)
        for state, file in {"public": public_file, "draft": draft_file}.items()
    ]
    return found


def address(route: str, case: Case) -> str:
    """The address to call: the route with the case's values in it; files bring their own."""
    if case.query.startswith("/"):
        return case.query
    filled = PLACE.sub(lambda place: str(case.values[place[1]]), route)
    return f"/{filled}{case.query}"


def ways(known: dict[str, list[Case]], route: str, name: str) -> list[Case]:
    """The cases of a route; a route with values that nobody has placed has none."""
    return known.get(name, [] if "<" in route else [Case("-", {})])


def ends(found: list[Case]) -> list[Case]:
    """The first and the last of the cases, or what there is of them."""
    return [*found[:1], *found[1:][-1:]]


def answers(*, every_state: bool) -> Iterator[dict[str, str]]:
    """One row for each route, method and state, with each role's answer; otherwise for the first
    and the last state of each route alone."""
    known = cases()
    browsers = clients()
    for route, name in own_routes():
        if name in ELSEWHERE:
            continue
        found = ways(known, route, name)
        if not found:
            yield {"route": route, "method": "-", "state": "NOT IN THE MATRIX"}
        for case in found if every_state else ends(found):
            url = address(route, case)
            for method in ("GET", "POST"):
                row = {"route": route, "method": method, "state": case.state}
                for role, browser in browsers.items():
                    kept = browser.cookies.copy()
                    with transaction.atomic():
                        response = browser.get(url) if method == "GET" else browser.post(url, {})
                        read_to_the_end(response)
                        transaction.set_rollback(True)
                    browser.cookies = kept  # whoever signed out is signed in again
                    row[role] = answer(response)
                yield row


def read_to_the_end(response) -> None:
    """Close the file behind a download."""
    if response.streaming:
        for _part in response.streaming_content:
            pass


def answer(response) -> str:
    """The status, and for a redirect whether it leads to the sign-in."""
    if response.status_code in {301, 302, 303} and "/konto/anmelden/" in response["Location"]:
        return "sign-in"
    return str(response.status_code)


@pytest.mark.parametrize("every_state", [False, pytest.param(True, marks=pytest.mark.long)])
def test_Z_01_every_route_answers_every_role_as_the_reviewed_table_says(every_state):
    rows = list(answers(every_state=every_state or "WRITE_MATRIX" in os.environ))
    missing = [row["route"] for row in rows if row["state"] == "NOT IN THE MATRIX"]
    assert not missing, f"routes without a place in the matrix: {missing}"
    if os.environ.get("WRITE_MATRIX"):
        with TABLE.open("w", encoding="utf-8", newline="") as table:
            writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    with TABLE.open(encoding="utf-8", newline="") as table:
        reviewed = list(csv.DictReader(table))

    def keyed(table_rows):
        return {(row["route"], row["method"], row["state"]): row for row in table_rows}

    expected, found = keyed(reviewed), keyed(rows)
    assert found.keys() <= expected.keys()
    gone = expected.keys() - found.keys()
    assert not gone if every_state else {key[0] for key in gone} <= {key[0] for key in found}
    differing = [
        f"{key} as {role}: {found[key][role]}, reviewed as {expected[key][role]}"
        for key in found
        for role in ROLES
        if found[key][role] != expected[key][role]
    ]
    assert not differing, "\n".join(differing)


def test_Z_01_reading_changes_nothing():
    """A-11's second half: GET of every route as every role leaves the tables as they were."""
    browsers, known = clients(), cases()
    before = checksum()
    for route, name in own_routes():
        if name in ELSEWHERE | {"account_logout"}:
            continue
        for case in ways(known, route, name):
            url = address(route, case)
            for browser in (browsers["citizen"], browsers["coordination"], browsers["anonymous"]):
                read_to_the_end(browser.get(url))
    assert checksum() == before


def checksum() -> dict[str, int]:
    """Rows in each table that people's deeds fill; refusals are written down and do not count."""
    apart = {
        "django_session",
        "common_ratecounter",
        "content_picturerendition",
        "mitsprache_cache",
        AuditEntry._meta.db_table,
    }
    counted = {"deeds": AuditEntry.objects.filter(refused=False).count()}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name not in apart:
                cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")
                counted[name] = cursor.fetchone()[0]
    return counted
