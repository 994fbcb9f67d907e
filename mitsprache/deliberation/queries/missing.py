"""What stands in the way of a release or of closing a phase."""

from django.db.models import Exists, OuterRef, QuerySet

from mitsprache.consultations.comparison.mapping import differs
from mitsprache.consultations.models import Consultation, Section, Version
from mitsprache.consultations.queries import released_before
from mitsprache.consultations.queries.mapping import unit

from ..models import Adoption, Case, Decision
from ..models.decision import CHANGES_TEXT
from ..states import OPEN


def standing(decisions: "QuerySet[Decision]") -> "QuerySet[Decision]":
    """Of released decisions those that no released one corrects: one per case at most."""
    newer = Decision.objects.filter(corrects=OuterRef("pk"), state=Decision.State.RELEASED)
    return decisions.filter(~Exists(newer), state=Decision.State.RELEASED)


def to_be_worked_in(version: Version) -> list[Decision]:
    """Standing decisions on the document that must be in the text and are in no released version.

    In the order of their cases, whatever is linked in `version` itself. What is in a released
    version is worked in.
    """
    found = standing(Decision.objects.filter(verdict__in=CHANGES_TEXT)).filter(
        case__consultation__version__document=version.document_id,
        case__consultation__version__number__lt=version.number,
        case__state=Case.State.ANSWERED,
    )
    return list(found.select_related("case__lead", "case__owner", "case__field").order_by("case"))


def missing_from_text(version: Version) -> list[Decision]:
    """Of these, the decisions that no really changed section of the working version is linked to."""
    wanted = to_be_worked_in(version)
    if not wanted:
        return []
    changed = changed_identities(version)
    links = Adoption.objects.filter(version=version, decision__in=wanted)
    done = {
        decision
        for decision, identity in links.values_list("decision", "identity")
        if identity in changed
    }
    return [decision for decision in wanted if decision.pk not in done]


def changed_identities(version: Version) -> set[object]:
    """Identities whose section differs from the version before: changed, new, moved or gone."""
    before = released_before(version)
    now = {row.identity_id: row for row in Section.objects.filter(version=version)}
    if before is None:
        return set(now)
    then = {row.identity_id: row for row in Section.objects.filter(version=before)}
    changed: set[object] = set(now.keys() ^ then.keys())
    for identity in now.keys() & then.keys():
        old, new = then[identity], now[identity]
        if differs(unit(old), unit(new)) or old.number != new.number or old.title != new.title:
            changed.add(identity)
    return changed


def unanswered_before(version: Version) -> list[Case]:
    """Open cases of consultations on earlier versions of the document, in the order of opening."""
    return list(
        Case.objects.filter(
            consultation__version__document=version.document_id,
            consultation__version__number__lt=version.number,
            state__in=OPEN,
        )
        .select_related("lead", "owner", "consultation")
        .order_by("pk")
    )


def unanswered_in(consultation: Consultation) -> list[Case]:
    """Everything of this consultation that has neither disposition nor answer."""
    return list(
        Case.objects.filter(consultation=consultation, state__in=OPEN)
        .select_related("lead", "owner", "consultation")
        .order_by("pk")
    )
