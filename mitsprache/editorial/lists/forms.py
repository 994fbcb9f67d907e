"""Forms of what coordination keeps up to date; translations stand beside the German words."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mitsprache.directory import actions as directory
from mitsprache.directory.models import CityProfile
from mitsprache.projects.completeness import CODES

_FOREIGN = [(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


LABELS = {
    "slug": _("short form for addresses"),
    "parent": _("belongs to"),
    "is_participation_office": _("is the participation office"),
    "is_active": _("in use"),
    "order": _("place in the list"),
    "latitude": _("latitude"),
    "longitude": _("longitude"),
}


class ListForm(forms.ModelForm[Any]):
    """A row of a list with its texts in every other language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in LABELS.keys() & self.fields.keys():
            self.fields[name].label = capfirst(str(LABELS[name]))
        self.texts = getattr(self._meta.model, "TEXTS", ())
        known = {}
        if self.texts and self.instance.pk:
            known = {text.language: text for text in self.instance.texts.all()}
        for code, language in _FOREIGN:
            for name in self.texts:
                self.fields[f"{name}_{code}"] = self._translation(name, code, language, known)

    def _translation(self, name: str, code: str, language: Any, known: Any) -> forms.CharField:
        german: Any = self._meta.model._meta.get_field(name)
        label = f"{capfirst(str(german.verbose_name))} ({language})"
        is_long = isinstance(german, models.TextField)
        direction = {"lang": code, "dir": "rtl" if code in settings.LANGUAGES_BIDI else "ltr"}
        widget = forms.Textarea if is_long else forms.TextInput
        return forms.CharField(
            label=label,
            required=False,
            max_length=german.max_length,
            initial=getattr(known.get(code), name, ""),
            widget=widget(attrs=direction),
        )

    def changed_translations(self) -> dict[str, dict[str, str]]:
        """Language -> texts, of the languages in which something was written anew."""
        found = {}
        for code, _language in _FOREIGN:
            texts = {name: self.cleaned_data.get(f"{name}_{code}", "") for name in self.texts}
            written = any(f"{name}_{code}" in self.changed_data for name in self.texts)
            if written and texts.get(self.texts[0] if self.texts else "", ""):
                found[code] = texts
        return found

    def save_translations(self, actor: Any, row: Any) -> None:
        for code, texts in self.changed_translations().items():
            directory.translate(actor=actor, row=row, language=code, **texts)


class CityForm(forms.ModelForm[CityProfile]):
    """The city's name and the rules that differ between cities."""

    required_fields = forms.MultipleChoiceField(
        label=_("what a fact sheet must state"),
        required=False,
        choices=[(code, rule.message) for code, rule in CODES.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing chosen means everything. Editors see what their sheet still lacks."),
    )

    class Meta:
        model = CityProfile
        fields = (
            "city_name",
            "site_name",
            "reference_prefix",
            "contact_email",
            "notice",
            "address_form",
            "who_writes",
            "update_rhythm_days",
            "answer_period_days",
            "edit_window_minutes",
            "required_fields",
        )
        help_texts = {
            "reference_prefix": _("Two to four capital letters, for example WI."),
            "notice": _("One or two sentences above every page, for example during maintenance."),
            "update_rhythm_days": _("Older sheets are marked as overdue for their office."),
        }
