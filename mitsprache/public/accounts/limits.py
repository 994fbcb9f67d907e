"""How often one may try to get in: strict per address, generous per network.

A shelter, a school or a library is one network with hundreds of people (R-02), so the network
alone never shuts anybody out before an attack does harm. Nothing here locks an account: wrong
passwords close the way by password for a while, the way by e-mail code stays open (R-04).
"""

import datetime as dt
import ipaddress

from django.http import HttpRequest

from mitsprache.common import limits
from mitsprache.common.web import client_address

NETWORK_PER_10_MINUTES = 1500
MAILS_PER_HOUR, MAILS_PER_DAY = 6, 20
WRONG_FROM_ONE_NETWORK, WRONG_FROM_ALL = 10, 100

_TEN_MINUTES, _HOUR, _DAY = (
    dt.timedelta(minutes=10),
    dt.timedelta(hours=1),
    dt.timedelta(days=1),
)


def network_of(request: HttpRequest) -> str:
    """The client's address; of IPv6 the /64, which one household or device owns (R-01)."""
    address = client_address(request)
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6 and parsed.ipv4_mapped is None:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def count_request(request: HttpRequest, what: str) -> None:
    """Count a try of `what` from this network; raise limits.TooOften past the generous bound."""
    limits.limit(
        f"{what}:network:{network_of(request)}",
        most=NETWORK_PER_10_MINUTES,
        per=_TEN_MINUTES,
    )


def enough_mail(address: str) -> bool:
    """Count a code sent to `address`; true when it has had enough of them (M-06).

    One counter for every purpose, so that the number of codes that can be guessed at stays small.
    """
    this_hour = limits.hit(f"code:mail:{address}", per=_HOUR)
    today = limits.hit(f"code:mail:{address}", per=_DAY)
    return this_hour > MAILS_PER_HOUR or today > MAILS_PER_DAY


def refuse_guessing(request: HttpRequest, address: str) -> None:
    """Raise limits.TooOften when there were too many wrong passwords for `address`."""
    for key, most in _guesses(request, address):
        limits.refuse_beyond(key, most=most, per=_HOUR)


def count_wrong_password(request: HttpRequest, address: str) -> None:
    for key, _most in _guesses(request, address):
        limits.hit(key, per=_HOUR)


def _guesses(request: HttpRequest, address: str) -> list[tuple[str, int]]:
    return [
        (f"password:{address}:{network_of(request)}", WRONG_FROM_ONE_NETWORK),
        (f"password:{address}", WRONG_FROM_ALL),
    ]
