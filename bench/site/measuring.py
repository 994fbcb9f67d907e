"""How pages grow with the database: two databases of different sizes, measured in turns.

Runs in a process of its own on tests.settings, which give it databases of its own on SQLite or,
under `python -m tests.postgres`, on PostgreSQL.
"""

import logging
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

SMALL, LARGE = "small", "large"
WARM_UP, ROUNDS = 10, 150


@dataclass
class Page:
    """An address and what it took: milliseconds and numbers of queries by size of the database.

    `bound` is how many times longer it may take with the large one; None: it is only told.
    `cold`: the process has forgotten what it keeps of the content; else it has just shown it.
    """

    name: str
    path: str
    bound: float | None
    cold: bool = True
    taken: dict[str, list[float]] = field(default_factory=lambda: {SMALL: [], LARGE: []})
    queries: dict[str, set[int]] = field(default_factory=lambda: {SMALL: set(), LARGE: set()})


def compare(
    fill: Mapping[str, Callable[[], None]],
    names: Mapping[str, str],
    pages: Callable[[], Sequence[Page]],
    *,
    rounds: int = ROUNDS,
) -> bool:
    """Print a table of pages; true when each kept within its bound and its number of queries.

    `fill` fills an empty migrated database of each size, `names` says what is in it. `pages` is
    asked in the large one.
    """
    import django

    django.setup()
    from django.db import connection

    logging.disable(logging.INFO)
    with _databases(fill) as connections:
        found = list(pages())
        _measure(found, connections, rounds)
        vendor = connection.vendor
    print(f"{vendor:16}  {names[SMALL]:>16}  {names[LARGE]:>18}   ratio   bound  queries")
    kept = [_line(page) for page in found]  # each line is printed, whatever the one before says
    return all(kept)


def _line(page: Page) -> bool:
    small, large = (statistics.median(page.taken[size]) for size in (SMALL, LARGE))
    counts = sorted(page.queries[SMALL] | page.queries[LARGE])
    kept = page.bound is None or (large / small <= page.bound and len(counts) == 1)
    bound = "-" if page.bound is None else f"{page.bound:g}"
    print(
        f"{page.name:16}  {small:13.2f} ms  {large:15.2f} ms  {large / small:6.2f}  {bound:>6}"
        f"  {' and '.join(map(str, counts)):7}  {'ok' if kept else 'PAST ITS BOUND'}"
    )
    return kept


@contextmanager
def _databases(fill: Mapping[str, Callable[[], None]]) -> Iterator[dict[str, Any]]:
    """An open connection to a filled database of each size."""
    from django.db import connections

    from tests import databases

    opened: dict[str, Any] = {}
    usual = connections["default"]
    for size, make in fill.items():
        databases.prepare()
        make()
        if usual.vendor == "postgresql":  # which else does it by itself, a minute later
            with usual.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        opened[size] = connections.create_connection("default")
        opened[size].settings_dict = {**usual.settings_dict, "CONN_MAX_AGE": None}
    try:
        yield opened
    finally:
        for connection in opened.values():
            connection.close()
        connections["default"] = usual
        for connection in opened.values():
            databases.use(connection.settings_dict["NAME"])
            databases.drop()


def _measure(pages: Sequence[Page], opened: dict[str, Any], rounds: int) -> None:
    """One request after the other, the two sizes in turns, so that other work slows both."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connections

    from .cold import forget

    application = get_wsgi_application()
    for number in range(WARM_UP + rounds):
        for page in pages:
            for size, connection in opened.items():
                connections["default"] = connection
                forget()
                if not page.cold:
                    _milliseconds(application, page.path, connection)
                count = _Count()
                with connection.execute_wrapper(count):
                    taken = _milliseconds(application, page.path, connection)
                if number >= WARM_UP:
                    page.taken[size].append(taken)
                    page.queries[size].add(count.queries)


class _Count:
    """Counts the statements that pass it."""

    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Callable[..., Any], *given: Any) -> Any:
        self.queries += 1
        return execute(*given)


def _milliseconds(application: Callable[..., Any], path: str, connection: Any) -> float:
    """The processor's time for one answer, here and in PostgreSQL's process for this connection.

    Unlike the clock it does not count what else the machine does meanwhile.
    """
    answered: list[str] = []
    backend = _backend(connection)
    began = time.process_time() + _used_by(backend)
    response = application(_environ(path), lambda status, _headers: answered.append(status))
    b"".join(response)
    response.close()
    taken = time.process_time() + _used_by(backend) - began
    if answered != ["200 OK"]:
        raise SystemExit(f"{path} answered {answered}")
    return taken * 1000


def _backend(connection: Any) -> int | None:
    if connection.vendor != "postgresql":
        return None
    connection.ensure_connection()
    return int(connection.connection.info.backend_pid)


def _used_by(process: int | None) -> float:
    """Seconds of processor time of another process of this machine, from Linux' scheduler."""
    if process is None:
        return 0.0
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


def _environ(path: str) -> dict[str, Any]:
    place, _mark, query = path.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(place),
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
    }
