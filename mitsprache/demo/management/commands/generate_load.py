"""`generate_load --projects N --comments N --contributions N [--seed S]`: data for benchmarks."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mitsprache.common import installation
from mitsprache.demo import load


class Command(BaseCommand):
    help = "Write synthetic projects, and comments on the first of them, in bulk (no production)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for what in ("projects", "comments", "contributions"):
            parser.add_argument(f"--{what}", type=int, default=0, metavar="N")
        parser.add_argument("--seed", type=int, default=1, help="same seed, same texts")

    def handle(self, *_args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Synthetic data never enters a production database.")
        if options["contributions"]:
            raise CommandError("Contributions are not part of this version; please use 0.")
        if options["projects"] < 0 or options["comments"] < 0:
            raise CommandError("A number of rows cannot be negative.")
        began = time.perf_counter()
        installation.mark_as_demo()
        try:
            made = load.generate(
                projects=options["projects"],
                comments=options["comments"],
                seed=options["seed"],
                say=self.stdout.write,
            )
        except ValueError:
            raise CommandError(
                "There is no published project to comment on; please add --projects 1."
            ) from None
        seconds = time.perf_counter() - began
        self.stdout.write(
            f"{made.projects} projects, {made.comments} comments on /vorhaben/{made.slug}/ "
            f"in {seconds:.1f} s"
        )
