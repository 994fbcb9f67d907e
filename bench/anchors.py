"""Whether marked words are found again after a text was edited, measured on real German text.

Sections are put together from real suggestions of citizens (../shared/data/klimarat, or the folder
named by MITSPRACHE_KLIMARAT; where it is absent, from the demo's texts). 1,000 random edits: words
exchanged, inserted and left out, sentences moved, cut out, written anew and doubled, sections
split and merged. Each letter remembers where it came from, so that the right place is known.
"""

import csv
import os
import random
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mitsprache.consultations.comparison.passages import Carried

EDITS, BOUND = 1_000, 0.95
SEED = 2026
DATA = Path(
    os.environ.get("MITSPRACHE_KLIMARAT", Path(__file__).parents[2] / "shared/data/klimarat")
)
# A passage counts as still there while so much of its letters is (comparison.passages).
STAYS = 0.5


@dataclass
class Letter:
    """One letter of a text, and its place in the old text, or None when it is new."""

    mark: str
    place: int | None


Text = list[Letter]


def main() -> bool:
    """Print the share of passages found at the right place; true when it is at least BOUND."""
    texts, source = _texts()
    chance = random.Random(SEED)
    found: dict[str, list[bool]] = {}
    seconds: list[float] = []
    foreign = 0
    for _ in range(EDITS):
        kind, right, attached, taken = _one_edit(chance, texts)
        found.setdefault(kind, []).append(right)
        foreign += attached
        seconds.append(taken)
    print(f"{len(texts)} sections from {source}, {EDITS} edits, seed {SEED}")
    print(f"{'edit':<28}{'passages':>9}{'right':>9}")
    for kind in sorted(found):
        print(f"{kind:<28}{len(found[kind]):>9}{statistics.mean(found[kind]):>9.1%}")
    share = statistics.mean(right for rights in found.values() for right in rights)
    print(f"{'all':<28}{EDITS:>9}{share:>9.1%}      bound {BOUND:.0%}")
    print(f"attached to foreign words: {foreign}      bound 0")
    print(f"one passage carried over: {1000 * statistics.median(seconds):.2f} ms (median)")
    return share >= BOUND and foreign == 0


def _texts() -> tuple[list[str], str]:
    """Sections of 3 to 12 sentences."""
    if DATA.is_dir():
        lines = [
            " ".join(row["comment-body"].split())
            for name in ("energie.csv", "mobilitaet.csv")
            for row in csv.DictReader((DATA / name).open(encoding="utf-8"))
        ]
        source = "klimarat (CC BY 4.0)"
    else:
        lines = _demo_lines()
        source = "the demo's texts (klimarat is not there)"
    lines = [line if line[-1] in ".!?" else f"{line}." for line in lines if len(line) > 20]
    chance = random.Random(SEED)
    chance.shuffle(lines)
    texts, at = [], 0
    while at < len(lines):
        count = chance.randint(3, 12)
        texts.append(" ".join(lines[at : at + count]))
        at += count
    return texts, source


def _demo_lines() -> list[str]:
    import re

    content = Path(__file__).parents[1] / "mitsprache/demo/content"
    words = "\n".join(path.read_text("utf-8") for path in sorted(content.rglob("*.py")))
    return [
        " ".join(part.split())
        for text in re.findall(r'"([^"\n]{60,})"', words)
        for part in re.split(r"(?<=[.!?]) ", text)
    ]


def _one_edit(chance: random.Random, texts: list[str]) -> tuple[str, bool, bool, float]:
    """The kind of edit; whether the passage was found rightly; on foreign words; seconds."""
    from mitsprache.consultations.comparison.passages import carry

    old = chance.choice(texts)
    start, end = _passage(chance, old)
    kind = chance.choice(list(KINDS))
    text: Text = [Letter(mark, at) for at, mark in enumerate(old)]
    others = [other for other in texts if other is not old]
    for _ in range(chance.randint(1, 4)):
        text = KINDS[kind](chance, text, others)
    new = "".join(letter.mark for letter in text)
    began = time.perf_counter()
    answer = carry(old, new, start, end)
    taken = time.perf_counter() - began
    right, attached = _judge(text, old, (start, end), answer)
    return kind, right, attached, taken


def _passage(chance: random.Random, text: str) -> tuple[int, int]:
    """From the begin of one word to the end of another one, 2 to 20 words."""
    begins = [0, *(at + 1 for at, mark in enumerate(text) if mark == " ")]
    first = chance.randrange(max(1, len(begins) - 2))
    last = min(len(begins) - 1, first + chance.randint(1, 19))
    end = begins[last + 1] - 1 if last + 1 < len(begins) else len(text)
    return begins[first], end


def _judge(text: Text, old: str, passage: tuple[int, int], answer: "Carried") -> tuple[bool, bool]:
    """Whether the answer is right, and whether it names foreign words.

    Foreign are words of which none is the passage's, unless they are the very same ones: two
    people may have written the same sentence.

    Right is a place that holds most of the letters that are left, and not mainly letters of what
    stood elsewhere; gone is right when less than half of them is left.
    """
    wanted = {at for at in range(*passage) if not old[at].isspace()}
    left = {letter.place for letter in text if letter.place in wanted}
    if answer.status == "gone":
        return len(left) < STAYS * len(wanted), False
    chosen = [text[at].place for at in range(answer.start, answer.end)]
    hit = set(chosen) & wanted
    others = sum(place is not None and place not in wanted for place in chosen)
    words = "".join(letter.mark for letter in text[answer.start : answer.end])
    foreign = not hit and words.split() != old[slice(*passage)].split()
    right = len(hit) >= STAYS * len(left) and others <= STAYS * len(chosen) and bool(hit)
    return right, foreign


# --- the edits --------------------------------------------------------------------------------------


def _new(words: str) -> Text:
    return [Letter(mark, None) for mark in words]


def _spans(text: Text, marks: str) -> list[tuple[int, int]]:
    """From where to where the parts go that end with one of these marks."""
    spans, begin = [], 0
    for at, letter in enumerate(text):
        if letter.mark in marks:
            spans.append((begin, at + 1))
            begin = at + 1
    return [*spans, (begin, len(text))] if begin < len(text) else spans


def _some_word(chance: random.Random, texts: list[str]) -> str:
    return chance.choice(chance.choice(texts).split())


def _exchange(chance: random.Random, text: Text, texts: list[str]) -> Text:
    begin, end = chance.choice(_spans(text, " "))
    return [*text[:begin], *_new(_some_word(chance, texts) + " "), *text[end:]]


def _put_in(chance: random.Random, text: Text, texts: list[str]) -> Text:
    begin, _ = chance.choice(_spans(text, " "))
    words = " ".join(_some_word(chance, texts) for _ in range(chance.randint(1, 6)))
    return [*text[:begin], *_new(words + " "), *text[begin:]]


def _leave_out(chance: random.Random, text: Text, _texts: list[str]) -> Text:
    spans = _spans(text, " ")
    if len(spans) < 3:
        return text
    at = chance.randrange(len(spans))
    last = min(len(spans) - 1, at + chance.randint(0, 3))
    return [*text[: spans[at][0]], *text[spans[last][1] :]]


def _move(chance: random.Random, text: Text, _texts: list[str]) -> Text:
    begin, end = chance.choice(_spans(text, ".!?"))
    sentence, rest = [*text[begin:end]], [*text[:begin], *text[end:]]
    places = [end for _, end in _spans(rest, ".!?")]
    at = chance.choice(places) if places else 0
    return [*rest[:at], *_new(" "), *sentence, *rest[at:]]


def _cut(chance: random.Random, text: Text, _texts: list[str]) -> Text:
    spans = _spans(text, ".!?")
    if len(spans) < 2:
        return text
    begin, end = chance.choice(spans)
    return [*text[:begin], *text[end:]]


def _write_anew(chance: random.Random, text: Text, texts: list[str]) -> Text:
    spans = _spans(text, ".!?")
    if not spans:
        return text
    begin, end = chance.choice(spans)
    words = [_some_word(chance, texts) for _ in range(chance.randint(5, 15))]
    return [*text[:begin], *_new(" ".join(["", *words]) + "."), *text[end:]]


def _double(chance: random.Random, text: Text, _texts: list[str]) -> Text:
    """A sentence is said a second time; letters of both remember their place."""
    spans = _spans(text, ".!?")
    begin, end = chance.choice(spans)
    return [*text, *_new(" "), *text[begin:end]]


def _part(chance: random.Random, text: Text, _texts: list[str]) -> Text:
    """As after a split: only the first or the second half is looked at."""
    spans = _spans(text, ".!?")
    if len(spans) < 4:
        return text
    cut = spans[len(spans) // 2][0]
    return text[:cut] if chance.random() < 0.5 else text[cut:]


def _merge(chance: random.Random, text: Text, texts: list[str]) -> Text:
    other = _new(chance.choice(texts))
    both = [*text, *_new("\n"), *other], [*other, *_new("\n"), *text]
    return chance.choice(both)


def _all_of_it(chance: random.Random, text: Text, texts: list[str]) -> Text:
    edit = chance.choice([_exchange, _put_in, _leave_out, _move, _cut, _write_anew, _merge])
    return edit(chance, text, texts)


KINDS = {
    "words exchanged": _exchange,
    "words inserted": _put_in,
    "words left out": _leave_out,
    "sentences moved": _move,
    "sentences cut out": _cut,
    "sentences written anew": _write_anew,
    "sentences doubled": _double,
    "sections split": _part,
    "sections merged": _merge,
    "several at once": _all_of_it,
}
