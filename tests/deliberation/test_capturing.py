"""What is said in a session is typed on the spot: contributions, routed to the session's group."""

import datetime as dt

import pytest
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.tables import FileRefused
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.deliberation.actions import (
    DeliberationRefused,
    EntryWrong,
    Line,
    capture_lines,
    discuss_cases,
    plan_sitting,
)
from mitsprache.deliberation.models import Assignment, CapturedLine, Case, Sitting
from mitsprache.deliberation.noted import Noted, read_notes
from mitsprache.deliberation.queries.sessions import cases_of_sessions
from mitsprache.events import actions as events
from mitsprache.events.models import Session
from tests import factories as make
from tests.events.making import entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def where() -> Consultation:
    return make.deliberated_consultation()


def session_of(where: Consultation, number: str | None = "2", *, days: int = 0) -> Session:
    """A session of the group of this number, of an event so many days from now."""
    project = where.version.document.project
    day = clock.local_day(timezone.now()) + dt.timedelta(days=days)
    made = events.create_event(
        actor=make.coordination(),
        organiser=make.office(),
        project=project,
        entry=entry(first_day=day, registration=False, title=f"Werkstatt {day} {number}"),
    )
    group = project.groups.get(number=number) if number else None
    rows = events.set_sessions(
        actor=make.coordination(),
        event=made,
        entries=[events.SessionEntry(title="Runde am Fenster", group=group)],
    )
    events.publish_event(actor=make.coordination(), event=made)
    return Session.objects.select_related("event__project", "group", "topic").get(pk=rows[0].pk)


def capture(session: Session, where: Consultation, *texts: str, **entries):
    given = {"actor": make.coordination(), "submission_key": "eins", **entries}
    given.setdefault("lines", [Line(text) for text in texts])
    return capture_lines(session=session, consultation=where, **given)


def test_each_line_becomes_a_public_contribution_of_the_workshop(where):
    session = session_of(where)
    made = capture(session, where, "Mehr Bänke", "  ", "Schatten am Weiher")
    assert [one.text for one in made] == ["Mehr Bänke", "Schatten am Weiher"]
    for one in made:
        assert (one.channel, one.state, one.late) == ("workshop", "received", False)
        assert one.contributor.kind == "paper" and one.contributor.person is None
        assert "Runde am Fenster" in one.contributor.name
        assert clock.local_day(one.received_at) == clock.local_day(timezone.now())
    assert Contribution.objects.visible_to(None).filter(channel="workshop").count() == 2
    assert CapturedLine.objects.filter(session=session).count() == 2
    assert AuditEntry.objects.filter(verb="deliberation.capture_lines").count() == 1
    assert AuditEntry.objects.filter(verb="consultations.enter_contribution").count() == 2
    assert not OutboxMail.objects.exists()


def test_the_group_of_the_session_leads_whatever_a_rule_would_say(where):
    section = where.version.sections.get(number="1.1")  # the rules send it to group 1
    session = session_of(where, "2")
    [made] = capture(session, where, lines=[Line("Kurse am Abend", section)])
    case = Case.objects.get(links__contribution=made)
    assert case.state == "routed" and case.lead == session.group
    assert case.owner == session.group.office
    roles = dict(
        Assignment.objects.filter(case=case, until=None).values_list("group__number", "role")
    )
    assert roles == {"2": "lead", "1": "involved"}


def test_without_a_group_the_rules_decide_first_those_of_the_topic(where):
    session = session_of(where, None)
    section = where.version.sections.get(number="1.1")
    [made] = capture(session, where, lines=[Line("Kurse am Abend", section)])
    assert Case.objects.get(links__contribution=made).lead.number == "1"


def test_a_group_that_is_no_longer_at_work_gets_nothing(where):
    session = session_of(where, "2")
    session.group.is_active = False
    session.group.save()
    [made] = capture(session, where, "Zu spät für die Gruppe")
    assert Case.objects.get(links__contribution=made).state == "received"


def test_C_03_the_same_sending_again_changes_nothing(where):
    session = session_of(where)
    first = capture(session, where, "Eins", "Zwei")
    again = capture(session, where, "Eins", "Zwei", "Drei")
    assert [one.pk for one in again] == [one.pk for one in first]
    assert Contribution.objects.filter(channel="workshop").count() == 2
    assert Case.objects.count() == 2
    assert len(capture(session, where, "Eins", submission_key="zwei")) == 1


def test_what_is_said_after_the_last_day_is_late(where):
    where.last_day = clock.local_day(timezone.now()) - dt.timedelta(days=3)
    where.opens_at = timezone.now() - dt.timedelta(days=40)
    where.save()
    [late] = capture(session_of(where), where, "Nach der Frist")
    [in_time] = capture(session_of(where, days=-3), where, "Am letzten Tag", submission_key="drei")
    assert late.late and not in_time.late


@pytest.mark.parametrize(
    "lines",
    [[], ["", "  \n"], ["x"] * 201, ["x" * 10_001]],
    ids=["none", "empty", "too many", "too long"],
)
def test_lines_that_are_no_lines_are_refused_and_nothing_is_stored(where, lines):
    with pytest.raises(EntryWrong) as refused:
        capture(session_of(where), where, lines=[Line(text) for text in lines])
    assert refused.value.field == "lines"
    assert not CapturedLine.objects.exists()


def test_a_section_of_another_version_spoils_the_whole_sending(where):
    other = make.consultation("Anderswo", document=make.document_with_sections())
    foreign = other.version.sections.first()
    with pytest.raises(EntryWrong) as refused:
        capture(session_of(where), where, lines=[Line("Gut"), Line("Fremd", foreign)])
    assert refused.value.field == "lines"
    assert not Contribution.objects.filter(channel="workshop").exists()


def test_nobody_notes_what_has_not_been_said_yet(where):
    with pytest.raises(EntryWrong):
        capture(session_of(where, days=3), where, "Morgen")


def test_Z_06_only_published_consultations_of_the_same_project(where):
    session = session_of(where)
    project = make.published_project("Anderes Vorhaben")
    foreign = make.deliberated_consultation("Fremd", document=make.document_with_sections())
    draft = make.consultation("Entwurf", document=where.version.document, published_at=None)
    assert project.pk and foreign.version.document.project_id != session.event.project_id
    for wrong in (foreign, draft):
        with pytest.raises(EntryWrong) as refused:
            capture(session, wrong, "Verirrt")
        assert refused.value.field == "consultation"
    assert not CapturedLine.objects.exists()


def test_who_may_take_notes(where):
    session = session_of(where, "2")
    project = where.version.document.project
    secretary = project.groups.get(number="2").memberships.get().person
    other = project.groups.get(number="1").memberships.get().person
    for allowed in (make.coordination(), make.department(), secretary):
        capture(session, where, f"Von {allowed.pk}", actor=allowed)
    for refused in (make.citizen(), make.department2(), make.editor(), make.moderation(), other):
        with pytest.raises(NotAllowed):
            capture(session, where, "Verboten", actor=refused)
    assert CapturedLine.objects.count() == 3


def test_a_sitting_belongs_to_the_session_of_its_day(where):
    session = session_of(where, "2")
    day = clock.local_day(timezone.now())
    found = plan_sitting(actor=make.coordination(), group=session.group, day=day)
    assert found.session == session
    group1 = where.version.document.project.groups.get(number="1")
    assert plan_sitting(actor=make.coordination(), group=group1, day=day).session is None
    with pytest.raises(DeliberationRefused):
        plan_sitting(actor=make.coordination(), group=group1, day=day, session=session)


def test_a_sitting_that_was_planned_before_is_linked_and_stands_for_one_session_only(where):
    group = where.version.document.project.groups.get(number="2")
    day = clock.local_day(timezone.now())
    before = plan_sitting(actor=make.coordination(), group=group, day=day)
    assert before.session is None
    session = session_of(where, "2")
    linked = plan_sitting(actor=make.coordination(), group=group, day=day, session=session)
    assert linked.pk == before.pk and Sitting.objects.get().session == session
    second = session_of(where, "2")
    with pytest.raises(EntryWrong):
        plan_sitting(actor=make.coordination(), group=group, day=day, session=second)


def test_what_was_dealt_with_in_a_session_is_public_as_far_as_it_is_public(where):
    session = session_of(where, "1")
    cases = [make.case(where, "Kurse am Abend"), make.case(where, "Bald verborgen")]
    sitting = plan_sitting(
        actor=make.coordination(), group=session.group, day=clock.local_day(timezone.now())
    )
    discuss_cases(
        actor=make.coordination(),
        sitting=sitting,
        chosen={case.pk: Case.objects.get(pk=case.pk).revision for case in cases},
    )
    Contribution.objects.filter(cases=cases[1]).update(staff_only=True)
    [shown] = cases_of_sessions(session.event)[session.pk]
    assert (shown.code, shown.verdict) == (cases[0].code, "")
    assert shown.references == (cases[0].code.rsplit("-", 1)[0],)
    make.recommendation(Case.objects.get(pk=cases[0].pk))
    make.approve(make.decision(cases[0], "not_adopted"))
    assert cases_of_sessions(session.event)[session.pk][0].verdict == "not_adopted"


def test_what_is_written_costs_the_same_reads_for_few_and_many(where, django_assert_num_queries):
    session = session_of(where, "1")
    sitting = plan_sitting(
        actor=make.coordination(), group=session.group, day=clock.local_day(timezone.now())
    )
    for number in (1, 6):
        cases = [make.case(where, f"Nr. {number} {one}") for one in range(number)]
        discuss_cases(
            actor=make.coordination(),
            sitting=sitting,
            chosen={case.pk: Case.objects.get(pk=case.pk).revision for case in cases},
        )
        with django_assert_num_queries(3):
            cases_of_sessions(session.event)


def test_notes_from_files():
    assert read_notes("n.txt", "Eins\r\n\r\n Zwei \n".encode("cp1252"), most=9) == [
        Noted("Eins"),
        Noted("Zwei"),
    ]
    table = "Abschnitt;Notiz\n2.1;Mehr Licht\n;Bänke\n3;\n".encode()
    assert read_notes("n.csv", table, most=9) == [Noted("Mehr Licht", "2.1"), Noted("Bänke")]
    for name, data in (
        ("n.csv", b"Spalte\nWert\n"),
        ("n.txt", b""),
        ("n.txt", b"a\nb\n" * 9),
        ("n.txt", b"a\0b"),
        ("n.pdf", b"%PDF"),
    ):
        with pytest.raises(FileRefused):
            read_notes(name, data, most=9)
