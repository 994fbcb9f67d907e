"""Run by `pdf` as a process: a PDF comes in on standard input, the clean one goes out.

Imports nothing of the platform, so that it starts at once.
"""

import io
import resource
import sys
from collections.abc import Iterator
from typing import Any

LOCKED = 3
TOO_RICH = 4

MOST_PAGES = 500
_SECONDS = 10
_BYTES = 700 * 1024 * 1024  # of addresses, most of which are the interpreter's own
_LARGEST_STREAM = 30 * 1024 * 1024
_LARGEST_RESULT = 10 * 1024 * 1024

# Whatever acts, carries another file, or tells about the author; wherever it stands.
_KEYS = frozenset(
    {
        *("/OpenAction", "/AA", "/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/EF", "/AF"),
        *("/Metadata", "/PieceInfo", "/RichMediaContent", "/RichMediaSettings", "/Collection"),
    }
)
_ACTIONS = frozenset(
    {
        *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/Hide"),
        *("/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound", "/RichMediaExecute"),
    }
)
_ANNOTATIONS = frozenset(
    {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/Projection"}
)
_WEB = ("http://", "https://", "mailto:", "tel:")


def clean(data: bytes) -> bytes:
    """The cleaned PDF. Raises whatever pypdf finds wrong, SystemExit with a code of above."""
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise SystemExit(LOCKED)
    if not 1 <= len(reader.pages) <= MOST_PAGES:
        raise SystemExit(TOO_RICH if len(reader.pages) else 1)
    writer = PdfWriter(clone_from=reader)
    for thing in list(writer._objects):
        if thing is not None:
            _purge(thing)
    purged = _written(writer)
    # Copied once more from its root: what nothing leads to any longer stays behind.
    return _written(PdfWriter(clone_from=PdfReader(io.BytesIO(purged), strict=False)))


def _written(writer: Any) -> bytes:
    writer.metadata = None
    stored = io.BytesIO()
    writer.write(stored)
    if stored.tell() > _LARGEST_RESULT:
        raise SystemExit(TOO_RICH)
    return stored.getvalue()


def _purge(thing: Any) -> None:
    """Take from one object, and what stands directly in it, all that is not wanted."""
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            for key in [key for key, value in one.items() if key in _KEYS or _acts(value)]:
                del one[key]
            if one.get("/Type") == "/Annot" and one.get("/Subtype") != "/Widget":
                one.pop("/T", None)  # who wrote the note; of a form field it is its name
        elif isinstance(one, list):
            one[:] = [value for value in one if not _acts(value)]
        waiting.extend(_parts(one))


def _parts(thing: Any) -> Iterator[Any]:
    values = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    return (value for value in values if isinstance(value, dict | list))


def _acts(value: Any) -> bool:
    """An action that does more than lead somewhere, or a note that carries one."""
    found = value.get_object() if hasattr(value, "get_object") else value
    if not isinstance(found, dict):
        return False
    kind = found.get("/S")
    if kind == "/URI":
        return not str(found.get("/URI", "")).lower().startswith(_WEB)
    return kind in _ACTIONS or found.get("/Subtype") in _ANNOTATIONS


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    from pypdf import filters

    for name in vars(filters):
        if name.endswith("_MAX_OUTPUT_LENGTH"):
            setattr(filters, name, _LARGEST_STREAM)
    try:
        cleaned = clean(sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        raise SystemExit(TOO_RICH) from None
    except Exception:  # foreign bytes may break the reader in any way
        raise SystemExit(1) from None
    sys.stdout.buffer.write(cleaned)


if __name__ == "__main__":
    main()
