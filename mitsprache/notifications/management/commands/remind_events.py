from typing import Any

from django.core.management.base import BaseCommand

from mitsprache.notifications.events import remind_events


class Command(BaseCommand):
    help = "Remind people of tomorrow's events, one mail each (run hourly by the worker)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{remind_events()} reminders")
