from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mitsprache.accounts.actions import AddressNotValid, create_first_coordinator
from mitsprache.accounts.mail import link_to_invitation


class Command(BaseCommand):
    help = "Give the coordination to the holder of EMAIL and print a one-time link to sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--name", default="Koordination", help="display name of a new account")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person, token = create_first_coordinator(
                email=options["email"], display_name=options["name"]
            )
        except AddressNotValid:
            raise CommandError(f"Not an e-mail address: {options['email']}") from None
        self.stdout.write(f"{person.display_name} coordinates now.")
        self.stdout.write("One-time link to sign in, valid for 7 days:")
        self.stdout.write(link_to_invitation(token, language=person.language))
