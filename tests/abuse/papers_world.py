"""Packets and synopses for the permission matrix, with the ways to call their pages."""

from mitsprache.consultations.models import Consultation
from mitsprache.deliberation.actions.packets import make_packet
from mitsprache.deliberation.exports.synopsis import KINDS
from mitsprache.groups.models import WorkingGroup
from tests import factories as make
from tests.abuse.world import Case

_OF_A_PACKET = ("packet", "packet-pdf", "packet-docx", "packet-xlsx", "return-sheet")


def paper_cases(where: Consultation) -> dict[str, list[Case]]:
    """`where` is published and its document has an action field 1 that nobody leads yet."""
    document = where.version.document
    group = make.working_group(document.project, "P", fields=[document.fields.get(number="1")])
    make.case(where, "Kurse am Abend")
    packet = make_packet(actor=make.coordination(), group=group, consultation=where)
    hidden = make.consultation("Noch ohne Synopse", document=document, published_at=None)
    both = {"open": where, "not public": hidden}
    return {
        **{f"workspace-{page}": [Case("of group P", {"pk": packet.pk})] for page in _OF_A_PACKET},
        "workspace-packets": [Case("of group P", {"pk": WorkingGroup.objects.get(number="P").pk})],
        "workspace-synopsis": [Case(state, {"pk": one.pk}) for state, one in both.items()],
        **{
            f"synopsis-{kind}": [Case(state, {"slug": one.slug}) for state, one in both.items()]
            for kind in KINDS
        },
    }
