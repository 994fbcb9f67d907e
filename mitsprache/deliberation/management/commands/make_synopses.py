"""For the schedule: the long PDFs of synopses that somebody has asked for."""

from typing import Any

from django.core.management.base import BaseCommand

from mitsprache.deliberation.exports.synopsis import make_wanted


class Command(BaseCommand):
    help = "Make the long PDFs of synopses that somebody has asked for."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{make_wanted()} synopses made")
