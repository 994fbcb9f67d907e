from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.directory"
    verbose_name = "Offices, districts, topics, city profile"
