"""What organisers type in about an event."""

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mitsprache.common.fields import LineField, WrittenField
from mitsprache.common.partial_dates import PartialDateFormField
from mitsprache.council.models import Body
from mitsprache.directory.models import District, Office
from mitsprache.directory.rules import offices_of
from mitsprache.events.actions import EventEntry
from mitsprache.events.actions.planning import MOST_PLACES
from mitsprache.events.models import Event
from mitsprache.events.models.event import MOST_SEATS
from mitsprache.events.queries.desk import can_continue
from mitsprache.projects.models import Project

from ..consultations.fields import DayField, HourField
from ..deliberation.forms import ChosenField
from .times import moment, typed

PROGRAMME_LENGTH = 10_000
TIMES, DAYS, PERIOD = "times", "days", "period"
_SMALL = {"class": "input--short"}
# Entries of the form that belong to other names of the action's refusals.
FIELDS = {"starts_at": "day", "ends_at": "ends", "register_until": "until_day"}


def number_field(**kwargs: Any) -> forms.IntegerField:
    """A whole number from 1 on, typed with the keys for numbers."""
    most = kwargs.pop("most", MOST_PLACES)
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", **_SMALL})
    wrong = _("Please enter a whole number from 1 to %(most)d.") % {"most": most}
    messages = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
    return forms.IntegerField(
        min_value=1, max_value=most, widget=widget, error_messages=messages, **kwargs
    )


def _access(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Event.Access.choices, initial="unknown")


class EventForm(forms.Form):
    """Everything about an event but its sessions, documents and results."""

    title = LineField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of event"), choices=Event.Kind.choices)
    summary = WrittenField(label=_("In short"), most=1_000, rows=3, required=False)
    programme = WrittenField(
        label=_("Programme"),
        most=PROGRAMME_LENGTH,
        rows=8,
        required=False,
        help_text=_("Headings with ##, lists with -, a blank line for a new paragraph."),
    )
    continues = ChosenField(label=_("Continues"), required=False, empty=_("nothing"))
    body = ChosenField(label=_("Body that meets"), required=False, empty=_("none"))
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    when = forms.ChoiceField(
        label=_("What is known of the time?"),
        choices=[
            (TIMES, _("day and time of day")),
            (DAYS, _("whole days")),
            (PERIOD, _("only a period")),
        ],
        initial=TIMES,
        widget=forms.RadioSelect,
    )
    day = DayField(label=_("Day"), required=False)
    begins = HourField(label=_("Begins at"), required=False)
    ends = HourField(label=_("Ends at"), required=False)
    end_day = DayField(
        label=_("Ends on another day"), required=False, help_text=_("Empty: on the same day.")
    )
    first_day = DayField(label=_("First day"), required=False)
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Empty: one day."))
    planned = PartialDateFormField(
        label=_("Announced for"),
        required=False,
        max_length=40,
        help_text=_("For example 03/2027, 1. Quartal 2027 or 2027."),
    )
    took_place = PartialDateFormField(
        label=_("Took place"),
        required=False,
        max_length=40,
        help_text=_("Only if it was at another time than announced."),
    )
    place = LineField(label=_("Place"), max_length=200, required=False)
    address = LineField(label=_("Address of the place"), max_length=300, required=False)
    district = ChosenField(label=_("District"), required=False, empty=_("none"))
    online_url = LineField(
        label=_("Online link"),
        max_length=500,
        required=False,
        help_text=_("For an event that one can join from home. Everybody sees it."),
        widget=forms.URLInput(attrs={"class": "ltr"}),
    )
    step_free = _access(_("Step-free"))
    induction_loop = _access(_("Induction loop"))
    interpreting = _access(_("Interpreting"))
    child_care = _access(_("Child care"))
    access_note = LineField(
        label=_("More on access"),
        max_length=500,
        required=False,
        help_text=_("For example where the lift is and whom to ask."),
    )
    registration = forms.BooleanField(label=_("People register for it"), required=False)
    capacity = number_field(
        label=_("Places"), required=False, help_text=_("Empty: as many as come.")
    )
    seats_each = number_field(
        label=_("Most people in one registration"), most=MOST_SEATS, initial=4, required=False
    )
    until_day = DayField(
        label=_("Registration ends on"),
        required=False,
        help_text=_("Empty: when the event begins."),
    )
    until_time = HourField(label=_("Time of day"), required=False, help_text=_("Empty: 24:00."))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Any, event: Event | None = None, **kwargs: Any) -> None:
        if event is not None:
            kwargs["initial"] = stored(event)
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["continues"].offer(can_continue(actor, event), continued)
        fields["body"].offer(list(Body.objects.order_by("name")))
        fields["district"].offer(list(District.objects.order_by("name")))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors:
            found |= self._times(found) | {"register_until": self._until(found)}
        return found

    def _times(self, found: dict[str, Any]) -> dict[str, Any]:
        """Only what was chosen counts; the other entries may stay as they are."""
        made: dict[str, Any] = {"starts_at": None, "ends_at": None}
        chosen = found["when"]
        needed = {TIMES: ("day", "begins", "ends"), DAYS: ("first_day",), PERIOD: ("planned",)}
        for name in needed[chosen]:
            if not found[name]:
                self.add_error(name, gettext("Please fill this in."))
        if self.errors:
            return made
        if chosen == TIMES:
            made["starts_at"] = self._moment("begins", found["day"], found["begins"])
            made["ends_at"] = self._moment("ends", found["end_day"] or found["day"], found["ends"])
        if chosen != DAYS:
            made["first_day"] = made["last_day"] = None
        if chosen != PERIOD:
            made["planned"] = None
        return made

    def _until(self, found: dict[str, Any]) -> dt.datetime | None:
        day, time = found["until_day"], found["until_time"]
        if day is None:
            if time is not None:
                self.add_error("until_day", gettext("Please fill this in."))
            return None
        if time is None:
            return self._moment("until_day", day + dt.timedelta(days=1), dt.time())
        return self._moment("until_time", day, time)

    def _moment(self, field: str, day: dt.date, time: dt.time) -> dt.datetime | None:
        try:
            return moment(day, time)
        except forms.ValidationError as wrong:
            self.add_error(field, wrong)
            return None

    def entry(self) -> EventEntry:
        """The cleaned entries as the actions take them."""
        found = self.cleaned_data
        names = EventEntry.__dataclass_fields__.keys()
        given = {name: found[name] for name in names if name in found}
        return EventEntry(**given | {"seats_each": found["seats_each"] or 1})


class NewEventForm(EventForm):
    project = ChosenField(label=_("Project"), required=False, empty=_("none: an event of the city"))
    organiser = ChosenField(label=_("Organised by"))
    field_order = ["project", "organiser"]

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["project"].offer(list(Project.objects.editable_by(actor).order_by("title")))
        offices = Office.objects.visible_to(actor).filter(is_active=True).order_by("name")
        mine = offices_of(actor)
        if not actor.has_perm("groups.manage") and mine:
            offices = offices.filter(pk__in=mine)
        offered = list(offices)
        fields["organiser"].offer(offered)
        if len(offered) == 1:
            fields["organiser"].initial = offered[0].pk


def continued(event: Event) -> str:
    return f"{event.title} ({event.planned.in_words()})"


def stored(event: Event) -> dict[str, Any]:
    """What the form shows when it is opened."""
    day, begins = typed(event.starts_at)
    end_day, ends = typed(event.ends_at)
    until_day, until_time = typed(event.register_until)
    if until_day is not None and until_time == dt.time():
        until_day, until_time = until_day - dt.timedelta(days=1), None
    when = TIMES if event.starts_at else DAYS if event.first_day else PERIOD
    same = (
        *("title", "kind", "summary", "programme", "languages", "first_day", "took_place"),
        *("place", "address", "online_url", "step_free", "induction_loop", "interpreting"),
        *("child_care", "access_note", "registration", "capacity", "seats_each"),
    )
    return {
        **{name: getattr(event, name) for name in same},
        "continues": event.continues_id,
        "body": event.body_id,
        "district": event.district_id,
        "when": when,
        "day": day,
        "begins": begins,
        "ends": ends,
        "end_day": end_day if end_day != day else None,
        "last_day": event.last_day if event.last_day != event.first_day else None,
        "planned": event.planned if when == PERIOD else None,
        "until_day": until_day,
        "until_time": until_time,
        "seen": event.changed_at.isoformat(),
    }


class CancelForm(forms.Form):
    reason = WrittenField(
        label=_("Reason"),
        most=1_000,
        rows=4,
        help_text=_("Public: it stands on the page, and everybody who is registered gets it."),
    )
