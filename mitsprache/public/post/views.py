"""The mails that a development machine would have sent, read from its .eml files."""

import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from functools import wraps
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mitsprache.common.reading import View

SHOWN = 100
_NAME = re.compile(r"[0-9A-Za-z-]{1,80}\.eml")


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail as it would be read."""

    name: str
    subject: str
    to: str
    date: str
    language: str
    text: str


def development_only(view: View) -> View:
    """404 unless mails are written to files, nobody else is let in, and the reader sits here."""

    @never_cache
    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        allowed = not settings.PRODUCTION and not settings.MITSPRACHE_DEMO_OPEN
        if not allowed or not _is_here(request) or not _folder():
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped


@development_only
def inbox(request: HttpRequest) -> HttpResponse:
    folder = Path(_folder())
    names = sorted((path.name for path in folder.glob("[!.]*.eml")), reverse=True)[:SHOWN]
    letters = [_read(folder / name) for name in names]
    return render(request, "public/post/inbox.html", {"letters": letters})


@development_only
def letter(request: HttpRequest, name: str) -> HttpResponse:
    path = Path(_folder()) / name
    if not _NAME.fullmatch(name) or not path.is_file():
        raise Http404
    return render(request, "public/post/letter.html", {"letter": _read(path)})


def _folder() -> str:
    return str(getattr(settings, "EMAIL_FILE_PATH", "") or "")


def _is_here(request: HttpRequest) -> bool:
    """The peer of the connection itself, whatever a header says."""
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _read(path: Path) -> Letter:
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(path.read_bytes())
    body = message.get_body(("plain",))
    text = body.get_content() if body is not None else ""
    return Letter(
        name=path.name,
        subject=str(message["Subject"] or ""),
        to=str(message["To"] or ""),
        date=str(message["Date"] or ""),
        language=str(message["Content-Language"] or "de"),
        text=text,
    )
