from django.apps import AppConfig


class DemoConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.demo"
    verbose_name = "Demo city"
