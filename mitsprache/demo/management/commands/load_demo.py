"""`load_demo`: the demo city, into an empty database only."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from mitsprache.common import installation
from mitsprache.demo import accounts
from mitsprache.demo.loader import NotEmptyError, load_demo_city


class Command(BaseCommand):
    help = "Load the demo city into an empty database (no production); twice changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "The demo city, whose passwords are public, never enters a production database."
            )
        if installation.is_demo():
            self.stdout.write("The demo city is already there.")
            return
        if not settings.CACHES["default"]["BACKEND"].endswith("RedisCache"):
            call_command("createcachetable", verbosity=0)
        chosen = accounts.passwords()
        try:
            load_demo_city(passwords=chosen)
        except NotEmptyError:
            raise CommandError(
                "The demo city is loaded into an empty database only, and this one holds people "
                "or projects. Set MITSPRACHE_DATA (or DATABASE_URL) to an empty one."
            ) from None
        if settings.MITSPRACHE_DEMO_OPEN:
            call_command("demo_accounts", chosen=chosen, stdout=self.stdout)
