from typing import Any

from django.core.management.base import BaseCommand

from mitsprache.notifications.reminders import remind_cases


class Command(BaseCommand):
    help = "Remind people of answers that are due, one mail a day each (run hourly by the worker)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{remind_cases()} reminders")
