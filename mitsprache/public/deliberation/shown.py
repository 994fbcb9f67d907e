"""From counts and rows to the words that the synopsis and the balance show."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.pages import kept_while
from mitsprache.common.ui.values import Badge, Link, Stat
from mitsprache.consultations.models import Channel
from mitsprache.consultations.queries.reading import Facts, Stamp
from mitsprache.deliberation.models import Verdict
from mitsprache.deliberation.queries.balance import Balance
from mitsprache.deliberation.queries.balance import balance as count_balance
from mitsprache.deliberation.queries.synopsis import Row

from ..consultations.draft import Frame, anchor
from ..contributions import chain
from ..contributions.shown import kind_badge


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the synopsis, ready for its template; texts are as they were written."""

    row: Row
    url: str
    place: Link
    kind: Badge
    meta: str
    language: str
    recommendation: Badge | None
    verdict: Badge | None
    state: Badge
    decided: str


def row(one: Row, frame: Frame) -> RowShown:
    page = reverse("contribution", args=[one.reference])
    place = Link(label=_("The document as a whole"), url=frame.base)
    if one.section:
        label = f"{one.section} {one.section_title}".strip()
        place = Link(label=label, url=f"{frame.base}#{anchor(one.section)}")
    # Only where the concern is not the contribution's own and only one.
    concern = "" if one.case in ("", f"{one.reference}-1") else one.case
    about = [date_format(one.received, "DATE_FORMAT"), str(Channel(one.channel).label)]
    if one.organisation:
        about.insert(0, one.organisation)
    if one.late:
        about.append(_("after the deadline"))
    if concern:
        about.append(f"{_('Concern')} {concern}")
    return RowShown(
        row=one,
        url=f"{page}#{one.case}" if one.case else page,
        place=place,
        kind=kind_badge(one.kind),
        meta=" · ".join(filter(None, (one.author, *about))),
        language="" if one.language == get_language() else one.language,
        recommendation=chain.verdict_badge(one.recommendation) if one.recommendation else None,
        verdict=chain.verdict_badge(one.verdict) if one.verdict else None,
        state=chain.state_badge(one.state),
        decided=_("%(by)s, %(day)s")
        % {"by": one.decided_by, "day": date_format(one.decided_on, "DATE_FORMAT")}
        if one.decided_on
        else "",
    )


# --- the balance ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Share:
    """One line of a list of shares; `percent` is rounded, `part` of `whole`."""

    label: str
    part: int
    whole: int
    words: str


@dataclass(frozen=True, slots=True)
class PublicReason:
    """Why something was done although answers were missing, and which."""

    heading: str
    reason: str
    lists: Sequence[tuple[str, Sequence[Link]]]


def balance_of(facts: Facts, changes: Stamp, *, at: dt.datetime) -> Balance:
    """Seven queries, kept until something changes or the local day is over."""
    return kept_while(
        ("balance", facts.id),
        (changes.consultation, changes.document, clock.local_day(at)),
        lambda: count_balance(facts.id, at=at),
    )


def stats(balance: Balance) -> list[Stat]:
    found = [
        Stat(value=str(balance.received), label=_("received")),
        Stat(value=str(balance.answered), label=_("answered")),
        Stat(value=str(balance.open), label=_("still open")),
        Stat(value=str(balance.late), label=_("of these overdue")),
    ]
    if balance.median_days is not None:
        found.append(Stat(value=str(balance.median_days), label=_("days to the answer (median)")))
    return found


def summary(balance: Balance) -> list[str]:
    """The balance in sentences, the bad news as plainly as the good."""
    if not balance.received:
        return [_("Nothing has been contributed yet.")]
    words = ngettext(
        "%(answered)s of %(number)s contribution has its answer.",
        "%(answered)s of %(number)s contributions have their answer.",
        balance.received,
    )
    found = [words % {"answered": balance.answered, "number": balance.received}]
    if balance.late:
        words = ngettext(
            "%(number)s answer is overdue.", "%(number)s answers are overdue.", balance.late
        )
        found.append(words % {"number": balance.late})
    elif balance.open:
        found.append(_("None of the open answers is overdue."))
    if balance.median_days is not None:
        words = ngettext(
            "Half of the answers came within %(number)s day.",
            "Half of the answers came within %(number)s days.",
            balance.median_days,
        )
        found.append(words % {"number": balance.median_days})
    return found


def beside(balance: Balance) -> str:
    """What is not counted above, and what came late itself; empty without either."""
    parts = []
    if balance.after_deadline:
        words = ngettext(
            "%(number)s came in after the deadline",
            "%(number)s came in after the deadline",
            balance.after_deadline,
        )
        parts.append(words % {"number": balance.after_deadline})
    if balance.held:
        words = ngettext(
            "%(number)s more is being read by the moderation",
            "%(number)s more are being read by the moderation",
            balance.held,
        )
        parts.append(words % {"number": balance.held})
    if balance.gone:
        words = ngettext(
            "%(number)s withdrawn or hidden", "%(number)s withdrawn or hidden", balance.gone
        )
        parts.append(words % {"number": balance.gone})
    return " · ".join(parts)


def channels(balance: Balance) -> list[Share]:
    return _shares(Channel, balance.channels, balance.received)


def verdicts(balance: Balance) -> list[Share]:
    return _shares(Verdict, balance.verdicts, balance.answers)


def _shares(
    codes: type[Channel] | type[Verdict], numbers: Mapping[str, int], whole: int
) -> list[Share]:
    """In the order of the codes; those that do not occur are left out."""
    found = []
    for code, label in codes.choices:
        number = numbers.get(code, 0)
        if number:
            words = _("%(number)s (%(percent)s %%)") % {
                "number": number,
                "percent": round(100 * number / whole),
            }
            found.append(Share(str(label), number, whole, words))
    return found


def closing(balance: Balance) -> PublicReason | None:
    line = balance.closing
    if line is None:
        return None
    heading = _("This phase was closed on %(day)s") % {"day": _day(line.at)}
    lists = [(_("Without an answer:"), _cases(line.unanswered))] if line.unanswered else []
    return PublicReason(heading, line.reason, lists)


def overrides(balance: Balance) -> list[PublicReason]:
    found = []
    for line in balance.overrides:
        heading = _("Version %(version)s was released on %(day)s although something was missing")
        named = (
            (_("Adopted, but not in the text:"), line.missing),
            (_("Without an answer:"), line.unanswered),
        )
        lists = [(words, _cases(codes)) for words, codes in named if codes]
        words = heading % {"version": line.version, "day": _day(line.at)}
        found.append(PublicReason(words, line.reason, lists))
    return found


def _day(at: dt.datetime) -> str:
    return date_format(localtime(at), "DATE_FORMAT")


def _cases(codes: Sequence[str]) -> list[Link]:
    """Codes of cases as links to the contribution that each began with."""
    return [
        Link(
            label=code,
            url=f"{reverse('contribution', args=[code.rpartition('-')[0]])}#{code}",
        )
        for code in codes
    ]
