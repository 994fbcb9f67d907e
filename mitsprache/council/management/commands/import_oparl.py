from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mitsprache.council.actions import import_council_data
from mitsprache.council.models import OparlRun
from mitsprache.council.oparl.client import Endpoint
from mitsprache.council.oparl.files import CouncilDataRefused, objects_in, parsed
from mitsprache.council.oparl.objects import MOST_OBJECTS


class Command(BaseCommand):
    help = (
        "Bring in council data by OParl 1.1: from OPARL_URL what has changed since the last run "
        "(run daily by the worker), or from files. Nothing is stored when something breaks."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="saved objects or pages of lists")
        parser.add_argument("--all", action="store_true", help="fetch all, not only the changes")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["files"]:
            self._from_files(options["files"])
        elif settings.OPARL_URL:
            self._from_endpoint(whole=options["all"])
        else:
            self.stdout.write("OPARL_URL is not set; nothing to do")

    def _from_files(self, files: list[Path]) -> None:
        try:
            raw = [one for path in files for one in objects_in(parsed(path.read_bytes()))]
        except (OSError, CouncilDataRefused) as refusal:
            raise CommandError(str(refusal)) from None
        self._run(files[0].name, raw)

    def _from_endpoint(self, *, whole: bool) -> None:
        url = settings.OPARL_URL
        last = None if whole else OparlRun.objects.filter(source=url).first()
        since = last.started_at.isoformat(timespec="seconds") if last is not None else ""
        try:
            # All of it before anything is written: nobody waits for us while a server is slow.
            raw = list(islice(Endpoint(url).objects(since=since), MOST_OBJECTS + 1))
        except CouncilDataRefused as refusal:
            raise CommandError(str(refusal)) from None
        self._run(url, raw)

    def _run(self, source: str, raw: Any) -> None:
        try:
            run = import_council_data(actor=None, source=source, raw=raw)
        except CouncilDataRefused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{run.objects_seen} objects seen, {run.changed} changed")
        for remark in run.remarks:
            self.stdout.write(f"  {remark}")
