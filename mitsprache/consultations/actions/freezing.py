"""A version freezes, what became of each section is written down, the next begins.

A step: `deliberation.actions.release_version` holds its guard and is what interfaces call.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import clock, pages
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy
from mitsprache.common.transitions import move

from .. import queries
from ..comparison.mapping import differs
from ..models import Section, Succession, Version
from ..queries.mapping import Proposal, unit
from ..signals import version_released
from ..states import VERSION_STEPS
from .refusals import EditedMeanwhile, EntryWrong, MappingWrong, StructureWrong
from .tree import locked

NOTE_LENGTH = 2_000


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says became of an old section, against what was proposed.

    `kind` is a Succession.Kind, `new` the keys of sections of the version to be released.
    """

    kind: str
    new: Sequence[int] = ()


@transaction.atomic
def freeze_version(
    *,
    actor: Any,
    version: Version,
    fingerprint: str,
    corrections: Mapping[int, Correction] | None = None,
    note: str = "",
    at: dt.datetime | None = None,
) -> Version:
    """Step: freeze a working version for ever and open the next one with the same text and identities.

    `fingerprint` is that of queries.fingerprint at the time when the person looked at the
    mapping; when somebody edited since, nothing is released. `corrections`, by the key of the
    old section, replace what queries.mapping_proposals proposes; the rest is confirmed with it.
    `note` of up to 2,000 characters says to everybody what is new.

    Raises NotAllowed, NotInWork, EditedMeanwhile, StructureWrong (no section), EntryWrong (the
    note), MappingWrong (a correction that cannot be true).
    """
    authorize(actor, "consultations.release_version", version.document.project)
    at = at or clock.database_now()
    version = locked(version)
    if fingerprint != queries.fingerprint(version):
        raise EditedMeanwhile
    sections = queries.sections_of(version)
    if not sections:
        raise StructureWrong(_("There is nothing to release yet: the version has no section."))
    note = tidy(note)
    if len(note) > NOTE_LENGTH:
        words = _("The note has more than %(most)d characters.")
        raise EntryWrong("note", words % {"most": NOTE_LENGTH})
    mapping = _confirmed(queries.mapping_proposals(version), sections, corrections or {})
    frozen = {
        "content_hash": queries.hash_of(sections),
        "released_at": at,
        "released_by": actor,
        "note": note,
    }
    move(
        version,
        Version.State.RELEASED,
        steps=VERSION_STEPS,
        actor=actor,
        at=at,
        verb="consultations.release_version",
        also=frozen,
    )
    _write_down(mapping, version, actor=actor, at=at)
    _open_next(version, sections, at=at)
    pages.raise_version(f"document:{version.document_id}")
    version_released.send(Version, version=version)
    return version


def _confirmed(
    proposals: Sequence[Proposal],
    sections: Sequence[Section],
    corrections: Mapping[int, Correction],
) -> list[Proposal]:
    """The proposals with what the person has corrected; each old section keeps one kind."""
    known = {row.pk: row for row in sections}
    unknown = corrections.keys() - {proposal.old.pk for proposal in proposals}
    if unknown:
        raise MappingWrong(_("A section that was to be mapped is not in the version before."))
    confirmed: list[Proposal] = []
    for proposal in proposals:
        correction = corrections.get(proposal.old.pk)
        if correction is None:
            confirmed.append(proposal)
            continue
        new = [known[key] for key in dict.fromkeys(correction.new) if key in known]
        _check(proposal.old, correction, new)
        new.sort(key=lambda row: row.order)
        confirmed.append(Proposal(proposal.old, correction.kind, tuple(new), 0.0))
    return confirmed


def _check(old: Section, correction: Correction, new: Sequence[Section]) -> None:
    """Refuse a correction that cannot be true of this section."""
    number = {"number": old.number}
    kind = correction.kind
    if kind not in Succession.Kind.values or len(new) < len(set(correction.new)):
        words = _("Section %(number)s: please choose a kind and sections of this version.")
        raise MappingWrong(words % number)
    if kind == Succession.Kind.REMOVED:
        if new:
            words = _("Section %(number)s: what was removed leads to no section.")
            raise MappingWrong(words % number)
    elif kind == Succession.Kind.SPLIT:
        if len(new) < 2:
            words = _("Section %(number)s: what was split leads to at least two sections.")
            raise MappingWrong(words % number)
    elif len(new) != 1:
        words = _("Section %(number)s: please choose the one section that it has become.")
        raise MappingWrong(words % number)
    if kind == Succession.Kind.UNCHANGED and differs(unit(old), unit(new[0])):
        words = _("Section %(number)s: the text differs, so it is not unchanged.")
        raise MappingWrong(words % number)


def _write_down(
    mapping: Sequence[Proposal], version: Version, *, actor: Any, at: dt.datetime
) -> None:
    Succession.objects.bulk_create(
        Succession(
            old=proposal.old,
            new=new,
            version=version,
            kind=proposal.kind,
            confirmed_by=actor,
            confirmed_at=at,
        )
        for proposal in mapping
        for new in proposal.new or (None,)
    )


def _open_next(version: Version, sections: Sequence[Section], *, at: dt.datetime) -> Version:
    """The next working version: the same sections under the same identities."""
    working = Version.objects.create(
        document_id=version.document_id, number=version.number + 1, created_at=at
    )
    copies: dict[int, Section] = {}
    # Level by level: a copy names the copy of its parent.
    for depth in sorted({row.depth for row in sections}):
        level = [row for row in sections if row.depth == depth]
        made = Section.objects.bulk_create(
            Section(
                version=working,
                identity_id=row.identity_id,
                parent=copies[row.parent_id] if row.parent_id else None,
                order=row.order,
                depth=row.depth,
                number=row.number,
                kind=row.kind,
                title=row.title,
                text=row.text,
                html=row.html,
                field_id=row.field_id,
                changed_at=row.changed_at,
                changed_by_id=row.changed_by_id,
            )
            for row in level
        )
        copies |= {row.pk: copy for row, copy in zip(level, made, strict=True)}
    return working
