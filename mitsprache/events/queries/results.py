"""What came out of an event, as far as it is published."""

from ..models import Event, Result


def public_results(event: Event) -> list[Result]:
    """Published minutes, of the whole event first, each with its photos. Two queries, one if none."""
    rows = Result.objects.filter(event=event, published_at__isnull=False)
    found = list(rows.select_related("session").prefetch_related("photos__picture"))
    return sorted(found, key=lambda one: one.session.order if one.session else -1)
