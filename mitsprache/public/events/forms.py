"""What people type in when they register. Limits and rules are checked again by the action."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mitsprache.common.fields import KeyField, LineField
from mitsprache.events.actions.entries import NAME_LENGTH
from mitsprache.events.models.registration import NEED_LENGTH

NEEDS = ("accessibility", "interpreting", "child_care", "diet")
_CHOOSE = _("Please choose one of the sessions of this event.")


def _need(label: Any, hint: Any, most: int = NEED_LENGTH) -> LineField:
    return LineField(label=label, max_length=most, required=False, help_text=hint)


class RegisterForm(forms.Form):
    """The form; with an account the fields about the person fall away, without sessions theirs."""

    session = forms.ChoiceField(
        label=_("In which session would you like to take part?"),
        widget=forms.RadioSelect,
        error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE},
    )
    seats = forms.IntegerField(
        label=_("How many people are coming?"),
        initial=1,
        min_value=1,
        widget=forms.NumberInput(attrs={"class": "input--short", "inputmode": "numeric"}),
        error_messages={
            "required": _("Please say how many people are coming."),
            "invalid": _("Please enter a whole number."),
            "min_value": _("Please register at least one person."),
        },
    )
    name = LineField(
        label=_("Your name"),
        max_length=NAME_LENGTH,
        help_text=_("It stands on the list at the door, nowhere else."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Please say by which name we may greet you.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("We send you a link. Your place is decided as soon as you have opened it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "ltr"}),
        error_messages={
            "required": _("Without your e-mail address we cannot send you the link."),
            "invalid": _("This is not a complete e-mail address, such as name@example.org."),
        },
    )
    accessibility = _need(
        _("Access"), _("For example: a place for a wheelchair, sign language, large print.")
    )
    interpreting = _need(_("Interpreting"), _("Into which language?"), 60)
    child_care = _need(_("Child care"), _("How many children, and how old are they?"))
    diet = _need(_("Food and drink"), _("For example: vegetarian, halal, no nuts."))
    key = KeyField()

    def __init__(
        self, *args: Any, sessions: Sequence[tuple[str, str]], for_guest: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if sessions:
            field = self.fields["session"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(sessions)
        else:
            del self.fields["session"]
        if not for_guest:
            del self.fields["name"], self.fields["email"]
