"""The export of Polis: statements become suggestions of pseudonyms, verdicts stay on record."""

import datetime as dt

import pytest

from mitsprache.consultations.imports.contributions import Outcome, Report, import_contributions
from mitsprache.consultations.models import Consultation, Contribution, Contributor
from tests import factories

pytestmark = pytest.mark.django_db

HEADER = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
ROWS = (
    '1651744336822,Thu May 05 16:52:16 WIB 2022,7,0,29,4,1,"Wärme ""lokal"" einspeisen"\n'
    "1651655403844,Wed May 04 16:10:03 WIB 2022,8,13,1,0,-1,KEIN Gas\n"
    "1651502303840,Mon May 02 21:38:23 WIB 2022,9,13,1,0,0,Hydrosolarkraftwerk\n"
)


@pytest.fixture
def where() -> Consultation:
    return factories.consultation()


def bring_in(where: Consultation, rows: str = ROWS, name: str = "energie.csv") -> Report:
    return import_contributions(
        actor=factories.coordination(),
        consultation=where,
        file_name=name,
        data=(HEADER + rows).encode(),
        section=where.version.sections.get(number="1"),
    )


def test_statements_come_in_with_verdict_author_and_moment(where: Consultation) -> None:
    report = bring_in(where)

    assert report.written and not report.unknown_columns
    shown, rejected, waiting = Contribution.objects.order_by("pk")
    assert shown.text == 'Wärme "lokal" einspeisen'
    assert shown.received_at == dt.datetime(2022, 5, 5, 9, 52, 16, 822000, tzinfo=dt.UTC)
    assert shown.reference == "MP-2022-00001" and shown.section.number == "1"
    assert [c.external_id for c in (shown, rejected)] == ["energie-7", "energie-8"]
    assert {c.channel for c in (shown, rejected, waiting)} == {"import"}
    assert [(c.state, c.staff_only, c.import_verdict) for c in (shown, rejected, waiting)] == [
        ("received", False, "accepted"),
        ("received", True, "rejected"),
        ("held", False, "open"),
    ]
    assert list(Contribution.objects.visible_to(None)) == [shown]
    assert rejected.contributor == waiting.contributor != shown.contributor
    assert shown.contributor.name == "Stimme 0" and not shown.contributor.email


def test_two_files_with_the_same_numbers_do_not_collide(where: Consultation) -> None:
    bring_in(where)

    other = bring_in(where, name="C:\\Export\\mobilitaet.csv")

    assert other.counts == {Outcome.PUBLISHED: 1, Outcome.STAFF_ONLY: 1, Outcome.HELD: 1}
    assert Contribution.objects.filter(external_id="mobilitaet-7").count() == 1
    assert Contributor.objects.count() == 4  # numbers of one export say nothing in another


def test_a_later_export_adds_what_is_new_to_the_same_authors(where: Consultation) -> None:
    bring_in(where)

    later = bring_in(where, ROWS + "1651800000000,x,10,13,0,0,1,Mehr Bahn\n")

    assert later.counts == {Outcome.KNOWN: 3, Outcome.PUBLISHED: 1}
    new = Contribution.objects.get(external_id="energie-10")
    assert new.contributor == Contribution.objects.get(external_id="energie-8").contributor


def test_what_happened_since_is_not_undone_by_the_same_file(where: Consultation) -> None:
    bring_in(where)
    Contribution.objects.filter(external_id="energie-9").update(text="Nachgefragt")
    before = list(Contribution.objects.order_by("pk").values())

    again = bring_in(where)

    assert again.counts == {Outcome.KNOWN: 3}
    assert [len(row.remarks) for row in again.rows] == [0, 0, 1]
    assert list(Contribution.objects.order_by("pk").values()) == before


def test_faults_name_the_columns_of_the_export(where: Consultation) -> None:
    report = bring_in(
        where,
        "1651744336822,x,6,0,1,1,2,Text\n"
        "gestern,x,7,0,1,1,1,Text\n"
        "9999999999999,x,8,0,1,1,1,Text\n"
        "1651744336822,x,9,0,1,1,1,\n",
    )

    assert [(fault.line, fault.column) for fault in report.faults] == [
        (2, "moderated"),
        (3, "timestamp"),
        (4, "timestamp"),
        (5, "comment-body"),
    ]
    assert not Contribution.objects.exists()


def test_columns_that_carry_nothing_for_us_may_be_missing(where: Consultation) -> None:
    data = b"comment-body;comment-id\nMehr Bahn;1\n"

    report = import_contributions(
        actor=factories.coordination(), consultation=where, file_name="a.csv", data=data
    )

    stored = Contribution.objects.get()
    assert report.written and stored.external_id == "a-1"
    assert (stored.section, stored.contributor.name, stored.import_verdict) == (None, "", "")
