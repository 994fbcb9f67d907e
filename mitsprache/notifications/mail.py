"""Mails about what happened: one template each, in the language of whoever gets it.

`notifications/mail/<purpose>.txt`: the first line is the subject, the rest the text. No mail
quotes what other people wrote: a text that the moderation hides between writing and sending has
not left with a mail (M-07); only the receipt of a contribution brings its author her own words.
The subject names no topic (M-08).
"""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from mitsprache.common import outbox
from mitsprache.directory.queries import city_profile


def send(purpose: str, *, to: str, language: str, calendar: str = "", **context: Any) -> None:
    """Enqueue the mail `purpose` in the caller's transaction; `calendar` goes along as a file."""
    profile = city_profile()
    with translation.override(language):
        written = render_to_string(
            f"notifications/mail/{purpose}.txt",
            {"site_name": profile.site_name, "contact": profile.contact_email, **context},
        )
    subject, _newline, body = written.strip().partition("\n")
    outbox.enqueue(
        purpose=purpose,
        to=to,
        subject=subject,
        body=body.strip() + "\n",
        language=language,
        calendar=calendar,
    )


def link(name: str, *args: Any, language: str = settings.LANGUAGE_CODE) -> str:
    """The absolute address of the page called `name`, in `language` where it has several."""
    with translation.override(language):
        return f"{settings.MITSPRACHE_BASE_URL}{reverse(name, args=args)}"
