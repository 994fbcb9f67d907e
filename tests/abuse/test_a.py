"""Family A of the register: attacks on the ways in."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mitsprache.accounts import actions as accounts
from mitsprache.accounts import hashers
from mitsprache.accounts.models import Person
from mitsprache.common.models import OutboxMail
from tests import factories
from tests.public.accounts import code_for, enter, is_signed_in, latest_mail, sign_up

pytestmark = pytest.mark.django_db
NEW, NAME = "neu@mail.example", "Neue Person"


@pytest.fixture
def hashes(monkeypatch):
    """One entry for each password hash that was made or compared."""
    made = []

    def counted(original):
        def wrapped(self, *args):
            made.append(1)
            return original(self, *args)

        return wrapped

    for name in ("encode", "verify"):
        monkeypatch.setattr(hashers.Argon2, name, counted(getattr(hashers.Argon2, name)))
    return made


def answer_to(client_class, path, data, hashes):
    """What a stranger can see of the answer, and what it cost the server."""
    client = client_class()
    before = len(hashes)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.post(path, data)
    headers = {name: value for name, value in answer.headers.items()}
    cookies = {
        name: (c["path"], c["httponly"], c["samesite"]) for name, c in answer.cookies.items()
    }
    shape = [re.sub(r"'[^']*'|\d+", "?", query["sql"])[:60] for query in queries]
    return (
        answer.status_code,
        answer.content,
        headers,
        cookies,
        len(hashes) - before,
        shape,
    )


def test_A_01_a_known_and_a_new_address_get_the_same_answer_for_the_same_work(client, hashes):
    known = factories.citizen().email
    client.get("/konto/registrieren/")  # what the process keeps is kept now
    seen = {}
    for address in (known, NEW):
        data = {"email": address, "display_name": NAME}
        seen[address] = answer_to(type(client), "/konto/registrieren/", data, hashes)
    assert seen[known] == seen[NEW]
    assert seen[known][0] == 302


def test_A_01_the_page_of_the_code_shows_the_same_to_both(client):
    pages = []
    for address in (factories.citizen().email, NEW):
        browser = type(client)()
        sign_up(browser, address)
        browser.cookies.pop("mitsprache_csrf", None)
        shown = browser.get("/konto/code/").content.decode()
        wrong = enter(browser, "000000").content.decode()
        pages.append(
            re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", shown + wrong).replace(
                address, ""
            )
        )
    assert pages[0] == pages[1]


def test_A_01_the_known_owner_hears_that_there_is_an_account_and_is_let_in_by_its_code(
    client,
):
    citizen = factories.citizen()
    sign_up(client, citizen.email, "Jemand anders")
    mail = latest_mail(citizen.email)
    assert mail.purpose == "accounts.already_registered"
    enter(client, code_for(citizen.email))
    assert is_signed_in(client)
    assert Person.objects.get(email=citizen.email).display_name == citizen.display_name


def test_A_01_the_answer_stays_the_same_when_an_address_has_had_enough_mail(client, hashes):
    known = factories.citizen().email
    for _ in range(8):
        for address in (known, NEW):
            sign_up(type(client)(), address)
    data = {"display_name": NAME}
    path = "/konto/registrieren/"
    first = answer_to(type(client), path, {**data, "email": known}, hashes)
    second = answer_to(type(client), path, {**data, "email": NEW}, hashes)
    assert first == second and first[0] == 302
    waiting = OutboxMail.objects.filter(state="waiting")
    assert waiting.filter(to=known).count() == waiting.filter(to=NEW).count() == 6


def test_A_01_a_code_that_was_never_sent_opens_nothing(client):
    for _ in range(7):
        sign_up(client, NEW)
    withheld = OutboxMail.objects.filter(to=NEW, state="failed").latest("pk")
    enter(client, re.search(r"^\d{6}$", withheld.text, re.MULTILINE)[0])
    assert not Person.objects.filter(email=NEW).exists()


def test_A_03_a_forgotten_password_answers_the_same_and_writes_to_the_known_only(client, hashes):
    known = factories.citizen().email
    client.get("/konto/passwort-reset/")
    seen = [
        answer_to(type(client), "/konto/passwort-reset/", {"email": address}, hashes)
        for address in (known, NEW)
    ]
    assert seen[0] == seen[1]
    assert not OutboxMail.objects.filter(to=NEW, state="waiting").exists()


def test_A_04_every_failed_password_costs_one_hash_and_says_the_same(client, hashes):
    usual, idle = factories.citizen(), factories.citizen2()
    Person.objects.filter(pk=idle.pk).update(is_active=False)
    bare = Person.objects.create_user("ohne@mail.example", display_name="Ohne")
    client.get("/konto/anmelden/")
    seen = []
    for address in (usual.email, idle.email, bare.email, NEW):
        password = factories.PASSWORD if address == idle.email else "falsch"
        data = {"login": address, "password": password}
        status, content, headers, cookies, made, _shape = answer_to(
            type(client), "/konto/anmelden/", data, hashes
        )
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", content.decode())
        headers.pop("Content-Length", None)
        seen.append((status, text.replace(address, ""), headers, cookies, made))
    assert seen[0][4] == 1
    assert all(one == seen[0] for one in seen)


@pytest.mark.parametrize(
    "host", ["evil.example", "good:80@evil.example", "testserver, evil.example"]
)
def test_A_05_a_foreign_host_is_refused(client, host):
    factories.citizen()
    for path in ("/konto/passwort-reset/", "/konto/registrieren/", "/konto/anmelden/"):
        data = {"email": NEW, "login": NEW, "display_name": NAME}
        assert client.post(path, data, HTTP_HOST=host).status_code == 400
    assert not OutboxMail.objects.exists()


def test_A_05_links_in_mails_stand_on_the_configured_base_whatever_the_request_says(
    client, settings
):
    settings.MITSPRACHE_BASE_URL = "https://beteiligung.stadt.example"
    headers = {
        "HTTP_X_FORWARDED_HOST": "evil.example",
        "HTTP_FORWARDED": "host=evil.example",
    }
    client.post("/konto/anmelden/", {"login": NEW}, **headers)
    text = latest_mail(NEW).text
    assert "https://beteiligung.stadt.example/konto/registrieren/" in text
    assert "evil" not in text and "testserver" not in text


def test_A_07_looking_at_an_invitation_changes_nothing_and_it_works_once(client):
    _person, token = accounts.create_first_coordinator(email="leitung@stadt.example")
    path = f"/konto/einladung/{token}/"
    for _ in range(3):
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200
    assert not Person.objects.get(email="leitung@stadt.example").is_active
    assert client.post(path).status_code == 302
    assert is_signed_in(client)
    second = type(client)()
    assert second.post(path).status_code == 410
    assert not is_signed_in(second)


@pytest.mark.parametrize("change", ["password", "address"])
def test_A_07_an_invitation_dies_when_the_account_changes(client, change):
    person, token = accounts.create_first_coordinator(email="leitung@stadt.example")
    person.is_active = True
    if change == "password":
        accounts.set_password(actor=person, password="etwas-ganz-anderes")
    else:
        accounts.change_address(actor=person, email="andere@stadt.example")
    assert client.post(f"/konto/einladung/{token}/").status_code == 410


def test_A_07_a_code_survives_looking_and_works_once(client):
    sign_up(client, NEW)
    for _ in range(3):
        client.get("/konto/code/")
        client.head("/konto/code/")
    code = code_for(NEW)
    assert enter(client, code).status_code == 302
    assert is_signed_in(client)
    client.post("/konto/abmelden/")
    assert enter(client, code).headers["Location"] == "/konto/anmelden/"
    assert not is_signed_in(client)


def test_A_07_a_code_works_only_in_the_browser_that_asked_and_dies_with_the_next(
    client,
):
    sign_up(client, NEW)
    first = code_for(NEW)
    thief = type(client)()
    sign_up(thief, "dieb@mail.example")
    enter(thief, first)
    assert not is_signed_in(thief)
    client.post("/konto/code/", {"again": "1"})
    if code_for(NEW) != first:
        enter(client, first)
        assert not is_signed_in(client)
    enter(client, code_for(NEW))
    assert is_signed_in(client)


def test_A_07_a_code_dies_after_five_wrong_tries(client):
    sign_up(client, NEW)
    code = code_for(NEW)
    for _ in range(5):
        enter(client, "x")
    assert enter(client, code).status_code == 200
    assert not is_signed_in(client)


def test_A_07_a_code_dies_after_a_quarter_of_an_hour(client, monkeypatch):
    sign_up(client, NEW)
    later = time.time() + 15 * 60 + 1
    monkeypatch.setattr("mitsprache.public.accounts.codes.time.time", lambda: later)
    enter(client, code_for(NEW))
    assert not Person.objects.filter(email=NEW).exists()


def test_A_10_a_deleted_or_idle_account_is_a_stranger_at_the_next_request(client):
    citizen = factories.citizen()
    client.force_login(citizen)
    assert is_signed_in(client)
    Person.objects.filter(pk=citizen.pk).update(is_active=False)
    assert not is_signed_in(client)


def test_A_10_a_role_that_was_ended_opens_nothing_at_the_next_request(client):
    moderator = factories.moderation()
    client.force_login(moderator)
    assert client.get("/arbeitsbereich/").status_code == 200
    accounts.end_role(actor=factories.coordination(), person=moderator, role="moderation")
    assert client.get("/arbeitsbereich/").status_code == 403


LEADING_AWAY = [
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/vorhaben/\r\nX-Evil: 1",
    "/\t/evil.example",
    "\x00/evil",
    "///evil.example",
    "http:///evil.example",
]


@pytest.mark.parametrize("target", LEADING_AWAY)
def test_A_13_signing_in_never_leads_to_another_host(client, target):
    citizen = factories.citizen()
    data = {"login": citizen.email, "password": factories.PASSWORD, "next": target}
    answer = client.post("/konto/anmelden/", data)
    assert answer.headers["Location"] == "/konto/"
    again = client.get("/konto/anmelden/", {"next": target})
    assert again.headers["Location"] == "/konto/"


@pytest.mark.parametrize("target", LEADING_AWAY)
def test_A_13_the_way_by_code_never_leads_to_another_host(client, target):
    sign_up(client, NEW, next=target)
    assert enter(client, code_for(NEW)).headers["Location"] == "/konto/"


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example", "/%5Cevil.example/"])
def test_A_13_a_path_that_looks_like_a_host_stays_here(client, path):
    answer = client.get(path, follow=False)
    location = answer.headers.get("Location", "/")
    assert location.startswith("/") and not location.startswith(("//", "/\\"))


def test_A_15_an_address_somebody_else_tried_first_belongs_to_its_owner_alone(client):
    attacker = type(client)()
    sign_up(attacker, NEW, "Angreifer")
    sign_up(client, NEW, "Opfer")
    enter(client, code_for(NEW))
    assert Person.objects.get(email=NEW).display_name == "Opfer"
    enter(attacker, "000000")
    assert not is_signed_in(attacker)


def test_A_12_staff_without_a_second_factor_reach_neither_desk_nor_editing(client, settings):
    settings.STAFF_SECOND_FACTOR = True
    client.force_login(factories.coordination())
    for path in ("/arbeitsbereich/", "/arbeitsbereich/personen/", "/redaktion/"):
        assert client.get(path).headers["Location"] == "/konto/sicherheit/"
    answer = client.post("/arbeitsbereich/personen/einladen/", {"email": NEW})
    assert answer.headers["Location"] == "/konto/sicherheit/"


def test_A_12_staff_with_a_passkey_reach_the_desk(client, settings):
    settings.STAFF_SECOND_FACTOR = True
    coordination = factories.coordination()
    Authenticator.objects.create(user=coordination, type=Authenticator.Type.WEBAUTHN, data={})
    client.force_login(coordination)
    assert client.get("/arbeitsbereich/").status_code == 200
