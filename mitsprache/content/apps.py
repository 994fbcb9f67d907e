from django.apps import AppConfig


class ContentConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.content"
    verbose_name = "Pages, pictures and files of the city"
