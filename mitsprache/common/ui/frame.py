"""Small components that stand on nearly every page, as Python for the reason given in many.py.

As templates of their own they took a twelfth of a fact sheet's time (measured). What goes in is escaped here unless it is safe already.
"""

from collections.abc import Sequence

from django.utils.html import conditional_escape as escaped
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..context import LanguageLink
from .facts import with_line_breaks
from .icons import icon, icon_with_label
from .values import Contact, Link, Picture

_BUTTON_KINDS = {"primary", "secondary", "tertiary", "danger"}
_FIGURE_SIZES = "(width < 62rem) 92vw, 50rem"


def nav(items: Sequence[Link], label: str) -> SafeString:
    """The main navigation."""
    html = [f'<nav class="site-nav" aria-label="{escaped(label)}"><ul class="site-nav__list">']
    for item in items:
        current = ' aria-current="page"' if item.current else ""
        html.append(f'<li><a href="{escaped(item.url)}"{current}>{escaped(item.label)}</a></li>')
    html.append("</ul></nav>")
    return mark_safe("".join(html))


def alternates(items: Sequence[LanguageLink]) -> SafeString:
    """For the head: where the page is in each language."""
    return mark_safe(
        "\n".join(
            f'<link rel="alternate" hreflang="{item.code}" href="{escaped(item.absolute)}">'
            for item in items
        )
    )


def languages(items: Sequence[LanguageLink]) -> SafeString:
    """The page in the other languages."""
    listed = []
    for item in items:
        current = ' aria-current="true"' if item.current else ""
        listed.append(
            f'<li><a href="{escaped(item.url)}" lang="{item.code}" hreflang="{item.code}"{current}>'
            f"{escaped(item.label)}</a></li>"
        )
    return mark_safe(
        f'<nav aria-label="{escaped(_("Language"))}"><ul class="languages" id="languages">'
        f"{''.join(listed)}</ul></nav>"
    )


def footer_nav(items: Sequence[Link], label: str) -> SafeString:
    """The links at the foot of the page."""
    listed = "".join(
        f'<li><a href="{escaped(item.url)}">{escaped(item.label)}</a></li>' for item in items
    )
    return mark_safe(
        f'<nav aria-label="{escaped(label)}"><ul class="site-footer__list">{listed}</ul></nav>'
    )


def breadcrumb(items: Sequence[Link]) -> SafeString:
    """The way to this page; the last link is the page itself."""
    *before, own = items
    links = "".join(
        f'<li><a href="{escaped(item.url)}"><bdi>{escaped(item.label)}</bdi></a>'
        f"{icon('chevron')}</li>"
        for item in before
    )
    return mark_safe(
        f'<nav class="breadcrumb wrap" aria-label="{escaped(_("You are here"))}">'
        f'<ol class="breadcrumb__list">{links}'
        f'<li><span aria-current="page"><bdi>{escaped(own.label)}</bdi></span></li></ol></nav>'
    )


def notice_bar(content: str) -> SafeString:
    """One line above the header."""
    return mark_safe(
        f'<aside class="notice-bar" aria-label="{escaped(_("Notice"))}"><div class="wrap">'
        f"{icon('info')}<div>{escaped(content)}</div></div></aside>"
    )


def panel(content: str, *, title: str, tone: str, level: int, anchor: str) -> SafeString:
    """A framed part beside or within the text."""
    look = "" if tone == "plain" else f" panel--{escaped(tone)}"
    place = f' id="{escaped(anchor)}"' if anchor else ""
    head = f"<h{level}>{escaped(title)}</h{level}>" if title else ""
    return mark_safe(f'<section class="panel{look}"{place}>{head}{escaped(content)}</section>')


def link_button(*, label: str, url: str, kind: str, icon: str, small: bool) -> SafeString:
    """A link that looks like a button."""
    look, inside = _button_look(kind, small), _button_inside(label, icon)
    return mark_safe(f'<a class="{look}" href="{escaped(url)}">{inside}</a>')


def button(
    *, label: str, kind: str, icon: str, small: bool, disabled: bool, **attributes: str
) -> SafeString:
    """A button of a form with these attributes, without those that are empty."""
    given = "".join(f' {name}="{escaped(said)}"' for name, said in attributes.items() if said)
    off = " disabled" if disabled else ""
    look, inside = _button_look(kind, small), _button_inside(label, icon)
    return mark_safe(f'<button class="{look}"{given}{off}>{inside}</button>')


def _button_look(kind: str, small: bool) -> str:
    if kind not in _BUTTON_KINDS:
        raise ValueError(f"unknown kind of button: {kind}")
    return f"kern-btn kern-btn--{kind}{' kern-btn--small' if small else ''}"


def _button_inside(label: str, drawing: str) -> str:
    return f'{icon(drawing) if drawing else ""}<span class="kern-label">{escaped(label)}</span>'


def figure(picture: Picture, *, caption: str, lazy: bool, language: str) -> SafeString:
    """A picture with caption and credit."""
    srcset = ""
    if picture.srcset:
        sizes = picture.sizes or _FIGURE_SIZES
        srcset = f' srcset="{escaped(picture.srcset)}" sizes="{escaped(sizes)}"'
    loading = ' loading="lazy"' if lazy else ""
    said = ""
    if caption or picture.credit:
        lang = f' lang="{escaped(language)}" dir="auto"' if language else ""
        credit = ""
        if picture.credit:
            credit = f" <span>{escaped(_('Picture:'))} {escaped(picture.credit)}</span>"
        said = f"<figcaption{lang}>{escaped(caption)}{credit}</figcaption>"
    return mark_safe(
        f'<figure class="figure"><img src="{escaped(picture.src)}"{srcset} '
        f'width="{picture.width}" height="{picture.height}" alt="{escaped(picture.alt)}"'
        f'{loading} decoding="async">{said}</figure>'
    )


def contact(item: Contact) -> SafeString:
    """Who can be asked, with every way to reach them, a line each."""
    office: str = escaped(item.office)
    if item.url:
        office = f'<a href="{escaped(item.url)}">{office}</a>'
    lines = [f'<span class="preline">{escaped(item.role)}</span>'] if item.role else []
    lines.append(f"<strong>{office}</strong>")
    if item.name:
        lines.append(f"<span>{escaped(item.name)}</span>")
    if item.phone:
        number = escaped(item.phone.replace(" ", ""))
        lines.append(
            f'<a class="meta__item" href="tel:{number}">{icon_with_label("phone", _("Telephone:"))}'
            f'<span class="ltr">{escaped(item.phone)}</span></a>'
        )
    if item.mail:
        mail = escaped(item.mail)
        lines.append(
            f'<a class="meta__item" href="mailto:{mail}">{icon_with_label("mail", _("E-mail:"))}'
            f'<span class="ltr">{mail}</span></a>'
        )
    for drawing, label, said in (
        ("pin", _("Address:"), with_line_breaks(item.address)),
        ("clock", _("Opening hours:"), escaped(item.hours)),
    ):
        if said:
            lines.append(
                f'<span class="meta__item">{icon_with_label(drawing, label)}'
                f"<span>{said}</span></span>"
            )
    listed = "\n".join(lines)
    return mark_safe(f'<address class="contact">\n{listed}\n</address>')
