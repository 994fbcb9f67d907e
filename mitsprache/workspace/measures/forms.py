"""What people of an office type in about their measures."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mitsprache.common.fields import LineField, WrittenField
from mitsprache.common.money import AmountField
from mitsprache.common.partial_dates import PartialDate, PartialDateFormField
from mitsprache.consultations.models import Section, Version
from mitsprache.council.models import Resolution
from mitsprache.deliberation.queries.sessions import DealtWith
from mitsprache.directory.models import Office, TargetGroup
from mitsprache.events.models import Event
from mitsprache.measures.actions import Facts, MoneyEntry, StateEntry
from mitsprache.measures.models import BudgetLine, Indicator, Measure, Milestone
from mitsprache.measures.models.measure import LINE_LENGTH, TEXT_LENGTH
from mitsprache.measures.models.money import AMOUNT_LABELS, FIRST_YEAR, LAST_YEAR
from mitsprache.measures.queries.desk import fields_of
from mitsprache.measures.states import MEASURE_STEPS
from mitsprache.projects.models import Project

from ..consultations.fields import DayField
from ..deliberation.forms import ChosenField, RevisionForm

_DATE_HELP = _("For example 30.03.2027, 03/2027, 1. Quartal 2027 or 2027.")


def _text(label: Any, *, rows: int = 3, **more: Any) -> WrittenField:
    return WrittenField(label=label, most=TEXT_LENGTH, rows=rows, required=False, **more)


def _date(label: Any, **more: Any) -> PartialDateFormField:
    more = {"required": False, "max_length": 40, "help_text": _DATE_HELP} | more
    return PartialDateFormField(label=label, **more)


def _partial(cleaned: dict[str, Any], name: str) -> PartialDate | None:
    return cleaned.get(name) or None


class StateForm(RevisionForm):
    """The report that an office owes: the form of two minutes."""

    state = forms.ChoiceField(label=_("How far is it?"), widget=forms.RadioSelect)
    text = _text(_("What has happened since the last report?"))
    reason = _text(
        _("Reason"),
        help_text=_(
            "Needed for what is not begun or stopped, and for what is late. Everybody reads it."
        ),
    )
    missing = _text(_("What is missing?"), rows=2)
    next_step = _text(_("What is the next step?"), rows=2)
    actual_start = _date(_("Begun"))
    actual_end = _date(_("Ended"))

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "state": measure.state,
            "reason": measure.state_reason,
            "missing": measure.missing,
            "next_step": measure.next_step,
            "actual_start": measure.actual_start,
            "actual_end": measure.actual_end,
            "revision": measure.revision,
        }
        super().__init__(*args, **kwargs)
        possible = MEASURE_STEPS[measure.state] | {measure.state}
        state: Any = self.fields["state"]
        state.choices = [
            (code, capfirst(str(label)))
            for code, label in Measure.State.choices
            if code in possible
        ]

    def entry(self) -> StateEntry:
        found = self.cleaned_data
        texts = {name: found[name] for name in ("state", "reason", "text", "missing", "next_step")}
        return StateEntry(
            **texts,
            actual_start=_partial(found, "actual_start"),
            actual_end=_partial(found, "actual_end"),
        )


class FactsForm(RevisionForm):
    """What a measure is. `project` decides which fields and resolutions are offered."""

    title = LineField(label=_("Title"), max_length=LINE_LENGTH)
    number = LineField(
        label=pgettext_lazy("printed number", "Number"), max_length=20, required=False
    )
    goal = _text(_("Goal"), rows=4)
    office = ChosenField(label=_("Responsible office"))
    field = ChosenField(label=_("Action field"), required=False, empty=_("none"))
    partners = LineField(label=_("Partners"), max_length=300, required=False)
    target_groups = forms.MultipleChoiceField(
        label=_("Target groups"), required=False, widget=forms.CheckboxSelectMultiple
    )
    place = LineField(label=_("Place"), max_length=LINE_LENGTH, required=False)
    planned_start = _date(_("Planned start"))
    planned_end = _date(_("Planned end"))
    resolution = ChosenField(label=_("Resolution"), required=False, empty=_("none"))
    reason = _text(
        _("Reason for a new planned end"),
        help_text=_("Needed when the planned end of a public measure changes."),
    )

    def __init__(
        self, *args: Any, project: Project, measure: Measure | None = None, **kwargs: Any
    ) -> None:
        if measure is not None:
            plain = ("title", "number", "goal", "partners", "place", "planned_start", "planned_end")
            kwargs["initial"] = {
                **{name: getattr(measure, name) for name in plain},
                "office": measure.office_id,
                "field": measure.field_id,
                "resolution": measure.resolution_id,
                "target_groups": [str(group.pk) for group in measure.target_groups.all()],
                "revision": measure.revision,
            }
        super().__init__(*args, **kwargs)
        offices = Office.objects.filter(is_active=True)
        resolutions = Resolution.objects.visible_to(None).filter(projects__project=project)
        self._offer("office", offices)
        self._offer("field", fields_of(project))
        self._offer("resolution", resolutions.distinct())
        self.groups = {str(group.pk): group for group in TargetGroup.objects.all()}
        groups: Any = self.fields["target_groups"]
        groups.choices = [(key, group.name) for key, group in self.groups.items()]
        if measure is None:
            del self.fields["reason"]
            self.fields["revision"].required = False

    def _offer(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.offer(list(rows))

    def facts(self) -> Facts:
        found = self.cleaned_data
        plain = ("title", "number", "goal", "office", "field", "partners", "place", "resolution")
        return Facts(
            **{name: found[name] for name in plain},
            target_groups=[self.groups[key] for key in found["target_groups"]],
            planned_start=_partial(found, "planned_start"),
            planned_end=_partial(found, "planned_end"),
        )


class ProjectForm(forms.Form):
    """For which project a measure is entered."""

    project = ChosenField(label=_("Project"))

    def __init__(self, *args: Any, projects: list[Project], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project: Any = self.fields["project"]
        project.offer(projects)


class FromVersionForm(forms.Form):
    """Which sections of an adopted version become measures, and of which office at first."""

    office = ChosenField(label=_("Responsible office at first"))
    sections = forms.MultipleChoiceField(
        label=_("Sections"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one section.")},
    )

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office: Any = self.fields["office"]
        office.offer(list(Office.objects.filter(is_active=True)))
        rows = version.sections.filter(identity__measures=None)
        self.sections = {
            str(one.pk): one for one in rows.exclude(kind=Section.Kind.CHAPTER).order_by("order")
        }
        sections: Any = self.fields["sections"]
        sections.choices = [(key, str(one)[:140]) for key, one in self.sections.items()]
        self.initial["sections"] = [
            key for key, one in self.sections.items() if one.kind == Section.Kind.MEASURE
        ]

    def chosen(self) -> list[Section]:
        return [self.sections[key] for key in self.cleaned_data["sections"]]


class MoneyForm(RevisionForm):
    """One year from one source; an empty amount means that it is not known."""

    year = forms.IntegerField(
        label=_("Year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input--short"}),
    )
    source = LineField(label=_("Source of funds"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=BudgetLine.Kind.choices)
    planned = AmountField(label=capfirst(AMOUNT_LABELS["planned"]), required=False)
    approved = AmountField(label=capfirst(AMOUNT_LABELS["approved"]), required=False)
    committed = AmountField(label=capfirst(AMOUNT_LABELS["committed"]), required=False)
    spent = AmountField(label=capfirst(AMOUNT_LABELS["spent"]), required=False)
    posts = AmountField(label=_("Full-time posts"), required=False, help_text=_("For example 0,5."))
    note = LineField(label=_("Note"), max_length=300, required=False)

    def __init__(
        self, *args: Any, measure: Measure, line: BudgetLine | None = None, **kwargs: Any
    ) -> None:
        initial: dict[str, Any] = {"revision": measure.revision}
        if line is not None:
            names = ("year", "source", "kind", *AMOUNT_LABELS, "posts", "note")
            initial |= {name: getattr(line, name) for name in names}
        super().__init__(*args, initial=initial, **kwargs)

    def entry(self) -> MoneyEntry:
        found = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return MoneyEntry(**found)


class UnknownForm(RevisionForm):
    """Why the costs of a measure are not yet known."""

    reason = WrittenField(
        label=_("Why are the costs not yet known?"),
        most=TEXT_LENGTH,
        rows=3,
        help_text=_("Everybody reads it."),
    )


class MilestoneForm(RevisionForm):
    title = LineField(label=_("What is reached?"), max_length=LINE_LENGTH)
    planned = _date(_("Planned"), required=True)
    reached = _date(_("Reached"))
    note = LineField(
        label=_("Note"),
        max_length=300,
        required=False,
        help_text=_("Needed when the planned date moves back."),
    )

    def __init__(
        self, *args: Any, measure: Measure, milestone: Milestone | None = None, **kwargs: Any
    ) -> None:
        initial: dict[str, Any] = {"revision": measure.revision}
        if milestone is not None:
            names = ("title", "planned", "reached", "note")
            initial |= {name: getattr(milestone, name) for name in names}
        super().__init__(*args, initial=initial, **kwargs)

    def entries(self) -> dict[str, Any]:
        found = self.cleaned_data
        return {
            "title": found["title"],
            "planned": found["planned"],
            "reached": _partial(found, "reached"),
            "note": found["note"],
        }


class EvidenceForm(RevisionForm):
    title = LineField(label=_("What can be seen there?"), max_length=LINE_LENGTH)
    url = LineField(label=_("Link"), max_length=500, widget=forms.URLInput(attrs={"class": "ltr"}))


class IndicatorForm(RevisionForm):
    name = LineField(label=_("What is measured?"), max_length=LINE_LENGTH)
    unit = LineField(label=_("Unit"), max_length=40, required=False)
    target = AmountField(label=_("Target"), required=False)
    target_date = _date(_("To be reached by"))

    def __init__(
        self, *args: Any, measure: Measure, indicator: Indicator | None = None, **kwargs: Any
    ) -> None:
        initial: dict[str, Any] = {"revision": measure.revision}
        if indicator is not None:
            names = ("name", "unit", "target", "target_date")
            initial |= {name: getattr(indicator, name) for name in names}
        super().__init__(*args, initial=initial, **kwargs)

    def entries(self) -> dict[str, Any]:
        found = self.cleaned_data
        plain = {name: found[name] for name in ("name", "unit", "target")}
        return {**plain, "target_date": _partial(found, "target_date")}


class ReadingForm(RevisionForm):
    date = _date(_("Measured"), required=True)
    value = AmountField(label=_("Value"))
    note = LineField(label=_("Note"), max_length=300, required=False)


class OriginsForm(RevisionForm):
    """Because of which answered concerns the measure is done."""

    cases = forms.MultipleChoiceField(
        label=_("Concerns"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one concern.")},
    )

    def __init__(self, *args: Any, offered: list[DealtWith], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cases: Any = self.fields["cases"]
        cases.choices = [
            (one.code, f"{one.code} {one.title} ({one.verdict_in_words})") for one in offered
        ]


class ReportForm(forms.Form):
    """A feedback report: of which project, as of which day, for which event."""

    project = ChosenField(label=_("Project"))
    cut_off = DayField(
        label=_("As of"),
        help_text=_("The end of this day; it must be over. Later changes are left out."),
    )
    title = LineField(label=_("Title"), max_length=200)
    note = WrittenField(
        label=_("Foreword"), most=5_000, rows=5, required=False, help_text=_("Everybody reads it.")
    )
    event = ChosenField(label=_("Feedback event"), required=False, empty=_("none"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        projects = Project.objects.visible_to(None).filter(measures__isnull=False).distinct()
        project: Any = self.fields["project"]
        project.offer(list(projects.order_by("title")))
        kinds = (Event.Kind.FEEDBACK, Event.Kind.CLOSING)
        events = Event.objects.visible_to(None).filter(kind__in=kinds, project__isnull=False)
        event: Any = self.fields["event"]
        event.offer(list(events.order_by("-planned_sort")[:100]), lambda row: str(row.title))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        event, project = found.get("event"), found.get("project")
        if event is not None and project is not None and event.project_id != project.pk:
            self.add_error("event", gettext("This event belongs to another project."))
        return found
