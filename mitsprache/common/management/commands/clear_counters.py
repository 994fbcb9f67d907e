from typing import Any

from django.core.management.base import BaseCommand

from mitsprache.common import limits


class Command(BaseCommand):
    help = "Delete the counters of limits whose time is over (run daily by the worker)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{limits.forget_old()} counters deleted")
