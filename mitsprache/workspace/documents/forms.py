"""What the staff types in when it works on a document. Texts are checked again by the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mitsprache.common.fields import LineField, WrittenField
from mitsprache.consultations.models import ActionField, Document, Section, Version
from mitsprache.consultations.models.section import SECTION_LENGTH
from mitsprache.projects.models import Project

from .queries import OutlineRow

TITLE_LENGTH = 300
NUMBER_LENGTH = 30
NOTE_LENGTH = 2_000
_INDENT = "\u2003"


class DocumentForm(forms.Form):
    project: Any = forms.ModelChoiceField(
        queryset=None, label=_("Project"), empty_label=_("Please choose")
    )
    title = LineField(
        label=_("Title of the document"),
        max_length=200,
        help_text=_("As it stands on the cover, for example “Integration concept 2026”."),
    )

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project: Any = self.fields["project"]
        project.queryset = Project.objects.editable_by(actor).order_by("title")


class FieldForm(forms.Form):
    """One action field; an empty row is none."""

    number = LineField(label=_("Number of the field"), max_length=10, required=False)
    name = LineField(label=_("Name"), max_length=200, required=False)
    colour = forms.ChoiceField(label=_("Colour"), choices=ActionField.Colour.choices)

    def clean(self) -> dict[str, Any]:
        entries = super().clean() or {}
        if bool(entries.get("number")) != bool(entries.get("name")):
            self.add_error(
                "name" if entries.get("number") else "number",
                _("A field of action needs a number and a name."),
            )
        return entries


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File (.docx or .md)"),
        help_text=_("Headings made with the styles of Word become chapters and sections."),
        error_messages={
            "required": _("Please choose a file."),
            "empty": _("The file is empty."),
            "missing": _("Please choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ".docx,.md"}),
    )


class SectionForm(forms.Form):
    """Number, kind, title and text of a section, and which state of it was read (C-06)."""

    number = LineField(label=_("Number as printed"), max_length=NUMBER_LENGTH, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Section.Kind.choices)
    field: Any = forms.ModelChoiceField(
        queryset=None,
        label=_("Field of action"),
        required=False,
        empty_label=_("none of its own"),
        help_text=_("Only for the section that opens a field; what stands below it follows."),
    )
    title = LineField(label=_("Title"), max_length=TITLE_LENGTH, required=False)
    text = WrittenField(
        label=_("Text"),
        most=SECTION_LENGTH,
        rows=16,
        required=False,
        help_text=_(
            "An empty line begins a new paragraph, “- ” a list, two asterisks make **bold** type."
        ),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields["field"]
        fields.queryset = document.fields.all()
        if not fields.queryset:
            del self.fields["field"]
        self.fields["text"].widget.attrs |= {"data-editor": "", "dir": "auto"}


class PlaceForm(forms.Form):
    """A place in the outline: beside or below a section that is named."""

    target = forms.TypedChoiceField(label=_("Section"), coerce=int)
    where = forms.ChoiceField(
        label=_("Where?"),
        choices=[
            ("after", _("after it, on the same level")),
            ("before", _("before it, on the same level")),
            ("below", _("below it, as its first part")),
        ],
        initial="after",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, rows: Sequence[OutlineRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        target: Any = self.fields["target"]
        target.choices = [
            (row.pk, f"{_INDENT * (row.depth - 1)}{row.number} {row.title or row.beginning}"[:120])
            for row in rows
        ]


class MoveForm(PlaceForm):
    revision = forms.IntegerField(widget=forms.HiddenInput)


class InsertForm(SectionForm):
    """A new section with its place; in an empty document there is only one place."""

    def __init__(self, *args: Any, rows: Sequence[OutlineRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].help_text = _("Left empty, the next free number is given.")
        del self.fields["revision"]
        if rows:
            place = PlaceForm(rows=rows)
            self.fields = {
                "target": place.fields["target"],
                "where": place.fields["where"],
                **self.fields,
            }


class PartForm(forms.Form):
    """One of the sections that a section is split into; an empty one is none."""

    title = LineField(label=_("Title"), max_length=TITLE_LENGTH, required=False)
    text = WrittenField(label=_("Text"), most=SECTION_LENGTH, rows=8, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs |= {"data-editor": "", "dir": "auto"}


class RevisionForm(forms.Form):
    """Names the state of a section that was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class MergeForm(RevisionForm):
    other = forms.TypedChoiceField(
        label=_("Merge with"), coerce=int, widget=forms.RadioSelect, error_messages={}
    )

    def __init__(self, *args: Any, others: Sequence[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["other"]
        choices.choices = [(section.pk, str(section)) for section in others]
        for section in others:
            self.fields[f"revision_{section.pk}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=section.revision
            )


class ReleaseForm(forms.Form):
    note = WrittenField(
        label=_("What is new in this version"),
        most=NOTE_LENGTH,
        rows=4,
        required=False,
        help_text=_("Public. Two or three sentences are enough."),
    )
    override_reason = WrittenField(
        label=_("Public reason for releasing it all the same"),
        most=NOTE_LENGTH,
        rows=3,
        required=False,
        help_text=_("It is published, with the list of what is missing."),
    )
    fingerprint = forms.CharField(widget=forms.HiddenInput)


class CompareForm(forms.Form):
    """Two versions; `von` is the older one."""

    von = forms.TypedChoiceField(label=_("Version"), coerce=int)
    bis = forms.TypedChoiceField(label=_("compared with"), coerce=int)

    def __init__(self, *args: Any, versions: Sequence[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("von", "bis"):
            field: Any = self.fields[name]
            field.choices = [
                (version.number, f"{version.number} ({version.get_state_display()})")
                for version in versions
            ]
