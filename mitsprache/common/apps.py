from django.apps import AppConfig


class CommonConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.common"
    verbose_name = "Common ground: audit, transitions, permissions, clock, text, outbox"
