"""What offices write in Word, read into sections: structure, words, lists, tables, notes."""

import io
import re
from html import unescape

import pytest
from django.utils.html import escape
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from mitsprache.common.text import render_markdown
from mitsprache.consultations.imports import FileRefused, read_document
from mitsprache.consultations.imports.commonmark import Piece, inline, table
from mitsprache.consultations.imports.draft import Draft
from mitsprache.consultations.models import Document as StoredDocument
from mitsprache.consultations.rendering import render_section
from tests.consultations import word as make

HEADING = [("Heading 1", "Handlungsfeld 1: Wohnen")]


def read(*paragraphs):
    return read_document("entwurf.docx", make.word_file(*paragraphs))


def of_word(word):
    return read_document("entwurf.docx", make.stored(word))


def outline(draft):
    return [(node.depth, node.number, node.kind, node.title) for node in draft.nodes]


def doubts(draft, place=None):
    return [doubt.words for doubt in draft.doubts if place is None or doubt.place == place]


def seen(text):
    """The words of a text as a reader sees them."""
    return render_markdown(text).replace("<p>", "").replace("</p>", "")


def test_headings_in_either_language_and_styles_based_on_them_open_sections():
    word = Document()
    german = word.styles.add_style("Überschrift 2", 1)
    office = word.styles.add_style("Amtsblatt Kapitel", 1)
    office.base_style = german
    by_level = word.styles.add_style("Gliederung", 1)
    by_level.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="2"/>'))
    for style, text in (
        ("Title", "Ein Konzept"),
        ("Heading 1", "1 Worum es geht"),
        ("Überschrift 2", "1.1 Anlass"),
        ("Amtsblatt Kapitel", "1.2 Auftrag"),
        ("Gliederung", "1.2.1 Umfang"),
        ("Normal", "Ein Satz."),
    ):
        word.add_paragraph(text, style=style)
    draft = of_word(word)
    assert draft.title == "Ein Konzept"
    assert outline(draft) == [
        (1, "1", "chapter", "Worum es geht"),
        (2, "1.1", "chapter", "Anlass"),
        (2, "1.2", "chapter", "Auftrag"),
        (3, "1.2.1", "chapter", "Umfang"),
    ]
    assert draft.nodes[-1].text == "Ein Satz."


def test_an_outline_level_on_the_paragraph_itself_makes_a_heading():
    word = Document()
    paragraph = word.add_paragraph("2. Ziele")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="0"/>'))
    assert outline(of_word(word)) == [(1, "2", "chapter", "Ziele")]


@pytest.mark.parametrize(
    ("typed", "number", "kind", "title"),
    [
        ("2.3 Titel", "2.3", "chapter", "Titel"),
        ("2.3. Titel", "2.3", "chapter", "Titel"),
        ("4) Titel", "4", "chapter", "Titel"),
        ("IV. Titel", "IV", "chapter", "Titel"),
        ("§ 3 Geltung", "§ 3", "chapter", "Geltung"),
        ("M 4.2 Sprachcafé", "M 4.2", "measure", "Sprachcafé"),
        ("M4.2: Sprachcafé", "M4.2", "measure", "Sprachcafé"),
        ("Maßnahme 4.2 – Sprachcafé", "4.2", "measure", "Sprachcafé"),
        ("Ziel 1: Alle kommen an", "1", "goal", "Alle kommen an"),
        ("Teilziel 1.2 Alle lernen", "1.2", "goal", "Alle lernen"),
        ("Handlungsfeld 6: Arbeit", "6", "action_field", "Arbeit"),
        ("Handlungsfeld Arbeit", "", "action_field", "Handlungsfeld Arbeit"),
        ("2 Handlungsfeld 1: Wohnen", "2", "action_field", "Handlungsfeld 1: Wohnen"),
        ("3.1 Maßnahme: Sprachcafé", "3.1", "measure", "Maßnahme: Sprachcafé"),
        ("Anlage\tKarten", "Anlage", "chapter", "Karten"),
        # Numbers that belong to the words.
        ("29. Oktober 2016", "", "chapter", "29. Oktober 2016"),
        ("2016 bis 2018", "", "chapter", "2016 bis 2018"),
        ("B2 Kurse", "", "chapter", "B2 Kurse"),
        ("Ziele und Wege", "", "chapter", "Ziele und Wege"),
        ("Ziel und Zweck", "", "chapter", "Ziel und Zweck"),
        ("Maßnahmenpaket", "", "chapter", "Maßnahmenpaket"),
        ("Handlungsfelder im Überblick", "", "chapter", "Handlungsfelder im Überblick"),
    ],
)
def test_a_heading_is_taken_apart(typed, number, kind, title):
    (node,) = read(("Heading 1", typed), "Ein Satz.").nodes
    assert (node.number, node.kind, node.title) == (number or "1", kind, title)


def test_words_belong_to_the_numbers_only_where_these_are_not_distinct_alone():
    alone = [("Heading 1", "Handlungsfeld 1: Wohnen"), ("Heading 2", "Ziel 1.1: Platz")]
    assert [node.number for node in read(*alone).nodes] == ["1", "1.1"]
    clash = [*alone, ("Heading 3", "Maßnahme 1: Häuser"), ("Heading 3", "M 2: Höfe")]
    numbers = [node.number for node in read(*clash).nodes]
    assert numbers == ["Handlungsfeld 1", "Ziel 1.1", "Maßnahme 1", "M 2"]


def test_numbers_that_word_prints_itself_are_computed():
    word = Document()
    make.add_numbering(
        word,
        [
            ("decimal", "%1", "Heading1"),
            ("decimal", "%1.%2.", "Heading2"),
            ("lowerLetter", "%1.%2 %3)", "Heading3"),
        ],
    )
    make.number_style(word, "Heading 1", level=0)
    make.number_style(word, "Heading 2")  # its level is said by the list alone
    make.number_style(word, "Heading 3", level=2)
    for level, text in (
        *((1, "Anlass"), (2, "Auftrag"), (2, "Umfang"), (3, "Grenzen"), (3, "Dauer")),
        *((1, "Felder"), (2, "Wohnen"), (3, "Häuser")),
    ):
        word.add_heading(text, level)
    assert [node.number for node in of_word(word).nodes] == [
        *("1", "1.1", "1.2", "1.2 a", "1.2 b"),
        *("2", "2.1", "2.1 a"),
    ]


def test_a_label_of_word_says_what_kind_of_section_it_is():
    word = Document()
    make.add_numbering(
        word,
        [("decimal", "Handlungsfeld %1:", "Heading1"), ("decimal", "M %1.%2", "Heading2")],
    )
    make.number_style(word, "Heading 1", level=0)
    make.number_style(word, "Heading 2", level=1)
    word.add_heading("Wohnen", 1)
    word.add_heading("Häuser bauen", 2)
    assert outline(of_word(word)) == [
        (1, "1", "action_field", "Wohnen"),
        (2, "M 1.1", "measure", "Häuser bauen"),
    ]


def test_roman_numbers_letters_starts_and_restarts_are_counted_as_word_does():
    word = Document()
    make.add_numbering(word, [("upperRoman", "%1.", ""), ("upperLetter", "%2.", "")], num=41)
    again = parse_xml(
        f'<w:num {nsdecls("w")} w:numId="42"><w:abstractNumId w:val="41"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    word.part.numbering_part.element.append(again)
    for num, level in ((41, 0), (41, 0), (41, 1), (41, 1), (42, 0), (42, 0)):
        heading = word.add_heading("Titel", level + 1)
        facts = heading._p.get_or_add_pPr().get_or_add_numPr()
        facts.get_or_add_numId().val, facts.get_or_add_ilvl().val = num, level
    assert [node.number for node in of_word(word).nodes] == ["I", "II", "A", "B", "VII", "VIII"]


def test_missing_and_doubled_numbers_are_given_and_said():
    draft = read(
        ("Heading 1", "1 Anlass"),
        ("Heading 2", "Ohne Zahl"),
        ("Heading 1", "2 Felder"),
        ("Heading 2", "1.1 Wohnen"),
        ("Heading 1", "2 Noch einmal"),
        ("Heading 1", "Schluss"),
        "Ein Satz.",
    )
    assert [node.number for node in draft.nodes] == ["1", "1.2", "2", "1.1", "A", "B"]
    assert doubts(draft, "1.2") == ["Die Überschrift trägt keine Nummer; jetzt ist es 1.2."]
    assert doubts(draft, "A") == ["Die Nummer 2 steht zweimal da; dieser Abschnitt ist jetzt A."]
    assert len({node.number for node in draft.nodes}) == len(draft.nodes)


def test_a_file_without_any_number_is_numbered_and_that_is_said_once():
    draft = read(("Heading 1", "Anlass"), ("Heading 2", "Auftrag"), ("Heading 1", "Felder"), "x")
    assert [node.number for node in draft.nodes] == ["1", "1.1", "2"]
    assert len([words for words in doubts(draft) if "nummer" in words.lower()]) == 1


def test_text_before_the_first_heading_is_a_paragraph_of_its_own():
    draft = read("Vorweg ein Satz.", *HEADING, "Text.")
    assert outline(draft)[0] == (1, "0", "paragraph", "")
    assert draft.nodes[0].text == "Vorweg ein Satz."


def test_a_level_that_is_left_out_is_closed_and_said():
    draft = read(*HEADING, ("Heading 3", "1.1 Ziel: Häuser"), ("Heading 2", "1.2 Höfe"), "x")
    assert [node.depth for node in draft.nodes] == [1, 2, 2]
    assert any("Ebene" in words for words in doubts(draft, "1.1"))
    assert not doubts(draft, "1.2")


def test_an_empty_heading_is_left_out_and_said():
    draft = read(*HEADING, ("Heading 2", "  "), "Text.")
    assert outline(draft) == [(1, "1", "action_field", "Wohnen")]
    assert any("ohne Worte" in words for words in doubts(draft, "1"))


def test_a_file_without_field_of_action_is_doubtful_and_one_with_it_is_not():
    assert any("Handlungsfeld" in words for words in doubts(read(("Heading 1", "1 Anlass"), "x")))
    assert doubts(read(*HEADING, "x")) == []


def test_a_very_long_text_is_said_and_one_too_long_for_a_section_goes_on_below():
    draft = read(*HEADING, *["Wort " * 1000] * 20)
    assert outline(draft)[1:] == [(2, "1-1", "paragraph", "")]
    assert sum(node.text.count("Wort") for node in draft.nodes) == 20_000
    assert any("sehr lang" in words for words in doubts(draft, "1"))
    with pytest.raises(FileRefused, match="viel zu lang"):
        read(*HEADING, "Wort " * 20_000)


@pytest.mark.parametrize(
    "text",
    [
        "Ein *Stern*, ein _Strich_, `ein Akzent`, [eckig](x) und [^1].",
        "# kein Titel",
        "- kein Punkt",
        "+ kein Punkt",
        "1. kein Punkt",
        "12) kein Punkt",
        "> kein Zitat",
        "=== und --- sind nur Striche",
        "~~~ kein Code",
        "<script>alert(1)</script> & &amp; &lt;b&gt;",
        "a | b | c",
        "C:\\Ordner\\Datei und \\* und Ende\\",
        "snake_case_wort und max_muster@stadt.example",
        "![kein Bild](x.png)",
        "5 * 3 * 2 = 30",
        "    vier Leerzeichen vorn",
    ],
)
def test_words_survive_letter_by_letter(text):
    node = read(*HEADING, text).nodes[0]
    assert seen(node.text) == escape(text.strip()).replace("&quot;", '"').replace("&#x27;", "'")


def test_bold_italic_and_line_breaks():
    word = Document()
    word.add_heading("1 Titel", 1)
    paragraph = word.add_paragraph("Das ist ")
    paragraph.add_run("wich").bold = True
    paragraph.add_run("tig ").bold = True
    paragraph.add_run("und ")
    paragraph.add_run("schön").italic = True
    both = paragraph.add_run(" beides")
    both.bold = both.italic = True
    paragraph.add_run("\nneue Zeile", style="Strong")
    (node,) = of_word(word).nodes
    assert node.text == "Das ist **wichtig** und *schön* ***beides***\\\n**neue Zeile**"


LETTERS = st.text("ab9ö ._*`[]()<>#&;!|\\\\-+=~1^\"'/:@\n", max_size=14)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(LETTERS, st.booleans(), st.booleans()), max_size=4), st.booleans())
def test_whatever_stands_in_a_paragraph_its_words_come_out(stretches, in_table):
    text = inline([Piece(*stretch) for stretch in stretches], in_table=in_table)
    if in_table:
        text = table([[text, "x"]])
    html = render_section(text, StoredDocument(pk=1))
    assert not re.search(r"<(?!/?(?:p|br|strong|em|table|thead|tr|th)>)", html), text
    words = unescape(re.sub(r"<[^>]*>", "", html.replace("<br>", " ")))
    written = " ".join("".join(words for words, _bold, _italic in stretches).split())
    expected = f"{written} x".strip() if in_table else written
    assert " ".join(words.split()) == expected, text


def test_emphasis_that_markdown_cannot_hold_gives_way_to_the_words():
    word = Document()
    word.add_heading("1 Titel", 1)
    paragraph = word.add_paragraph("vor")
    paragraph.add_run("„Hallo“").bold = True
    paragraph.add_run("nach")
    assert of_word(word).nodes[0].text == "vor„Hallo“nach"


def test_lists_bulleted_numbered_and_nested():
    draft = read(
        *HEADING,
        ("List Bullet", "Brot"),
        ("List Bullet 2", "Roggen"),
        ("List Bullet 2", "Weizen"),
        ("List Bullet", "Salz"),
        "Dann:",
        ("List Number", "mischen"),
        ("List Number", "backen"),
        ("List Bullet 2", "heiß"),
    )
    assert draft.nodes[0].text == (
        "- Brot\n  - Roggen\n  - Weizen\n- Salz\n\nDann:\n\n1. mischen\n2. backen\n   - heiß"
    )


def test_two_numbered_lists_after_each_other_stay_two():
    word = Document()
    word.add_heading("1 Titel", 1)
    make.add_numbering(word, [("decimal", "%1.", "")], num=50)
    make.add_numbering(word, [("decimal", "%1.", "")], num=51)
    for num, text in ((50, "a"), (50, "b"), (51, "c"), (51, "d")):
        facts = word.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        facts.get_or_add_numId().val, facts.get_or_add_ilvl().val = num, 0
    text = of_word(word).nodes[0].text
    assert text == "1. a\n2. b\n1) c\n2) d"
    assert render_markdown(text).count("<ol>") == 2


def test_tables_keep_their_cells_and_merged_ones_are_said():
    word = Document()
    word.add_heading("1 Titel", 1)
    table = word.add_table(3, 3)
    for row, line in enumerate((("Jahr", "Kurse", "A|B"), ("2016", "12", ""), ("2017", "", ""))):
        for column, text in enumerate(line):
            table.cell(row, column).text = text
    assert not doubts(of_word(word), "1")
    table.cell(2, 1).merge(table.cell(2, 2)).text = "noch offen"
    draft = of_word(word)
    assert draft.nodes[0].text == (
        "| Jahr | Kurse | A\\|B |\n| --- | --- | --- |\n| 2016 | 12 |  |\n| 2017 | noch offen |  |"
    )
    assert any("verbundene Zellen" in words for words in doubts(draft, "1"))


def test_a_table_inside_a_table_and_rows_in_content_controls_lose_no_words():
    word = Document()
    word.add_heading("1 Titel", 1)
    table = word.add_table(2, 2)
    for at, text in enumerate("abcd"):
        table.cell(at // 2, at % 2).text = text
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "innen", "auch"
    make.add_picture(word, alt="a|b")
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    row = table.rows[1]._tr
    row.addprevious(control)
    control[0].append(row)
    table.cell(0, 0).paragraphs[0]._p.append(word.paragraphs[-1].runs[0]._r)
    draft = of_word(word)
    key = draft.pictures[0].key
    assert draft.nodes[0].text == (
        f"| a![a\\|b](bild:{key}) | b |\n| --- | --- |\n| c | d innen auch |"
    )
    assert any("Tabelle in einer Tabelle" in words for words in doubts(draft, "1"))


def test_a_frame_of_one_cell_is_ordinary_text_and_several_paragraphs_share_a_line():
    word = Document()
    word.add_heading("1 Titel", 1)
    word.add_table(1, 1).cell(0, 0).text = "Im Kasten"
    cell = word.add_table(1, 2).cell(0, 0)
    cell.text = "eins"
    cell.add_paragraph("zwei", style="List Bullet")
    draft = of_word(word)
    assert draft.nodes[0].text == "Im Kasten\n\n| eins • zwei |  |\n| --- | --- |"
    assert any("einer Zeile" in words for words in doubts(draft, "1"))


def test_foot_notes_become_numbered_notes_of_their_section():
    word = Document()
    make.add_notes(word, n1="Quelle: *Amt*", n2="Zweite", n3="Dritte")
    for title, notes in (("1 Eins", (2, 1)), ("2 Zwei", (3,))):
        word.add_heading(title, 1)
        paragraph = word.add_paragraph("Text")
        for note in notes:
            make.append(paragraph, f'<w:r><w:footnoteReference w:id="{note}"/></w:r>')
    first, second = of_word(word).nodes
    assert first.text == "Text[^1][^2]\n\n[^1]: Zweite\n[^2]: Quelle: \\*Amt\\*"
    assert second.text == "Text[^1]\n\n[^1]: Dritte"


def test_a_foot_note_of_a_heading_belongs_to_the_section_that_it_opens():
    word = Document()
    make.add_notes(word, n1="Stand 2016")
    word.add_heading("1 Eins", 1)
    word.add_paragraph("Davor.")
    heading = word.add_heading("2 Zwei", 1)
    make.append(heading, '<w:r><w:footnoteReference w:id="1"/></w:r>')
    first, second = of_word(word).nodes
    assert (first.text, second.title, second.text) == ("Davor.", "Zwei", "[^1]: Stand 2016")
    assert any("Fußnote" in words for words in doubts(of_word(word), "2"))


def test_links_lead_where_a_text_may_lead_and_nowhere_else():
    word = Document()
    word.add_heading("1 Titel", 1)
    paragraph = word.add_paragraph("Mehr: ")
    for target in ("https://stadt.example/a (b)", "javascript:alert(1)", "file:///etc/passwd"):
        key = word.part.relate_to(
            target,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        )
        make.append(
            paragraph, f'<w:hyperlink r:id="{key}"><w:r><w:t>hier</w:t></w:r></w:hyperlink>'
        )
    text = of_word(word).nodes[0].text
    assert text == "Mehr: [hier](https://stadt.example/a%20%28b%29)hierhier"


def test_tracked_changes_are_read_as_accepted_and_comments_dropped_both_are_said():
    word = Document()
    word.add_heading("1 Handlungsfeld: Wohnen", 1)
    paragraph = word.add_paragraph("Wir bauen ")
    make.append(
        paragraph,
        '<w:del w:id="1" w:author="A"><w:r><w:delText>keine</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>viele</w:t></w:r></w:ins>'
        "<w:r><w:t xml:space='preserve'> Häuser.</w:t></w:r>",
    )
    word.add_comment(paragraph.runs[0], text="Geheim?", author="Nora Feld", initials="NF")
    draft = of_word(word)
    assert draft.nodes[0].text == "Wir bauen viele Häuser."
    assert [doubt.place for doubt in draft.doubts] == ["", ""]
    assert "Geheim" not in str(draft.as_json()) and "Nora" not in str(draft)
    assert {"verfolgt" in words or "Kommentare" in words for words in doubts(draft)} == {True}


def test_paragraphs_whose_break_was_deleted_are_one():
    word = Document()
    word.add_heading("1 Titel", 1)
    gone = parse_xml(f"<w:rPr {nsdecls('w')}><w:del w:id='1' w:author='A'/></w:rPr>")
    word.add_paragraph("Ein Satz")._p.get_or_add_pPr().append(gone)
    word.add_paragraph(" in zwei Teilen.")
    assert of_word(word).nodes[0].text == "Ein Satz in zwei Teilen."


def test_what_is_not_on_paper_is_left_out():
    word = Document()
    section = word.sections[0]
    section.header.paragraphs[0].text = "Kopfzeile"
    section.footer.paragraphs[0].text = "Fußzeile"
    word.styles.add_style("toc 1", 1)
    word.add_paragraph("Inhaltsverzeichnis", style="Heading 1")
    contents = word.add_paragraph(style="toc 1")
    make.append(
        contents,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t>1 Titel ... 3</w:t></w:r>",
    )
    make.append(
        word.add_paragraph(),
        '<w:r><w:t>2 Ende ... 9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    word.add_heading("1 Handlungsfeld 1: Wohnen", 1)
    paragraph = word.add_paragraph("Sichtbar")
    make.append(paragraph, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>versteckt</w:t></w:r>")
    (node,) = of_word(word).nodes
    assert (node.number, node.text) == ("1", "Sichtbar")


def test_pictures_come_small_and_clean_with_their_alternative_text():
    word = Document()
    word.add_heading("1 Handlungsfeld: Wohnen", 1)
    exif = Image.Exif()
    exif[0x010F] = "KAMERA-VON-NORA"
    photo = make.picture((2400, 1200), kind="JPEG", exif=exif)
    make.add_picture(word, photo, alt="Ein *Haus* am Bach")
    make.add_picture(word)
    draft = of_word(word)
    first, second = draft.pictures
    assert (first.width, first.height) == (1600, 800)
    assert Image.open(io.BytesIO(first.data)).format == "WEBP" and b"NORA" not in first.data
    assert draft.nodes[0].text == (
        f"![Ein \\*Haus\\* am Bach](bild:{first.key})\n\n![](bild:{second.key})"
    )
    assert len([words for words in doubts(draft, "1") if "Alternativtext" in words]) == 1


def test_a_picture_used_twice_is_kept_once():
    word = Document()
    word.add_heading("1 Titel", 1)
    for _ in range(2):
        make.add_picture(word, alt="Ein Haus")
    draft = of_word(word)
    assert len(draft.pictures) == 1 and draft.nodes[0].text.count("bild:") == 2


def test_U_02_a_picture_that_is_none_or_far_too_large_is_left_out_and_said():
    word = Document()
    word.add_heading("1 Titel", 1)
    make.add_picture(word, alt="Riesig")
    data = make.stored(word)
    for body in (
        make.claimed_png(20_000, 20_000),
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"\x89PNG\r\n\x1a\nkaputt",
    ):
        draft = read_document("a.docx", make.changed(data, **{"word__media__image1.png": body}))
        assert not draft.pictures and "bild:" not in draft.nodes[0].text
        assert any("nicht lesbar" in words for words in doubts(draft, "1"))


def test_a_text_box_and_a_content_control_are_read_too():
    word = Document()
    word.add_heading("1 Titel", 1)
    make.append(
        word.add_paragraph("Davor"),
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>Im Rahmen</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>",
    )
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Im Feld</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    word.element.body.insert(-1, control)
    draft = of_word(word)
    assert draft.nodes[0].text == "Davor\n\nIm Rahmen\n\nIm Feld"
    assert any("Textfeld" in words for words in doubts(draft, "1"))


def test_a_file_as_a_german_word_stores_it():
    """Other ids of styles, marks of the spell checker, an automatic table of contents, a drawing."""
    word = Document()
    heading = word.styles["Heading 1"].element
    heading.set(qn("w:styleId"), "berschrift1")
    body = f"""
      <w:body {nsdecls("w", "r")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
      <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>
        </w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>
        <w:r><w:t>Inhalt 1</w:t></w:r></w:p></w:sdtContent></w:sdt>
      <w:p w:rsidR="00A77B3E"><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>
        <w:bookmarkStart w:id="0" w:name="_Toc1"/><w:proofErr w:type="spellStart"/>
        <w:r><w:rPr><w:lang w:val="de-DE"/></w:rPr><w:t>Handlungs</w:t></w:r>
        <w:r><w:t>feld 1: Wohnen</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>
      <w:p><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve">Ein </w:t></w:r>
        <w:proofErr w:type="gramEnd"/><w:r><w:br w:type="page"/><w:t>Satz mit Seite </w:t></w:r>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:smartTag w:uri="x" w:element="y"><w:r><w:t>.</w:t></w:r></w:smartTag></w:p>
      <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p><w:r>
        <w:t>Kasten</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict>
        <w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p></w:txbxContent></w:pict>
        </mc:Fallback></mc:AlternateContent></w:r></w:p></w:body>"""
    old = word.element.body
    for child in list(old)[:-1]:
        old.remove(child)
    for child in reversed(list(parse_xml(body))):
        old.insert(0, child)
    (node,) = of_word(word).nodes
    assert (node.kind, node.title) == ("action_field", "Wohnen")
    assert node.text == "Ein Satz mit Seite 7.\n\nKasten"


def test_a_draft_survives_its_json_form():
    draft = read(*HEADING, ("Heading 2", "1.1 Titel"), ("Heading 4", "Tief"), "x")
    again = Draft.from_json(draft.as_json(), draft.doubts_as_json())
    assert (again.nodes, again.doubts, again.title) == (draft.nodes, draft.doubts, draft.title)
    assert draft.doubts


def test_the_same_file_gives_the_same_draft():
    data = make.word_file(*HEADING, "x")
    assert read_document("a.docx", data) == read_document("b.docx", data)
