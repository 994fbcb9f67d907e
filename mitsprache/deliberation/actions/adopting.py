"""A decision gets its place in the text: this section was changed because of it."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.consultations.actions import NotInWork
from mitsprache.consultations.models import Section, SectionIdentity, Version
from mitsprache.consultations.queries import released_before

from ..models import Adoption, Decision
from ..models.case import REASON_LENGTH
from ..models.decision import CHANGES_TEXT
from ..queries.missing import standing
from .keeping import locked_case, touch, words
from .refusals import EntryWrong, NotToBeWorkedIn


@transaction.atomic
def link_adoption(
    *,
    actor: Any,
    decision: Decision,
    version: Version,
    identity: SectionIdentity,
    note: str = "",
    at: dt.datetime | None = None,
) -> Adoption:
    """Say that a section of the working version is changed, or taken out, because of a decision.

    Whether it really differs is asked when the version is released. The same link again changes
    its note. Raises NotAllowed, NotInWork, NotToBeWorkedIn, EntryWrong (identity: neither in this
    version nor in the one before; note).
    """
    case = locked_case(decision.case, None)
    version = _in_work(version)
    authorize(actor, "consultations.edit_document", version.document.project)
    at = at or clock.database_now()
    stands = standing(Decision.objects.filter(pk=decision.pk, verdict__in=CHANGES_TEXT))
    consulted = case.consultation.version
    if not stands.exists() or consulted.document_id != version.document_id:
        raise NotToBeWorkedIn(case)
    before = released_before(version)
    places = Section.objects.filter(version__in=[version, before] if before else [version])
    if not places.filter(identity=identity).exists():
        raise EntryWrong("identity", _("The place that you have chosen is no longer there."))
    note = words("note", note, most=REASON_LENGTH)
    link, new = Adoption.objects.update_or_create(
        decision=decision,
        version=version,
        identity=identity,
        defaults={"note": note, "by": actor, "at": at},
    )
    place = {"version": [None, version.pk], "identity": [None, str(identity.pk)]}
    audit.record(
        actor=actor,
        verb="deliberation.link_adoption",
        subject=decision,
        at=at,
        changes=place if new else {"note": None},
    )
    touch(case, at=at)
    return link


@transaction.atomic
def unlink_adoption(*, actor: Any, adoption: Adoption, at: dt.datetime | None = None) -> None:
    """The section has nothing to do with the decision after all.

    Raises NotAllowed, NotInWork (the version was released with it).
    """
    case = locked_case(adoption.decision.case, None)
    version = _in_work(adoption.version)
    authorize(actor, "consultations.edit_document", version.document.project)
    at = at or clock.database_now()
    audit.record(
        actor=actor,
        verb="deliberation.unlink_adoption",
        subject=adoption.decision,
        at=at,
        changes={"version": [version.pk, None], "identity": [str(adoption.identity_id), None]},
    )
    Adoption.objects.filter(pk=adoption.pk).delete()
    touch(case, at=at)


def _in_work(version: Version) -> Version:
    """The version, locked so that it is not released meanwhile."""
    found = (
        Version.objects.select_for_update(no_key=True, of=("self",))
        .select_related("document__project__office")
        .get(pk=version.pk)
    )
    if found.state != Version.State.WORKING:
        raise NotInWork
    return found
