"""What the staff types in about consultations and for people who wrote on paper."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mitsprache.common.fields import KeyField, LineField, WrittenField
from mitsprache.common.partial_dates import PartialDateFormField
from mitsprache.consultations.models import Channel, Consultation, Contribution, Version
from mitsprache.consultations.models.contribution import NAME_LENGTH, TEXT_LENGTH

from .fields import DayField, HourField

_TEXT = 5_000
_REASON = 1_000
_MOST_ADDRESSES = 2_000


class ConsultationForm(forms.Form):
    """Everything that people are told before they write; most of it has a good default."""

    title = LineField(label=_("Title"), max_length=200)
    opens_on = DayField(label=_("Opens on"))
    opens_time = HourField(label=_("Time of day"), required=False, help_text=_("Empty: 0:00."))
    last_day = DayField(
        label=_("Last day"),
        help_text=_("People can write until the end of this day, 24:00."),
    )
    who = forms.ChoiceField(
        label=_("Who may write?"),
        choices=Consultation.Who.choices,
        initial=Consultation.Who.CONFIRMED,
        widget=forms.RadioSelect,
    )
    moderation = forms.ChoiceField(
        label=_("When are contributions read?"),
        choices=Consultation.Moderation.choices,
        initial=Consultation.Moderation.AFTER,
        widget=forms.RadioSelect,
    )
    formality = forms.ChoiceField(
        label=_("Kind of procedure"),
        choices=Consultation.Formality.choices,
        initial=Consultation.Formality.INFORMAL,
        widget=forms.RadioSelect,
    )
    intro = WrittenField(label=_("What is it about?"), most=_TEXT, rows=5, required=False)
    room_for_decision = WrittenField(
        label=_("What is open, what is settled?"), most=_TEXT, rows=3, required=False
    )
    who_decides = WrittenField(label=_("Who decides?"), most=_TEXT, rows=2, required=False)
    what_follows = WrittenField(
        label=_("What becomes of the contributions?"), most=_TEXT, rows=3, required=False
    )
    answer_due = PartialDateFormField(
        label=_("Answers promised for"),
        required=False,
        max_length=40,
        help_text=_("For example 30.03.2027, 03/2027 or 1. Quartal 2027."),
    )
    supports = forms.BooleanField(
        label=_("People can support contributions of others"), required=False, initial=True
    )
    attachments = forms.BooleanField(
        label=_("People can attach a file"), required=False, initial=True
    )

    def entries(self) -> dict[str, Any]:
        """The cleaned entries as the actions take them: one moment of opening, aware."""
        found = dict(self.cleaned_data)
        day, time = found.pop("opens_on"), found.pop("opens_time")
        found["opens_at"] = timezone.make_aware(dt.datetime.combine(day, time or dt.time()))
        return found


class NewConsultationForm(ConsultationForm):
    version: Any = forms.ModelChoiceField(
        queryset=None,
        label=_("Document and version"),
        empty_label=_("Please choose"),
        help_text=_("Only released versions: what people comment on does not change."),
    )
    field_order = ["version"]

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        version: Any = self.fields["version"]
        released = Version.objects.editable_by(actor).exclude(state=Version.State.WORKING)
        version.queryset = released.select_related("document").order_by(
            "document__title", "-number"
        )
        version.label_from_instance = _version_label


def _version_label(version: Version) -> str:
    return gettext("%(title)s, version %(number)d") % {
        "title": version.document.title,
        "number": version.number,
    }


class LastDayForm(forms.Form):
    last_day = DayField(label=_("New last day"))
    reason = WrittenField(
        label=_("Reason"),
        most=_REASON,
        rows=3,
        help_text=_("Public: it stands beside the new day."),
    )
    forced = forms.BooleanField(label=_("I insist on the shorter window"), required=False)
    checked = forms.BooleanField(label=_("I have checked this day"), required=False)


class InvitedForm(forms.Form):
    emails = forms.CharField(
        label=_("E-mail addresses"),
        max_length=200_000,
        help_text=_("One a line, or separated by commas. Who is on the list already stays."),
        widget=forms.Textarea(attrs={"rows": 8, "class": "ltr", "spellcheck": "false"}),
    )

    def clean_emails(self) -> list[str]:
        found = [part for part in re.split(r"[\s,;]+", self.cleaned_data["emails"]) if part]
        if len(found) > _MOST_ADDRESSES:
            words = gettext("At most %(most)d addresses at once, please.")
            raise forms.ValidationError(words % {"most": _MOST_ADDRESSES})
        wrong = [part for part in found if not _is_address(part)]
        if wrong:
            words = gettext("This is not an address: %(wrong)s")
            raise forms.ValidationError(words % {"wrong": ", ".join(wrong[:5])[:200]})
        return found


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except forms.ValidationError:
        return False
    return len(text) <= 254


class EntryForm(forms.Form):
    """A contribution that came by letter, mail, telephone or from the wall of a workshop."""

    channel = forms.ChoiceField(
        label=_("How did it come in?"),
        choices=[
            (value, Channel(value).label)
            for value in (Channel.LETTER, Channel.MAIL, Channel.PHONE, Channel.WORKSHOP)
        ],
    )
    received_at = DayField(label=_("Received on"), help_text=_("The day on the stamp counts."))
    section = LineField(
        label=_("Section"),
        max_length=30,
        required=False,
        help_text=_("Its number, for example 2.3. Empty: on the whole document."),
        widget=forms.TextInput(attrs={"list": "sections", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Contribution.Kind.choices,
        initial=Contribution.Kind.SUGGESTION,
    )
    text = WrittenField(
        label=_("Text"), most=TEXT_LENGTH, rows=7, help_text=_("In the words of its author.")
    )
    proposed_wording = WrittenField(
        label=_("Proposed wording"), most=TEXT_LENGTH, rows=3, required=False
    )
    name = LineField(
        label=_("Name"),
        max_length=NAME_LENGTH,
        required=False,
        help_text=_("Public. Leave it empty if the person does not want to be named."),
    )
    organisation = LineField(label=_("Organisation"), max_length=160, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        help_text=_("For the answer only, never public."),
        widget=forms.EmailInput(attrs={"class": "ltr"}),
    )
    key = KeyField()


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("File (.csv or .xlsx)"),
        error_messages={
            "required": _("Please choose a file."),
            "empty": _("The file is empty."),
            "missing": _("Please choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    section = LineField(
        label=_("Section for rows that name none"),
        max_length=30,
        required=False,
        help_text=_("Its number, for example 2.3. Empty: on the whole document."),
    )
    check_only = forms.BooleanField(
        label=_("Check only, write nothing"), required=False, initial=True
    )
