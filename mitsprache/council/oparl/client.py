"""Fetching council data. The endpoint is an address of the city's IT and still not trusted.

Nobody on the platform types an address that is fetched (X-12): it comes from the environment.
What an answer names is only followed on the same scheme, host and port; redirects are not
followed at all; every request has a limit of time in all and of bytes, every list one of pages.
"""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

import requests
from django.utils.translation import gettext as _
from urllib3.exceptions import HTTPError

from .files import MOST_BYTES, CouncilDataRefused, objects_in, parsed

MOST_PAGES = 2_000
SECONDS_FOR_ALL = 10.0
_CONNECT, _READ = 3.05, 5.0
_LISTS = ("organization", "paper", "meeting")
_CHUNK = 64 * 1024


class Endpoint:
    """A system or body of OParl at `url`; `body` names which one where a system has several."""

    def __init__(self, url: str, *, seconds: float = SECONDS_FOR_ALL) -> None:
        self.url = url
        self.seconds = seconds
        self.session = requests.Session()
        self.session.trust_env = False  # no proxy, no netrc: only the address itself

    def objects(self, *, since: str = "") -> Iterator[Any]:
        """Every object of the lists that we read, changed since `since` (ISO) where that is given.

        Raises CouncilDataRefused: no answer, no JSON, too much, or a list without end.
        """
        for body in self._bodies():
            for name in _LISTS:
                start = body.get(name)
                if isinstance(start, str) and start:
                    yield from self._list(start, since)

    def _bodies(self) -> list[dict[str, Any]]:
        """The body itself, or those of the system at the address."""
        content = self._get(self.url)
        if not isinstance(content, dict):
            raise CouncilDataRefused(_("The address of the council data leads to no OParl object."))
        kind = str(content.get("type", "")).rstrip("/").rsplit("/", 1)[-1]
        if kind == "Body":
            return [content]
        start = content.get("body")
        if kind != "System" or not isinstance(start, str):
            raise CouncilDataRefused(_("The address of the council data leads to no OParl object."))
        return [one for one in self._list(start, "") if isinstance(one, dict)]

    def _list(self, start: str, since: str) -> Iterator[Any]:
        """The objects of a list, page by page."""
        url = f"{start}{'&' if '?' in start else '?'}{urlencode({'modified_since': since})}"
        url = url if since else start
        seen: set[str] = set()
        while url:
            if url in seen or len(seen) >= MOST_PAGES:
                raise CouncilDataRefused(_("The list of council data has no end."))
            seen.add(url)
            content = self._get(url)
            yield from objects_in(content)
            links = content.get("links") if isinstance(content, dict) else None
            following = links.get("next") if isinstance(links, dict) else None
            url = urljoin(url, following) if isinstance(following, str) else ""

    def _get(self, url: str) -> Any:
        """The JSON at an address on the endpoint's own host, whole and in time."""
        if not self._is_own(url):
            raise CouncilDataRefused(_("The council data leads to another server; not followed."))
        ends = time.monotonic() + self.seconds
        try:
            with self.session.get(
                url,
                timeout=(_CONNECT, min(_READ, self.seconds)),
                stream=True,
                allow_redirects=False,
                headers={"Accept": "application/json", "User-Agent": "mitsprache"},
            ) as answer:
                if answer.status_code != 200:
                    words = _("The council's server answered with the status %(status)d.")
                    raise CouncilDataRefused(words % {"status": answer.status_code})
                return parsed(self._body_of(answer, ends))
        except (requests.RequestException, HTTPError):
            raise CouncilDataRefused(_("The council's server does not answer.")) from None

    def _body_of(self, answer: requests.Response, ends: float) -> bytes:
        """What arrives, piece by piece as it comes: a drip must not hold us longer than a flood."""
        data = bytearray()
        while chunk := answer.raw.read1(_CHUNK, decode_content=True):
            data += chunk
            if len(data) > MOST_BYTES:
                raise CouncilDataRefused(_("The answer is larger than 50 MB."))
            if time.monotonic() > ends:
                raise CouncilDataRefused(_("The council's server is too slow."))
        return bytes(data)

    def _is_own(self, url: str) -> bool:
        own, other = urlsplit(self.url), urlsplit(url)
        return (own.scheme, own.netloc) == (other.scheme, other.netloc) and own.scheme in (
            "http",
            "https",
        )
