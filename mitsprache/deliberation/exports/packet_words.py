"""What a packet says on paper: the same words for PDF and Word, in German as the texts are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.consultations.models import Channel, Contribution

from ..models import Packet, Verdict
from ..queries.packets import PaperCase, Voice, paper_cases
from .cells import printable


@dataclass(frozen=True, slots=True)
class Words:
    """A contribution: one line of facts, then the texts, each with what it is."""

    line: str
    texts: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A case: heading, facts, contributions."""

    heading: str
    facts: str
    voices: Sequence[Words]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What was said to one section."""

    heading: str
    cases: Sequence[Told]


@dataclass(frozen=True, slots=True)
class PacketWords:
    title: str
    facts: Sequence[str]
    chapters: Sequence[Chapter]

    @property
    def line(self) -> str:
        return f"{self.title} · {self.facts[0]}"


def told(packet: Packet) -> PacketWords:
    """Everything; the packet comes with its group, consultation and project."""
    cases = paper_cases(packet)
    when = date_format(localtime(packet.at), "DATETIME_FORMAT")
    count = ngettext("%(count)d case", "%(count)d cases", len(cases)) % {"count": len(cases)}
    kind = _("what was new then") if packet.only_new else _("everything that the group had then")
    return PacketWords(
        title=printable(
            _("Packet %(number)d for working group %(group)s")
            % {"number": packet.number, "group": packet.group}
        ),
        facts=[
            printable(packet.consultation.title),
            _("Made on %(when)s: %(count)s, %(kind)s")
            % {"when": when, "count": count, "kind": kind},
            _("Texts as everybody can read them on the day this file was made."),
        ],
        chapters=list(_chapters(cases)),
    )


def _chapters(cases: Iterable[PaperCase]) -> Iterable[Chapter]:
    heading, gathered = "", list[Told]()
    for case in cases:
        own = _place(case.first)
        if own != heading and gathered:
            yield Chapter(heading, gathered)
            gathered = []
        heading = own
        gathered.append(_case(case))
    if gathered:
        yield Chapter(heading, gathered)


def _place(voice: Voice) -> str:
    if not voice.section:
        return _("On the whole document")
    return printable(f"{voice.section} {voice.section_title}".strip())


def _case(case: PaperCase) -> Told:
    number = len(case.voices)
    facts = [
        _("Action field: %(field)s") % {"field": case.now.field} if case.now.field else "",
        ngettext("%(count)d contribution", "%(count)d contributions", number) % {"count": number},
        ngettext("%(count)d supporter", "%(count)d supporters", supports) % {"count": supports}
        if (supports := sum(voice.supports for voice in case.voices))
        else "",
    ]
    return Told(
        heading=case.now.code,
        facts=printable(" · ".join(fact for fact in facts if fact)),
        voices=[_words(voice, alone=number == 1) for voice in case.voices],
    )


def _words(voice: Voice, *, alone: bool) -> Words:
    received = date_format(voice.received, "DATE_FORMAT")
    parts = [
        voice.reference,
        str(Contribution.Kind(voice.kind).label),
        str(Channel(voice.channel).label),
        f"{received} ({_('late')})" if voice.late else received,
        ", ".join(name for name in (voice.author, voice.organisation) if name),
        "" if alone else _place(voice),
        _("changed since by its author") if voice.changed_since else "",
    ]
    texts: list[tuple[str, str]] = []
    if not voice.is_readable:
        texts.append(("", _("This contribution is no longer public.")))
    if voice.passage:
        texts.append((_("Passage"), f"„{voice.passage}“"))
    if voice.extract:
        texts.append((_("Here it is about"), voice.extract))
        texts.append((_("The whole contribution"), voice.text))
    elif voice.text:
        texts.append(("", voice.text))
    if voice.proposed_wording:
        texts.append((_("Proposed wording"), voice.proposed_wording))
    return Words(
        line=printable(" · ".join(part for part in parts if part)),
        texts=[(label, printable(text)) for label, text in texts],
    )


def room() -> list[tuple[str, list[str]]]:
    """What the group fills in by hand: a question, and what can be ticked there, or nothing."""
    return [
        (_("Recommendation"), [str(label) for _code, label in Verdict.choices]),
        (_("Reason"), []),
        (_("Discussed on"), []),
        (_("Votes"), [_("in favour:"), _("against:"), _("abstained:")]),
    ]
