"""Mail that could not be delivered: what waits, what was given up, and another try."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Count, Min

from mitsprache.common import outbox
from mitsprache.common.models import OutboxMail


class Command(BaseCommand):
    help = "Shows what waits in the outbox and what was given up, without addresses or texts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--retry",
            nargs="*",
            type=int,
            metavar="NUMBER",
            help="send given-up mails anew: those with these numbers, or all of them",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["retry"] is not None:
            number = outbox.retry(options["retry"])
            self.stdout.write(f"{number} mails wait for the worker again.")
            return
        states = OutboxMail.objects.exclude(last_error=outbox.WITHHELD).values("state")
        for row in states.annotate(number=Count("pk"), oldest=Min("created_at")).order_by("state"):
            self.stdout.write(f"{row['state']:8} {row['number']:6}  since {row['oldest']:%Y-%m-%d}")
        for mail in outbox.given_up():
            self.stdout.write(
                f"given up: {mail.pk}  {mail.purpose}  {mail.created_at:%Y-%m-%d %H:%M}  "
                f"{mail.tries} tries  {mail.last_error}"
            )
