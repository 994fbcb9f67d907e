"""What the scheduler does for /redaktion/."""

import datetime as dt

import structlog
from django.db import transaction
from wagtail.models import Page, Revision

from mitsprache.common import clock

log = structlog.get_logger(__name__)


def publish_due(*, at: dt.datetime | None = None) -> int:
    """Publish every revision whose hour has come by `at` (default: now); return how many were.

    Each on its own: one that fails is logged and holds up none of the others. Of two workers
    that run at once only one publishes a revision, because the row is locked and looked at again.
    """
    at = at or clock.database_now()
    due = Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at")
    published = 0
    for number in list(due.values_list("pk", flat=True)):
        try:
            published += _publish(number, at)
        except Exception as error:  # whatever is wrong with this one, the others go out
            log.error("schedule.failed", revision=number, exc_info=error)
    return published


@transaction.atomic
def _publish(number: int, at: dt.datetime) -> bool:
    revision = (
        Revision.objects.select_for_update().filter(pk=number, approved_go_live_at__lte=at).first()
    )
    if revision is None:
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    return True


def end_expired_pages(*, at: dt.datetime | None = None) -> int:
    """Take down ordinary pages whose time is over by `at`; return how many.

    Fact sheets have no expiry date: they are withdrawn with a reason.
    """
    at = at or clock.database_now()
    ended = 0
    for page in Page.objects.live().filter(expire_at__lte=at).specific():
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        ended += 1
    return ended
