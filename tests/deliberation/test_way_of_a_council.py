"""The way of many suggestions through five groups and back (bench/deliberation.py), in small.

With made-up rows, so that it needs no folder of data: counts of every kind of file are compared
with each other, read by other programs, LibreOffice among them where it is installed.
"""

import csv
import io

import pytest

from bench import deliberation
from mitsprache.deliberation.models import Case, Decision, Recommendation, ReturnSheet

pytestmark = pytest.mark.django_db

COLUMNS = ("comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body")


def polis(rows: int) -> bytes:
    """An export as Polis writes it; every tenth row was rejected there."""
    stored = io.StringIO(newline="")
    writer = csv.writer(stored)
    writer.writerow(COLUMNS)
    for place in range(rows):
        moderated = -1 if place % 10 == 9 else 1
        writer.writerow([place, place % 7, 3, 1, moderated, f"=Vorschlag {place}: mehr Bäume"])
    return stored.getvalue().encode()


def test_what_five_groups_recommend_comes_back_is_decided_and_stands_in_all_four_files(
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept = deliberation.run([("eins.csv", polis(50)), ("zwei.csv", polis(30))], 40)
    told = capsys.readouterr().out
    assert kept, told
    assert "80 rows in the files, 80 cases" in told
    assert Recommendation.objects.count() == 40 and ReturnSheet.objects.count() == 5
    released = Decision.objects.filter(state=Decision.State.RELEASED)
    assert released.count() == 40
    assert {one.drafted_by_id for one in released}.isdisjoint(
        {one.approved_by_id for one in released}
    )
    leads = Case.objects.filter(state="answered").values_list("lead__number", flat=True)
    assert sorted(set(leads)) == ["1", "2", "3", "4", "5"]
