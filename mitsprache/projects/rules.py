"""Who may do what with a project.

Coordination and editors work on every sheet and publish; an office drafts and submits its own.
Technical administrators have no powers over content.
"""

from typing import Any

import rules

from mitsprache.accounts.rules import is_coordination, is_editor
from mitsprache.directory.rules import is_lead, is_member, offices_of


def editable_sheets(sheets: Any, person: Any) -> Any:
    """The rows of `sheets` that `person` may open for editing; none for everybody else."""
    if is_coordination(person) or is_editor(person):
        return sheets.all()
    offices = offices_of(person)
    return sheets.filter(office_id__in=offices) if offices else sheets.none()


@rules.predicate
def office_drafts(person: Any, project: Any = None) -> bool:
    return is_member(person, project.office if project is not None else None)


@rules.predicate
def office_releases(person: Any, project: Any = None) -> bool:
    return is_lead(person, project.office if project is not None else None)


_central = is_coordination | is_editor

rules.add_perm("projects.create_project", _central | office_drafts)
rules.add_perm("projects.edit_sheet", _central | office_drafts)
rules.add_perm("projects.release_for_office", office_releases)
rules.add_perm("projects.publish_sheet", _central)
rules.add_perm("projects.schedule_sheet", _central)
rules.add_perm("projects.change_state", is_coordination | office_releases)
rules.add_perm("projects.withdraw_project", is_coordination)
rules.add_perm("projects.hand_over", is_coordination)
rules.add_perm("projects.rename_address", _central)
rules.add_perm("projects.keep_promise", is_coordination | office_releases)
rules.add_perm("projects.import_projects", is_coordination)
rules.add_perm("projects.set_commenting", is_coordination)
