"""Facts and dated steps, written as Python for the reason given in many.py."""

from collections.abc import Iterable

from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.text import normalize_newlines
from django.utils.translation import gettext as _

from .icons import icon_with_label
from .values import Fact, Step


def timeline(steps: Iterable[Step]) -> SafeString:
    """Dated steps from top to bottom, each saying in words whether it is past, now or next."""
    dots = {
        "past": icon_with_label("check", _("Done:")),
        "now": icon_with_label("play", _("Now:")),
        "missed": icon_with_label("close", _("Overdue:")),
    }
    ahead = f'<span class="visually-hidden">{conditional_escape(_("To come:"))}</span>'
    html = ['<ol class="timeline">']
    for step in steps:
        current = ' aria-current="step"' if step.state == "now" else ""
        lang = _language(step.language)
        title: str = conditional_escape(step.title)
        if step.url:
            title = f'<a href="{conditional_escape(step.url)}">{title}</a>'
        html.append(
            f'<li class="is-{step.state}"{current}>'
            f'<span class="timeline__dot">{dots.get(step.state, ahead)}</span>'
            f'{_when(step)}<p class="timeline__title"{lang}>{title}</p>'
        )
        if step.text:
            html.append(f"<p{lang}>{with_line_breaks(step.text)}</p>")
        html.append("</li>")
    html.append("</ol>")
    return mark_safe("".join(html))


def _when(step: Step) -> str:
    if not step.when:
        return ""
    words: str = conditional_escape(step.when)
    if step.iso and "Q" not in step.iso:  # HTML has no form for a quarter
        words = f'<time datetime="{conditional_escape(step.iso)}">{words}</time>'
    return f'<p class="timeline__when">{words}</p>'


def description_list(items: Iterable[Fact], *, wide: bool) -> SafeString:
    """Facts as terms and values."""
    html = [f'<dl class="facts{" facts--wide" if wide else ""}">']
    for item in items:
        lang = _language(item.language)
        html.append(f"<div><dt>{conditional_escape(item.term)}</dt>")
        if item.values:
            listed = "".join(f"<li>{conditional_escape(value)}</li>" for value in item.values)
            html.append(f"<dd{lang}><ul>{listed}</ul></dd>")
        if item.value:
            html.append(f"<dd{lang}>{with_line_breaks(item.value)}</dd>")
        if item.note:
            html.append(f'<dd class="facts__note"{lang}>{conditional_escape(item.note)}</dd>')
        html.append("</div>")
    html.append("</dl>")
    return mark_safe("".join(html))


def _language(code: str) -> str:
    return f' lang="{conditional_escape(code)}" dir="auto"' if code else ""


def with_line_breaks(text: str) -> str:
    """As Django's linebreaksbr: what is safe already stays as it is."""
    lines = normalize_newlines(text)
    lines = lines if isinstance(text, SafeData) else conditional_escape(lines)
    return str(lines).replace("\n", "<br>")
