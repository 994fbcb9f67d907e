"""For the schedule: needs, unconfirmed addresses and old names are deleted by themselves."""

from typing import Any

from django.core.management.base import BaseCommand

from mitsprache.events.actions import delete_needs, delete_unconfirmed, forget_names


class Command(BaseCommand):
    help = "Delete needs, unconfirmed registrations and names whose time is over (hourly)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        needs, unconfirmed, names = delete_needs(), delete_unconfirmed(), forget_names()
        self.stdout.write(f"{needs} needs, {unconfirmed} registrations, {names} names deleted")
