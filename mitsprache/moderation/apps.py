from django.apps import AppConfig


class ModerationConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.moderation"
    verbose_name = "Notices and interventions"
