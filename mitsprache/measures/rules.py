"""Who may do what with measures and reports.

The participation office keeps the register and makes the reports; the responsible office reports
the state of its measures; its lead and that of the project's office also enter and publish them.
"""

from typing import Any

import rules
from django.db.models import Q

from mitsprache.accounts.rules import is_coordination
from mitsprache.directory.rules import is_lead, is_member, offices_of


def editable_measures(measures: Any, person: Any) -> Any:
    """The rows of `measures` that `person` works on: coordination on all, others on those of their
    offices and of their offices' projects."""
    if is_coordination(person):
        return measures.all()
    offices = offices_of(person)
    if not offices:
        return measures.none()
    return measures.filter(Q(office__in=offices) | Q(project__office__in=offices))


@rules.predicate
def answers_for_measure(person: Any, measure: Any = None) -> bool:
    """Belongs to the responsible office."""
    return is_member(person, measure.office if measure is not None else None)


@rules.predicate
def leads_measure(person: Any, measure: Any = None) -> bool:
    """Leads the responsible office or that of the project."""
    if measure is None:
        return is_lead(person)
    return is_lead(person, measure.office) or is_lead(person, measure.project.office)


@rules.predicate
def leads_project(person: Any, project: Any = None) -> bool:
    return is_lead(person, project.office if project is not None else None)


# The object is the Project.
rules.add_perm("measures.create_measure", is_coordination | leads_project)
rules.add_perm("measures.make_report", is_coordination)
# The object is the Measure.
rules.add_perm("measures.edit_measure", is_coordination | leads_measure)
rules.add_perm("measures.publish_measure", is_coordination | leads_measure)
rules.add_perm("measures.withdraw_measure", is_coordination)
rules.add_perm("measures.report_progress", is_coordination | answers_for_measure)
rules.add_perm("measures.enter_money", is_coordination | answers_for_measure)
# The object is the Office.
rules.add_perm("measures.update_by_sheet", is_coordination | is_member)
rules.add_perm("measures.open_desk", is_coordination | is_member)
