from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.projects"
    verbose_name = "Projects and their fact sheets"
