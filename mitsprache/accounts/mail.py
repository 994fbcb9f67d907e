"""Mails about an account: written down in the caller's transaction, in the person's language.

A mail is one template `accounts/mail/<purpose>.txt`: the first line is the subject, the rest
after a blank line the text. Every link is built on settings.MITSPRACHE_BASE_URL (A-05).
"""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from mitsprache.common import outbox


def send(purpose: str, *, to: str, language: str, withhold: bool = False, **context: Any) -> None:
    """Enqueue the mail `purpose` with `context` for its template.

    `withhold` writes the row but never sends it: for addresses that got enough mail of this
    kind, so that the work done and the answer given stay the same (A-01, M-06).
    """
    with translation.override(language):
        written = render_to_string(
            f"accounts/mail/{purpose}.txt", {**context, "base_url": settings.MITSPRACHE_BASE_URL}
        )
    subject, _blank, body = written.strip().partition("\n")
    outbox.enqueue(
        purpose=f"accounts.{purpose}",
        to=to,
        subject=subject,
        body=body.strip() + "\n",
        language=language,
        withhold=withhold,
    )


def link(name: str, *args: Any, language: str) -> str:
    """The absolute address of the page called `name` in `language`."""
    with translation.override(language):
        return f"{settings.MITSPRACHE_BASE_URL}{reverse(name, args=args)}"


def link_to_invitation(token: str, *, language: str) -> str:
    return link("account_invitation", token, language=language)
