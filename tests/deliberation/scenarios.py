"""How a case gets into each of its states, by deeds alone: the table behind many tests."""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from mitsprache.common import clock
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Consultation
from mitsprache.deliberation import actions
from mitsprache.deliberation.models import Case, Decision
from tests import factories as make
from tests.deliberation.watching import now, seen


def received(where: Consultation) -> Case:
    return make.case(where, section=None)


def screened(where: Consultation) -> Case:
    case = received(where)
    actions.screen_cases(actor=make.moderation(), parent=where, chosen=seen(case))
    return now(case)


def in_discussion(where: Consultation) -> Case:
    case = now(make.case(where))
    assert case.lead is not None
    sitting = actions.plan_sitting(
        actor=make.group1(), group=case.lead, day=clock.local_day(timezone.now())
    )
    actions.discuss_cases(actor=make.group1(), sitting=sitting, chosen=seen(case))
    return now(case)


def handed_over(where: Consultation) -> Case:
    case = make.case(where)
    actions.hand_over_case(
        actor=make.group1(),
        case=case,
        revision=case.revision,
        to=where.version.document.project.groups.get(number="2"),
        reason="Dort weiß man mehr.",
    )
    return now(case)


def sent_back(where: Consultation) -> Case:
    case = make.case(where)
    actions.send_back_case(
        actor=make.group1(), case=case, revision=case.revision, reason="Nichts für uns."
    )
    return now(case)


def worked_in(where: Consultation) -> Case:
    case = make.adopted_case(where)
    make.release(where.version.document, override_reason="Anderes ist noch offen.")
    return now(case)


def duplicate(where: Consultation) -> Case:
    into, case = make.case(where, "Dasselbe."), make.case(where)
    actions.join_cases(
        actor=make.coordination(), into=into, revision=into.revision, chosen=seen(case)
    )
    return now(case)


def lapsed(where: Consultation) -> Case:
    case = make.case(where)
    consultations.hide_contribution(actor=make.moderation(), contribution=case.contributions.get())
    return now(case)


CASES: dict[str, Callable[[Consultation], Case]] = {
    "received": received,
    "screened": screened,
    "routed": make.case,
    "in_discussion": in_discussion,
    "recommended": make.recommended_case,
    "handed_over": handed_over,
    "sent_back": sent_back,
    "decided": make.decided_case,
    "answered": make.answered_case,
    "worked_in": worked_in,
    "duplicate": duplicate,
    "lapsed": lapsed,
}


def approved(where: Consultation) -> Decision:
    return make.decided_case(where).decisions.get()


def released(where: Consultation) -> Decision:
    return make.answered_case(where).decisions.get()


def dropped(where: Consultation) -> Decision:
    drafted = make.decision(make.case(where))
    actions.drop_decision(
        actor=make.department(), decision=drafted, revision=now(drafted.case).revision
    )
    return Decision.objects.get(pk=drafted.pk)


DECISIONS: dict[str, Callable[[Consultation], Decision]] = {
    "drafted": lambda where: make.decision(make.case(where)),
    "approved": approved,
    "released": released,
    "dropped": dropped,
}


def tomorrow() -> dt.datetime:
    return timezone.now() + dt.timedelta(days=1)
