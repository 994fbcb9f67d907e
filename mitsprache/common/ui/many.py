"""Components that stand on a page dozens of times, written as Python.

In Django's template language cards, filters and comments took most of a page's time (measured:
three quarters of the list); as plain string work they take a twentieth of that. Everything that
goes in is escaped here, except `html`, which was made safe on write.
"""

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Sequence
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from ..dates import in_words
from .icons import icon, icon_with_label
from .values import Answer, Badge, Card, Choice, Comment, FilterGroup, Picture

_CARD_SIZES = "(width < 44rem) 92vw, 24rem"


def moment(value: dt.datetime | dt.date, *, time: bool = True) -> str:
    """A `time` element with a day or a moment in the city's time and the page's language."""
    language = get_language() or ""
    if not isinstance(value, dt.datetime):
        return _day(value, language)
    local = localtime(value)
    return _moment(local.replace(second=0, microsecond=0), time, language)


@functools.lru_cache(maxsize=4096)
def _day(value: dt.date, language: str) -> str:
    return f'<time datetime="{value.isoformat()}">{escape(in_words(value, "DATE_FORMAT", language))}</time>'


@functools.lru_cache(maxsize=4096)
def _moment(value: dt.datetime, time: bool, language: str) -> str:
    words = in_words(value, "DATETIME_FORMAT" if time else "DATE_FORMAT", language)
    return f'<time datetime="{value.isoformat(timespec="minutes")}">{escape(words)}</time>'


def badge(label: str, tone: str, drawing: str) -> str:
    """A state as a word with its drawing."""
    before = icon(drawing) if drawing else ""
    return f'<span class="badge badge--{tone}">{before}{conditional_escape(label)}</span>'


def _badge(item: Badge) -> str:
    return badge(item.label, item.tone, item.icon)


def _language(code: str) -> str:
    return f' lang="{escape(code)}" dir="auto"' if code else ""


def _image(picture: Picture, *, lazy: bool) -> str:
    srcset = ""
    if picture.srcset:
        sizes = picture.sizes or _CARD_SIZES
        srcset = f' srcset="{escape(picture.srcset)}" sizes="{escape(sizes)}"'
    loading = ' loading="lazy"' if lazy else ""
    return (
        f'<div class="card__media"><img src="{escape(picture.src)}"{srcset} '
        f'width="{picture.width}" height="{picture.height}" alt="{escape(picture.alt)}"'
        f'{loading} decoding="async"></div>'
    )


def cards(items: Iterable[Card], *, level: int, eager: int) -> SafeString:
    """The cards one after the other; the first `eager` pictures load at once."""
    where, topics, following = (
        icon_with_label(name, label)
        for name, label in (
            ("pin", _("District:")),
            ("tag", _("Topics:")),
            ("calendar", _("Next:")),
        )
    )
    updated, comment_icon = escape(_("Updated")), icon("comment")
    html: list[str] = []
    for number, item in enumerate(items):
        lang = _language(item.language)
        html.append('<article class="card">')
        if item.picture is not None:
            html.append(_image(item.picture, lazy=number >= eager))
        else:
            html.append(
                f'<div class="card__media card__media--empty">{icon(item.placeholder_icon)}</div>'
            )
        html.append('<div class="card__body">')
        if item.badges:
            html.append(f'<div class="card__badges">{"".join(map(_badge, item.badges))}</div>')
        html.append(
            f'<h{level} class="card__title"><a class="card__link" href="{escape(item.url)}"{lang}>'
            f"{escape(item.title)}</a></h{level}>"
        )
        if item.summary:
            html.append(f'<p class="card__text"{lang}>{escape(item.summary)}</p>')
        lines = [
            f'<span class="meta__item">{drawing}<span>{escape(text)}</span></span>'
            for drawing, text in (
                (where, item.where),
                (topics, item.topics),
                (following, item.next_step),
            )
            if text
        ]
        if lines:
            html.append(f'<div class="card__meta">{"".join(lines)}</div>')
        foot = []
        if item.updated:
            foot.append(f"<span>{updated} {_day(item.updated, get_language() or '')}</span>")
        if item.comments is not None:
            words = ngettext("%(number)s comment", "%(number)s comments", item.comments)
            count = escape(words % {"number": item.comments})
            foot.append(f'<span class="meta__item">{comment_icon}<span>{count}</span></span>')
        if foot:
            html.append(f'<div class="card__foot">{"".join(foot)}</div>')
        html.append("</div></article>")
    return mark_safe("".join(html))


def filter_groups(groups: Iterable[FilterGroup]) -> SafeString:
    """The questions of a filter with their possible answers."""
    return mark_safe("".join(map(_filter_group, groups)))


def _filter_group(group: FilterGroup) -> str:
    name, label = escape(group.name), escape(str(group.label))
    if group.kind == "checkboxes":
        return _choice_box(group, name, label)
    whole = f'<option value="">{escape(str(group.any_label))}</option>' if group.any_label else ""
    options = "".join(
        f'<option value="{escape(choice.value)}"{" selected" if choice.selected else ""}>'
        f"{escape(str(choice.label))}{_number(choice)}</option>"
        for choice in group.choices
    )
    return (
        f'<div class="field"><label class="label" for="filter-{name}">{label}</label>'
        f'<select class="input" id="filter-{name}" name="{name}">{whole}{options}</select></div>'
    )


def _choice_box(group: FilterGroup, name: str, label: str) -> str:
    """A question with several answers; folded, it says which are chosen.

    What carries data-fresh is written anew by filter.js when the list changes in place.
    """
    chosen = ", ".join(str(choice.label) for choice in group.choices if choice.selected)
    said = escape(chosen or str(group.any_label) or _("All"))
    boxes = "".join(
        f'<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" '
        f'id="filter-{name}-{number}" name="{name}" value="{escape(choice.value)}"'
        f'{" checked" if choice.selected else ""}><label class="kern-label" '
        f'for="filter-{name}-{number}">{escape(str(choice.label))}<span class="hint" '
        f'id="filter-{name}-{number}-count" data-fresh>{_number(choice)}</span></label></div>'
        for number, choice in enumerate(group.choices, start=1)
    )
    return (
        f'<fieldset class="kern-fieldset field"><legend class="label">{label}</legend>'
        f'<details class="choice-box" name="filter"><summary class="input">'
        f'<span class="visually-hidden">{label}: </span>'
        f'<span id="filter-{name}-said" data-fresh>{said}</span></summary>'
        f'<div class="checks">{boxes}</div></details></fieldset>'
    )


def _number(choice: Choice) -> str:
    return "" if choice.count is None else f" ({choice.count})"


def comments(items: Iterable[Comment], *, level: int, open_replies: bool) -> SafeString:
    """Comments in order, replies folded, official answers marked; headings of `level`."""
    write = _writer(open_replies)
    listed = "".join(f"<li>{write(item, level)}</li>" for item in items)
    return mark_safe(f'<ol class="comments">{listed}</ol>')


def _writer(open_replies: bool) -> Callable[[Comment, int], str]:
    """A function that writes a comment, with the words of the page's language at hand."""
    edited, report = escape(_("edited")), escape(pgettext("link below a text", "Report"))
    flag, building, hidden = icon("flag"), icon("building"), icon("hidden")

    def write(item: Comment, level: int) -> str:
        gone = " comment--gone" if item.gone else ""
        parts = [f'<article class="comment{gone}" id="{escape(item.anchor)}">']
        if item.gone:
            parts.append(f'<p class="meta__item">{hidden}<span>{escape(str(item.gone))}</span></p>')
        else:
            parts.append(head(item, level))
            lang = f' lang="{escape(item.language)}"' if item.language else ""
            parts.append(f'<div class="prose"{lang} dir="auto">{item.html}</div>')
        parts.append(actions(item))
        parts += [answer(given, level + 1) for given in item.answers]
        if item.replies:
            parts.append(replies(item.replies, level + 1))
        parts.append("</article>")
        return "".join(parts)

    def head(item: Comment, level: int) -> str:
        author = escape(item.author)
        changed = ""
        if item.edited:
            link = (
                f'<a href="{escape(item.history_url)}">{edited}</a>' if item.history_url else edited
            )
            changed = f" · {link} {moment(item.edited)}"
        return (
            f'<header class="comment__head"><span class="comment__initial" aria-hidden="true">'
            f"{escape(item.author[:1].upper())}</span><div>"
            f'<h{level} class="comment__author">{author}</h{level}><p class="comment__when">'
            f'<a href="#{escape(item.anchor)}">{moment(item.when)}</a>{changed}</p></div>'
            f"{_badge(item.badge) if item.badge else ''}</header>"
        )

    def actions(item: Comment) -> str:
        links = [
            f'<a href="{escape(action.url)}">{icon(action.icon) if action.icon else ""}'
            f"{escape(str(action.label))}</a>"
            for action in item.actions
        ]
        if item.report_url:
            links.append(f'<a href="{escape(item.report_url)}" rel="nofollow">{flag}{report}</a>')
        return f'<div class="comment__actions no-print">{"".join(links)}</div>' if links else ""

    def answer(given: Answer, level: int) -> str:
        words = (
            _("Interim note from the moderation: %(office)s")
            if given.interim
            else _("Answer from the moderation: %(office)s")
        )
        anchor = f' id="{escape(given.anchor)}"' if given.anchor else ""
        lang = f' lang="{escape(given.language)}"' if given.language else ""
        below = (
            f'<div class="comment__actions no-print">'
            f'<a href="{escape(given.report_url)}" rel="nofollow">{flag}{report}</a></div>'
            if given.report_url
            else ""
        )
        return (
            f'<section class="answer"{anchor}><header class="answer__head">{building}'
            f"<h{level}>{escape(words % {'office': given.office})}</h{level}>"
            f'<span class="comment__when">{moment(given.when)}</span></header>'
            f'<div class="prose"{lang} dir="auto">{given.html}</div>{below}</section>'
        )

    def replies(items: Sequence[Comment], level: int) -> str:
        words = ngettext("Show %(number)s reply", "Show %(number)s replies", len(items))
        listed = "".join(f"<li>{write(item, level)}</li>" for item in items)
        return (
            f'<details class="comment__replies"{" open" if open_replies else ""}>'
            f"<summary>{escape(words % {'number': len(items)})}</summary>"
            f'<ol class="comment__reply-list">{listed}</ol></details>'
        )

    return write
