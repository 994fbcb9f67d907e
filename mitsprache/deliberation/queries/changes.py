"""What a decision has changed in the text: the section before and after, passage by passage."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from mitsprache.consultations.comparison.passages import plain_text
from mitsprache.consultations.comparison.words import Passage, passages
from mitsprache.consultations.models import Section, Version

from ..models import Adoption, Decision


@dataclass(frozen=True, slots=True)
class Change:
    """A section of a released version that was changed because of a decision.

    `before` is the number of the version that it is compared with, None for the first one. `old`
    or `new` is empty where the section is new or was taken out; `passages` are the changed ones.
    """

    version: int
    before: int | None
    number: str
    title: str
    old: str
    new: str
    passages: tuple[Passage, ...]

    @property
    def is_removed(self) -> bool:
        return not self.number


def changes_of(decisions: Iterable[Decision]) -> dict[int, list[Change]]:
    """By decision what it has changed; they come with their adoptions of released versions.

    Two queries, none without adoptions.
    """
    found: dict[int, list[Change]] = defaultdict(list)
    links: list[Adoption] = [link for one in decisions for link in one.adoptions.all()]
    if not links:
        return found
    before = _versions_before({link.version.document_id for link in links})
    wanted = Q()
    for link in links:
        versions = [link.version_id]
        if earlier := before.get(link.version_id):
            versions.append(earlier.pk)
        wanted |= Q(version__in=versions, identity=link.identity_id)
    sections = {(row.version_id, row.identity_id): row for row in Section.objects.filter(wanted)}
    for link in links:
        change = _change(link, before.get(link.version_id), sections)
        if change is not None:
            found[link.decision_id].append(change)
    return found


def _versions_before(documents: set[int]) -> dict[int, Version]:
    """By key of a released version the one released before it."""
    released = Version.objects.filter(document__in=documents).exclude(state=Version.State.WORKING)
    found: dict[int, Version] = {}
    last: Version | None = None
    for version in released.order_by("document", "number"):
        if last is not None and last.document_id == version.document_id:
            found[version.pk] = last
        last = version
    return found


def _change(
    link: Adoption,
    before: Version | None,
    sections: dict[tuple[int, uuid.UUID], Section],
) -> Change | None:
    new = sections.get((link.version_id, link.identity_id))
    old = sections.get((before.pk, link.identity_id)) if before is not None else None
    if old is None and new is None:
        return None
    named = new or old
    assert named is not None
    words = [_words(row) for row in (old, new)]
    return Change(
        version=link.version.number,
        before=before.number if before is not None else None,
        number=new.number if new is not None else "",
        title=str(named),
        old=words[0],
        new=words[1],
        passages=tuple(one for one in passages(*words) if one.changed),
    )


def _words(row: Section | None) -> str:
    """The section as it is read, with its title."""
    if row is None:
        return ""
    return "\n".join(part for part in (row.title, plain_text(row.html)) if part)
