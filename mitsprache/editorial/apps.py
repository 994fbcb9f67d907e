from django.apps import AppConfig


class EditorialConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.editorial"
    verbose_name = "Editing"

    def ready(self) -> None:
        """Put our policy in the place of Wagtail's before its library views are imported."""
        from wagtail.documents import permissions as documents
        from wagtail.images import permissions as images

        from mitsprache.content.models import File, Picture

        from . import receivers  # noqa: F401
        from .policies import LibraryPolicy

        images.permission_policy = LibraryPolicy(Picture)
        documents.permission_policy = LibraryPolicy(File)
