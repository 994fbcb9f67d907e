"""Texts of controlled lists in several languages: German on the model, others in `<Model>Text`."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from .audit import canonical


def source_hash(obj: models.Model, fields: Sequence[str]) -> str:
    """Hash of the German fields of `obj`; a translation made from another hash is stale."""
    return hashlib.sha256(canonical([getattr(obj, name) for name in fields]).encode()).hexdigest()


def translated(
    rows: Iterable[Any], *, language: str, fields: Sequence[str]
) -> dict[int, dict[str, str]]:
    """For each row its texts in `language`, German where there is no translation.

    The rows come with `texts` prefetched (queries do that, restricted to the language). Adds
    `language`, the code of the language that the texts are really in, for the lang attribute.
    """
    result: dict[int, dict[str, str]] = {}
    for row in rows:
        texts = {name: getattr(row, name) for name in fields}
        texts["language"] = "de"
        if language != "de":
            for text in row.texts.all():
                if text.language == language:
                    texts.update({name: getattr(text, name) or texts[name] for name in fields})
                    texts["language"] = language
        result[row.pk] = texts
    return result
