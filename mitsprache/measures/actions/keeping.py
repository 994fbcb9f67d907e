"""Steps that every deed on a measure has in common: lock, compare, raise, keep a record."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from mitsprache.common import audit, pages
from mitsprache.common.text import tidy, tidy_line

from ..models import Measure, MeasureRecord
from ..queries.record import record_of
from .refusals import ChangedMeanwhile, EntryWrong

_NEAR = ("project__office", "office", "field")


def locked(measure: Measure, revision: int | None) -> Measure:
    """The measure as it stands now, locked. Raises ChangedMeanwhile when `revision` is not it.

    None as revision: the deed does not depend on what was seen.
    """
    Measure.objects.select_for_update(no_key=True).get(pk=measure.pk)
    found = Measure.objects.select_related(*_NEAR).get(pk=measure.pk)
    if revision is not None and found.revision != revision:
        raise ChangedMeanwhile(found)
    return found


def keep(
    measure: Measure,
    *,
    actor: Any,
    verb: str,
    at: dt.datetime,
    changes: Mapping[str, Any] | None = None,
) -> Measure:
    """Store the measure with a new revision, its record, the audit row; pages are out of date."""
    measure.revision += 1
    measure.changed_at = at
    measure.save()
    recorded(measure, at=at)
    audit.record(actor=actor, verb=verb, subject=measure, at=at, changes=changes)
    changed(measure)
    return measure


def recorded(measure: Measure, *, at: dt.datetime) -> None:
    """Write down how the measure stands from now on."""
    MeasureRecord.objects.create(
        measure=measure,
        at=at,
        is_public=measure.published_at is not None,
        content=record_of(measure),
    )


def changed(measure: Measure) -> None:
    """Pages that show the measure, the register or its contributions are out of date."""
    keys = [f"measure:{measure.pk}", f"project:{measure.project_id}", "measures"]
    consultations = measure.origins.values_list("case__consultation", flat=True)
    pages.raise_version(*keys, *(f"consultation:{pk}" for pk in consultations))


def words(field: str, text: str, *, most: int, needed: str = "") -> str:
    """A text entry, tidied; `needed` is what to say when nothing can be read. Raises EntryWrong."""
    return _checked(field, tidy(text), most, needed)


def one_line(field: str, text: str, *, most: int, needed: str = "") -> str:
    """The same for an entry of one line."""
    return _checked(field, tidy_line(text), most, needed)


def _checked(field: str, text: str, most: int, needed: str) -> str:
    if not any(unicodedata.category(mark)[0] in "LNPS" for mark in text):
        text = ""
    if needed and not text:
        raise EntryWrong(field, needed)
    if len(text) > most:
        raise EntryWrong(field, _("Please write at most %(most)d characters.") % {"most": most})
    return text
