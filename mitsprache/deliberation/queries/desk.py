"""Lists of cases as people at the desk work through them; a fixed number of queries each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.text import Truncator

from mitsprache.common import clock
from mitsprache.common.references import canonical
from mitsprache.consultations.models import ActionField, Consultation, Contribution
from mitsprache.directory.rules import is_staff, offices_of
from mitsprache.groups.models import WorkingGroup

from ..models import (
    Assignment,
    Case,
    CaseContribution,
    Decision,
    PacketCase,
    Recommendation,
)
from ..models.decision import CHANGES_TEXT
from ..rules import desk_cases
from ..states import ANSWERED, CLOSED, OPEN
from .conflicts import disagreeing
from .missing import standing

PER_PAGE = 50
IN_WORK = (Decision.State.DRAFTED, Decision.State.APPROVED)

# What the tabs of a list hold, in their order; the words for them are the interface's.
TABS: dict[str, Q] = {
    "offen": Q(state__in=OPEN),
    "ohne-gruppe": Q(state__in=OPEN, lead=None),
    "ueberfaellig": Q(state__in=OPEN, is_overdue=True),
    "konflikt": Q(state__in=OPEN, has_conflict=True),
    "entscheiden": Q(state=Case.State.RECOMMENDED, in_work=""),
    "freigeben": Q(in_work=Decision.State.DRAFTED),
    "einarbeiten": Q(to_work_in=True),
    "erledigt": Q(state__in=(*ANSWERED, *CLOSED)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The filters of a list, already checked; empty ones let everything through.

    `who`: "ich", "niemand", "amt-<key>" or "person-<key>". `since`: opened on this day or later;
    `fresh`: in no packet of the group whose list it is.
    """

    tab: str = "offen"
    state: str = ""
    group: int = 0
    field: int = 0
    topic: int = 0
    who: str = ""
    since: dt.date | None = None
    fresh: bool = False
    search: str = ""

    @property
    def count(self) -> int:
        marks = (self.state, self.group, self.field, self.topic, self.who, self.since)
        return sum(map(bool, (*marks, self.fresh, self.search)))


class _Counted(Paginator[Any]):
    """Pages of rows whose number is known already."""

    def __init__(self, rows: Any, per_page: int, *, number_of_rows: int) -> None:
        super().__init__(rows, per_page)
        self._rows = number_of_rows

    @cached_property
    def count(self) -> int:
        return self._rows


def consultation_for(person: Any, pk: int) -> Consultation | None:
    """A consultation in which `person` works on cases, None for every other one."""
    found = near(Consultation.objects.filter(pk=pk))
    return found.filter(_works_in(person)).first()


def consultations_for(person: Any) -> list[Consultation]:
    """The consultations in which `person` works on cases, the newest first.

    Each with its numbers of cases: `all_cases`, `open_cases`, `late_cases`, those that she works
    on. One query.
    """
    today = clock.local_day(clock.database_now())
    mine = Q(cases__in=desk_cases(Case.objects.all(), person))
    still_open = mine & Q(cases__state__in=OPEN)
    found = near(Consultation.objects.filter(_works_in(person))).annotate(
        all_cases=Count("cases", filter=mine),
        open_cases=Count("cases", filter=still_open),
        late_cases=Count("cases", filter=still_open & Q(cases__due__lt=today)),
    )
    return list(found.order_by("-opens_at", "-pk"))


def near(found: QuerySet[Consultation]) -> QuerySet[Consultation]:
    return found.select_related("version__document__project__office", "closing")


def _works_in(person: Any) -> Q:
    works = Q(Exists(desk_cases(Case.objects.all(), person).filter(consultation=OuterRef("pk"))))
    if offices_of(person) or person.has_perm("directory.open_moderation"):
        # Before the first case is there.
        editable = Consultation.objects.editable_by(person).filter(published_at__isnull=False)
        works |= Q(pk__in=editable.values("pk"))
    return works


def works_as_staff(person: Any, case: Case) -> bool:
    """Sees `case` as the city does, with held texts and names of handlers, not as a member."""
    if person.has_perm("directory.open_moderation"):
        return True
    offices = offices_of(person)
    project = case.consultation.version.document.project
    return case.owner_id in offices or project.office_id in offices


def cases_in(person: Any, parent: Consultation | WorkingGroup) -> QuerySet[Case]:
    """The cases of a consultation, or those that a group has now, on which `person` works."""
    mine = desk_cases(Case.objects.all(), person)
    if isinstance(parent, Consultation):
        return mine.filter(consultation=parent)
    return mine.filter(Exists(_now(group=parent)))


def marked(cases: QuerySet[Case]) -> QuerySet[Case]:
    """`cases` with what the tabs ask: is_overdue, has_conflict, in_work, to_work_in."""
    today = clock.local_day(clock.database_now())
    in_work = Decision.objects.filter(case=OuterRef("pk"), state__in=IN_WORK).values("state")[:1]
    waiting = standing(Decision.objects.filter(case=OuterRef("pk"), verdict__in=CHANGES_TEXT))
    return cases.annotate(
        is_overdue=Q(due__lt=today),
        has_conflict=disagreeing(),
        in_work=or_empty(Subquery(in_work)),
        to_work_in=Q(state=Case.State.ANSWERED) & Q(Exists(waiting)),
    )


def or_empty(found: Subquery) -> Any:
    """A text of another row, or nothing."""
    return Coalesce(found, Value(""), output_field=CharField())


def title_for(case: Case, *, staff: bool) -> str:
    """What the case is called for this reader; `links` with their contributions are at hand.

    Titles begin as words of a contribution. When one of them is not hers to read, the words of
    one that is stand instead; nothing is left of what everybody has taken back.
    """
    readable, hidden = [], False
    for link in case.links.all():
        one = link.contribution
        if (
            one.state == Contribution.State.RECEIVED
            and not one.staff_only
            or staff
            and one.state != Contribution.State.WITHDRAWN
        ):
            readable.append(one)
        else:
            hidden = True
    if not hidden:
        return case.title
    return Truncator(" ".join(readable[0].text.split())).chars(90) if readable else ""


def case_list(
    person: Any, parent: Consultation | WorkingGroup, chosen: Chosen, *, number: str
) -> tuple[Page[Case], dict[str, int]]:
    """A page of the cases that fit, the first due ones first, and the count of every tab; for a
    group `fresh` as well: what no packet of it holds yet.

    Three queries for any number. A case comes with owner, handler, lead, field, topic, with
    `links` to its contributions and their sections, `others` (involved groups), `recommended`
    (the verdict of the lead group) and the marks of the tabs.
    """
    cases, wanted = _narrowed(person, marked(cases_in(person, parent)), parent, chosen)
    fits = TABS[chosen.tab] & wanted
    counts: dict[str, int] = cases.aggregate(
        found=Count("pk", filter=fits),
        **_fresh(parent),
        **{name.replace("-", "_"): Count("pk", filter=tab) for name, tab in TABS.items()},
    )
    said = Recommendation.objects.filter(
        case=OuterRef("pk"), group=OuterRef("lead"), replaced_at=None
    ).values("verdict")[:1]
    involved = (
        Assignment.objects.filter(case=OuterRef("pk"), until=None, role=Assignment.Role.INVOLVED)
        .order_by()
        .values("case")
        .annotate(number=Count("pk"))
        .values("number")
    )
    rows = (
        cases.filter(fits)
        .select_related("owner", "handler", "lead", "field", "topic")
        .prefetch_related(links_of())
        .annotate(recommended=or_empty(Subquery(said)), others=Subquery(involved))
        .order_by("due", "pk")
    )
    page = _Counted(rows, PER_PAGE, number_of_rows=counts.pop("found")).get_page(number)
    tabs = {name: counts[name.replace("-", "_")] for name in TABS}
    return page, tabs | {"fresh": counts.get("fresh", 0)}


def links_of(path: str = "links") -> "Prefetch[Any]":
    """The contributions of cases with their sections, read once for all of them."""
    links = CaseContribution.objects.select_related("contribution__section").defer(
        "contribution__html", "contribution__section__text", "contribution__section__html"
    )
    return Prefetch(path, links)


def _narrowed(
    person: Any, cases: QuerySet[Case], parent: Consultation | WorkingGroup, chosen: Chosen
) -> tuple[QuerySet[Case], Q]:
    """The filters beside the tab as one condition, on `cases` with what it asks."""
    wanted, asked = Q(), {}
    for name in ("state", "field", "topic"):
        if value := getattr(chosen, name):
            wanted &= Q(**{name: value})
    if chosen.group:
        asked["has_group"] = Exists(_now(group=chosen.group))
        wanted &= Q(has_group=True)
    if chosen.who:
        wanted &= _in_whose_hands(person, chosen.who)
    if chosen.since:
        day_before = chosen.since - dt.timedelta(days=1)
        wanted &= Q(opened_at__gte=clock.end_of_local_day(day_before))
    if chosen.fresh:
        wanted &= Q(is_packed=False)
    if chosen.search:
        asked["is_found"] = _found_by(person, chosen.search)
        wanted &= Q(is_found=True) | _named(person, chosen.search)
    if isinstance(parent, WorkingGroup):
        packed = PacketCase.objects.filter(case=OuterRef("pk"), packet__group=parent)
        asked["is_packed"] = Exists(packed)
    return cases.annotate(**asked), wanted


def _fresh(parent: Consultation | WorkingGroup) -> dict[str, Any]:
    """For a group how many open cases are in no packet of it, as `fresh`."""
    if isinstance(parent, WorkingGroup):
        return {"fresh": Count("pk", filter=Q(state__in=OPEN, is_packed=False))}
    return {}


def _now(**of: Any) -> QuerySet[Assignment]:
    return Assignment.objects.filter(case=OuterRef("pk"), until=None, **of)


def _in_whose_hands(person: Any, who: str) -> Q:
    kind, _dash, key = who.partition("-")
    if kind == "ich":
        return Q(handler=person.pk)
    if kind == "niemand":
        return Q(handler=None)
    return Q(owner=int(key)) if kind == "amt" else Q(handler=int(key))


def _named(person: Any, search: str) -> Q:
    """By the code of the case, or its name; not the name for members: it may hold words of what
    is held back."""
    named = Q(code=search.upper().replace(" ", ""))
    return named | Q(title__icontains=search) if is_staff(person) else named


def _found_by(person: Any, search: str) -> Exists:
    """By the reference of a contribution; or by words, for the staff of all but taken-back ones,
    for members of public ones."""
    links = CaseContribution.objects.filter(case=OuterRef("pk"))
    if reference := canonical(search):
        return Exists(links.filter(contribution__reference=reference))
    links = links.filter(
        Q(contribution__text__icontains=search)
        | Q(contribution__proposed_wording__icontains=search)
    ).exclude(contribution__state=Contribution.State.WITHDRAWN)
    if not is_staff(person):
        links = links.filter(contribution__state="received", contribution__staff_only=False)
    return Exists(links)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What can be filtered by: (key, words) each."""

    groups: list[tuple[int, str]]
    fields: list[tuple[int, str]]
    topics: list[tuple[int, str]]
    offices: list[tuple[int, str]]
    people: list[tuple[int, str]]


def facets(person: Any, parent: Consultation | WorkingGroup) -> Facets:
    """The choices of the filters, in one query."""
    if isinstance(parent, WorkingGroup):
        project: Any = parent.project
        fields: Any = ActionField.objects.filter(document__project=project)
    else:
        project = parent.version.document.project
        fields = ActionField.objects.filter(document=parent.version.document_id)
    names = ("kind", "key", "number", "name")
    kinds = {"g": project.groups, "t": project.topics_across, "f": fields}
    rows = [
        found.annotate(kind=Value(kind), key=F("pk")).order_by().values_list(*names)
        for kind, found in kinds.items()
    ]
    cases = cases_in(person, parent).order_by()
    hands = {"o": ("owner", "owner__name"), "p": ("handler", "handler__display_name")}
    for kind, (key, name) in hands.items():
        held = cases.filter(**{f"{key}__isnull": False}).values(key, name).distinct()
        rows.append(held.values_list(Value(kind), key, Value(""), name))
    found: dict[str, list[tuple[int, str]]] = {kind: [] for kind in (*kinds, *hands)}
    for kind, pk, number, name in sorted(
        rows[0].union(*rows[1:]), key=lambda row: (_natural(row[2]), row[3])
    ):
        found[kind].append((pk, f"{number} {name}".strip()))
    return Facets(
        groups=found["g"],
        fields=found["f"],
        topics=found["t"],
        offices=found["o"],
        people=found["p"],
    )


def _natural(number: str) -> tuple[int, str]:
    digits = "".join(mark for mark in number if mark.isdigit())
    return (int(digits) if digits else 0, number)


def chosen_cases(cases: QuerySet[Case], keys: Mapping[int, int]) -> list[Case]:
    """Of the chosen keys those that are among `cases`, with what a page says of them."""
    found = cases.filter(pk__in=keys).select_related("owner", "handler", "lead")
    return list(found.prefetch_related(links_of()).order_by("due", "pk"))
