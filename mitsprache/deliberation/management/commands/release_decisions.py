"""For the schedule: publish the approved answers whose hour has come."""

from typing import Any

from django.core.management.base import BaseCommand

from mitsprache.deliberation.actions import release_due_decisions


class Command(BaseCommand):
    help = "Publish the approved answers whose hour has come."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{release_due_decisions()} answers published")
