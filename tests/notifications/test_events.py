"""Mails about events: who gets which, with which entry, and what none of them says."""

import datetime as dt
from email import message_from_bytes, policy

import pytest
import vobject
from django.core import mail
from django.test import Client
from django.utils import timezone

from mitsprache.common import outbox
from mitsprache.common.models import OutboxMail
from mitsprache.events import actions
from mitsprache.events.models import Registration
from mitsprache.events.queries.links import registration_of
from mitsprache.notifications.events import remind_events
from tests import factories
from tests.events.making import entry, event, mails, people, register

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
CANARY = actions.Needs(
    accessibility="KANARIE-1", interpreting="KANARIE-2", child_care="KANARIE-3", diet="KANARIE-4"
)


def as_guest(where, email="gast@example.org", **entries):
    register(where, actor=GUEST, name="Gästin", email=email, **entries)
    return link(mails("registration_submitted")[-1], "bestaetigen")


class _Guest:
    is_authenticated = False
    pk = None


GUEST = _Guest()


def link(told, part):
    """The token of the link that holds `part`."""
    [line] = [line for line in told.text.splitlines() if f"/{part}/" in line or part in line]
    return line.split("/anmeldung/")[1].split("/")[0]


def test_m_06_the_mail_to_a_guest_names_nothing_that_was_typed():
    made = event(title="Geheimer Titel")
    as_guest(made, needs=CANARY)
    (told,) = mails("registration_submitted")
    assert told.to == "gast@example.org"
    for typed in ("Gästin", "KANARIE", "Geheimer", "Titel"):
        assert typed not in told.subject + told.text
    assert not told.calendar


def test_the_receipt_says_the_place_and_brings_the_entry():
    made = event(sessions=2)
    register(made, seats=2)
    (told,) = mails("registration_received")
    assert told.to == "citizen@demo.example"
    assert "Sie haben einen Platz" in told.subject
    assert "Gruppe 1" in told.text and "2 Personen" in told.text
    entry_ = vobject.readOne(told.calendar).vevent
    assert str(made.uid) in entry_.uid.value and entry_.summary.value == made.title


def test_the_entry_leaves_as_a_calendar_file():
    register(event())
    outbox.send_due()
    sent = message_from_bytes(mail.outbox[-1].message().as_bytes(), policy=policy.default)
    (attached,) = list(sent.iter_attachments())
    assert attached.get_content_type() == "text/calendar"
    assert attached.get_param("method") == "PUBLISH"
    assert attached.get_filename() == "termin.ics"
    assert "BEGIN:VEVENT" in attached.get_content()


def test_who_waits_is_told_her_number_and_gets_no_entry():
    made = event(capacity=1)
    first, second, third = people(3)
    register(made, actor=first)
    register(made, actor=second)
    register(made, actor=third)
    told = mails("registration_received")[-1]
    assert told.to == third.email
    assert "Platz 2 der Warteliste" in told.text
    assert not told.calendar


def test_an_offer_says_until_when_and_its_link_works():
    made = event(capacity=1)
    mine = register(made)
    token = as_guest(made)
    actions.confirm_registration(token=token)
    actions.cancel_registration(actor=factories.citizen(), registration=mine)
    (cancelled,) = mails("registration_cancelled")
    assert cancelled.to == "citizen@demo.example"
    (offered,) = mails("place_offered")
    assert offered.to == "gast@example.org"
    page = Client().get(f"/termine/anmeldung/{link(offered, '/anmeldung/')}/")
    assert page.status_code == 200 and "Platz annehmen" in page.content.decode()


def test_an_offer_that_lapses_is_told():
    made = event(capacity=1)
    first, second = people(2)
    mine = register(made, actor=first)
    register(made, actor=second)
    actions.cancel_registration(actor=first, registration=mine)
    actions.end_lapsed_offers(at=timezone.now() + 3 * DAY)
    (told,) = mails("offer_lapsed")
    assert told.to == second.email


def test_m_02_a_change_reaches_everybody_who_comes_or_waits_each_by_herself():
    made = event(capacity=2)
    three = people(3)
    gone = register(made, actor=factories.citizen())
    actions.cancel_registration(actor=factories.citizen(), registration=gone)
    for one in three:
        register(made, actor=one, needs=CANARY)
    made.refresh_from_db()
    actions.change_event(
        actor=factories.coordination(),
        event=made,
        seen=made.changed_at,
        entry=entry(
            starts_at=made.starts_at + HOUR, ends_at=made.ends_at + HOUR, place="Neuer Saal"
        ),
    )
    told = mails("event_changed")
    assert [one.to for one in told] == [one.email for one in three]
    for one, mine in zip(told, three, strict=True):
        assert "neue Zeit, neuer Ort" in one.subject
        assert "Neuer Saal" in one.text
        others = {other.email for other in three} - {mine.email}
        assert not any(other in one.subject + one.text + one.calendar for other in others)
        assert vobject.readOne(one.calendar).vevent.sequence.value == "1"


def test_a_cancelled_event_is_told_with_its_reason_and_strikes_the_entry_out():
    made = event()
    register(made)
    actions.cancel_event(actor=factories.coordination(), event=made, reason="Der Saal steht leer.")
    (told,) = mails("event_cancelled")
    assert "Der Saal steht leer." in told.text
    entry_ = vobject.readOne(told.calendar).vevent
    assert entry_.status.value == "CANCELLED" and str(made.uid) in entry_.uid.value


def evening_before(made):
    """Ten o'clock in the morning of the day before."""
    local = timezone.localtime(made.starts_at) - DAY
    return local.replace(hour=10, minute=0)


def test_the_day_before_everybody_with_a_place_is_reminded_once():
    made = event(capacity=1)
    first, second = people(2)
    register(made, actor=first)
    register(made, actor=second)
    at = evening_before(made)
    assert remind_events(at=at - DAY) == 0
    assert remind_events(at=at.replace(hour=8)) == 0
    assert remind_events(at=at) == 1
    assert remind_events(at=at + HOUR) == 0
    (told,) = mails("event_tomorrow")
    assert told.to == first.email and "BEGIN:VEVENT" in told.calendar


def test_a_guest_cancels_by_the_link_of_her_reminder_as_by_that_of_her_first_mail():
    made = event()
    first_link = as_guest(made)
    actions.confirm_registration(token=first_link)
    remind_events(at=evening_before(made))
    (told,) = mails("event_tomorrow")
    in_reminder = link(told, "/anmeldung/")
    assert in_reminder == first_link
    assert Client().post(f"/termine/anmeldung/{in_reminder}/absagen/").status_code == 302
    assert Registration.objects.get().state == "cancelled"


def test_a_link_is_of_no_use_with_another_number_and_outlives_a_new_secret(settings):
    made = event()
    mine, other = as_guest(made), as_guest(made, email="andere@example.org")
    signature = mine.partition(":")[2]
    assert registration_of(f"{other.partition(':')[0]}:{signature}") is None
    assert registration_of(signature) is None and registration_of("") is None
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-secret-of-sufficient-length-for-this-one-test"
    assert registration_of(mine).guest.email == "gast@example.org"


def test_nobody_is_reminded_of_what_is_cancelled_or_just_booked():
    made = event()
    register(made)
    at = evening_before(made)
    Registration.objects.update(confirmed_at=at - 2 * HOUR)
    assert remind_events(at=at) == 0
    Registration.objects.update(confirmed_at=at - 2 * DAY)
    actions.cancel_event(actor=factories.coordination(), event=made, reason="Fällt aus.")
    assert remind_events(at=at) == 0


def test_p_01_needs_are_in_no_mail():
    made = event(capacity=1)
    register(made, needs=CANARY)
    token = as_guest(made, needs=CANARY)
    actions.confirm_registration(token=token)
    remind_events(at=evening_before(made))
    first = Registration.objects.get(person=factories.citizen())
    actions.cancel_registration(actor=factories.citizen(), registration=first)
    actions.cancel_event(actor=factories.coordination(), event=made, reason="Fällt aus.")
    written = [one.subject + one.text + one.html + one.calendar for one in OutboxMail.objects.all()]
    assert len(written) >= 6
    assert not any("KANARIE" in one for one in written)


def test_m_08_no_subject_names_the_event():
    made = event(title="Selbsthilfe am Weiher", capacity=1)
    register(made)
    actions.cancel_event(actor=factories.coordination(), event=made, reason="Fällt aus.")
    assert not any("Weiher" in one.subject for one in OutboxMail.objects.all())


@pytest.mark.parametrize(("language", "said"), [("en", "You have a place"), ("ar", "لديك مكان")])
def test_mails_are_written_in_the_reader_s_language(language, said):
    reader = factories.person("omar@demo.example", "Omar", language=language)
    register(event(), actor=reader)
    (told,) = mails("registration_received")
    assert told.language == language and told.subject == said
    assert f"/{language}/termine/" in told.text
