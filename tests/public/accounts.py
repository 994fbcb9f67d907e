"""What tests of /konto/ do again and again."""

import re
from typing import Any

from mitsprache.common.models import OutboxMail


def latest_mail(address: str) -> OutboxMail:
    return OutboxMail.objects.filter(to=address).latest("pk")


def code_for(address: str) -> str:
    """The code in the latest mail to `address`."""
    found = re.search(r"^\d{6}$", latest_mail(address).text, re.MULTILINE)
    assert found is not None
    return found[0]


def sign_up(client: Any, email: str, display_name: str = "Neue Person", **more: str) -> Any:
    """Sign up up to the page of the code; return that answer."""
    data = {"email": email, "display_name": display_name, **more}
    return client.post("/konto/registrieren/", data)


def enter(client: Any, code: str) -> Any:
    return client.post("/konto/code/", {"code": code})


def is_signed_in(client: Any) -> bool:
    return bool(client.get("/konto/").status_code == 200)
