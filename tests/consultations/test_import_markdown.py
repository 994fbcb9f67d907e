"""Markdown files: the same sections as from Word, in whatever encoding offices save them."""

import pytest

from mitsprache.consultations.imports import read_document

TEXT = """\
# Anlass

Ein **fetter** Satz über Öl & Gärten.[^a]

- eins
  - zwei

# Handlungsfeld 1: Wohnen

## Ziel 1.1: Häuser

| a | b |
|---|---|
| 1 | 2 |

### M 1.1 Bauen

Text[^b] und [Link][amt]. Zweiter Verweis[^a].

Setext
------

[^a]: Erste Note
[^b]: Zweite *Note*
[amt]: https://stadt.example/amt
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_headings_blocks_notes_and_links(encoding, ends):
    draft = read_document("a.md", TEXT.replace("\n", ends).encode(encoding))
    assert [(node.depth, node.number, node.kind, node.title) for node in draft.nodes] == [
        (1, "A", "chapter", "Anlass"),
        (1, "1", "action_field", "Wohnen"),
        (2, "1.1", "goal", "Häuser"),
        (3, "M 1.1", "measure", "Bauen"),
        (2, "1.2", "chapter", "Setext"),
    ]
    assert draft.nodes[0].text == (
        "Ein **fetter** Satz über Öl & Gärten.[^1]\n\n- eins\n  - zwei\n\n[^1]: Erste Note"
    )
    assert draft.nodes[2].text == "| a | b |\n|---|---|\n| 1 | 2 |"
    assert draft.nodes[3].text == (
        "Text[^1] und [Link][amt]. Zweiter Verweis[^2].\n\n[AMT]: <https://stadt.example/amt>"
        "\n\n[^1]: Zweite *Note*\n[^2]: Erste Note"
    )


def test_a_single_first_heading_is_the_title_and_front_matter_may_say_it_too():
    draft = read_document("a.md", b"# Konzept\n\nVorweg.\n\n## 1 Eins\n\nx\n\n## 2 Zwei\n\ny\n")
    assert draft.title == "Konzept"
    assert [(node.depth, node.number) for node in draft.nodes] == [(1, "0"), (1, "1"), (1, "2")]
    front = b'---\ntitle: "Mein Plan"\nauthor: X\n---\n\n# 1 Eins\n\nx\n\n# 2 Zwei\n\ny\n'
    draft = read_document("a.md", front)
    assert (draft.title, len(draft.nodes)) == ("Mein Plan", 2)


def test_pictures_and_html_are_doubtful():
    draft = read_document("a.md", b"# 1 Eins\n\n![x](y.png)\n\n<b onclick=x>fett</b>\n")
    words = " ".join(doubt.words for doubt in draft.doubts if doubt.place == "1")
    assert "reisen keine Bilder" in words and "HTML" in words


def test_a_hash_inside_code_is_no_heading():
    draft = read_document("a.md", b"# 1 Eins\n\n```\n# nein\n```\n\n    # auch nicht\n")
    assert len(draft.nodes) == 1 and draft.nodes[0].text.count("#") == 2
