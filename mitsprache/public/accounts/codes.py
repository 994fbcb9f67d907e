"""A code sent by mail proves an address: for signing up, signing in, moving to a new address.

What waits for the code stands in the session of the browser that asked; an account is made only
once the address is confirmed, so nobody's address can be taken in advance (A-15), and a known
and an unknown address go the same way (A-01). One code works once, for 15 minutes, and dies
after five wrong tries.
"""

import secrets
import time
from dataclasses import asdict, dataclass
from enum import StrEnum

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

LIVES_SECONDS = 15 * 60
TRIES = 5
_KEY = "confirmation"


class Purpose(StrEnum):
    SIGN_IN = "sign_in"
    SIGN_UP = "sign_up"
    NEW_PASSWORD = "new_password"
    ADDRESS = "address"
    AGAIN = "again"  # a signed-in person proves that it is still she


@dataclass(slots=True)
class Waiting:
    """What a browser waits for. `digest` is empty where no code can be right."""

    purpose: str
    email: str
    next: str = ""
    display_name: str = ""
    digest: str = ""
    made_at: float = 0.0
    wrong: int = 0

    @property
    def is_over(self) -> bool:
        return time.time() - self.made_at > LIVES_SECONDS or self.wrong >= TRIES


def begin(request: HttpRequest, waiting: Waiting, *, can_be_right: bool) -> str:
    """Make a code for `waiting`, remember its digest, return it for the mail.

    `can_be_right` is false when the mail will not be sent: then no code opens anything.
    """
    code = f"{secrets.randbelow(1_000_000):06d}"
    waiting.made_at = time.time()
    waiting.wrong = 0
    digest = _digest(code)
    waiting.digest = digest if can_be_right else ""
    request.session[_KEY] = asdict(waiting)
    return code


def _digest(code: str) -> str:
    return salted_hmac("accounts.code", code).hexdigest()


def waiting_in(request: HttpRequest) -> Waiting | None:
    """What this browser waits for, or None."""
    kept = request.session.get(_KEY)
    return Waiting(**kept) if kept else None


def confirm(request: HttpRequest, code: str) -> Waiting | None:
    """What was confirmed, used up by this; None for a wrong, spent or expired code."""
    waiting = waiting_in(request)
    if waiting is None or waiting.is_over:
        return None
    right = constant_time_compare(waiting.digest, _digest("".join(code.split())))
    if not right:
        waiting.wrong += 1
        request.session[_KEY] = asdict(waiting)
        return None
    del request.session[_KEY]
    return waiting


def forget(request: HttpRequest) -> None:
    """Drop what waits, for somebody who starts again."""
    request.session.pop(_KEY, None)
