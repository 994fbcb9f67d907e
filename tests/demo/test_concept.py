"""The demo's draft concept is a real Word file that the import reads without a doubt."""

from collections import Counter

import pytest

from mitsprache.consultations.imports import read_document
from mitsprache.demo.content.projects.integration import WORKING_GROUPS
from mitsprache.demo.plan_files import PLANS, as_word
from tests.consultations import word

FILE = PLANS / "integrationskonzept.docx"


@pytest.fixture(scope="module")
def draft():
    return read_document(FILE.name, FILE.read_bytes())


def test_it_is_small_and_names_nobody():
    data = FILE.read_bytes()
    assert len(data) < 60_000
    assert b"<dc:creator/>" in word.unpacked(data) or b"<dc:creator></dc:creator>" in word.unpacked(
        data
    )


def test_it_is_what_its_text_says(draft):
    """Whoever changes the text writes the file anew (mitsprache/demo/plan_files.py)."""
    text = (PLANS / "integrationskonzept.md").read_text(encoding="utf-8")
    assert read_document(FILE.name, as_word(text)).nodes == draft.nodes


def test_it_has_the_six_fields_of_the_process_with_goals_and_measures(draft):
    fields = [node for node in draft.nodes if node.kind == "action_field"]
    assert [f"AG {node.number}: {node.title}" for node in fields] == list(WORKING_GROUPS)
    goals = Counter(node.number[0] for node in draft.nodes if node.kind == "goal")
    measures = Counter(node.number[2] for node in draft.nodes if node.kind == "measure")
    assert set(goals) == set(measures) == {node.number for node in fields}
    assert set(goals.values()) == {3}
    assert all(5 <= count <= 8 for count in measures.values()), measures


def test_it_shows_everything_that_an_office_may_write_and_leaves_no_doubt(draft):
    assert not draft.doubts
    words = "\n".join(node.text for node in draft.nodes)
    for written in ("\n- an ", "| --- |", "[^1]: ", "![Gezeichnetes Bild: Sechs Menschen"):
        assert written in words
    assert len(draft.pictures) == 1
    assert "erfunden und stehen in keinem Konzept der Stadt" in words
