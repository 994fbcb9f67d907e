"""Who may do what with cases, recommendations and decisions.

The participation office runs the procedure; a group works on what is assigned to it and on
nothing else; the office that owns a case decides it, and its lead releases what somebody else
has drafted.
"""

from typing import Any

import rules
from django.db.models import Exists, OuterRef

from mitsprache.accounts.rules import is_coordination, is_editor, is_moderation
from mitsprache.consultations.models import Contribution
from mitsprache.directory.rules import is_lead, is_member, offices_of
from mitsprache.groups.rules import groups_of, sits_in, speaks_for

from .models import Assignment, CaseContribution


def desk_cases(cases: Any, person: Any) -> Any:
    """The rows of `cases` on which `person` works.

    Coordination and moderation: all. An office: what it owns, and all of its own projects. A
    member of a group: what is assigned to her groups now, as far as it is public; what is held
    back is for the staff alone.
    """
    if is_coordination(person) or is_moderation(person):
        return cases.all()
    offices, groups = offices_of(person), groups_of(person)
    found = cases.none()
    if offices:
        found = cases.filter(owner__in=offices) | cases.filter(
            consultation__version__document__project__office__in=offices
        )
    if groups:
        assigned = Assignment.objects.filter(case=OuterRef("pk"), group__in=groups, until=None)
        public = CaseContribution.objects.filter(
            case=OuterRef("pk"),
            contribution__state=Contribution.State.RECEIVED,
            contribution__staff_only=False,
        )
        found = found | cases.filter(Exists(assigned), Exists(public))
    return found


@rules.predicate
def works_for_project(person: Any, consultation: Any = None) -> bool:
    """Leads the office of the consultation's project."""
    if consultation is None:
        return is_lead(person)
    return is_lead(person, consultation.version.document.project.office)


@rules.predicate
def owns_case(person: Any, case: Any = None) -> bool:
    """Belongs to the office that has to answer."""
    return is_member(person, case.owner if case is not None else None)


@rules.predicate
def leads_owner(person: Any, case: Any = None) -> bool:
    return is_lead(person, case.owner if case is not None else None)


@rules.predicate
def sits_with_case(person: Any, case: Any = None) -> bool:
    """Sits in a group that has the case now."""
    groups = groups_of(person)
    if case is None or not groups:
        return bool(groups)
    return bool(case.assignments.filter(until=None, group__in=groups).exists())


@rules.predicate
def is_in_charge_of(person: Any, group: Any = None) -> bool:
    """Belongs to the office in charge of the group, or to that of its project."""
    if group is None:
        return is_member(person)
    return is_member(person, group.office) or is_member(person, group.project.office)


@rules.predicate
def speaks_for_lead(person: Any, case: Any = None) -> bool:
    """Speaks for the group that leads the case."""
    return speaks_for(person, case.lead) if case is not None and case.lead else False


# The object of these is the Consultation.
rules.add_perm("deliberation.screen", is_coordination | is_moderation)
rules.add_perm("deliberation.route", is_coordination | works_for_project)
rules.add_perm("deliberation.shape", is_coordination | works_for_project)
rules.add_perm("deliberation.close_phase", is_coordination)
rules.add_perm("deliberation.export_names", is_coordination)

# The object of these is the WorkingGroup.
rules.add_perm("deliberation.hold_sitting", is_coordination | speaks_for)
rules.add_perm("deliberation.make_packet", is_coordination | speaks_for)
rules.add_perm("deliberation.import_return_sheet", is_coordination | speaks_for)
# Whether the group has the case is a guard of the action, not a right.
rules.add_perm("deliberation.recommend", is_coordination | speaks_for)
rules.add_perm(
    "deliberation.see_group", is_coordination | is_moderation | sits_in | is_in_charge_of
)

# The object of these is the Case.
rules.add_perm("deliberation.note", is_coordination | owns_case | sits_with_case)
# Public, so not for everybody who may take a note.
rules.add_perm("deliberation.rename", is_coordination | owns_case | speaks_for_lead)
rules.add_perm("deliberation.hand_over", is_coordination | speaks_for_lead)
rules.add_perm("deliberation.plan_case", is_coordination | owns_case)
rules.add_perm("deliberation.decide", is_coordination | owns_case)
# By somebody else than who drafted it: a guard of the action and a constraint.
rules.add_perm("deliberation.release_decision", is_coordination | leads_owner)

# The object of these is the Project.
rules.add_perm("deliberation.manage_rules", is_coordination)
rules.add_perm("deliberation.override_release", is_coordination)

rules.add_perm("deliberation.manage_text_blocks", is_coordination | is_editor)
rules.add_perm("deliberation.manage_template", is_coordination)
