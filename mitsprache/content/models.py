"""Pictures, files and ordinary pages. Wagtail stores and edits them; the public site shows them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page

from mitsprache.directory.models import Office

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]


class Picture(AbstractImage):
    """A picture of the library; belongs to the office that uploaded it, None: to everybody."""

    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="pictures"
    )
    credit = models.CharField(_("credit"), max_length=160, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="picture_rendition_once"
            )
        ]


class File(AbstractDocument):
    """A document of the library, owned like a picture."""

    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="files"
    )

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")


class HomePage(Page):
    """The words on the home page; everything else there comes from the projects."""

    claim = models.CharField(_("claim"), max_length=120)
    intro = models.TextField(_("introduction"), max_length=600)

    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["content.InfoPage", "content.NewsPage"]

    class Meta:
        verbose_name = _("home page")


class InfoPage(Page):
    """About, help, rules of conduct, imprint, privacy, accessibility, plain language."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    body = RichTextField(_("text"), features=TEXT_FEATURES)

    parent_page_types: ClassVar[list[str]] = ["content.HomePage", "content.InfoPage"]
    subpage_types: ClassVar[list[str]] = ["content.InfoPage"]

    class Meta:
        verbose_name = _("page")


class NewsPage(Page):
    """A short piece of news."""

    date = models.DateField(_("date"))
    intro = models.TextField(_("introduction"), max_length=600)
    body = RichTextField(_("text"), features=TEXT_FEATURES, blank=True)

    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("news")
