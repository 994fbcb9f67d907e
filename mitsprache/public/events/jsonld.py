"""schema.org Event of an event's page, as a data block that no browser runs (JSON-LD).

`script-src` of the content policy is about scripts that run; a block of another type is data and
needs no nonce (HTML, "prepare the script element": what is no script ends before the policy).
It says nothing that the page does not say.
"""

import json
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from mitsprache.events.models import Event

# As django.utils.html.json_script does: nothing in the data can end the block.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def block(event: Event, *, url: str, organiser: str, free: int | None) -> SafeString:
    """The script element, empty for an event without a day: schema.org knows no periods."""
    told = _event(event, url, organiser, free)
    if not told:
        return SafeString("")
    text = json.dumps(told, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def _event(event: Event, url: str, organiser: str, free: int | None) -> dict[str, Any]:
    days = _days(event)
    if not days:
        return {}
    cancelled = event.state == Event.State.CANCELLED
    place: list[dict[str, Any]] = []
    if event.place or event.address:
        here: dict[str, Any] = {"@type": "Place", "name": event.place or event.address}
        if event.address:
            here["address"] = event.address
        place.append(here)
    if event.online_url:
        place.append({"@type": "VirtualLocation", "url": event.online_url})
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "url": url,
        **days,
        "eventStatus": "https://schema.org/"
        + ("EventCancelled" if cancelled else "EventScheduled"),
        "organizer": {"@type": "GovernmentOrganization", "name": organiser},
    }
    if event.online_url:
        mode = "Mixed" if len(place) > 1 else "Online"
        told["eventAttendanceMode"] = f"https://schema.org/{mode}EventAttendanceMode"
    elif place:
        told["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode"
    if place:
        told["location"] = place[0] if len(place) == 1 else place
    if event.summary:
        told["description"] = event.summary
    if event.languages:
        told["inLanguage"] = list(event.languages)
    if event.capacity is not None:
        told["maximumAttendeeCapacity"] = event.capacity
        told["remainingAttendeeCapacity"] = max(0, free or 0)
    return told


def _days(event: Event) -> dict[str, str]:
    if event.starts_at is not None and event.ends_at is not None:
        zone = ZoneInfo(event.zone)
        return {
            "startDate": event.starts_at.astimezone(zone).isoformat(),
            "endDate": event.ends_at.astimezone(zone).isoformat(),
        }
    if event.first_day is not None:
        last = event.last_day or event.first_day
        return {"startDate": event.first_day.isoformat(), "endDate": last.isoformat()}
    return {}


def address(path: str) -> str:
    return f"{settings.MITSPRACHE_BASE_URL}{path}"
