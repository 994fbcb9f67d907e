"""The list of projects (Vorhabenliste): filters, sorting, pages, and what a card shows."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    ExpressionWrapper,
    F,
    Field,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.utils import timezone

from mitsprache.common.clock import local_day
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.prepared import Given, Prepared
from mitsprache.directory.queries import Name, Vocabulary, vocabulary

from ..models import Attachment, ListCount, Project, State, Step
from .shapes import PictureLine
from .words import when_in_words

PAGE_SIZE = 20
MOST_WORDS = 8
SORTS = ("updated", "title", "next")
# Withdrawn sheets are in no list.
STATES = tuple(code for code in State.values if code != State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; several values of one kind are alternatives.

    Districts and topics by slug, states and participation by code, all known to the city.
    """

    text: str = ""
    districts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    participation: tuple[str, ...] = ()
    with_place: bool = False
    sort: str = "updated"

    @property
    def words(self) -> list[str]:
        return self.text.split()[:MOST_WORDS]

    @property
    def number(self) -> int:
        """How many filters are in use."""
        kinds = (self.districts, self.topics, self.states, self.participation)
        return sum(len(values) for values in kinds) + bool(self.words)


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """A project as a list shows it."""

    id: int
    slug: str
    title: str
    summary: str
    state: str
    participation: str
    office: Name | None
    districts: tuple[Name, ...]
    topics: tuple[Name, ...]
    place: str
    latitude: float | None
    longitude: float | None
    updated_on: dt.date | None
    text_count: int
    picture: PictureLine | None
    next_when: str
    next_title: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of the list. `counts` holds, per kind and value, how many sheets there are in all."""

    cards: tuple[ProjectCard, ...]
    count: int
    page: int
    pages: int
    counts: dict[tuple[str, str], int]
    names: Vocabulary


def project_list(
    filters: Filters,
    *,
    person: Any,
    page: int,
    language: str,
    today: dt.date | None = None,
) -> ListPage:
    """Page `page` (from 1; beyond the end: the last one) of the projects that `person` may see.

    At most five queries: the counts, one count where several filters meet, the rows, what stands
    on the cards, the names. The cost grows with the page and not with the city.
    """
    today = today or local_day(timezone.now())
    names = vocabulary(language)
    counts = list_counts()
    rows = _filtered(Project.objects.visible_to(person), filters, names)
    count = _known_count(filters, counts)
    if count is None:
        count = rows.count()
    pages = max(1, -(-count // PAGE_SIZE))
    page = min(max(page, 1), pages)
    start = (page - 1) * PAGE_SIZE
    shown: Iterable[Any] = ()
    if count and start == 0 and filters == Filters():
        shown = _latest_for_everybody()
    elif count:
        shown = card_columns(_sorted(rows, filters.sort, today)[start : start + PAGE_SIZE])
    return ListPage(
        cards=as_cards(shown, names=names, today=today),
        count=count,
        page=page,
        pages=pages,
        counts=counts,
        names=names,
    )


def project_rows(
    filters: Filters, *, person: Any, after: int, n: int, today: dt.date | None = None
) -> tuple[ProjectCard, ...]:
    """The `n` projects behind the id `after`, in the order of their ids; two queries."""
    names = vocabulary("de")
    rows = _filtered(Project.objects.visible_to(person), filters, names)
    shown = rows.filter(pk__gt=after).order_by("pk")[:n]
    return cards(shown, names=names, today=today or local_day(timezone.now()))


def placed_projects(*, person: Any, n: int) -> list[tuple[Any, ...]]:
    """Slug, title, state, participation, place, latitude, longitude of what lies on a map."""
    rows = Project.objects.visible_to(person).filter(
        latitude__isnull=False, longitude__isnull=False
    )
    return list(
        rows.order_by("pk").values_list(
            "slug", "title", "state", "participation", "place", "latitude", "longitude"
        )[:n]
    )


_list_counts = Prepared(lambda: ListCount.objects.values_list("kind", "value", "count"))


def list_counts() -> dict[tuple[str, str], int]:
    """How many published sheets carry a value, by kind (`all`, `district`, ...) and value."""
    return {(kind, value): count for kind, value, count in _list_counts()}


def _known_count(filters: Filters, counts: dict[tuple[str, str], int]) -> int | None:
    """The number of results where the kept counts already tell it."""
    if filters.words or filters.with_place:
        return None
    chosen = [
        (kind, value)
        for kind, values in (
            ("district", filters.districts),
            ("topic", filters.topics),
            ("state", filters.states),
            ("participation", filters.participation),
        )
        for value in values
    ]
    if len(chosen) > 1:
        return None
    return counts.get(chosen[0] if chosen else ("all", ""), 0)


def _ids(names: dict[int, Name], slugs: Iterable[str]) -> list[int]:
    wanted = set(slugs)
    return [pk for pk, name in names.items() if name.slug in wanted]


def _filtered(
    rows: "QuerySet[Project]", filters: Filters, names: Vocabulary
) -> "QuerySet[Project]":
    if filters.states:
        rows = rows.filter(state__in=filters.states)
    if filters.participation:
        rows = rows.filter(participation__in=filters.participation)
    if filters.districts:
        rows = rows.filter(pk__in=_in_districts(_ids(names.districts, filters.districts)))
    if filters.topics:
        through = Project.topics.through.objects
        ids = _ids(names.topics, filters.topics)
        rows = rows.filter(pk__in=through.filter(topic_id__in=ids).values("project_id"))
    if filters.with_place:
        rows = rows.exclude(place="")
    for word in filters.words:
        rows = rows.filter(_mentions(word, names))
    return rows


def _in_districts(ids: Sequence[int]) -> Any:
    through = Project.districts.through.objects
    return through.filter(district_id__in=ids).values("project_id")


def _mentions(word: str, names: Vocabulary) -> Q:
    """Title, summary or place hold the word, or the name of a district does.

    SQLite folds only the case of ASCII letters, so other words are asked for in each way of
    writing.
    """
    ways = {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}
    mentions = Q()
    for way in ways:
        for column in ("title", "summary", "place"):
            mentions |= Q(**{f"{column}__icontains": way})
    folded = word.casefold()
    districts = [pk for pk, name in names.districts.items() if folded in name.name.casefold()]
    if districts:
        mentions |= Q(pk__in=_in_districts(districts))
    return mentions


def _sorted(rows: "QuerySet[Project]", sort: str, today: dt.date) -> "QuerySet[Project]":
    if sort == "title":
        return rows.order_by("title", "pk")
    if sort == "next":
        return rows.annotate(next_planned=Subquery(_next_planned(today))).order_by(
            F("next_planned").asc(nulls_last=True), "-updated_on", "-pk"
        )
    return rows.order_by("-updated_on", "-pk")


def ahead(today: dt.date) -> Q:
    """Lines of the timetable whose planned day or month is not over; ordered by `planned`.

    Written forms sort as text, so this is one range of the index with a gap: the month itself
    (`2026-11`) comes before its first days.
    """
    month = PartialDate(today.year, today.month)
    return Q(planned__gte=month) & ~Q(planned__gt=month, planned__lt=PartialDate.on(today))


def _next_planned(today: dt.date) -> Any:
    return (
        Step.objects.filter(ahead(today), project=OuterRef("pk"), is_done=False, actual="")
        .order_by("planned")
        .values("planned")[:1]
    )


def cards(
    rows: "QuerySet[Project]", *, names: Vocabulary, today: dt.date
) -> tuple[ProjectCard, ...]:
    """The rows, in their order, as cards; two queries whatever their number."""
    return as_cards(card_columns(rows), names=names, today=today)


def card_columns(rows: "QuerySet[Project]") -> "QuerySet[Project, Any]":
    return rows.values_list(
        "pk",
        "slug",
        "title",
        "summary",
        "state",
        "participation",
        "office_id",
        "place",
        "latitude",
        "longitude",
        "updated_on",
        "thread__text_count",
    )


# What nearly everybody asks for: the first page of the whole list.
_latest_for_everybody = Prepared(
    lambda: card_columns(
        Project.objects.visible_to(None).order_by("-updated_on", "-pk")[:PAGE_SIZE]
    )
)


def as_cards(rows: Iterable[Any], *, names: Vocabulary, today: dt.date) -> tuple[ProjectCard, ...]:
    found = list(rows)
    beside = _beside([row[0] for row in found], today)
    result = []
    for (
        pk,
        slug,
        title,
        summary,
        state,
        part,
        office_id,
        place,
        lat,
        lng,
        day,
        texts,
    ) in found:
        extra = beside[pk]
        result.append(
            ProjectCard(
                id=pk,
                slug=slug,
                title=title,
                summary=summary,
                state=state,
                participation=part,
                office=names.offices.get(office_id),
                districts=_named(names.districts, extra.districts),
                topics=_named(names.topics, extra.topics),
                place=place,
                latitude=lat,
                longitude=lng,
                updated_on=day,
                text_count=texts,
                picture=extra.picture,
                next_when=extra.next_when,
                next_title=extra.next_title,
            )
        )
    return tuple(result)


@dataclass(slots=True)
class _Beside:
    """What a card shows from the tables beside its row."""

    districts: list[int]
    topics: list[int]
    picture: PictureLine | None = None
    picture_order: int = 0
    next_when: str = ""
    next_title: str = ""
    next_key: tuple[dt.date, dt.date] | None = None


def _named(names: dict[int, Name], ids: Sequence[int]) -> tuple[Name, ...]:
    return tuple(name for pk, name in names.items() if pk in ids) if ids else ()


_PLAIN: "Field[Any, Any]" = CharField()


def _beside_query(number: int) -> "QuerySet[Any, Any]":
    """One statement over four tables; ids are spelled as numbers so that they can be given."""
    ids = [Given(f"project{position}", BigIntegerField()) for position in range(number)]
    of = ExpressionWrapper(F("project_id"), BigIntegerField())
    empty = {name: Value("", output_field=_PLAIN) for name in ("a", "b", "c")}
    nothing = Value(0)
    pictures = (
        Attachment.objects.alias(of=of)
        .filter(of__in=ids, picture__isnull=False)
        .order_by()
        .annotate(what=Value("picture", output_field=_PLAIN), c=empty["c"])
        .values_list(
            "what", "project_id", "picture_id", "sort_order", "picture__file_hash", "text", "c"
        )
    )
    links = [
        through.objects.alias(of=of)
        .filter(of__in=ids)
        .annotate(what=Value(what, output_field=_PLAIN), number=nothing, **empty)
        .values_list("what", "project_id", column, "number", "a", "b", "c")
        for what, through, column in (
            ("district", Project.districts.through, "district_id"),
            ("topic", Project.topics.through, "topic_id"),
        )
    ]
    steps = (
        Step.objects.alias(of=of, written=ExpressionWrapper(F("planned"), _PLAIN))
        .filter(of__in=ids, written__gte=Given("month", _PLAIN), is_done=False, actual="")
        .exclude(written__gt=Given("month", _PLAIN), written__lt=Given("today", _PLAIN))
        .order_by()
        .annotate(what=Value("step", output_field=_PLAIN), number=nothing)
        .values_list("what", "project_id", "number", "number", "planned", "title", "bound")
    )
    return pictures.union(*links, steps, all=True)


_beside_them = Prepared(_beside_query)


def _beside(ids: Sequence[int], today: dt.date) -> dict[int, _Beside]:
    """Districts, topics, first picture and next date of these projects; one query."""
    result = {pk: _Beside(districts=[], topics=[]) for pk in ids}
    if not ids:
        return result
    given = {f"project{number}": pk for number, pk in enumerate(ids)}
    month = PartialDate(today.year, today.month)
    rows = _beside_them(len(ids), today=today.isoformat(), month=month.iso, **given)
    for what, project_id, pk, order, a, b, c in rows:
        own = result[project_id]
        if what == "district":
            own.districts.append(pk)
        elif what == "topic":
            own.topics.append(pk)
        elif what == "picture":
            if own.picture is None or order < own.picture_order:
                own.picture = PictureLine(id=pk, digest=a[:8] or "0", alt=b, width=0, height=0)
                own.picture_order = order
        else:
            date = PartialDate.parse(str(a))
            key = (date.first_day, date.last_day)
            if date.last_day >= today and (own.next_key is None or key < own.next_key):
                own.next_key, own.next_title = key, b
                own.next_when = when_in_words(c, date, None)
    return result
