"""What the coordination types in about working groups, their members, topics and rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mitsprache.accounts.models import Person
from mitsprache.common.fields import LineField, WrittenField
from mitsprache.consultations.models import ActionField
from mitsprache.directory.models import Office
from mitsprache.groups.actions import (
    ABOUT_LENGTH,
    NAME_LENGTH,
    NUMBER_LENGTH,
    PERSON_LENGTH,
)
from mitsprache.groups.models import Membership
from mitsprache.projects.models import Project

from ..deliberation.forms import ChosenField


class GroupForm(forms.Form):
    number = LineField(
        label=_("Number of the group"),
        max_length=NUMBER_LENGTH,
        help_text=_("What people call it by, for example 2."),
    )
    name = LineField(label=_("Name"), max_length=NAME_LENGTH)
    about = WrittenField(label=_("What it deals with"), most=ABOUT_LENGTH, rows=3, required=False)
    office = ChosenField(
        label=_("Office in charge"),
        help_text=_("It answers what the group leads, unless another office is chosen there."),
    )

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = Office.objects.visible_to(actor).filter(is_active=True).order_by("name")
        office: Any = self.fields["office"]
        office.offer(list(offices))


class NewGroupForm(GroupForm):
    project: Any = forms.ModelChoiceField(
        queryset=None, label=_("Project"), empty_label=_("Please choose")
    )
    field_order = ["project"]

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        project: Any = self.fields["project"]
        project.queryset = Project.objects.editable_by(actor).order_by("title")


class ChangeGroupForm(GroupForm):
    is_active = forms.BooleanField(
        label=_("At work"),
        required=False,
        help_text=_("A group whose work has ended gets nothing more; its records stay."),
    )


class SeatForm(forms.Form):
    role = forms.ChoiceField(
        label=_("In the group"),
        choices=Membership.Role.choices,
        initial=Membership.Role.MEMBER,
        widget=forms.RadioSelect,
    )
    capacity = forms.ChoiceField(
        label=_("Takes part as"), choices=Membership.Capacity.choices, widget=forms.RadioSelect
    )


class NewSeatForm(SeatForm):
    email = forms.EmailField(
        label=_("E-mail address of the account"),
        max_length=254,
        required=False,
        help_text=_("With an account she sees the desk of the group."),
        widget=forms.EmailInput(attrs={"class": "ltr", "autocomplete": "off"}),
    )
    name = LineField(
        label=_("Or only a name"),
        max_length=PERSON_LENGTH,
        required=False,
        help_text=_("For people without an account. Only the staff sees it."),
    )
    field_order = ["email", "name"]

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.person: Person | None = None

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        email, name = found.get("email"), found.get("name")
        if email and name:
            self.add_error("name", gettext("Please write an address or a name, not both."))
        elif email:
            people = Person.objects.visible_to(self.actor)
            self.person = people.filter(email__iexact=email, is_active=True).first()
            if self.person is None:
                self.add_error("email", gettext("There is no account with this address in use."))
        elif not name and "email" not in self.errors:
            self.add_error("email", gettext("Please write an address or a name."))
        return found


class TopicForm(forms.Form):
    number = LineField(label=_("Number of the topic"), max_length=NUMBER_LENGTH)
    name = LineField(label=_("Name"), max_length=NAME_LENGTH)
    words = WrittenField(
        label=_("Words that point to it"),
        most=ABOUT_LENGTH,
        rows=6,
        required=False,
        help_text=_(
            "One a line. A contribution with a word that begins so is recognised as belonging here."
        ),
    )


class RuleForm(forms.Form):
    """What belongs to a field or a topic goes to a group."""

    target = forms.ChoiceField(label=_("What belongs to"))
    group = ChosenField(label=_("goes to"))
    leads = forms.TypedChoiceField(
        label=_("which"),
        choices=[("1", _("leads")), ("0", _("is involved"))],
        coerce=lambda value: value == "1",
        initial="1",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets: dict[str, Any] = {}
        choices: list[Any] = []
        for document in project.documents.prefetch_related("fields").order_by("title", "pk"):
            rows = [(f"feld-{row.pk}", str(row)) for row in document.fields.all()]
            self.targets |= {f"feld-{row.pk}": row for row in document.fields.all()}
            if rows:
                choices.append((document.title, rows))
        topics = list(project.topics_across.all())
        self.targets |= {f"thema-{row.pk}": row for row in topics}
        if topics:
            rows = [(f"thema-{row.pk}", str(row)) for row in topics]
            choices.append((gettext("Cross-cutting topics"), rows))
        target: Any = self.fields["target"]
        target.choices = [("", gettext("Please choose")), *choices]
        group: Any = self.fields["group"]
        group.offer(list(project.groups.filter(is_active=True)))

    def entries(self) -> dict[str, Any]:
        row = self.targets[self.cleaned_data["target"]]
        is_field = isinstance(row, ActionField)
        return {
            "group": self.cleaned_data["group"],
            "field": row if is_field else None,
            "topic": None if is_field else row,
            "leads": self.cleaned_data["leads"],
        }
