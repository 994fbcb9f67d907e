"""What the desk shows of consultations and of what people contribute to them."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from mitsprache.common import clock
from mitsprache.common.references import canonical
from mitsprache.consultations.models import (
    Channel,
    Consultation,
    Contribution,
    Section,
    Version,
)
from mitsprache.consultations.times import state_at

from .free_days import free_day

PER_PAGE = 50
_State = Contribution.State
# Unconfirmed ones are nobody's business yet.
STATES = (_State.RECEIVED, _State.HELD, _State.HIDDEN, _State.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The filters of the list, already checked; empty ones let everything through."""

    state: str = ""
    channel: str = ""
    section: str = ""
    late: bool = False
    staff_only: bool = False
    search: str = ""

    @property
    def count(self) -> int:
        marks = (self.state, self.channel, self.section, self.late, self.staff_only, self.search)
        return sum(map(bool, marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A consultation in the list: its window's state and what came in."""

    consultation: Consultation
    state: str
    received: int
    held: int


def consultation_list(person: Any, *, number: str) -> tuple[list[Listed], Page[Consultation]]:
    """A page of the consultations that `person` works on, the newest first."""
    mine = (
        Consultation.objects.editable_by(person)
        .select_related("version__document__project")
        .annotate(
            received=Count("contributions", filter=Q(contributions__state__in=STATES)),
            held=Count("contributions", filter=Q(contributions__state=_State.HELD)),
        )
    )
    page = Paginator(mine.order_by("-opens_at", "-pk"), PER_PAGE).get_page(number)
    at = clock.database_now()
    rows = [
        Listed(consultation=row, state=window_state(row, at), received=row.received, held=row.held)
        for row in page.object_list
    ]
    return rows, page


def window_state(consultation: Consultation, at: Any = None) -> str:
    """`draft`, `upcoming`, `open` or `closed`."""
    if consultation.published_at is None:
        return "draft"
    return state_at(consultation, at or clock.database_now())


def consultation_of(person: Any, pk: int) -> Consultation | None:
    """A consultation that `person` works on, None for every other one."""
    mine = Consultation.objects.editable_by(person).select_related(
        "version__document__project__office"
    )
    return mine.filter(pk=pk).first()


def contributions_of(person: Any, consultation: Consultation) -> QuerySet[Contribution]:
    """All that the staff may read here: no unconfirmed ones."""
    return Contribution.objects.editable_by(person).filter(consultation=consultation)


def figures(person: Any, consultation: Consultation) -> dict[str, int]:
    """How many came in, by what the staff asks for first (one query)."""
    counted: dict[str, int] = contributions_of(person, consultation).aggregate(
        all=Count("pk"),
        held=Count("pk", filter=Q(state=_State.HELD)),
        late=Count("pk", filter=Q(late=True)),
        paper=Count("pk", filter=~Q(channel=Channel.WEB)),
    )
    return counted


def contribution_list(
    person: Any, consultation: Consultation, chosen: Chosen, *, number: str
) -> Page[Contribution]:
    """A page of the contributions that fit, the newest first; three queries for any number."""
    found = contributions_of(person, consultation)
    if chosen.state:
        found = found.filter(state=chosen.state)
    if chosen.channel:
        found = found.filter(channel=chosen.channel)
    if chosen.section == "-":
        found = found.filter(section=None)
    elif chosen.section:
        found = found.filter(section__number=chosen.section)
    if chosen.late:
        found = found.filter(late=True)
    if chosen.staff_only:
        found = found.filter(staff_only=True)
    if chosen.search:
        reference = canonical(chosen.search)
        found = (
            found.filter(reference=reference)
            if reference
            # What was taken back is read by nobody any more, so no word of it is found either.
            else found.exclude(state=_State.WITHDRAWN).filter(
                Q(text__icontains=chosen.search) | Q(proposed_wording__icontains=chosen.search)
            )
        )
    related = found.select_related("section", "contributor__person").defer("html", "section__text")
    return Paginator(related.order_by("-received_at", "-pk"), PER_PAGE).get_page(number)


def contribution_of(person: Any, consultation: Consultation, reference: str) -> Contribution | None:
    """One contribution to this very consultation, None for every other one."""
    name = canonical(reference)
    if name is None:
        return None
    found = contributions_of(person, consultation).select_related(
        "section", "contributor__person", "contributor__guest", "entered_by"
    )
    return found.filter(reference=name).first()


def section_numbers(version: Version) -> list[tuple[str, str]]:
    """Number and title of every section of the version, in reading order."""
    return list(version.sections.order_by("order").values_list("number", "title"))


def section_at(version: Version, number: str) -> Section | None:
    return version.sections.filter(number=number).first()


def entered_last(person: Any, consultation: Consultation) -> list[Contribution]:
    """What this person has typed in here most recently, for the slips."""
    mine = contributions_of(person, consultation).filter(entered_by=person)
    return list(mine.select_related("section").order_by("-pk")[:5])


def author_name(contribution: Contribution) -> str:
    """The public name; empty for nameless paper and erased people."""
    contributor = contribution.contributor
    if contributor.person is not None:
        return str(contributor.person.display_name)
    return contributor.name


def author_address(contribution: Contribution) -> str:
    """Where an answer can go; only for who may read it (consultations.read_contributors)."""
    contributor = contribution.contributor
    for known in (contributor.person, contributor.guest):
        if known is not None and getattr(known, "email", ""):
            return str(known.email)
    return contributor.email


def day_hint(consultation: Consultation) -> str:
    """What the last day is called if offices are closed on it (V-11), else empty."""
    return free_day(consultation.last_day)
