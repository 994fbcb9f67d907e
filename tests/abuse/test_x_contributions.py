"""Family X on contributions: nothing typed is ever more than text."""

import re

import pytest
from django.core import mail
from django.test import Client

from mitsprache.common import outbox
from mitsprache.common.models import AuditEntry
from mitsprache.consultations import actions
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.moderation import actions as moderation
from tests import factories
from tests.abuse.test_x_comments import MUTATING
from tests.common.test_text import PLAIN_TAGS, assert_harmless, work

pytestmark = pytest.mark.django_db
NAME = '"><svg onload=alert(1)>{{7*7}}'


@pytest.fixture
def consultation() -> Consultation:
    return factories.consultation(f"{NAME} Entwurf")


def as_(person: object) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def entries(text: str, key: str, **changes: str) -> dict[str, str]:
    return {
        "section": "1.1",
        "shown": "1.1",
        "kind": "wording",
        "text": text,
        "proposed_wording": text,
        "organisation": NAME,
        "key": key,
    } | changes


def main_of(client: Client, path: str) -> str:
    """The inside of the page, where what people have typed stands."""
    response = client.get(path)
    assert response.status_code == 200, path
    inside = response.content.decode().partition("<main")[2].partition("</main>")[0]
    assert inside
    return inside


def assert_only_text(html: str) -> None:
    assert not re.search(r"<(script|iframe|object|embed|base|meta|style|math)\b", html)
    unquoted = re.sub(r'"[^"]*"', '""', html)  # what a field holds is no attribute
    assert not re.search(r"<[a-z]+[^>]*\son[a-z]+\s*=", unquoted)
    assert not re.search(r'href="(?!/|\?|#|https?://)', html)
    assert "<svg onload" not in html
    assert "49" not in re.sub(r"<[^>]*>|[0-9a-f]{64}", "", html)


def test_X_04_payloads_posted_past_the_form_stand_on_every_page_as_text(
    consultation: Consultation,
) -> None:
    url = f"/beteiligungen/{consultation.slug}/beitrag/"
    author = factories.person("boese@demo.example", NAME)
    client = as_(author)
    for number in range(0, len(MUTATING), 12):
        text = "\n\n".join(MUTATING[number : number + 12])
        sent = client.post(url, entries(text, f"key-{number:05}"))
        assert sent.status_code == 302

    assert Contribution.objects.count() == 5
    for one in Contribution.objects.all():
        assert_harmless(one.html, tags=PLAIN_TAGS)
        actions.edit_contribution(
            actor=author, contribution=one, text=f"neu {one.text}", proposed_wording=NAME
        )
        page = f"/beitraege/{one.reference}/"
        for path in (page, f"{page}verlauf/", f"/melden/?beitrag={one.reference}"):
            assert_only_text(main_of(Client(), path))
        for below in ("beleg/", "bearbeiten/", "zurueckziehen/"):
            assert_only_text(main_of(client, f"{page}{below}"))
    assert_only_text(main_of(client, "/konto/"))
    for path in ("", "beitraege/", "abschnitt/1.1/"):
        assert_only_text(main_of(Client(), f"/beteiligungen/{consultation.slug}/{path}"))


def test_X_04_a_guests_payloads_stand_in_form_receipt_and_mail_as_text(
    consultation: Consultation,
) -> None:
    url = f"/beteiligungen/{consultation.slug}/beitrag/"
    client = Client()
    text = "\n\n".join(MUTATING[:20])
    typed = entries(text, "key-00001", name=NAME, email="gast@example.org")

    wrong = client.post(url, typed | {"email": f"{NAME}@x"})
    assert wrong.status_code == 422
    assert_only_text(wrong.content.decode().partition("<main")[2].partition("</main>")[0])
    sent = client.post(url, typed)
    assert_only_text(main_of(client, sent["Location"]))
    outbox.send_due()
    body = str(mail.outbox[0].body)
    assert "onload" not in body  # it asks, and quotes nothing
    confirmed = actions.confirm_contribution(token=token_of(body))
    own = f"/beitraege/eigene/{confirmed.token}/"
    reference = confirmed.contribution.reference
    for path in (own, f"{own}adresse-loeschen/", f"{own}{reference}/bearbeiten/"):
        assert_only_text(main_of(client, path))
    page = main_of(Client(), f"/beitraege/{reference}/")
    assert_only_text(page)
    assert "&lt;svg onload=alert(1)&gt;" in page


def token_of(body: str) -> str:
    found = re.search(r"/bestaetigen/([^/]+)/", body)
    assert found is not None
    return found[1]


def test_X_01_the_reason_of_an_intervention_is_shown_as_text(consultation: Consultation) -> None:
    one = factories.contribution(consultation)
    moderation.hide_contribution(
        actor=factories.moderation(), contribution=one, ground="insult", reason=NAME
    )

    page = main_of(as_(factories.citizen()), f"/beitraege/{one.reference}/")

    assert "&lt;svg onload=alert(1)&gt;" in page
    assert_only_text(page)


def test_X_02_the_record_of_deeds_holds_nothing_that_was_typed(consultation: Consultation) -> None:
    author = factories.person("boese@demo.example", NAME)
    one = factories.contribution(consultation, NAME, author=author)
    actions.edit_contribution(actor=author, contribution=one, text=f"{NAME} neu")
    actions.support_contribution(actor=factories.citizen(), contribution=one)
    actions.withdraw_contribution(actor=author, contribution=one)

    recorded = AuditEntry.objects.filter(verb__startswith="consultations.").values_list(
        "verb", "subject_id", "changes"
    )
    assert len(recorded) >= 4
    assert "svg" not in str(list(recorded))


@pytest.mark.parametrize("payload", ["<a href=//evil.example>", "<img src=x>", "'\"><svg onload>"])
def test_X_03_what_stands_in_the_address_is_only_text(
    consultation: Consultation, payload: str
) -> None:
    client = Client()
    form = f"/beteiligungen/{consultation.slug}/beitrag/"
    for path, given in (
        ("/beitraege/", {"nummer": payload}),
        (form, {"abschnitt": payload}),
        (form, {"abschnitt": "1.1", "zitat": payload, "vor": payload, "nach": payload}),
        (form, {"art": payload}),
        ("/melden/", {"beitrag": payload}),
    ):
        response = client.get(path, given)
        page = response.content.decode()
        assert response.status_code in (200, 404), path
        assert payload not in page
        assert "<a href=//evil" not in page
        assert "<img src=x" not in page


@pytest.mark.parametrize("pattern", ["a", "<", "&", "www.", "word "])
def test_X_07_50_kB_in_a_contribution_cost_at_most_twelve_times_of_5_kB(
    consultation: Consultation, pattern: str
) -> None:
    """Beyond what is taken both are refused; comparing wordings happens for short ones only."""
    client = as_(factories.citizen())
    url = f"/beteiligungen/{consultation.slug}/beitrag/"

    def send(size: int) -> None:
        text = (pattern * (size // len(pattern) + 1))[:size].strip()
        response = client.post(url, entries(text, f"key-{size:06}"))
        assert response.status_code == (302 if size <= 10_000 else 422)

    send(100)  # what is built on first use counts for nobody

    assert work(lambda: send(50_000)) <= 12 * work(lambda: send(5_000))


def test_X_08_a_megabyte_in_every_field_is_refused_in_words(consultation: Consultation) -> None:
    much = "z" * 1_000_000
    typed = entries("Kurz", "key-00001", name="Gast", email="gast@example.org")
    for field in ("text", "proposed_wording", "exact", "name", "organisation", "email"):
        response = Client().post(
            f"/beteiligungen/{consultation.slug}/beitrag/",
            typed | {field: much} | ({"shown_exact": much} if field == "exact" else {}),
        )
        assert response.status_code == 422, field
    assert not Contribution.objects.exists()
