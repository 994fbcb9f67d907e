"""What stands beside a section that is edited: the decisions that have to be in the text."""

from typing import Any

from mitsprache.consultations.models import Section
from mitsprache.deliberation.queries.working_in import working_in


def beside(person: Any, section: Section) -> dict[str, Any]:
    """What the page of a section in work says: decisions linked to it, about it, and the others."""
    rows = working_in(person, section.version)
    identity = section.identity_id
    linked = [(row, link) for row in rows for link in row.links if link.identity_id == identity]
    here = {row.decision.pk for row, _link in linked}
    rest = [row for row in rows if row.decision.pk not in here]
    return {
        "linked": linked,
        "about": [row for row in rest if identity in row.identities],
        "others": [row for row in rest if identity not in row.identities and not row.is_done],
    }
