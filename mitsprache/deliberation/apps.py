from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliberationConfig(AppConfig):
    name = "mitsprache.deliberation"
    verbose_name = _("deliberation")

    def ready(self) -> None:
        from . import receivers  # noqa: F401
