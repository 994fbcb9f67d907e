"""The worker: sends the outbox's mails, runs background tasks and what the schedule says."""

import os
import signal
import threading
import time
from argparse import ArgumentParser
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from mitsprache.common import outbox, schedule

log = structlog.get_logger(__name__)

PAUSE = 1.0  # seconds between two looks when nothing was due
SCHEDULE_PAUSE = 10.0  # the finest job runs once a minute


class Command(BaseCommand):
    help = "Sends mail, runs background tasks and scheduled jobs until it is told to stop."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then stop")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["once"]:
            _round(with_schedule=True)
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_signal: stop.set())
        parent, next_schedule = os.getppid(), 0.0
        while not stop.is_set() and os.getppid() == parent:
            with_schedule = time.monotonic() >= next_schedule
            if with_schedule:
                next_schedule = time.monotonic() + SCHEDULE_PAUSE
            try:
                busy = _round(with_schedule=with_schedule)
            except OperationalError as error:  # the database restarts; the rows wait there
                log.warning("work.database_away", error=type(error).__name__)
                busy = False
            if not busy:
                stop.wait(PAUSE)


def _round(*, with_schedule: bool) -> bool:
    """One look at everything that may be due; True when there was something to do."""
    close_old_connections()
    if with_schedule:
        schedule.tick()
    sent = outbox.send_due()
    tasks_waiting = DBTaskResult.objects.ready().exists()
    if tasks_waiting:
        Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=20,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        ).run()
    close_old_connections()
    return bool(sent or tasks_waiting)
