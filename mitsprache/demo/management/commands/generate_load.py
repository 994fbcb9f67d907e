"""`generate_load --projects N --comments N --contributions N [--sections N] [--seed S]`."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mitsprache.common import installation
from mitsprache.demo import load


class Command(BaseCommand):
    help = (
        "Write synthetic projects, comments on the first of them, and contributions to a draft of "
        "it, in bulk, for benchmarks (no production)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        for what in ("projects", "comments", "contributions"):
            parser.add_argument(f"--{what}", type=int, default=0, metavar="N")
        parser.add_argument(
            "--sections", type=int, default=100, metavar="N", help="of the draft; 100 unless told"
        )
        parser.add_argument("--seed", type=int, default=1, help="same seed, same texts")

    def handle(self, *_args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Synthetic data never enters a production database.")
        numbers = {
            what: options[what] for what in ("projects", "comments", "contributions", "sections")
        }
        if min(numbers.values()) < 0 or not numbers["sections"]:
            raise CommandError("A number of rows cannot be negative, and a draft has sections.")
        began = time.perf_counter()
        installation.mark_as_demo()
        try:
            made = load.generate(**numbers, seed=options["seed"], say=self.stdout.write)
        except ValueError:
            raise CommandError(
                "There is no published project to write on; please add --projects 1."
            ) from None
        seconds = time.perf_counter() - began
        consulted = (
            f", {made.contributions} contributions on /beteiligungen/{made.consultation}/"
            if made.consultation
            else ""
        )
        self.stdout.write(
            f"{made.projects} projects, {made.comments} comments on /vorhaben/{made.slug}/"
            f"{consulted} in {seconds:.1f} s"
        )
