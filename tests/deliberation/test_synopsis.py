"""The synopsis: which rows, what stands in them, and who may read the names."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Consultation, Contribution, Contributor
from mitsprache.deliberation import actions
from mitsprache.deliberation.actions.exporting import export_with_names
from mitsprache.deliberation.actions.shaping import SplitPart
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.queries import asking, synopsis
from mitsprache.deliberation.queries.synopsis import Asked, Row
from mitsprache.groups.models import WorkingGroup
from mitsprache.moderation import actions as moderation
from mitsprache.privacy.actions import erase_person
from tests import factories as make

pytestmark = pytest.mark.django_db


def rows(where: Consultation, asked: Asked | None = None) -> list[Row]:
    return list(synopsis.rows(where, asked))


def test_one_row_for_each_contribution_and_concern_in_the_order_of_the_sections() -> None:
    where = make.deliberated_consultation()
    late = make.case(where, "Zwei", section=where.version.sections.get(number="2"))
    two = make.case(where, "Kurse am Abend und am Samstag.")
    actions.split_case(
        actor=make.coordination(),
        case=two,
        revision=two.revision,
        parts=[SplitPart("Abend", "Kurse am Abend"), SplitPart("Samstag", "am Samstag")],
    )
    whole = make.case(where, "Zum Ganzen", section=None)
    found = rows(where)
    assert [(row.case, row.section, row.text) for row in found] == [
        (whole.code, "", "Zum Ganzen"),
        (two.code, "1.1", "Kurse am Abend"),
        (f"{two.code[:-2]}-2", "1.1", "am Samstag"),
        (late.code, "2", "Zwei"),
    ]
    assert [row.field for row in found][1:] == ["1 Sprache und Bildung 1"] * 2 + [
        "2 Sprache und Bildung 2"
    ]


def test_joined_contributions_have_a_row_each_under_the_case_that_goes_on() -> None:
    where = make.deliberated_consultation()
    one, other = make.case(where, "Eins"), make.case(where, "Zwei")
    actions.join_cases(
        actor=make.coordination(),
        into=one,
        revision=one.revision,
        chosen={other.pk: other.revision},
    )
    assert [(row.text, row.case) for row in rows(where)] == [("Eins", one.code), ("Zwei", one.code)]


def test_what_is_decided_is_told_once_it_is_released_and_not_before() -> None:
    where = make.deliberated_consultation()
    waits = make.decided_case(where, text="Wartet")
    drafted = make.recommended_case(where, text="Entworfen")
    make.decision(drafted)
    answered = make.answered_case(where, text="Beantwortet")
    by_case = {row.case: row for row in rows(where)}
    for case, state in ((waits, "decided"), (drafted, "recommended")):
        row = by_case[case.code]
        told = (row.verdict, row.reason, row.decided_by, row.decided_on, row.recommendation)
        assert told == ("", "", "", None, "") and row.recommendation_reason == ""
        assert (row.state, row.group) == (state, "1 Arbeitsgruppe 1")
    row = by_case[answered.code]
    assert (row.verdict, row.state) == ("adopted", "answered")
    assert row.reason == "Die Kurse finden künftig auch am Abend statt."
    assert (row.recommendation, row.recommendation_reason) == ("adopted", "Das hilft vielen.")
    assert (row.decided_by, row.decided_on) == (make.office().name, clock.local_day(timezone.now()))


def test_a_correction_takes_the_place_of_the_answer_when_it_is_released() -> None:
    where = make.deliberated_consultation()
    case = make.answered_case(where)
    drafted = make.decision(case, "not_adopted", reason="Doch nicht.")
    assert rows(where)[0].verdict == "adopted"
    make.approve(drafted)
    assert (rows(where)[0].verdict, rows(where)[0].reason) == ("not_adopted", "Doch nicht.")


def test_the_changed_passage_is_told_with_its_section() -> None:
    where = make.deliberated_consultation()
    case = make.adopted_case(where)
    assert rows(where)[0].changed == ""  # the version is still in work
    make.release(where.version.document)
    row = next(row for row in rows(where) if row.case == case.code)
    assert row.state == "worked_in" and row.changed.startswith("1.1 ")
    assert "Auch am Abend" in row.changed and "→" in row.changed


def test_E_05_only_what_everybody_may_read() -> None:
    where = make.deliberated_consultation()
    shown = make.case(where, "Das lesen alle")
    for state in ("hidden", "withdrawn", "internal", "held"):
        one = make.contribution(where, f"Zustand {state}")
        if state == "hidden":
            moderation.hide_contribution(
                actor=make.moderation(), contribution=one, ground="insult", reason="Grob."
            )
        elif state == "withdrawn":
            consultations.withdraw_contribution(actor=make.citizen(), contribution=one)
        elif state == "internal":
            Contribution.objects.filter(pk=one.pk).update(staff_only=True)
        else:
            actions.hold_contribution(
                actor=make.moderation(), contribution=one, reason="Bitte warten."
            )
    make.guest_contribution(where, "Wartet", confirmed=False)
    assert [row.case for row in rows(where)] == [shown.code]


def test_E_05_no_address_and_no_name_without_the_right() -> None:
    where = make.deliberated_consultation()
    make.case(where, "Von mir")
    make.guest_contribution(where, "Vom Gast")
    Contributor.objects.filter(kind="guest").update(organisation="Sportverein")
    make.case(where, "Noch einmal ich")
    public = rows(where)
    assert [row.author for row in public] == ["Person 2", "Person 1", "Person 1"]
    assert "Sportverein" in {row.organisation for row in public}
    named = list(synopsis.rows(where, with_names=True))
    assert [row.author for row in named] == ["Nachbarin", "Ayla vom Gräselberg"] + [
        "Ayla vom Gräselberg"
    ]
    for some in (public, named):
        assert not [row for row in some if "@" in repr(row)]
    assert "Nachbarin" not in repr(public)


def test_numbers_of_others_stay_when_somebody_leaves() -> None:
    where = make.deliberated_consultation()
    make.case(where, "Eins")
    make.case(where, "Zwei")
    make.case(where, "Drei", author=make.citizen2())
    before = {row.text: row.author for row in rows(where)}
    assert before == {"Eins": "Person 1", "Zwei": "Person 1", "Drei": "Person 3"}
    erase_person(actor=make.citizen(), person=make.citizen())
    after = {row.text: row.author for row in rows(where)}
    assert after == {"Eins": "Person 1", "Zwei": "Person 2", "Drei": "Person 3"}


def test_names_are_exported_by_right_and_it_is_written_down() -> None:
    where = make.deliberated_consultation()
    make.case(where)
    for person in (make.department(), make.moderation(), make.citizen()):
        with pytest.raises(NotAllowed):
            export_with_names(actor=person, consultation=where, kind="csv", asked=Asked())
    with export_with_names(
        actor=make.coordination(), consultation=where, kind="csv", asked=Asked()
    ) as file:
        assert "Ayla vom Gräselberg" in file.read().decode()
    entry = AuditEntry.objects.get(verb="deliberation.export_names")
    assert entry.changes == {"kind": [None, "csv"], "filters": [None, 0]}


def world() -> tuple[Consultation, dict[str, Case]]:
    where = make.deliberated_consultation()
    cases = {
        "answered": make.answered_case(where, text="Kurse am Abend"),
        "routed": make.case(where, "Kurse am Samstag"),
        "other": make.case(
            where, "Bänke im Park", section=where.version.sections.get(number="2.1")
        ),
    }
    paper = make.contribution(where, "Per Brief", section=None)
    Contribution.objects.filter(pk=paper.pk).update(channel="letter", late=True)
    cases["paper"] = make.case_of(paper)
    return where, cases


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({}, {"answered", "routed", "other", "paper"}),
        ({"feld": ["1"]}, {"answered", "routed"}),
        ({"feld": ["1", "2"]}, {"answered", "routed", "other"}),
        ({"gruppe": ["2"]}, {"other"}),
        ({"ergebnis": ["adopted"]}, {"answered"}),
        ({"ergebnis": ["open"]}, {"routed", "other", "paper"}),
        ({"ergebnis": ["adopted", "open"]}, {"answered", "routed", "other", "paper"}),
        ({"ergebnis": ["noted"]}, set()),
        ({"weg": ["letter"]}, {"paper"}),
        ({"stand": ["answered"]}, {"answered"}),
        ({"stand": ["received"]}, {"paper"}),
        ({"stand": ["routed", "answered"]}, {"answered", "routed", "other"}),
        ({"verspaetet": ["ja"]}, {"paper"}),
        ({"verspaetet": ["nein"]}, {"answered", "routed", "other"}),
        ({"verspaetet": ["ja", "nein"]}, {"answered", "routed", "other", "paper"}),
        ({"q": ["kurse"]}, {"answered", "routed"}),
        ({"feld": ["1"], "q": ["samstag"]}, {"routed"}),
    ],
)
def test_filters(query: dict[str, list[str]], wanted: set[str]) -> None:
    where, cases = world()
    found = asking.chosen(asking.options(where), lambda name: query.get(name, []))
    assert found.unknown == ()
    names = {case.code: name for name, case in cases.items()}
    assert {names[row.case] for row in rows(where, found.asked)} == wanted


def test_what_is_unknown_is_left_out_and_said() -> None:
    where, _cases = world()
    given = {"feld": ["99"], "stand": ["quatsch"], "q": ["kurse"]}
    known = asking.options(where)
    found = asking.chosen(known, lambda name: given.get(name, []))
    assert found.unknown == ("99", "quatsch")
    assert asking.in_words(known, found) == "Suche: kurse"


def test_the_reference_finds_its_own_rows_alone() -> None:
    where, cases = world()
    reference = cases["routed"].code.rpartition("-")[0]
    assert [row.case for row in rows(where, Asked(search=reference.lower()))] == [
        cases["routed"].code
    ]


def test_a_contribution_without_a_case_is_not_lost() -> None:
    where = make.deliberated_consultation()
    make.many_contributions(where, 3)
    found = rows(where)
    assert [(row.case, row.state) for row in found] == [("", "received")] * 3
    group = WorkingGroup.objects.get(number="1")
    assert rows(where, Asked(groups=[group.pk])) == []
    field = where.version.document.fields.get(number="1")
    assert len(rows(where, Asked(fields=[field.pk]))) == 3


def test_the_number_of_questions_does_not_grow_with_the_rows() -> None:
    where = make.deliberated_consultation()
    counts = []
    for _round in range(2):
        for _case in range(3):
            make.answered_case(where)
        with CaptureQueriesContext(connection) as asked:
            rows(where)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_a_page_holds_fifty_and_one_beyond_the_end_is_the_last() -> None:
    where = make.deliberated_consultation()
    make.many_contributions(where, 60)
    actions.open_missing_cases(consultation=where)
    first, beyond = (synopsis.page(where, Asked(), number=number) for number in (1, 99))
    assert (len(first.rows), first.count, first.pages) == (50, 60, 2)
    assert (len(beyond.rows), beyond.number) == (10, 2)
    assert synopsis.page(where, Asked(search="gibt es nicht")).number == 1


def test_a_state_has_its_place_in_the_order_of_the_process() -> None:
    assert synopsis.states() == [
        "received",
        "routed",
        "in_discussion",
        "recommended",
        "decided",
        "answered",
        "worked_in",
    ]
