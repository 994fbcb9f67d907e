"""Fields of forms that take text from people: tidied first, then checked, never a surprise."""

import re
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .text import tidy, tidy_line

_KEY = re.compile(r"[A-Za-z0-9-]{8,64}")


class WrittenField(forms.CharField):
    """Text of several lines, tidied before it is checked; says how much too long it is."""

    def __init__(self, *, most: int, rows: int = 8, **kwargs: Any) -> None:
        self.most = most
        kwargs.setdefault("error_messages", {"required": _("Please write something.")})
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        if isinstance(value, str) and len(value) > 20 * self.most:
            raise self._too_long(len(value))
        return tidy(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise self._too_long(len(value))

    def _too_long(self, length: int) -> forms.ValidationError:
        return forms.ValidationError(
            _("Your text has %(length)d characters, %(most)d are possible. Please shorten it."),
            code="max_length",
            params={"length": length, "most": self.most},
        )


class LineField(forms.CharField):
    """One line without control characters."""

    def to_python(self, value: Any) -> str:
        return tidy_line(super().to_python(value) or "")


class KeyField(forms.CharField):
    """Marks one filling-in of a form: sending it twice stores it once. Made here when missing."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=False)

    def clean(self, value: Any) -> str:
        return value if isinstance(value, str) and _KEY.fullmatch(value) else new_key()


def new_key() -> str:
    return str(uuid.uuid4())
