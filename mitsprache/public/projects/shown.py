"""From what is known about projects to what components show."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mitsprache.common.addresses import fixed_address
from mitsprache.common.text import with_links
from mitsprache.common.ui.values import (
    Badge,
    Card,
    Contact,
    Fact,
    Picture,
    Step,
    Tone,
)
from mitsprache.directory.queries import Name
from mitsprache.projects.models import Participation, State
from mitsprache.projects.queries import (
    ContactLine,
    CostLine,
    FactSheet,
    PictureLine,
    ProjectCard,
    StepLine,
)

STATE_LOOKS: dict[str, tuple[Tone, str]] = {
    State.IDEA: ("neutral", "bulb"),
    State.PLANNED: ("accent", "plan"),
    State.DECIDED: ("accent", "decided"),
    State.RUNNING: ("warm", "play"),
    State.FINISHED: ("success", "check-circle"),
    State.DEFERRED: ("warning", "pause"),
    State.WITHDRAWN: ("danger", "hidden"),
}
PARTICIPATION_LOOKS: dict[str, tuple[Tone, str]] = {
    Participation.PLANNED: ("accent", "calendar"),
    Participation.RUNNING: ("warm", "comments"),
    Participation.DONE: ("success", "check"),
    Participation.NONE: ("neutral", "minus"),
    Participation.OPEN: ("neutral", "question"),
}
CARD_WIDTH, CARD_HEIGHT = 480, 270
CARD_SPEC = f"fill-{CARD_WIDTH}x{CARD_HEIGHT}"
LARGE, SMALL = (1200, 900), (720, 540)
SUMMARY_LENGTH = 190


def state_badge(state: str) -> Badge:
    tone, icon = STATE_LOOKS[state]
    return Badge(label=str(State(state).label), tone=tone, icon=icon)


def participation_badge(participation: str) -> Badge:
    tone, icon = PARTICIPATION_LOOKS[participation]
    return Badge(label=str(Participation(participation).label), tone=tone, icon=icon)


def text_language() -> str:
    """The language of the sheets' texts where it is not the page's, else empty."""
    return "" if get_language() == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE


def picture_address(line: PictureLine, spec: str) -> str:
    """Where a size of the picture is fetched (content.Picture.address, without its row)."""
    return f"{settings.MEDIA_URL}bild/{line.id}/{spec}/{line.digest}.webp"


def cards(rows: Iterable[ProjectCard]) -> list[Card]:
    """The projects as cards, words and addresses made once for all of them."""
    base = fixed_address("projects")
    states = {code: state_badge(code) for code in STATE_LOOKS}
    participations = {code: participation_badge(code) for code in PARTICIPATION_LOOKS}
    language = text_language()
    return [
        Card(
            title=row.title,
            url=f"{base}{row.slug}/",
            summary=_shortened(row.summary),
            language=language,
            picture=_card_picture(row.picture),
            badges=(states[row.state], participations[row.participation]),
            where=_listed(row.districts) or row.place,
            topics=_listed(row.topics),
            next_step=f"{row.next_when}: {row.next_title}" if row.next_when else "",
            updated=row.updated_on,
            comments=row.text_count,
        )
        for row in rows
    ]


def _shortened(text: str) -> str:
    return text if len(text) <= SUMMARY_LENGTH else Truncator(text).chars(SUMMARY_LENGTH)


def _listed(names: Iterable[Name]) -> str:
    return ", ".join(name.name for name in names)


def _card_picture(line: PictureLine | None) -> Picture | None:
    if line is None:
        return None
    return Picture(
        src=picture_address(line, CARD_SPEC),
        width=CARD_WIDTH,
        height=CARD_HEIGHT,
        alt=line.alt,
    )


def large_picture(line: PictureLine) -> Picture:
    """A picture of the sheet in two sizes, with the pixels that the larger one really has."""
    width, height = fitted(line.width, line.height, *LARGE)
    small_width = fitted(line.width, line.height, *SMALL)[0]
    small = picture_address(line, "max-{}x{}".format(*SMALL))
    large = picture_address(line, "max-{}x{}".format(*LARGE))
    return Picture(
        src=small,
        srcset=f"{small} {small_width}w, {large} {width}w",
        width=width,
        height=height,
        alt=line.alt,
        credit=line.credit,
    )


def fitted(width: int, height: int, most_width: int, most_height: int) -> tuple[int, int]:
    """The size of a picture scaled down into a box, never up."""
    scale = min(1.0, most_width / max(width, 1), most_height / max(height, 1))
    return max(1, int(width * scale)), max(1, int(height * scale))


def timeline(lines: Iterable[StepLine]) -> list[Step]:
    """Lines of the timetable; where planned and actual differ, both are said."""
    language = text_language()
    return [
        Step(
            title=line.title,
            state=line.state,
            when=_when(line),
            iso=line.iso,
            text=line.note,
            language=language,
        )
        for line in lines
    ]


def _when(line: StepLine) -> str:
    when = line.when or _("without a date")
    if line.planned_when:
        when = _("%(when)s (planned: %(planned)s)") % {
            "when": when,
            "planned": line.planned_when,
        }
    if line.state == "missed":
        when = _("%(when)s: the date has passed, the result is not reported yet") % {"when": when}
    return when


@dataclass(frozen=True, slots=True)
class Parts:
    """What the sheet's template puts into components."""

    badges: list[Badge]
    at_a_glance: list[Fact]
    participation: list[Fact]
    steps: list[Step]
    dates: list[Step]
    contacts: list[Contact]
    main_picture: Picture | None
    pictures: list[Picture]
    cost_history: tuple[CostLine, ...]
    source: SafeString
    language: str
    page_language: str
    german: SafeString
    edit_url: str


def parts(sheet: FactSheet) -> Parts:
    """The sheet cut for its page."""
    pictures = [large_picture(line) for line in sheet.pictures]
    language = text_language()
    return Parts(
        badges=[state_badge(sheet.state), participation_badge(sheet.participation)],
        at_a_glance=_at_a_glance(sheet),
        participation=_participation(sheet),
        steps=timeline(sheet.steps),
        dates=timeline(sheet.dates),
        contacts=_contacts(sheet.contacts),
        main_picture=pictures[0] if pictures else None,
        pictures=pictures[1:],
        cost_history=sheet.cost_statements if len(sheet.cost_statements) > 1 else (),
        # Django's urlize took one thirtieth of the whole page for this one line.
        source=SafeString(with_links(sheet.source_note)),
        language=language,
        page_language=get_language() or settings.LANGUAGE_CODE,
        german=format_html(' lang="{}" dir="auto"', language) if language else SafeString(""),
        edit_url=f"/redaktion/vorhaben/{sheet.id}/",
    )


def _contacts(lines: Iterable[ContactLine]) -> list[Contact]:
    """Who can be asked; the role stands once above those who share it."""
    contacts: list[Contact] = []
    said = ""
    for line in lines:
        role = capfirst(line.role_label)
        contacts.append(
            Contact(
                role="" if role == said else role,
                office=line.office or line.name,
                name=line.name if line.office else "",
                phone=line.phone,
                mail=line.email,
            )
        )
        said = role
    return contacts


def _at_a_glance(sheet: FactSheet) -> list[Fact]:
    unknown = _("not stated")
    facts = [
        Fact(term=_("Responsible"), value=sheet.office.name if sheet.office else unknown),
        Fact(
            term=ngettext("District concerned", "Districts concerned", len(sheet.districts)),
            value=_listed(sheet.districts) or unknown,
        ),
        Fact(term=_("Topics"), value=_listed(sheet.topics) or unknown),
    ]
    if sheet.place:
        facts.append(Fact(term=_("Place"), value=sheet.place))
    if line := sheet.next_line:
        facts.insert(0, Fact(term=_("Next date"), value=f"{line.when}: {line.title}"))
    if sheet.listed_since:
        facts.append(
            Fact(
                term=_("Listed since"),
                value=date_format(sheet.listed_since, "DATE_FORMAT"),
            )
        )
    if sheet.first_edition:
        facts.append(Fact(term=_("First published in"), value=sheet.first_edition))
    return facts


def _participation(sheet: FactSheet) -> list[Fact]:
    """What is known about the participation, in the order in which people ask."""
    board = {"yes": _("yes"), "no": _("no")}.get(sheet.advisory_board, "")
    own, german = "", text_language()
    lines = (
        (_("Level"), sheet.level_label, own),
        (_("Kind of procedure"), sheet.formality_label, own),
        (_("Period"), sheet.participation_when, own),
        (_("What is open, what is settled"), sheet.room_for_decision, german),
        (_("Aim"), sheet.participation_goal, german),
        (_("Responsible for the participation"), sheet.participation_lead, german),
        (_("Recommended by the advisory board"), board, own),
        (_("Cost of the participation"), sheet.participation_cost, german),
        (_("Support"), sheet.participation_support, german),
        (_("Events"), sheet.events_note, german),
    )
    return [
        Fact(term=term, value=value, language=language) for term, value, language in lines if value
    ]
