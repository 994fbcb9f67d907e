"""What differs between two versions as HTML: a table of what changed where, and every change.

Removed words stand in `<del>`, added ones in `<ins>`, both named for those who cannot see how
they look. A passage that was changed too much for that stands whole, before and after.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mitsprache.common.ui.icons import icon
from mitsprache.common.ui.values import Tone
from mitsprache.consultations.comparison.words import Passage, Piece
from mitsprache.consultations.models import Section, Succession
from mitsprache.consultations.queries.comparing import ADDED, Comparison, Row

from .draft import Frame, anchor, because_of

_LOOKS: dict[str, tuple[Tone, str]] = {
    ADDED: ("success", "plus"),
    Succession.Kind.CHANGED: ("warm", "edit"),
    Succession.Kind.MOVED: ("accent", "arrow"),
    Succession.Kind.SPLIT: ("accent", "list"),
    Succession.Kind.MERGED: ("accent", "document"),
    Succession.Kind.REMOVED: ("danger", "minus"),
    Succession.Kind.UNCHANGED: ("neutral", "check"),
}
# A removed or new section is shown whole; of a changed one the passages around a change.
_AROUND = 1


def kind_words(kind: str) -> str:
    """One word for what happened to a section."""
    return {
        ADDED: pgettext("section of a draft", "new"),
        Succession.Kind.CHANGED: pgettext("section of a draft", "changed"),
        Succession.Kind.MOVED: pgettext("section of a draft", "moved"),
        Succession.Kind.SPLIT: pgettext("section of a draft", "split"),
        Succession.Kind.MERGED: pgettext("section of a draft", "merged"),
        Succession.Kind.REMOVED: pgettext("section of a draft", "removed"),
        Succession.Kind.UNCHANGED: pgettext("section of a draft", "unchanged"),
    }[kind]


def summary(comparison: Comparison) -> list[str]:
    """ "3 changed", "1 removed" and so on, in the order in which people ask."""
    counts = comparison.counts
    return [f"{counts[kind]} {kind_words(kind)}" for kind in _LOOKS if counts.get(kind)]


def _badge(kind: str) -> str:
    tone, drawing = _LOOKS[kind]
    return f'<span class="badge badge--{tone}">{icon(drawing)}{escape(kind_words(kind))}</span>'


def _names(rows: Iterable[Section], frame: Frame, number: int) -> str:
    """The sections as links into their version, or words for none."""
    links = [
        f'<a href="{escape(frame.base)}fassungen/{number}/#{escape(anchor(row.number))}"'
        f"{frame.mark}>{escape(f'{row.number} {row.title}'.strip())}</a>"
        for row in rows
    ]
    return "<br>".join(links) or f'<span class="hint">{escape(_("not there"))}</span>'


def table(comparison: Comparison, frame: Frame) -> SafeString:
    """The rows of the table: what happened, where it was, where it is now."""
    rows = [
        f'<tr><td>{_badge(row.kind)}</td><th scope="row">'
        f"{_names(row.old, frame, comparison.old.number)}</th>"
        f"<td>{_names(row.new, frame, comparison.new.number)}</td><td>{_link(place, row)}</td></tr>"
        for place, row in enumerate(comparison.changes, start=1)
    ]
    return mark_safe("".join(rows))


def _link(place: int, row: Row) -> str:
    number = (row.new or row.old)[0].number
    words = escape(_("See the change in %(number)s") % {"number": number})
    return f'<a href="#stelle-{place}">{words}</a>'


Because = Mapping[uuid.UUID, Sequence[str]]


def changes(comparison: Comparison, frame: Frame, because: Because) -> SafeString:
    """Every change one below the other, in the reading order of the new version.

    `because`: the references of the contributions that changed a section, by its identity.
    """
    return mark_safe(
        "".join(
            _change(place, row, comparison, frame, because)
            for place, row in enumerate(comparison.changes, start=1)
        )
    )


def _change(place: int, row: Row, comparison: Comparison, frame: Frame, because: Because) -> str:
    reasons = dict.fromkeys(
        reference
        for section in (*row.old, *row.new)
        for reference in because.get(section.identity_id, ())
    )
    why = because_of(list(reasons)) if reasons else ""
    where = [
        f'<p class="meta">{escape(words)} {_names(rows, frame, number)}</p>'
        for words, rows, number in (
            (
                _("In version %(version)s:") % {"version": comparison.old.number},
                row.old,
                comparison.old.number,
            ),
            (
                _("In version %(version)s:") % {"version": comparison.new.number},
                row.new,
                comparison.new.number,
            ),
        )
    ]
    heading = (row.new or row.old)[0]
    name = escape(f"{heading.number} {heading.title}".strip())
    title = (
        f'<p class="diff"><strong{frame.mark}>{_pieces(row.title)}</strong></p>'
        if row.title
        else ""
    )
    text = _passages(row, frame)
    same = "" if title or text else f"<p>{escape(_('The words are the same.'))}</p>"
    return (
        f'<article class="panel change" id="stelle-{place}"><h3{frame.mark}>{name}</h3>'
        f"<p>{_badge(row.kind)}</p>{''.join(where)}{title}{text}{same}{why}</article>"
    )


def _passages(row: Row, frame: Frame) -> str:
    if not any(passage.changed for passage in row.passages):
        return ""
    near = _near(row.passages)
    parts, skipped = [], 0
    for place, passage in enumerate(row.passages):
        if place not in near:
            skipped += 1
            continue
        parts.append(_skipped(skipped))
        skipped = 0
        parts.append(_whole(passage) if passage.whole else f"<p>{_pieces(passage.pieces)}</p>")
    parts.append(_skipped(skipped))
    return f'<div class="diff change__text"{frame.mark}>{"".join(parts)}</div>'


def _near(passages: Sequence[Passage]) -> set[int]:
    """The places of changed passages and of those beside them."""
    return {
        place + step
        for place, passage in enumerate(passages)
        if passage.changed
        for step in range(-_AROUND, _AROUND + 1)
    }


def _skipped(number: int) -> str:
    if not number:
        return ""
    words = ngettext(
        "(%(number)s unchanged passage left out)",
        "(%(number)s unchanged passages left out)",
        number,
    )
    return f'<p class="hint">{escape(words % {"number": number})}</p>'


def _whole(passage: Passage) -> str:
    """Both wordings, one below the other, named."""
    before, after = escape(_("Before")), escape(_("After"))
    return (
        f'<div class="change__whole"><div><p class="preline">{before}</p>'
        f"<del>{escape(passage.old)}</del></div>"
        f'<div><p class="preline">{after}</p><ins>{escape(passage.new)}</ins></div></div>'
    )


def side_by_side(
    changed: Sequence[Passage], *, old: str, new: str, language: str = ""
) -> SafeString:
    """Changed passages before and after in two columns, named `old` and `new`.

    Removed words are marked on the one side, added ones on the other. Beside each other where
    there is room, else one below the other.
    """
    mark = f' lang="{escape(language)}"' if language else ""
    sides = [
        "".join(
            f"<p>{_pieces(piece for piece in passage.pieces if piece[1] != other)}</p>"
            for passage in changed
            if (passage.old, passage.new)[side]
        )
        for side, other in enumerate(("added", "removed"))
    ]
    nothing = f'<p class="hint">{escape(_("not there"))}</p>'
    columns = "".join(
        f'<div class="beside__column"><p class="preline">{escape(name)}</p>'
        f'<div class="diff"{mark} dir="auto">{words}</div></div>'
        if words
        else f'<div class="beside__column"><p class="preline">{escape(name)}</p>{nothing}</div>'
        for name, words in zip((old, new), sides, strict=True)
    )
    return mark_safe(f'<div class="beside">{columns}</div>')


def _pieces(pieces: Iterable[Piece]) -> str:
    removed, added, end = (
        f'<bdi class="visually-hidden"> [{escape(words)}] </bdi>'
        for words in (_("removed:"), _("added:"), _("end of the change"))
    )
    written = {
        "kept": lambda text: text,
        "removed": lambda text: f"<del>{removed}{text}{end}</del>",
        "added": lambda text: f"<ins>{added}{text}{end}</ins>",
    }
    return "".join(written[mark](escape(text)) for text, mark in pieces)
