"""The text of a version as HTML, and its table of contents.

Written as plain strings: a page holds hundreds of sections, and the template engine would take
most of its time (common/ui/many.py has the figures). Texts were made safe on write, everything
else is escaped here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common.ui.icons import icon
from mitsprache.consultations.queries.counting import Counts
from mitsprache.consultations.queries.drafts import Draft, FieldLine, SectionLine

# Entries of the table of contents that are shown at once; what lies deeper is folded below them.
MOST_ENTRIES = 32


@dataclass(frozen=True, slots=True)
class Frame:
    """What all sections of one page share.

    `base` is the address of the consultation. `write_url` ends in `abschnitt=`, empty where
    nothing can be written. `language` is the code of the text where it is not the page's own.
    """

    base: str
    write_url: str = ""
    language: str = ""

    def section(self, number: str) -> str:
        return f"{self.base}abschnitt/{quoted(number)}/"

    @property
    def mark(self) -> str:
        """The attributes of an element whose words are the document's."""
        return f' lang="{escape(self.language)}" dir="auto"' if self.language else ""


def quoted(number: str) -> str:
    """The printed number as part of an address."""
    return quote(number, safe="")


def anchor(number: str) -> str:
    """The printed number as the id of its section: "M 4.2" is `#M-4.2`."""
    return "-".join(number.split())


def _forms(number: str) -> tuple[str, str, str]:
    """The number as text, as id and as part of an address, all escaped.

    Most are plain ("M 4.2"); for these three are made without looking at every letter thrice.
    """
    if number.isascii() and number.replace(".", "").replace(" ", "").isalnum():
        return number, anchor(number), number.replace(" ", "%20")
    return escape(number), escape(anchor(number)), escape(quoted(number))


def count_words(counts: Counts) -> str:
    """ "12 contributions, 1 of them late, 1 withdrawn or hidden"; empty when there is nothing."""
    parts = []
    if counts.on_time:
        words = ngettext("%(number)s contribution", "%(number)s contributions", counts.on_time)
        parts.append(words % {"number": counts.on_time})
    if counts.late:
        words = ngettext("%(number)s came in late", "%(number)s came in late", counts.late)
        parts.append(words % {"number": counts.late})
    if counts.gone:
        words = ngettext(
            "%(number)s withdrawn or hidden", "%(number)s withdrawn or hidden", counts.gone
        )
        parts.append(words % {"number": counts.gone})
    return " · ".join(parts)


class Part(NamedTuple):
    """A section as it is written before anybody has said anything: all but its end.

    `number` and `address` are ready for HTML, `field` is the pk of the action field.
    """

    section: int
    field: int | None
    number: str
    address: str
    html: str


@dataclass(frozen=True, slots=True)
class Written:
    """A version in one language, made once: its text never changes (common.pages.kept_while)."""

    draft: Draft
    parts: Sequence[Part]
    contents: SafeString


def written(draft: Draft, frame: Frame) -> Written:
    """The version with everything that does not depend on what was contributed."""
    return Written(
        draft=draft,
        parts=[_part(section, frame.mark) for section in draft.sections],
        contents=contents(draft.sections, draft.fields, frame),
    )


def _part(section: SectionLine, mark: str) -> Part:
    number, place, address = _forms(section.number)
    link = f'<a class="part__number" href="#{place}">{number}</a>'
    if section.title:
        level = min(section.depth + 1, 6)
        head = f"<h{level}{mark}>{link} {escape(section.title)}</h{level}>"
    else:
        head = f'<p class="part__alone">{link}</p>'
    body = f'<div class="prose"{mark}>{section.html}</div>' if section.html else ""
    html = f'<section class="part" id="{place}">{head}{body}'
    return Part(section.id, section.field, number, address, html)


def text(
    parts: Iterable[Part],
    fields: Mapping[int, FieldLine],
    counts: Mapping[int, Counts],
    frame: Frame,
    because: Mapping[int, Sequence[str]] | None = None,
) -> SafeString:
    """The sections in reading order; those of one action field stand in its colour together.

    `because`: the references of the contributions that changed a section, by its key.
    """
    html: list[str] = []
    because = because or {}
    foot = _foot(counts, frame)
    inside: int | None = None
    for part in parts:
        if part.field != inside:
            if inside is not None:
                html.append("</div>")
            inside = part.field
            if inside is not None:
                html.append(_field_opens(fields[inside], frame))
        html.append(part.html)
        if references := because.get(part.section):
            html.append(because_of(references))
        html += (foot(part), "</section>")
    if inside is not None:
        html.append("</div>")
    return mark_safe("".join(html))


# Of so many the references are shown at once.
_MOST_REASONS = 8


def _more(number: int) -> str:
    words = ngettext("and %(number)s more", "and %(number)s more", number)
    return words % {"number": number}


def because_of(references: Sequence[str]) -> SafeString:
    """Because of which contributions a section was changed, as links to what became of each."""
    base = f"{reverse('home')}beitraege/"
    links = [
        f'<a class="ltr" href="{escape(base)}{escape(one)}/">{escape(one)}</a>'
        for one in references
    ]
    words = escape(_("Changed because of")), _more(len(references) - _MOST_REASONS)
    shown, folded = links[:_MOST_REASONS], links[_MOST_REASONS:]
    more = (
        f"<details><summary>{escape(words[1])}</summary><p>{', '.join(folded)}</p></details>"
        if folded
        else ""
    )
    return mark_safe(
        f'<div class="part__because">{icon("edit")}<div><p>{words[0]} {", ".join(shown)}</p>{more}'
        "</div></div>"
    )


# Stands in a rendered page where the text goes: half a megabyte is not carried through every
# block of the template, which would copy it each time.
PLACE = mark_safe("<!-- the text of the draft -->")


def put_in(page: bytes, text: str) -> bytes:
    """The rendered page with the text at its PLACE."""
    before, _place, after = page.partition(PLACE.encode())
    return b"".join((before, text.encode(), after))


def _field_opens(line: FieldLine, frame: Frame) -> str:
    return (
        f'<div class="field-part field--{escape(line.colour)}"><p class="field-part__name">'
        f"{field_name(line, frame, label_shown=True)}</p>"
    )


def field_name(line: FieldLine, frame: Frame, *, label_shown: bool = False) -> str:
    """The mark of an action field: its number on its colour, and its name."""
    hidden = "" if label_shown else ' class="visually-hidden"'
    return (
        f'<span{hidden}>{escape(_("Action field"))} </span><span class="field-number">'
        f"{escape(line.number)}</span> <span{frame.mark}>{escape(line.name)}</span>"
    )


def _foot(counts: Mapping[int, Counts], frame: Frame) -> Callable[[Part], str]:
    """A function that writes what was said to a section, and the way to say something."""
    base, write_url = escape(f"{frame.base}abschnitt/"), escape(frame.write_url)
    suggest, read = (
        escape(words).split("%(number)s")
        for words in (
            _("Suggest a change to %(number)s"),
            _("Read the contributions to %(number)s"),
        )
    )
    said: dict[Counts, str] = {}

    def write(part: Part) -> str:
        some = counts.get(part.section)
        if not (some or write_url):
            return ""
        talk = write_link = ""
        if some:
            if some not in said:
                said[some] = escape(count_words(some))
            url = f"{base}{part.address}/"
            talk = (
                f'<details class="talk" hx-get="{url}" hx-trigger="toggle once"><summary>'
                f'{said[some]}</summary><div class="talk__body"><p><a href="{url}">'
                f"{read[0]}{part.number}{read[-1]}</a></p></div></details>"
            )
        if write_url:
            write_link = (
                f'<a class="part__write" rel="nofollow" href="{write_url}{part.address}">'
                f"{suggest[0]}<bdi>{part.number}</bdi>{suggest[-1]}</a>"
            )
        return f'<div class="part__foot no-print">{talk}{write_link}</div>'

    return write


# --- the table of contents ------------------------------------------------------------------------


def contents(
    sections: Sequence[SectionLine], fields: Mapping[int, FieldLine], frame: Frame
) -> SafeString:
    """Links to all sections with a title; a long one shows its upper levels and folds the rest."""
    titled = [section for section in sections if section.title]
    top = _levels_shown(titled)
    return mark_safe(
        f'<ol class="contents__list">{"".join(_entries(titled, top, fields, frame))}</ol>'
    )


def _levels_shown(titled: Sequence[SectionLine]) -> int:
    """The deepest level down to which all entries together are few enough to be seen at once."""
    levels = sorted({section.depth for section in titled})
    fitting = [
        level
        for level in levels
        if sum(section.depth <= level for section in titled) <= MOST_ENTRIES
    ]
    return fitting[-1] if fitting else (levels[0] if levels else 1)


def _entries(
    titled: Sequence[SectionLine], top: int, fields: Mapping[int, FieldLine], frame: Frame
) -> Iterator[str]:
    more = escape(_("More in %(number)s")).split("%(number)s")
    last, folded, listed = "", False, False
    for section in titled:
        if section.depth > top and last:
            if not folded:
                yield (
                    f"<details><summary>{more[0]}<bdi>{escape(last)}</bdi>{more[-1]}</summary><ol>"
                )
            folded = True
            yield f"{_entry(section, fields, frame)}</li>"
            continue
        if listed:
            yield "</ol></details></li>" if folded else "</li>"
        last, folded, listed = section.number, False, True
        yield _entry(section, fields, frame)
    if listed:
        yield "</ol></details></li>" if folded else "</li>"


def _entry(section: SectionLine, fields: Mapping[int, FieldLine], frame: Frame) -> str:
    colour = ""
    if section.field is not None:
        colour = f" field--{escape(fields[section.field].colour)}"
    number, place, _address = _forms(section.number)
    return (
        f'<li class="contents__{min(section.depth, 4)}{colour}"><a href="#{place}"{frame.mark}>'
        f'<span class="contents__number">{number}</span> {escape(section.title)}</a>'
    )


def field_badge(line: FieldLine, frame: Frame) -> SafeString:
    """The mark of an action field beside a heading."""
    return mark_safe(
        f'<span class="field-badge field--{escape(line.colour)}">{icon("tag")}'
        f"{field_name(line, frame)}</span>"
    )
