from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.privacy"
    verbose_name = "Erasure"
