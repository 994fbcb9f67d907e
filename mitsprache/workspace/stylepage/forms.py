"""A form with every kind of control, for the style page only; nothing is sent or kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

_TOPICS = [
    ("traffic", _("Traffic")),
    ("green", _("Parks")),
    ("social", _("Living together")),
]


class EveryControl(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name shown"), help_text=_("It need not be your real name."))
    mail = forms.EmailField(label=_("E-mail address"), required=False)
    age = forms.IntegerField(label=_("How many people?"), min_value=1, max_value=20)
    day = forms.DateField(
        label=_("Date"),
        widget=forms.DateInput(attrs={"class": "input--short", "type": "date"}),
    )
    text = forms.CharField(label=_("Your suggestion"), widget=forms.Textarea)
    topic = forms.ChoiceField(label=_("Topic"), choices=_TOPICS)
    kind = forms.ChoiceField(
        label=_("Kind of contribution"), choices=_TOPICS, widget=forms.RadioSelect
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics you follow"),
        choices=_TOPICS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Choose as many as you like."),
    )
    file = forms.FileField(label=_("File"), required=False)
    agree = forms.BooleanField(label=_("I have read the rules of conduct."))
    token = forms.CharField(widget=forms.HiddenInput, required=False, initial="sample")
