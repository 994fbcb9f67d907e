"""Reasons in plain words that fit many cases."""

import pytest

from mitsprache.common.permissions import NotAllowed
from mitsprache.deliberation import actions
from mitsprache.deliberation.models import TextBlock
from tests import factories as make
from tests.deliberation.watching import last, refused

pytestmark = pytest.mark.django_db


def write(**entries) -> TextBlock:
    given = {
        "actor": make.editor(),
        "verdict": "not_adopted",
        "title": "Kein Geld",
        "text": "Dafür fehlt in diesem Jahr das Geld.",
    }
    return actions.write_text_block(**given | entries)


def test_a_block_is_written_changed_and_put_aside() -> None:
    block = write(title=" Kein \n Geld ")
    assert (block.title, block.is_active, block.changed_by) == ("Kein Geld", True, make.editor())
    assert "text" in last("write_text_block").changes
    write(block=block, text="Das Geld reicht nicht.", is_active=False, actor=make.coordination())
    block.refresh_from_db()
    assert (block.text, block.is_active) == ("Das Geld reicht nicht.", False)
    changes = last("write_text_block").changes
    assert {"text", "is_active"} <= changes.keys() and set(changes.values()) == {None}


def test_decisions_keep_their_own_words() -> None:
    block = write()
    case = make.case(make.deliberated_consultation())
    made = make.decision(case, "not_adopted", reason=block.text, block=block)
    write(block=block, text="Ganz anders.")
    made.refresh_from_db()
    assert made.reason == "Dafür fehlt in diesem Jahr das Geld." and made.block == block


def test_each_wrong_entry_is_named() -> None:
    block = write()
    for field, entries in (
        ("verdict", {"verdict": "perhaps"}),
        ("title", {"title": " "}),
        ("title", {"title": "x" * 121}),
        ("title", {}),  # the same name again
        ("text", {"title": "Neu", "text": "\u200b"}),
        ("text", {"title": "Neu", "text": "x" * 5001}),
    ):
        with refused(actions.EntryWrong, field):
            write(**entries)
    other = write(verdict="noted")
    with refused(actions.EntryWrong, "title"):
        write(block=other)
    assert write(block=block) == block


def test_only_editors_and_coordination_write_blocks() -> None:
    for person in (make.department_lead(), make.moderation(), make.group1(), make.citizen()):
        with refused(NotAllowed):
            write(actor=person)
