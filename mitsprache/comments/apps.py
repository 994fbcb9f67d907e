from django.apps import AppConfig


class CommentsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mitsprache.comments"
    verbose_name = "Threads, comments, official answers"
