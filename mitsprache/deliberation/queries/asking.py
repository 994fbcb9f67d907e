"""What can be looked for in the synopsis, and what was: by the names that addresses have for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mitsprache.common.text import tidy_line
from mitsprache.consultations.models import Channel, Consultation
from mitsprache.consultations.queries.drafts import fields_of

from ..models import Case, Verdict
from . import synopsis

_MOST_VALUES = 30
_LONGEST_SEARCH = 100
LATE, IN_TIME = "ja", "nein"


@dataclass(frozen=True, slots=True)
class Question:
    """One filter: its name in the address, its words, its answers as (value, words)."""

    name: str
    words: str
    answers: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen in this consultation; fields and groups by their printed numbers."""

    fields: Mapping[str, int]
    groups: Mapping[str, int]
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was asked for: as the query takes it, by question, and what is not known here."""

    asked: synopsis.Asked
    values: Mapping[str, Sequence[str]]
    unknown: Sequence[str]


def options(consultation: Consultation) -> Options:
    """Two queries; the consultation comes with its version."""
    fields = fields_of(consultation.version.document_id)
    groups = synopsis.groups_of(consultation)
    verdicts = [(code, str(label)) for code, label in Verdict.choices]
    states = [(code, str(Case.State(code).label)) for code in synopsis.states()]
    questions = [
        Question(
            "feld", _("Action field"), [(it.number, f"{it.number} {it.name}") for it in fields]
        ),
        Question("gruppe", _("Working group"), [(it.number, str(it)) for it in groups]),
        Question("ergebnis", _("Decision"), [*verdicts, (synopsis.OPEN, _("no answer yet"))]),
        Question("weg", _("Channel"), [(code, str(label)) for code, label in Channel.choices]),
        Question("stand", _("State"), states),
        Question("verspaetet", _("In time?"), [(IN_TIME, _("in time")), (LATE, _("late"))]),
    ]
    return Options(
        fields={line.number: line.id for line in fields},
        groups={group.number: group.pk for group in groups},
        questions=[question for question in questions if question.answers],
    )


def chosen(known: Options, values_of: Callable[[str], Sequence[str]]) -> Chosen:
    """`values_of` gives the values of a name in the address; what is unknown is left out."""
    values: dict[str, list[str]] = {}
    unknown: list[str] = []
    for question in known.questions:
        codes = {code for code, _words in question.answers}
        given = [value for value in values_of(question.name)[:_MOST_VALUES] if value]
        values[question.name] = list(dict.fromkeys(one for one in given if one in codes))
        unknown += [tidy_line(value[:40]) for value in given if value not in codes]
    late = values["verspaetet"]
    search = next(iter(values_of("q")), "")
    asked = synopsis.Asked(
        fields=[known.fields[number] for number in values.get("feld", ())],
        groups=[known.groups[number] for number in values.get("gruppe", ())],
        verdicts=values["ergebnis"],
        channels=values["weg"],
        states=values["stand"],
        late=late == [LATE] if len(late) == 1 else None,
        search=tidy_line(search[: 2 * _LONGEST_SEARCH])[:_LONGEST_SEARCH],
    )
    return Chosen(asked, values, tuple(unknown[:5]))


def in_words(known: Options, found: Chosen) -> str:
    """The filters in one line, empty without any."""
    parts = []
    for question in known.questions:
        values = found.values[question.name]
        words = [text for code, text in question.answers if code in values]
        if words:
            parts.append(f"{question.words}: {', '.join(words)}")
    if found.asked.search:
        parts.append(_("Search: %(words)s") % {"words": found.asked.search})
    return "; ".join(parts)
