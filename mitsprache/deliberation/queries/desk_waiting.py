"""What waits at the desk: for a person, for a group, for a second pair of eyes."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone

from mitsprache.consultations.models import Consultation
from mitsprache.directory.rules import offices_of
from mitsprache.groups.models import WorkingGroup
from mitsprache.groups.rules import groups_of

from ..models import (
    Assignment,
    Case,
    Decision,
    Recommendation,
    Sitting,
    SittingCase,
)
from ..rules import desk_cases
from ..states import OPEN
from .desk import IN_WORK, PER_PAGE, links_of, near, or_empty


def desk_counts(person: Any) -> dict[str, int]:
    """What waits for `person` among all cases, in one query; empty for who has none to do with.

    Keys: open, overdue, unassigned, recommend (of groups she speaks for), decide, release.
    """
    groups, offices = groups_of(person), offices_of(person)
    central = person.has_perm("directory.open_moderation")
    if not (groups or offices or central):
        return {}
    today = timezone.localdate()  # on every page of the desk: without asking the database
    # What is answered waits for nobody: far fewer rows are looked at.
    cases = desk_cases(Case.objects.all(), person).filter(state__in=OPEN)
    counts: dict[str, Any] = {
        "open": Count("pk"),
        "overdue": Count("pk", filter=Q(due__lt=today)),
        "unassigned": Count("pk", filter=Q(lead=None)),
    }
    # An empty list of groups or offices would make the database skip the whole query.
    if speaks := [pk for pk, role in groups.items() if role != "member"]:
        with_group = Assignment.objects.filter(case=OuterRef("pk"), group__in=speaks, until=None)
        said = Recommendation.objects.filter(
            case=OuterRef("pk"), group__in=speaks, replaced_at=None
        )
        cases = cases.annotate(is_hers=Exists(with_group), is_said=Exists(said))
        counts["recommend"] = Count("pk", filter=Q(is_hers=True, is_said=False))
    runs = person.has_perm("groups.manage")
    in_work = Decision.objects.filter(case=OuterRef("pk"), state__in=IN_WORK).values("state")[:1]
    own = Decision.objects.filter(case=OuterRef("pk"), state="drafted", drafted_by=person.pk)
    cases = cases.annotate(in_work=or_empty(Subquery(in_work)), is_own=Exists(own))
    if runs or offices:
        hers = Q() if runs else Q(owner__in=list(offices))
        decide = hers & Q(state=Case.State.RECOMMENDED, in_work="")
        counts["decide"] = Count("pk", filter=decide)
    if runs or "lead" in offices.values():
        leads = [pk for pk, role in offices.items() if role == "lead"]
        hers = Q() if runs else Q(owner__in=leads)
        release = hers & Q(in_work="drafted", is_own=False)
        counts["release"] = Count("pk", filter=release)
    return dict.fromkeys(("recommend", "decide", "release"), 0) | cases.aggregate(**counts)


def to_release(person: Any, consultation: Consultation) -> list[Decision]:
    """Decisions that somebody else has drafted and that `person` may approve, first due first."""
    leads = [pk for pk, role in offices_of(person).items() if role == "lead"]
    drafts = Decision.objects.filter(
        case__consultation=consultation, state=Decision.State.DRAFTED
    ).exclude(drafted_by=person.pk)
    if not person.has_perm("groups.manage"):
        drafts = drafts.filter(case__owner__in=leads)
    return list(
        drafts.select_related("case__owner", "case__lead", "drafted_by", "body", "office")
        .prefetch_related(links_of("case__links"))
        .order_by("case__due", "case")[: 10 * PER_PAGE]
    )


def consultations_of(project: Any) -> list[Consultation]:
    """The published consultations on documents of a project."""
    found = Consultation.objects.filter(
        version__document__project=project, published_at__isnull=False
    )
    return list(near(found).order_by("pk"))


def waiting_in(project: Any) -> int:
    """How many cases of the project wait without a group."""
    mine = Case.objects.filter(consultation__version__document__project=project)
    return mine.filter(lead=None, state__in=("received", "screened", "sent_back")).count()


def sittings_with_cases(group: WorkingGroup) -> list[Sitting]:
    """The group's sittings, the newest first, each with its number of cases as `dealt_with`."""
    found = group.sittings.annotate(dealt_with=Count("cases"))
    return list(found.order_by("-day", "-pk")[:PER_PAGE])


def cases_of_sitting(person: Any, sitting: Sitting) -> list[Case]:
    """Of what was dealt with in a sitting the cases on which `person` works."""
    mine = desk_cases(Case.objects.all(), person)
    found = mine.filter(pk__in=SittingCase.objects.filter(sitting=sitting).values("case"))
    found = found.select_related("owner", "handler", "lead").prefetch_related(links_of())
    return list(found.order_by("pk"))
