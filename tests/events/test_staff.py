"""What the organisers do for somebody, and what a moved or cancelled day does to needs."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.dispatch import Signal
from django.utils import timezone

from mitsprache.common.permissions import NotAllowed
from mitsprache.content.models import File
from mitsprache.events import actions
from mitsprache.events.models import Event, Need
from mitsprache.events.queries.links import token_of
from mitsprache.events.signals import registration_ended, registration_received
from tests import factories

from .making import entry, event, people, register, states

pytestmark = pytest.mark.django_db


@contextmanager
def announced(signal: Signal) -> Iterator[list[dict[str, Any]]]:
    """What the signal tells meanwhile."""
    heard: list[dict[str, Any]] = []

    def listen(**told: Any) -> None:
        heard.append(told)

    signal.connect(listen)
    try:
        yield heard
    finally:
        signal.disconnect(listen)


def call(where: Event, **entries):
    given = {"actor": factories.department(), "name": "Frau Anruf", "submission_key": "a"}
    return actions.register_for(event=where, **given | entries)


def test_who_calls_is_registered_like_everybody_else():
    where = event(capacity=2)
    with announced(registration_received) as heard:
        first = call(where, email="Anruf@Post.example", needs=actions.Needs(diet="vegan"))
        assert call(where).pk == first.pk  # the same key
        assert call(where, submission_key="b", seats=2).state == "waiting"
    assert (first.state, first.way, first.person, first.number) == ("confirmed", "staff", None, 1)
    assert first.guest.email == "anruf@post.example" and first.need.diet == "vegan"
    assert [bool(token_of(signal["registration"])) for signal in heard] == [True, False]
    with pytest.raises(actions.RegisteredAlready):
        call(where, submission_key="c", email="anruf@post.example")


def test_who_calls_is_registered_after_the_end_of_registration_but_not_of_the_event():
    where = event(register_until=timezone.now() + dt.timedelta(days=1))
    later = timezone.now() + dt.timedelta(days=2)
    assert call(where, at=later).state == "confirmed"
    with pytest.raises(actions.RegistrationClosed):
        call(where, submission_key="b", at=timezone.now() + dt.timedelta(days=30))
    with pytest.raises(actions.RegistrationClosed):
        call(event(registration=False, title="Offen"))
    draft = actions.create_event(
        actor=factories.coordination(), organiser=factories.office(), entry=entry()
    )
    with pytest.raises(actions.NotPublished):
        call(draft)


def test_z_15_only_who_organises_does_it():
    where = event()
    one = register(where)
    for person in (factories.department2(), factories.editor(), factories.citizen()):
        for deed in (
            lambda who=person: call(where, actor=who),
            lambda who=person: actions.cancel_for(actor=who, registration=one),
            lambda who=person: actions.accept_for(actor=who, registration=one),
        ):
            with pytest.raises(NotAllowed):
                deed()
    assert states(where) == [(1, "confirmed")]


def test_an_offer_of_a_cancelled_event_is_not_taken():
    where = event(capacity=1)
    first, second = (register(where, one) for one in people(2))
    actions.cancel_for(actor=factories.department(), registration=first)
    assert states(where) == [(1, "cancelled"), (2, "offered")]
    actions.cancel_event(actor=factories.coordination(), event=where, reason="Sturm")
    with pytest.raises(actions.EventCancelled):
        actions.accept_for(actor=factories.department(), registration=second)


def test_p_01_needs_are_kept_until_after_a_day_that_moved_and_go_with_a_cancelled_one():
    where = event()
    register(where, needs=actions.Needs(accessibility="Rampe"))
    before = Need.objects.get().delete_after
    later = timezone.now().replace(microsecond=0) + dt.timedelta(days=90)
    moved = entry(starts_at=later, ends_at=later + dt.timedelta(hours=2))
    where = actions.change_event(
        actor=factories.coordination(), event=where, seen=where.changed_at, entry=moved
    )
    assert (Need.objects.get().delete_after - before).days >= 75
    assert actions.delete_needs(at=timezone.now() + dt.timedelta(days=40)) == 0
    actions.cancel_event(actor=factories.coordination(), event=where, reason="Sturm")
    assert not Need.objects.exists()


def test_who_came_unregistered_is_gone_again_when_it_was_a_mistake():
    where = event(capacity=1)
    there = actions.walk_in(actor=factories.department(), event=where, submission_key="tap")
    again = actions.walk_in(actor=factories.department(), event=where, submission_key="tap")
    assert there.pk == again.pk and states(where) == [(1, "present")]
    with announced(registration_ended) as ended:
        for _twice in range(2):
            actions.undo_check_in(actor=factories.department(), registration=there)
    assert states(where) == [(1, "cancelled")] and not ended
    assert register(where).state == "confirmed"


def test_who_waits_can_be_let_in_and_waits_again_when_it_was_a_mistake():
    where = event(capacity=1)
    register(where, factories.citizen())
    waits = register(where, factories.citizen2())
    assert waits.state == "waiting"
    for _twice in range(2):
        actions.check_in(actor=factories.department(), registration=waits)
    # One row, beyond the capacity: she stands in the room, and waits nowhere any more.
    assert states(where) == [(1, "confirmed"), (2, "present")]
    with pytest.raises(NotAllowed):
        actions.undo_check_in(actor=factories.department2(), registration=waits)
    for _twice in range(2):
        actions.undo_check_in(actor=factories.department(), registration=waits)
    assert states(where) == [(1, "confirmed"), (2, "waiting")]


def test_an_offered_place_is_taken_by_coming_and_kept_when_it_was_the_wrong_line():
    where = event(capacity=1)
    first = register(where, factories.citizen())
    waits = register(where, factories.citizen2())
    actions.cancel_registration(actor=factories.citizen(), registration=first)
    actions.check_in(actor=factories.department(), registration=waits)
    assert states(where) == [(1, "cancelled"), (2, "present")]
    actions.undo_check_in(actor=factories.department(), registration=waits)
    assert states(where) == [(1, "cancelled"), (2, "confirmed")]


def test_who_has_cancelled_is_not_checked_in():
    where = event()
    gone = register(where, factories.citizen())
    actions.cancel_registration(actor=factories.citizen(), registration=gone)
    with pytest.raises(actions.NotPossibleNow):
        actions.check_in(actor=factories.department(), registration=gone)


def test_an_office_holds_no_event_for_another_offices_project():
    project = factories.published_project()
    with pytest.raises(NotAllowed) as refused:
        actions.create_event(
            actor=factories.department2(),
            organiser=factories.office2(),
            project=project,
            entry=entry(),
        )
    assert refused.value.permission == "events.hold_for_project"


def test_a_name_that_is_too_long_is_refused_with_an_account_too():
    with pytest.raises(actions.EntryWrong) as refused:
        register(event(), name="x" * 121)
    assert refused.value.field == "name"


def test_a_document_is_of_the_library_of_who_puts_it_there():
    where = event()
    file = File(title="Fremd", office=factories.office2())
    file.file.save("fremd.txt", ContentFile(b"Inhalt"), save=False)
    file.save()
    with pytest.raises(actions.EntryWrong):
        actions.add_file(actor=factories.department(), event=where, file=file)
    with pytest.raises(NotAllowed):
        actions.add_file(actor=factories.department2(), event=where, file=file)
    made = actions.add_file(actor=factories.coordination(), event=where, file=file, when="after")
    assert made.title == "Fremd"
    with pytest.raises(NotAllowed):
        actions.remove_file(actor=factories.department2(), file=made)
    actions.remove_file(actor=factories.department(), file=made)
    assert not where.files.exists()


def test_a_session_on_which_something_hangs_stays():
    where = event(sessions=2)
    first, second = where.sessions.all()
    register(where, session=first)
    kept = [actions.SessionEntry(title="Zwei", session=second)]
    with pytest.raises(actions.NotPossibleNow):
        actions.set_sessions(actor=factories.coordination(), event=where, entries=kept)
    kept = [actions.SessionEntry(title="Eins", session=first)]
    actions.set_sessions(actor=factories.coordination(), event=where, entries=kept)
    assert where.sessions.get() == first
    with pytest.raises(actions.ChangedMeanwhile):
        actions.set_sessions(
            actor=factories.coordination(),
            event=where,
            entries=kept,
            seen=where.created_at - dt.timedelta(seconds=1),
        )
