"""The forms of a fact sheet: its beginning, and its draft."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from mitsprache.content.models import File, Picture
from mitsprache.directory.models import Office
from mitsprache.directory.rules import offices_of
from mitsprache.projects.models import Project, State


class NewSheetForm(forms.Form):
    """What a project needs to begin: title, office and state. The rest is drafted afterwards."""

    title = forms.CharField(
        label=_("title"),
        max_length=160,
        help_text=_("What the project is called in public. The address is made from it."),
    )
    office = forms.ModelChoiceField(
        Office.objects.none(),
        label=_("office"),
        help_text=_("The office that answers for the project."),
    )
    state = forms.ChoiceField(
        label=_("state"),
        choices=[choice for choice in State.choices if choice[0] != State.WITHDRAWN],
        help_text=_("Where the project stands. Later changes are made on the desk."),
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = Office.objects.filter(is_active=True)
        if not person.has_perm("projects.publish_sheet"):
            offices = offices.filter(pk__in=offices_of(person))
        field: Any = self.fields["office"]
        field.queryset = offices
        if len(offices) == 1:
            field.initial = offices[0]


def _without_empty_lines(data: Any) -> Any:
    """A line for a picture that was just added and not filled in yet counts as taken away."""
    count = data.get("attachments-TOTAL_FORMS", "") if data else ""
    empty = [
        f"attachments-{number}-DELETE"
        for number in range(int(count) if count.isdecimal() and len(count) < 4 else 0)
        if not any(data.get(f"attachments-{number}-{name}") for name in ("picture", "file", "text"))
    ]
    if empty:
        data = data.copy()
        for name in empty:
            data[name] = "1"
    return data


class SheetForm(WagtailAdminModelForm):
    """The draft of a sheet: only what is drafted, and only what its editor may use."""

    # The CostStatement that the cost columns on the screen were shown against (actions.costs).
    cost_base = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(_without_empty_lines(data), *args, **kwargs)
        self.initial.setdefault("cost_base", self.instance.cost_base)
        for name in ("districts", "topics", "target_groups"):
            if name in self.fields:
                field: Any = self.fields[name]
                chosen = [item.pk for item in getattr(self.instance, name).all()]
                field.queryset = field.queryset.filter(Q(is_active=True) | Q(pk__in=chosen))

    def clean_cost_base(self) -> int:
        base = self.cleaned_data["cost_base"]
        if base is None:
            return self.instance.cost_base
        known = base == 0 or self.instance.cost_statements.filter(pk=base).exists()
        return base if known else self.instance.cost_base

    def _post_clean(self) -> None:
        super()._post_clean()
        if "cost_base" in self.cleaned_data:
            self.instance.cost_base = self.cleaned_data["cost_base"]

    def is_valid(self) -> bool:
        valid = super().is_valid()
        return self._lines_are_usable() and valid

    def _lines_are_usable(self) -> bool:
        """Pictures and files of the list: one in each line, and none of another office."""
        formset = self.formsets.get("attachments")
        if formset is None or not formset.is_bound:
            return True
        known = {
            (line.picture_id, line.file_id)
            for line in Project.objects.get(pk=self.instance.pk).attachments.all()
        }
        usable = True
        for form in formset.forms:
            data = getattr(form, "cleaned_data", None) or {}
            picture, file = data.get("picture"), data.get("file")
            if data.get("DELETE") or not form.has_changed():
                continue
            if (picture is None) == (file is None):
                form.errors.pop(NON_FIELD_ERRORS, None)  # the constraint's own words
                form.add_error("picture", _("Please choose either a picture or a file."))
                usable = False
            if (getattr(picture, "pk", None), getattr(file, "pk", None)) in known:
                continue
            for name, item, items in (("picture", picture, Picture), ("file", file, File)):
                if item and not items.objects.usable_by(self.for_user).filter(pk=item.pk).exists():
                    form.add_error(name, _("This is not in your office's library."))
                    usable = False
        return usable

    def has_seen_costs_in_public(self) -> None:
        """After a refusal that named the public costs, the next save counts as made against them."""
        data = self.data.copy()
        data[self.add_prefix("cost_base")] = str(self.instance.current_cost_id or 0)
        self.data = data

    def show_refusal(self, errors: dict[str, list[str]]) -> None:
        """Put the messages of a refused publication beside the fields that they are about."""
        for key, messages in errors.items():
            name, _dot, rest = key.partition(".")
            form: Any = self
            if rest and name in self.formsets:
                position, _dot, name = rest.partition(".")
                form = self._line(key.partition(".")[0], int(position))
            for message in messages:
                shown = name if form is not None and name in form.fields else None
                (form or self).add_error(shown, message)

    def _line(self, formset_name: str, position: int) -> Any:
        """The form of the line that stands at `position` on the sheet, None when it is gone."""
        lines = [
            form
            for form in self.formsets[formset_name].ordered_forms
            if not form.cleaned_data.get("DELETE")
        ]
        return lines[position] if position < len(lines) else None
