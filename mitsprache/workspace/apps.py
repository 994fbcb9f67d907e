from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.workspace"
    verbose_name = "Desk of the staff"
