from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.actions import AddressNotValid, tidy_address
from mitsprache.accounts.models import Role
from mitsprache.directory.actions import NameNotAllowed, check_display_name
from mitsprache.directory.models import Office, OfficeMembership


class OfficeChoice(forms.Form):
    """An office and what the person does there."""

    office = forms.ModelChoiceField(
        queryset=None, label=_("Office"), empty_label=_("Please choose")
    )
    office_role = forms.ChoiceField(
        label=_("In the office"),
        choices=OfficeMembership.Role,
        initial=OfficeMembership.Role.MEMBER,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices: Any = self.fields["office"]
        offices.queryset = Office.objects.visible_to(actor).filter(is_active=True)


class InvitationForm(OfficeChoice):
    email = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    display_name = forms.CharField(
        label=_("Display name"),
        help_text=_("Shown where this person acts in public. It can be changed later."),
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles for the whole city"),
        choices=Role,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(
        label=_("Language of our mails"), choices=settings.LANGUAGES, initial="de"
    )
    field_order = ("email", "display_name", "roles", "office", "office_role", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].required = False

    def clean_email(self) -> str:
        try:
            return tidy_address(self.cleaned_data["email"])
        except AddressNotValid:
            raise forms.ValidationError(
                _("Please enter an e-mail address such as name@example.org."), code="invalid"
            ) from None

    def clean_display_name(self) -> str:
        try:
            return check_display_name(self.cleaned_data["display_name"], may_be_official=True)
        except NameNotAllowed:
            raise forms.ValidationError(
                _("Please choose a name of 2 to 60 characters with at least one letter."),
                code="name",
            ) from None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned["roles"] and not cleaned["office"]:
            raise forms.ValidationError(
                _("Please choose a role or an office: without either there is nothing to do."),
                code="nothing",
            )
        return cleaned


class RoleChoice(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role)
