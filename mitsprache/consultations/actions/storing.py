"""Steps that every way in has in common: lock, recognise, store, say what pages are out of date."""

import datetime as dt
import hashlib

from mitsprache.common import pages, references
from mitsprache.common.text import render_plain
from mitsprache.directory.models import CityProfile
from mitsprache.directory.queries import City

from ..models import Consultation, Contribution, Contributor, Section
from ..queries.receipts import receipt_hash
from .entries import Passage, Wording


def locked(consultation_id: int) -> Consultation:
    """The consultation as it stands now, locked for this transaction.

    Every write begins here, so that a changed last day counts at once (C-05) and the same
    submission sent twice is recognised (C-03).
    """
    return Consultation.objects.select_for_update(no_key=True).get(pk=consultation_id)


def stored_key(consultation: Consultation, *, owner: str, submission_key: str) -> str:
    """The key as it is stored: of this owner in this consultation, so that nobody meets another's.

    `owner` names whose key it is, e.g. `person:7` or `guest:<address>`.
    """
    scope = f"{consultation.pk}\0{owner}\0{submission_key}"
    return hashlib.sha256(scope.encode(errors="replace")).hexdigest()


def submitted(key: str) -> Contribution | None:
    """What was stored under this `stored_key` before."""
    found = Contribution.objects.filter(submission_key=key)
    return found.select_related("contributor", "section", "consultation").first()


def reference_prefix() -> str:
    """The city's letters for references."""
    found = CityProfile.objects.values_list("reference_prefix", flat=True).first()
    return found or City().reference_prefix


def insert_contribution(
    *,
    consultation: Consultation,
    contributor: Contributor,
    section: Section | None,
    passage: Passage,
    wording: Wording,
    language: str,
    channel: str,
    received_at: dt.datetime,
    late: bool,
    state: str,
    key: str,
    at: dt.datetime,
    **more: object,
) -> Contribution:
    """Write the row with its reference and the hash of its receipt, inside the caller's lock.

    `received_at` decided `late`; `at` is now, its local year is the reference's. The counter of
    references is held from here to the end of the transaction, so come here last.
    """
    contribution = Contribution(
        reference=references.next_reference(reference_prefix(), at=at),
        consultation=consultation,
        section=section,
        exact=passage.exact,
        prefix=passage.prefix,
        suffix=passage.suffix,
        kind=wording.kind,
        text=wording.text,
        html=render_plain(wording.text),
        proposed_wording=wording.proposed_wording,
        language=language,
        channel=channel,
        received_at=received_at,
        late=late,
        contributor=contributor,
        state=state,
        submission_key=key,
        **more,
    )
    contribution.receipt_hash = receipt_hash(contribution)
    contribution.save(force_insert=True)
    return contribution


def changed(consultation_id: int) -> None:
    """Pages that show the consultation, its counts or its contributions are out of date."""
    pages.raise_version(f"consultation:{consultation_id}", "consultations")
