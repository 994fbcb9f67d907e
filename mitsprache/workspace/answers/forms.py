from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mitsprache.comments.models import ANSWER_LENGTH
from mitsprache.common.fields import WrittenField
from mitsprache.directory.models import Office

NOTE_LENGTH = 2000


class DraftForm(forms.Form):
    text = WrittenField(
        label=_("Statement of the office"),
        most=ANSWER_LENGTH,
        rows=14,
        help_text=_(
            "Published as the moderation's answer that names your office. Paragraphs, lists and "
            "**bold** are possible, a link is written as [what is there](https://...)."
        ),
    )


class HandOverForm(forms.Form):
    """To another office, with the reason."""

    office = forms.ModelChoiceField(
        queryset=None,
        label=_("Office"),
        empty_label=_("Please choose"),
        error_messages={
            "required": _("Please choose another office."),
            "invalid_choice": _("Please choose another office."),
        },
    )
    reason = WrittenField(
        label=_("Reason"), most=NOTE_LENGTH, rows=3, help_text=_("For the other office to read.")
    )

    def __init__(self, *args: Any, actor: Any, present: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices: Any = self.fields["office"]
        others = Office.objects.visible_to(actor).filter(is_active=True)
        offices.queryset = others.exclude(pk=present) if present else others
