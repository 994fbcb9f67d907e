"""Pictures, files and ordinary pages. Wagtail stores and edits them; the public site shows them."""

from typing import Any, ClassVar, Self
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet
from wagtail.models import Page
from wagtail.search import index

from mitsprache.accounts.rules import is_coordination, is_editor
from mitsprache.directory.models import Office
from mitsprache.directory.rules import offices_of

from .rich_text import outline_fault, public_html
from .signatures import disguise

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


def _usable_by(items: Any, person: Any) -> Any:
    """Rows that the person may put into a sheet: her office's and everybody's."""
    if is_coordination(person) or is_editor(person):
        return items.all()
    offices = offices_of(person)
    return items.filter(Q(office=None) | Q(office__in=offices)) if offices else items.none()


def _editable_by(items: Any, person: Any) -> Any:
    """Rows that the person may change: her own office's; coordination and editors all."""
    if is_coordination(person) or is_editor(person):
        return items.all()
    offices = offices_of(person)
    return items.filter(office__in=offices) if offices else items.none()


class PictureQuerySet(ImageQuerySet):
    def usable_by(self, person: object) -> Self:
        return _usable_by(self, person)

    def editable_by(self, person: object) -> Self:
        return _editable_by(self, person)


class FileQuerySet(DocumentQuerySet):
    def usable_by(self, person: object) -> Self:
        return _usable_by(self, person)

    def editable_by(self, person: object) -> Self:
        return _editable_by(self, person)


class Picture(AbstractImage):
    """A picture of the library; belongs to the office that uploaded it, None: to everybody."""

    office = models.ForeignKey(
        Office,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pictures",
        verbose_name=_("office"),
    )
    credit = models.CharField(_("credit"), max_length=160, blank=True)

    objects = PictureQuerySet.as_manager()

    search_fields = (*AbstractImage.search_fields, index.FilterField("office_id"))
    admin_form_fields = (
        *("title", "file", "description", "credit", "office"),
        *("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def address(self, spec: str) -> str:
        """Where this size of the picture is fetched; the hash in it changes with the file."""
        return f"{settings.MEDIA_URL}bild/{self.pk}/{spec}/{self.get_file_hash()[:8]}.webp"


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="picture_rendition_once"
            )
        ]

    @property
    def url(self) -> str:
        """Through the checked address, never the bare file."""
        return self.image.address(self.filter_spec)


def file_address(pk: int, file_hash: str, filename: str) -> str:
    """`File.address` for those who read columns and no object."""
    return f"{settings.MEDIA_URL}datei/{pk}/{file_hash[:8]}/{quote(filename)}"


class File(AbstractDocument):
    """A document of the library, owned like a picture."""

    office = models.ForeignKey(
        Office,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="files",
        verbose_name=_("office"),
    )

    objects = FileQuerySet.as_manager()

    search_fields = (*AbstractDocument.search_fields, index.FilterField("office_id"))
    admin_form_fields = ("title", "file", "office")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    @property
    def address(self) -> str:
        """Where the file is fetched; the hash in it changes with the content."""
        return file_address(self.pk, self.get_file_hash(), self.filename)

    @property
    def url(self) -> str:
        return self.address

    def clean(self) -> None:
        """Refuses a file whose content is something else than its name says."""
        super().clean()
        if self.file and (fault := disguise(self.file, self.file_extension.lower())):
            raise ValidationError({"file": fault})


class CityPage(Page):
    """Base of the pages that people read: where they stand, and their text made safe on write."""

    ADDRESS: ClassVar[str]  # on the public site, after the language

    class Meta:
        abstract = True

    @classmethod
    def public_path(cls, slug: str, language: str) -> str:
        """The address on the public site; German without prefix, the slug is the same in all."""
        prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
        return prefix + cls.ADDRESS.format(slug=slug)

    @property
    def path_in_public(self) -> str:
        return self.public_path(self.slug, self.locale.language_code)

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Wagtail's links lead to the public site, which serves pages by plain views."""
        roots = self._get_relevant_site_root_paths(request)
        return (roots[0][0], settings.MITSPRACHE_BASE_URL, self.path_in_public) if roots else None

    def rendered(self, body: str) -> str:
        with translation.override(self.locale.language_code):
            return public_html(body)


class HomePage(CityPage):
    """The words on the home page; everything else there comes from the projects."""

    ADDRESS = "/"

    claim = models.CharField(_("claim"), max_length=120)
    intro = models.TextField(_("introduction"), max_length=600)

    content_panels: ClassVar[list[Any]] = ["title", "claim", "intro"]
    promote_panels: ClassVar[list[Any]] = []
    max_count_per_parent = 3  # one per language
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["content.InfoPage", "content.NewsPage"]

    class Meta:
        verbose_name = _("home page")

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "public/pages/info.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from .queries import PageText

        return {"page": PageText.of_home(self), "preview": True}


class TextPage(CityPage):
    """Base of pages with a body: Draftail's HTML as edited, and what the public site shows."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    body = RichTextField(_("text"), features=TEXT_FEATURES, blank=True)
    body_html = models.TextField(editable=False, blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, "intro", "body"]
    promote_panels: ClassVar[list[Any]] = ["slug", "show_in_menus", "search_description"]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if fault := outline_fault(self.body):
            raise ValidationError({"body": fault})

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Wagtail calls this before every saving, and gives a new page its language in it."""
        super().full_clean(*args, **kwargs)
        self.body_html = self.rendered(self.body)

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from .queries import PageText

        self.body_html = self.rendered(self.body)
        return {"page": PageText.of(self), "preview": True}


class InfoPage(TextPage):
    """About, help, rules of conduct, imprint, privacy, accessibility, plain language."""

    ADDRESS = "/{slug}/"

    parent_page_types: ClassVar[list[str]] = ["content.HomePage", "content.InfoPage"]
    subpage_types: ClassVar[list[str]] = ["content.InfoPage"]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "public/pages/info.html"


class NewsPage(TextPage):
    """A short piece of news."""

    ADDRESS = "/neuigkeiten/{slug}/"

    date = models.DateField(_("date"))

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, "date", "intro", "body"]
    promote_panels: ClassVar[list[Any]] = ["slug", "search_description"]
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "public/pages/news.html"
