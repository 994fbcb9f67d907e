"""What the scheduler publishes and takes down."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from mitsprache.common.models import PageVersion
from mitsprache.content.models import HomePage, InfoPage
from mitsprache.content.queries import info_page
from mitsprache.editorial.tasks import end_expired_pages, publish_due

pytestmark = pytest.mark.django_db


def page(slug, **fields):
    home = HomePage.objects.get(locale__language_code="de")
    return home.add_child(
        instance=InfoPage(title=slug.title(), slug=slug, body="<p>Text</p>", live=False, **fields)
    )


def planned(slug, *, minutes=-1):
    at = timezone.now() + dt.timedelta(minutes=minutes)
    made = page(slug)
    revision = made.save_revision(approved_go_live_at=at)
    return made, revision


def version():
    row = PageVersion.objects.filter(key="content").first()
    return row.version if row else 0


def test_what_is_due_is_published_and_nothing_else():
    planned("faellig")
    planned("spaeter", minutes=60)
    assert publish_due() == 1
    assert info_page("faellig", "de")
    assert info_page("spaeter", "de") is None
    assert publish_due() == 0, "a second run finds nothing left to do"


def test_one_broken_revision_does_not_hold_up_the_others():
    _broken, revision = planned("kaputt")
    Revision.objects.filter(pk=revision.pk).update(
        content={"pk": revision.content["pk"]}, approved_go_live_at=timezone.now() - dt.timedelta(1)
    )
    planned("heil")
    call_command("publish_scheduled", verbosity=0)
    assert info_page("heil", "de")
    assert info_page("kaputt", "de") is None


def test_a_page_whose_time_is_over_is_taken_down():
    made = page("aktion")
    made.save_revision().publish()
    InfoPage.objects.filter(pk=made.pk).update(expire_at=timezone.now() - dt.timedelta(minutes=1))
    assert end_expired_pages() == 1
    assert info_page("aktion", "de") is None


def test_kept_copies_are_read_anew_after_each_change_of_a_page():
    made = page("hilfe")
    seen = [version()]
    made.save_revision().publish()
    seen.append(version())
    made.refresh_from_db()
    made.unpublish()
    seen.append(version())
    made.save_revision().publish()
    made.refresh_from_db()
    made.delete()
    seen.append(version())
    assert seen == sorted(set(seen))
