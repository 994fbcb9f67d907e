from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.notifications"
    verbose_name = "Who is told"

    def ready(self) -> None:
        from . import contributors, events, measures, receivers, steps  # noqa: F401
