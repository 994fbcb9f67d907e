"""Reads on documents and what became of them; on consultations: reading, contributions, listed."""

from .comparing import Comparison, Row, compare_versions
from .documents import (
    content_hash,
    fingerprint,
    hash_of,
    is_intact,
    released_before,
    sections_of,
    working_version,
)
from .mapping import Lineage, Proposal, mapping_proposals
from .whereabouts import Whereabouts, whereabouts, whereabouts_of

__all__ = [
    "Comparison",
    "Lineage",
    "Proposal",
    "Row",
    "Whereabouts",
    "compare_versions",
    "content_hash",
    "fingerprint",
    "hash_of",
    "is_intact",
    "mapping_proposals",
    "released_before",
    "sections_of",
    "whereabouts",
    "whereabouts_of",
    "working_version",
]
