"""What is typed in about one case. Texts are checked again by the actions."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mitsprache.common.fields import LineField, WrittenField
from mitsprache.council.models import Body
from mitsprache.deliberation.actions.shaping import SplitPart
from mitsprache.deliberation.models import Decision, TextBlock, Verdict
from mitsprache.deliberation.models.case import EXTRACT_LENGTH, NOTE_LENGTH, REASON_LENGTH
from mitsprache.deliberation.models.decision import ANSWER_LENGTH
from mitsprache.directory.models import Office
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup

from ..consultations.fields import DayField, HourField

TITLE_LENGTH = 160
_CHOOSE = _("Please choose")
MOST_PARTS = 5


class ChosenField(forms.ChoiceField):
    """One of the rows that are offered; cleaned to the row itself."""

    def __init__(self, *, empty: Any = _CHOOSE, **kwargs: Any) -> None:
        self.rows: dict[str, Any] = {}
        self.empty = empty
        wrong = _("Please choose one of the list.")
        super().__init__(error_messages={"invalid_choice": wrong, "required": wrong}, **kwargs)

    def offer(self, rows: Sequence[Any], words: Callable[[Any], str] = str) -> None:
        self.rows = {str(row.pk): row for row in rows}
        self.choices = [("", self.empty), *((row.pk, words(row)) for row in rows)]

    def clean(self, value: Any) -> Any:
        return self.rows.get(super().clean(value))


class RevisionForm(forms.Form):
    """Names the state of the case that was seen (C-07)."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class RouteEntries(forms.Form):
    lead = ChosenField(label=_("Group that leads"))
    involved = forms.TypedMultipleChoiceField(
        label=_("Groups that are involved"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Please choose one of the list.")},
    )
    reason = WrittenField(
        label=_("Reason"),
        most=REASON_LENGTH,
        rows=2,
        required=False,
        help_text=_("Needed when another group has led the case until now."),
    )

    def offer(self, groups: Sequence[WorkingGroup]) -> None:
        """The active groups of the project."""
        self.groups = {group.pk: group for group in groups}
        lead: Any = self.fields["lead"]
        lead.offer(groups)
        involved: Any = self.fields["involved"]
        involved.choices = [(group.pk, str(group)) for group in groups]

    def entries(self) -> dict[str, Any]:
        found = self.cleaned_data
        lead = found["lead"]
        others = [self.groups[key] for key in found["involved"] if key != lead.pk]
        return {"lead": lead, "involved": others, "reason": found["reason"]}


class ReasonEntries(forms.Form):
    reason = WrittenField(label=_("Reason"), most=REASON_LENGTH, rows=3)


class HandOverEntries(ReasonEntries):
    to = ChosenField(label=_("Working group"))
    field_order = ["to"]

    def offer(self, groups: Sequence[WorkingGroup]) -> None:
        to: Any = self.fields["to"]
        to.offer(groups)


class OfficeEntries(ReasonEntries):
    office = ChosenField(label=_("Office that answers"))
    field_order = ["office"]

    def offer(self, offices: Sequence[Office]) -> None:
        office: Any = self.fields["office"]
        office.offer(offices)


class TopicEntries(forms.Form):
    topic = ChosenField(label=_("Cross-cutting topic"), required=False, empty=_("none"))

    def offer(self, topics: Sequence[CrossCuttingTopic]) -> None:
        topic: Any = self.fields["topic"]
        topic.offer(topics)


class TitleEntries(forms.Form):
    title = LineField(label=_("In short"), max_length=TITLE_LENGTH)


class HandlerEntries(forms.Form):
    handler = ChosenField(label=_("In whose hands"), required=False, empty=_("nobody's"))

    def offer(self, people: Sequence[Any]) -> None:
        handler: Any = self.fields["handler"]
        handler.offer(people, lambda person: person.display_name)


class DueEntries(forms.Form):
    due = DayField(label=_("Answer due on"))


class NoteEntries(forms.Form):
    text = WrittenField(
        label=_("Note"),
        most=NOTE_LENGTH,
        rows=6,
        help_text=_("Internal: never public."),
    )
    group = ChosenField(label=_("Noted for"), required=False, empty=_("the city's staff"))

    def offer(self, groups: Sequence[WorkingGroup], *, staff: bool) -> None:
        """Members always write at the desk of one of their groups."""
        group: Any = self.fields["group"]
        group.offer(groups)
        if not groups:
            del self.fields["group"]
        elif not staff:
            group.required = True
            group.choices = group.choices[1:]
            group.initial = groups[0].pk


class PartsForm(RevisionForm):
    """The concerns that one contribution holds: the first stays, each other becomes a case."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, MOST_PARTS + 1):
            self.fields[f"title-{place}"] = LineField(
                label=_("In short"), max_length=TITLE_LENGTH, required=place < 3
            )
            self.fields[f"extract-{place}"] = WrittenField(
                label=_("The part of the contribution"),
                most=EXTRACT_LENGTH,
                rows=3,
                required=place < 3,
            )

    @property
    def rows(self) -> list[tuple[int, Any, Any]]:
        """(number, title, extract) of each part, to be printed."""
        return [(n, self[f"title-{n}"], self[f"extract-{n}"]) for n in range(1, MOST_PARTS + 1)]

    def parts(self) -> list[SplitPart]:
        """The parts that are filled in."""
        found = self.cleaned_data
        rows = [(found[f"title-{n}"], found[f"extract-{n}"]) for n in range(1, MOST_PARTS + 1)]
        return [SplitPart(title, extract) for title, extract in rows if title or extract]


class SittingEntries(forms.Form):
    """A sitting that is planned already, or a new one by its day."""

    sitting = ChosenField(label=_("Sitting"), required=False, empty=_("another day:"))
    day = DayField(label=_("Day"), required=False)
    title = LineField(label=_("Title"), max_length=TITLE_LENGTH, required=False)

    def offer(self, sittings: Sequence[Any]) -> None:
        sitting: Any = self.fields["sitting"]
        sitting.offer(sittings, _sitting)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("sitting") and not found.get("day") and "day" not in self.errors:
            self.add_error("day", gettext("Please choose a sitting or write its day."))
        return found


class PlanForm(forms.Form):
    """A day on which a group meets."""

    day = DayField(label=_("Day"))
    title = LineField(label=_("Title"), max_length=TITLE_LENGTH, required=False)


class SittingOfGroupEntries(SittingEntries):
    """The same from the page of a case, where several groups may have it."""

    group = ChosenField(label=_("Working group"), required=False)
    field_order = ["group", "sitting", "day", "title"]

    def offer_groups(self, groups: Sequence[WorkingGroup]) -> None:
        group: Any = self.fields["group"]
        group.offer(groups)
        if len(groups) == 1:
            group.choices = group.choices[1:]
            group.initial = groups[0].pk

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("sitting") and not found.get("group") and "group" not in self.errors:
            self.add_error("group", gettext("Please choose a group."))
        return found


def _sitting(row: Any) -> str:
    day = f"{row.day:%d.%m.%Y}"
    return f"{day}, {row.title}" if row.title else day


class RecommendForm(RevisionForm):
    group = ChosenField(label=_("Working group"))
    verdict = forms.ChoiceField(
        label=_("Recommendation"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    reason = WrittenField(
        label=_("Reason"),
        most=ANSWER_LENGTH,
        rows=6,
        help_text=_("The group that leads speaks in public once the case is answered."),
    )
    sitting = ChosenField(label=_("Sitting"), required=False, empty=_("in none"))
    in_favour = forms.IntegerField(label=_("In favour"), min_value=0, max_value=999, required=False)
    against = forms.IntegerField(label=_("Against"), min_value=0, max_value=999, required=False)
    abstained = forms.IntegerField(label=_("Abstained"), min_value=0, max_value=999, required=False)

    def offer(self, groups: Sequence[WorkingGroup], sittings: Sequence[Any]) -> None:
        group: Any = self.fields["group"]
        group.offer(groups)
        if len(groups) == 1:
            group.choices = group.choices[1:]
            group.initial = groups[0].pk
        sitting: Any = self.fields["sitting"]
        several = len(groups) > 1
        sitting.offer(
            sittings,
            lambda row: f"{row.group.number}: {_sitting(row)}" if several else _sitting(row),
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        votes = [found.get(name) for name in ("in_favour", "against", "abstained")]
        if any(vote is not None for vote in votes) and None in votes[:2]:
            self.add_error(
                "in_favour", gettext("Please give the votes in favour and against, or none.")
            )
        return found


class DecidedByEntries(forms.Form):
    """Who decided, and when."""

    decided_by = forms.ChoiceField(label=_("Decided by"))
    decided_on = DayField(label=_("Decided on"))

    def offer(self, offices: Sequence[Office], bodies: Sequence[Body]) -> None:
        self.deciders: dict[str, Any] = {f"amt-{row.pk}": row for row in offices}
        self.deciders |= {f"gremium-{row.pk}": row for row in bodies}
        by: Any = self.fields["decided_by"]
        by.choices = [
            (gettext("Offices"), [(f"amt-{row.pk}", row.name) for row in offices]),
            (gettext("Bodies"), [(f"gremium-{row.pk}", row.name) for row in bodies]),
        ]

    def decider(self) -> dict[str, Any]:
        """The office or the body, as the actions take them."""
        row = self.deciders[self.cleaned_data["decided_by"]]
        return (
            {"body": row, "office": None}
            if isinstance(row, Body)
            else {"office": row, "body": None}
        )


class DecisionForm(RevisionForm, DecidedByEntries):
    verdict = forms.ChoiceField(
        label=_("Decision"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    reason = WrittenField(
        label=_("Reason"),
        most=ANSWER_LENGTH,
        rows=9,
        help_text=_("Public, in plain words: the author reads it as the answer."),
    )
    block: Any = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ["verdict", "reason", "decided_by", "decided_on"]

    def offer_blocks(self, blocks: Sequence[TextBlock]) -> None:
        self.blocks = {block.pk: block for block in blocks}

    def entries(self) -> dict[str, Any]:
        found = self.cleaned_data
        return {
            "verdict": found["verdict"],
            "reason": found["reason"],
            "decided_on": found["decided_on"],
            "block": self.blocks.get(found["block"] or 0),
            **self.decider(),
        }


class HourEntries(forms.Form):
    """At once, or at an hour to come."""

    release_on = DayField(label=_("Publish on"), required=False, help_text=_("Empty: at once."))
    release_time = HourField(label=_("Time of day"), required=False, help_text=_("Empty: 0:00."))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("release_time") and not found.get("release_on"):
            self.add_error("release_on", gettext("Please write the day as well."))
        return found

    def release_at(self) -> dt.datetime | None:
        day, time = self.cleaned_data["release_on"], self.cleaned_data["release_time"]
        if day is None:
            return None
        return timezone.make_aware(dt.datetime.combine(day, time or dt.time()))


class SeenForm(RevisionForm):
    """A deed that needs nothing but to know what was looked at."""


class ScreeningForm(forms.Form):
    """What becomes of a contribution that was read; `seen` names the wording that was shown."""

    outcome = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=[
            ("published", _("Everybody may read it")),
            ("held", _("Hold it back, with a reason that its author is told")),
            ("redact", _("Hold it back until personal data is blacked out")),
        ],
        widget=forms.RadioSelect,
    )
    reason = WrittenField(
        label=_("Reason"),
        most=REASON_LENGTH,
        rows=3,
        required=False,
        help_text=_(
            "Public when held back. For personal data: which words, for the staff alone; the "
            "public is told only that something is blacked out."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class TextBlockForm(forms.Form):
    verdict = forms.ChoiceField(label=_("Decision"), choices=Verdict.choices)
    title = LineField(label=_("Name"), max_length=120)
    text = WrittenField(
        label=_("Text"),
        most=ANSWER_LENGTH,
        rows=8,
        help_text=_("A public reason in plain words. Whoever decides can change it there."),
    )
    is_active = forms.BooleanField(label=_("Can be chosen"), required=False, initial=True)


class ClosingForm(forms.Form):
    reason = WrittenField(
        label=_("Public reason"),
        most=REASON_LENGTH,
        rows=4,
        required=False,
        help_text=_("Needed while something has no answer; the list is published beside it."),
    )


def with_revision(entries: type[forms.Form]) -> type[forms.Form]:
    """The entries of a deed on one case, with the state that was seen."""
    return type(entries.__name__, (RevisionForm, entries), {})


def stored(decision: Decision) -> dict[str, Any]:
    """What a drafted decision says, as the initial values of its form."""
    by = f"gremium-{decision.body_id}" if decision.body_id else f"amt-{decision.office_id}"
    return {
        "verdict": decision.verdict,
        "reason": decision.reason,
        "decided_by": by,
        "decided_on": decision.decided_on,
        "block": decision.block_id,
    }
