"""Contributions as HTML, written as plain strings like everything that stands there in numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from mitsprache.common.ui.content import diff
from mitsprache.common.ui.icons import icon
from mitsprache.common.ui.many import moment
from mitsprache.common.ui.values import Passage, Tone
from mitsprache.consultations.comparison.words import word_diff
from mitsprache.consultations.models import Channel, Contribution
from mitsprache.consultations.queries.listed import ContributionLine

from .draft import Frame

KIND_LOOKS: dict[str, tuple[Tone, str]] = {
    Contribution.Kind.SUGGESTION: ("warm", "bulb"),
    Contribution.Kind.WORDING: ("accent", "edit"),
    Contribution.Kind.QUESTION: ("accent", "question"),
    Contribution.Kind.SUPPORT: ("success", "check"),
    Contribution.Kind.OBJECTION: ("danger", "flag"),
}


@dataclass(frozen=True, slots=True)
class Talk:
    """How contributions are shown on one page.

    `level` is that of their headings. `places`: each says which section it is about.
    `original` is the section's own wording in plain text, for proposals that rewrite all of it.
    `supports`: people can support them here.
    """

    frame: Frame
    level: int
    places: bool = False
    original: str = ""
    supports: bool = False
    base: str = field(default_factory=lambda: f"{reverse('home')}beitraege/")
    report_url: str = field(default_factory=lambda: reverse("report"))


def contributions(lines: Iterable[ContributionLine], talk: Talk) -> SafeString:
    """Contributions one below the other, newest first as they come."""
    listed = "".join(f"<li>{_contribution(line, talk)}</li>" for line in lines)
    return mark_safe(f'<ol class="comments">{listed}</ol>')


def author(line: ContributionLine) -> str:
    """Who is named: the organisation behind the person, never an address."""
    if line.is_erased:
        return _("Account deleted")
    name = line.author or _("Without a name")
    if line.organisation:
        return _("%(name)s for %(organisation)s") % {
            "name": name,
            "organisation": line.organisation,
        }
    return name


def channel_words(channel: str) -> str:
    """How it came in, where it did not come online."""
    return {
        Channel.LETTER: _("by letter"),
        Channel.MAIL: _("by e-mail"),
        Channel.PHONE: _("by telephone"),
        Channel.WORKSHOP: _("at a workshop"),
        Channel.IMPORT: _("taken over from a file"),
    }.get(Channel(channel), "")


def gone_words(state: str) -> str:
    """What stands in place of a contribution that is not shown."""
    if state == Contribution.State.HIDDEN:
        return _("The moderation has hidden a contribution here.")
    if state == Contribution.State.HELD:
        return _("A text here is being read by the moderation.")
    return _("The author has withdrawn a contribution here.")


def _contribution(line: ContributionLine, talk: Talk) -> str:
    place = escape(line.reference)
    if not line.is_readable:
        return (
            f'<article class="comment comment--gone" id="{place}"><p class="meta__item">'
            f"{icon('hidden')}<span>{escape(gone_words(line.state))}</span></p>"
            f'<p class="comment__when">{_reference(line, talk)}</p>{_place(line, talk)}</article>'
        )
    other = line.language and line.language != get_language()
    language = f' lang="{escape(line.language)}"' if other else ""
    quoted = (
        f'<blockquote class="voice__quote"{talk.frame.mark}>{escape(line.exact)}</blockquote>'
        if line.exact and not line.proposed_wording
        else ""
    )
    return (
        f'<article class="comment" id="{place}">{_head(line, talk)}{_place(line, talk)}{quoted}'
        f'<div class="prose"{language} dir="auto">{line.html}</div>'
        f"{_wording(line, talk, language)}{_files(line)}{_below(line, talk)}</article>"
    )


def _head(line: ContributionLine, talk: Talk) -> str:
    name = author(line)
    level = talk.level
    tone, drawing = KIND_LOOKS[line.kind]
    kind = escape(str(Contribution.Kind(line.kind).label))
    badges = [f'<span class="badge badge--{tone}">{icon(drawing)}{kind}</span>']
    if line.late:
        late = escape(_("after the deadline"))
        badges.append(f'<span class="badge badge--warning">{icon("clock")}{late}</span>')
    return (
        f'<header class="comment__head"><span class="comment__initial" aria-hidden="true">'
        f"{escape(name[:1].upper())}</span><div>"
        f'<h{level} class="comment__author">{escape(name)}</h{level}>'
        f'<p class="comment__when">{_reference(line, talk)}</p></div>'
        f"{''.join(badges)}</header>"
    )


def _reference(line: ContributionLine, talk: Talk) -> str:
    page = f"{escape(talk.base)}{escape(line.reference)}/"
    parts = [
        f'<a class="ltr" href="{page}">{escape(line.reference)}</a>',
        moment(line.received_at, time=False),
    ]
    if words := channel_words(line.channel):
        parts.append(escape(words))
    if line.edited_at:
        parts.append(f'<a href="{page}verlauf/">{escape(_("edited"))}</a>')
    return " · ".join(parts)


def _place(line: ContributionLine, talk: Talk) -> str:
    if not talk.places:
        return ""
    if not line.section_number:
        return f'<p class="voice__place">{escape(_("On the whole document"))}</p>'
    where = f"{line.section_number} {line.section_title}".strip()
    about = escape(pgettext("contribution to a section", "On"))
    return (
        f'<p class="voice__place">{about} <a href="{escape(talk.frame.section(line.section_number))}"'
        f"{talk.frame.mark}>{escape(where)}</a></p>"
    )


def _wording(line: ContributionLine, talk: Talk, language: str) -> str:
    """The proposal beside what it would replace, word by word where that is known."""
    if not line.proposed_wording:
        return ""
    before = line.exact or talk.original
    heading = escape(_("Proposed wording"))
    if before:
        pieces = word_diff(before, line.proposed_wording)
        shown = diff(passages=[Passage(text=text, change=change) for text, change in pieces])
        body = f"<div{language or talk.frame.mark}>{shown}</div>"
    else:
        paragraphs = "".join(
            f"<p>{escape(part)}</p>" for part in line.proposed_wording.splitlines() if part.strip()
        )
        body = f'<div class="prose"{language} dir="auto">{paragraphs}</div>'
    return f'<div class="voice__wording"><p class="preline">{heading}</p>{body}</div>'


def _files(line: ContributionLine) -> str:
    if not line.files:
        return ""
    listed = "".join(
        f'<li class="meta__item">{icon("document")}<span><a href="{escape(file.address)}">'
        f'{escape(file.name)}</a> <span class="hint ltr">{escape(filesizeformat(file.size))}'
        "</span></span></li>"
        for file in line.files
    )
    return f'<ul class="list-plain">{listed}</ul>'


def _below(line: ContributionLine, talk: Talk) -> str:
    page = f"{escape(talk.base)}{escape(line.reference)}/"
    links = []
    if line.supports:
        words = ngettext(
            "%(number)s person supports this", "%(number)s people support this", line.supports
        )
        said = escape(words % {"number": line.supports})
        links.append(f'<span class="meta__item">{icon("users")}<span>{said}</span></span>')
    if talk.supports:
        support = escape(_("Support this"))
        links.append(f'<a href="{page}unterstuetzen/" rel="nofollow">{icon("plus")}{support}</a>')
    report = escape(pgettext("link below a text", "Report"))
    links.append(
        f'<a href="{escape(talk.report_url)}?beitrag={escape(line.reference)}" rel="nofollow">'
        f"{icon('flag')}{report}</a>"
    )
    return f'<div class="comment__actions no-print">{"".join(links)}</div>'
