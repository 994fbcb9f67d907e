"""What may be done next with a case, and by whom; the actions ask the same again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from mitsprache.common.permissions import NotAllowed
from mitsprache.deliberation.models import Case, Decision
from mitsprache.deliberation.queries.desk_case import groups_to_speak_for
from mitsprache.deliberation.states import ANSWERED, UNDECIDED, WITH_GROUP

LIVE = (*UNDECIDED, "decided", *ANSWERED)


_SAVE = _("Save")


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A case, who looks at it, and the decision that is in work or stands."""

    person: Any
    case: Case
    in_work: Decision | None
    standing: Decision | None

    def may(self, permission: str, about: str = "case") -> bool:
        if about == "group":
            return bool(groups_to_speak_for(self.person, self.case))
        thing = self.case.consultation if about == "consultation" else self.case
        return bool(self.person.has_perm(permission, thing))

    @property
    def is_drafted(self) -> bool:
        return self.in_work is not None and self.in_work.state == Decision.State.DRAFTED

    @property
    def is_own_draft(self) -> bool:
        return self.in_work is not None and self.in_work.drafted_by_id == self.person.pk


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step: what its link and its page are called, its button, when it is offered."""

    label: Any
    icon: str
    states: tuple[str, ...]
    permission: str
    about: str = "case"  # what the permission is asked for: case, consultation, or its groups
    fits: Callable[[Situation], bool] = lambda it: True
    chapter: str  # under which heading of the page its link stands
    submit: Any = _SAVE
    lead: Any = ""
    kind: str = "primary"


STEPS: dict[str, Step] = {
    "empfehlen": Step(
        label=_("Recommend"),
        icon="check",
        states=WITH_GROUP,
        permission="deliberation.recommend",
        about="group",
        chapter="next",
        submit=_("Write down the recommendation"),
        lead=_(
            "What the group thinks should become of it. It replaces what the group said before."
        ),
    ),
    "beraten": Step(
        label=_("Discussed in a sitting"),
        icon="comments",
        states=WITH_GROUP,
        permission="deliberation.recommend",
        about="group",
        chapter="next",
        lead=_("That the case was dealt with, and on which day, is public; what was said is not."),
    ),
    "entscheiden": Step(
        label=_("Decide"),
        icon="decided",
        states=UNDECIDED,
        permission="deliberation.decide",
        fits=lambda it: it.in_work is None,
        chapter="next",
        submit=_("Draft the decision"),
        lead=_("Nobody outside reads it before another person has released it."),
    ),
    "korrigieren": Step(
        label=_("Correct the decision"),
        icon="edit",
        states=ANSWERED,
        permission="deliberation.decide",
        fits=lambda it: it.in_work is None and it.standing is not None,
        chapter="next",
        submit=_("Draft the correction"),
        lead=_("A correction is a new decision that names the old one; both stay public."),
    ),
    "entwurf": Step(
        label=_("Change the draft"),
        icon="edit",
        states=(*UNDECIDED, *ANSWERED),
        permission="deliberation.decide",
        fits=lambda it: it.is_drafted,
        chapter="next",
        submit=_("Save the draft"),
        lead=_("Whoever changes the draft cannot release it."),
    ),
    "freigeben": Step(
        label=_("Release the decision"),
        icon="check-circle",
        states=(*UNDECIDED, *ANSWERED),
        permission="deliberation.release_decision",
        fits=lambda it: it.is_drafted and not it.is_own_draft,
        chapter="next",
        submit=_("Approve and release"),
        lead=_("The answer is published and its authors are told, at once or at an hour to come."),
    ),
    "verwerfen": Step(
        label=_("Call the decision back"),
        icon="close",
        states=(*UNDECIDED, "decided", *ANSWERED),
        permission="deliberation.decide",
        fits=lambda it: (
            it.is_drafted or (it.in_work is not None and it.may("deliberation.release_decision"))
        ),
        chapter="next",
        submit=_("Call it back"),
        lead=_("It was not public. The case is where it was before."),
        kind="danger",
    ),
    "zuweisen": Step(
        label=_("Route to a group"),
        icon="arrow",
        states=UNDECIDED,
        permission="deliberation.route",
        about="consultation",
        chapter="way",
        submit=_("Route it"),
    ),
    "abgeben": Step(
        label=_("Hand over to another group"),
        icon="arrow",
        states=WITH_GROUP,
        permission="deliberation.hand_over",
        chapter="way",
        submit=_("Hand over"),
        lead=_("The reason is for the other group to read."),
    ),
    "zurueckgeben": Step(
        label=_("Send back"),
        icon="arrow-back",
        states=WITH_GROUP,
        permission="deliberation.hand_over",
        chapter="way",
        submit=_("Send back"),
        lead=_("The participation office finds out where it belongs. No group has it any longer."),
    ),
    "thema": Step(
        label=_("Cross-cutting topic"),
        icon="tag",
        states=UNDECIDED,
        permission="deliberation.route",
        about="consultation",
        chapter="way",
        lead=_("Groups that are responsible for the topic join in."),
    ),
    "notiz": Step(
        label=_("Write a note"),
        icon="edit",
        states=tuple(Case.State.values),
        permission="deliberation.note",
        chapter="work",
        submit=_("Keep the note"),
    ),
    "bearbeitung": Step(
        label=_("Put into somebody's hands"),
        icon="user",
        states=LIVE,
        permission="deliberation.plan_case",
        chapter="work",
    ),
    "frist": Step(
        label=_("Set the due date"),
        icon="calendar",
        states=LIVE,
        permission="deliberation.plan_case",
        chapter="work",
    ),
    "amt": Step(
        label=_("Another office answers"),
        icon="building",
        states=LIVE,
        permission="deliberation.plan_case",
        chapter="work",
        submit=_("Hand over"),
    ),
    "titel": Step(
        label=_("Say it in short"),
        icon="edit",
        states=tuple(Case.State.values),
        permission="deliberation.rename",
        chapter="work",
        lead=_("Public: the name of the concern in lists. It does not change what people wrote."),
    ),
    "teilen": Step(
        label=_("Split into several cases"),
        icon="list",
        states=UNDECIDED,
        permission="deliberation.shape",
        about="consultation",
        chapter="shape",
        submit=_("Split"),
        lead=_(
            "A contribution with several ideas gets an answer to each. The first part stays here, "
            "each other one becomes a case of its own. Quote the words word for word."
        ),
    ),
    "verbinden": Step(
        label=_("Join with the same concern"),
        icon="plus",
        states=UNDECIDED,
        permission="deliberation.shape",
        about="consultation",
        chapter="shape",
        submit=_("Join the chosen ones into this case"),
        lead=_("They go on under this case; each author gets its answer."),
    ),
    "trennen": Step(
        label=_("Undo the joining"),
        icon="close",
        states=("duplicate",),
        permission="deliberation.shape",
        about="consultation",
        chapter="shape",
        submit=_("It is another concern after all"),
        lead=_("The case is open again, with the contributions that it had."),
    ),
}


def possible(situation: Situation) -> dict[str, Step]:
    """The steps that this person can take with the case as it stands, by name."""
    asked: dict[tuple[str, str], bool] = {}

    def may(step: Step) -> bool:
        key = (step.permission, step.about)
        if key not in asked:
            asked[key] = situation.may(*key)
        return asked[key]

    return {
        name: step for name, step in STEPS.items() if is_time_for(step, situation) and may(step)
    }


def is_time_for(step: Step, situation: Situation) -> bool:
    """The state of the case, and of its decision, has such a step."""
    return situation.case.state in step.states and step.fits(situation)


def refuse_strangers(step: Step, situation: Situation) -> None:
    """Raise NotAllowed for people who may not take the step, whatever the state."""
    if not situation.may(step.permission, step.about):
        raise NotAllowed(actor=situation.person, permission=step.permission, obj=situation.case)


def situation_of(person: Any, case: Case) -> Situation:
    """What was decided so far decides what can be done; one query."""
    in_work = standing = None
    for decision in case.decisions.select_related("body", "office", "drafted_by").order_by("pk"):
        decision.case = case
        if decision.state in (Decision.State.DRAFTED, Decision.State.APPROVED):
            in_work = decision
        elif decision.state == Decision.State.RELEASED:
            standing = decision
    return Situation(person=person, case=case, in_work=in_work, standing=standing)
