"""Which rows of a file are on record already, and which references are taken."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from mitsprache.common.cells import Fault, shown

from ...models import Consultation, Contribution, Contributor
from .report import Outcome
from .rows import Draft

BATCH = 500


@dataclass(slots=True)
class Incoming:
    """A draft on its way into the database.

    `key` is that of its `external_id`, else of this line of this very file: so the same file is
    recognised again, while two equal cards of a campaign stay two. `reference` is empty until one
    is given.
    """

    draft: Draft
    key: str
    received_at: dt.datetime
    reference: str


class OnRecord(NamedTuple):
    """A contribution that is stored."""

    reference: str
    text: str
    contributor_id: int
    contributor__kind: str


class Known:
    """What the database says of the rows of a file, and what the rows before said."""

    def __init__(self, consultation: Consultation, rows: Sequence[Incoming]) -> None:
        self.read_before = consultation.moderation == Consultation.Moderation.BEFORE
        # The contributors of this file by Draft.author; those who are written join them.
        self.authors: dict[str, Contributor] = {}
        self._taken: set[str] = set()
        self._by_key: dict[str, OnRecord] = {}
        self._by_external: dict[str, OnRecord] = {}
        self._by_reference: dict[str, OnRecord] = {}
        self._seen: dict[str, Draft] = {}  # by external_id
        for batch in batches(rows):
            self._look_up(consultation, batch)

    def _look_up(self, consultation: Consultation, batch: Sequence[Incoming]) -> None:
        """One query."""
        identifiers = [row.draft.external_id for row in batch if row.draft.external_id]
        found = Contribution.objects.filter(
            Q(submission_key__in=[row.key for row in batch])
            | Q(reference__in=[row.reference for row in batch if row.reference])
            | Q(consultation=consultation, external_id__in=identifiers)
        ).values_list("consultation_id", "submission_key", "external_id", *OnRecord._fields)
        for consultation_id, key, external_id, *rest in found:
            stored = OnRecord(*rest)
            self._taken.add(stored.reference)
            if consultation_id == consultation.pk:
                self._by_key[key] = self._by_reference[stored.reference] = stored
                if external_id:
                    self._by_external[external_id] = stored

    def holds(self, row: Incoming) -> bool:
        """Whether the row is on record; tells its report, and takes a reference that is taken."""
        draft, report = row.draft, row.draft.report
        if earlier := self._seen.get(draft.external_id):
            _repeat(draft, earlier)
            return True
        if draft.external_id:
            self._seen[draft.external_id] = draft
        if stored := self._stored(row):
            report.outcome, report.reference = Outcome.KNOWN, stored.reference
            # What somebody sent herself is hers; no other row of a file becomes hers with it.
            if draft.author and stored.contributor__kind == Contributor.Kind.PAPER:
                self.authors[draft.author] = Contributor(pk=stored.contributor_id)
            if stored.text != draft.wording.text:
                message = _("On record as %(reference)s with another text, which stays as it is.")
                report.remarks.append(message % {"reference": stored.reference})
            return True
        report.outcome = draft.outcome or (Outcome.HELD if self.read_before else Outcome.PUBLISHED)
        if row.reference in self._taken:
            message = _("The reference %(reference)s is taken; a new one is given.")
            report.remarks.append(message % {"reference": row.reference})
            row.reference = ""
        elif row.reference:
            self._taken.add(row.reference)
        return False

    def _stored(self, row: Incoming) -> OnRecord | None:
        if row.draft.external_id:
            return self._by_external.get(row.draft.external_id)
        if row.key in self._by_key:
            return self._by_key[row.key]
        stored = self._by_reference.get(row.reference)
        # With another text it is another contribution that bears this reference by mistake.
        return stored if stored is not None and stored.text == row.draft.wording.text else None


def _repeat(draft: Draft, earlier: Draft) -> None:
    """Twice in one file: the same text is the same contribution, another one a fault."""
    if draft.wording.text == earlier.wording.text:
        draft.report.outcome = Outcome.KNOWN
        return
    message = _("Line %(line)d has the same identifier “%(id)s” and another text.")
    words = message % {"line": earlier.report.line, "id": shown(draft.external_id)}
    draft.report.faults.append(Fault(draft.report.line, "", words))


def batches(rows: Sequence[Incoming]) -> Iterator[Sequence[Incoming]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
