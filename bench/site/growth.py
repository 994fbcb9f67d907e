"""How much longer a page takes with a hundred times the projects and a thousand times the texts.

Runs in a process of its own on tests.settings, which give it a database of its own on SQLite or,
under `python -m tests.postgres`, on PostgreSQL: python -m bench.site.growth.
"""

import logging
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
SIZES = {"small": (50, 50), "large": (5_000, 50_000)}
BOUND = 1.5
WARM_UP, ROUNDS = 10, 150


@dataclass
class Page:
    """An address and what it took: milliseconds and numbers of queries by size of the database."""

    name: str
    path: str
    bound: float | None
    taken: dict[str, list[float]] = field(default_factory=lambda: {size: [] for size in SIZES})
    queries: dict[str, set[int]] = field(default_factory=lambda: {size: set() for size in SIZES})


def main() -> bool:
    """Print the table; true when every page kept within its bound."""
    import django

    django.setup()
    from django.db import connection

    logging.disable(logging.INFO)
    with _databases() as (connections, slug):
        pages = [
            Page("list", "/vorhaben/", BOUND),
            Page("sheet", f"/vorhaben/{slug}/", BOUND),
            Page("home", "/", None),
        ]
        _measure(pages, connections)
        vendor = connection.vendor
    names = [f"{projects:,} + {comments:,}" for projects, comments in SIZES.values()]
    print(f"{vendor:10}  {names[0]:>14}  {names[1]:>16}   ratio   bound  queries")
    kept = [_line(page) for page in pages]  # each line is printed, whatever the one before says
    return all(kept)


def _line(page: Page) -> bool:
    small, large = (statistics.median(page.taken[size]) for size in SIZES)
    counts = sorted(page.queries["small"] | page.queries["large"])
    kept = page.bound is None or (large / small <= page.bound and len(counts) == 1)
    bound = "-" if page.bound is None else f"{page.bound:g}"
    print(
        f"{page.name:10}  {small:11.2f} ms  {large:13.2f} ms  {large / small:6.2f}  {bound:>6}"
        f"  {' and '.join(map(str, counts)):7}  {'ok' if kept else 'PAST ITS BOUND'}"
    )
    return kept


@contextmanager
def _databases() -> Iterator[tuple[dict[str, Any], str]]:
    """An open connection to a filled database of each size, and the commented project's slug."""
    from django.core.management import call_command
    from django.db import connections

    from mitsprache.projects.models import Project
    from tests import databases

    opened: dict[str, Any] = {}
    usual, slugs = connections["default"], set()
    for size, (projects, comments) in SIZES.items():
        databases.prepare(size)
        with Path(os.devnull).open("w") as nowhere:
            call_command("generate_load", projects=projects, comments=comments, stdout=nowhere)
        slugs.add(Project.objects.order_by("pk").values_list("slug", flat=True)[0])
        if usual.vendor == "postgresql":  # which else does it by itself, a minute later
            with usual.cursor() as cursor:
                cursor.execute("ANALYZE")
        opened[size] = connections.create_connection("default")
        opened[size].settings_dict = {**usual.settings_dict, "CONN_MAX_AGE": None}
    try:
        yield opened, slugs.pop()
    finally:
        for connection in opened.values():
            connection.close()
        connections["default"] = usual
        for connection in opened.values():
            databases.use(connection.settings_dict["NAME"])
            databases.drop()


def _measure(pages: list[Page], opened: dict[str, Any]) -> None:
    """One request after the other, the two sizes in turns, so that other work slows both."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connections

    from .cold import forget

    application = get_wsgi_application()
    for number in range(WARM_UP + ROUNDS):
        for page in pages:
            for size, connection in opened.items():
                connections["default"] = connection
                forget()
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
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
    }


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
