"""`demo_accounts`: who can sign in to the demo city, and how."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from mitsprache.demo import accounts, content

_DUTIES = {
    "coordination": "Koordination im Beteiligungsbüro",
    "moderation": "Moderation",
    "editor": "Redaktion",
    "admin": "Technik, ohne Rechte an Inhalten",
    "citizen": "Bürgerschaft",
}


class Command(BaseCommand):
    help = "Print the demo accounts; on an open demo give them random passwords, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.set_defaults(chosen=None)

    def handle(self, *_args: Any, **options: Any) -> None:
        if not accounts.are_there():
            return
        chosen: dict[str, str] | None = options["chosen"]
        public = accounts.have_public_password()
        if chosen is None and settings.MITSPRACHE_DEMO_OPEN and public:
            chosen, public = accounts.passwords(), False
            accounts.set_passwords(chosen)
        offices = {office.key: office.names.de for office in content.OFFICES}
        self.stdout.write("Demo accounts:")
        for account in content.ACCOUNTS:
            duty = _DUTIES.get(account.role) or offices[account.office]
            password = f"  {chosen[account.key]}" if chosen else ""
            self.stdout.write(f"  {account.email:<27}{password}  {duty}")
        if chosen:
            self.stdout.write("These passwords are shown this once.")
        elif public:
            self.stdout.write(f"Password of each: {content.PASSWORD}")
        else:
            self.stdout.write("Their passwords were changed and are not shown again.")
