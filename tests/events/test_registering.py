"""Who gets a place, who waits, who moves up."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.events import actions
from mitsprache.events.models import Need, Registration
from mitsprache.events.queries.links import token_of
from mitsprache.events.signals import registration_submitted
from tests import factories

from .making import event, people, register, states

pytestmark = pytest.mark.django_db


def test_with_an_account_a_free_place_is_hers_at_once():
    where = event(capacity=2)
    got = register(where)
    assert got.state == "confirmed"
    assert AuditEntry.objects.filter(verb="events.register", subject_id=str(got.pk)).count() == 1


def test_the_same_submission_is_the_same_registration():
    where = event(capacity=2)
    first = register(where, submission_key="one")
    again = register(where, submission_key="one")
    assert first.pk == again.pk
    assert where.registrations.count() == 1


def test_nobody_registers_twice():
    where = event(capacity=5)
    register(where)
    with pytest.raises(actions.RegisteredAlready):
        register(where)


def test_what_is_full_makes_people_wait_in_order():
    where = event(capacity=2)
    for one in people(4):
        register(where, one)
    assert states(where) == [
        (1, "confirmed"),
        (2, "confirmed"),
        (3, "waiting"),
        (4, "waiting"),
    ]


def test_nobody_is_passed_over_when_a_place_would_fit_her_alone():
    where = event(capacity=3)
    a, b, c = people(3)
    register(where, a, seats=2)
    register(where, b, seats=2)  # one place is free, she needs two
    assert register(where, c, seats=1).state == "waiting"


def test_a_place_that_is_given_back_is_offered_to_who_waits_longest():
    where = event(capacity=1)
    a, b, c = people(3)
    first = register(where, a)
    register(where, b)
    register(where, c)
    actions.cancel_registration(actor=a, registration=first)
    assert states(where) == [(1, "cancelled"), (2, "offered"), (3, "waiting")]


def test_an_offer_that_nobody_takes_goes_to_the_next():
    where = event(capacity=1)
    a, b, c = people(3)
    first = register(where, a)
    register(where, b)
    register(where, c)
    actions.cancel_registration(actor=a, registration=first)
    later = timezone.now() + dt.timedelta(days=3)
    assert actions.end_lapsed_offers(at=later) == 1
    assert states(where) == [(1, "cancelled"), (2, "lapsed"), (3, "offered")]
    offered = Registration.objects.get(event=where, number=3)
    actions.accept_offer(actor=c, registration=offered, at=later)
    assert states(where)[-1] == (3, "confirmed")


def test_an_offer_that_has_lapsed_cannot_be_taken():
    where = event(capacity=1)
    a, b = people(2)
    first = register(where, a)
    waiting = register(where, b)
    actions.cancel_registration(actor=a, registration=first)
    with pytest.raises(actions.NotPossibleNow):
        actions.accept_offer(
            actor=b, registration=waiting, at=timezone.now() + dt.timedelta(days=3)
        )


def test_sessions_have_their_own_places():
    where = event(sessions=2, session_places=1, capacity=10)
    one, two = where.sessions.all()
    a, b, c = people(3)
    assert register(where, a, session=one).state == "confirmed"
    assert register(where, b, session=one).state == "waiting"
    assert register(where, c, session=two).state == "confirmed"


def test_a_session_of_another_event_is_refused():
    where, other = event(sessions=1, title="A"), event(sessions=1, title="B")
    with pytest.raises(actions.ForeignSession):
        register(where, session=other.sessions.get())
    with pytest.raises(actions.ForeignSession):
        actions.register(actor=factories.citizen(), event=where, language="de", submission_key="x")


@pytest.mark.parametrize("seats", [0, -1, 5, 500])
def test_more_people_than_the_event_allows_at_once_are_refused(seats):
    where = event(capacity=100, seats_each=4)
    with pytest.raises(actions.EntryWrong) as refused:
        register(where, seats=seats)
    assert refused.value.field == "seats"
    assert not where.registrations.exists()


def test_after_the_end_of_registration_nobody_registers():
    where = event(capacity=5, register_until=timezone.now() + dt.timedelta(days=1))
    register(where)
    with pytest.raises(actions.RegistrationClosed):
        register(where, people(1)[0], at=timezone.now() + dt.timedelta(days=2))


def test_a_draft_and_a_cancelled_event_take_nobody():
    made = actions.create_event(
        actor=factories.coordination(),
        organiser=factories.office(),
        entry=actions.EventEntry(
            title="X", kind="onsite", first_day=dt.date(2031, 5, 1), registration=True
        ),
    )
    with pytest.raises(actions.NotPublished):
        register(made)
    published = actions.publish_event(actor=factories.coordination(), event=made)
    actions.cancel_event(actor=factories.coordination(), event=published, reason="Sturm")
    with pytest.raises(actions.EventCancelled):
        register(published)


class Mailed:
    """Catches what leads from the guest's mail to her registration."""

    def __init__(self) -> None:
        self.tokens: list[str] = []

    def __call__(self, registration: Registration, **_signal: object) -> None:
        self.tokens.append(token_of(registration))


@pytest.fixture
def mailed():
    catch = Mailed()
    registration_submitted.connect(catch, weak=False)
    yield catch
    registration_submitted.disconnect(catch)


def guest(where, email="gast@post.example", **entries):
    return register(where, AnonymousUser(), name="Gast", email=email, **entries)


def test_a_guest_has_no_place_before_she_follows_her_link(mailed):
    where = event(capacity=1)
    waiting = guest(where)
    assert waiting.state == "unconfirmed"
    taken = register(where)
    assert taken.state == "confirmed"
    got = actions.confirm_registration(token=mailed.tokens[0])
    assert got.state == "waiting"
    # The same link again leads to the same place on the list.
    again = actions.confirm_registration(token=mailed.tokens[0])
    assert again.number == got.number


def test_a_link_older_than_two_days_is_spent(mailed):
    where = event(capacity=1)
    guest(where)
    with pytest.raises(actions.LinkSpent):
        actions.confirm_registration(
            token=mailed.tokens[0], at=timezone.now() + dt.timedelta(days=2, minutes=1)
        )
    with pytest.raises(actions.LinkSpent):
        actions.confirm_registration(token="unknown")


def test_nobody_cancels_for_somebody_else(mailed):
    where = event(capacity=3)
    hers = register(where)
    with pytest.raises(NotAllowed):
        actions.cancel_registration(actor=factories.citizen2(), registration=hers)
    guest(where)
    with pytest.raises(actions.LinkSpent):
        actions.cancel_registration(token=mailed.tokens[0], registration=hers)
    assert Registration.objects.get(pk=hers.pk).state == "confirmed"


def test_needs_are_kept_apart_and_go_with_the_registration():
    where = event(capacity=3)
    needs = actions.Needs(accessibility="Rollstuhl", interpreting="Dari")
    hers = register(where, needs=needs)
    kept = Need.objects.get(registration=hers)
    assert kept.delete_after == where.planned.last_day + dt.timedelta(days=14)
    actions.cancel_registration(actor=factories.citizen(), registration=hers)
    assert not Need.objects.exists()


def test_needs_are_gone_fourteen_days_after_the_event():
    where = event(capacity=3)
    register(where, needs=actions.Needs(diet="vegan"))
    last = where.ends_at + dt.timedelta(days=14)
    assert actions.delete_needs(at=last) == 0
    assert actions.delete_needs(at=last + dt.timedelta(days=1)) == 1
    assert not Need.objects.exists()


def test_nothing_is_offered_when_nobody_could_answer_any_more():
    where = event(capacity=1)
    a, b = people(2)
    first = register(where, a)
    register(where, b)
    actions.cancel_registration(
        actor=a, registration=first, at=where.starts_at - dt.timedelta(hours=1)
    )
    assert states(where) == [(1, "cancelled"), (2, "waiting")]
