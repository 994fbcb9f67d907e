"""For the schedule: places that nobody took go to the next on the list."""

from typing import Any

from django.core.management.base import BaseCommand

from mitsprache.events.actions import end_lapsed_offers


class Command(BaseCommand):
    help = "End offers of places that have lapsed, and offer them to the next (every minute)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{end_lapsed_offers()} offers ended")
