"""`import_projects FILE [--dry-run] [--drafts]`: fact sheets from .xlsx, .csv or .json."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.projects import imports


class Command(BaseCommand):
    help = "Import fact sheets from .xlsx, .csv or .json; all or nothing (docs/how-to/import.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="check only, write nothing")
        parser.add_argument("--drafts", action="store_true", help="publish nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            report = imports.import_as_operator(
                file_name=file.name,
                data=file.read_bytes(),
                dry_run=options["dry_run"],
                drafts_only=options["drafts"],
            )
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s") % {"file": file, "why": error.strerror}
            ) from None
        except imports.FileRefused as refusal:
            raise CommandError(str(refusal)) from None
        self._print(report)
        if report.faults:
            sys.exit(1)

    def _print(self, report: imports.Report) -> None:
        for name in report.unknown_columns:
            self.stdout.write(_("Column “%(name)s” is unknown and left out.") % {"name": name})
        outcomes = {
            "published": _("published") if report.written else _("would be published"),
            "draft": _("stored as a draft") if report.written else _("would be stored as a draft"),
        }
        for row in report.rows:
            begin = _("Row %(line)d") % {"line": row.line}
            if row.title:
                begin += f": {row.title}"
            if not row.faults:
                self.stdout.write(f"{begin} – {outcomes[row.outcome]}")
            for fault in row.faults:
                where = f" [{fault.column}]" if fault.column else ""
                self.stdout.write(f"{begin}{where} – {fault.message}")
        self.stdout.write(_summary(report))


def _summary(report: imports.Report) -> str:
    if report.faults:
        count = len({fault.line for fault in report.faults})
        return ngettext(
            "%(count)d row has faults. Nothing was imported.",
            "%(count)d rows have faults. Nothing was imported.",
            count,
        ) % {"count": count}
    words = (
        ngettext("%(count)d sheet imported.", "%(count)d sheets imported.", len(report.rows))
        if report.written
        else ngettext(
            "Dry run: %(count)d sheet would be imported.",
            "Dry run: %(count)d sheets would be imported.",
            len(report.rows),
        )
    )
    return words % {"count": len(report.rows)}
