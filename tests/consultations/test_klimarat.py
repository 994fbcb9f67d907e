"""Real suggestions of real people, where the data is at hand: beside the project, never in it."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from mitsprache.consultations.imports.contributions import Outcome, import_contributions
from mitsprache.consultations.models import Contribution, Contributor
from tests import factories

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "klimarat"
FILES = {"mobilitaet.csv": 2138, "energie.csv": 1039}

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not DATA.is_dir(), reason="the data of the climate council is not here"),
]


def test_all_rows_come_in_with_their_verdicts_and_a_second_time_changes_nothing() -> None:
    consultation = factories.consultation()
    fields = dict(zip(FILES, consultation.version.sections.filter(depth=1), strict=True))

    def bring_in(name: str) -> Counter[Outcome]:
        report = import_contributions(
            actor=factories.coordination(),
            consultation=consultation,
            file_name=name,
            data=(DATA / name).read_bytes(),
            section=fields[name],
        )
        assert report.written and not report.faults
        return report.counts

    for name, rows in FILES.items():
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            given = list(csv.DictReader(file))
        verdicts = Counter(row["moderated"] for row in given)
        assert len(given) == rows
        assert bring_in(name) == {
            Outcome.PUBLISHED: verdicts["1"],
            Outcome.STAFF_ONLY: verdicts["-1"],
        }
        stored = Contribution.objects.filter(section=fields[name])
        assert Counter(stored.values_list("import_verdict", flat=True)) == {
            "accepted": verdicts["1"],
            "rejected": verdicts["-1"],
        }
        assert Counter(stored.values_list("text", flat=True)) == Counter(
            row["comment-body"].strip() for row in given
        )
        authors = Contributor.objects.filter(contributions__in=stored).distinct()
        assert authors.count() == len({row["author-id"] for row in given})
    assert Contribution.objects.count() == sum(FILES.values())
    before = list(Contribution.objects.order_by("pk").values())
    for name, rows in FILES.items():
        assert bring_in(name) == {Outcome.KNOWN: rows}
    assert list(Contribution.objects.order_by("pk").values()) == before
