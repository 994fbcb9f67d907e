"""Packets: what goes in, what is new, and how they look on paper."""

import datetime as dt
import io

import pytest
from django.utils import timezone
from docx import Document
from pypdf import PdfReader

from mitsprache.common import clock
from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.deliberation import actions
from mitsprache.deliberation.actions.packets import make_packet
from mitsprache.deliberation.actions.refusals import EntryWrong, NothingNew
from mitsprache.deliberation.exports.packet_docx import packet_docx
from mitsprache.deliberation.exports.packet_pdf import packet_pdf
from mitsprache.deliberation.models import Case, Packet
from mitsprache.deliberation.queries.packets import paper_cases
from mitsprache.groups.models import WorkingGroup
from mitsprache.moderation import actions as moderation
from tests import factories as make

pytestmark = pytest.mark.django_db

ARABIC = "أقترح دورات مسائية للآباء والأمهات"


def group(number: str = "1") -> WorkingGroup:
    return WorkingGroup.objects.get(number=number)


def packet(where: Consultation, *, only_new: bool = True, at: dt.datetime | None = None) -> Packet:
    return make_packet(
        actor=make.coordination(), group=group(), consultation=where, only_new=only_new, at=at
    )


def codes(made: Packet) -> list[str]:
    return list(made.cases.order_by("position").values_list("case__code", flat=True))


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def docx_text(data: bytes) -> str:
    word = Document(io.BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def test_a_packet_holds_what_lies_with_the_group_in_the_order_of_the_sections() -> None:
    where = make.deliberated_consultation()
    later = make.case(where, section=where.version.sections.get(number="M 1.1"))
    first = make.case(where, section=where.version.sections.get(number="1"))
    make.case(where, section=where.version.sections.get(number="2.1"))  # of the other group
    made = packet(where)
    assert codes(made) == [first.code, later.code]
    assert (made.number, made.only_new, made.by) == (1, True, make.coordination())
    row = made.cases.first()
    assert row is not None and (row.state, row.revision) == ("routed", 1)
    entry = AuditEntry.objects.get(verb="deliberation.make_packet")
    assert entry.changes["cases"] == [0, 2]


def test_the_next_packet_holds_what_is_new_and_what_came_back() -> None:
    where = make.deliberated_consultation()
    old, away = make.case(where), make.case(where)
    before = packet(where)
    with pytest.raises(NothingNew) as refusal:
        packet(where)
    assert refusal.value.last == before and str(clock.local_day(before.at).year) in str(
        refusal.value
    )
    new = make.case(where)
    for to in (group("2"), group("1")):
        away = Case.objects.get(pk=away.pk)
        actions.hand_over_case(
            actor=make.coordination(),
            case=away,
            revision=away.revision,
            to=to,
            reason="Gehört dorthin.",
            at=timezone.now() + dt.timedelta(hours=1),  # a test is one moment in PostgreSQL
        )
    second = packet(where)
    assert codes(second) == [away.code, new.code] and second.number == 2
    everything = packet(where, only_new=False)
    assert codes(everything) == [old.code, away.code, new.code] and everything.number == 3


def test_E_05_nothing_held_hidden_withdrawn_or_internal_is_handed_out() -> None:
    where = make.deliberated_consultation()
    seen = make.case(where, "Das lesen alle.")
    hidden, withdrawn, internal = (
        make.contribution(where, text, section=where.version.sections.get(number="1.1"))
        for text in ("Verborgene Worte", "Zurückgezogene Worte", "Interne Worte")
    )
    moderation.hide_contribution(
        actor=make.moderation(), contribution=hidden, ground="insult", reason="Grob."
    )
    consultations.withdraw_contribution(actor=make.citizen(), contribution=withdrawn)
    Contribution.objects.filter(pk=internal.pk).update(staff_only=True)
    assert codes(packet(where)) == [seen.code]


def test_E_05_what_is_hidden_after_the_packet_was_made_is_a_marked_place() -> None:
    where = make.deliberated_consultation()
    case = make.case(where, "Später verborgene Worte")
    made = packet(where)
    moderation.hide_contribution(
        actor=make.moderation(),
        contribution=case.contributions.get(),
        ground="insult",
        reason="Grob.",
    )
    for text in (pdf_text(packet_pdf(made)), docx_text(packet_docx(made))):
        assert "Später verborgene" not in text and case.code in text
        assert "nicht mehr öffentlich" in text


def test_decided_cases_are_not_handed_out_again() -> None:
    where = make.deliberated_consultation()
    make.answered_case(where)
    with pytest.raises(NothingNew):
        packet(where, only_new=False)


def test_only_those_who_speak_for_the_group_make_packets_and_only_of_their_project() -> None:
    where = make.deliberated_consultation()
    make.case(where)
    for person in (make.citizen(), make.department(), make.moderation()):
        with pytest.raises(NotAllowed):
            make_packet(actor=person, group=group(), consultation=where)
    foreign = make.consultation("Anderswo")
    with pytest.raises(EntryWrong):
        make_packet(actor=make.coordination(), group=group(), consultation=foreign)
    assert not Packet.objects.exists()


def test_pdf_and_word_say_the_same_and_leave_room_for_the_result() -> None:
    where = make.deliberated_consultation()
    section = where.version.sections.get(number="1.1")
    case = make.case(where, "Bitte auch Kurse am Abend.\n\nZweiter Absatz.", section=section)
    make.case(where, ARABIC, section=section, language="ar")
    guest = make.guest_contribution(where, "Vom Gast", section=section).contribution
    made = packet(where)
    pdf, docx = packet_pdf(made), packet_docx(made)
    for text in (pdf_text(pdf), docx_text(docx)):
        flat = " ".join(text.split())
        for words in (
            case.code,
            guest.reference,
            "1.1 ",
            "Zweiter Absatz.",
            "Empfehlung",
            "Begründung",
            "Besprochen am",
            "Nachbarin",
            "Was fehlt im Entwurf?",
        ):
            assert words in flat, words
        assert "@" not in flat  # E-05
    assert ARABIC in docx_text(docx)


def test_the_pdf_is_tagged_and_names_title_and_language() -> None:
    where = make.deliberated_consultation()
    make.case(where)
    read = PdfReader(io.BytesIO(packet_pdf(packet(where))))
    root = read.trailer["/Root"]
    assert root["/Lang"] == "de-DE" and bool(root["/MarkInfo"]["/Marked"])
    assert "Paket 1" in str(read.metadata.title if read.metadata else "")
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_the_word_file_has_headings_and_heading_cells() -> None:
    where = make.deliberated_consultation()
    case = make.case(where)
    word = Document(io.BytesIO(packet_docx(packet(where))))
    headings = [
        (paragraph.style.name, paragraph.text)
        for paragraph in word.paragraphs
        if paragraph.style is not None and paragraph.style.name.startswith("Heading")
    ]
    assert [style for style, _text in headings] == ["Heading 1", "Heading 2"]
    assert headings[0][1].startswith("1.1 ") and headings[1][1] == case.code
    assert word.core_properties.language == "de" and not word.core_properties.author
    assert word.tables[0].rows[0].cells[0].text == "Empfehlung"


def test_three_hundred_cases_and_very_long_texts_fit() -> None:
    where = make.deliberated_consultation()
    make.many_contributions(where, 300)
    actions.open_missing_cases(consultation=where)
    long = make.case(where, "Wort " * 1_900)
    made = packet(where)
    count = made.cases.count()
    assert count > 100
    assert len(paper_cases(made)) == count
    for text in (pdf_text(packet_pdf(made)), docx_text(packet_docx(made))):
        assert all(code in text for code in codes(made)) and long.code in text


def test_joined_contributions_stand_in_one_case() -> None:
    where = make.deliberated_consultation()
    one, other = make.case(where, "Kurse am Abend."), make.case(where, "Abendkurse!")
    actions.join_cases(
        actor=make.coordination(),
        into=one,
        revision=one.revision,
        chosen={other.pk: other.revision},
    )
    made = packet(where)
    assert codes(made) == [one.code]
    text = docx_text(packet_docx(made))
    assert "Kurse am Abend." in text and "Abendkurse!" in text and "2 Beiträge" in text


def test_the_number_is_counted_for_each_group_and_consultation() -> None:
    where = make.deliberated_consultation()
    make.case(where)
    make.case(where, section=where.version.sections.get(number="2.1"))
    first = packet(where, at=timezone.now() - dt.timedelta(days=1))
    second = make_packet(actor=make.coordination(), group=group("2"), consultation=where)
    assert (first.number, second.number) == (1, 1)
    assert clock.local_day(first.at) < clock.local_day(second.at)
