"""The synopsis: everything that was said and what became of it, in one table.

One row for each contribution that everybody can read and each of its cases that goes on; in the
order of the printed sections, then of the references. Read in portions, so that twenty thousand
rows cost no more memory than five hundred.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.text import Truncator

from mitsprache.common import clock
from mitsprache.common.references import canonical
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.consultations.queries.contributions import author_name
from mitsprache.consultations.queries.counting import readable
from mitsprache.groups.models import WorkingGroup

from ..models import Adoption, Case, CaseContribution, Decision, Recommendation
from ..states import CLOSED
from .changes import Change, changes_of
from .missing import standing
from .states import state_of

PORTION = 500
PAGE = 50
OPEN = "open"  # as a verdict that is looked for: not answered yet
_LONGEST_CHANGE = 600
_LONGEST_PASSAGE = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for; empty ones let everything through.

    `fields` and `groups` are keys, `verdicts` and `states` codes (also OPEN), `late` None: both.
    """

    fields: Sequence[int] = ()
    groups: Sequence[int] = ()
    verdicts: Sequence[str] = ()
    channels: Sequence[str] = ()
    states: Sequence[str] = ()
    late: bool | None = None
    search: str = ""

    @property
    def number(self) -> int:
        """How many filters are in use."""
        lists = (self.fields, self.groups, self.verdicts, self.channels, self.states)
        return sum(map(len, lists)) + (self.late is not None) + bool(self.search)


@dataclass(frozen=True, slots=True)
class Row:
    """One row; codes as in files and API. All of it is public but a name that was asked for.

    `section` is the number as printed, empty for the whole document. `author` is "Person 17"
    unless names were asked for. Of what is not answered yet, recommendation, verdict, reason and
    day are empty. `changed` says in short which words of which section are new.
    """

    reference: str
    case: str
    section: str
    section_title: str
    passage: str
    text: str
    proposed_wording: str
    language: str
    author: str
    organisation: str
    channel: str
    received: dt.date
    late: bool
    kind: str
    field: str
    group: str
    recommendation: str
    recommendation_reason: str
    verdict: str
    reason: str
    decided_by: str
    decided_on: dt.date | None
    changed: str
    state: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows; a page beyond the end is the last one."""

    rows: Sequence[Row]
    count: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


Place = tuple[int, int | None]  # keys of contribution and case


def rows(
    consultation: Consultation, asked: Asked | None = None, *, with_names: bool = False
) -> Iterator[Row]:
    """All rows that fit. Ten queries for every five hundred of them.

    `with_names`: the author's public name instead of a number; the caller has asked for the right.
    """
    found = places(consultation, asked or Asked())
    authors = {} if with_names else _numbers(consultation)
    for start in range(0, len(found), PORTION):
        yield from _portion(found[start : start + PORTION], authors)


def page(consultation: Consultation, asked: Asked, *, number: int = 1) -> Page:
    """A page of what fits, as everybody may read it."""
    found = places(consultation, asked)
    number = max(1, min(number, -(-len(found) // PAGE)))
    start = (number - 1) * PAGE
    shown = list(_portion(found[start : start + PAGE], _numbers(consultation)))
    return Page(rows=shown, count=len(found), number=number)


def groups_of(consultation: Consultation) -> list[WorkingGroup]:
    """The groups that lead cases of this consultation, in their order."""
    leading = Case.objects.filter(consultation=consultation).exclude(lead=None)
    return list(WorkingGroup.objects.filter(pk__in=leading.values("lead")).order_by("number", "pk"))


def states() -> list[str]:
    """The codes of states that a row can have, in the order of the process."""
    return list(dict.fromkeys(_public(state) for state in Case.State.values if state not in CLOSED))


def _public(case: str) -> str:
    """What the public is told of a readable contribution's concern in this state."""
    return state_of(Contribution.State.RECEIVED, [case]).code


# --- which rows -----------------------------------------------------------------------------------


def places(consultation: Consultation, asked: Asked) -> list[Place]:
    """The keys of all rows in their order. Two queries at most."""
    links = CaseContribution.objects.filter(
        contribution__in=_contributions(consultation, asked)
    ).exclude(case__state__in=CLOSED)
    links = _of_cases(links, asked)
    order = Coalesce("contribution__section__order", -1)
    named = (order, "contribution__reference", "contribution", "case")
    found = list(links.order_by().values_list(*named))
    if _fits_without_case(asked):
        going_on = CaseContribution.objects.filter(contribution=OuterRef("pk")).exclude(
            case__state__in=CLOSED
        )
        alone = _contributions(consultation, asked).filter(~Exists(going_on))
        if asked.fields:
            alone = alone.filter(section__field__in=asked.fields)
        rows = alone.order_by().values_list(Coalesce("section__order", -1), "reference", "pk")
        found += [(*row, None) for row in rows]
    found.sort(key=lambda row: (row[0], len(row[1]), row[1], row[3] or 0))
    return [(contribution, case) for _order, _reference, contribution, case in found]


def _contributions(consultation: Consultation, asked: Asked) -> "QuerySet[Contribution]":
    found = readable().filter(consultation=consultation)
    if asked.channels:
        found = found.filter(channel__in=asked.channels)
    if asked.late is not None:
        found = found.filter(late=asked.late)
    if asked.search:
        reference = canonical(asked.search)
        if reference:
            return found.filter(reference=reference)
        words = asked.search
        found = found.filter(Q(text__icontains=words) | Q(proposed_wording__icontains=words))
    return found


def _of_cases(links: "QuerySet[CaseContribution]", asked: Asked) -> "QuerySet[CaseContribution]":
    if asked.fields:
        links = links.filter(case__field__in=asked.fields)
    if asked.groups:
        links = links.filter(case__lead__in=asked.groups)
    if asked.states:
        wanted = [state for state in Case.State.values if _public(state) in asked.states]
        links = links.filter(case__state__in=wanted)
    if asked.verdicts:
        answers = standing(Decision.objects.filter(case=OuterRef("case")))
        fits = Exists(answers.filter(verdict__in=asked.verdicts))
        if OPEN in asked.verdicts:
            return links.filter(fits | ~Exists(answers))
        return links.filter(fits)
    return links


def _fits_without_case(asked: Asked) -> bool:
    """A contribution that has no case (yet) has neither group nor answer."""
    verdict = not asked.verdicts or OPEN in asked.verdicts
    state = not asked.states or Contribution.State.RECEIVED.value in asked.states
    return verdict and state and not asked.groups


def _numbers(consultation: Consultation) -> dict[tuple[str, int], int]:
    """A number for each author: the place of what she handed in first, so that it never moves.

    Whoever has left the platform is somebody else with each of her contributions.
    """
    rows = (
        Contribution.objects.filter(consultation=consultation)
        .exclude(state=Contribution.State.UNCONFIRMED)
        .order_by("pk")
        .values_list("contributor", "contributor__person", "contributor__guest")
    )
    found: dict[tuple[str, int], int] = {}
    for number, (contributor, person, guest) in enumerate(rows.iterator(), start=1):
        found.setdefault(_who(contributor, person, guest), number)
    return found


def _who(contributor: int, person: int | None, guest: int | None) -> tuple[str, int]:
    if person is not None:
        return "person", person
    return ("guest", guest) if guest is not None else ("contributor", contributor)


# --- what stands in them --------------------------------------------------------------------------


def _portion(portion: Sequence[Place], authors: dict[tuple[str, int], int]) -> Iterator[Row]:
    said = (
        Contribution.objects.filter(pk__in={contribution for contribution, _case in portion})
        .select_related("section", "contributor__person")
        .defer("html", "section__text", "section__html")
        .in_bulk()
    )
    keys = {case for _contribution, case in portion if case is not None}
    cases = Case.objects.filter(pk__in=keys).select_related("field", "lead").in_bulk()
    extracts = {
        (link.contribution_id, link.case_id): link.extract
        for link in CaseContribution.objects.filter(case__in=keys, contribution__in=said)
        if link.extract
    }
    answers = _answers(keys)
    changes = changes_of(answers.values())
    recommended = _recommended(cases, answers)
    for place in portion:
        one = said.get(place[0])
        case = cases.get(place[1]) if place[1] is not None else None
        if one is None:  # gone since the keys were read
            continue
        answer = answers.get(case.pk) if case is not None else None
        advice = recommended.get(case.pk) if case is not None else None
        by = (answer.body or answer.office) if answer is not None else None
        field = case.field if case is not None else None
        yield Row(
            reference=one.reference,
            case=case.code if case is not None else "",
            section=one.section.number if one.section is not None else "",
            section_title=one.section.title if one.section is not None else "",
            passage=one.exact,
            text=extracts.get((one.pk, place[1] or 0), "") or one.text,
            proposed_wording=one.proposed_wording,
            language=one.language,
            author=_author(one, authors),
            organisation=one.contributor.organisation,
            channel=one.channel,
            received=clock.local_day(one.received_at),
            late=one.late,
            kind=one.kind,
            field=str(field or ""),
            group=str(case.lead) if case is not None and case.lead is not None else "",
            recommendation=advice.verdict if advice is not None else "",
            recommendation_reason=advice.reason if advice is not None else "",
            verdict=answer.verdict if answer is not None else "",
            reason=answer.reason if answer is not None else "",
            decided_by=by.name if by is not None else "",
            decided_on=answer.decided_on if answer is not None else None,
            changed=in_short(changes.get(answer.pk, ())) if answer is not None else "",
            state=_public(case.state if case is not None else Case.State.RECEIVED),
        )


def _author(one: Contribution, authors: dict[tuple[str, int], int]) -> str:
    writer = one.contributor
    if not authors:
        return author_name(writer)
    number = authors.get(_who(writer.pk, writer.person_id, writer.guest_id))
    return f"Person {number}" if number is not None else ""


def _answers(cases: set[int]) -> dict[int, Decision]:
    """The standing decision of each case, with what of it stands in released versions."""
    adoptions = Adoption.objects.select_related("version").exclude(version__state="working")
    found = (
        standing(Decision.objects.filter(case__in=cases))
        .select_related("body", "office")
        .prefetch_related(Prefetch("adoptions", queryset=adoptions))
    )
    return {decision.case_id: decision for decision in found}


def _recommended(cases: dict[int, Case], answers: dict[int, Decision]) -> dict[int, Recommendation]:
    """What the lead group recommended when the answer was released; before that nobody is told."""
    found: dict[int, Recommendation] = {}
    for advice in Recommendation.objects.filter(case__in=answers).order_by("at", "pk"):
        released = answers[advice.case_id].released_at
        if released is None or advice.at > released:
            continue  # about a correction to come
        if advice.group_id == cases[advice.case_id].lead_id:
            found[advice.case_id] = advice
    return found


def in_short(changes: Sequence[Change]) -> str:
    """Which sections were changed and which words: "2.3: alte Worte → neue Worte"."""
    lines = []
    for change in changes:
        pairs = [_pair(passage.old, passage.new) for passage in change.passages]
        words = f"{change.title}: {' | '.join(pairs)}" if pairs else change.title
        lines.append(Truncator(words).chars(_LONGEST_CHANGE))
    return "\n".join(lines)


def _pair(old: str, new: str) -> str:
    """The words before and after, without what both begin and end with."""
    before, after = old.split(), new.split()
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    start = max(0, start - 3)  # some words around, so that it can be found
    end = max(0, end - 3)
    pieces = [words[start : len(words) - end] for words in (before, after)]
    old, new = (Truncator(" ".join(words)).chars(_LONGEST_PASSAGE) for words in pieces)
    return f"„{old}“ → „{new}“" if old and new else f"„{old}“ →" if old else f"→ „{new}“"
