"""`manage.py serve` as an operator meets it: processes, addresses, signals."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import databases

ROOT = Path(__file__).resolve().parent.parent.parent
ENQUEUE = """
import django; django.setup()
from mitsprache.common import outbox
outbox.enqueue(purpose="probe", to="citizen@demo.example", subject="Guten Tag", body="Text",
               language="de")
"""


class Platform:
    """A running `serve` without demo city, on a database that is migrated already."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.data, self.log = data, data / "serve.log"
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("MITSPRACHE_", "DATABA"))}
        self.environment = kept | {
            "MITSPRACHE_DATA": str(data),
            "MITSPRACHE_DEMO": "0",
            "PORT": str(self.port),
            "WEB_WORKERS": "1",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )

    def get(self, path: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}{path}", timeout=60
            ) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        for _ in range(3000):  # a limit for what never comes
            if condition():
                return
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def answers(self) -> bool:
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            return False

    def children(self) -> list[int]:
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True
        )
        return [int(line) for line in listed.stdout.split()]


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[Platform]:
    (tmp_path / "db.sqlite3").write_bytes(databases.sqlite_original().read_bytes())
    platform = Platform(tmp_path)
    yield platform
    platform.process.kill()
    platform.process.wait()


def test_web_and_worker_start_together_and_stop_together(platform: Platform) -> None:
    platform.wait_for(platform.answers)
    platform.wait_for(lambda: "Mitsprache is running" in platform.log.read_text())
    status, body = platform.get("/readyz")
    assert (status, json.loads(body)) == (200, {"status": "ok"})
    assert platform.get("/gibt-es-nicht/")[0] == 404

    subprocess.run([sys.executable, "-c", ENQUEUE], cwd=ROOT, env=platform.environment, check=True)
    platform.wait_for(lambda: bool(list(platform.data.glob("mail/*.eml"))))

    children = platform.children()
    assert len(children) == 2
    platform.process.send_signal(signal.SIGTERM)
    assert platform.process.wait() == 0
    for child in children:
        assert not Path(f"/proc/{child}").exists()
    with pytest.raises(OSError, match=r"."):
        platform.get("/healthz")


def test_when_the_worker_ends_by_itself_everything_stops_and_says_so(platform: Platform) -> None:
    platform.wait_for(lambda: "Mitsprache is running" in platform.log.read_text())
    _web, worker = sorted(platform.children())
    os.kill(worker, signal.SIGKILL)
    assert platform.process.wait() == 1
    assert "the worker process ended by itself" in platform.log.read_text()


def test_a_taken_port_is_named(platform: Platform) -> None:
    platform.wait_for(platform.answers)
    second = subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=platform.environment,
        capture_output=True,
        text=True,
    )
    assert second.returncode == 1
    assert f"127.0.0.1:{platform.port}" in second.stderr
    assert "PORT" in second.stderr
