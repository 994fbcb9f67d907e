"""From what is known about a contribution to what its pages show."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mitsprache.common.ui.values import Badge, Fact, Link, Passage, Tone
from mitsprache.consultations.comparison.passages import locate, plain_text
from mitsprache.consultations.comparison.words import word_diff
from mitsprache.consultations.models import Channel, Consultation, Contribution, Section
from mitsprache.consultations.models.contribution import TEXT_LENGTH
from mitsprache.consultations.queries.contributions import ContributionShown

from ..consultations.draft import anchor
from ..consultations.shown import text_language
from ..consultations.talk import KIND_LOOKS

__all__ = ["TEXT_LENGTH", "plain_text", "text_language"]

STATE_LOOKS: dict[str, tuple[Tone, str]] = {
    Contribution.State.UNCONFIRMED: ("warning", "mail"),
    Contribution.State.HELD: ("warning", "clock"),
    Contribution.State.RECEIVED: ("success", "check-circle"),
    Contribution.State.HIDDEN: ("danger", "hidden"),
    Contribution.State.WITHDRAWN: ("neutral", "undo"),
}
# So much of a section stands around a marked passage; the whole can be unfolded below it.
_AROUND = 160


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with what stands before and after it; `found` tells whether it stands there."""

    before: str
    words: str
    after: str
    found: bool = True


def kind_badge(kind: str) -> Badge:
    tone, icon = KIND_LOOKS[kind]
    return Badge(label=str(Contribution.Kind(kind).label), tone=tone, icon=icon)


def badges(contribution: Contribution, state: Badge | None = None) -> list[Badge]:
    """Kind and state, and that it came in after the end.

    `state` says what has become of it; without one it is that of the text alone.
    """
    if state is None:
        tone, icon = STATE_LOOKS[contribution.state]
        state = Badge(label=contribution.get_state_display(), tone=tone, icon=icon)
    late = [Badge(label=_("after the deadline"), tone="warning", icon="clock")]
    return [kind_badge(contribution.kind), state, *(late if contribution.late else [])]


def section_name(section: Section | None) -> str:
    """Number and title as printed, or that the whole document is meant."""
    return str(section) if section is not None else _("The document as a whole")


def page_title(contribution: Contribution) -> str:
    """The kind and the reference: what somebody cites."""
    kind = str(Contribution.Kind(contribution.kind).label)
    return f"{kind[:1].upper()}{kind[1:]} {contribution.reference}"


def other_language(language: str) -> str:
    """For the lang attribute: empty where a text is in the page's own language."""
    return "" if language == get_language() else language


def moment(at: dt.datetime, zone: str) -> str:
    """Day and time in the consultation's zone, with its distance from UTC."""
    local = at.astimezone(ZoneInfo(zone))
    hours = local.utcoffset()
    assert hours is not None
    distance = f"UTC{hours.total_seconds() / 3600:+g}"
    return f"{date_format(local, 'DATETIME_FORMAT')} ({distance})"


def last_moment(consultation: Consultation) -> str:
    """The inclusive last day in words."""
    return date_format(consultation.last_day, "DATE_FORMAT")


def facts(shown: ContributionShown) -> list[Fact]:
    """What is known about a contribution, for the list of facts on its page."""
    one = shown.contribution
    author = _("Account deleted") if shown.is_erased else shown.author or _("Without a name")
    if shown.organisation:
        author = _("%(name)s for %(organisation)s") % {
            "name": author,
            "organisation": shown.organisation,
        }
    found = [
        Fact(term=_("Reference number"), value=one.reference),
        Fact(
            term=_("Received"),
            value=moment(one.received_at, one.consultation.zone),
            note=_("This was after the end; it does not count for the numbers at the deadline.")
            if one.late
            else "",
        ),
        Fact(term=_("Way"), value=str(Channel(one.channel).label)),
    ]
    if shown.is_readable:
        found.insert(1, Fact(term=_("From"), value=author))
    if one.edited_at is not None and shown.is_readable:
        found.append(Fact(term=_("Changed"), value=moment(one.edited_at, one.consultation.zone)))
    return found


def gone_words(state: str) -> str:
    """What stands in place of a contribution that is not shown."""
    if state == Contribution.State.HIDDEN:
        return _("The moderation has hidden the words of this contribution. Its place stays.")
    if state == Contribution.State.HELD:
        return _("A text here is being read by the moderation.")
    return _("The author has withdrawn this contribution. Its place stays.")


def state_words(contribution: Contribution) -> str:
    """What the state of the text means for the people who read; of a readable one the chain tells."""
    return {
        Contribution.State.UNCONFIRMED: _(
            "The link in the mail has not been opened yet. Only then can everybody read it."
        ),
        Contribution.State.HELD: _("The city reads it before everybody can see it."),
        Contribution.State.RECEIVED: "",
        Contribution.State.HIDDEN: _("Its words are not shown."),
        Contribution.State.WITHDRAWN: _("It is no longer taken into account."),
    }[Contribution.State(contribution.state)]


def quote_in(words: str, exact: str, prefix: str = "", suffix: str = "") -> Quote | None:
    """The passage among the words of its section, or None without one."""
    if not exact:
        return None
    place = locate(words, exact, prefix, suffix)
    if place is None:
        return Quote(before=prefix, words=exact, after=suffix, found=False)
    start, end = place
    before, after = words[:start], words[end:]
    return Quote(
        before=before if len(before) <= _AROUND else f"… {before[-_AROUND:]}",
        words=words[start:end],
        after=after if len(after) <= _AROUND else f"{after[:_AROUND]} …",
    )


def base_words(section: Section | None, exact: str, prefix: str = "", suffix: str = "") -> str:
    """What a proposed wording is compared with: the passage, else the section, else nothing."""
    if section is None:
        return ""
    words = plain_text(section.html)
    place = locate(words, exact, prefix, suffix) if exact else None
    return words[place[0] : place[1]] if place else words


def wording_diff(contribution: Contribution, proposed: str = "") -> list[Passage]:
    """The proposed wording against what stands there, word by word; empty without one."""
    proposed = proposed or contribution.proposed_wording
    if not proposed:
        return []
    base = base_words(
        contribution.section, contribution.exact, contribution.prefix, contribution.suffix
    )
    return [Passage(text=text, change=change) for text, change in word_diff(base, proposed)]


def difference(old: str, new: str) -> list[Passage]:
    return [Passage(text=text, change=change) for text, change in word_diff(old, new)]


def same_words(one: str, other: str) -> bool:
    """White space is no difference."""
    return one.split() == other.split()


def way(consultation: Consultation, *further: Link) -> list[Link]:
    """The breadcrumb down to the consultation and below it."""
    return [
        Link(label=_("Home"), url=reverse("home")),
        Link(label=_("Consultations"), url=reverse("consultations")),
        Link(label=consultation.title, url=reverse("consultation", args=[consultation.slug])),
        *further,
    ]


def section_url(consultation: Consultation, section: Section | None) -> str:
    """The section on the reading page of its consultation."""
    page = reverse("consultation", args=[consultation.slug])
    return f"{page}#{anchor(section.number)}" if section is not None else page
