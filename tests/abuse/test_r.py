"""Family R of the register: limits that stop attacks and let crowds through."""

import pytest

from mitsprache.accounts.models import Person
from mitsprache.common.models import RateCounter
from tests import factories
from tests.public.accounts import code_for, enter, is_signed_in, sign_up

pytestmark = pytest.mark.django_db


def try_password(client, address, password, **more):
    return client.post("/konto/anmelden/", {"login": address, "password": password}, **more)


def test_R_01_a_forged_forwarding_header_changes_nothing(client):
    citizen = factories.citizen()
    for number in range(10):
        try_password(client, citizen.email, "falsch", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}")
    last = try_password(
        client, citizen.email, factories.PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.9"
    )
    assert last.status_code == 429


def test_R_01_behind_a_proxy_of_ours_the_rightmost_entry_counts(client, settings):
    settings.MITSPRACHE_PROXIES = 1
    citizen = factories.citizen()
    for number in range(10):
        forged = f"10.0.0.{number}, 198.51.100.7"
        try_password(client, citizen.email, "falsch", HTTP_X_FORWARDED_FOR=forged)
    same = try_password(client, citizen.email, "x", HTTP_X_FORWARDED_FOR="1.1.1.1, 198.51.100.7")
    other = try_password(client, citizen.email, factories.PASSWORD, HTTP_X_FORWARDED_FOR="1.1.1.1")
    assert (same.status_code, other.status_code) == (429, 302)


def test_R_01_addresses_of_one_ipv6_network_are_one(client):
    citizen = factories.citizen()
    for number in range(10):
        try_password(client, citizen.email, "falsch", REMOTE_ADDR=f"2001:db8:1:2::{number + 1:x}")
    same = try_password(client, citizen.email, "x", REMOTE_ADDR="2001:db8:1:2:ffff::1")
    other = try_password(client, citizen.email, "x", REMOTE_ADDR="2001:db8:1:3::1")
    assert (same.status_code, other.status_code) == (429, 200)


def test_R_02_two_hundred_people_behind_one_address_sign_up_and_in(client):
    for number in range(200):
        address = f"person{number}@unterkunft.example"
        browser = type(client)(REMOTE_ADDR="198.51.100.7")
        assert sign_up(browser, address, f"Person {number} aus Haus A").status_code == 302
        assert enter(browser, code_for(address)).status_code == 302
    for number in range(200):
        address = f"person{number}@unterkunft.example"
        browser = type(client)(REMOTE_ADDR="198.51.100.7")
        browser.post("/konto/anmelden/", {"login": address})
        assert enter(browser, code_for(address)).headers["Location"] == "/konto/"
    assert Person.objects.filter(email__endswith="@unterkunft.example").count() == 200


def test_R_03_languages_share_one_counter(client):
    citizen = factories.citizen()
    for prefix in ("", "/en", "/ar"):
        for _ in range(4):
            data = {"login": citizen.email, "password": "falsch"}
            last = client.post(f"{prefix}/konto/anmelden/", data)
    assert last.status_code == 429


def test_R_04_guessing_is_stopped_and_the_owner_still_comes_in(client):
    citizen = factories.citizen()
    for _ in range(11):
        answer = try_password(client, citizen.email, "falsch", REMOTE_ADDR="203.0.113.66")
    assert answer.status_code == 429
    assert b"minute" in answer.content.lower()
    owner = type(client)(REMOTE_ADDR="198.51.100.1")
    try_password(owner, citizen.email, factories.PASSWORD)
    assert is_signed_in(owner)


def test_R_04_a_guess_from_many_networks_closes_the_password_but_not_the_code(client):
    citizen = factories.citizen()
    for number in range(100):
        try_password(client, citizen.email, "falsch", REMOTE_ADDR=f"203.0.113.{number}")
    owner = type(client)(REMOTE_ADDR="198.51.100.1")
    assert try_password(owner, citizen.email, factories.PASSWORD).status_code == 429
    owner.post("/konto/anmelden/", {"login": citizen.email})
    enter(owner, code_for(citizen.email))
    assert is_signed_in(owner)


def test_R_04_the_right_password_is_never_counted(client):
    citizen = factories.citizen()
    for _ in range(25):
        browser = type(client)()
        assert try_password(browser, citizen.email, factories.PASSWORD).status_code == 302


def test_no_address_stands_in_the_table_of_counters(client):
    citizen = factories.citizen()
    try_password(client, citizen.email, "falsch", REMOTE_ADDR="203.0.113.66")
    keys = " ".join(RateCounter.objects.values_list("key", flat=True))
    assert "203.0.113" not in keys and citizen.email not in keys
