"""Registering on the site: the form and its refusals, the mail, the own page, offers, cancelling."""

import datetime as dt
import logging

import pytest
from django.test import Client
from django.utils import timezone

from mitsprache.common.models import AuditEntry, OutboxMail, RateCounter
from mitsprache.events import actions
from mitsprache.events.models import Event, Need, Registration
from tests import factories
from tests.events.making import event, mails, people, register

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
SECOND = dt.timedelta(seconds=1)
GUEST = {"name": "Gästin", "email": "gast@example.org"}


def as_(person: object) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def form_path(of: Event) -> str:
    return f"/termine/{of.slug}/anmeldung/"


def send(of: Event, client: Client | None = None, **entries: str):
    session = of.sessions.first()
    given = {"seats": "1", "key": "k" * 20, "session": session.pk if session else ""} | entries
    return (client or Client()).post(form_path(of), given)


def token() -> str:
    """Of the link in the newest mail that asks to confirm."""
    text = mails("registration_submitted")[-1].text
    return text.split("/termine/anmeldung/")[1].split("/")[0]


def confirm(which: str):
    return Client().post(f"/termine/anmeldung/{which}/bestaetigen/")


# --- the form -------------------------------------------------------------------------------------


def test_the_form_asks_guests_for_name_and_address_and_accounts_for_neither():
    made = event(sessions=2, session_places=3)
    by_guest = Client().get(form_path(made))
    assert 'name="email"' in by_guest.content.decode()
    assert "Gruppe 1: 3 von 3 Plätzen frei" in by_guest.content.decode()
    assert "no-store" in by_guest.headers["Cache-Control"]
    by_account = as_(factories.citizen()).get(form_path(made)).content.decode()
    assert 'name="email"' not in by_account and 'name="diet"' in by_account


def test_it_says_who_reads_the_needs_and_when_they_go():
    made = event(starts_at=dt.datetime(2030, 7, 3, 16, tzinfo=dt.UTC))
    html = Client().get(form_path(made)).content.decode()
    assert made.organiser.name in html and "17. Juli 2030" in html


def test_with_an_account_the_place_is_given_at_once():
    made, client = event(sessions=2), as_(factories.citizen())
    response = send(made, client, seats="2", diet="halal")
    one = Registration.objects.get()
    assert response.url == f"/konto/termine/{one.pk}/"
    html = client.get(response.url).content.decode()
    assert "Sie haben einen Platz" in html and "2 Personen" in html
    assert "halal" not in html
    assert (one.state, one.need.diet) == ("confirmed", "halal")


def test_a_guest_confirms_by_post_alone():
    made = event()
    response = send(made, **GUEST, accessibility="Rollstuhl")
    sent = Client().get(response.url)
    assert "gast@example.org" in sent.content.decode() and "Rollstuhl" not in sent.content.decode()
    one = Registration.objects.get()
    assert one.state == "unconfirmed"
    path = f"/termine/anmeldung/{token()}/bestaetigen/"
    assert Client().get(path).status_code == 200 and Client().head(path).status_code == 200
    one.refresh_from_db()
    assert one.state == "unconfirmed"
    assert Client().post(path).url == f"/termine/anmeldung/{token()}/"
    one.refresh_from_db()
    assert one.state == "confirmed"
    assert Client().get(path).status_code == 302  # the second click leads where the first one led


def test_sending_twice_is_one_registration():
    made, client = event(capacity=5), as_(factories.citizen())
    assert send(made, client).url == send(made, client).url
    assert Registration.objects.count() == 1


def test_whoever_is_registered_is_led_to_her_registration():
    made, client = event(), as_(factories.citizen())
    mine = register(made)
    assert client.get(form_path(made)).url == f"/konto/termine/{mine.pk}/"
    response = send(made, client, key="n" * 20)
    assert response.status_code == 422
    assert "schon angemeldet" in response.content.decode()


# --- what is refused ------------------------------------------------------------------------------

TYPED = {"name": "Gästin", "email": "gast@example.org", "seats": "2", "diet": "keine Nüsse"}


def refused(response, words: str, *, status: int = 422) -> None:
    """The form again, with the reason and with everything that was typed; nothing is stored."""
    html = response.content.decode()
    assert response.status_code == status
    assert words in html
    assert "keine Nüsse" in html and "gast@example.org" in html
    assert not Registration.objects.exists() and not Need.objects.exists()
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"seats": "500"}, "zwischen 1 und 4"),
        ({"seats": "0"}, "mindestens eine Person"),
        ({"seats": "-3"}, "mindestens eine Person"),
        ({"seats": "1.5"}, "ganze Zahl"),
        ({"seats": "9" * 40}, "zwischen 1 und 4"),
        ({"name": ""}, "unter welchem Namen"),
        ({"email": ""}, "können wir Ihnen den Link nicht"),
        ({"accessibility": "x" * 501}, "500"),
    ],
)
def test_entries_that_are_wrong_are_said_at_their_fields(change, words):
    response = send(event(), **(TYPED | change))
    html = response.content.decode()
    assert response.status_code == 422 and words in html, html[html.find("form-errors") :][:900]
    assert "keine Nüsse" in html
    assert not Registration.objects.exists() and not Need.objects.exists()


def test_an_address_that_is_none_is_said():
    response = send(event(), **(TYPED | {"email": "gast"}))
    assert response.status_code == 422 and "name@example.org" in response.content.decode()


@pytest.mark.parametrize("which", ["foreign", "gibberish", "none"])
def test_a_session_of_another_event_is_refused(which):
    made, other = event(sessions=2), event(title="Anderer", sessions=1)
    chosen = {"foreign": str(other.sessions.get().pk), "gibberish": "1 OR 1=1", "none": ""}[which]
    response = send(made, **TYPED, session=chosen)
    refused(response, "Bitte wählen Sie eine der Runden dieses Termins.")


def test_a_number_of_people_that_never_fits_is_refused():
    refused(send(event(capacity=1), **TYPED), "So viele Plätze gibt es insgesamt nicht.")


def ends_in(seconds: int) -> Event:
    return event(register_until=timezone.now() + seconds * SECOND)


def test_after_the_end_and_of_a_cancelled_event_the_form_says_so_and_keeps_the_entries():
    late = ends_in(-1)
    assert "Die Anmeldung ist seit" in Client().get(form_path(late)).content.decode()
    refused(send(late, **TYPED), "Die Anmeldung ist seit")
    gone = event(title="Weg")
    actions.cancel_event(actor=factories.coordination(), event=gone, reason="Fällt aus.")
    assert "abgesagt" in Client().get(form_path(gone)).content.decode()
    OutboxMail.objects.all().delete()
    refused(send(gone, **TYPED), "abgesagt")


def test_before_the_end_it_is_taken():
    assert send(ends_in(60), **TYPED).status_code == 302


def test_without_registration_there_is_no_form():
    made = event(registration=False)
    html = Client().get(form_path(made)).content.decode()
    assert "<form" not in html.split("<main")[1].split("</main")[0]
    refused(send(made, **TYPED), "müssen Sie sich nicht anmelden")


def test_r_02_two_hundred_people_behind_one_address_succeed():
    made = event(capacity=500)
    for number in range(200):
        response = send(
            made,
            Client(REMOTE_ADDR="10.1.2.3"),
            name=f"P {number}",
            email=f"p{number}@example.org",
            key=f"key-{number:08}",
        )
        assert response.status_code == 302, number
    assert Registration.objects.count() == 200


def test_one_mailbox_is_not_flooded():
    made = event(capacity=500)
    answers = [send(made, **GUEST, key=f"key-{number:08}").status_code for number in range(8)]
    assert answers.count(302) == 5 and answers[-1] == 429
    assert len(mails("registration_submitted")) == 5


# --- the own page ---------------------------------------------------------------------------------


def waiting_world() -> tuple[Event, Client, Registration, str]:
    """One place, taken by an account; a guest waits behind it."""
    made, client = event(capacity=1), as_(factories.citizen())
    send(made, client)
    send(made, **GUEST)
    guests = token()
    confirm(guests)
    return made, client, Registration.objects.get(person=factories.citizen()), guests


def test_the_list_the_offer_and_cancelling_by_link():
    _made, client, mine, guests = waiting_world()
    html = Client().get(f"/termine/anmeldung/{guests}/").content.decode()
    assert "Platz 1 der Warteliste" in html and "annehmen" not in html
    assert client.get(f"/konto/termine/{mine.pk}/absagen/").status_code == 200
    mine.refresh_from_db()
    assert mine.state == "confirmed"
    client.post(f"/konto/termine/{mine.pk}/absagen/")
    html = Client().get(f"/termine/anmeldung/{guests}/").content.decode()
    assert "Wir halten ihn bis" in html and f"/termine/anmeldung/{guests}/annehmen/" in html
    path = f"/termine/anmeldung/{guests}/annehmen/"
    assert Client().get(path).status_code == 200
    assert Client().post(path).status_code == 302
    assert Registration.objects.get(guest__isnull=False).state == "confirmed"
    Client().post(f"/termine/anmeldung/{guests}/absagen/")
    assert Registration.objects.get(guest__isnull=False).state == "cancelled"
    html = Client().get(f"/termine/anmeldung/{guests}/").content.decode()
    assert "absagen/" not in html and "Diese Anmeldung ist abgesagt." in html


def test_an_offer_that_has_lapsed_is_refused_in_words():
    _made, client, mine, guests = waiting_world()
    client.post(f"/konto/termine/{mine.pk}/absagen/")
    Registration.objects.filter(state="offered").update(offered_until=timezone.now() - SECOND)
    response = Client().post(f"/termine/anmeldung/{guests}/annehmen/")
    assert response.status_code == 409 and "abgelaufen" in response.content.decode()
    assert Client().get(f"/termine/anmeldung/{guests}/annehmen/").status_code == 302


def test_z_06_registrations_of_others_are_not_there():
    made = event()
    mine = register(made)
    other = as_(factories.citizen2())
    for tail in ("", "absagen/", "annehmen/"):
        assert other.get(f"/konto/termine/{mine.pk}/{tail}").status_code == 404
        assert Client().get(f"/konto/termine/{mine.pk}/{tail}").status_code == 302
    assert other.post(f"/konto/termine/{mine.pk}/absagen/").status_code == 404
    mine.refresh_from_db()
    assert mine.state == "confirmed"


@pytest.mark.parametrize("tail", ["", "bestaetigen/", "annehmen/", "absagen/", "adresse-loeschen/"])
def test_a_link_that_nobody_has_says_so(tail):
    for bad in ("gibt-es-nicht", "%00", "a" * 300):
        assert Client().get(f"/termine/anmeldung/{bad}/{tail}").status_code == 410


def test_a_link_that_is_too_old_confirms_nothing():
    made = event()
    send(made, **GUEST)
    Registration.objects.update(at=timezone.now() - 3 * DAY)
    assert confirm(token()).status_code == 410
    assert Registration.objects.get().state == "unconfirmed"


def test_one_s_own_registrations_stand_below_the_account():
    client = as_(factories.citizen())
    assert "Noch nichts" in client.get("/konto/termine/").content.decode()
    first = event(title="Erster Termin")
    register(first)
    register(event(title="Fremder Termin"), actor=factories.citizen2())
    html = client.get("/konto/termine/").content.decode()
    assert "Erster Termin" in html and "Fremder" not in html
    assert "/konto/termine/" in client.get("/konto/").content.decode()


@pytest.mark.parametrize("number", [1, 15])
def test_the_list_takes_the_same_queries_for_few_and_many(number, django_assert_num_queries):
    client = as_(factories.citizen())
    for one in range(number):
        made = event(title=f"T {one}", capacity=1)
        register(made, actor=factories.citizen2())
        register(made)
    client.get("/konto/termine/")
    with django_assert_num_queries(3):
        client.get("/konto/termine/")


def test_the_private_page_is_kept_by_nobody():
    *_rest, guests = waiting_world()
    response = Client().get(f"/termine/anmeldung/{guests}/")
    assert "no-store" in response.headers["Cache-Control"]


# --- needs ----------------------------------------------------------------------------------------

CANARY = {
    "accessibility": "KANARIE-A",
    "interpreting": "KANARIE-B",
    "child_care": "KANARIE-C",
    "diet": "KANARIE-D",
}


def test_p_01_p_05_needs_are_on_no_page_in_no_log_and_no_table_but_their_own(caplog, capfd):
    caplog.set_level(logging.DEBUG)
    made, client = event(capacity=1, sessions=1), as_(factories.citizen())
    send(made, client, **CANARY)
    send(made, **GUEST, **CANARY)
    confirm(token())
    mine = Registration.objects.get(person=factories.citizen())
    pages = [
        "/",
        "/termine/",
        f"/termine/{made.slug}/",
        f"/termine/{made.slug}.ics",
        "/termine.ics",
        f"/api/v1/events/{made.slug}",
        "/konto/",
        "/konto/termine/",
        f"/konto/termine/{mine.pk}/",
        f"/konto/termine/{mine.pk}/absagen/",
        f"/termine/anmeldung/{token()}/",
        f"/termine/anmeldung/{token()}/absagen/",
    ]
    for path in pages:
        response = client.get(path)
        assert response.status_code == 200, path
        assert "KANARIE" not in response.content.decode(), path
    for person in (factories.citizen2(), factories.editor(), factories.moderation()):
        assert "KANARIE" not in as_(person).get(f"/termine/{made.slug}/").content.decode()
    tables = [OutboxMail, AuditEntry, RateCounter, Registration, Event]
    for model in tables:
        assert not any("KANARIE" in str(row) for row in model.objects.values_list())
    said = capfd.readouterr()
    written = caplog.text + said.out + said.err
    for secret in ("KANARIE", "gast@example.org", "Gästin", token()):
        assert secret not in written, secret
    assert Need.objects.count() == 2


def test_needs_go_at_once_with_the_registration_and_after_their_time():
    made, client = event(), as_(factories.citizen())
    send(made, client, **CANARY)
    one = Registration.objects.get()
    client.post(f"/konto/termine/{one.pk}/absagen/")
    assert not Need.objects.exists()
    other = people(1)[0]
    register(made, actor=other, needs=actions.Needs(diet="KANARIE"))
    assert actions.delete_needs(at=made.ends_at + 13 * DAY) == 0
    assert actions.delete_needs(at=made.ends_at + 16 * DAY) == 1
