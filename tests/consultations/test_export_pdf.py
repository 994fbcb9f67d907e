"""A version as a PDF: tagged, titled, numbered; no word of anybody becomes code."""

import io

import pypdf
import pytest

from mitsprache.consultations import exports
from tests.consultations.test_export_docx import imported, rich_word

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def opened(version) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(exports.version_pdf(version)))


def words(pdf) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def outline(entries) -> list[str]:
    return [
        title
        for entry in entries
        for title in (outline(entry) if isinstance(entry, list) else [entry.title])
    ]


def test_it_is_tagged_and_promises_pdf_ua():
    pdf = opened(imported(rich_word()))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert root["/Lang"].lower().startswith("de")
    assert pdf.metadata.title == "Ein Konzept"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    tags = structure(root["/StructTreeRoot"])
    assert {"/H1", "/L", "/LI", "/Table", "/TH", "/Figure"} <= {kind for kind, _alt in tags}
    assert ("/Figure", 'Ein "Haus" am *Bach*') in tags
    assert [image.image.size for page in pdf.pages for image in page.images] == [(40, 30)]


def structure(node) -> list[tuple[str, str]]:
    """Kind and alternative text of every element of the tree."""
    node = node.get_object()
    if not isinstance(node, dict):
        return (
            [pair for child in node for pair in structure(child)] if isinstance(node, list) else []
        )
    own = [(node["/S"], str(node.get("/Alt", "")))] if "/S" in node else []
    return own + (structure(node["/K"]) if "/K" in node else [])


def test_the_outline_and_the_pages_carry_the_numbers_of_the_sections():
    pdf = opened(imported(rich_word()))
    titles = outline(pdf.outline)
    for heading in (
        *("A Worum es geht", "Handlungsfeld 1 Wohnen"),
        *("Ziel 1.1 Alle wohnen gut", "M 1.1 Häuser"),
    ):
        assert heading in titles
        assert heading in words(pdf)
    assert "Quelle: Amt für Statistik" in words(pdf)
    assert "Fassung 1, in Arbeit" in words(pdf)


EVIL = (
    b'# Titel #panic("x") $x$ @a <b> \\ `r` "q"\n\n'
    b'#panic("nein") #read("/etc/passwd") #include "main.typ" $ x^2 $ @zeichen <marke> ~ // weg\n\n'
    b'\\#let x = 1; ] ) } " \\" #"a" = Kein Titel /* weg */ https://stadt.example/a(b)\n\n'
    b'- #panic() ]\n\n| ]) | # |\n|---|---|\n| " | \\\\ |\n\n```\n#panic() ```` "\n```\n\n'
    b'[a"b](https://stadt.example/"x) [^1]\n\n[^1]: #panic("note") ]\n\n## Unter\n\nEnde\n'
)


def test_words_of_people_are_never_code():
    text = words(opened(imported(EVIL, "a.md")))
    for written in ('#panic("nein")', '#read("/etc/passwd")', "$ x^2 $", "@zeichen", "// weg"):
        assert written in text
    assert "root:" not in text and "Ende" in text


@pytest.mark.parametrize("address", ["", "<>", f"https://stadt.example/{'a' * 9_000}"])
def test_a_link_that_leads_nowhere_is_only_its_words(address):
    version = imported(f"# Titel\n\nHier [steht mehr]({address}) dazu.\n".encode(), "a.md")
    assert "Hier steht mehr dazu." in words(opened(version))


@pytest.mark.parametrize(
    "foreign",
    [
        "نرحب بكم في فيسبادن",
        "Добро пожаловать",
        "Καλώς ήρθατε",
        "Hoş geldiniz ğış",
        "欢迎 \U0001f600",
    ],
)
def test_other_scripts_do_not_fail(foreign):
    version = imported(f"# Titel\n\n## {foreign}\n\n{foreign} und mehr.\n".encode(), "a.md")
    assert "mehr" in words(opened(version))


def test_the_same_version_gives_the_same_file():
    version = imported(rich_word())
    assert exports.version_pdf(version) == exports.version_pdf(version)


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    for count in (3, 40):
        text = "".join(f"# {n} Titel\n\nSatz.\n\n" for n in range(1, count))
        version = imported(text.encode(), "a.md")
        version.document  # noqa: B018
        with django_assert_num_queries(1):
            exports.version_pdf(version)
