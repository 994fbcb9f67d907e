"""Who may do what with documents, consultations and contributions.

Whoever edits a project's sheet works on its documents; releasing a version and opening a window
is for the participation office and the office's lead, its length for the participation office.
"""

from typing import Any

import rules

from mitsprache.accounts.rules import is_coordination, is_editor, is_moderation, is_person
from mitsprache.directory.rules import is_lead, is_member

_central = is_coordination | is_editor


@rules.predicate
def drafts_for_office(person: Any, project: Any = None) -> bool:
    """Belongs to the office of the document's project; without one: to any office."""
    return is_member(person, project.office if project is not None else None)


@rules.predicate
def releases_for_office(person: Any, project: Any = None) -> bool:
    return is_lead(person, project.office if project is not None else None)


@rules.predicate
def is_contributor(person: Any, contribution: Any = None) -> bool:
    """Wrote it with her account."""
    return (
        contribution is not None
        and contribution.contributor.person_id is not None
        and contribution.contributor.person_id == person.pk
    )


# The object of these is the Project.
rules.add_perm("consultations.open_desk", _central | is_moderation | is_member)
rules.add_perm("consultations.edit_document", _central | drafts_for_office)
rules.add_perm("consultations.import_document", _central | drafts_for_office)
rules.add_perm("consultations.release_version", is_coordination | releases_for_office)
# A record of what a body has decided: kept where resolutions are kept.
rules.add_perm("consultations.adopt_version", _central)
rules.add_perm("consultations.prepare_consultation", _central | drafts_for_office)
rules.add_perm("consultations.publish_consultation", is_coordination | releases_for_office)
rules.add_perm("consultations.change_window", is_coordination)
rules.add_perm("consultations.enter_contribution", is_coordination | drafts_for_office)
rules.add_perm("consultations.import_contributions", is_coordination)
rules.add_perm("consultations.read_contributors", is_coordination)

# The object of these is the Consultation or the Contribution.
rules.add_perm("consultations.submit_contribution", is_person)
rules.add_perm("consultations.edit_contribution", is_person & is_contributor)
rules.add_perm("consultations.withdraw_contribution", is_person & is_contributor)
rules.add_perm("consultations.support_contribution", is_person)
rules.add_perm("consultations.release_contribution", is_moderation | is_coordination)
rules.add_perm("consultations.hide_contribution", is_moderation | is_coordination)
rules.add_perm("consultations.restore_contribution", is_moderation | is_coordination)
