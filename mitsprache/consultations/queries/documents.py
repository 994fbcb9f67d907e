"""Reads on the versions of a document: their sections, hashes, neighbours."""

import hashlib
from collections.abc import Sequence
from typing import Any

from mitsprache.common import audit

from ..models import Document, Section, SectionOrigin, Version


def sections_of(version: Version) -> list[Section]:
    """All sections in reading order, with their action fields; one query."""
    return list(version.sections.select_related("field").order_by("order"))


def released_before(version: Version) -> Version | None:
    """The last released version with a smaller number."""
    return (
        Version.objects.filter(document=version.document_id, number__lt=version.number)
        .exclude(state=Version.State.WORKING)
        .order_by("-number")
        .first()
    )


def working_version(document: Document) -> Version | None:
    return document.versions.filter(state=Version.State.WORKING).first()


def content_hash(version: Version) -> str:
    """SHA-256 over the canonical JSON of all sections, in reading order; two queries at most.

    Each is an object of identity, parent (its identity or null), order, number, kind, title,
    text and field (the number of the action field or null), keys sorted, UTF-8, without blanks.
    Whoever holds the sections of a released version can compute it anew.
    """
    return hash_of(sections_of(version))


def hash_of(sections: Sequence[Section]) -> str:
    identities = {row.pk: str(row.identity_id) for row in sections}
    rows: list[dict[str, Any]] = [
        {
            "identity": str(row.identity_id),
            "parent": identities[row.parent_id] if row.parent_id else None,
            "order": row.order,
            "number": row.number,
            "kind": row.kind,
            "title": row.title,
            "text": row.text,
            "field": row.field.number if row.field else None,
        }
        for row in sections
    ]
    return hashlib.sha256(audit.canonical(rows).encode()).hexdigest()


def is_intact(version: Version) -> bool:
    """Whether a released version still equals the hash that was published with it."""
    return version.content_hash == content_hash(version)


def fingerprint(version: Version) -> str:
    """Changes with every saving of the working version: who releases says what she has seen."""
    seen = [
        content_hash(version),
        list(version.sections.order_by("pk").values_list("pk", "revision")),
        [
            (section, str(identity))
            for section, identity in SectionOrigin.objects.filter(section__version=version)
            .order_by("section", "identity")
            .values_list("section", "identity")
        ],
    ]
    return hashlib.sha256(audit.canonical(seen).encode()).hexdigest()
