"""Files that are made once and kept beside the media files, because what they say never changes.

One that was lost, or that a newer program would make differently (another name), is made again.
"""

import threading
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

# One at a time in this process: a file that many ask for at once is computed once.
_making = threading.Lock()


def kept_file(name: str, make: Callable[[], bytes]) -> bytes:
    """What is stored as `name`; without it `make()` is stored there first."""
    found = _read(name)
    if found is None:
        with _making:
            found = _read(name)
            if found is None:
                found = make()
                default_storage.save(name, ContentFile(found))
    return found


def _read(name: str) -> bytes | None:
    try:
        with default_storage.open(name, "rb") as file:
            data: bytes = file.read()
    except OSError:
        return None
    return data or None
