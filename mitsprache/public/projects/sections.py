"""Resolutions, promises and updates of a sheet, as Python for the reason given in mitsprache/common/ui/many.py."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.utils.html import conditional_escape as escaped
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mitsprache.common.addresses import fixed_address
from mitsprache.common.ui.content import partial_date
from mitsprache.common.ui.facts import with_line_breaks
from mitsprache.common.ui.icons import icon, icon_with_label
from mitsprache.common.ui.many import badge, moment
from mitsprache.projects.queries import PromiseLine, ResolutionLine, UpdateLine


def resolution_list(lines: Iterable[ResolutionLine], lang: str) -> SafeString:
    """Each with all that is known of it; `lang` is the attribute of texts in German."""
    listed = "".join(f'<li class="panel stack">{_resolution(line, lang)}</li>' for line in lines)
    return mark_safe(f'<ul class="list-plain">{listed}</ul>')


def _resolution(line: ResolutionLine, lang: str) -> str:
    date = partial_date(value=line.date) if line.date else escaped(_("date not stated"))
    number = _("no. %(number)s") % {"number": line.number} if line.number else ""
    number = escaped(number or _("number not stated"))
    html = [
        f'<p class="preline">{escaped(line.role_label)}</p><h3{lang}>{escaped(line.title)}</h3>',
        f'<p class="meta">{_fact("building", _("Body:"), escaped(line.body), lang)}',
        _fact("calendar", _("Date:"), date),
        _fact("document", _("Number:"), number),
        f"{_paper(line)}</p>",
    ]
    if line.text:
        html.append(f"<div{lang}>{linebreaks(line.text, autoescape=True)}</div>")
    if line.url:
        words = escaped(_("The resolution in the council information system"))
        html.append(
            f'<p><a href="{escaped(line.url)}" rel="noopener">{words} {icon("external")}</a></p>'
        )
    return "".join(html)


def _fact(drawing: str, label: str, said: str, lang: str = "") -> str:
    before = icon_with_label(drawing, label)
    return f'<span class="meta__item">{before}<span{lang}>{said}</span></span>'


def _paper(line: ResolutionLine) -> str:
    if not line.paper:
        return ""
    ours = f"{fixed_address('resolutions')}?{urlencode({'q': line.paper})}"
    number = f'<a href="{escaped(ours)}" class="ltr">{escaped(line.paper)}</a>'
    if line.paper_url:
        words = escaped(_("The paper in the council information system"))
        number = (
            f'{number} <a href="{escaped(line.paper_url)}" rel="noopener">'
            f'{icon("external")}<span class="visually-hidden">{words}</span></a>'
        )
    return f'<span class="meta__item">{escaped(_("Paper"))} {number}</span>'


def promise_list(lines: Iterable[PromiseLine], lang: str) -> SafeString:
    """What was promised, until when and by whom, and whether it was kept."""
    return mark_safe("".join(_promise(line, lang) for line in lines))


def _promise(line: PromiseLine, lang: str) -> str:
    look = " panel--warm" if line.late_since else ""
    due = _("promised without a date")
    if line.due:
        due = _("promised for: %(due)s") % {"due": line.due}
    if line.earlier_due:
        earlier = _("first promised for: %(due)s") % {"due": line.earlier_due}
        due = f"{due} ({earlier})"
    html = [
        f'<div class="panel{look}"><h3{lang}>{with_line_breaks(line.text)}</h3>',
        f'<p class="meta"><span class="meta__item">{icon("promise")}<span>{escaped(due)}</span></span>',
    ]
    if line.office:
        office = f"{icon('building')}<span>{escaped(line.office)}</span>"
        html.append(f'<span class="meta__item">{office}</span>')
    html.append("</p>")
    if line.late_since:
        words = f"{escaped(_('overdue since'))} {moment(line.late_since)}"
        html.append(
            f'<p><span class="badge badge--danger">{icon("warning")}<span>{words}</span></span></p>'
        )
    if line.kept_at:
        note = f": <span{lang}>{escaped(line.kept_note)}</span>" if line.kept_note else ""
        kept = badge(_("kept"), "success", "check")
        html.append(f"<p>{kept} {moment(line.kept_at, time=False)}{note}</p>")
    html.append("</div>")
    return "".join(html)


def update_list(lines: Iterable[UpdateLine], lang: str) -> SafeString:
    """What was changed when, by whom and why."""
    return mark_safe(
        f'<ol class="list-plain">{"".join(_update(line, lang) for line in lines)}</ol>'
    )


def _update(line: UpdateLine, lang: str) -> str:
    office = f" · {escaped(line.office)}" if line.office else ""
    why = ""
    if line.why:
        why = f'<p class="hint"{lang}>{escaped(_("Reason:"))} {with_line_breaks(line.why)}</p>'
    return (
        f"<li><p><strong>{moment(line.at, time=False)}</strong>{office}</p>"
        f"<p{lang}>{with_line_breaks(line.what)}</p>{why}</li>"
    )
