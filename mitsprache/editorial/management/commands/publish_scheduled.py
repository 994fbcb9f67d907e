from typing import Any

from django.core.management.base import BaseCommand

from mitsprache.editorial.tasks import end_expired_pages, publish_due


class Command(BaseCommand):
    """Stands in the place of Wagtail's command, in which one failure holds up all others."""

    help = "Publish what is due and take down pages whose time is over."

    def handle(self, *args: Any, **options: Any) -> None:
        published, ended = publish_due(), end_expired_pages()
        if options["verbosity"] > 0:
            self.stdout.write(f"{published} published, {ended} taken down")
