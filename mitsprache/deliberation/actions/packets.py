"""What a group gets to work on, in one go: a packet."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.consultations.models import Consultation
from mitsprache.groups.models import WorkingGroup

from ..models import Packet, PacketCase
from ..queries.packets import last_packet, waiting_cases
from .refusals import EntryWrong, NothingNew


@transaction.atomic
def make_packet(
    *,
    actor: Any,
    group: WorkingGroup,
    consultation: Consultation,
    only_new: bool = True,
    at: dt.datetime | None = None,
) -> Packet:
    """Write down what the group has on its table now, under the next number; it never changes.

    `only_new`: what no earlier packet of the group held, and what came back to it since. Raises
    NotAllowed, EntryWrong (consultation: of another project), NothingNew.
    """
    authorize(actor, "deliberation.make_packet", group)
    at = at or clock.database_now()
    if consultation.version.document.project_id != group.project_id:
        raise EntryWrong("consultation", _("This group works on another project."))
    # One packet at a time, so that none gets a number twice and no case stands in both.
    WorkingGroup.objects.select_for_update(no_key=True).get(pk=group.pk)
    last = last_packet(group, consultation)
    cases = list(waiting_cases(group, consultation, only_new=only_new))
    if not cases:
        raise NothingNew(last if only_new else None)
    packet = Packet.objects.create(
        group=group,
        consultation=consultation,
        number=last.number + 1 if last is not None else 1,
        only_new=only_new,
        at=at,
        by=actor,
    )
    PacketCase.objects.bulk_create(
        PacketCase(
            packet=packet,
            case=case,
            position=position,
            state=case.state,
            revision=case.revision,
        )
        for position, case in enumerate(cases, start=1)
    )
    audit.record(
        actor=actor,
        verb="deliberation.make_packet",
        subject=packet,
        at=at,
        changes={"group": [None, group.pk], "cases": [0, len(cases)]},
    )
    return packet
