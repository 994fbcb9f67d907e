"""Passages: where a quote stands in a text, and what became of it when the text was changed.

A quote is kept as in the W3C Web Annotation TextQuoteSelector: the words themselves (`exact`)
with what stands before and after. White space is no part of it, because every browser puts
another one between paragraphs and cells. Places are characters in `plain_text` of the section.
"""

from collections import defaultdict
from html.parser import HTMLParser
from itertools import pairwise
from typing import Literal, NamedTuple

from .alignment import Token, align, tokens

Status = Literal["unchanged", "changed", "moved", "gone"]

_BLOCKS = {
    *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "tr", "figcaption"),
    *("section", "aside", "div"),
}
_CELLS = {"td", "th"}
# So many places of one quote are looked at; a word that stands more often is no quote.
_MOST_PLACES = 1_000
_CONTEXT = 64
# A changed passage is still the same one while so much of its letters stands there.
_SHARE = 0.5
# In its place it has to stand in a row of so many kept words, its neighbours among them.
_ROW = 3
# Found at another place than expected, a quote has to be of so many words to be no coincidence ...
_FEW_WORDS = 4
# ... or so many letters of what stood around it must stand there too.
_FEW_LETTERS = 12


class Carried(NamedTuple):
    """What became of a passage: from `start` to `end` in the new text, both 0 when it is gone.

    `unchanged`: the same words at the same place among the others. `moved`: the same words at
    another place. `changed`: the place is known, its words are others. `gone`: no place in the
    new text is this passage. `share`: how much of its letters stands there, 0 to 1.
    """

    status: Status
    start: int = 0
    end: int = 0
    share: float = 0.0


GONE = Carried("gone")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        # Line breaks of the source are blanks to the reader.
        self.parts.append(" ".join(data.split("\n")))


def plain_text(html: str) -> str:
    """The words of rendered, safe HTML as they are read: a line for each block, single blanks."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def locate(text: str, exact: str, prefix: str = "", suffix: str = "") -> tuple[int, int] | None:
    """From where to where in `text` the quote stands, or None.

    Of several places that one is taken which has most of `prefix` before and `suffix` after it.
    """
    found = _places(text, exact, prefix, suffix)
    return found[0][1:] if found else None


def _places(text: str, exact: str, prefix: str, suffix: str) -> list[tuple[int, int, int]]:
    """(letters of context that agree, start, end) of each place of the quote, best first."""
    letters, places = _squeezed(text)
    wanted, before, after = (_squeezed(part)[0] for part in (exact, prefix, suffix))
    if not wanted:
        return []
    found: list[tuple[int, int, int]] = []
    at = letters.find(wanted)
    while at >= 0 and len(found) < _MOST_PLACES:
        end = at + len(wanted)
        agreeing = _common(letters[max(0, at - len(before)) : at][::-1], before[::-1])
        agreeing += _common(letters[end : end + len(after)], after)
        found.append((agreeing, places[at], places[end - 1] + 1))
        if agreeing == len(before) + len(after):
            break
        at = letters.find(wanted, at + 1)
    return sorted(found, key=lambda place: -place[0])


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without white space and soft hyphens, and the place of each letter in the text."""
    places = [at for at, letter in enumerate(text) if not letter.isspace() and letter != "\u00ad"]
    return "".join(text[at] for at in places), places


def _common(one: str, other: str) -> int:
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


def carry(old_text: str, new_text: str, start: int, end: int) -> Carried:
    """What became of the passage from `start` to `end` of the old text in the new one.

    First the whole texts are laid side by side; what then has no place is searched for, and is
    taken only where it is no coincidence: rather gone than attached to foreign words.
    """
    before, after = tokens(old_text), tokens(new_text)
    first, last = _covered(before, start, end)
    if first == last:
        return GONE
    partner = {
        run.old + step: run.new + step
        for run in align([token.key for token in before], [token.key for token in after])
        for step in range(run.size)
    }
    inside = before[first:last]
    kept = [at for at in range(first, last) if at in partner and not before[at].text.isspace()]
    share = _letters([before[at] for at in kept]) / _letters(inside)
    if share >= _SHARE and _held(before, after, partner, kept):
        whole = len(kept) == sum(not token.text.isspace() for token in inside)
        if whole and _in_a_row([partner[at] for at in kept], after):
            head = max(0, start - before[kept[0]].start)
            tail = max(0, before[kept[-1]].end - end)
            left, right = after[partner[kept[0]]], after[partner[kept[-1]]]
            return Carried("unchanged", left.start + head, right.end - tail, 1.0)
        elsewhere = _same_words(old_text, new_text, start, end)
        return elsewhere or _changed_in_place(before, after, partner, (first, last), share)
    elsewhere = _same_words(old_text, new_text, start, end)
    return elsewhere or _changed_elsewhere(inside, after)


def distinctive(words: str) -> bool:
    """Whether the same words at an unexpected place are no coincidence."""
    return sum(token.is_word for token in tokens(words)) >= _FEW_WORDS


def kept_share(exact: str, words: str) -> float:
    """How much of the letters of a quote stands in the same order in other words, 0 to 1."""
    wanted = [token for token in tokens(exact) if not token.text.isspace()]
    there = [token for token in tokens(words) if not token.text.isspace()]
    runs = align([token.text for token in wanted], [token.text for token in there])
    kept = sum(_letters(wanted[run.old : run.old + run.size]) for run in runs)
    return kept / (_letters(wanted) or 1)


def _covered(some: list[Token], start: int, end: int) -> tuple[int, int]:
    """From which to which token the passage goes, without white space at its edges."""
    covered = [
        at
        for at, token in enumerate(some)
        if token.start < end and token.end > start and not token.text.isspace()
    ]
    return (covered[0], covered[-1] + 1) if covered else (0, 0)


def _held(
    before: list[Token], after: list[Token], partner: dict[int, int], kept: list[int]
) -> bool:
    """Whether the kept words of a passage stand in a row of kept words that is no coincidence.

    Three in a row, counting those next to the passage, or up to the begin or end of both texts:
    one "Schatten" alone in a text that was written anew is another one's.
    """
    old_words = [at for at, token in enumerate(before) if token.is_word]
    new_words = {at: order for order, at in enumerate(a for a, t in enumerate(after) if t.is_word)}
    # By their order among the words: which kept old word is which new one.
    pairs = {order: new_words[partner[at]] for order, at in enumerate(old_words) if at in partner}
    inside = set(kept)
    for order in [order for order, at in enumerate(old_words) if at in inside]:
        begin = end = order
        while pairs.get(begin - 1) == pairs[order] - (order - begin) - 1 and begin > 0:
            begin -= 1
        while pairs.get(end + 1) == pairs[order] + (end - order) + 1:
            end += 1
        at_begin = begin == 0 == pairs[begin]
        at_end = end == len(old_words) - 1 and pairs[end] == len(new_words) - 1
        if end - begin + 1 >= _ROW or at_begin or at_end:
            return True
    return False


def _letters(some: list[Token]) -> int:
    return sum(len(token.text) for token in some if not token.text.isspace())


def _in_a_row(places: list[int], after: list[Token]) -> bool:
    """Nothing but white space stands between these places."""
    return all(
        right - left == 1 or all(token.text.isspace() for token in after[left + 1 : right])
        for left, right in pairwise(places)
    )


def _same_words(old_text: str, new_text: str, start: int, end: int) -> Carried | None:
    """The same words at another place, where one place is clearly meant."""
    exact = old_text[start:end]
    prefix, suffix = old_text[max(0, start - _CONTEXT) : start], old_text[end : end + _CONTEXT]
    found = _places(new_text, exact, prefix, suffix)
    if not found:
        return None
    agreeing, left, right = found[0]
    if agreeing < _FEW_LETTERS and not distinctive(exact):
        return None
    if len(found) > 1 and found[1][0] == agreeing:
        return None
    return Carried("moved", left, right, 1.0)


def _changed_in_place(
    before: list[Token],
    after: list[Token],
    partner: dict[int, int],
    passage: tuple[int, int],
    share: float,
) -> Carried:
    """The new words at the passage's place.

    What was put in the place of its first and last words belongs to it as long as the words next
    to it outside were kept: then the new words stand between known ones.
    """
    first, last = passage
    kept = [at for at in range(first, last) if at in partner and not before[at].text.isspace()]
    left, right = partner[kept[0]], partner[kept[-1]] + 1
    if kept[0] != first:
        outside = _neighbour(before, first, -1)
        if outside is None:
            left = 0
        elif outside in partner:
            left = partner[outside] + 1
    if kept[-1] != last - 1:
        outside = _neighbour(before, last - 1, 1)
        if outside is None:
            right = len(after)
        elif outside in partner:
            right = partner[outside]
    words = [token for token in after[left:right] if not token.text.isspace()]
    return Carried("changed", words[0].start, words[-1].end, share)


def _neighbour(some: list[Token], at: int, step: int) -> int | None:
    """The next token that is no white space, or None at the text's edge."""
    at += step
    while 0 <= at < len(some):
        if not some[at].text.isspace():
            return at
        at += step
    return None


def _changed_elsewhere(inside: list[Token], after: list[Token]) -> Carried:
    """The passage with some other words at another place, found by three words in a row."""
    wanted = [token for token in inside if token.is_word]
    words = [token for token in after if token.is_word]
    if len(wanted) < _FEW_WORDS:
        return GONE
    at_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - 2):
        at_words[tuple(token.text for token in words[at : at + 3])].append(at)
    # Every row of three that stands once tells where the passage would begin.
    begins: dict[int, int] = defaultdict(int)
    for at in range(len(wanted) - 2):
        places = at_words.get(tuple(token.text for token in wanted[at : at + 3]), [])
        if len(places) == 1:
            begins[places[0] - at] += 1
    if not begins:
        return GONE
    begin = max(begins, key=lambda place: (begins[place], -place))
    slack = len(wanted) // 4 + 2
    window = words[max(0, begin - slack) : begin + len(wanted) + slack]
    runs = align([token.text for token in wanted], [token.text for token in window])
    share = sum(_letters(wanted[run.old : run.old + run.size]) for run in runs) / _letters(wanted)
    if share < max(_SHARE, 0.6):
        return GONE
    return Carried(
        "changed", window[runs[0].new].start, window[runs[-1].new + runs[-1].size - 1].end, share
    )
