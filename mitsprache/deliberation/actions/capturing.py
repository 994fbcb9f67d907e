"""What was said in a session of an event, typed on the spot: each line becomes a contribution."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.consultations.actions import entries, storing
from mitsprache.consultations.actions.entering import arrival, put_on_record
from mitsprache.consultations.actions.refusals import ConsultationRefused
from mitsprache.consultations.models import (
    Channel,
    Consultation,
    Contribution,
    Contributor,
    Section,
)
from mitsprache.consultations.models.contribution import NAME_LENGTH
from mitsprache.events.models import Session
from mitsprache.events.times import first_day, last_day

from ..models import CapturedLine
from .opening import open_for_session
from .refusals import EntryWrong

MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One note, in the words in which it was said; `section` of the draft, None: of the whole."""

    text: str
    section: Section | None = None


def capture_lines(
    *,
    actor: Any,
    session: Session,
    consultation: Consultation,
    lines: Sequence[Line],
    submission_key: str,
    at: dt.datetime | None = None,
) -> list[Contribution]:
    """Each line becomes a public contribution by way of a workshop, all or none; in their order.

    They count as received on the day of the session; where that lies after the last day they are
    late, like everything else. The session's group leads their cases, whatever a rule would say;
    of a session without group the rules decide, those of its topic first. Empty lines are left
    out. The same key of the same person again changes nothing, whatever it comes with (C-03).

    Raises NotAllowed, EntryWrong (consultation, lines).
    """
    authorize(actor, "events.take_notes", session)
    keys = _Keys(session, consultation, actor, submission_key)
    wordings = _wordings(lines)
    with transaction.atomic():
        consultation = storing.locked(consultation.pk)
        if earlier := keys.stored():
            return earlier
        at = at or clock.database_now()
        _check(consultation, session)
        arrived = _arrived(consultation, session, at)
        made = []
        for number, (wording, section) in enumerate(wordings):
            made.append(
                put_on_record(
                    consultation,
                    _nobody(session),
                    section=_section(consultation, section, number),
                    wording=wording,
                    channel=Channel.WORKSHOP,
                    arrived=arrived,
                    key=keys.of(number),
                    actor=actor,
                    at=at,
                )
            )
        CapturedLine.objects.bulk_create(
            CapturedLine(session=session, contribution=one, by=actor, at=at) for one in made
        )
        open_for_session(consultation, made, lead=_lead(session), topic=session.topic, at=at)
        audit.record(
            actor=actor,
            verb="deliberation.capture_lines",
            subject=session,
            at=at,
            changes={"lines": [None, len(made)], "consultation": [None, consultation.pk]},
        )
        storing.changed(consultation.pk)
    return made


class _Keys:
    """Under which keys the lines of one sending are stored."""

    def __init__(
        self, session: Session, consultation: Consultation, actor: Any, submission_key: str
    ) -> None:
        self.consultation, self.submission_key = consultation, submission_key
        self.owner = f"captured:{session.pk}:{actor.pk}"

    def of(self, number: int) -> str:
        key = f"{self.submission_key}\0{number}"
        return storing.stored_key(self.consultation, owner=self.owner, submission_key=key)

    def stored(self) -> list[Contribution]:
        """What was made of this sending before."""
        keys = {self.of(number): number for number in range(MOST_LINES)}
        found = Contribution.objects.filter(submission_key__in=keys)
        return sorted(found, key=lambda one: keys[one.submission_key])


def _wordings(lines: Sequence[Line]) -> list[tuple[entries.Wording, Section | None]]:
    written = [line for line in lines if entries.readable(line.text[:1000], "text")]
    if not written:
        raise EntryWrong("lines", _("Please write at least one line."))
    if len(written) > MOST_LINES:
        words = _("At most %(most)d lines at once, please.")
        raise EntryWrong("lines", words % {"most": MOST_LINES})
    found = []
    for number, line in enumerate(written, start=1):
        try:
            wording = entries.wording(
                kind=Contribution.Kind.SUGGESTION,
                text=line.text,
                proposed_wording="",
                on_section=line.section is not None,
            )
        except ConsultationRefused as refused:
            words = _("Line %(number)d: %(reason)s")
            raise EntryWrong("lines", words % {"number": number, "reason": refused}) from None
        found.append((wording, line.section))
    return found


def _check(consultation: Consultation, session: Session) -> None:
    """Raises EntryWrong for a consultation that is not public, or of another project."""
    project = consultation.version.document.project_id
    if consultation.published_at is None or project != session.event.project_id:
        raise EntryWrong("consultation", _("Please choose one of the list."))


def _arrived(consultation: Consultation, session: Session, at: dt.datetime) -> dt.datetime:
    """The day of the session; of several days the present one, as far as it is among them."""
    today = clock.local_day(at)
    day = max(first_day(session), min(today, last_day(session)))
    if day > today:
        raise EntryWrong("lines", _("This session is yet to come."))
    return arrival(consultation, day, now=at)


def _section(consultation: Consultation, section: Section | None, number: int) -> Section | None:
    try:
        return entries.section_of(consultation, section)
    except ConsultationRefused as refused:
        words = _("Line %(number)d: %(reason)s")
        raise EntryWrong("lines", words % {"number": number + 1, "reason": refused}) from None


def _lead(session: Session) -> Any:
    """The session's group, as long as it is at work."""
    return session.group if session.group is not None and session.group.is_active else None


def _nobody(session: Session) -> Contributor:
    """Whoever said it is not known; in the place of a name stands where it was said."""
    with translation.override("de"):
        name = _("Note from the session “%(title)s”") % {"title": session.title}
    if len(name) > NAME_LENGTH:
        name = f"{name[: NAME_LENGTH - 2]} …"
    return Contributor(kind=Contributor.Kind.PAPER, name=name)
