"""From what is known about a consultation to the words and values that its pages show."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mitsprache.common.pages import kept_while
from mitsprache.common.ui.values import Badge, Fact, Link
from mitsprache.consultations.models import Consultation, Succession
from mitsprache.consultations.queries import counting, drafts
from mitsprache.consultations.queries.counting import Counts, Tally
from mitsprache.consultations.queries.drafts import After, Removed
from mitsprache.consultations.queries.reading import Facts, Listed, Lists, Stamp
from mitsprache.deliberation.queries.because import because_in

from . import draft
from .draft import Frame, Written, anchor, count_words


def text_language() -> str:
    """The language of the documents' texts where it is not the page's, else empty."""
    return "" if get_language() == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE


def frame(facts: Facts, *, may_write: bool = False) -> Frame:
    base = reverse("consultation", args=[facts.slug])
    return Frame(
        base=base,
        write_url=f"{base}beitrag/?abschnitt=" if may_write else "",
        language=text_language(),
    )


def written(facts: Facts, version_id: int, stamp: Stamp, frame: Frame) -> Written:
    """The text of a version that came through the read door. Two queries, kept afterwards.

    Nothing of it changes but the names of action fields, and with these the document's counter.
    """
    return kept_while(
        ("draft", version_id, get_language()),
        stamp.document,
        lambda: draft.written(
            drafts.draft(version_id=version_id, document_id=facts.document_id), frame
        ),
    )


def tally(facts: Facts, stamp: Stamp) -> Tally:
    """How much came in to each section. One query, kept until something more does."""
    return kept_while(("tally", facts.id), stamp.consultation, lambda: counting.tally(facts.id))


def because(version_id: int, stamp: Stamp) -> dict[int, tuple[str, ...]]:
    """By section the contributions that changed it. One query, kept until something comes in."""
    return kept_while(
        ("because", version_id),
        (stamp.consultation, stamp.document),
        lambda: because_in(version_id),
    )


def because_links(facts: Facts, stamp: Stamp, section_id: int) -> SafeString:
    """Because of what one section of the version that is consulted on was changed; or nothing."""
    references = because(facts.version_id, stamp).get(section_id)
    return draft.because_of(references) if references else SafeString("")


# --- the window -----------------------------------------------------------------------------------


def state_badge(state: str) -> Badge:
    if state == "open":
        return Badge(label=_("open for contributions"), tone="warm", icon="comments")
    if state == "upcoming":
        return Badge(label=_("opens soon"), tone="accent", icon="calendar")
    return Badge(label=_("closed"), tone="neutral", icon="check")


def days_words(days: int) -> str:
    """ "12 days left"; on the last day itself that it is today."""
    if days <= 0:
        return _("today is the last day")
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}


def last_day_words(facts: Facts) -> str:
    return date_format(facts.last_day, "DATE_FORMAT")


def opening_words(facts: Facts) -> str:
    return date_format(localtime(facts.opens_at), "DATETIME_FORMAT")


@dataclass(frozen=True, slots=True)
class Window:
    """The window in words. `head` is one line, `more` the second; `why_not` where it is closed."""

    state: str
    badge: Badge
    head: str
    more: str
    why_not: str


def window(facts: Facts, at: dt.datetime) -> Window:
    state = facts.state_at(at)
    last_day = last_day_words(facts)
    if state == "open":
        head = _("Open until the end of %(day)s") % {"day": last_day}
        return Window(state, state_badge(state), head, days_words(facts.days_left(at)), "")
    if state == "upcoming":
        opens = opening_words(facts)
        return Window(
            state,
            state_badge(state),
            _("Opens on %(moment)s") % {"moment": opens},
            _("You can read the draft already. It then stays open until the end of %(day)s.")
            % {"day": last_day},
            _("You can suggest changes from %(moment)s on.") % {"moment": opens},
        )
    return Window(
        state,
        state_badge(state),
        _("Closed since the end of %(day)s") % {"day": last_day},
        _("You can still read the draft and everything that was contributed."),
        _("The time for suggestions ended with %(day)s.") % {"day": last_day},
    )


def who_words(who: str) -> str:
    return {
        Consultation.Who.CONFIRMED: _(
            "Everybody. You need an e-mail address, but no account; on paper it works as well."
        ),
        Consultation.Who.REGISTERED: _("Everybody with an account on this site."),
        Consultation.Who.INVITED: _("People who were invited. Everybody can read along."),
    }[Consultation.Who(who)]


def facts_before_writing(facts: Facts) -> list[Fact]:
    """What people should know before they write; what was not stated is left out."""
    german = text_language()
    due = facts.answer_due.in_words() if facts.answer_due else ""
    beforehand = facts.moderation == Consultation.Moderation.BEFORE
    reading = (
        _("The moderation reads every contribution before it is shown.")
        if beforehand
        else _("Contributions are shown at once; the moderation reads them afterwards.")
    )
    formal = facts.formality == Consultation.Formality.FORMAL
    lines = (
        (_("What is open, what is settled"), facts.room_for_decision, german),
        (_("Who decides"), facts.who_decides, german),
        (_("What becomes of the contributions"), facts.what_follows, german),
        (_("Answers are promised for"), due, ""),
        (_("Who can take part"), who_words(facts.who), ""),
        (_("How it is moderated"), reading, ""),
        (_("Kind of procedure"), _("required by law") if formal else "", ""),
    )
    return [
        Fact(term=term, value=value, language=language) for term, value, language in lines if value
    ]


# --- lists ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Card:
    """A consultation on a list, ready for its template."""

    title: str
    url: str
    badge: Badge
    project: str
    when: str
    days: str
    count: str
    language: str


def cards(items: Sequence[Listed]) -> list[Card]:
    base = reverse("consultations")
    language = text_language()
    return [
        Card(
            title=item.facts.title,
            url=f"{base}{item.facts.slug}/",
            badge=state_badge(item.state),
            project=item.facts.project_title,
            when=_when(item),
            days=days_words(item.days_left) if item.state == "open" else "",
            count="" if item.state == "upcoming" else _number(item.count),
            language=language,
        )
        for item in items
    ]


def cards_in_order(found: Lists) -> list[Card]:
    """All of a list as cards: open ones, then coming and past ones."""
    return cards([*found.open, *found.upcoming, *found.closed])


def _when(item: Listed) -> str:
    if item.state == "upcoming":
        return _("from %(moment)s") % {"moment": opening_words(item.facts)}
    words = _("until %(day)s") if item.state == "open" else _("ended on %(day)s")
    return words % {"day": last_day_words(item.facts)}


def _number(count: int) -> str:
    words = ngettext("%(number)s contribution", "%(number)s contributions", count)
    return words % {"number": count}


# --- one section ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What became of a section in a later version; `links` lead to where it stands there."""

    words: str
    links: Sequence[Link]
    compare_url: str


def after(lines: Sequence[After], facts: Facts) -> list[Aftermath]:
    """In words what each later version did to the section."""
    base = reverse("consultation", args=[facts.slug])
    by_version: dict[int, list[After]] = {}
    for line in lines:
        by_version.setdefault(line.version, []).append(line)
    return [
        Aftermath(
            words=became_words(some[0].kind) % {"version": version},
            links=[
                Link(
                    label=f"{line.number} {line.title or ''}".strip(),
                    url=f"{base}fassungen/{version}/#{anchor(line.number)}",
                )
                for line in some
                if line.number
            ],
            compare_url=f"{base}vergleich/{facts.version_number}..{version}/",
        )
        for version, some in by_version.items()
    ]


def became_words(kind: str) -> str:
    """What became of a section, with a place for the number of the version."""
    return {
        Succession.Kind.UNCHANGED: _("Unchanged in version %(version)s:"),
        Succession.Kind.CHANGED: _("Changed in version %(version)s:"),
        Succession.Kind.MOVED: _("Moved in version %(version)s:"),
        Succession.Kind.SPLIT: _("Split in version %(version)s into:"),
        Succession.Kind.MERGED: _("Merged in version %(version)s into:"),
        Succession.Kind.REMOVED: _("Removed in version %(version)s."),
    }[Succession.Kind(kind)]


@dataclass(frozen=True, slots=True)
class Gone:
    """A removed section with what was said to it."""

    heading: str
    html: str
    when: str
    url: str
    count: str
    because: SafeString


def removed(line: Removed, counts: Counts, frame: Frame, references: Sequence[str] = ()) -> Gone:
    return Gone(
        heading=f"{line.section_number} {line.title}".strip(),
        html=line.html,
        when=_("Removed in version %(version)s") % {"version": line.number},
        url=frame.section(line.consulted_number),
        count=count_words(counts),
        because=draft.because_of(references) if references else SafeString(""),
    )


def neighbour(near: tuple[str, str] | None, frame: Frame) -> Link | None:
    """The section before or after this one as a link."""
    if near is None:
        return None
    return Link(label=" ".join(filter(None, near)), url=frame.section(near[0]))


# --- the way here ---------------------------------------------------------------------------------


def breadcrumb(facts: Facts, *below: Link) -> list[Link]:
    return [
        Link(label=_("Home"), url=reverse("home")),
        Link(label=_("Consultations"), url=reverse("consultations")),
        Link(label=facts.title, url=reverse("consultation", args=[facts.slug])),
        *below,
    ]
