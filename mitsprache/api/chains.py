"""What became of contributions, for machines: steps, answers, changed passages, the balance."""

from collections.abc import Sequence
from typing import Any

from mitsprache.consultations.models import Version
from mitsprache.deliberation.queries.answers import CaseAnswer
from mitsprache.deliberation.queries.balance import Balance
from mitsprache.deliberation.queries.chain import Chain, Step


def decision(answers: Sequence[CaseAnswer]) -> dict[str, Any] | None:
    """The first concern's that has one; `cases` has them all."""
    found = next((one for one in answers if one.verdict), None)
    return _decision(found) if found is not None else None


def case(one: CaseAnswer) -> dict[str, Any]:
    return {
        "case": one.code,
        "state": one.state,
        "due": one.due.isoformat(),
        "decision": _decision(one) if one.verdict else None,
    }


def _decision(one: CaseAnswer) -> dict[str, Any]:
    return {
        "verdict": one.verdict,
        "reason": one.reason,
        "decided_on": one.decided_on.isoformat() if one.decided_on else None,
        "decided_by": one.by,
    }


def steps(chain: Chain) -> list[dict[str, Any]]:
    """Every step in its order, those of a concern with its code."""
    found = [_step(step, None) for step in chain.steps]
    for one in chain.cases:
        found += [_step(step, one.code) for step in one.steps]
    return sorted(found, key=lambda step: step["day"])


def _step(step: Step, code: str | None) -> dict[str, Any]:
    return {
        "case": code,
        "step": step.kind,
        "day": step.day.isoformat(),
        "who": step.who,
        "involved": list(step.involved),
        "verdict": step.verdict or None,
        "reason": step.reason,
        "votes": dict(zip(("in_favour", "against", "abstained"), step.votes, strict=True))
        if step.votes is not None
        else None,
        "version": step.version,
        "contributions": list(step.references),
    }


def changes(chain: Chain) -> list[dict[str, Any]]:
    """The sections that were changed because of it, before and after."""
    return [
        {
            "case": one.code,
            "version": change.version,
            "section": change.number or None,
            "title": change.title,
            "before": change.old,
            "after": change.new,
        }
        for one in chain.cases
        for change in one.changes
    ]


def adopted(version: Version | None) -> dict[str, Any] | None:
    """The version that a body has adopted, and by which resolution."""
    if version is None or version.resolution is None:
        return None
    resolution = version.resolution
    return {
        "version": version.number,
        "body": resolution.body.name,
        "date": resolution.date.iso if resolution.date else None,
        "number": resolution.number,
        "title": resolution.title,
        "url": resolution.url,
    }


def balance(counted: Balance) -> dict[str, Any]:
    closing = counted.closing
    return {
        "received": counted.received,
        "channels": dict(counted.channels),
        "after_deadline": counted.after_deadline,
        "answered": counted.answered,
        "open": counted.open,
        "late": counted.late,
        "verdicts": dict(counted.verdicts),
        "median_days": counted.median_days,
        "held": counted.held,
        "gone": counted.gone,
        "closing": {
            "at": closing.at.isoformat(),
            "reason": closing.reason,
            "unanswered": list(closing.unanswered),
        }
        if closing is not None
        else None,
        "overrides": [
            {
                "version": line.version,
                "at": line.at.isoformat(),
                "reason": line.reason,
                "missing": list(line.missing),
                "unanswered": list(line.unanswered),
            }
            for line in counted.overrides
        ],
    }
