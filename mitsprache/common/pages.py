"""Version keys of pages: one counter per thing, raised when what a page shows has changed.

Pages derive their ETag from them; anonymous readers then get 304 without any rendering.
"""

from collections.abc import Iterable

from django.db.models import F

from .models import PageVersion


def raise_version(*keys: str) -> None:
    """Raise the counters in the same transaction as the change, e.g. `project:7`, `projects`."""
    for key in sorted(set(keys)):
        if not PageVersion.objects.filter(key=key).update(version=F("version") + 1):
            PageVersion.objects.get_or_create(key=key)


def versions(keys: Iterable[str]) -> dict[str, int]:
    """The counters of `keys`; 0 where nothing has changed yet. One query."""
    wanted = list(keys)
    known = dict(PageVersion.objects.filter(key__in=wanted).values_list("key", "version"))
    return {key: known.get(key, 0) for key in wanted}
