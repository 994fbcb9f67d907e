"""The two doors that nothing unanswered passes: releasing a version, closing a phase."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.consultations.actions.freezing import Correction, freeze_version
from mitsprache.consultations.models import Consultation, Version
from mitsprache.consultations.times import state_at

from ..models import Adoption, Case, Decision, Override, PhaseClosing
from ..models.case import REASON_LENGTH
from ..models.decision import CHANGES_TEXT
from ..queries.missing import missing_from_text, standing, unanswered_before, unanswered_in
from ..signals import decision_worked_in
from .keeping import changed, codes, move_case, words
from .refusals import NotYetOver, PhaseClosed, StillMissing


@transaction.atomic
def release_version(
    *,
    actor: Any,
    version: Version,
    fingerprint: str,
    corrections: Mapping[int, Correction] | None = None,
    note: str = "",
    override_reason: str = "",
    at: dt.datetime | None = None,
) -> Version:
    """Release a working version, unless an adopted decision is missing from it or a case is open.

    `override_reason`, from coordination alone, lets it pass; it is public, with the list. What the
    version takes up becomes worked in. Other entries and refusals as in freezing.freeze_version.
    Raises NotAllowed, StillMissing.
    """
    project = version.document.project
    authorize(actor, "consultations.release_version", project)
    at = at or clock.database_now()
    override_reason = words("override_reason", override_reason, most=REASON_LENGTH)
    # Before the version, so that nobody decides while it is released.
    of_document = Case.objects.filter(consultation__version__document=version.document_id)
    list(of_document.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    not_in_text = missing_from_text(version)
    missing = [decision.case for decision in not_in_text]
    unanswered = unanswered_before(version)
    if missing or unanswered:
        if not override_reason:
            raise StillMissing("override_reason", missing, unanswered)
        authorize(actor, "deliberation.override_release", project)
    _drop_untrue_links(version, not_in_text)
    version = freeze_version(
        actor=actor,
        version=version,
        fingerprint=fingerprint,
        corrections=corrections,
        note=note,
        at=at,
    )
    if missing or unanswered:
        override = Override.objects.create(
            version=version,
            reason=override_reason,
            missing=codes(missing),
            unanswered=codes(unanswered),
            by=actor,
            at=at,
        )
        counts = {"missing": [None, len(missing)], "unanswered": [None, len(unanswered)]}
        audit.record(
            actor=actor,
            verb="deliberation.override_release",
            subject=override,
            at=at,
            changes=counts,
        )
    _work_in(version, actor=actor, at=at)
    return version


def _drop_untrue_links(version: Version, not_in_text: Sequence[Decision]) -> None:
    """Nobody shall read that a section was changed for an answer that no longer stands, or that
    one has changed which has not."""
    links = Adoption.objects.filter(version=version)
    stand = standing(Decision.objects.filter(verdict__in=CHANGES_TEXT))
    links.exclude(decision__in=stand).delete()
    links.filter(decision__in=not_in_text).delete()


def _work_in(version: Version, *, actor: Any, at: dt.datetime) -> None:
    """What is linked to sections of the version stands in the text from now on."""
    linked = Adoption.objects.filter(version=version).values("decision")
    decisions = Decision.objects.filter(pk__in=linked, case__state=Case.State.ANSWERED)
    for decision in decisions.select_related("case").order_by("case"):
        move_case(
            decision.case, Case.State.WORKED_IN, actor=actor, at=at, verb="deliberation.work_in"
        )
        decision_worked_in.send(Decision, decision=decision, version=version)


@transaction.atomic
def close_phase(
    *, actor: Any, consultation: Consultation, reason: str = "", at: dt.datetime | None = None
) -> PhaseClosing:
    """Mark a consultation as done: after its last day, when everything has its answer.

    With open cases a public `reason` is needed; they are named beside it and stay open. Raises
    NotAllowed, NotYetOver, PhaseClosed (done before), StillMissing, EntryWrong.
    """
    authorize(actor, "deliberation.close_phase", consultation)
    at = at or clock.database_now()
    reason = words("reason", reason, most=REASON_LENGTH)
    # The lock of every write to a consultation (decision 0012): nothing comes in meanwhile.
    consultation = Consultation.objects.select_for_update(no_key=True).get(pk=consultation.pk)
    if state_at(consultation, at) != "closed":
        raise NotYetOver(consultation)
    if PhaseClosing.objects.filter(consultation=consultation).exists():
        raise PhaseClosed(consultation)
    unanswered = unanswered_in(consultation)
    if unanswered and not reason:
        raise StillMissing("reason", [], unanswered)
    closing = PhaseClosing.objects.create(
        consultation=consultation, reason=reason, unanswered=codes(unanswered), by=actor, at=at
    )
    audit.record(
        actor=actor,
        verb="deliberation.close_phase",
        subject=consultation,
        at=at,
        changes={"unanswered": [None, len(unanswered)]},
    )
    changed(consultation.pk)
    return closing
