"""A packet as a tagged PDF, to print for the workshop."""

import json
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation

from ..models import Packet
from .packet_words import Told, room, told
from .synopsis_docx import is_rtl
from .typesetting import FONTS, typeset

_LOOKS = Path(__file__).with_name("packet.typ")
_LINES = {1: 2.6, 2: 0.5}  # centimetres for what is written by hand, by the place of its question


def packet_pdf(packet: Packet) -> bytes:
    """PDF/UA-1 whenever typst can promise it."""
    with translation.override(settings.LANGUAGE_CODE), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "main.typ").write_text(_LOOKS.read_text(encoding="utf-8"), encoding="utf-8")
        whole = json.dumps(_data(packet), ensure_ascii=False)
        (folder / "packet.json").write_text(whole, encoding="utf-8")
        return typeset(folder, at=packet.at.timestamp()).read_bytes()


def _data(packet: Packet) -> dict[str, Any]:
    words = told(packet)
    return {
        "title": words.title,
        "line": words.line,
        "facts": words.facts,
        "lang": settings.LANGUAGE_CODE,
        "fonts": FONTS,
        "room": [
            {"name": name, "choices": choices, "ticks": place == 0, "space": _LINES.get(place, 1)}
            for place, (name, choices) in enumerate(room())
        ],
        "chapters": [
            {"heading": chapter.heading, "cases": [_case(case) for case in chapter.cases]}
            for chapter in words.chapters
        ],
    }


def _case(case: Told) -> dict[str, Any]:
    return {
        "heading": case.heading,
        "facts": case.facts,
        "voices": [
            {
                "line": voice.line,
                "texts": [
                    {"label": label, "text": text, "rtl": is_rtl(text)}
                    for label, text in voice.texts
                ],
            }
            for voice in case.voices
        ],
    }
