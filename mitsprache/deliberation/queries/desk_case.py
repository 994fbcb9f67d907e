"""One case as people at the desk see it: who voices it, what was said, what is beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from mitsprache.accounts.models import Person, Role, RoleGrant
from mitsprache.common import clock
from mitsprache.common.references import canonical
from mitsprache.consultations.models import Consultation, Contribution, Section
from mitsprache.consultations.queries.contributions import author_name
from mitsprache.directory.models import OfficeMembership
from mitsprache.groups.models import Membership, WorkingGroup
from mitsprache.groups.rules import groups_of, speaks_for

from ..models import (
    Adoption,
    Assignment,
    Case,
    CaseContribution,
    Decision,
    Note,
    Recommendation,
    RoutingRule,
    Screening,
    Sitting,
    TextBlock,
)
from ..rules import desk_cases
from ..states import OPEN
from .desk import works_as_staff

_MOST_SIMILAR = 20
_State = Contribution.State


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A contribution of the case as `person` may read it.

    `author` is the public name, empty without one. Taken-back words are nobody's to read; held
    and hidden ones, and those for the staff, only the city's.
    """

    link: CaseContribution
    contribution: Contribution
    author: str
    is_readable: bool
    is_public: bool


def case_for(person: Any, code: str) -> Case | None:
    """A case on which `person` works, with what actions and pages ask of it; else None."""
    mine = desk_cases(Case.objects.all(), person).select_related(
        *("consultation__version__document__project__office", "owner", "handler", "lead"),
        *("field", "topic", "duplicate_of"),
    )
    return mine.filter(code=code.strip().upper()).first()


def voices(person: Any, case: Case) -> list[Voice]:
    """The contributions of the case; members of groups get the public ones alone. One query."""
    links = case.links.select_related("contribution__section", "contribution__contributor__person")
    staff = works_as_staff(person, case)
    found = []
    for link in links.order_by("contribution__received_at", "pk"):
        one = link.contribution
        public = one.state == _State.RECEIVED and not one.staff_only
        if not (public or staff):
            continue
        readable = public or one.state != _State.WITHDRAWN
        found.append(
            Voice(
                link=link,
                contribution=one,
                author=author_name(one.contributor) if readable else "",
                is_readable=readable,
                is_public=public,
            )
        )
    return found


def notes_for(person: Any, case: Case) -> QuerySet[Note]:
    """What was noted: the city reads all, members what was noted at their groups' desks."""
    notes = case.notes.select_related("group", "author")
    if works_as_staff(person, case):
        return notes
    return notes.filter(group__in=groups_of(person))


def decisions_for(person: Any, case: Case) -> QuerySet[Decision]:
    """All decisions for the city; for members those that everybody knows."""
    decisions = case.decisions.select_related(
        *("body", "office", "drafted_by", "approved_by", "corrects", "block")
    )
    if works_as_staff(person, case):
        return decisions
    return decisions.filter(state=Decision.State.RELEASED)


def adoptions_of(decisions: Sequence[Decision]) -> list[Adoption]:
    """Where these decisions stand in the text; `place` is the section, empty when taken out."""
    section = Section.objects.filter(version=OuterRef("version"), identity=OuterRef("identity"))
    found = Adoption.objects.filter(decision__in=decisions).select_related("version")
    return list(found.annotate(place=Subquery(section.values("number")[:1])).order_by("pk"))


def assignments_of(case: Case) -> QuerySet[Assignment]:
    return case.assignments.select_related("group", "by")


def recommendations_of(case: Case) -> QuerySet[Recommendation]:
    return case.recommendations.select_related("group", "sitting", "by")


def sittings_of(case: Case) -> list[Sitting]:
    found = Sitting.objects.filter(cases__case=case).select_related("group")
    return list(found.order_by("day", "pk"))


def groups_with(case: Case) -> list[WorkingGroup]:
    """The groups that have the case now, the leading one first."""
    now = case.assignments.filter(until=None).select_related("group__project")
    return [row.group for row in sorted(now, key=lambda row: (row.role != "lead", row.pk))]


def groups_to_speak_for(person: Any, case: Case) -> list[WorkingGroup]:
    """Of these the groups for which `person` may say what they recommend."""
    groups = groups_with(case)
    if person.has_perm("groups.manage"):
        return groups
    return [group for group in groups if speaks_for(person, group)]


def groups_where_she_sits(person: Any, case: Case) -> list[WorkingGroup]:
    """Of the groups that have the case those in which `person` sits."""
    return [group for group in groups_with(case) if group.pk in groups_of(person)]


def sittings_over(groups: Sequence[WorkingGroup]) -> list[Sitting]:
    """Sittings of these groups until today, the newest first."""
    today = clock.local_day(clock.database_now())
    found = Sitting.objects.filter(group__in=groups, day__lte=today).select_related("group")
    return list(found.order_by("-day", "group")[:50])


def similar_cases(person: Any, case: Case) -> list[Case]:
    """Other open cases of the consultation about the same section, the newest last."""
    sections = case.contributions.exclude(section=None).values("section")
    about = CaseContribution.objects.filter(case=OuterRef("pk"), contribution__section__in=sections)
    mine = desk_cases(Case.objects.filter(consultation=case.consultation_id), person)
    found = mine.filter(Exists(about), state__in=OPEN).exclude(pk=case.pk)
    return list(found.select_related("lead").order_by("pk")[:_MOST_SIMILAR])


def find_cases(person: Any, case: Case, search: str) -> list[Case]:
    """Other open cases of the consultation by code, reference or words."""
    mine = desk_cases(Case.objects.filter(consultation=case.consultation_id), person)
    reference = canonical(search) or canonical(search.rpartition("-")[0])
    if reference:
        links = CaseContribution.objects.filter(
            case=OuterRef("pk"), contribution__reference=reference
        )
        found = mine.filter(Q(Exists(links)) | Q(code__startswith=f"{reference}-"))
    else:
        links = CaseContribution.objects.filter(
            case=OuterRef("pk"), contribution__text__icontains=search
        ).exclude(contribution__state=_State.WITHDRAWN)
        found = mine.filter(Q(title__icontains=search) | Q(Exists(links)))
    found = found.filter(state__in=OPEN).exclude(pk=case.pk)
    return list(found.select_related("lead").order_by("pk")[:_MOST_SIMILAR])


def text_blocks(*, active_only: bool = False) -> list[TextBlock]:
    """All text blocks, each with `uses`: the decisions, not dropped, that were made with it."""
    used = Count("decisions", filter=~Q(decisions__state=Decision.State.DROPPED))
    blocks = TextBlock.objects.annotate(uses=used).order_by("verdict", "title", "pk")
    return list(blocks.filter(is_active=True) if active_only else blocks)


def to_screen(person: Any, consultation: Consultation) -> QuerySet[Contribution]:
    """What nobody has looked at: waits for release, or is public without having been read.

    The oldest first; for whoever may screen, nothing for others. What was held back stays in the
    list, with `held_as`, until it is published.
    """
    contributions = Contribution.objects.filter(consultation=consultation)
    if not person.has_perm("deliberation.screen", consultation):
        return contributions.none()
    looked_at = Screening.objects.filter(contribution=OuterRef("pk"), outcome="published")
    return (
        contributions.filter(
            Q(state=_State.HELD) | Q(Q(state=_State.RECEIVED) & ~Q(Exists(looked_at)))
        )
        .select_related("section", "contributor__person")
        .order_by("state", "received_at", "pk")
    )


def screenings_of(contributions: Sequence[Contribution]) -> dict[int, Screening]:
    """The last screening of each, as {contribution key: screening}. One query."""
    rows = Screening.objects.filter(contribution__in=contributions).select_related("by")
    return {row.contribution_id: row for row in rows.order_by("at", "pk")}


def rules_of(project: Any) -> QuerySet[RoutingRule]:
    """The routing rules of a project, by what they are about."""
    rules = RoutingRule.objects.filter(group__project=project)
    return rules.select_related("group", "field__document", "topic").order_by(
        "field__document", "field__order", "topic__number", "-leads", "group__number"
    )


def possible_handlers(cases: Sequence[Case]) -> list[Person]:
    """Who may have these cases in hand: the offices that answer, their groups, coordination."""
    of_offices = OfficeMembership.objects.filter(
        office__in={case.owner_id for case in cases}, ended_at=None
    )
    of_groups = Membership.objects.filter(
        group__assignments__case__in=[case.pk for case in cases],
        group__assignments__until=None,
        ended_at=None,
    ).exclude(person=None)
    central = RoleGrant.objects.filter(role=Role.COORDINATION, ended_at=None)
    found = Person.objects.filter(is_active=True).filter(
        Q(pk__in=of_offices.values("person"))
        | Q(pk__in=of_groups.values("person"))
        | Q(pk__in=central.values("person"))
    )
    return list(found.order_by("display_name", "pk"))
