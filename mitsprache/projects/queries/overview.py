"""What is going on in the city: where one can take part, what is next, what has changed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import (
    CharField,
    Count,
    ExpressionWrapper,
    F,
    Field,
    IntegerField,
    Q,
    QuerySet,
    Sum,
    TextField,
    Value,
)
from django.db.models.functions import Cast
from django.utils import timezone

from mitsprache.comments.models import Answer, Comment, Thread
from mitsprache.common.clock import local_day
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.prepared import Given, Prepared
from mitsprache.directory.queries import Vocabulary

from ..models import ListCount, Participation, Project, State, Step, Update
from .lists import ProjectCard, as_cards, card_columns
from .words import when_in_words

_PLAIN: "Field[Any, Any]" = CharField()
_YEARS = 4  # of those ahead that are looked through one by one
_SPARE = 4  # times as many rows are looked at as are shown


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A dated line of some project that lies ahead. `day` is None where only the month is known."""

    slug: str
    project: str
    kind: str
    title: str
    when: str
    day: dt.date | None
    iso: str


@dataclass(frozen=True, slots=True)
class Change:
    """Something that became public: an update of a sheet, or an office's answer."""

    kind: Literal["update", "answer"]
    at: dt.datetime
    slug: str
    project: str
    office: str
    text: str
    reason: str
    id: int


@dataclass(frozen=True, slots=True)
class Numbers:
    projects: int
    open_for_participation: int
    texts: int
    answers: int


def _public(path: str) -> tuple[Q, Q]:
    """What `Project.objects.visible_to` asks for, at the end of a path of joins."""
    return Q(**{f"{path}__live": True}), ~Q(**{f"{path}__state": State.WITHDRAWN})


def _released() -> "QuerySet[Answer]":
    """Answers that everybody can read, as `Comment.objects.visible_to` has it, by joins."""
    # Not as `state=VISIBLE`: SQLite would begin with the index of that and walk all comments.
    unseen = [state for state in Comment.State if state != Comment.State.VISIBLE]
    return Answer.objects.filter(
        released_at__isnull=False, request__comment__thread__public=True
    ).exclude(request__comment__state__in=unseen)


_open = Prepared(
    lambda most: card_columns(
        Project.objects.visible_to(None)
        .filter(participation=Participation.RUNNING)
        .order_by("-updated_on", "-pk")[:most]
    )
)


def open_projects(
    *, names: Vocabulary, n: int, today: dt.date | None = None
) -> tuple[ProjectCard, ...]:
    """The projects whose participation is under way, latest update first; two queries."""
    return as_cards(_open(n), names=names, today=today or local_day(timezone.now()))


def _ahead(most: int) -> "QuerySet[Any, Any]":
    """The first `most` of this year, of each of the next ones, and of what is later still.

    Year by year, because within one the quarters follow all days and months: they are cut off by
    the index, where a city may have thousands of them. As `lists.ahead`, with the written forms
    as plain text so that they can be given.
    """
    month, today = Given("month", _PLAIN), Given("today", _PLAIN)
    lines = Step.objects.alias(written=ExpressionWrapper(F("planned"), _PLAIN)).filter(
        *_public("project"), is_done=False, actual=""
    )
    years = [
        lines.filter(written__gte=Given(f"year{n}", _PLAIN), written__lt=Given(f"end{n}", _PLAIN))
        for n in range(_YEARS)
    ]
    years[0] = years[0].filter(written__gte=month).exclude(written__gt=month, written__lt=today)
    later = lines.filter(written__gte=Given("later", _PLAIN)).exclude(planned__contains="Q")
    first, *others = (
        Step.objects.filter(pk__in=part.order_by("planned", "pk").values("pk")[:most])
        .order_by()
        .values_list("planned", "pk", "bound", "kind", "title", "project__slug", "project__title")
        for part in (*years, later)
    )
    return first.union(*others, all=True)


_lines_ahead = Prepared(_ahead)


def upcoming(*, n: int, today: dt.date | None = None) -> tuple[Upcoming, ...]:
    """The next `n` dated lines of all public sheets, known to the day or the month; one query."""
    today = today or local_day(timezone.now())
    given = {"month": PartialDate(today.year, today.month).iso, "today": today.isoformat()}
    for number in range(_YEARS):
        year = f"{today.year + number:04}"
        given |= {f"year{number}": year, f"end{number}": f"{year}-Q"}
    given["later"] = f"{today.year + _YEARS:04}"
    rows = sorted(_lines_ahead(n * 2, **given), key=lambda row: (row[0].iso, row[1]))
    found = [
        Upcoming(
            slug=slug,
            project=project,
            kind=kind,
            title=title,
            when=when_in_words(bound, date, None),
            day=date.first_day if date.precision == "day" else None,
            iso=date.iso,
        )
        for date, _pk, bound, kind, title, slug, project in rows[: n * 2]
    ]
    return tuple(sorted(found, key=_by_date))[:n]


def _by_date(line: Upcoming) -> tuple[dt.date, str]:
    return PartialDate.parse(line.iso).last_day, line.iso


def _newest(most: int, project_id: int | None = None) -> "QuerySet[Any, Any]":
    """Updates and answers among the `most` newest of each, in no order."""
    newest_updates = Update.objects.order_by("-at", "-pk")
    newest_answers = Answer.objects.filter(released_at__isnull=False).order_by(
        "-released_at", "-pk"
    )
    if project_id is not None:
        newest_updates = newest_updates.filter(project_id=project_id)
        newest_answers = newest_answers.filter(request__comment__thread__project__pk=project_id)
    # The newest first, by their index, and only then who may see them: few are not public.
    updates = (
        Update.objects.filter(*_public("project"), pk__in=newest_updates.values("pk")[:most])
        .order_by()
        .annotate(source=Value("update", output_field=_PLAIN))
        .values_list(
            "source",
            "at",
            "project__slug",
            "project__title",
            "office_id",
            "what",
            "why",
            "pk",
        )
    )
    answers = (
        _released()
        .filter(
            *_public("request__comment__thread__project"),
            pk__in=newest_answers.values("pk")[:most],
        )
        .annotate(
            source=Value("answer", output_field=_PLAIN),
            slug=F("request__comment__thread__project__slug"),
            project=F("request__comment__thread__project__title"),
            reason=Value("", output_field=TextField()),
        )
        .values_list(
            "source", "released_at", "slug", "project", "office_id", "text", "reason",
            "request__comment_id",
        )
    )  # fmt: skip
    return updates.union(answers, all=True)


_newest_for_all = Prepared(_newest)


def changes(*, names: Vocabulary, n: int, project_id: int | None = None) -> tuple[Change, ...]:
    """The last `n` updates and released answers on public sheets, newest first; one query."""
    most = n * _SPARE
    found = _newest_for_all(most) if project_id is None else _newest(most, project_id)
    newest = sorted(found, key=lambda row: row[1], reverse=True)
    return tuple(
        Change(
            kind=kind,
            at=at,
            slug=slug,
            project=title,
            office=names.offices[office_id].name if office_id in names.offices else "",
            text=text,
            reason=reason,
            id=pk,
        )
        for kind, at, slug, title, office_id, text, reason, pk in newest[:n]
    )


def _counted() -> "QuerySet[Any, Any]":
    whole = IntegerField()
    kept = (
        ListCount.objects.filter(Q(kind="all") | Q(kind="participation", value="running"))
        .annotate(number=Cast("count", whole))
        .values_list("kind", "number")
    )
    texts = (
        Thread.objects.filter(public=True)
        .values("public")
        .annotate(
            what=Value("texts", output_field=_PLAIN),
            number=Cast(Sum("text_count"), whole),
        )
        .values_list("what", "number")
    )
    answers = (
        _released()
        .annotate(what=Value("answers", output_field=_PLAIN))
        .values("what")
        .annotate(number=Cast(Count("pk"), whole))
        .values_list("what", "number")
    )
    return kept.union(texts, answers, all=True)


_numbers = Prepared(_counted)


def numbers() -> Numbers:
    """How much there is, counted and not estimated; one query."""
    found: dict[str, int] = dict(_numbers())
    return Numbers(
        projects=found.get("all", 0),
        open_for_participation=found.get("participation", 0),
        texts=found.get("texts", 0),
        answers=found.get("answers", 0),
    )
