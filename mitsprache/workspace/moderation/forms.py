from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mitsprache.common.fields import WrittenField
from mitsprache.moderation.models import EXPLANATION_LENGTH, Ground

from ..answers.forms import NOTE_LENGTH, HandOverForm


class SendForm(HandOverForm):
    """To an office for its statement; the note may stay empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["reason"]
        self.fields["note"] = WrittenField(
            label=_("Note to the office"), most=NOTE_LENGTH, rows=3, required=False
        )


class InterimForm(forms.Form):
    text = WrittenField(
        label=_("Interim note"),
        most=NOTE_LENGTH,
        rows=3,
        help_text=_("Public, below the comment, until the answer is published."),
    )


class ReleaseForm(forms.Form):
    """Names the wording that was read, so that no other one is released."""

    seen = forms.CharField(widget=forms.HiddenInput)


class SendBackForm(forms.Form):
    note = WrittenField(label=_("What is missing?"), most=NOTE_LENGTH, rows=3)


class HideForm(forms.Form):
    ground = forms.ChoiceField(
        label=_("Ground"), choices=[("", _("Please choose")), *Ground.choices]
    )
    reason = WrittenField(
        label=_("Reason"),
        most=EXPLANATION_LENGTH,
        rows=4,
        help_text=_("The author is told both by e-mail. Name the words that you mean."),
    )


class RestoreForm(forms.Form):
    reason = WrittenField(
        label=_("Reason"),
        most=EXPLANATION_LENGTH,
        rows=3,
        help_text=_("The author is told by e-mail."),
    )


class DecisionForm(forms.Form):
    decision = WrittenField(
        label=_("Decision in words"),
        most=EXPLANATION_LENGTH,
        rows=4,
        help_text=_(
            "If the text is hidden, its author reads this as the reason. Whoever reported it "
            "reads it too, if an e-mail address was left."
        ),
    )
