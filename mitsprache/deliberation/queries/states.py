"""What everybody is told of a contribution's state: one function for page, API, mail, synopsis."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mitsprache.consultations.models import Contribution

from ..models import Case, CaseContribution
from ..states import ANSWERED, CLOSED

# Codes of contracts.md, in the order of the way; a case that waits anywhere before a group has
# talked about it is with the group, or only received.
_CODES = {
    Case.State.RECEIVED: "received",
    Case.State.SCREENED: "received",
    Case.State.SENT_BACK: "received",
    Case.State.ROUTED: "routed",
    Case.State.HANDED_OVER: "routed",
    Case.State.IN_DISCUSSION: "in_discussion",
    Case.State.RECOMMENDED: "recommended",
    Case.State.DECIDED: "decided",
    Case.State.ANSWERED: "answered",
    Case.State.WORKED_IN: "worked_in",
}
_ORDER = list(dict.fromkeys(_CODES.values()))


@dataclass(frozen=True, slots=True)
class PublicState:
    """The code, and how many of its concerns have their answer."""

    code: str
    answered: int
    concerns: int

    @property
    def is_answered(self) -> bool:
        return self.code in ANSWERED


def public_state(contribution: Contribution, cases: Iterable[Case]) -> PublicState:
    """The state of a contribution with all its cases, those it was joined into among them.

    What is held, hidden, withdrawn or unconfirmed is that. Otherwise it has got as far as the one
    of its concerns that has got least far; answered ones with one in the text are worked in.
    """
    return state_of(contribution.state, [case.state for case in cases])


def state_of(state: str, cases: Sequence[str]) -> PublicState:
    """`public_state` from the bare codes of the contribution and of its cases."""
    live = [case for case in cases if case not in CLOSED]
    answered = sum(case in ANSWERED for case in live)
    if state != Contribution.State.RECEIVED:
        return PublicState(state, answered, len(live))
    codes = [_CODES[Case.State(case)] for case in live]
    code = min(codes, key=_ORDER.index, default="received")
    if code == "answered" and "worked_in" in codes:
        code = "worked_in"
    return PublicState(code, answered, len(live))


def states_of(contributions: Sequence[Contribution]) -> dict[int, PublicState]:
    """`public_state` of many, by key; one query."""
    cases = defaultdict(list)
    links = CaseContribution.objects.filter(contribution__in=[one.pk for one in contributions])
    for contribution, state in links.values_list("contribution", "case__state"):
        cases[contribution].append(state)
    return {one.pk: state_of(one.state, cases[one.pk]) for one in contributions}
