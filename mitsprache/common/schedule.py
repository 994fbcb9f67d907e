"""What has to be done again and again, and that only one node does it each time (C-08)."""

import datetime as dt

import structlog
from django.core.management import call_command, get_commands

from . import limits

log = structlog.get_logger(__name__)

# Management commands by name: the apps above bring them, nothing here needs to import upwards.
JOBS: dict[str, dt.timedelta] = {
    "publish_scheduled": dt.timedelta(minutes=1),
    "release_decisions": dt.timedelta(minutes=1),
    "make_synopses": dt.timedelta(minutes=1),
    "end_offers": dt.timedelta(minutes=1),
    "forget_registrations": dt.timedelta(hours=1),
    "delete_unconfirmed": dt.timedelta(hours=1),
    "remind_cases": dt.timedelta(hours=1),
    "remind_events": dt.timedelta(hours=1),
    "import_oparl": dt.timedelta(days=1),
    "seal_audit": dt.timedelta(hours=6),
    "clearsessions": dt.timedelta(days=1),
    "clear_counters": dt.timedelta(days=1),
    "prune_db_task_results": dt.timedelta(days=1),
}


def tick(*, at: dt.datetime | None = None) -> list[str]:
    """Run every job whose window has begun and that no other node has taken; return their names.

    A job that fails is logged and runs again in its next window.
    """
    done = []
    for name, every in JOBS.items():
        if name not in get_commands() or limits.hit(f"schedule:{name}", per=every, at=at) > 1:
            continue
        try:
            call_command(name, verbosity=0)
        except Exception as error:  # one broken job may not stop the others or the mails
            log.error("schedule.failed", job=name, exc_info=error)
        done.append(name)
    return done
