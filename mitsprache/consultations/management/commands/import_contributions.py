"""`import_contributions CONSULTATION_SLUG FILE [--dry-run] [--section N]`: from .csv or .xlsx."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.consultations.imports import contributions as imports
from mitsprache.consultations.models import Consultation, Section


class Command(BaseCommand):
    help = "Import contributions from .csv or .xlsx, also Polis exports; all or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("consultation", metavar="CONSULTATION_SLUG")
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="check only, write nothing")
        parser.add_argument(
            "--section", default="", metavar="N", help="printed number; for rows that name none"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        file: Path = options["file"]
        consultation = _consultation(options["consultation"])
        try:
            report = imports.import_as_operator(
                consultation=consultation,
                file_name=file.name,
                data=file.read_bytes(),
                dry_run=options["dry_run"],
                section=_section(consultation, options["section"]),
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
        """Only rows with something to say: a file may have thousands."""
        for name in report.unknown_columns:
            self.stdout.write(_("Column “%(name)s” is unknown and left out.") % {"name": name})
        for row in report.rows:
            begin = _("Row %(line)d") % {"line": row.line}
            for fault in row.faults:
                where = f" [{fault.column}]" if fault.column else ""
                self.stdout.write(f"{begin}{where} – {fault.message}")
            for remark in row.remarks:
                self.stdout.write(f"{begin} – {remark}")
        self.stdout.write(_summary(report))


def _consultation(slug: str) -> Consultation:
    found = Consultation.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(_("There is no consultation “%(slug)s”.") % {"slug": slug})
    return found


def _section(consultation: Consultation, number: str) -> Section | None:
    if not number:
        return None
    found = Section.objects.filter(version_id=consultation.version_id, number=number).first()
    if found is None:
        raise CommandError(_("The draft has no section “%(cell)s”.") % {"cell": number})
    return found


def _summary(report: imports.Report) -> str:
    if report.faults:
        count = len({fault.line for fault in report.faults})
        return ngettext(
            "%(count)d row has faults. Nothing was imported.",
            "%(count)d rows have faults. Nothing was imported.",
            count,
        ) % {"count": count}
    counts = report.counts
    shares = {
        _("published"): counts[imports.Outcome.PUBLISHED],
        _("waiting for release"): counts[imports.Outcome.HELD],
        _("for the staff only"): counts[imports.Outcome.STAFF_ONLY],
        _("known, unchanged"): counts[imports.Outcome.KNOWN],
    }
    told = ", ".join(f"{number} {words}" for words, number in shares.items() if number)
    rows = ngettext("%(count)d row", "%(count)d rows", len(report.rows))
    words = rows % {"count": len(report.rows)} + f": {told}"
    return words if report.written else _("Dry run, nothing written.") + f" {words}"
