"""Message catalogues without gettext's tools: what the sources say, and what is translated.

Sources are English. German must be complete; Arabic must be complete for what citizens see.
"""

import ast
import fcntl
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template.base import Lexer, TokenType
from django.utils.text import smart_split

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "locale"
# The same rules as Django's own catalogues have, so that both count alike.
PLURALS = {
    "de": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 && n%100<=99 ? 4 : 5;",
}
LANGUAGES = tuple(PLURALS)
# (position of singular, of plural, of context) among the arguments.
CALLS: dict[str, tuple[int, int | None, int | None]] = {
    "_": (0, None, None),
    "gettext": (0, None, None),
    "gettext_lazy": (0, None, None),
    "gettext_noop": (0, None, None),
    "ngettext": (0, 1, None),
    "ngettext_lazy": (0, 1, None),
    "pgettext": (1, None, 0),
    "pgettext_lazy": (1, None, 0),
    "npgettext": (1, 2, 0),
    "npgettext_lazy": (1, 2, 0),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[#0\- +]*[\d.]*[a-zA-Z]|\{(\w*)\}")
CONSTANT = re.compile(r"""_\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*\)""")
BLOCKS = {"blocktranslate", "blocktrans"}
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}
# Seen by staff only, so German and English suffice there.
STAFF_APPS = {"workspace", "editorial", "api", "demo"}
STAFF_FILES = {"tables.py", "cells.py"}  # of common: what imports say
CITIZEN_APPS = {"public", "accounts", "common", "notifications"}


@dataclass(frozen=True)
class Source:
    """One translatable text; `plural` and `context` are empty where the source has none."""

    msgid: str
    plural: str = ""
    context: str = ""


@dataclass
class Found:
    """Where a text stands in the sources, and whether citizens see it."""

    places: list[str] = field(default_factory=list)
    for_citizens: bool = False


class Refused(Exception):
    """A translation or a source text that cannot be used; the message says which and why."""


def extract(package: Path = PACKAGE, *, skipped: list[str] | None = None) -> dict[Source, Found]:
    """Every translatable text of the sources below `package`, in order of path and line.

    A file that cannot be read raises Refused; given a list as `skipped`, its fault is noted there
    instead, so that one file in the making does not hold up everybody's translations.
    """
    found: dict[Source, Found] = {}
    python = [p for p in package.rglob("*.py") if "migrations" not in p.parts]
    templates = [p for p in package.rglob("templates/**/*") if p.suffix in TEMPLATE_SUFFIXES]
    for path in [package.parent / "config" / "settings.py", *sorted(python), *sorted(templates)]:
        if not path.is_file():
            continue
        try:
            texts = list(_from_python(path) if path.suffix == ".py" else _from_template(path))
        except (Refused, SyntaxError) as fault:
            if skipped is None:
                raise Refused(str(fault)) from fault
            skipped.append(str(fault))
            continue
        for line, source, is_choice in texts:
            _note(found, source, path, package, line, is_choice=is_choice)
    return found


def _note(
    found: dict[Source, Found],
    source: Source,
    path: Path,
    package: Path,
    line: int,
    *,
    is_choice: bool,
) -> None:
    entry = found.setdefault(source, Found())
    place = path.relative_to(package.parent)
    entry.places.append(f"{place}:{line}")
    parts = set(place.parts)
    if parts & (STAFF_APPS | STAFF_FILES | {"management"}):
        return
    entry.for_citizens |= bool(
        parts & CITIZEN_APPS or "templates" in parts or "config" in parts or is_choice
    )


def _from_python(path: Path) -> Iterator[tuple[int, Source, bool]]:
    """Calls of gettext's family; the last value says that it labels a choice of a public code."""
    tree = ast.parse(path.read_text(), filename=str(path))
    choices = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base).endswith("Choices") for base in node.bases)
    ]
    in_choices = {call for cls in choices for call in ast.walk(cls) if isinstance(call, ast.Call)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if name not in CALLS:
            continue
        texts = [
            arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None
            for arg in node.args
        ]
        single, plural, context = CALLS[name]
        wanted = [position for position in (single, plural, context) if position is not None]
        if len(texts) <= max(wanted) or any(texts[position] is None for position in wanted):
            if name != "_" or not texts or isinstance(node.args[0], ast.JoinedStr):
                raise Refused(f"{path}:{node.lineno}: {name}() needs plain literal texts")
            continue
        yield (
            node.lineno,
            Source(
                texts[single] or "",
                (texts[plural] or "") if plural is not None else "",
                (texts[context] or "") if context is not None else "",
            ),
            node in in_choices,
        )


def _from_template(path: Path) -> Iterator[tuple[int, Source, bool]]:
    """Texts of {% translate %}, {% blocktranslate %} and _("...") as Django looks them up."""
    block: _Block | None = None
    for token in Lexer(path.read_text()).tokenize():
        contents = token.contents
        if block is not None:
            if token.token_type == TokenType.BLOCK and contents.split()[0].startswith("endblock"):
                yield block.line, block.source(), False
                block = None
            else:
                block.add(token.token_type, contents, path)
            continue
        if token.token_type not in {TokenType.BLOCK, TokenType.VAR}:
            continue
        for literal in CONSTANT.findall(contents):
            yield token.lineno or 0, Source(ast.literal_eval(literal)), False
        if token.token_type != TokenType.BLOCK:
            continue
        tag, *bits = smart_split(contents)
        context = ""
        if "context" in bits[1:] or (tag in BLOCKS and "context" in bits):
            literal = bits[bits.index("context") + 1]
            if literal[0] not in "'\"":
                raise Refused(f"{path}:{token.lineno}: the context must be a literal text")
            context = ast.literal_eval(literal)
        if tag in {"translate", "trans"} and bits and bits[0][0] in "'\"":
            literal = bits[0].partition("|")[0] if bits[0].count(bits[0][0]) == 2 else bits[0]
            text = ast.literal_eval(literal).replace("%", "%%")
            yield token.lineno or 0, Source(text, context=context), False
        elif tag in BLOCKS:
            block = _Block(token.lineno or 0, context, trimmed="trimmed" in bits)


class _Block:
    """The text between {% blocktranslate %} and its end, collected piece by piece."""

    def __init__(self, line: int, context: str, *, trimmed: bool) -> None:
        self.line, self.context, self.trimmed = line, context, trimmed
        self.forms: list[str] = [""]

    def add(self, kind: TokenType, contents: str, path: Path) -> None:
        if kind == TokenType.TEXT:
            self.forms[-1] += contents.replace("%", "%%")
        elif kind == TokenType.VAR:
            self.forms[-1] += f"%({contents})s"
        elif kind == TokenType.BLOCK and contents.strip() == "plural":
            self.forms.append("")
        elif kind == TokenType.BLOCK:
            raise Refused(f"{path}:{self.line}: {{% {contents} %}} inside blocktranslate")

    def source(self) -> Source:
        forms = [
            " ".join(line.strip() for line in form.splitlines() if line.strip())
            if self.trimmed
            else form
            for form in self.forms
        ]
        return Source(forms[0], forms[1] if len(forms) > 1 else "", self.context)


def po_path(language: str, locale: Path = LOCALE) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


@contextmanager
def locked(locale: Path = LOCALE) -> Iterator[None]:
    """Hold the catalogues alone; others who want to change them wait."""
    folder = os.open(locale, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def load(language: str, locale: Path = LOCALE) -> Catalog:
    path = po_path(language, locale)
    catalog = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.mime_headers = [("Plural-Forms", PLURALS[language])]
    return catalog


def save(catalog: Catalog, locale: Path = LOCALE) -> None:
    """Write .po (sorted, no places, no dates: small diffs) and .mo, each in one step."""
    path = po_path(str(catalog.locale), locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    header = (
        f"Language: {catalog.locale}\n"
        f"Plural-Forms: {PLURALS[str(catalog.locale)]}\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n"
    )
    lines = ['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in header.splitlines()), ""]
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(("\n".join(lines) + "\n").encode())
        write_po(file, catalog, no_location=True, omit_header=True, sort_output=True, width=100)
    part.replace(path)
    compile_one(catalog, locale)


def compile_one(catalog: Catalog, locale: Path = LOCALE) -> None:
    path = po_path(str(catalog.locale), locale).with_suffix(".mo")
    part = path.with_suffix(f".part{os.getpid()}")
    with part.open("wb") as file:
        write_mo(file, catalog)
    part.replace(path)


def compile_all(locale: Path = LOCALE) -> None:
    """Make the .mo files that Django reads from every .po file."""
    for language in LANGUAGES:
        if po_path(language, locale).exists():
            compile_one(load(language, locale), locale)


def key(source: Source) -> str | tuple[str, str]:
    return (source.msgid, source.plural) if source.plural else source.msgid


def lookup(catalog: Catalog, source: Source) -> Message | None:
    message = catalog.get(source.msgid, source.context or None)
    if message is None or bool(source.plural) != isinstance(message.id, tuple):
        return None
    return message


def update(catalog: Catalog, sources: Iterable[Source], *, prune: bool = False) -> None:
    """Bring the catalogue in line with the sources; what they no longer say becomes obsolete.

    An obsolete translation comes back when its text does; `prune` drops them for good.
    """
    kept: dict[tuple[str, str], Message] = {}
    for message in [*catalog.obsolete.values(), *(m for m in catalog if m.id)]:
        kept[_identity(message)] = message
    wanted = list(sources)
    for message in [m for m in catalog if m.id]:
        catalog.delete(message.id, message.context)
    catalog.obsolete.clear()
    for source in wanted:
        old = kept.pop((source.msgid, source.context), None)
        string = old.string if old and bool(source.plural) == isinstance(old.id, tuple) else None
        catalog.add(key(source), string=string, context=source.context or None)
    if not prune:
        for message in kept.values():
            if translated(message):
                catalog.obsolete[message.id] = message  # type: ignore[index]


def _identity(message: Message) -> tuple[str, str]:
    msgid = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
    return msgid, message.context or ""


def forms(message: Message) -> list[str]:
    string = message.string
    return list(string) if isinstance(string, (tuple, list)) else [string or ""]


def translated(message: Message) -> bool:
    return all(forms(message)) and not message.fuzzy


def faults(source: Source, strings: list[str], wanted_forms: int) -> str | None:
    """Why these strings cannot stand for `source`, or None."""
    if source.plural and len(strings) != wanted_forms:
        return f"{wanted_forms} plural forms wanted, {len(strings)} given"
    if not source.plural and len(strings) != 1:
        return "one text wanted, several given"
    known = _placeholders(source.msgid) | _placeholders(source.plural)
    for string in strings:
        if strange := _placeholders(string) - known:
            return f"unknown placeholder {', '.join(sorted(strange))}"
    # A plural form may leave the number out ("one answer"), but the general form may not.
    if missing := _placeholders(source.plural or source.msgid) - _placeholders(strings[-1]):
        return f"placeholder {', '.join(sorted(missing))} is missing"
    return None


def _placeholders(text: str) -> set[str]:
    return {match.group(0) for match in PLACEHOLDER.finditer(text.replace("%%", ""))}
