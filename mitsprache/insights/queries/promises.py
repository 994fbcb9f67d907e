"""Everything that was promised with a date, in one read; nothing of it is stored here.

What counts as kept, late or broken is the same as in feedback reports (measures.queries.report):
`kept` by its day, `kept_late` after it, `late` when its day has passed, `broken` when it was given
up, `open` while its day is yet to come. Days are local.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models import Case as Choice
from django.db.models.functions import Cast, Coalesce, Concat, Trim, TruncDate

from mitsprache.accounts.rules import is_coordination
from mitsprache.comments.models import Answer, AnswerRequest, Comment
from mitsprache.common.last_days import DayBefore, LastDay
from mitsprache.consultations.models import Consultation
from mitsprache.consultations.queries.counting import readable
from mitsprache.deliberation.models import Case, CaseContribution, Decision
from mitsprache.deliberation.states import CLOSED
from mitsprache.directory.rules import offices_of
from mitsprache.measures.models import Measure, Milestone
from mitsprache.measures.states import ENDED
from mitsprache.projects.models import Project, Promise, Step

KINDS = ("feedback", "step", "round", "case", "answer", "measure", "milestone")
STATES = ("late", "open", "kept_late", "kept", "broken")
PER_PAGE = 50
_ZONE = ZoneInfo(settings.TIME_ZONE)
_PLAIN: "CharField[Any, Any]" = CharField()
_DAY: "DateField[Any, Any]" = DateField()
_SELECTED = (
    *("what", "ident", "words", "about", "promised", "until", "done_on", "debtor"),
    *("leads_to", "above"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which promises are wanted: of one state, of these kinds and this office; empty is any."""

    state: str = STATES[0]
    kinds: tuple[str, ...] = ()
    office: str = ""  # its slug


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise: what, about what, by whom, until when, and when it was kept.

    `words` are the promise's own (a title, the code of a concern), `about` is the title of the
    project or measure. `promised` is the date as it was given (ISO, may be partial). `leads_to` is
    the slug, reference or key of its page, `above` the slug of the page over it.
    """

    kind: str
    key: int
    words: str
    about: str
    promised: str
    until: dt.date
    done_on: dt.date | None
    office: str
    leads_to: str
    above: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of promises, and how many there are in each state."""

    rows: Sequence[PromiseRow]
    counts: Mapping[str, int]
    page: int
    pages: int


def promises(asked: Asked, *, person: Any = None, today: dt.date, page: int = 1) -> Listed:
    """What was promised in public; with a `person` what her offices owe, public or not (for
    coordination what everybody owes).

    The longest overdue come first, of what is over the latest. Six queries, however many. A page
    beyond the last one is the last one.
    """
    kinds = {kind: _door(rows, person) for kind, rows in _kinds().items()}
    if asked.kinds:
        kinds = {kind: rows for kind, rows in kinds.items() if kind in asked.kinds}
    if asked.office:
        kinds = {kind: rows.filter(debtor_slug=asked.office) for kind, rows in kinds.items()}
    counts = {state: _union(kinds.values(), state, today).count() for state in STATES}
    pages = max(1, -(-counts[asked.state] // PER_PAGE))
    page = min(page, pages)
    first = "until" if asked.state in ("late", "open") else "-until"
    rows = _union(kinds.values(), asked.state, today).order_by(first, "what", "ident")
    start = (page - 1) * PER_PAGE
    found = [PromiseRow(*row) for row in rows[start : start + PER_PAGE]]
    return Listed(found, counts, page, pages)


def offices_with_promises(*, person: Any = None) -> list[tuple[str, str]]:
    """Slug and name of the offices that have promised something. One query."""
    rows = [
        _door(rows, person).order_by().values_list("debtor_slug", "debtor")
        for rows in _kinds().values()
    ]
    first, *others = rows
    return sorted(first.union(*others), key=lambda row: row[1])


def _door(rows: Any, person: Any) -> Any:
    """What is public; for people of the city what they owe."""
    if person is None:
        return rows.filter(in_public=True)
    return rows if is_coordination(person) else rows.filter(debtor_key__in=offices_of(person))


def _union(kinds: Any, state: str, today: dt.date) -> "QuerySet[Any, Any]":
    rows = [_in_state(one, state, today).order_by().values_list(*_SELECTED) for one in kinds]
    first, *others = rows
    return first.union(*others, all=True) if others else first


def _in_state(rows: Any, state: str, today: dt.date) -> Any:
    if state == "kept":
        return rows.filter(done_on__lte=F("until"))
    if state == "kept_late":
        return rows.filter(done_on__gt=F("until"))
    waiting = rows.filter(done_on=None, abandoned=state == "broken")
    if state == "late":
        return waiting.filter(until__lt=today)
    return waiting if state == "broken" else waiting.filter(until__gte=today)


def _kinds() -> dict[str, Any]:
    """Each kind of promise as rows with the same annotations."""
    return {
        "feedback": _feedback(),
        "step": _steps(),
        "round": _rounds(),
        "case": _cases(),
        "answer": _answers(),
        "measure": _measures(),
        "milestone": _milestones(),
    }


def _promised(
    rows: Any,
    what: str,
    *,
    debtor: str,
    words: Any,
    about: Any,
    promised: Any,
    until: Any,
    done_on: Any,
    abandoned: Any,
    leads_to: Any,
    above: Any,
    in_public: Any,
) -> Any:
    """The annotations; `debtor` is the path to the office that owes it."""
    return rows.annotate(
        what=_text(what),
        ident=F("pk"),
        words=_plain(words),
        about=_plain(about),
        promised=_plain(promised),
        until=until,
        done_on=done_on,
        abandoned=_flag(abandoned),
        debtor=_plain(F(f"{debtor}__name")),
        debtor_slug=_plain(F(f"{debtor}__slug")),
        debtor_key=F(debtor),
        leads_to=_plain(leads_to),
        above=_plain(above),
        in_public=_flag(in_public),
    ).filter(until__isnull=False)


def _text(value: str) -> Any:
    return Value(value, output_field=_PLAIN)


def _plain(value: Any) -> Any:
    """As text of one and the same kind in all pieces of the union."""
    return Cast(value, _PLAIN)


def _flag(condition: Any) -> Any:
    return Choice(When(condition, then=Value(True)), default=False, output_field=BooleanField())


def _day_of(moment: Any) -> Any:
    return TruncDate(moment, tzinfo=_ZONE)


_NEVER = Q(pk__in=[])


def _feedback() -> Any:
    """What sheets promise to report back.

    One that another took the place of in time counts no more; one that was replaced after its day
    was broken.
    """
    replaced = Q(replaced_by__isnull=False)
    in_time = replaced & Q(due_by__gte=_day_of("replaced_by__given_at"))
    return _promised(
        Promise.objects.exclude(in_time),
        "feedback",
        debtor="office",
        words=F("text"),
        about=F("project__title"),
        promised=F("due"),
        until=F("due_by"),
        done_on=_day_of("kept_at"),
        abandoned=replaced,
        leads_to=F("project__slug"),
        above=_text(""),
        in_public=Q(project__live=True),
    )


def _steps() -> Any:
    """Steps of a project's timetable; dates of participation are events and windows of their own."""
    end = Choice(When(planned_until="", then=F("planned")), default=F("planned_until"))
    until = Choice(
        When(planned="", then=None),
        When(bound=Step.Bound.BEFORE, then=DayBefore(F("planned"))),
        When(planned_until="", then=LastDay(F("planned"))),
        default=LastDay(F("planned_until")),
        output_field=_DAY,
    )
    return _promised(
        Step.objects.filter(kind=Step.Kind.STEP),
        "step",
        debtor="project__office",
        words=F("title"),
        about=F("project__title"),
        promised=end,
        until=until,
        done_on=Choice(
            When(~Q(actual=""), then=LastDay(F("actual"))),
            When(is_done=True, then=until),
            default=None,
            output_field=_DAY,
        ),
        abandoned=_NEVER,
        leads_to=F("project__slug"),
        above=_text(""),
        in_public=Q(project__live=True),
    )


def _rounds() -> Any:
    """That everything said in a consultation is answered by a date."""
    project = "version__document__project"
    public = Project.objects.filter(pk=OuterRef(project), live=True)
    return _promised(
        Consultation.objects.all(),
        "round",
        debtor=f"{project}__office",
        words=F("title"),
        about=F(f"{project}__title"),
        promised=F("answer_due"),
        until=LastDay(F("answer_due")),
        done_on=_day_of("closing__at"),
        abandoned=_NEVER,
        leads_to=F("slug"),
        above=_text(""),
        in_public=Q(Exists(public), published_at__isnull=False),
    )


def _cases() -> Any:
    """The answer to a concern; kept when the first one was released."""
    project = "consultation__version__document__project"
    answered = Decision.objects.filter(case=OuterRef("pk"), state=Decision.State.RELEASED)
    first = answered.order_by().values("case").annotate(at=Min("released_at")).values("at")
    shown = CaseContribution.objects.filter(case=OuterRef("pk"), contribution__in=readable())
    public = Project.objects.filter(pk=OuterRef(project), live=True)
    return _promised(
        Case.objects.exclude(state__in=CLOSED).annotate(
            first_answer=Subquery(first[:1]),
            reference=Subquery(shown.order_by("pk").values("contribution__reference")[:1]),
        ),
        "case",
        debtor="owner",
        words=F("code"),
        about=F("consultation__title"),
        promised=F("due"),
        until=F("due"),
        done_on=_day_of("first_answer"),
        abandoned=_NEVER,
        leads_to=Coalesce("reference", _text("")),
        above=_text(""),
        in_public=Q(
            Exists(public), reference__isnull=False, consultation__published_at__isnull=False
        ),
    )


def _answers() -> Any:
    """The answer of an office to a comment."""
    given = Answer.objects.filter(request=OuterRef("pk"), released_at__isnull=False)
    return _promised(
        AnswerRequest.objects.annotate(
            answered_at=Subquery(given.order_by("released_at").values("released_at")[:1])
        ),
        "answer",
        debtor="office",
        words=_text(""),
        about=F("comment__thread__project__title"),
        promised=F("due"),
        until=F("due"),
        done_on=_day_of("answered_at"),
        abandoned=_NEVER,
        leads_to=F("comment"),
        above=F("comment__thread__project__slug"),
        in_public=Q(comment__thread__public=True, comment__state=Comment.State.VISIBLE),
    )


def _measures() -> Any:
    """The planned end of a measure."""
    ended = Coalesce(LastDay(F("actual_end")), F("updated_on"), F("planned_end_by"))
    return _promised(
        Measure.objects.filter(published_at__isnull=False),
        "measure",
        debtor="office",
        words=Trim(Concat("number", _text(" "), "title")),
        about=F("project__title"),
        promised=F("planned_end"),
        until=F("planned_end_by"),
        done_on=Choice(
            When(state=Measure.State.FINISHED, then=ended), default=None, output_field=_DAY
        ),
        abandoned=Q(state=Measure.State.STOPPED),
        leads_to=F("slug"),
        above=_text(""),
        in_public=Q(project__live=True),
    )


def _milestones() -> Any:
    return _promised(
        Milestone.objects.filter(measure__published_at__isnull=False),
        "milestone",
        debtor="measure__office",
        words=F("title"),
        about=Trim(Concat("measure__number", _text(" "), "measure__title")),
        promised=F("planned"),
        until=F("planned_by"),
        done_on=F("reached_by"),
        abandoned=Q(measure__state__in=ENDED),
        leads_to=F("measure__slug"),
        above=_text(""),
        in_public=Q(measure__project__live=True),
    )
