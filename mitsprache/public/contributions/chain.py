"""What became of a contribution, in words: a sentence on top, answers, wordings, a timeline."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common.text import apart
from mitsprache.common.ui.values import Badge, Link, Step, Tone
from mitsprache.consultations.models import Contribution
from mitsprache.deliberation.models import Case, Verdict
from mitsprache.deliberation.queries.chain import Answer, CaseChain, Chain
from mitsprache.deliberation.queries.chain import Step as ChainStep
from mitsprache.deliberation.queries.changes import Change
from mitsprache.measures.queries.ways import MeasureLink

from ..consultations import differences
from ..consultations.draft import anchor
from ..consultations.shown import text_language
from . import ended

VERDICT_LOOKS: dict[str, tuple[Tone, str]] = {
    Verdict.ADOPTED: ("success", "check-circle"),
    Verdict.ADOPTED_IN_PART: ("success", "check"),
    Verdict.ALREADY_CONTAINED: ("accent", "document"),
    Verdict.ELSEWHERE: ("accent", "arrow"),
    Verdict.NOT_ADOPTED: ("neutral", "close"),
    Verdict.ANSWERED: ("accent", "reply"),
    Verdict.NOTED: ("neutral", "info"),
    Verdict.OUTSIDE_REMIT: ("neutral", "info"),
}
_STATE_LOOKS: dict[str, tuple[Tone, str]] = {
    "received": ("accent", "mail"),
    "routed": ("accent", "users"),
    "in_discussion": ("warm", "comments"),
    "recommended": ("warm", "bulb"),
    "decided": ("warm", "decided"),
    "answered": ("success", "reply"),
    "worked_in": ("success", "check-circle"),
    "held": ("warning", "clock"),
    "unconfirmed": ("warning", "mail"),
    "hidden": ("danger", "hidden"),
    "withdrawn": ("neutral", "undo"),
}
# So much of a new wording stands in the sentence on top.
_QUOTED = 240


@dataclass(frozen=True, slots=True)
class Wording:
    """A changed section, old and new side by side; `html` is safe."""

    heading: str
    url: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class CaseShown:
    """One concern of the contribution for its page; `missing` says who owes what until when."""

    code: str
    title: str
    extract: str
    verdict: Badge | None
    answer: Answer | None
    decided: str
    corrects: str
    wordings: Sequence[Wording]
    missing: str
    is_overdue: bool
    joined: Sequence[Link]
    measures: Sequence[ended.MeasureShown]
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class ChainShown:
    """`summary` are the sentences on top; `steps` the way before it parts into several."""

    summary: Sequence[str]
    quote: str
    cases: Sequence[CaseShown]
    steps: Sequence[Step]
    is_overdue: bool


def verdict_badge(verdict: str) -> Badge:
    tone, icon = VERDICT_LOOKS[verdict]
    return Badge(label=str(Verdict(verdict).label), tone=tone, icon=icon)


def state_label(state: str) -> str:
    """A public state (deliberation.queries.states) in words."""
    if state in Case.State.values and state != Case.State.RECEIVED:
        return str(Case.State(state).label)
    return str(Contribution.State(state).label)


def state_badge(state: str) -> Badge:
    tone, icon = _STATE_LOOKS[state]
    return Badge(label=state_label(state), tone=tone, icon=icon)


def shown(chain: Chain, *, consultation: str, measures: Sequence[MeasureLink] = ()) -> ChainShown:
    """The chain of a contribution to the consultation with this slug, for its page; `measures`
    are done because of it."""
    several = len(chain.cases) > 1
    cases = [
        _case(
            case,
            chain,
            consultation,
            alone=not several,
            measures=[one for one in measures if one.case == case.code],
        )
        for case in chain.cases
    ]
    return ChainShown(
        summary=[*summary(chain), *ended.sentences(chain, measures)],
        quote=_new_words(chain) if not several else "",
        cases=cases,
        steps=_steps(chain.steps) if several or not cases else [],
        is_overdue=any(case.is_overdue for case in chain.cases),
    )


def summary(chain: Chain) -> Iterable[str]:
    """What became of it in one to three sentences; also for mails and lists."""
    cases = chain.cases
    if chain.state in ("held", "hidden", "withdrawn", "unconfirmed") and not chain.answers:
        return
    if len(cases) > 1:
        words = ngettext(
            "It holds %(number)s concern.", "It holds %(number)s concerns.", len(cases)
        )
        yield words % {"number": len(cases)}
        answered = len(chain.answers)
        if answered == len(cases):
            yield _("All of them are answered.")
        else:
            words = ngettext(
                "%(number)s of them is answered.", "%(number)s of them are answered.", answered
            )
            yield words % {"number": answered}
        return
    for case in cases:
        if case.answer is not None:
            yield f"{capfirst(str(Verdict(case.answer.verdict).label))}."
            yield from _after_answer(case)
        else:
            yield _still_open(case)


def _after_answer(case: CaseChain) -> Iterable[str]:
    if case.changes:
        change = case.changes[-1]
        words = _("In version %(version)s it says in %(section)s:")
        if change.is_removed:
            words = _("Section %(section)s is no longer part of version %(version)s.")
        number = change.number or change.title
        yield words % {"version": change.version, "section": apart(number)}
    elif case.to_be_worked_in:
        yield _("It has to stand in the next version of the text.")


def _new_words(chain: Chain) -> str:
    """The new wording for which the last sentence of the summary ends in a colon."""
    for case in chain.cases:
        if case.answer is None or not case.changes or case.changes[-1].is_removed:
            continue
        change = case.changes[-1]
        new = next((one.new for one in change.passages if one.new), change.new)
        return new if len(new) <= _QUOTED else f"{new[:_QUOTED].rsplit(' ', 1)[0]} …"
    return ""


def _still_open(case: CaseChain) -> str:
    if waiting := [step for step in case.steps if step.kind == "waiting"]:
        day = _moment(waiting[-1].at)
        return _("It is decided; the answer is published on %(moment)s.") % {"moment": day}
    if case.state in ("received", "screened", "sent_back"):
        return _("It has arrived and waits for a working group.")
    words = {
        "in_discussion": _("The working group %(group)s is discussing it."),
        "recommended": _("The working group %(group)s has given its recommendation."),
    }.get(case.state, _("It lies with the working group %(group)s."))
    if not case.group:
        return _("It has arrived and lies before the people who decide.")
    return words % {"group": apart(case.group)}


def missing(case: CaseChain) -> str:
    """Who has to answer until when, honest when that day is over; empty where nothing is."""
    if not case.is_open:
        return ""
    words = _("The answer has to come from: %(office)s, by %(day)s at the latest.")
    if case.is_overdue:
        words = _("The answer has to come from: %(office)s. It is overdue since %(day)s.")
    return words % {"office": apart(case.owner), "day": date_format(case.due, "DATE_FORMAT")}


def _case(
    case: CaseChain, chain: Chain, slug: str, *, alone: bool, measures: Sequence[MeasureLink]
) -> CaseShown:
    answer = case.answer
    steps = [*chain.steps, *case.steps] if alone else case.steps
    return CaseShown(
        code=case.code,
        title=case.title,
        extract=case.extract,
        verdict=verdict_badge(answer.verdict) if answer else None,
        answer=answer,
        decided=_decided(answer) if answer else "",
        corrects=_corrects(answer) if answer else "",
        wordings=[_wording(change, slug) for change in case.changes],
        missing=missing(case),
        is_overdue=case.is_overdue,
        joined=[
            Link(label=reference, url=reverse("contribution", args=[reference]))
            for reference in case.joined
        ],
        measures=[ended.measure(one) for one in measures],
        steps=[*_steps(steps, told=answer), *_to_come(case), *ended.adopted(chain)],
    )


def _decided(answer: Answer) -> str:
    return _("Decided by: %(by)s, on %(day)s.") % {
        "by": apart(answer.by),
        "day": date_format(answer.decided_on, "DATE_FORMAT"),
    }


def _corrects(answer: Answer) -> str:
    if answer.corrects is None:
        return ""
    day = date_format(answer.corrects, "DATE_FORMAT")
    return _("It takes the place of the decision of %(day)s, which stands below.") % {"day": day}


def _wording(change: Change, slug: str) -> Wording:
    base = reverse("consultation", args=[slug])
    language = text_language()
    number = change.version if change.number else change.before
    place = f"#{quote(anchor(change.number))}" if change.number else ""
    return Wording(
        heading=change.title,
        url=f"{base}fassungen/{number}/{place}",
        html=differences.side_by_side(
            change.passages,
            old=_("Version %(version)s") % {"version": change.before or "–"},
            new=_("Version %(version)s") % {"version": change.version},
            language=language,
        ),
    )


# --- the timeline ---------------------------------------------------------------------------------


def _steps(steps: Iterable[ChainStep], told: Answer | None = None) -> list[Step]:
    """`told`: the answer that stands above the timeline and is not repeated in it."""
    return [_step(step, told) for step in steps]


def _step(step: ChainStep, told: Answer | None) -> Step:
    ahead = step.kind in ("planned", "waiting")
    return Step(
        title=_TITLES[step.kind](step),
        state="next" if ahead else "past",
        when=date_format(step.day, "DATE_FORMAT"),
        iso=step.day.isoformat(),
        text="" if _is_told(step, told) else _text(step),
    )


def _is_told(step: ChainStep, told: Answer | None) -> bool:
    return step.kind == "decided" and told is not None and step.reason == told.reason


def _to_come(case: CaseChain) -> Iterable[Step]:
    """The promised answer, or the version that has to take it up."""
    if case.is_open:
        yield Step(
            title=_("Overdue: answer of %(office)s") % {"office": apart(case.owner)}
            if case.is_overdue
            else _("Answer of %(office)s, at the latest") % {"office": apart(case.owner)},
            state="missed" if case.is_overdue else "next",
            when=date_format(case.due, "DATE_FORMAT"),
            iso=case.due.isoformat(),
        )
    elif case.to_be_worked_in:
        yield Step(title=_("To be worked into the next version"), state="next")


_TITLES = {
    "received": lambda step: _("Received"),
    "held": lambda step: _("Held back by the moderation"),
    "published": lambda step: _("Looked through and published"),
    "split": lambda step: _("Parted into several concerns, so that each gets its answer"),
    "joined": lambda step: _("Joined with others that want the same"),
    "routed": lambda step: _("Sent to the working group %(group)s") % {"group": apart(step.who)},
    "handed_over": lambda step: (
        _("Handed over to the working group %(group)s") % {"group": apart(step.who)}
    ),
    "sent_back": lambda step: (
        _("Sent back to the participation office by the working group %(group)s")
        % {"group": apart(step.who)}
    ),
    "planned": lambda step: (
        _("On the agenda of the working group %(group)s") % {"group": apart(step.who)}
    ),
    "discussed": lambda step: (
        _("Discussed in the working group %(group)s") % {"group": apart(step.who)}
    ),
    "recommended": lambda step: (
        _("The working group %(group)s recommended: %(verdict)s")
        % {"group": apart(step.who), "verdict": Verdict(step.verdict).label}
    ),
    "decided": lambda step: (
        _("Decided by %(by)s: %(verdict)s")
        % {"by": apart(step.who), "verdict": Verdict(step.verdict).label}
    ),
    "waiting": lambda step: _("The answer is published"),
    "answered": lambda step: _("Answer published"),
    "corrected": lambda step: _("Corrected answer published"),
    "worked_in": lambda step: _("Worked into version %(version)s") % {"version": step.version},
}


def _text(step: ChainStep) -> str:
    """What stands below a step: reasons are German, other words the page's."""
    parts: list[str] = []
    if step.involved:
        names = ", ".join(map(apart, step.involved))
        parts.append(escape(_("Also involved: %(groups)s") % {"groups": names}))
    if step.kind == "held" and not step.reason:
        parts.append(escape(_("Personal data has to be blacked out first.")))
    if step.reason:
        language = text_language()
        mark = format_html(' lang="{}"', language) if language else ""
        parts.append(format_html('<span{} dir="auto">{}</span>', mark, step.reason))
    if step.votes is not None:
        words = _("%(yes)s in favour, %(no)s against, %(abstained)s abstained")
        yes, no, abstained = step.votes
        parts.append(escape(words % {"yes": yes, "no": no, "abstained": abstained}))
    if step.references:
        links = ", ".join(
            format_html('<a class="ltr" href="{}">{}</a>', reverse("contribution", args=[one]), one)
            for one in step.references
        )
        parts.append(links)
    return mark_safe("\n".join(parts))


def _moment(at: dt.datetime) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")
