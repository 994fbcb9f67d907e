"""From text to deed, as a fact sheet tells it in a few lines.

Python for the reason given in mitsprache/common/ui/many.py: it stands on every sheet with deeds.
"""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.html import conditional_escape as escaped
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common.addresses import fixed_address
from mitsprache.common.ui.icons import icon
from mitsprache.common.ui.many import badge
from mitsprache.measures.queries.report import STATES
from mitsprache.measures.queries.sheet import Adopted, OfSheet, ReportLine

from ..projects.shown import text_language
from .shown import STATE_LOOKS, state_label


def deeds(found: OfSheet, project: str) -> SafeString:
    """The adopted text, the number of measures in each state, and the reports, of the project with
    this slug; empty where nothing has followed yet."""
    if not found:
        return mark_safe("")
    code = text_language()
    lang = f' lang="{code}" dir="auto"' if code else ""
    html = [
        '<section class="stack" aria-labelledby="measures">',
        f'<h2 id="measures">{escaped(_("What is done"))}</h2>',
        *(_adopted(one, lang) for one in found.adopted),
    ]
    if found.states:
        html.append(_counted(found.states, project))
    if found.reports:
        html.append(_reports(found.reports, project, lang))
    return mark_safe("".join([*html, "</section>"]))


def _adopted(one: Adopted, lang: str) -> str:
    url = f"{fixed_address('consultations')}{one.consultation}/fassungen/{one.version}/"
    words = _("%(document)s, version %(version)s")
    label = words % {"document": one.document, "version": one.version}
    return (
        f'<p class="meta__item">{icon("decided")}<span>{escaped(_("Adopted text:"))} '
        f'<a href="{escaped(url)}"{lang}>{escaped(label)}</a></span></p>'
    )


def _counted(states: dict[str, int], project: str) -> str:
    number = sum(states.values())
    words = ngettext("%(number)d measure", "%(number)d measures", number) % {"number": number}
    url = f"{fixed_address('measures')}?vorhaben={project}"
    listed = "".join(
        f"<li>{badge(state_label(state), *STATE_LOOKS[state])} {states[state]}</li>"
        for state in STATES
        if state in states
    )
    return (
        f'<p><a href="{escaped(url)}"><strong>{escaped(words)}</strong></a></p>'
        f'<ul class="legend">{listed}</ul>'
    )


def _reports(reports: Iterable[ReportLine], project: str, lang: str) -> str:
    base = f"{fixed_address('projects')}{project}/rueckkopplung/"
    words = _("%(title)s, as of %(day)s")
    listed = ""
    for one in reports:
        label = words % {"title": one.title, "day": date_format(one.cut_off, "DATE_FORMAT")}
        url = f"{base}{one.cut_off.isoformat()}/"
        listed += f'<li><a href="{escaped(url)}"{lang}>{escaped(label)}</a></li>'
    return f"<h3>{escaped(_('Feedback reports'))}</h3><ul>{listed}</ul>"
