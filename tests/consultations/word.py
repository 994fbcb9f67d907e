"""Word files as offices write them, made in the tests with python-docx and by hand."""

import io
import struct
import zipfile
import zlib
from zlib import crc32

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

NOTES = (
    f"<w:footnotes {nsdecls('w', 'r')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>{notes}</w:footnotes>'
)


def stored(word) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def word_file(*paragraphs) -> bytes:
    """Each paragraph is a text, or a pair of style and text."""
    word = Document()
    for paragraph in paragraphs:
        style, text = ("Normal", paragraph) if isinstance(paragraph, str) else paragraph
        word.add_paragraph(text, style=style)
    return stored(word)


def changed(data: bytes, *, drop=(), **parts) -> bytes:
    """The container with some members replaced, added or dropped; names with `__` for `/`."""
    made = io.BytesIO()
    replaced = {
        name.replace("__", "/").replace("_xml", ".xml"): body for name, body in parts.items()
    }
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for member in old.infolist():
            if member.filename not in replaced and member.filename not in drop:
                new.writestr(member.filename, old.read(member))
        for name, body in replaced.items():
            new.writestr(name, body)
    return made.getvalue()


def add_notes(word, **notes) -> None:
    """A part with foot notes by their id (`n1="..."`)."""
    lines = "".join(
        f'<w:footnote w:id="{name[1:]}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for name, text in notes.items()
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        NOTES.replace("{notes}", lines).encode(),
        word.part.package,
    )
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def append(paragraph, xml: str) -> None:
    """Elements of WordprocessingML at the end of a paragraph."""
    root = parse_xml(f"<w:p {nsdecls('w', 'r')}>{xml}</w:p>")
    for child in list(root):
        paragraph._p.append(child)


def picture(size=(40, 30), colour="teal", kind="PNG", **more) -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind, **more)
    file.seek(0)
    return file


def claimed_png(width, height) -> bytes:
    """A few bytes that say they are a picture of this size."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    packed = zlib.compress(bytes(10_000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def add_picture(word, file=None, *, alt="") -> None:
    word.add_picture(file or picture())
    word.paragraphs[-1]._p.find(f".//{qn('wp:docPr')}").set("descr", alt)


def add_numbering(word, levels, *, num=40) -> None:
    """A list `num` whose levels are triples of format, label and linked style."""
    root = word.part.numbering_part.element
    lines = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + f'<w:lvlText w:val="{label}"/></w:lvl>'
        for at, (shape, label, style) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{num}">{lines}</w:abstractNum>'
    root.find(qn("w:num")).addprevious(parse_xml(abstract))
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="{num}"/></w:num>')
    )


def number_style(word, name, *, num=40, level=None) -> None:
    """Paragraphs of the style `name` are numbered by list `num`."""
    facts = word.styles[name].element.get_or_add_pPr()
    at = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    facts.append(parse_xml(f'<w:numPr {nsdecls("w")}>{at}<w:numId w:val="{num}"/></w:numPr>'))


def unpacked(data: bytes) -> bytes:
    """All members of a container, one after the other."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return b"".join(container.read(name) for name in container.namelist())
