"""What people type in when they comment or report. Lengths are checked again by the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mitsprache.comments.models import COMMENT_LENGTH, Comment
from mitsprache.common.fields import KeyField, LineField, WrittenField
from mitsprache.moderation.models import EXPLANATION_LENGTH, NAME_LENGTH, Ground


class CommentForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Comment.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose: question, suggestion or opinion."),
            "invalid_choice": _("Please choose: question, suggestion or opinion."),
        },
    )
    text = WrittenField(
        label=_("Your text"),
        most=COMMENT_LENGTH,
        help_text=_(
            "Everybody can read it, with your display name. Web addresses become links. "
            "Up to 5,000 characters."
        ),
    )
    key = KeyField()


class ReplyForm(CommentForm):
    """As a comment; most replies are opinions, so the choice is made beforehand."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Comment.Kind.choices,
        widget=forms.RadioSelect,
        initial=Comment.Kind.OPINION,
        error_messages=CommentForm.base_fields["kind"].error_messages,
    )


class EditForm(forms.Form):
    text = WrittenField(label=_("Your text"), most=COMMENT_LENGTH)


class ReportForm(forms.Form):
    ground = forms.ChoiceField(
        label=_("What is wrong with this text?"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose a reason."),
            "invalid_choice": _("Please choose a reason."),
        },
    )
    explanation = WrittenField(
        label=_("Explanation"),
        most=EXPLANATION_LENGTH,
        rows=5,
        help_text=_("Which words do you mean, and why? Up to 2,000 characters."),
    )
    name = LineField(label=_("Your name"), max_length=NAME_LENGTH, required=False)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        required=False,
        help_text=_("If you give it, we tell you what we decided. Nobody else gets to see it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "ltr"}),
    )
    key = KeyField()
