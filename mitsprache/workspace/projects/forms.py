from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mitsprache.comments.models import Thread
from mitsprache.common.fields import LineField, WrittenField
from mitsprache.directory.models import Office
from mitsprache.projects.models import Project, State
from mitsprache.projects.states import PROJECT_STEPS

REASON_LENGTH = 600


class StateForm(forms.Form):
    """The next state, of those that may follow."""

    to = forms.ChoiceField(label=_("New state"))
    reason = WrittenField(
        label=_("Reason"),
        most=REASON_LENGTH,
        rows=3,
        required=False,
        help_text=_("Published in the update history; needed when a project is deferred."),
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        after = PROJECT_STEPS[project.state] - {State.WITHDRAWN}
        to: Any = self.fields["to"]
        to.choices = [(state.value, state.label) for state in State if state in after]


class KeepForm(forms.Form):
    note = WrittenField(
        label=_("How it was kept"),
        most=REASON_LENGTH,
        rows=3,
        help_text=_("Published with the promise, for example the day and the place."),
    )


class HandOverForm(forms.Form):
    office: Any = forms.ModelChoiceField(
        queryset=None, label=_("New office"), empty_label=_("Please choose")
    )

    def __init__(self, *args: Any, actor: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office: Any = self.fields["office"]
        offices = Office.objects.visible_to(actor).filter(is_active=True)
        office.queryset = offices.exclude(pk=project.office_id)


class AddressForm(forms.Form):
    slug = LineField(
        label=_("New address"),
        max_length=80,
        help_text=_("Small letters, digits and hyphens. The old address leads to the new one."),
    )


class CommentingForm(forms.Form):
    is_open = forms.BooleanField(label=_("People can write comments"), required=False)
    moderation = forms.ChoiceField(
        label=_("Moderation"), choices=Thread.Moderation.choices, widget=forms.RadioSelect
    )


class WithdrawForm(forms.Form):
    reason = WrittenField(
        label=_("Reason"),
        most=REASON_LENGTH,
        rows=3,
        help_text=_("Stays in the records. A withdrawn project does not come back."),
    )


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("File (.xlsx, .csv or .json)"),
        error_messages={
            "required": _("Please choose a file."),
            "empty": _("The file is empty."),
            "missing": _("Please choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.json"}),
    )
    check_only = forms.BooleanField(
        label=_("Check only, write nothing"), required=False, initial=True
    )
    drafts_only = forms.BooleanField(
        label=_("Store everything as drafts, publish nothing"), required=False
    )
