"""A form with every kind of control, for the style page only; nothing is sent or kept."""

from django import forms

_TOPICS = [
    ("traffic", "Verkehr"),
    ("green", "Grünanlagen"),
    ("social", "Zusammenleben"),
]


class EveryControl(forms.Form):
    """One field of each kind."""

    name = forms.CharField(
        label="Angezeigter Name", help_text="Es muss nicht Ihr richtiger Name sein."
    )
    mail = forms.EmailField(label="E-Mail-Adresse", required=False)
    age = forms.IntegerField(label="Wie viele Personen?", min_value=1, max_value=20)
    day = forms.DateField(
        label="Datum",
        widget=forms.DateInput(attrs={"class": "input--short", "type": "date"}),
    )
    text = forms.CharField(label="Ihr Vorschlag", widget=forms.Textarea)
    topic = forms.ChoiceField(label="Thema", choices=_TOPICS)
    kind = forms.ChoiceField(label="Art des Beitrags", choices=_TOPICS, widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label="Themen, denen Sie folgen",
        choices=_TOPICS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Wählen Sie so viele, wie Sie möchten.",
    )
    file = forms.FileField(label="Datei", required=False)
    agree = forms.BooleanField(label="Ich habe die Spielregeln gelesen.")
    token = forms.CharField(widget=forms.HiddenInput, required=False, initial="sample")
