"""Version keys of pages: one counter per thing, raised when what a page shows has changed.

Pages derive their ETag from them; anonymous readers then get 304 without any rendering.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from django.db.models import CharField, F, QuerySet

from .models import PageVersion
from .prepared import Given, Prepared

T = TypeVar("T")


def raise_version(*keys: str) -> None:
    """Raise the counters in the same transaction as the change, e.g. `project:7`, `projects`."""
    for key in sorted(set(keys)):
        if not PageVersion.objects.filter(key=key).update(version=F("version") + 1):
            PageVersion.objects.get_or_create(key=key)


def _of_keys(number: int) -> "QuerySet[PageVersion, Any]":
    keys = [Given(f"key{position}", CharField()) for position in range(number)]
    return PageVersion.objects.filter(key__in=keys).values_list("key", "version")


_versions = Prepared(_of_keys)


def versions(keys: Iterable[str]) -> dict[str, int]:
    """The counters of `keys`; 0 where nothing has changed yet. One query."""
    wanted = list(keys)
    given = {f"key{number}": key for number, key in enumerate(wanted)}
    known = dict(_versions(len(wanted), **given)) if wanted else {}
    return {key: known.get(key, 0) for key in wanted}


_kept: dict[Hashable, tuple[float, Any]] = {}


def kept(key: Hashable, seconds: float, make: Callable[[], T]) -> T:
    """What `make` returned for `key` in this process less than `seconds` ago, else made anew.

    For small things that nearly every page reads and that rarely change; another process may
    show the old ones for `seconds` longer. Keys come from code, never from a request.
    """
    now = time.monotonic()
    found = _kept.get(key)
    if found is not None and found[0] > now:
        return found[1]
    made = make()
    _kept[key] = (now + seconds, made)
    return made


_MOST_KEPT = 24
_kept_while: OrderedDict[Hashable, tuple[Hashable, Any]] = OrderedDict()


def kept_while(key: Hashable, stamp: Hashable, make: Callable[[], T]) -> T:
    """What `make` returned for `key` in this process when `stamp` was the same, else made anew.

    For large things that follow from their version counters alone; the last 24 of them are kept.
    """
    found = _kept_while.get(key)
    if found is not None and found[0] == stamp:
        return found[1]
    made = make()
    # Taken out and put in anew, so that it is the last one; another thread may have taken it out.
    _kept_while.pop(key, None)
    _kept_while[key] = (stamp, made)
    while len(_kept_while) > _MOST_KEPT:
        _kept_while.popitem(last=False)
    return made


def forget_kept() -> None:
    """Drop what this process keeps; after a change of the directory, and before each test."""
    _kept.clear()
    _kept_while.clear()
