"""The promise of the platform: a suggestion finds its group, its decision and its place in the text.

A city publishes a sheet, opens a draft, a citizen suggests a change; it goes to the group that
knows about it, is handed over on paper before the workshop, discussed, recommended, decided with a
reason, released by a second person, worked into the text; the next version cannot be released
without it; and her page tells all of it. Seven people take part, each with her own rights.
"""

import datetime as dt

import pytest
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.models import OutboxMail
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations import queries as texts
from mitsprache.consultations.actions.documents import (
    FieldEntry,
    create_document,
    set_action_fields,
)
from mitsprache.consultations.actions.editing import edit_section, insert_section
from mitsprache.consultations.models import Consultation, Contribution, Version
from mitsprache.deliberation import actions, queries
from mitsprache.deliberation.models import Case, Packet
from mitsprache.deliberation.queries.because import because_in
from mitsprache.deliberation.queries.chain import chain
from mitsprache.groups import actions as groups
from tests import factories as make

pytestmark = pytest.mark.django_db

# The days of the story, counted back from today: in a test no clock is turned.
DAYS = {"opened": 40, "suggested": 30, "ended": 20, "packet": 16, "workshop": 14, "decided": 7}


def day(name: str) -> dt.date:
    return clock.local_day(timezone.now()) - dt.timedelta(days=DAYS[name])


def moment(name: str) -> dt.datetime:
    return clock.end_of_local_day(day(name)) - dt.timedelta(hours=6)


def draft_online() -> Consultation:
    """The office drafts a concept; version 1 goes online until the end of a day."""
    editor, coordination = make.editor(), make.coordination()
    sheet = make.published_project("Integrationskonzept", at=moment("opened"))
    document = create_document(actor=editor, project=sheet, title="Integrationskonzept")
    fields = set_action_fields(
        actor=editor,
        document=document,
        fields=[
            FieldEntry("1", "Ankommen", "petrol"),
            FieldEntry("2", "Sprache und Bildung", "apricot"),
        ],
    )
    version = document.versions.get()
    above = None
    for number, kind, title, text in (
        ("2", "action_field", "Sprache und Bildung", "Wer mitreden will, braucht die Sprache."),
        ("2.3", "goal", "Kurse", "Die Stadt bietet Sprachkurse am Vormittag an."),
    ):
        made = insert_section(
            actor=editor,
            version=version,
            parent=above,
            after=None,
            number=number,
            kind=kind,
            title=title,
            text=text,
            field=fields[1] if kind == "action_field" else None,
        )
        above = above or made
    version = actions.release_version(
        actor=make.department_lead(),
        version=version,
        fingerprint=texts.fingerprint(version),
        at=moment("opened"),
    )
    where = consultations.create_consultation(
        actor=coordination,
        version=version,
        title="Was fehlt im Integrationskonzept?",
        room_for_decision="Offen ist, welche Angebote dazukommen.",
        who_decides="Die Stadtverordnetenversammlung.",
        what_follows="Jeder Beitrag bekommt eine Antwort.",
        opens_at=moment("opened"),
        last_day=day("ended"),
        at=moment("opened"),
    )
    consultations.publish_consultation(actor=coordination, consultation=where, at=moment("opened"))
    return Consultation.objects.get(pk=where.pk)


def group_2(where: Consultation) -> None:
    """A group of citizens and officials is there for action field 2."""
    document = where.version.document
    group = groups.create_group(
        actor=make.coordination(),
        project=document.project,
        number="2",
        name="Sprache und Bildung",
        office=make.office(),
    )
    for person, role, capacity in (
        (make.group2(), "secretary", "citizen"),
        (make.department(), "member", "administration"),
    ):
        groups.add_member(
            actor=make.coordination(), group=group, person=person, role=role, capacity=capacity
        )
    actions.add_rule(actor=make.coordination(), group=group, field=document.fields.get(number="2"))


def her_page(one: Contribution) -> tuple[str, list[str]]:
    """What everybody reads there: the state, and the steps in their order."""
    found = chain(Contribution.objects.get(pk=one.pk))
    steps = [*found.steps, *(step for case in found.cases for step in case.steps)]
    return found.state, [step.kind for step in steps]


def of(one: Contribution) -> Case:
    return Case.objects.get(links__contribution=one)


def test_a_contribution_gets_its_answer() -> None:
    where = draft_online()
    group_2(where)
    section = where.version.sections.get(number="2.3")

    # A citizen suggests a change to 2.3, and gets a number.
    mine = consultations.submit_contribution(
        actor=make.citizen(),
        consultation=where,
        section=section,
        exact="am Vormittag",
        kind="suggestion",
        text="Bitte auch am Abend: viele arbeiten tagsüber.",
        language="de",
        submission_key="abend",
        at=moment("suggested"),
    ).contribution
    assert mine.reference in OutboxMail.objects.get(to=make.citizen().email).text

    # It is with group 2 at once, by its action field, and somebody owes an answer by a day.
    case = of(mine)
    assert case.lead is not None and case.lead.number == "2" and case.state == "routed"
    assert case.owner == make.office() and case.due >= day("ended")
    assert her_page(mine) == ("routed", ["received", "routed"])

    # Before the workshop the secretary takes the packet along.
    secretary = make.group2()
    packet = actions.make_packet(
        actor=secretary, group=case.lead, consultation=where, at=moment("packet")
    )
    assert [row.case for row in packet.cases.all()] == [case]

    # In the workshop it is discussed; the group recommends to take it up in part.
    sitting = actions.plan_sitting(
        actor=secretary,
        group=case.lead,
        day=day("workshop"),
        title="Werkstatt",
        at=moment("workshop"),
    )
    actions.discuss_cases(
        actor=secretary,
        sitting=sitting,
        chosen={case.pk: of(mine).revision},
        at=moment("workshop"),
    )
    assert her_page(mine)[0] == "in_discussion"
    actions.recommend(
        actor=secretary,
        case=case,
        revision=of(mine).revision,
        group=case.lead,
        verdict="adopted_in_part",
        reason="Abends ja, am Wochenende fehlen Räume.",
        sitting=sitting,
        votes=actions.Votes(9, 1, 2),
        at=moment("workshop"),
    )
    state, steps = her_page(mine)
    assert state == "recommended" and "recommended" not in steps, "what it is stays in the room"

    # The office decides with a reason in plain words; nobody outside reads it yet.
    department, lead = make.department(), make.department_lead()
    drafted = actions.draft_decision(
        actor=department,
        case=case,
        revision=of(mine).revision,
        verdict="adopted_in_part",
        reason="Kurse am Abend kommen dazu. Für das Wochenende fehlen Räume.",
        decided_on=day("decided"),
        office=make.office(),
        at=moment("decided"),
    )
    assert her_page(mine)[0] == "recommended" and not chain(mine).answers

    # A second person releases the answer: neither the drafter, nor anybody from elsewhere.
    with pytest.raises(NotAllowed):
        actions.approve_decision(
            actor=make.department2(), decision=drafted, revision=of(mine).revision
        )
    with pytest.raises(NotAllowed):
        actions.approve_decision(actor=department, decision=drafted, revision=of(mine).revision)
    actions.approve_decision(
        actor=lead, decision=drafted, revision=of(mine).revision, at=moment("decided")
    )
    assert her_page(mine)[0] == "answered"
    [answer] = chain(mine).answers
    assert answer.verdict == "adopted_in_part" and answer.reason.startswith("Kurse am Abend")

    # Version 2 cannot be released while the decision is missing from the text.
    working = Version.objects.get(document=where.version.document, state="working")

    def release() -> Version:
        return actions.release_version(
            actor=lead, version=working, fingerprint=texts.fingerprint(working)
        )

    with pytest.raises(actions.StillMissing) as refusal:
        release()
    assert refusal.value.missing == [case] and refusal.value.unanswered == []

    # The editor works it in and says because of what.
    editor, current = make.editor(), working.sections.get(number="2.3")
    edit_section(
        actor=editor,
        section=current,
        revision=current.revision,
        number=current.number,
        kind=current.kind,
        title=current.title,
        text="Die Stadt bietet Sprachkurse am Vormittag und am Abend an.",
    )
    with pytest.raises(actions.StillMissing):
        release()
    actions.link_adoption(
        actor=editor, decision=drafted, version=working, identity=current.identity
    )
    released = release()

    # Her page tells all of it, with the old and the new wording.
    state, steps = her_page(mine)
    assert state == "worked_in"
    assert steps == [
        "received",
        "routed",
        "discussed",
        "recommended",
        "decided",
        "answered",
        "worked_in",
    ]
    [concern] = chain(mine).cases
    discussed = next(step for step in concern.steps if step.kind == "discussed")
    assert discussed.day == day("workshop")
    [change] = concern.changes
    told = str(change)
    assert "am Vormittag" in told and "am Abend" in told
    # And at the section everybody reads because of whom.
    now = released.sections.get(number="2.3")
    assert because_in(released.pk)[now.pk] == (mine.reference,)

    # Nothing is left: the phase is closed without a word of excuse.
    closing = actions.close_phase(actor=make.coordination(), consultation=where)
    assert closing.unanswered == [] and closing.reason == ""
    assert Packet.objects.count() == 1 and not queries.unanswered_in(where)
