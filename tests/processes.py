"""Other processes that work on the database of the running test (transaction=True only)."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from .databases import ROOT


def environment() -> dict[str, str]:
    """What another process needs to find the test's database."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        url = f"sqlite:///{name}"
    else:
        url = f"{os.environ['MITSPRACHE_TEST_DATABASE'].rpartition('/')[0]}/{name}"
    return os.environ | {
        "MITSPRACHE_TEST_DATABASE": url,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONWARNINGS": "ignore",
    }


def start(code: str) -> subprocess.Popen[str]:
    """A Python process with the project set up that runs `code`."""
    prelude = "import django\ndjango.setup()\n"
    return subprocess.Popen(
        [sys.executable, "-c", prelude + textwrap.dedent(code)],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def running(code: str, *, times: int) -> Iterator[list[subprocess.Popen[str]]]:
    """So many processes with the same code; none of them outlives the block."""
    started = [start(code) for _ in range(times)]
    try:
        yield started
    finally:
        for process in started:
            process.kill()
            process.communicate()


def first_line(process: subprocess.Popen[str]) -> str:
    """The next line it writes, and not a letter more: what follows is for `finish`.

    `stdout.readline` would take along, into a buffer that `finish` does not see, what comes with it.
    """
    assert process.stdout is not None
    line = b""
    while not line.endswith(b"\n") and (letter := os.read(process.stdout.fileno(), 1)):
        line += letter
    return line.decode()


def finish(process: subprocess.Popen[str]) -> str:
    """Wait for it, however slow the machine is; returns what it wrote, fails when it failed."""
    out, errors = process.communicate()
    assert process.returncode == 0, errors
    return out.strip()
