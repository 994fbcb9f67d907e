"""Forms below /konto/. What is typed is kept; errors stand at their field."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts
from django.contrib.auth.password_validation import validate_password as check_password
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.actions import AddressNotValid, tidy_address
from mitsprache.directory.actions import NameNotAllowed, check_display_name
from mitsprache.directory.rules import is_staff

_WHY_NOT = {
    "short": _("Please choose a name with at least two letters."),
    "long": _("Please choose a name of at most 60 characters."),
    "no_letter": _("The name needs at least one letter."),
    "address": _("Please do not use an address as your name: everybody can read the name."),
    "mixed": _("Please use the letters of one alphabet within a word."),
    "official": _(
        "This name could be taken for the city, an office or the moderation. "
        "Please choose another one."
    ),
}


class AddressField(forms.CharField):
    """An e-mail address in the form in which it is stored."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("E-mail address"))
        kwargs.setdefault(
            "widget",
            forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "class": "ltr"}),
        )
        super().__init__(max_length=254, **kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return tidy_address(typed) if typed else ""
        except AddressNotValid:
            raise forms.ValidationError(
                _("Please enter an e-mail address such as name@example.org."),
                code="invalid",
            ) from None


class NameField(forms.CharField):
    """A display name that may be shown beside comments."""

    def __init__(self, *, may_be_official: bool = False, **kwargs: Any) -> None:
        self.may_be_official = may_be_official
        kwargs.setdefault("label", _("Display name"))
        kwargs.setdefault(
            "help_text",
            _("Shown beside what you write. It need not be your real name."),
        )
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "nickname"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return check_display_name(typed, may_be_official=self.may_be_official)
        except NameNotAllowed as refusal:
            raise forms.ValidationError(_WHY_NOT[refusal.reason], code=refusal.reason) from None


def password_field(*, new: bool, **kwargs: Any) -> forms.CharField:
    """A password as typed; blanks at its ends belong to it."""
    kind = "new-password" if new else "current-password"
    widget = forms.PasswordInput(attrs={"autocomplete": kind, "class": "ltr"})
    return forms.CharField(strip=False, max_length=1024, widget=widget, **kwargs)


class SignInForm(forms.Form):
    """With a password: sign in by it. Without: a code goes to the address."""

    login = AddressField(
        widget=forms.EmailInput(
            attrs={"autocomplete": "username", "inputmode": "email", "class": "ltr"}
        )
    )
    password = password_field(new=False, label=_("Password"), required=False)


class SignUpForm(forms.Form):
    email = AddressField(help_text=_("We send a code to it. Nobody else gets to see the address."))
    display_name = NameField()


class AddressForm(forms.Form):
    email = AddressField()


class NewAddressForm(forms.Form):
    email = AddressField(label=_("New e-mail address"))

    def __init__(self, *args: Any, present: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.present = present

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        if address == self.present:
            raise forms.ValidationError(_("This is your address already."), code="same")
        return address


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the e-mail"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "ltr input--short",
            }
        ),
        help_text=_("Six digits."),
    )


class NameForm(forms.Form):
    display_name = NameField()

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["display_name"] = NameField(may_be_official=is_staff(person))


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language of the e-mails we send you"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )


class PasswordForm(forms.Form):
    """A new password; the present one is asked for unless the mailbox was just proven."""

    present = password_field(new=False, label=_("Present password"))
    password = password_field(new=True, label=_("New password"))

    def __init__(self, *args: Any, person: Any, ask_present: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        if not ask_present:
            del self.fields["present"]
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        if not self.person.check_password(present):
            raise forms.ValidationError(_("This is not your present password."), code="wrong")
        return present

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        check_password(password, self.person)
        return password


class DeleteForm(forms.Form):
    understood = forms.BooleanField(
        label=_("Yes, I want to delete my account. I know that this cannot be undone."),
        error_messages={"required": _("Please tick the box if you really want this.")},
    )
