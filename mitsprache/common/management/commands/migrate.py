"""Django's migrate, which in production refuses a database with demo data."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError
from django.core.management.commands import migrate

from mitsprache.common import installation


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> Any:
        try:
            installation.refuse_demo_in_production()
        except ImproperlyConfigured as refusal:
            raise CommandError(str(refusal)) from refusal
        return super().handle(*args, **options)
