from typing import Any

from django.core.management.base import BaseCommand

from mitsprache.consultations.actions import delete_unconfirmed


class Command(BaseCommand):
    help = "Delete contributions that nobody has confirmed for 7 days (run hourly by the worker)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{delete_unconfirmed()} contributions deleted")
