"""Marked words: found again where they stand, and never anywhere else."""

import pytest

from mitsprache.consultations.comparison.passages import carry, locate, plain_text
from tests.common.test_text import work

TEXT = (
    "Wir bieten Kurse an. Alle Menschen lernen Deutsch in Kursen am Abend. "
    "Danach gibt es Tee und Gespräche für alle, die noch bleiben möchten.\n"
    "Die Kurse sind kostenlos. Wir freuen uns über jede Anmeldung."
)
SENTENCE = "Alle Menschen lernen Deutsch in Kursen am Abend."


def carried(new: str, exact: str = SENTENCE, old: str = TEXT) -> tuple[str, str]:
    """The status, and the words that stand at the place found."""
    start = old.index(exact)
    found = carry(old, new, start, start + len(exact))
    return found.status, new[found.start : found.end]


def test_plain_text_is_what_a_reader_sees() -> None:
    html = (
        "<h3>Ziele</h3>\n<p>Die Stadt <strong>baut</strong>\n100 Wohnungen&amp;Häuser.<br>Bald.</p>"
        "\n<table><tr><th>Jahr</th><td>2030</td></tr></table><ul>\n<li>eins</li>\n<li>zwei</li>\n"
        '</ul><img src="/x.webp" alt="1 &gt; 0">'
    )
    assert plain_text(html) == (
        "Ziele\nDie Stadt baut 100 Wohnungen&Häuser.\nBald.\nJahr 2030\neins\nzwei"
    )
    assert plain_text("") == ""


@pytest.mark.parametrize(
    "exact",
    ["Tee und Gespräche", "Tee  und\nGespräche", "möchten. Die Kurse", "möchten.\n\n\nDie Kurse"],
)
def test_a_quote_is_found_whatever_white_space_the_browser_gave(exact: str) -> None:
    start, end = locate(TEXT, exact) or (0, 0)
    assert TEXT[start:end].split() == exact.split()


def test_of_several_places_the_one_with_its_surroundings_is_taken() -> None:
    first, second = TEXT.index("alle,"), TEXT.index("lernen")
    assert locate(TEXT, "alle", "Gespräche für ", ", die noch") == (first, first + 4)
    assert locate(TEXT, "lernen", "falsch", "falsch") == (second, second + 6)
    twice = "Ja. Nein. Ja. Vielleicht."
    assert locate(twice, "Ja.", "Nein. ", " Vielleicht.") == (10, 13)
    assert locate(twice, "Ja.", "", "") == (0, 3)


@pytest.mark.parametrize("exact", ["", "  ", "Kaffee", TEXT + "!"])
def test_words_that_do_not_stand_there_have_no_place(exact: str) -> None:
    assert locate(TEXT, exact) is None


def test_a_passage_stays_when_others_change() -> None:
    assert carried(TEXT) == ("unchanged", SENTENCE)
    assert carried("Ganz neu davor. " + TEXT.replace("Tee", "Kaffee")) == ("unchanged", SENTENCE)


def test_a_changed_passage_is_found_with_what_was_changed_at_its_edges() -> None:
    inside = SENTENCE.replace("Deutsch", "gut und gern Deutsch")
    assert carried(TEXT.replace(SENTENCE, inside)) == ("changed", inside)
    edge = SENTENCE.replace("Alle Menschen", "Sämtliche Menschen").replace("Abend", "Morgen")
    assert carried(TEXT.replace(SENTENCE, edge)) == ("changed", edge)


def test_a_passage_that_went_elsewhere_is_moved() -> None:
    new = TEXT.replace(SENTENCE + " ", "") + " " + SENTENCE
    assert carried(new) == ("moved", SENTENCE)


def test_a_passage_that_went_elsewhere_and_changed_is_found_by_its_words() -> None:
    other = SENTENCE.replace("Abend", "Wochenende")
    new = TEXT.replace(SENTENCE + " ", "") + " " + other
    assert carried(new) == ("changed", "Alle Menschen lernen Deutsch in Kursen am")


@pytest.mark.parametrize(
    "new",
    [
        "",
        "Etwas völlig anderes über Radwege und Brücken in der Stadt.",
        TEXT.replace(SENTENCE, "Niemand weiß, was hier einmal stand oder stehen wird."),
        TEXT.replace(SENTENCE + " ", ""),
    ],
)
def test_a_passage_that_is_gone_is_put_nowhere(new: str) -> None:
    assert carried(new) == ("gone", "")


def test_one_common_word_is_not_followed_to_foreign_places() -> None:
    old = "Kurse und Räume. Danach ist Schluss."
    new = "Räume. Danach ist Schluss. Tee und Kaffee gibt es auch."
    assert carried(new, "und", old) == ("gone", "")


def test_of_two_equal_places_none_is_guessed() -> None:
    old = f"Eins. {SENTENCE} Zwei."
    new = f"Ganz anders beginnt es. {SENTENCE} Mitte anders. {SENTENCE} Und so endet es."
    status, _ = carried(new, SENTENCE, old)
    assert status in {"unchanged", "gone"}


def test_half_a_word_can_be_marked_too() -> None:
    assert carried("Neu davor. " + TEXT, "bieten Kur") == ("unchanged", "bieten Kur")


@pytest.mark.parametrize("unit", ["a", "<", "www.", "ab cd "])
def test_X_07_ten_times_the_text_is_at_most_ten_times_the_work(unit: str) -> None:
    def search(length: int) -> None:
        text = (unit * length)[:length]
        carry(text, f"Q {text[: length // 2]} R {text[: length // 3]}", 100, 400)
        locate(text, unit * 5, "x", "y")
        plain_text(f"<p>{text}</p>")

    assert work(lambda: search(20_000)) <= 12 * work(lambda: search(2_000)) + 500
