"""`import_document PROJECT_SLUG FILE`: a draft from .docx or .md as a new working version."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.consultations import imports
from mitsprache.consultations.actions.refusals import ConsultationRefused
from mitsprache.projects.models import Project


class Command(BaseCommand):
    help = "Bring a draft (.docx, .md) in as a new working version; prints what is doubtful."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("project", metavar="PROJECT_SLUG")
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *_args: Any, **options: Any) -> None:
        file: Path = options["file"]
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(_("There is no project at %(slug)s.") % {"slug": options["project"]})
        try:
            done = imports.import_document_as_operator(
                project=project, file_name=file.name, data=file.read_bytes()
            )
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s") % {"file": file, "why": error.strerror}
            ) from None
        except (imports.FileRefused, ConsultationRefused) as refusal:
            raise CommandError(str(refusal)) from None
        for doubt in done.doubts:
            place = f"{doubt['place']}: " if doubt["place"] else ""
            self.stdout.write(f"{place}{doubt['words']}")
        assert done.version is not None
        count = done.version.sections.count()
        words = ngettext(
            "“%(title)s”, version %(number)d: %(count)d section.",
            "“%(title)s”, version %(number)d: %(count)d sections.",
            count,
        )
        facts = {
            "title": done.document.title,
            "number": done.version.number,
            "count": count,
        }
        self.stdout.write(words % facts)
