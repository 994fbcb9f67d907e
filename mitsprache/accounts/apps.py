from django.apps import AppConfig


class AccountsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.accounts"
    verbose_name = "People and sign-in"

    def ready(self) -> None:
        from . import checks  # noqa: F401 (registers itself)
