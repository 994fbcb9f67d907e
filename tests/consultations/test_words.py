"""Differences that people can read, and that no crafted text makes slow."""

import pytest

from mitsprache.consultations.comparison.words import compared, passages, word_diff
from tests.common.test_text import work

LONG = (
    "Die Stadt bietet Deutschkurse am Abend und am Wochenende an, damit alle teilnehmen können, "
    "auch wer arbeitet, Kinder betreut oder Angehörige pflegt; die Kurse sind kostenlos."
)


def test_one_word_is_removed_and_another_put_in_its_place() -> None:
    assert word_diff("Die Stadt baut 100 Wohnungen.", "Die Stadt baut 250 Wohnungen.") == [
        ("Die Stadt baut ", "kept"),
        ("100", "removed"),
        ("250", "added"),
        (" Wohnungen.", "kept"),
    ]


def test_at_each_place_what_is_removed_stands_first_in_one_piece() -> None:
    pieces = word_diff(LONG, LONG.replace("am Abend und", "nachts oder").replace("alle", "jede"))
    assert [mark for _, mark in pieces] == [
        *("kept", "removed", "added"),
        *("kept", "removed", "added"),
        "kept",
    ]
    assert pieces[1:3] == [("am Abend und", "removed"), ("nachts oder", "added")]


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        ("Kurse, Räume", "Kurse Räume", ",", ""),
        ("Ende.", "Ende!", ".", "!"),
        ("Kita-Plätze", "Kitaplätze", "Kita-Plätze", "Kitaplätze"),
        ("Bürger*innen reden mit", "Bürger:innen reden mit", "Bürger*innen", "Bürger:innen"),
        ("Ziel 2.3 gilt", "Ziel 2.4 gilt", "2.3", "2.4"),
    ],
)
def test_every_change_of_a_mark_is_seen_and_words_stay_whole(old, new, removed, added) -> None:
    pieces = word_diff(old, new)
    assert "".join(text for text, mark in pieces if mark == "removed") == removed
    assert "".join(text for text, mark in pieces if mark == "added") == added


@pytest.mark.parametrize("other", ["  " + LONG, LONG.replace(" ", "\u00a0 "), LONG + "\r\n"])
def test_white_space_alone_is_no_difference(other: str) -> None:
    assert [mark for _, mark in word_diff(LONG, other)] == ["kept"]


def test_a_short_text_with_more_than_three_places_is_shown_before_and_after() -> None:
    old = "eins zwei drei vier fünf sechs sieben acht neun"
    new = "eins ZWEI drei VIER fünf SECHS sieben ACHT neun"
    passage = compared(old, new)
    assert passage.whole
    assert passage.pieces == [(old, "removed"), (new, "added")]
    three = compared(old, "eins ZWEI drei VIER fünf SECHS sieben acht neun")
    assert not three.whole


def test_a_long_text_bears_more_places() -> None:
    old = " ".join(f"Wort{n}" for n in range(200))
    new = " ".join(f"anders{n}" if n % 40 == 20 else f"Wort{n}" for n in range(200))
    assert not compared(old, new).whole


def test_more_than_half_of_the_words_is_shown_before_and_after() -> None:
    assert compared("a b c d e f g h i j", "a b c X Y Z U V W T").whole
    assert not compared("a b c d", "a X Y Z").whole, "few words are read easily"


def test_paragraphs_are_compared_one_by_one() -> None:
    old = f"{LONG}\nDer zweite Absatz bleibt.\nDer dritte fällt weg."
    new = f"Ein neuer Anfang.\n{LONG.replace('Abend', 'Morgen')}\nDer zweite Absatz bleibt."
    found = passages(old, new)
    assert [(bool(one.old), bool(one.new), one.changed) for one in found] == [
        (False, True, True),
        (True, True, True),
        (True, True, False),
        (True, False, True),
    ]
    assert ("Abend", "removed") in found[1].pieces


def test_the_difference_of_nothing_is_nothing() -> None:
    assert word_diff("", "") == []
    assert word_diff("", "Neu.") == [("Neu.", "added")]
    assert word_diff("Alt.", "") == [("Alt.", "removed")]


@pytest.mark.parametrize("unit", ["a", "<", "www.", "ab cd ", "x\n"])
def test_X_07_ten_times_the_text_is_at_most_ten_times_the_work(unit: str) -> None:
    def compare(length: int) -> None:
        text = (unit * length)[:length]
        word_diff(text, f"{text[: length // 2]}Q{text[: length // 3]} R")

    assert work(lambda: compare(20_000)) <= 12 * work(lambda: compare(2_000)) + 500
