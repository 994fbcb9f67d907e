"""Test databases as copies of one that was migrated once: fast, and with all triggers and data.

The migrated original is kept in build/test/ under a name made of all migrations and pins (SQLite),
or made once per server (PostgreSQL).
"""

import fcntl
import functools
import hashlib
import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "test"
_numbers = itertools.count(1)
_filled: dict[str, str] = {}


@functools.cache
def key() -> str:
    """Changes whenever a migrated database would look different."""
    digest = hashlib.sha256((ROOT / "requirements" / "production.txt").read_bytes())
    for path in sorted(ROOT.glob("mitsprache/*/migrations/*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One process at a time; xdist's workers wait for the first."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(url: str) -> None:
    environment = os.environ | {
        "MITSPRACHE_TEST_DATABASE": url,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    for command in (["migrate", "--verbosity=0"], ["createcachetable"]):
        subprocess.run(
            [sys.executable, "-W", "ignore", "manage.py", *command],
            cwd=ROOT,
            env=environment,
            check=True,
        )


@functools.cache
def sqlite_original() -> Path:
    """The path of a migrated SQLite database without data of its own."""
    original = KEPT / f"{key()}.sqlite3"
    with _alone("sqlite"):
        if not original.exists():
            part = original.with_suffix(".part")
            part.unlink(missing_ok=True)
            _migrate(f"sqlite:///{part}")
            # One file to copy, already in the mode that every connection asks for: to change the
            # mode takes a lock that no time limit waits for.
            with closing(sqlite3.connect(part)) as database:
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            part.replace(original)
    return original


@functools.cache
def _postgres_original(server: str) -> str:
    name = f"original_{key()}"
    with _alone("postgres"), _postgres_server() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}_part")  # of a run that failed
            cursor.execute(f"CREATE DATABASE {name}_part")
            _migrate(server.rpartition("/")[0] + f"/{name}_part")
            cursor.execute(f"ALTER DATABASE {name}_part RENAME TO {name}")
    return name


@contextmanager
def _postgres_server() -> Iterator:
    with connection._nodb_cursor() as cursor:
        yield cursor


def prepare() -> None:
    """Give this test process a migrated database of its own."""
    use(_fresh())


def restore() -> None:
    """Put the database back as the migrations left it.

    It is another database under another name: what a process or thread of the test before still
    holds open, locks or writes is the old one, which nobody else sees.
    """
    old = connection.settings_dict["NAME"]
    use(_fresh())
    _remove(old)


def use(name: str) -> None:
    """Let the next connection of this process go to another database of the same server."""
    connections.close_all()
    connections["default"].settings_dict["NAME"] = name
    settings.DATABASES["default"]["NAME"] = name


def _fresh() -> str:
    """A new database as the migrations leave it; returns its name."""
    number = next(_numbers)
    if connection.vendor == "sqlite":
        copy = Path(settings.MITSPRACHE_DATA) / f"test-{number}.sqlite3"
        shutil.copyfile(sqlite_original(), copy)
        return str(copy)
    name = f"test_{os.getpid()}_{number}"
    original = _postgres_original(os.environ["MITSPRACHE_TEST_DATABASE"])
    with _postgres_server() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {original}")
    return name


def _remove(name: str) -> None:
    if connection.vendor == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)
        return
    with _postgres_server() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def filled(name: str, fill: Callable[[], None]) -> Iterator[None]:
    """Within, this process uses a database of its own that `fill` has filled, once for all calls."""
    plain = connection.settings_dict["NAME"]
    try:
        if name in _filled:
            use(_filled[name])
        else:
            use(_fresh())
            fill()
            _filled[name] = connection.settings_dict["NAME"]
        yield
    finally:
        use(plain)


def drop() -> None:
    """Remove what `prepare` and `filled` made."""
    connections.close_all()
    for name in (connection.settings_dict["NAME"], *_filled.values()):
        _remove(name)


if __name__ == "__main__":
    sqlite_original()
