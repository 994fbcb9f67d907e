"""Statements whose date has passed: announcements that have silently become untrue.

Sheets decay in real life (domain.md section 2): a yard "by the summer holidays of 2020" on a sheet
last touched in October 2020. Found in the dated fields, and in running text by a small grammar of
German dates; a sentence that speaks of the past is left alone.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mitsprache.common.partial_dates import PartialDate

from ..models import Participation, Project, Promise, State, Step

TEXTS = (
    "summary",
    "description",
    "state_note",
    "room_for_decision",
    "participation_goal",
    "process",
    "events_note",
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "jan"),
            ("februar", "feb"),
            ("märz", "mrz"),
            ("april", "apr"),
            ("mai",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("dezember", "dez"),
        ),
        start=1,
    )
    for name in names
}
# The last month that the words cover.
_SEASONS = {"frühjahr": 5, "frühling": 5, "sommer": 8, "sommerferien": 8, "osterferien": 4}
_SEASONS |= {"herbst": 11, "herbstferien": 10, "jahresende": 12, "jahreswechsel": 12}
_ORDINALS = {"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4}
_YEAR = r"(?P<{0}>(?:19|20|21)\d\d)"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MENTION = re.compile(
    r"(?<![\w./-])(?:"
    rf"(?P<day>\d{{1,2}})\. ?(?:(?P<month>\d{{1,2}})\. ?|(?P<named>{_MONTH})\.? ){_YEAR.format('y1')}"
    r"|(?:(?:(?P<quarter>[1-4])\.|(?P<ordinal>erste|zweite|dritte|vierte)[nrs]?)\s?Quartal"
    rf"|Q(?P<q>[1-4])) ?/? ?(?:des Jahres )?{_YEAR.format('y2')}"
    rf"|(?P<season>{'|'.join(_SEASONS)})\s{_YEAR.format('y3')}"
    rf"|(?P<alone>{_MONTH})\.?\s{_YEAR.format('y4')}"
    rf"|(?P<slash>0?[1-9]|1[0-2])/{_YEAR.format('y5')}"
    rf"|(?P<part>Anfang|Mitte|Ende|bis|spätestens|ab|Jahr|Jahres|im Laufe von)\s{_YEAR.format('y6')}"
    r")(?!\d|[./]\d)",
    re.IGNORECASE,
)
_PART_ENDS = {"anfang": 4, "mitte": 8}
_PAST = re.compile(
    r"\b(?:wurden?|waren?|hatten?|konnten?|fand(?:en)?|nahm(?:en)?|kam(?:en)?|gab(?:en)?|"
    r"begann(?:en)?|beschloss|erschien(?:en)?|trat(?:en)?|lud(?:en)?|"
    r"sprach(?:en)?|erhielt(?:en)?|entstand(?:en)?|lag(?:en)?|ging(?:en)?|lief(?:en)?|"
    r"(?:(?:be|über)?auftrag|stimm|ende|starte|stell|leg|führ|arbeite|erarbeite|sammel|diskutier|"
    r"folg|tag|wähl|zähl|einig|melde|besuch)ten?|empfahl(?:en)?|bat(?:en)?)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:hat|haben|ist|sind)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:soll(?:en)?|wird|werden|kann|können|bis|spätestens|voraussichtlich|demnächst|"
    r"geplant|vorgesehen|beabsichtigt|möglich|Ziel)\b",
    re.IGNORECASE,
)
# "Beschluss vom 22.03.2016", "Stand: Mai 2017": the date names a record, it announces nothing.
# So does what stands finished before it: "Eröffnet am 5. September 2026".
_OF_RECORD = re.compile(
    r"\b(?:(?:vom|seit|stand:?|ausgabe)\s+(?:dem\s+)?|(?:beschlossen|eröffnet|angenommen|begonnen|"
    r"beendet|abgeschlossen|veröffentlicht|fertiggestellt|gestartet|erschienen|verabschiedet|"
    r"übergeben|eingeweiht|unterzeichnet)\s+(?:am|im)\s+)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[!?])\s|(?<=[^\W\d_]\.)\s+(?=[A-ZÄÖÜ„])|\n")


@dataclass(frozen=True, slots=True)
class Expired:
    """A statement whose date has passed: field of the sheet, the words, its last day."""

    field: str
    words: str
    last_day: dt.date


def expired_statements(
    draft: Project, *, today: dt.date, promises: Iterable[Promise] = ()
) -> list[Expired]:
    """What `draft` announces for days before the local day `today`, oldest first.

    `promises` are the promises already given in public: the feedback that was kept is not late.
    """
    found = [
        *_of_steps(draft, today),
        *_of_participation(draft, today),
        *_of_feedback(draft, today, promises),
        *_of_texts(draft, today),
    ]
    return sorted(found, key=lambda statement: (statement.last_day, statement.field))


def is_overdue(*, updated_on: dt.date | None, state: str, today: dt.date, rhythm_days: int) -> bool:
    """The public sheet was not updated within the city's rhythm; finished ones may rest."""
    if updated_on is None or state in {State.FINISHED, State.WITHDRAWN}:
        return False
    return (today - updated_on).days > rhythm_days


def mentions(text: str) -> Iterator[tuple[str, dt.date]]:
    """The dates that running text announces, as (the sentence around it, last day meant).

    Sentences that speak of the past, and dates that name a record (`Beschluss vom 22.03.2016`),
    are left out. Linear in the length of the text.
    """
    for raw in _SENTENCE_END.split(text):
        sentence = " ".join(raw.split())
        if _PAST.search(sentence) or (_PERFECT.search(sentence) and not _AHEAD.search(sentence)):
            continue
        for match in _MENTION.finditer(sentence):
            if _OF_RECORD.search(sentence[max(0, match.start() - 24) : match.start()]):
                continue
            last_day = _last_day(match)
            if last_day is not None:
                yield _excerpt(sentence, match), last_day


def _of_steps(draft: Project, today: dt.date) -> Iterator[Expired]:
    for number, step in enumerate(draft.steps.all()):
        if step.is_done or step.actual:
            continue
        last_day = _end_of_step(step)
        if last_day is not None and last_day < today:
            yield Expired(f"steps.{number}", step.title, last_day)


def _end_of_step(step: Any) -> Any:
    planned, until = step.planned, step.planned_until
    if until:
        return until.last_day
    if not planned or step.bound == Step.Bound.FROM:
        return None
    if step.bound == Step.Bound.BEFORE:
        return planned.first_day - dt.timedelta(days=1)
    return planned.last_day


def _of_participation(draft: Project, today: dt.date) -> Iterator[Expired]:
    begins, ends = draft.participation_from, draft.participation_until
    if draft.participation == Participation.PLANNED and begins and begins.last_day < today:
        yield Expired(
            "participation_from",
            _("Participation was to begin and is still “planned”."),
            begins.last_day,
        )
    running = draft.participation in {Participation.PLANNED, Participation.RUNNING}
    if running and ends and ends.last_day < today:
        yield Expired(
            "participation_until", _("Participation runs past its announced end."), ends.last_day
        )


def _of_feedback(draft: Project, today: dt.date, promises: Iterable[Promise]) -> Iterator[Expired]:
    kept = any(promise.kept_at and promise.text == draft.feedback for promise in promises)
    if draft.feedback and draft.feedback_due and not kept:
        last_day = draft.feedback_due.last_day
        if last_day < today:
            yield Expired("feedback_due", _("The feedback is overdue."), last_day)


def _of_texts(draft: Project, today: dt.date) -> Iterator[Expired]:
    for field in TEXTS:
        for words, last_day in mentions(getattr(draft, field)):
            if last_day < today:
                yield Expired(field, words, last_day)


def _last_day(match: re.Match[str]) -> dt.date | None:
    found = {key: value for key, value in match.groupdict().items() if value}
    year = next(int(value) for key, value in found.items() if re.fullmatch(r"y\d", key))
    quarter = found.get("quarter") or found.get("q")
    if "ordinal" in found:
        quarter = str(_ORDINALS[found["ordinal"].lower()])
    month = found.get("month") or found.get("slash")
    named = (found.get("named") or found.get("alone") or "").lower()
    if named:
        month = str(_MONTHS[named])
    if "season" in found:
        month = str(_SEASONS[found["season"].lower()])
    if found.get("part", "").lower() in _PART_ENDS:
        month = str(_PART_ENDS[found["part"].lower()])
    day = found.get("day")
    try:
        return PartialDate(
            year,
            int(month) if month else None,
            int(day) if day else None,
            int(quarter) if quarter else None,
        ).last_day
    except ValueError:
        return None


def _excerpt(sentence: str, match: re.Match[str], *, around: int = 60) -> str:
    start, end = max(0, match.start() - around), min(len(sentence), match.end() + around)
    words = sentence[start:end].strip().lstrip("-*# ")
    return f"{'…' if start else ''}{words}{'…' if end < len(sentence) else ''}"
