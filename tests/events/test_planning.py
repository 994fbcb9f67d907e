"""Events are prepared, published, changed, cancelled."""

import datetime as dt

import pytest
from django.utils import timezone

from mitsprache.common.models import AuditEntry
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import NotAllowed
from mitsprache.events import actions
from mitsprache.events.models import Event
from mitsprache.events.times import is_over, last_local_day, state_at
from tests import factories

from .making import entry, event, people, register, states

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 5, 4, 10, tzinfo=dt.UTC)


def create(**changes):
    return actions.create_event(
        actor=factories.coordination(), organiser=factories.office(), entry=entry(**changes)
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "  "}, "title"),
        ({"kind": "party"}, "kind"),
        ({"starts_at": NOW, "ends_at": NOW}, "ends_at"),
        ({"starts_at": NOW, "ends_at": NOW - dt.timedelta(hours=1)}, "ends_at"),
        ({"first_day": dt.date(2027, 5, 2), "last_day": dt.date(2027, 5, 1)}, "last_day"),
        ({"first_day": dt.date(2027, 5, 2), "starts_at": NOW, "ends_at": NOW}, "first_day"),
        ({"planned": None}, "planned"),
        ({"capacity": 0}, "capacity"),
        ({"seats_each": 11}, "seats_each"),
        ({"step_free": "perhaps"}, "step_free"),
        ({"online_url": "javascript:alert(1)"}, "online_url"),
        ({"summary": "x" * 1_001}, "summary"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(wrong, field):
    with pytest.raises(actions.EntryWrong) as refused:
        create(**wrong)
    assert refused.value.field == field
    assert not Event.objects.exists()


def test_nobody_sees_it_before_it_is_published():
    made = create()
    assert made not in Event.objects.visible_to(None)
    published = actions.publish_event(actor=factories.coordination(), event=made)
    assert published in Event.objects.visible_to(None)
    assert published.state == "open"
    verbs = AuditEntry.objects.filter(subject_kind="events.event").values_list("verb", flat=True)
    assert set(verbs) == {"events.create_event", "events.publish_event"}


def test_a_period_becomes_a_day_and_keeps_its_address():
    made = event(planned=PartialDate.parse("2028-Q1"), registration=False)
    with pytest.raises(actions.EntryWrong):
        actions.open_event(actor=factories.coordination(), event=made)
    fixed = actions.change_event(
        actor=factories.coordination(),
        event=made,
        seen=made.changed_at,
        entry=entry(first_day=dt.date(2028, 3, 14), registration=False),
        at=timezone.now() + dt.timedelta(minutes=1),
    )
    opened = actions.open_event(actor=factories.coordination(), event=fixed)
    assert (opened.state, opened.slug) == ("open", made.slug)


def test_fewer_places_than_are_taken_are_refused_and_nothing_is_changed():
    made = event(capacity=3)
    for one in people(3):
        register(made, one)
    made.refresh_from_db()
    with pytest.raises(actions.ConfirmedExceed):
        actions.change_event(
            actor=factories.coordination(),
            event=made,
            seen=made.changed_at,
            entry=entry(capacity=2, title="Anders"),
        )
    assert Event.objects.get().title == "Workshop am Weiher"


def test_more_places_are_offered_to_who_waits():
    made = event(capacity=1)
    for one in people(3):
        register(made, one)
    made.refresh_from_db()
    actions.change_event(
        actor=factories.coordination(), event=made, seen=made.changed_at, entry=entry(capacity=2)
    )
    assert states(made) == [(1, "confirmed"), (2, "offered"), (3, "waiting")]


def test_who_was_slower_changes_nothing():
    made = event()
    seen = made.changed_at
    actions.change_event(
        actor=factories.coordination(),
        event=made,
        seen=seen,
        entry=entry(place="Rathaus"),
        at=timezone.now() + dt.timedelta(minutes=1),
    )
    with pytest.raises(actions.ChangedMeanwhile):
        actions.change_event(
            actor=factories.coordination(), event=made, seen=seen, entry=entry(place="Kirche")
        )


def test_another_office_changes_nothing():
    made = event()
    with pytest.raises(NotAllowed):
        actions.change_event(
            actor=factories.department2(), event=made, seen=made.changed_at, entry=entry()
        )
    with pytest.raises(NotAllowed):
        actions.cancel_event(actor=factories.department(), event=made, reason="Nein")


def test_the_state_follows_from_places_and_clock():
    made = event(capacity=1)
    begins = made.starts_at
    assert state_at(made, begins, free=1) == "open"
    assert state_at(made, begins, free=0) == "full"
    assert state_at(made, made.ends_at, free=0) == "over"
    quarter = event(title="Rückkopplung", planned=PartialDate.parse("2018-Q1"), registration=False)
    assert last_local_day(quarter) == dt.date(2018, 3, 31)
    assert is_over(quarter, NOW)
