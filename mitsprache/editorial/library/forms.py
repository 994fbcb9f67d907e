"""The forms of pictures and files: whose they are, and words for people who cannot see them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from mitsprache.directory.models import Office
from mitsprache.directory.rules import offices_of


def _offer_offices(form: Any, person: Any) -> None:
    """Members choose among their own offices; coordination and editors may leave it open."""
    field = form.fields.get("office")
    if field is None or person is None:
        return
    if person.has_perm("content.edit_pages"):
        field.queryset = Office.objects.filter(is_active=True)
        field.empty_label = _("all offices")
        field.help_text = _("Shared with all offices, or for one office alone.")
        return
    field.queryset = Office.objects.filter(pk__in=offices_of(person))
    field.required = True
    field.empty_label = None
    field.help_text = _("Other offices do not see it.")
    if not form.instance.office_id:
        form.initial["office"] = next(iter(offices_of(person)), None)


class PictureField(WagtailImageField):
    """Takes a picture only when all of it can be read: a header alone passes Wagtail's look."""

    def to_python(self, data: Any) -> Any:
        try:
            file = super().to_python(data)
            if file is not None:
                with Image.open(file) as picture:
                    picture.load()
                file.seek(0)
        except ValidationError:
            raise
        except Exception as error:  # whatever the decoder stumbles over, it is no picture
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error
        return file


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        person = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=file.label, widget=file.widget, required=file.required
            )
        _offer_offices(self, person)
        if "description" in self.fields:
            self.fields["description"].required = True
            self.fields["description"].label = _("What the picture shows")
            self.fields["description"].help_text = _(
                "For people who cannot see it, in one sentence. Suggested as text wherever the "
                "picture is used."
            )
        if "credit" in self.fields:
            self.fields["credit"].help_text = _("Who made it, under which licence.")


class FileForm(BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        person = kwargs.get("user")
        super().__init__(*args, **kwargs)
        _offer_offices(self, person)
