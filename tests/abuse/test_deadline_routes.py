"""The deadline on every route: one second before the end, at the end, with a form from before.

The routes are found in the URL map: each one below /beteiligungen/, /beitraege/, /melden/, /api/
and /arbeitsbereich/ that has to do with consultations or contributions and takes a POST needs a
row here. A new route without one fails.
"""

import datetime as dt
import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.consultations import actions
from mitsprache.consultations.actions.window import ends_at
from mitsprache.consultations.models import (
    Consultation,
    Contribution,
    ContributionWording,
    Extension,
    Invited,
    Support,
)
from mitsprache.deliberation.models import Case, Decision, PhaseClosing, Screening
from mitsprache.events import actions as events
from mitsprache.events.models import Session
from mitsprache.moderation import actions as moderation
from mitsprache.moderation.models import Intervention, Notice
from mitsprache.notifications.actions import ticket_of
from mitsprache.notifications.models import StepWish
from tests import factories as make
from tests.abuse.world import own_routes

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="tests/abuse/test_v holds the databases' part"
    ),
]

BELOW = re.compile(r"(beteiligungen|beitraege|melden|api|arbeitsbereich)/")
# Registrations for events (Anmeldungen) are no contributions; notes of their sessions become some.
CONCERNED = re.compile(r"beteilig|beitr|(?<!an)meld|consultation|contribution|/notizen/")

# What became of a call.
ON_TIME, LATE, DONE, REFUSED = "on time", "late", "done", "refused"
OPEN_ONLY = (ON_TIME, REFUSED, LATE)  # to write: a form from before the end is taken, late
CHANGES = (DONE, REFUSED, REFUSED)  # to change, to support: only while it is open
ALWAYS = (DONE, DONE, DONE)  # to withdraw, to report, what the staff does


class World:
    """One open consultation that ends tonight, with a contribution in each state."""

    def __init__(self) -> None:
        now = timezone.now()
        self.where = make.consultation(last_day=clock.local_day(now), moderation="before")
        self.held = make.contribution(self.where, "Noch nicht gelesen")
        Consultation.objects.update(moderation="after")
        self.where.refresh_from_db()
        self.end = ends_at(self.where)
        self.mine = make.contribution(self.where, "Von mir")
        self.hidden = make.contribution(self.where, "Verborgen")
        moderation.hide_contribution(
            actor=make.moderation(), contribution=self.hidden, ground="insult", reason="Grob."
        )
        self.liked = make.contribution(self.where, "Von ihr", author=make.citizen2())
        self.other = make.contribution(self.where, "Auch von ihr", author=make.citizen2())
        actions.support_contribution(actor=make.citizen(), contribution=self.liked)
        self.guest = make.guest_contribution(self.where, "Vom Gast")
        self.ticket = ticket_of(self.guest.contribution.contributor)
        self.waiting = make.guest_contribution(
            self.where, "Wartet", confirmed=False, email="wartet@example.org"
        )
        self.notice = moderation.report(
            contribution=self.other,
            ground="off_topic",
            explanation="Gehört nicht hierher.",
            submission_key="m",
        )
        self.case = make.case_of(self.mine)
        self.answer = make.decision(make.case_of(self.other))
        self.draft = make.consultation("Später", published_at=None)
        self.session = session_tonight(self.where)
        self.clients = {"guest": Client()}
        for role in ("citizen", "coordination"):
            self.clients[role] = Client()
            self.clients[role].force_login(getattr(make, role)())


@dataclass(frozen=True)
class Row:
    """Who posts what where, and what must become of it before, at the end, with an early form.

    `path` makes the address from the world. `entries` are typed into the form that the page
    showed an hour before the end; `marks` are names of hidden fields that the page at `seen_at`
    holds. `early` is the field that the last call keeps of the early form and the one at the end
    has lost.
    """

    client: str
    path: Callable[[World], str]
    expected: tuple[str, str, str]
    entries: Callable[[World], dict[str, Any]] = lambda world: {}
    marks: tuple[str, ...] = ()
    seen_at: Callable[[World], str] | None = None
    early: str = ""


def at(name: str, **values: Callable[[World], Any]) -> Callable[[World], str]:
    return lambda world: reverse(name, kwargs={key: get(world) for key, get in values.items()})


def slug(world: World) -> str:
    return world.where.slug


def pk(world: World) -> int:
    return world.where.pk


def reference(which: str) -> Callable[[World], str]:
    return lambda world: getattr(world, which).reference


WRITTEN = {"kind": "suggestion", "text": "Mehr Kurse am Abend", "section": "", "key": "k" * 32}
CSV = "external_id;text;received_at\r\na-1;Mehr Bänke;{day}\r\n"


def letter(days: int) -> Callable[[World], dict[str, Any]]:
    """A letter that arrived so many days after the last one."""

    def entries(world: World) -> dict[str, Any]:
        day = world.where.last_day + dt.timedelta(days=days)
        return WRITTEN | {"channel": "letter", "received_at": day.isoformat()}

    return entries


def mark(case: Case) -> str:
    """A case as it is chosen on the desk, in the state that is seen."""
    case = Case.objects.get(pk=case.pk)
    return f"{case.pk}-{case.revision}"


def file(world: World) -> dict[str, Any]:
    day = (world.where.last_day - dt.timedelta(days=1)).isoformat()
    return {"file": ContentFile(CSV.format(day=day).encode(), name="b.csv"), "section": ""}


def step(name: str, which: str, **entries: str) -> Row:
    """A step of the moderation on the contribution `which`."""
    return Row(
        "coordination",
        lambda world: reverse(
            "desk-contribution-step", args=[getattr(world, which).reference, name]
        ),
        ALWAYS,
        lambda world: {f"{name}-{key}": value for key, value in entries.items()},
        marks=("freigeben-seen",) if name == "freigeben" else (),
        seen_at=at("desk-contribution", reference=reference(which)),
    )


def session_tonight(where: Consultation) -> Session:
    """A session of two days, the last one of the consultation and the day after."""
    made = events.create_event(
        actor=make.coordination(),
        organiser=make.office(),
        project=where.version.document.project,
        entry=events.EventEntry(
            title="Werkstatt",
            kind="workshop",
            first_day=where.last_day,
            last_day=where.last_day + dt.timedelta(days=1),
        ),
    )
    rows = events.set_sessions(
        actor=make.coordination(), event=made, entries=[events.SessionEntry(title="Runde")]
    )
    return rows[0]


def note(name: str, entry: str) -> Row:
    """A note counts as received on the day on which it was said."""
    return Row(
        "coordination",
        at(name, session=lambda world: world.session.pk),
        (ON_TIME, LATE, LATE),
        lambda world: {entry: "Mehr Bänke", "consultation": world.where.pk, "key": "n" * 32},
    )


NEXT_MONTH = dt.timedelta(days=31)
OWN = {
    "token": lambda world: world.guest.token,
    "reference": lambda world: world.guest[0].reference,
}
ROWS: dict[str, list[Row]] = {
    "contribution-write": [
        Row(
            "citizen",
            at("contribution-write", slug=slug),
            OPEN_ONLY,
            lambda world: WRITTEN,
            marks=("form_token",),
            early="form_token",
        ),
        Row(
            "guest",
            at("contribution-write", slug=slug),
            OPEN_ONLY,
            lambda world: WRITTEN | {"name": "N", "email": "n@example.org"},
            marks=("form_token",),
            early="form_token",
        ),
    ],
    "workspace-session-notes": [note("workspace-session-notes", "note")],
    "workspace-session-notes-many": [note("workspace-session-notes-many", "notes")],
    "contribution-confirm": [
        Row("guest", at("contribution-confirm", token=lambda world: world.waiting.token), ALWAYS)
    ],
    "contribution-own-edit": [
        Row("guest", at("contribution-own-edit", **OWN), CHANGES, lambda world: WRITTEN)
    ],
    "contribution-own-withdraw": [Row("guest", at("contribution-own-withdraw", **OWN), ALWAYS)],
    "contribution-own-forget": [
        Row("guest", at("contribution-own-forget", token=OWN["token"]), ALWAYS)
    ],
    "contribution-steps": [
        Row(
            "guest",
            at("contribution-steps", ticket=lambda world: world.ticket),
            ALWAYS,
            lambda world: {"steps": ["routed"]},
        )
    ],
    "contribution-edit": [
        Row(
            "citizen",
            at("contribution-edit", reference=reference("mine")),
            CHANGES,
            lambda world: WRITTEN,
        )
    ],
    "contribution-withdraw": [
        Row("citizen", at("contribution-withdraw", reference=reference("mine")), ALWAYS)
    ],
    "contribution-support": [
        Row("citizen", at("contribution-support", reference=reference("other")), CHANGES),
        Row(
            "citizen",
            at("contribution-support", reference=reference("liked")),
            ALWAYS,
            lambda world: {"deed": "undo"},
        ),
    ],
    "report": [
        Row(
            "guest",
            lambda world: f"{reverse('report')}?beitrag={world.mine.reference}",
            ALWAYS,
            lambda world: {"ground": "insult", "explanation": "Grob.", "key": "k" * 32},
        )
    ],
    # Staff: the day on which something arrived decides, whenever it is typed in.
    "workspace-contribution-enter": [
        Row("coordination", at("workspace-contribution-enter", pk=pk), (ON_TIME,) * 3, letter(0)),
        Row(
            "coordination",
            at("workspace-contribution-enter", pk=pk),
            (REFUSED, LATE, LATE),  # a day that has not come yet is a slip of the pen
            letter(1),
        ),
    ],
    "workspace-contributions-import": [
        Row("coordination", at("workspace-contributions-import", pk=pk), (ON_TIME,) * 3, file)
    ],
    "workspace-consultation-last-day": [
        Row(
            "coordination",
            at("workspace-consultation-last-day", pk=pk),
            ALWAYS,
            lambda world: {
                "last_day": (world.where.last_day + NEXT_MONTH).isoformat(),
                "reason": "Viele haben darum gebeten.",
                "checked": "on",
            },
        )
    ],
    "workspace-consultation-change": [
        Row(
            "coordination",
            at("workspace-consultation-change", pk=pk),
            ALWAYS,
            lambda world: {"title": "Neuer Titel"},
            marks=("opens_on", "opens_time", "who", "moderation", "formality"),
        )
    ],
    "workspace-consultation-publish": [
        Row(
            "coordination",
            at("workspace-consultation-publish", pk=lambda world: world.draft.pk),
            ALWAYS,
        )
    ],
    "workspace-consultation-invited": [
        Row(
            "coordination",
            at("workspace-consultation-invited", pk=pk),
            ALWAYS,
            lambda world: {"emails": "neu@example.org"},
        )
    ],
    "workspace-consultation-new": [
        Row(
            "coordination",
            at("workspace-consultation-new"),
            ALWAYS,
            lambda world: {
                "version": world.where.version_id,
                "title": "Noch eine",
                "opens_on": (world.where.last_day + NEXT_MONTH).isoformat(),
                "last_day": (world.where.last_day + 2 * NEXT_MONTH).isoformat(),
            },
            marks=("who", "moderation", "formality"),
        )
    ],
    "desk-contribution-step": [
        step("freigeben", "held"),
        step("verbergen", "mine", ground="insult", reason="Grob."),
        step("wiederherstellen", "hidden", reason="Ein Irrtum."),
    ],
    "desk-contributions-release": [
        Row(
            "coordination",
            at("desk-contributions-release"),
            ALWAYS,
            marks=("mark",),
            seen_at=at("desk-contributions"),
        )
    ],
    # The desk answers for as long as it takes; only a phase that still runs cannot be closed.
    "workspace-cases-several": [
        Row(
            "coordination",
            at("workspace-cases-several", pk=pk),
            ALWAYS,
            lambda world: {"tat": "frist", "fall": mark(world.case), "due": "31.12.2199"},
        )
    ],
    "workspace-screening-one": [
        Row(
            "coordination",
            at("workspace-screening-one", pk=pk, reference=reference("held")),
            ALWAYS,
            lambda world: {"outcome": "published"},
            marks=("seen",),
        )
    ],
    "workspace-release-queue": [
        Row(
            "coordination",
            at("workspace-release-queue", pk=pk),
            ALWAYS,
            lambda world: {"fall": mark(world.answer.case)},
        )
    ],
    "workspace-closing": [
        Row(
            "coordination",
            at("workspace-closing", pk=pk),
            (REFUSED, DONE, DONE),
            lambda world: {"reason": "Das Amt ist im Umzug."},
        )
    ],
    "desk-notice": [
        Row(
            "coordination",
            at("desk-notice", pk=lambda world: world.notice.pk),
            ALWAYS,
            lambda world: {"uphold": "1", "decision": "Grob."},
        )
    ],
}
# They answer a POST as they answer a GET, and change nothing.
READS = {
    *("desk-contribution", "desk-contributions", "desk-contributions-hidden", "desk-notices"),
    *("workspace-consultations", "workspace-consultation", "workspace-contributions"),
    *("workspace-contribution", "workspace-contribution-slip"),
    *("workspace-cases-of", "workspace-screening"),
}


def state() -> list[list[tuple[Any, ...]]]:
    """Everything that a write to a consultation could change."""
    tables = (
        *(Consultation, Contribution, ContributionWording, Extension, Invited, Support),
        *(Case, Decision, PhaseClosing, Screening),
        *(Intervention, Notice, StepWish),
    )
    return [list(table.objects.order_by("pk").values_list()) for table in tables]


def outcome(before: list[Any], known: set[int]) -> str:
    new = list(Contribution.objects.exclude(pk__in=known))
    if new:
        return LATE if new[0].late else ON_TIME
    return DONE if state() != before else REFUSED


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.datetime], None]:
    """The database's clock shows this moment from now on, for every page and action."""
    return lambda moment: monkeypatch.setattr(clock, "database_now", lambda: moment)


def test_each_write_keeps_to_the_deadline(set_clock: Callable[[dt.datetime], None]) -> None:
    world = World()
    second = dt.timedelta(seconds=1)
    found, expected = {}, {}
    for name, rows in ROWS.items():
        for number, row in enumerate(rows):
            moments = {
                "before": (world.end - second, True),
                "at the end": (world.end, False),
                "with an early form": (world.end, True),
            }
            for (when, (moment, early)), wanted in zip(moments.items(), row.expected, strict=True):
                expected[name, number, when] = wanted
                found[name, number, when] = _called(world, row, moment, early, set_clock)
    wrong = {key: (found[key], expected[key]) for key in found if found[key] != expected[key]}
    assert not wrong, "\n".join(f"{key}: {was}, not {want}" for key, (was, want) in wrong.items())


def _called(
    world: World,
    row: Row,
    moment: dt.datetime,
    early: bool,
    set_clock: Callable[[dt.datetime], None],
) -> str:
    """What becomes of the row's call at this moment; everything is taken back afterwards."""
    client, path = world.clients[row.client], row.path(world)
    with transaction.atomic():
        before, known = state(), set(Contribution.objects.values_list("pk", flat=True))
        set_clock(world.end - dt.timedelta(hours=1))
        page = client.get((row.seen_at or row.path)(world)).content.decode() if row.marks else ""
        data = {mark: _value(page, mark) for mark in row.marks} | row.entries(world)
        if row.early and not early:
            data[row.early] = ""
        set_clock(moment)
        client.post(path, data)
        became = outcome(before, known)
        transaction.set_rollback(True)
    return became


def _value(page: str, name: str) -> str:
    """What the page's form holds in the field `name` (an input, a chosen option or radio)."""
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*checked[^>]*>', page) or re.search(
        rf'<input[^>]*name="{name}"[^>]*>', page
    )
    if tag is None:
        part = re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.DOTALL)
        assert part is not None, f"{name} is not on the page"
        tag = re.search(r"<option[^>]*selected[^>]*>", part[0])
        assert tag is not None
    value = re.search(r'value="([^"]*)"', tag[0])
    return html.unescape(value[1]) if value else ""


def test_every_route_that_takes_a_post_has_a_row() -> None:
    world = World()
    values = {
        "slug": world.where.slug,
        "pk": world.where.pk,
        "reference": world.mine.reference,
        "token": world.guest.token,
        "number": 1,
        "first": 1,
        "second": 1,
        "step": "unbekannt",
        "ticket": "x",
        "session": world.session.pk,
    }
    missing, concerned = set(), set()  # a place without a value here is a KeyError
    for address, name in own_routes():
        if not BELOW.match(address) or not CONCERNED.search(address):
            continue
        concerned.add(name)
        path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda place: str(values[place[1]]), address)
        with transaction.atomic():
            before = state()
            answer = world.clients["coordination"].post(path)
            if answer.status_code != 405 and name not in ROWS and name not in READS:
                missing.add(f"{name} ({address}): takes a POST and has no row")
            if name in READS and (answer.status_code != 200 or state() != before):
                missing.add(f"{name} ({address}): does more than to show a page")
            transaction.set_rollback(True)
    assert not missing, "\n".join(sorted(missing))
    assert concerned >= set(ROWS) | READS, (set(ROWS) | READS) - concerned
