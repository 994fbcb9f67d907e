"""Whatever is done to contributions and cases, nothing is lost, forgotten or contradicted.

Random histories of contributing, looking through, routing, splitting, joining, discussing,
recommending, deciding, releasing, correcting, working in and closing. After every deed the
invariants below hold; a deed that is refused changes nothing. The suite runs few histories; many
with MITSPRACHE_TEST_EXAMPLES=1000.
"""

import datetime as dt
import itertools
import os
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from mitsprache.common import clock
from mitsprache.common.models import AuditEntry
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.actions import ConsultationRefused
from mitsprache.consultations.actions.window import ends_at, form_token
from mitsprache.consultations.imports.contributions import import_contributions
from mitsprache.consultations.models import Consultation, Contribution, Version
from mitsprache.consultations.queries import fingerprint
from mitsprache.deliberation import actions, queries
from mitsprache.deliberation.actions import DeliberationRefused, SplitPart
from mitsprache.deliberation.models import (
    Adoption,
    Assignment,
    Case,
    CaseContribution,
    Decision,
    Override,
    PhaseClosing,
    Verdict,
)
from mitsprache.deliberation.models.decision import CHANGES_TEXT
from mitsprache.deliberation.queries.balance import balance
from mitsprache.deliberation.states import ANSWERED, CASE_STEPS, OPEN
from tests import factories as make
from tests.deliberation.watching import seen

pytestmark = pytest.mark.django_db

EXAMPLES = int(os.environ.get("MITSPRACHE_TEST_EXAMPLES", "12"))
DEEDS = (
    *("contribute", "contribute", "contribute held", "contribute late", "import", "edit"),
    *("withdraw", "hide", "restore", "hold", "publish", "screen"),
    *("route", "route", "hand over", "send back", "set topic", "route waiting"),
    *("split", "join", "join", "undo", "discuss", "recommend", "recommend", "recommend"),
    *("decide", "decide", "decide", "decide as recommended", "approve", "approve", "approve"),
    *("approve later", "approve all", "drop", "correct", "hours pass", "change owner"),
    *("work in", "work in", "unlink", "release", "release anyway", "close"),
)
WAYS = {"import": "import_a_file"}
VERDICTS = (Verdict.ADOPTED, Verdict.ADOPTED_IN_PART, Verdict.NOT_ADOPTED, Verdict.ANSWERED)


def today() -> dt.date:
    return clock.local_day(timezone.now())


class History:
    """A consultation, what is done to it, and the moment at which that is."""

    def __init__(self) -> None:
        self.where = make.deliberated_consultation(
            last_day=today() - dt.timedelta(days=1), moderation="after"
        )
        self.project = self.where.version.document.project
        self.across = make.topic_across(self.project)
        make.working_group(self.project, "3", topics=[self.across], members={})
        make.working_copy(self.where.version)
        self.token = form_token(self.where, at=ends_at(self.where) - dt.timedelta(minutes=5))
        self.count = itertools.count(1)
        self.closed_without_reason = False

    def do(self, deed: str, one: int, other: int) -> None:
        """Do it; where it is refused nothing has happened."""
        before = AuditEntry.objects.count()
        try:
            with transaction.atomic():
                getattr(self, WAYS.get(deed, deed.replace(" ", "_")))(one, other)
        except (DeliberationRefused, ConsultationRefused, StepNotAllowed) as refusal:
            event(f"{deed}: {type(refusal).__name__}")
            assert AuditEntry.objects.count() == before
        else:
            event(f"{deed}: done")

    # What is chosen.

    def cases(self, *states: str) -> list[Case]:
        found = Case.objects.filter(state__in=states) if states else Case.objects.all()
        return list(found.select_related("lead", "consultation").order_by("pk"))

    def pick(self, number: int, *states: str) -> Case:
        found = self.cases(*states) or self.cases()
        if not found:
            raise actions.UnknownCases
        return found[number % len(found)]

    def contribution(self, number: int, *states: str) -> Contribution:
        rows = Contribution.objects.filter(state__in=states) if states else Contribution.objects
        found = list(rows.order_by("pk")) or list(Contribution.objects.order_by("pk"))
        if not found:
            raise actions.UnknownCases
        return found[number % len(found)]

    def group(self, number: int):
        return self.project.groups.get(number=str(1 + number % 3))

    # Contributing.

    def contribute(self, one: int, other: int, **entries) -> Contribution:
        number = next(self.count)
        section = [None, "1.1", "2.1", "M 1.1"][one % 4]
        text = f"Erster Satz {number}. Zweiter Satz {number}." + " Rollstuhl!" * (other % 2)
        given = {
            "section": section and self.where.version.sections.get(number=section),
            "author": make.citizen() if other % 3 else make.citizen2(),
            "kind": "question" if one % 5 == 0 else "suggestion",
            "at": self.where.opens_at + dt.timedelta(hours=number),  # nobody writes too often
        }
        return make.contribution(self.where, text, **given | entries)

    def contribute_held(self, one: int, other: int) -> None:
        Consultation.objects.filter(pk=self.where.pk).update(moderation="before")
        self.contribute(one, other)
        Consultation.objects.filter(pk=self.where.pk).update(moderation="after")

    def contribute_late(self, one: int, other: int) -> None:
        if one % 2:
            self.contribute(one, other, at=clock.database_now(), form_token=self.token)
            return
        consultations.enter_contribution(
            actor=make.coordination(),
            consultation=self.where,
            channel="letter",
            received_at=clock.database_now() - dt.timedelta(minutes=1),
            kind="suggestion",
            text="Ein Brief. Er kam spät.",
            submission_key=f"brief-{next(self.count)}",
        )

    def import_a_file(self, one: int, other: int) -> None:
        rows = "\n".join(
            f"1.1,Zeile {next(self.count)}. Und noch ein Satz.,{'no' if other % 3 == 0 else 'yes'}"
            for _ in range(1 + one % 3)
        )
        import_contributions(
            actor=make.coordination(),
            consultation=self.where,
            file_name="a.csv",
            data=f"section,text,publish\n{rows}\n".encode(),
        )

    def edit(self, one: int, other: int) -> None:
        mine = self.contribution(one, "received", "held")
        if mine.contributor.person is None:
            return
        consultations.edit_contribution(
            actor=mine.contributor.person,
            contribution=mine,
            text=f"Neu gesagt {next(self.count)}. Und mehr.",
            at=mine.received_at,
        )

    def withdraw(self, one: int, other: int) -> None:
        mine = self.contribution(one)
        if mine.contributor.person is not None:
            consultations.withdraw_contribution(actor=mine.contributor.person, contribution=mine)

    def hide(self, one: int, other: int) -> None:
        consultations.hide_contribution(
            actor=make.moderation(), contribution=self.contribution(one)
        )

    def restore(self, one: int, other: int) -> None:
        consultations.restore_contribution(
            actor=make.moderation(), contribution=self.contribution(one, "hidden")
        )

    def hold(self, one: int, other: int) -> None:
        actions.hold_contribution(
            actor=make.moderation(), contribution=self.contribution(one), reason="Prüfen."
        )

    def publish(self, one: int, other: int) -> None:
        actions.publish_contribution(
            actor=make.moderation(), contribution=self.contribution(one, "held")
        )

    def screen(self, one: int, other: int) -> None:
        cases = self.cases("received")[: 1 + other % 3]
        actions.screen_cases(actor=make.moderation(), parent=self.where, chosen=seen(*cases))

    # Routing.

    def route(self, one: int, other: int) -> None:
        case = self.pick(one, "received", "screened", "sent_back", "routed", "recommended")
        actions.route_case(
            actor=make.coordination(),
            case=case,
            revision=case.revision,
            lead=self.group(other),
            involved=[self.group(other + 1)] if one % 2 else None,
            reason="Passt dorthin.",
        )

    def hand_over(self, one: int, other: int) -> None:
        case = self.pick(one, "routed", "in_discussion", "recommended", "handed_over")
        actions.hand_over_case(
            actor=make.coordination(),
            case=case,
            revision=case.revision,
            to=self.group(other),
            reason="Besser dort.",
        )

    def send_back(self, one: int, other: int) -> None:
        case = self.pick(one, "routed", "in_discussion", "recommended", "handed_over")
        actions.send_back_case(
            actor=make.coordination(), case=case, revision=case.revision, reason="Nicht wir."
        )

    def set_topic(self, one: int, other: int) -> None:
        case = self.pick(one)
        actions.set_topic(
            actor=make.coordination(),
            case=case,
            revision=case.revision,
            topic=self.across if other % 3 else None,
        )

    def route_waiting(self, one: int, other: int) -> None:
        actions.route_waiting(actor=make.coordination(), consultation=self.where)

    def change_owner(self, one: int, other: int) -> None:
        case = self.pick(one)
        actions.change_owner(
            actor=make.coordination(),
            case=case,
            revision=case.revision,
            office=make.office2() if other % 2 else make.office(),
            reason="Zuständig.",
        )

    # Shaping.

    def split(self, one: int, other: int) -> None:
        case = self.pick(one, *OPEN)
        sentences = [
            f"{sentence}."
            for text in case.contributions.order_by("pk").values_list("text", flat=True)
            for sentence in text.removesuffix(".").split(". ")
        ]
        parts = [SplitPart(sentence[:40], sentence.rstrip(".!")) for sentence in sentences[:3]]
        actions.split_case(
            actor=make.coordination(), case=case, revision=case.revision, parts=parts
        )

    def join(self, one: int, other: int) -> None:
        into, case = self.pick(one, *OPEN), self.pick(other, *OPEN)
        actions.join_cases(
            actor=make.coordination(), into=into, revision=into.revision, chosen=seen(case)
        )

    def undo(self, one: int, other: int) -> None:
        case = self.pick(one, "duplicate")
        actions.undo_join(actor=make.coordination(), case=case, revision=case.revision)

    # Discussing, deciding.

    def discuss(self, one: int, other: int) -> None:
        case = self.pick(one, "routed", "handed_over", "recommended", "in_discussion")
        if case.lead is None:
            return
        sitting = actions.plan_sitting(actor=make.coordination(), group=case.lead, day=today())
        actions.discuss_cases(actor=make.coordination(), sitting=sitting, chosen=seen(case))

    def recommend(self, one: int, other: int) -> None:
        case = self.pick(one, "routed", "handed_over", "in_discussion", "recommended")
        if case.lead is not None:
            make.recommendation(case, VERDICTS[other % 4])

    def decide(self, one: int, other: int) -> None:
        case = self.pick(one, *[state for state in OPEN if state != "decided"])
        make.decision(case, VERDICTS[other % 4], actor=make.coordination())

    def correct(self, one: int, other: int) -> None:
        case = self.pick(one, *ANSWERED)
        make.decision(case, VERDICTS[other % 4], actor=make.coordination())

    def decide_as_recommended(self, one: int, other: int) -> None:
        cases = self.cases("recommended")[: 1 + one % 2]
        actions.decide_as_recommended(
            actor=make.coordination(),
            parent=self.where,
            chosen=seen(*cases),
            decided_on=today(),
            office=make.office(),
        )

    def drafted(self, number: int, state: str = "drafted") -> Decision:
        found = list(Decision.objects.filter(state=state).order_by("pk"))
        if not found:
            raise actions.UnknownCases
        return found[number % len(found)]

    def approve(self, one: int, other: int) -> None:
        make.approve(self.drafted(one), actor=second_coordination())

    def approve_later(self, one: int, other: int) -> None:
        hour = timezone.now() + dt.timedelta(days=1)
        make.approve(self.drafted(one), actor=second_coordination(), release_at=hour)

    def approve_all(self, one: int, other: int) -> None:
        cases = Case.objects.filter(decisions__state="drafted")
        actions.approve_decisions(
            actor=second_coordination(), parent=self.where, chosen=seen(*cases)
        )

    def drop(self, one: int, other: int) -> None:
        decision = self.drafted(one, "approved" if other % 2 else "drafted")
        actions.drop_decision(
            actor=make.coordination(),
            decision=decision,
            revision=Case.objects.get(pk=decision.case_id).revision,
        )

    def hours_pass(self, one: int, other: int) -> None:
        actions.release_due_decisions(at=timezone.now() + dt.timedelta(days=2))

    # Working in.

    def working(self) -> Version:
        return self.where.version.document.versions.get(state="working")

    def work_in(self, one: int, other: int) -> None:
        case = self.pick(one, "answered")
        decision = queries.standing(case.decisions.all()).first()
        if decision is not None:
            make.work_in(case, ("1.1", "2.1", "M 1.1")[other % 3], change=other % 4 != 0)

    def unlink(self, one: int, other: int) -> None:
        link = Adoption.objects.order_by("pk").last()
        if link is not None:
            actions.unlink_adoption(actor=make.coordination(), adoption=link)

    def release(self, one: int, other: int, **entries) -> None:
        working = self.working()
        missing = {row.pk for row in queries.missing_from_text(working)}
        actions.release_version(
            actor=make.coordination(), version=working, fingerprint=fingerprint(working), **entries
        )
        assert entries or not missing

    def release_anyway(self, one: int, other: int) -> None:
        self.release(one, other, override_reason="Der Rat tagt.")

    def close(self, one: int, other: int) -> None:
        closing = actions.close_phase(
            actor=make.coordination(),
            consultation=self.where,
            reason="Später." if other % 3 == 0 else "",
        )
        if not closing.reason:
            check_all_answered()

    def finish(self) -> None:
        """Answer everything, work it in, release without an excuse, close without a reason."""
        for case in self.cases(*OPEN):
            if not case.decisions.filter(state__in=("drafted", "approved")).exists():
                make.decision(case, "adopted", actor=make.coordination())
        for number in range(Decision.objects.filter(state="drafted").count()):
            decision = self.drafted(0)
            if decision.case.state in ("duplicate", "lapsed"):
                self.drop(0, 0)
            else:
                self.approve(0, number)
        self.hours_pass(0, 0)
        missing = queries.missing_from_text(self.working())
        for number, decision in enumerate(missing):
            make.work_in(decision.case, ("1.1", "2.1", "M 1.1")[number % 3])
        self.release(0, 0)
        if not PhaseClosing.objects.exists():
            self.close(0, 1)
        assert not Case.objects.filter(state__in=OPEN).exists()
        check_all_answered()


def second_coordination():
    person = make.person("zweite@demo.example", "Zweite")
    if not person.grants.exists():
        return make._with_role("zweite@demo.example", "Zweite", make.Role.COORDINATION)
    return person


def check_all_answered() -> None:
    """After closing without a reason none is without decision, reason and answer."""
    for one in Contribution.objects.filter(state="received"):
        live = one.cases.filter(state__in=ANSWERED)
        assert live.exists() and not one.cases.filter(state__in=OPEN).exists()
        for case in live:
            assert queries.standing(case.decisions.all()).get().reason


def check_contributions(history: History) -> None:
    rows = list(Contribution.objects.prefetch_related("cases"))
    told = queries.states_of(rows)
    for one in rows:
        cases = list(one.cases.all())
        assert cases, "everything that was received has a case"
        live = [case for case in cases if case.state not in ("duplicate", "lapsed")]
        if one.state in ("received", "held"):
            assert live, f"{one} goes on nowhere"
        assert told[one.pk] == queries.public_state(one, cases)
        if one.state == "received":
            assert told[one.pk].code in {
                *("received", "routed", "in_discussion", "recommended", "decided"),
                *ANSWERED,
            }
            assert told[one.pk].is_answered == all(case.state in ANSWERED for case in live)
        else:
            assert told[one.pk].code == one.state


def check_cases() -> None:
    readable = set(
        CaseContribution.objects.filter(contribution__state__in=("received", "held")).values_list(
            "case", flat=True
        )
    )
    leads = dict(Assignment.objects.filter(until=None, role="lead").values_list("case", "group"))
    voices: dict[int, set[int]] = {}
    for case, one in CaseContribution.objects.values_list("case", "contribution"):
        voices.setdefault(case, set()).add(one)
    for case in Case.objects.all():
        assert case.owner_id and case.due and case.state in CASE_STEPS
        assert voices[case.pk]
        assert leads.get(case.pk) == case.lead_id, "the group that leads is the one assigned"
        if case.state in ("routed", "in_discussion", "recommended", "handed_over"):
            assert case.lead_id
        if case.state in ("screened", "sent_back"):
            assert not case.lead_id
        if case.state in OPEN and case.state != "decided":
            assert case.pk in readable, f"{case} in {case.state} waits for an answer to nobody"
        if case.state == "lapsed":
            assert case.pk not in readable
        if case.state == "duplicate":
            # What voices it voices what it goes on under.
            assert voices[case.pk] <= voices[case.duplicate_of_id or 0]
    for row in Assignment.objects.exclude(until=None):
        assert row.until is not None and row.since <= row.until


def check_decisions() -> None:
    released_in_text = set(
        Adoption.objects.exclude(version__state="working").values_list("decision", flat=True)
    )
    excused = {code for row in Override.objects.all() for code in (*row.missing, *row.unanswered)}
    for case in Case.objects.prefetch_related("decisions"):
        rows = list(case.decisions.all())
        assert sum(row.state in ("drafted", "approved") for row in rows) <= 1
        standing = list(queries.standing(case.decisions.all()))
        assert len(standing) <= 1
        waits = any(row.state == "approved" and row.corrects_id is None for row in rows)
        assert (case.state == "decided") == waits
        assert (case.state in ANSWERED) == bool(standing)
        for row in rows:
            assert row.reason and (row.drafted_by_id != row.approved_by_id)
        in_text = bool(standing) and standing[0].pk in released_in_text
        if case.state == "worked_in":
            assert in_text and standing[0].verdict in CHANGES_TEXT
        if case.state == "answered":
            assert not in_text
    latest = Version.objects.exclude(state="working").order_by("-number").first()
    assert latest is not None
    # Adopted before the last release: it is in a released version, or an override names it.
    for row in queries.standing(Decision.objects.filter(verdict__in=CHANGES_TEXT)):
        if latest.number > 1 and row.released_at < latest.released_at:
            assert row.pk in released_in_text or row.case.code in excused


def check_history_of_steps() -> None:
    """The steps that were written down lead to where everything is."""
    at: dict[str, str] = {}
    entries = AuditEntry.objects.filter(subject_kind="deliberation.case").order_by("pk")
    for key, changes in entries.values_list("subject_id", "changes"):
        if "state" not in changes:
            continue
        before, after = changes["state"]
        if key in at:
            assert at[key] == before
        if before is not None:
            assert after in CASE_STEPS[before]
        at[key] = after
    for case in Case.objects.all():
        assert at.get(str(case.pk), case.state) == case.state


def check_balance(history: History) -> None:
    """The sums that are published equal a recount by the state that each page tells."""
    public = list(Contribution.objects.filter(state="received", staff_only=False))
    told = [state for state in queries.states_of(public).values()]
    found = balance(history.where.pk)
    assert found.received == len(public) == found.answered + found.open
    assert found.answered == sum(state.is_answered for state in told)
    assert found.channels == Counter(one.channel for one in public)
    assert found.after_deadline == sum(one.late for one in public)
    assert found.answers == sum(state.answered for state in told)


def check(history: History) -> None:
    check_balance(history)
    check_contributions(history)
    check_cases()
    check_decisions()
    check_history_of_steps()


@pytest.fixture
def undone() -> Iterator[Callable[[], transaction.Atomic]]:
    """A transaction for each history, which leaves nothing behind."""
    make.citizen()
    make.citizen2()
    make.moderation()
    second_coordination()
    yield transaction.atomic


numbers = st.integers(0, 60)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="MITSPRACHE_TEST_EXAMPLES" not in os.environ,
    phases=[Phase.explicit, Phase.generate],  # making a history smaller takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), numbers, numbers), min_size=20, max_size=45))
def test_in_any_history_everything_has_its_place_and_its_answer(
    undone: Callable[[], transaction.Atomic], deeds: list[tuple[str, int, int]]
) -> None:
    with undone():
        history = History()
        for number in range(4):
            history.contribute(number, number)
        for deed, one, other in deeds:
            history.do(deed, one, other)
            check(history)
        history.finish()
        check(history)
        transaction.set_rollback(True)
