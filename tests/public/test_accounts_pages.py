"""The pages below /konto/, as people walk them."""

import pytest
from django.utils import timezone

from mitsprache.accounts.models import Person
from mitsprache.comments.models import Comment, Thread
from mitsprache.common.models import OutboxMail
from tests import factories
from tests.public.accounts import code_for, enter, is_signed_in, latest_mail, sign_up

pytestmark = pytest.mark.django_db
NEW = "neu@mail.example"


def test_signing_up_takes_an_address_a_name_and_the_code(client):
    assert sign_up(client, NEW, next="/vorhaben/").headers["Location"] == "/konto/code/"
    assert not Person.objects.filter(email=NEW).exists()
    answer = enter(client, code_for(NEW))
    assert answer.headers["Location"] == "/vorhaben/"
    person = Person.objects.get(email=NEW)
    assert person.display_name == "Neue Person" and not person.has_usable_password()
    assert is_signed_in(client)


@pytest.mark.parametrize("prefix", ["/en", "/ar"])
def test_signing_up_in_another_language_writes_in_that_language(client, prefix):
    data = {"email": NEW, "display_name": "Neu"}
    answer = client.post(f"{prefix}/konto/registrieren/", data)
    assert answer.headers["Location"] == f"{prefix}/konto/code/"
    client.post(f"{prefix}/konto/code/", {"code": code_for(NEW)})
    assert Person.objects.get(email=NEW).language == prefix[1:]
    assert latest_mail(NEW).language == prefix[1:]


def test_signing_in_by_code_needs_no_password(client):
    citizen = factories.citizen()
    answer = client.post("/konto/anmelden/", {"login": citizen.email.upper()})
    assert answer.headers["Location"] == "/konto/code/"
    enter(client, f" {code_for(citizen.email)[:3]} {code_for(citizen.email)[3:]} ")
    assert is_signed_in(client)


def test_signing_in_by_password_leads_staff_to_the_desk_and_others_to_their_account(
    client,
):
    for person, where in [
        (factories.citizen(), "/konto/"),
        (factories.department(), "/arbeitsbereich/"),
    ]:
        data = {"login": person.email, "password": factories.PASSWORD}
        assert client.post("/konto/anmelden/", data).headers["Location"] == where
        client.post("/konto/abmelden/")
        assert not is_signed_in(client)


def test_a_wrong_password_keeps_the_address_and_says_the_same_for_everybody(client):
    texts = []
    for address in (factories.citizen().email, "niemand@mail.example"):
        answer = client.post("/konto/anmelden/", {"login": address, "password": "falsch"})
        html = answer.content.decode()
        assert answer.status_code == 200 and f'value="{address}"' in html
        texts.append(html.split('class="form"')[1].replace(address, "")[:200])
    assert "falsch" not in "".join(texts)


def test_an_unknown_address_is_told_by_mail_where_to_open_an_account(client, settings):
    settings.MITSPRACHE_BASE_URL = "https://beteiligung.stadt.example"
    client.post("/konto/anmelden/", {"login": NEW})
    assert "https://beteiligung.stadt.example/konto/registrieren/" in latest_mail(NEW).text
    assert enter(client, "000000").status_code == 200


def test_a_forgotten_password_is_replaced_by_way_of_the_mailbox(client):
    citizen = factories.citizen()
    client.post("/konto/passwort-reset/", {"email": citizen.email})
    answer = enter(client, code_for(citizen.email))
    assert answer.headers["Location"] == "/konto/passwort/"
    client.post("/konto/passwort/", {"password": "ein-ganz-neues-wort"})
    assert Person.objects.get(pk=citizen.pk).check_password("ein-ganz-neues-wort")
    assert is_signed_in(client)


def test_who_signed_in_by_password_names_it_before_changing_it(client):
    citizen = factories.citizen()
    client.post("/konto/anmelden/", {"login": citizen.email, "password": factories.PASSWORD})
    answer = client.post("/konto/passwort/", {"present": "falsch", "password": "neues-langes-wort"})
    assert answer.status_code == 200
    client.post(
        "/konto/passwort/",
        {"present": factories.PASSWORD, "password": "neues-langes-wort"},
    )
    assert Person.objects.get(pk=citizen.pk).check_password("neues-langes-wort")


def test_A_10_a_new_password_signs_every_other_browser_out(client):
    citizen = factories.citizen()
    other = type(client)()
    other.force_login(citizen)
    client.post("/konto/anmelden/", {"login": citizen.email, "password": factories.PASSWORD})
    data = {"present": factories.PASSWORD, "password": "neues-langes-wort"}
    client.post("/konto/passwort/", data)
    assert is_signed_in(client) and not is_signed_in(other)


def test_A_02_a_new_address_counts_after_its_code_and_a_foreign_one_never(client):
    citizen, other = factories.citizen(), factories.citizen2()
    client.force_login(citizen)
    free = client.post("/konto/email/", {"email": NEW})
    taken = client.post("/konto/email/", {"email": other.email})
    assert (free.status_code, free.headers["Location"]) == (
        taken.status_code,
        taken.headers["Location"],
    )
    assert "Code" not in latest_mail(other.email).subject
    client.post("/konto/email/", {"email": NEW})
    assert Person.objects.get(pk=citizen.pk).email == citizen.email
    enter(client, code_for(NEW))
    assert Person.objects.get(pk=citizen.pk).email == NEW
    assert OutboxMail.objects.filter(to=citizen.email, purpose="accounts.address_changed")


@pytest.mark.parametrize(
    ("path", "data", "field"),
    [
        (
            "/konto/registrieren/",
            {"email": "keine", "display_name": "Stadt"},
            "display_name",
        ),
        ("/konto/registrieren/", {"email": "", "display_name": ""}, "email"),
        (
            "/konto/registrieren/",
            {"email": "a\x00@b.example", "display_name": "x\x00y"},
            "email",
        ),
        ("/konto/anmelden/", {"login": "x" * 5000, "password": "y" * 5000}, "login"),
        ("/konto/anmelden/", {"login": "a@b.example", "way": "password"}, "password"),
    ],
)
def test_bad_entries_are_answered_at_the_field_and_kept(client, path, data, field):
    answer = client.post(path, data)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert f'id="id_{field}_error"' in html and 'aria-invalid="true"' in html
    assert not OutboxMail.objects.exists()


def test_name_and_language_are_changed_on_pages_of_their_own(client):
    citizen = factories.citizen()
    client.force_login(citizen)
    client.post("/konto/name/", {"display_name": "  Anders   heißen "})
    client.post("/konto/sprache/", {"language": "ar"})
    citizen.refresh_from_db()
    assert (citizen.display_name, citizen.language) == ("Anders heißen", "ar")
    refused = client.post("/konto/name/", {"display_name": "Moderation"})
    assert 'value="Moderation"' in refused.content.decode()
    assert client.post("/konto/sprache/", {"language": "xx"}).status_code == 200


def test_the_overview_lists_what_the_person_has_written(client):
    citizen = factories.citizen()
    Comment.objects.create(
        thread=Thread.objects.create(),
        author=citizen,
        kind="opinion",
        text="Mehr Bänke <b>bitte</b>",
        html="",
        language="de",
        submitted_at=timezone.now(),
        submission_key="k",
    )
    client.force_login(citizen)
    assert "Mehr Bänke &lt;b&gt;bitte" in client.get("/konto/").content.decode()


def test_an_account_is_deleted_after_a_recent_proof_and_an_explicit_yes(client):
    citizen = factories.citizen()
    client.force_login(citizen)  # signed in at an unknown time
    client.post("/konto/loeschen/", {"understood": "on"})
    assert Person.objects.filter(pk=citizen.pk).exists()
    assert enter(client, code_for(citizen.email)).headers["Location"] == "/konto/loeschen/"
    assert client.post("/konto/loeschen/", {}).status_code == 200
    assert Person.objects.filter(pk=citizen.pk).exists()
    answer = client.post("/konto/loeschen/", {"understood": "on"})
    assert answer.headers["Location"] == "/konto/geloescht/"
    assert not Person.objects.filter(pk=citizen.pk).exists() and not is_signed_in(client)


def test_the_last_coordinator_is_told_why_she_cannot_leave(client):
    coordination = factories.coordination()
    data = {"login": coordination.email, "password": factories.PASSWORD}
    client.post("/konto/anmelden/", data)
    answer = client.post("/konto/loeschen/", {"understood": "on"})
    assert answer.status_code == 200
    assert Person.objects.filter(pk=coordination.pk).exists()


@pytest.mark.parametrize(
    "path",
    [
        "/konto/anmelden/",
        "/konto/registrieren/",
        "/konto/passwort-reset/",
        "/konto/abmelden/",
        "/konto/geloescht/",
        "/konto/ruht/",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/en", "/ar"])
def test_pages_for_strangers_are_private_and_start_no_session(client, path, prefix):
    answer = client.get(prefix + path)
    assert answer.status_code in (200, 403)
    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]
    assert "mitsprache_session" not in answer.cookies


OWN = [
    "/konto/",
    "/konto/name/",
    "/konto/email/",
    "/konto/sprache/",
    "/konto/passwort/",
    "/konto/loeschen/",
    "/konto/sicherheit/",
    "/konto/passkeys/",
]


@pytest.mark.parametrize("path", OWN)
def test_own_pages_are_for_the_person_alone_and_kept_nowhere(client, path):
    stranger = client.get(path)
    assert stranger.status_code == 302
    assert stranger.headers["Location"] == f"/konto/anmelden/?next={path}"
    client.force_login(factories.citizen())
    answer = client.get(path)
    assert answer.status_code == 200 and "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/konto/sicherheit/app/",
        "/konto/passkeys/neu/",
        "/konto/sicherheit/notfallcodes/neu/",
    ],
)
def test_a_code_person_reaches_the_pages_of_second_factors(client, path):
    person = Person.objects.create_user("ohne@mail.example", display_name="Ohne Passwort")
    client.force_login(person)
    assert client.get(path).status_code in (200, 302)


def test_a_person_with_a_password_proves_herself_before_adding_a_passkey(client):
    citizen = factories.citizen()
    client.force_login(citizen)
    answer = client.get("/konto/passkeys/neu/", follow=True)
    assert answer.request["PATH_INFO"] == "/konto/bestaetigen/"
    answer = client.post(
        "/konto/bestaetigen/",
        {"password": factories.PASSWORD, "next": "/konto/passkeys/neu/"},
        follow=True,
    )
    assert answer.request["PATH_INFO"] == "/konto/passkeys/neu/"
    html = answer.content.decode()
    assert "creation_options" in html and "mfa/js/webauthn.js" in html


def test_the_app_is_set_up_and_then_asked_for_whatever_the_way_in(
    client, django_capture_on_commit_callbacks
):
    from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time

    person = Person.objects.create_user("app@mail.example", display_name="Mit App")
    client.force_login(person)
    page = client.get("/konto/sicherheit/app/")
    secret = page.context["form"].secret
    now = next(iter(yield_hotp_counters_from_time()))
    code = f"{hotp_value(secret, now):06d}"
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/konto/sicherheit/app/", {"code": code})
    assert OutboxMail.objects.filter(to=person.email, purpose="accounts.protection_changed")
    assert client.get("/konto/sicherheit/").status_code == 200
    asked = client.get("/konto/sicherheit/notfallcodes/", follow=True)
    assert asked.request["PATH_INFO"] == "/konto/sicherheit/bestaetigen/"
    client.post("/konto/abmelden/")
    client.post("/konto/anmelden/", {"login": person.email})
    answer = enter(client, code_for(person.email))
    assert answer.headers["Location"] == "/konto/zweiter-faktor/"
    assert client.get("/konto/zweiter-faktor/").status_code == 200
    assert not is_signed_in(client)


def test_Z_09_fields_nobody_asked_for_change_nothing(client):
    extra = {"is_superuser": "1", "is_staff": "yes", "is_active": "{}", "roles": "coordination"}
    sign_up(client, NEW, **extra, role="coordination", password="x", language="xx")
    client.post("/konto/code/", {"code": code_for(NEW), **extra, "email": "anders@mail.example"})
    person = Person.objects.get(email=NEW)
    assert not person.is_superuser and not person.grants.exists() and person.language == "de"
    client.post("/konto/name/", {"display_name": "Neuer Name", **extra, "email": "x@y.example"})
    person.refresh_from_db()
    assert (person.display_name, person.email, person.is_superuser) == ("Neuer Name", NEW, False)


def test_X_01_a_name_with_markup_is_shown_as_it_was_typed(client):
    sign_up(client, NEW, "<b>Anna</b> {{ 7 }}")
    enter(client, code_for(NEW))
    html = client.get("/konto/").content.decode()
    assert "&lt;b&gt;Anna&lt;/b&gt; {{ 7 }}" in html and "<b>Anna" not in html
