"""What people type in when they comment or report. Lengths are checked again by the actions."""

import re
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mitsprache.comments.models import COMMENT_LENGTH, Comment
from mitsprache.common.text import tidy, tidy_line
from mitsprache.moderation.models import EXPLANATION_LENGTH, NAME_LENGTH, Ground

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
        return tidy(super().to_python(value))

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
        return tidy_line(super().to_python(value))


class KeyField(forms.CharField):
    """Marks one filling-in of a form: sending it twice stores it once. Made here when missing."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=False)

    def clean(self, value: Any) -> str:
        return value if isinstance(value, str) and _KEY.fullmatch(value) else new_key()


def new_key() -> str:
    return str(uuid.uuid4())


class CommentForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Comment.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose: question, suggestion or opinion."),
            "invalid_choice": _("Please choose: question, suggestion or opinion."),
        },
    )
    text = WrittenField(
        label=_("Your text"),
        most=COMMENT_LENGTH,
        help_text=_(
            "Everybody can read it, with your display name. Web addresses become links. "
            "Up to 5,000 characters."
        ),
    )
    key = KeyField()


class ReplyForm(CommentForm):
    """As a comment; most replies are opinions, so the choice is made beforehand."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Comment.Kind.choices,
        widget=forms.RadioSelect,
        initial=Comment.Kind.OPINION,
        error_messages=CommentForm.base_fields["kind"].error_messages,
    )


class EditForm(forms.Form):
    text = WrittenField(label=_("Your text"), most=COMMENT_LENGTH)


class ReportForm(forms.Form):
    ground = forms.ChoiceField(
        label=_("What is wrong with this text?"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose a reason."),
            "invalid_choice": _("Please choose a reason."),
        },
    )
    explanation = WrittenField(
        label=_("Explanation"),
        most=EXPLANATION_LENGTH,
        rows=5,
        help_text=_("Which words do you mean, and why? Up to 2,000 characters."),
    )
    name = LineField(label=_("Your name"), max_length=NAME_LENGTH, required=False)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        required=False,
        help_text=_("If you give it, we tell you what we decided. Nobody else gets to see it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "ltr"}),
    )
    key = KeyField()
