"""Everything at once: migrate, demo city where allowed, then web server and worker as children."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from mitsprache.common import installation
from mitsprache.common.models import Installation

GRACE = 10.0  # seconds for the children to finish what they are at


class Command(BaseCommand):
    help = "Migrates the database, then runs web server and worker until SIGTERM or Ctrl+C."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
        self._refuse_taken_port(host, port)
        try:
            installation.refuse_demo_in_production()
        except ImproperlyConfigured as refusal:
            raise CommandError(str(refusal)) from refusal
        self._migrate()
        self._load_demo(host)
        if installation.is_demo():
            self._refuse_open_demo(host)
            # Before anything is served: an open demo gets new passwords here.
            call_command("demo_accounts", stdout=self.stdout)
        connections.close_all()
        children = Children()
        children.start("web", *_web_server(host, port))
        self._wait_for_answer(host, port, children)
        children.start("worker", sys.executable, str(settings.BASE_DIR / "manage.py"), "work")
        self._announce()
        failed = children.watch()
        if failed:
            raise CommandError(f"the {failed} process ended by itself; everything was stopped")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _refuse_taken_port(self, host: str, port: int) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host.strip("[]"), port))
            except OSError as error:
                raise CommandError(
                    f"{host}:{port} cannot be used ({error.strerror}). Choose another with PORT."
                ) from error

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            self._say(f"Setting up the database ({len(plan)} steps, the first time up to 30 s) ...")
            call_command("migrate", verbosity=0, interactive=False)
        if not settings.CACHES["default"]["BACKEND"].endswith("RedisCache"):
            call_command("createcachetable", verbosity=0)

    def _load_demo(self, host: str) -> None:
        """The demo city goes into an empty database only; Installation marks that it was asked."""
        if Installation.objects.exists():
            return
        if settings.MITSPRACHE_DEMO:
            self._refuse_open_demo(host)
            self._say("Loading the demo city ...")
            call_command("load_demo")
        else:
            Installation.objects.create()

    def _refuse_open_demo(self, host: str) -> None:
        if not installation.is_loopback(host) and not settings.MITSPRACHE_DEMO_OPEN:
            raise CommandError(
                f"HOST={host} would show the demo city, whose passwords are public, to other "
                "machines. Use HOST=127.0.0.1, or set MITSPRACHE_DEMO_OPEN=1 to open it with "
                "random passwords and without /_post/."
            )

    def _wait_for_answer(self, host: str, port: int, children: "Children") -> None:
        """The worker starts after the first answer, so that it does not slow the start down."""
        shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)
        while not children.ended():
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://{shown}:{port}/healthz", timeout=2)
                return
            time.sleep(0.05)

    def _announce(self) -> None:
        self._say(f"Mitsprache is running: {settings.MITSPRACHE_BASE_URL}/  (stop with Ctrl+C)")


def _web_server(host: str, port: int) -> list[str]:
    workers = int(os.environ.get("WEB_WORKERS", "0")) or len(os.sched_getaffinity(0))
    return [
        *[str(Path(sys.executable).parent / "granian"), "config.wsgi:application"],
        *["--interface", "wsgi", "--no-ws", "--host", host, "--port", str(port)],
        *["--workers", str(workers), "--blocking-threads", os.environ.get("WEB_THREADS", "1")],
        *["--working-dir", str(settings.BASE_DIR), "--log-level", "warning"],
        *["--workers-kill-timeout", "5", "--respawn-failed-workers"],
    ]


class Children:
    """Child processes that live and die together."""

    def __init__(self) -> None:
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.stopping = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)

    def start(self, name: str, *command: str) -> None:
        # Sessions of their own, so that Ctrl+C reaches this process alone and it stops the rest.
        self.running[name] = subprocess.Popen(
            command,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - this process has one thread
        )

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def ended(self) -> str | None:
        """The name of a child that has ended, "all" when told to stop, else None."""
        if self.stopping:
            return "all"
        return next(
            (name for name, child in self.running.items() if child.poll() is not None), None
        )

    def watch(self) -> str | None:
        """Wait until told to stop, or until a child ends; return the name of one that ended."""
        while (failed := self.ended()) is None:
            time.sleep(0.2)
        for child in self.running.values():
            child.terminate()
        deadline = time.monotonic() + GRACE
        for child in self.running.values():
            try:
                child.wait(max(deadline - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
        return None if self.stopping else failed


def _end_with_parent() -> None:
    """On Linux the kernel ends the child when this process is killed outright."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)
