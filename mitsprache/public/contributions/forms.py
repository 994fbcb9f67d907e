"""What people type in when they contribute. Lengths and rules are checked again by the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mitsprache.common.fields import KeyField, LineField, WrittenField
from mitsprache.consultations.models import Contribution
from mitsprache.consultations.models.contribution import NAME_LENGTH, QUOTE_LENGTH, TEXT_LENGTH
from mitsprache.notifications.models import STEPS, StepWish

KINDS = [
    (Contribution.Kind.SUGGESTION, _("Suggestion: something should be changed or added")),
    (Contribution.Kind.WORDING, _("New wording: I write how it should read")),
    (Contribution.Kind.QUESTION, _("Question: I would like to know something")),
    (Contribution.Kind.SUPPORT, _("Support: this should stay as it is")),
    (Contribution.Kind.OBJECTION, _("Objection: this should not come like this")),
]
_CHOOSE = _("Please choose what your contribution is.")


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Several files at once; what is in them is checked by the action."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in chosen if one]


class HiddenLine(LineField):
    """Carried along by the form; nobody types it."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


def _kind() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("What is it?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE},
    )


def _text() -> WrittenField:
    return WrittenField(
        label=_("Your text"),
        most=TEXT_LENGTH,
        help_text=_("Everybody can read it. Up to 10,000 characters."),
    )


def _wording() -> WrittenField:
    """Filled in beforehand with the draft's words, so it runs in the direction of these."""
    field = WrittenField(
        label=_("How should it read?"),
        most=TEXT_LENGTH,
        required=False,
        help_text=_(
            "Change the words here as you would like them to be. Everybody then sees what is new "
            "and what is left out. If you change nothing, we take nothing from this field."
        ),
    )
    field.widget.attrs["dir"] = "auto"
    return field


class ContributionForm(forms.Form):
    """The write form. `places` are the numbers and names of the sections that can be chosen.

    With an account the fields about the person fall away, files where the consultation takes
    none, and a new wording where it is about the whole document. The hidden fields: `shown` and `shown_exact` name the part that the
    page showed when the form was filled in, `before` and `after` what stands around the words.
    """

    section = forms.ChoiceField(
        label=_("Which part do you mean?"),
        required=False,
        error_messages={"invalid_choice": _("This section does not belong to the draft.")},
    )
    kind = _kind()
    exact = WrittenField(
        label=_("Do you mean certain words in it?"),
        most=QUOTE_LENGTH,
        rows=2,
        required=False,
        help_text=_("Then copy or type them here exactly as they stand in the section."),
    )
    text = _text()
    proposed_wording = _wording()
    name = LineField(
        label=_("Name or pseudonym"),
        max_length=NAME_LENGTH,
        help_text=_("It stands with your contribution. Any name of your choice will do."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        error_messages={"required": _("Please give a name, it may be a made-up one.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_(
            "We send you a link. Your contribution is public as soon as you have opened it and "
            "confirmed. The address is never shown."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "ltr"}),
        error_messages={
            "required": _("Without your e-mail address we cannot send you the link."),
            "invalid": _("This is not a complete e-mail address, such as name@example.org."),
        },
    )
    organisation = LineField(
        label=_("Organisation"),
        max_length=160,
        required=False,
        help_text=_("Only if you write for a club, a company or a group. Everybody can read it."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    shown = HiddenLine()
    shown_exact = forms.CharField(widget=forms.HiddenInput, required=False)
    before = forms.CharField(widget=forms.HiddenInput, required=False)
    after = forms.CharField(widget=forms.HiddenInput, required=False)
    form_token = HiddenLine()
    key = KeyField()

    def __init__(
        self,
        *args: Any,
        places: Sequence[tuple[str, str]],
        for_guest: bool,
        with_files: bool,
        with_wording: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["exact"].widget.attrs["class"] = "input--low"
        choices = self.fields["section"]
        assert isinstance(choices, forms.ChoiceField)
        choices.choices = [("", _("The document as a whole")), *places]
        if not for_guest:
            del self.fields["name"], self.fields["email"]
        if not with_wording:
            del self.fields["proposed_wording"]
        if with_files:
            self.fields["files"] = FilesField(
                label=_("Add a file"),
                required=False,
                help_text=_(
                    "A PDF or a picture. Everybody can open it, so please nothing private."
                ),
            )


class StepsForm(forms.Form):
    """Of which steps somebody wants to be told by mail; none is a choice, too."""

    steps = forms.MultipleChoiceField(
        label=_("Tell me by mail when"),
        choices=[(name, StepWish._meta.get_field(name).verbose_name) for name in STEPS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class EditForm(forms.Form):
    """A contribution's own words; its place, its files and its name stay."""

    kind = _kind()
    text = _text()
    proposed_wording = _wording()
