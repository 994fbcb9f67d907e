"""Packets for working groups: which cases go in, and what stands in them.

The list of a packet with state and revision of each case is frozen. The words are shown as
everybody may read them on the day the file is made: what was changed says so, and what was
hidden or withdrawn since is a marked place, on paper as on the pages.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from mitsprache.common import clock
from mitsprache.consultations.models import Consultation, Contribution, Support
from mitsprache.consultations.queries.contributions import author_name
from mitsprache.consultations.queries.counting import readable
from mitsprache.groups.models import WorkingGroup

from ..models import (
    Assignment,
    Case,
    CaseContribution,
    Packet,
    PacketCase,
    Recommendation,
    ReturnSheet,
)

# What a group can still say something about.
ON_THE_TABLE = ("routed", "in_discussion", "recommended", "handed_over")


def waiting_cases(
    group: WorkingGroup, consultation: Consultation, *, only_new: bool
) -> "QuerySet[Case, Any]":
    """What a packet made now would hold, in the order of the printed sections.

    Assigned to the group, undecided, public. `only_new`: in no packet of this group before, or
    given to it (again, or in another role) since the last one that held it.
    """
    assigned = Assignment.objects.filter(case=OuterRef("pk"), group=group, until=None)
    if only_new:
        before = PacketCase.objects.filter(packet__group=group, case=OuterRef("case"))
        last = before.order_by().values("case").annotate(at=Max("packet__at")).values("at")
        assigned = assigned.annotate(last=last).filter(Q(last=None) | Q(since__gt=F("last")))
    public = CaseContribution.objects.filter(
        case=OuterRef("pk"), contribution__in=readable()
    ).annotate(place=Coalesce("contribution__section__order", -1))
    first = public.order_by("place", "contribution__reference")
    return (
        Case.objects.filter(
            Exists(assigned), Exists(public), consultation=consultation, state__in=ON_THE_TABLE
        )
        .annotate(
            place=first.values("place")[:1],
            first=first.values("contribution__reference")[:1],
        )
        .order_by("place", "first", "pk")
    )


def last_packet(group: WorkingGroup, consultation: Consultation) -> Packet | None:
    return Packet.objects.filter(group=group, consultation=consultation).order_by("number").last()


def packet_for(person: Any, pk: int) -> Packet | None:
    """A packet of a group at whose desk the person sits, with all that its files need."""
    groups = WorkingGroup.objects.editable_by(person)
    found = Packet.objects.filter(pk=pk, group__in=groups)
    return found.select_related(
        "group__project__office", "group__office", "consultation__version__document__project", "by"
    ).first()


def sheets_of(packet: Packet) -> list[ReturnSheet]:
    """The sheets that came back, the newest first."""
    return list(packet.returns.select_related("by").order_by("-at", "-pk"))


def packets_of(group: WorkingGroup) -> "QuerySet[Packet, Any]":
    """The newest first, with the number of their cases and of the sheets that came back."""
    return (
        Packet.objects.filter(group=group)
        .select_related("consultation__version__document", "by")
        .annotate(count=Count("cases", distinct=True), sheets=Count("returns", distinct=True))
        .order_by("-at", "-pk")
    )


def consultations_of(group: WorkingGroup) -> list[Consultation]:
    """Those from which the group has cases now, the newest first."""
    assigned = Assignment.objects.filter(group=group, until=None).values("case__consultation")
    found = Consultation.objects.filter(pk__in=assigned).order_by("-opens_at", "-pk")
    return list(found.select_related("version__document__project"))


@dataclass(frozen=True, slots=True)
class Voice:
    """A contribution in a packet; without words where it is not public (any more)."""

    reference: str
    section: str
    section_title: str
    passage: str
    text: str
    extract: str
    proposed_wording: str
    language: str
    author: str
    organisation: str
    kind: str
    channel: str
    received: dt.date
    late: bool
    supports: int
    changed_since: bool

    @property
    def is_readable(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class PaperCase:
    """A case in a packet: as it stood then (`state`, `revision`), and its words as they are now.

    `now` is the case itself; `advice` is what the group has recommended since, or before.
    """

    position: int
    state: str
    revision: int
    now: Case
    voices: Sequence[Voice]
    advice: Recommendation | None

    @property
    def first(self) -> Voice:
        """The contribution that the case was opened for, or the first that can be read."""
        own = self.now.code.rpartition("-")[0]
        readable = [voice for voice in self.voices if voice.is_readable]
        of_case = (voice for voice in readable if voice.reference == own)
        return next(of_case, (readable or list(self.voices))[0])


def paper_cases(packet: Packet) -> list[PaperCase]:
    """Everything in a packet, in its order. Five queries."""
    entries = list(packet.cases.select_related("case__field").order_by("position"))
    keys = [entry.case_id for entry in entries]
    links = (
        CaseContribution.objects.filter(case__in=keys)
        .select_related("contribution__section", "contribution__contributor__person")
        .defer("contribution__html", "contribution__section__text", "contribution__section__html")
        .order_by("pk")
    )
    by_case: dict[int, list[CaseContribution]] = defaultdict(list)
    for link in links:
        by_case[link.case_id].append(link)
    supports = _supports(link.contribution_id for some in by_case.values() for link in some)
    advices = {
        advice.case_id: advice
        for advice in Recommendation.objects.filter(
            case__in=keys, group=packet.group_id, replaced_at=None
        )
    }
    return [
        PaperCase(
            position=entry.position,
            state=entry.state,
            revision=entry.revision,
            now=entry.case,
            voices=[_voice(link, supports, packet.at) for link in by_case[entry.case_id]],
            advice=advices.get(entry.case_id),
        )
        for entry in entries
    ]


def _supports(contributions: Iterable[int]) -> dict[int, int]:
    counted = Support.objects.filter(contribution__in=set(contributions)).order_by()
    return dict(counted.values_list("contribution").annotate(number=Count("*")))


def _voice(link: CaseContribution, supports: dict[int, int], made: dt.datetime) -> Voice:
    one = link.contribution
    shown = one.state == Contribution.State.RECEIVED and not one.staff_only
    return Voice(
        reference=one.reference,
        section=one.section.number if one.section is not None else "",
        section_title=one.section.title if one.section is not None else "",
        passage=one.exact if shown else "",
        text=one.text if shown else "",
        extract=link.extract if shown and link.extract != one.text else "",
        proposed_wording=one.proposed_wording if shown else "",
        language=one.language,
        author=author_name(one.contributor) if shown else "",
        organisation=one.contributor.organisation if shown else "",
        kind=one.kind,
        channel=one.channel,
        received=clock.local_day(one.received_at),
        late=one.late,
        supports=supports.get(one.pk, 0) if shown else 0,
        changed_since=bool(shown and one.edited_at and one.edited_at > made),
    )
