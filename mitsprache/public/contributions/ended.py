"""Where the way of a contribution ends: the adopted text, and the measures that carry it out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from mitsprache.common.text import apart
from mitsprache.common.ui.values import Badge, Link, Step
from mitsprache.consultations.models import Version
from mitsprache.council.models import Resolution
from mitsprache.deliberation.queries.chain import Chain
from mitsprache.measures.queries.ways import MeasureLink

from ..measures.shown import measure_url, state_badge


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """What is done because of a concern, with the state of today; `told` says since when."""

    link: Link
    state: Badge
    reason: str
    office: str
    told: str


def sentences(chain: Chain, measures: Sequence[MeasureLink]) -> Iterable[str]:
    """That the text was adopted, and what is done: the last of the sentences on top."""
    if chain.adopted is not None and chain.answers:
        yield _adopted_words(chain.adopted)
    found = {one.slug: one for one in measures}
    if len(found) == 1:
        one = next(iter(found.values()))
        words = _("The measure “%(measure)s” comes from it; state: %(state)s.")
        name = f"{one.number} {one.title}".strip()
        yield words % {"measure": apart(name), "state": state_badge(one.state).label}
    elif found:
        yield _("%(number)s measures come from it.") % {"number": len(found)}


def _adopted_words(version: Version) -> str:
    resolution = version.resolution
    assert resolution is not None
    given = {"version": version.number, "body": apart(resolution.body.name)}
    if resolution.date is None:
        return _("Version %(version)s was adopted by: %(body)s.") % given
    words = _("Version %(version)s was adopted by: %(body)s, %(when)s.")
    return words % {**given, "when": resolution.date.in_words()}


def measure(one: MeasureLink) -> MeasureShown:
    """For the page of the contribution."""
    told = ""
    if one.updated_on is not None:
        day = date_format(one.updated_on, "DATE_FORMAT")
        told = _("Last report: %(day)s") % {"day": day}
    return MeasureShown(
        link=Link(label=f"{one.number} {one.title}".strip(), url=measure_url(one.slug)),
        state=state_badge(one.state),
        reason=one.state_reason,
        office=one.office,
        told=told,
    )


def adopted(chain: Chain) -> Iterable[Step]:
    """The resolution that ended the text's way."""
    version = chain.adopted
    if version is None or version.resolution is None:
        return
    date = version.resolution.date
    yield Step(
        title=_("Version %(version)s adopted by %(body)s")
        % {"version": version.number, "body": apart(version.resolution.body.name)},
        state="past",
        when=date.in_words() if date else "",
        iso=date.iso if date else "",
        text=_resolution_words(version.resolution),
    )


def _resolution_words(resolution: Resolution) -> str:
    """Title, number and paper, and the way to its page."""
    parts = [resolution.title]
    if resolution.number:
        parts.append(_("no. %(number)s") % {"number": resolution.number})
    if resolution.paper is not None:
        parts.append(resolution.paper.number)
    url = reverse("resolution", args=[resolution.pk])
    return format_html('<a href="{}">{}</a>', url, ", ".join(parts))
