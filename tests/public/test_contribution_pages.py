"""The pages on which people contribute, with and without account, and look at what they wrote."""

import datetime as dt
import re
from urllib.parse import quote

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mitsprache.common import clock, outbox
from mitsprache.common.pages import forget_kept
from mitsprache.consultations import actions
from mitsprache.consultations.actions import window
from mitsprache.consultations.actions.documents import create_document, write_sections
from mitsprache.consultations.actions.editing import remove_section
from mitsprache.consultations.models import Consultation, Contribution, Support
from mitsprache.moderation import actions as moderation
from mitsprache.moderation.models import Notice
from tests import factories
from tests.consultations import drafting
from tests.public.accounts import code_for, enter, sign_up

pytestmark = pytest.mark.django_db

GOAL = factories.SECTION_TEXTS[1]  # the words of section 1.1


@pytest.fixture
def consultation() -> Consultation:
    return factories.consultation()


@pytest.fixture
def signed_in(client: Client) -> Client:
    return as_(factories.citizen(), client)


def as_(person: object, client: Client | None = None) -> Client:
    client = client or Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def form_url(consultation: Consultation, number: str = "", **more: str) -> str:
    given = {"abschnitt": number, **more} if number else more
    query = "&".join(f"{name}={quote(value)}" for name, value in given.items())
    return f"/beteiligungen/{consultation.slug}/beitrag/{'?' if query else ''}{query}"


def entries(number: str = "1.1", **changes: str) -> dict[str, str]:
    return {
        "section": number,
        "shown": number,
        "shown_exact": changes.get("exact", ""),
        "kind": "suggestion",
        "text": "Bitte auch Kurse am Abend anbieten.",
        "key": "key-0001",
    } | changes


def guest(**changes: str) -> dict[str, str]:
    return {"name": "Nachbarin", "email": "nachbarin@example.org"} | changes


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def value(response: HttpResponse, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text_of(response))
    assert found is not None, name
    return found[1]


def fields_of(response: HttpResponse) -> dict[str, str]:
    """What a browser would send back of the form without anything typed."""
    form = response.context["form"]
    return {field.html_name: field.value() or "" for field in form if field.html_name != "files"}


def link_in_mail(address: str, route: str) -> str:
    outbox.send_due()
    body = [one for one in mail.outbox if address in one.to][-1].body
    found = re.search(rf"https?://[^/\s]+(/(?:ar/|en/)?beitraege/{route}/\S+)", body)
    assert found is not None, body
    return found[1]


# --- the form -------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "/en", "/ar"])
def test_the_form_is_one_persons_own_in_every_language(
    client: Client, consultation: Consultation, prefix: str
) -> None:
    response = client.get(f"{prefix}{form_url(consultation, '1.1')}")

    page = text_of(response)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert "csrfmiddlewaretoken" in page
    assert page.count(GOAL) == 2  # the section, and the wording to start from
    assert window.issued_at(value(response, "form_token"), consultation) is not None


def test_marked_words_are_shown_and_are_the_wording_to_start_from(
    client: Client, consultation: Consultation
) -> None:
    url = form_url(consultation, "1.1", zitat="in der Stadt", vor="Menschen", nach="können")

    page = client.get(url)

    assert "<mark>in der Stadt</mark>" in text_of(page)
    assert fields_of(page)["exact"] == "in der Stadt"
    assert fields_of(page)["proposed_wording"] == "in der Stadt"


def test_words_that_do_not_stand_there_are_said_so(
    client: Client, consultation: Consultation
) -> None:
    page = client.get(form_url(consultation, "1.1", zitat="gibt es hier nicht"))

    assert page.status_code == 200
    assert "Die markierten Worte stehen nicht in diesem Abschnitt" in text_of(page)
    assert fields_of(page)["exact"] == "gibt es hier nicht"


def test_an_unknown_section_is_said_so_and_the_form_is_for_the_whole(
    client: Client, consultation: Consultation
) -> None:
    page = client.get(form_url(consultation, "99"))

    assert page.status_code == 200
    assert "Diesen Abschnitt gibt es im Entwurf nicht" in text_of(page)
    assert "proposed_wording" not in fields_of(page)


@pytest.mark.parametrize("changes", [{"published_at": None}, {"slug": "anders"}])
def test_what_is_not_public_takes_nothing(client: Client, changes: dict[str, object]) -> None:
    factories.consultation(**changes)
    url = "/beteiligungen/entwurf-1/beitrag/"

    assert client.get(url).status_code == 404
    assert client.post(url, entries() | guest()).status_code == 404


def test_before_it_opens_the_form_is_not_there(client: Client) -> None:
    soon = factories.consultation(opens_at=timezone.now() + dt.timedelta(days=1))

    page = client.get(form_url(soon, "1.1"))
    sent = client.post(form_url(soon, "1.1"), entries() | guest())

    assert "noch nicht geöffnet" in text_of(page)
    assert 'name="text"' not in text_of(page)
    assert sent.status_code == 409
    assert "Bitte auch Kurse am Abend anbieten." in text_of(sent)
    assert not Contribution.objects.exists()


def test_the_form_costs_the_same_queries_for_any_number_of_sections(client: Client) -> None:
    counted = []
    for sections in (3, 30):
        consultation = factories.consultation(
            document=factories.document_with_sections(
                sections, project=factories.published_project(f"Platz {sections}")
            )
        )
        client.get(form_url(consultation, "1.1"))
        forget_kept()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(form_url(consultation, "1.1")).status_code == 200
        counted.append(len(queries))

    clock_read = connection.vendor == "postgresql"  # when the form is given out
    assert counted == [5 + clock_read, 5 + clock_read]


# --- sending --------------------------------------------------------------------------------------


def test_somebody_without_account_writes_confirms_and_gets_a_receipt(
    client: Client, consultation: Consultation
) -> None:
    form = client.get(form_url(consultation, "1.1"))
    typed = {"kind": "question", "text": "Ab wann?"} | guest()

    sent = client.post(form_url(consultation), fields_of(form) | typed)

    waiting = Contribution.objects.get()
    assert waiting.state == Contribution.State.UNCONFIRMED
    assert waiting.proposed_wording == ""  # what stood there beforehand is no proposal
    page = text_of(client.get(sent["Location"]))
    assert waiting.reference in page
    assert "Ab wann?" in page
    assert "nachbarin@example.org" in page
    assert client.get(f"/beitraege/{waiting.reference}/").status_code == 404

    link = link_in_mail("nachbarin@example.org", "bestaetigen")
    assert "Ab wann?" in text_of(client.get(link))
    assert Contribution.objects.get().state == Contribution.State.UNCONFIRMED  # GET changes nothing
    confirmed = client.post(link)

    stored = Contribution.objects.get()
    assert stored.state == Contribution.State.RECEIVED
    assert stored.section == consultation.version.sections.get(number="1.1")
    receipt = text_of(client.get(confirmed["Location"]))
    assert stored.reference in receipt
    assert "Ab wann?" in receipt
    assert stored.receipt_hash in receipt
    assert "nachbarin@example.org" not in receipt
    again = client.get(link)
    assert again["Location"] == confirmed["Location"]
    public = Client().get(f"/beitraege/{stored.reference}/")
    assert "Ab wann?" in text_of(public)
    assert "Nachbarin" in text_of(public)
    assert "example.org" not in text_of(public).replace("https://example.org", "")


def test_the_page_after_sending_needs_its_own_ticket(
    client: Client, consultation: Consultation
) -> None:
    sent = client.post(form_url(consultation), entries() | guest())["Location"]
    other = factories.consultation(document=consultation.version.document)

    assert client.get(f"{sent[:-3]}x/").status_code == 404
    assert client.get(sent.replace(consultation.slug, other.slug)).status_code == 404


@pytest.mark.parametrize("account", [True, False])
def test_a_form_sent_twice_is_one_contribution(
    client: Client, consultation: Consultation, account: bool
) -> None:
    if account:
        as_(factories.citizen(), client)
    pages = [client.post(form_url(consultation), entries() | guest()) for _ in range(2)]

    stored = Contribution.objects.get()
    assert all(page.status_code == 302 for page in pages)
    assert all(stored.reference in text_of(client.get(page["Location"])) for page in pages)


def test_with_an_account_the_receipt_comes_at_once(
    signed_in: Client, consultation: Consultation
) -> None:
    form = signed_in.get(form_url(consultation, "1.1"))
    assert 'name="email"' not in text_of(form)

    wording = GOAL.replace("Deutsch", "Deutsch und Arabisch")
    typed = {"kind": "wording", "text": "Beides zählt.", "proposed_wording": wording}
    sent = signed_in.post(form_url(consultation), fields_of(form) | typed)

    stored = Contribution.objects.get()
    assert sent["Location"] == f"/beitraege/{stored.reference}/beleg/"
    assert stored.state == Contribution.State.RECEIVED
    receipt = text_of(signed_in.get(sent["Location"]))
    assert stored.receipt_hash in receipt
    assert re.search(r"<ins>.*und Arabisch", receipt)
    assert stored.reference in text_of(signed_in.get("/konto/"))


def test_what_waited_for_signing_in_too_long_is_forgotten(
    client: Client, consultation: Consultation
) -> None:
    client.post(form_url(consultation), entries(way="sign_in", text="Ein alter Text."))
    session = client.session
    session["contribution_draft"]["kept_at"] -= 3 * 60 * 60
    session.save()

    assert "Ein alter Text." not in text_of(client.get(form_url(consultation)))
    assert "contribution_draft" not in client.session


def test_where_everything_is_read_first_it_is_said_so(signed_in: Client) -> None:
    careful = factories.consultation(moderation=Consultation.Moderation.BEFORE)

    sent = signed_in.post(form_url(careful), entries(), follow=True)

    held = Contribution.objects.get()
    assert held.state == Contribution.State.HELD
    assert "Wir lesen Ihren Text" in text_of(sent)
    assert Client().get(f"/beitraege/{held.reference}/").status_code == 404
    own = text_of(signed_in.get(f"/beitraege/{held.reference}/"))
    assert "Diese Seite sehen vorerst nur Sie" in own


def test_a_public_one_keeps_its_place_while_its_new_words_wait() -> None:
    careful = factories.consultation(moderation=Consultation.Moderation.BEFORE)
    section = careful.version.sections.get(number="1.1")
    mine = factories.contribution(careful, "Die alten Worte.", section=section)
    actions.release_contribution(actor=factories.moderation(), contribution=mine)

    actions.edit_contribution(actor=factories.citizen(), contribution=mine, text="Neue Worte.")

    base = f"/beteiligungen/{careful.slug}/"
    for address in (
        f"/beitraege/{mine.reference}/",
        f"{base}beitraege/",
        f"{base}abschnitt/1.1/",
    ):
        page = Client().get(address)
        assert page.status_code == 200
        text = text_of(page)
        assert mine.reference in text and "liest gerade die Moderation" in text
        assert "Neue Worte" not in text and "alten Worte" not in text
    assert Client().get(f"/beitraege/{mine.reference}/verlauf/").status_code == 404


@pytest.mark.parametrize(
    ("field", "given", "words"),
    [
        ("text", "", "Bitte schreiben Sie etwas"),
        ("text", "\u200b \u202e", "Bitte schreiben Sie, was Sie sagen"),
        ("text", "a" * 10_001, "10001"),
        ("text", "a" * 900_000, "900000"),
        ("proposed_wording", "b" * 10_001, "10001"),
        ("kind", "official", "Bitte wählen Sie, was Ihr Beitrag ist"),
        ("section", "99", "gehört nicht zum Entwurf"),
        ("exact", "gibt es nicht", "stehen nicht in diesem Abschnitt"),
        ("name", " ", "Bitte geben Sie einen Namen an"),
        ("email", "", "Ohne Ihre E-Mail-Adresse"),
        ("email", "nachbarin", "keine vollständige E-Mail-Adresse"),
        ("organisation", "v" * 161, "160"),
    ],
    ids=lambda value: value[:12].encode("ascii", "ignore").decode() or "blank",
)
def test_bad_entries_get_a_clear_message_and_the_others_are_kept(
    client: Client, consultation: Consultation, field: str, given: str, words: str
) -> None:
    shown = {"shown_exact": given} if field == "exact" else {}
    typed = entries(**{field: given}, **shown) | guest() | ({field: given})

    response = client.post(form_url(consultation), typed)

    page = text_of(response)
    assert response.status_code == 422
    assert words in page
    assert 'id="form-errors-title"' in page
    if field != "text":
        assert "Bitte auch Kurse am Abend anbieten." in page
    if field != "name":
        assert "Nachbarin" in page
    assert not Contribution.objects.exists()


def test_another_section_is_shown_before_anything_is_sent(
    client: Client, consultation: Consultation
) -> None:
    form = fields_of(client.get(form_url(consultation, "1.1")))
    typed = form | {"section": "M 1.1", "kind": "question", "text": "Mein Text"} | guest()

    shown = client.post(form_url(consultation), typed)

    assert shown.status_code == 200
    assert not Contribution.objects.exists()
    assert "Es ist noch nichts abgeschickt" in text_of(shown)
    kept = fields_of(shown)
    assert (kept["text"], kept["name"], kept["shown"]) == ("Mein Text", "Nachbarin", "M 1.1")
    assert kept["proposed_wording"] == factories.SECTION_TEXTS[2]
    assert client.post(form_url(consultation), kept).status_code == 302
    assert Contribution.objects.get().section.number == "M 1.1"


def test_words_can_be_typed_in_instead_of_being_marked(
    client: Client, consultation: Consultation
) -> None:
    form = fields_of(client.get(form_url(consultation, "1.1")))
    typed = form | {"exact": "Alle Menschen", "kind": "wording", "text": "Inhalt"} | guest()

    shown = client.post(form_url(consultation), typed | {"way": "show"})

    assert "<mark>Alle Menschen</mark>" in text_of(shown)
    kept = fields_of(shown)
    assert kept["proposed_wording"] == "Alle Menschen"
    sent = client.post(form_url(consultation), kept | {"proposed_wording": "Alle Kinder"})
    assert sent.status_code == 302
    stored = Contribution.objects.get()
    assert (stored.exact, stored.proposed_wording) == ("Alle Menschen", "Alle Kinder")


def test_a_wording_of_ones_own_is_never_put_to_other_words_unseen(
    client: Client, consultation: Consultation
) -> None:
    form = fields_of(client.get(form_url(consultation, "1.1")))
    typed = form | {"kind": "wording", "text": "So", "proposed_wording": "Mein Satz."} | guest()

    shown = client.post(form_url(consultation), typed | {"section": ""})

    assert shown.status_code == 200
    assert fields_of(shown)["proposed_wording"] == "Mein Satz."
    refused = client.post(form_url(consultation), fields_of(shown))
    assert refused.status_code == 422
    assert "Mein Satz." in text_of(refused)
    assert not Contribution.objects.exists()


def test_files_come_along_and_are_served_to_those_who_see_the_contribution(
    client: Client, consultation: Consultation
) -> None:
    upload = SimpleUploadedFile("Mein Plan.png", factories.picture_bytes("PNG"))
    wrong = SimpleUploadedFile("plan.pdf", b"MZ\x90", content_type="application/pdf")

    refused = client.post(form_url(consultation), entries() | guest() | {"files": wrong})
    assert refused.status_code == 422
    assert "Bitte wählen Sie sie noch einmal aus" in text_of(refused)
    assert not Contribution.objects.exists()

    client.post(form_url(consultation), entries() | guest() | {"files": upload})
    file = Contribution.objects.get().attachments.get()
    assert client.get(file.address).status_code == 404
    client.post(link_in_mail("nachbarin@example.org", "bestaetigen"))
    page = text_of(client.get(f"/beitraege/{Contribution.objects.get().reference}/"))
    assert file.address in page
    served = client.get(file.address)
    assert served.status_code == 200
    assert served["Content-Disposition"].startswith("attachment")
    assert served["X-Content-Type-Options"] == "nosniff"
    served.close()


# --- the end --------------------------------------------------------------------------------------


def ended(consultation: Consultation, *, days: int = 1) -> Consultation:
    """The consultation with its last day `days` before today."""
    consultation.last_day = clock.local_day(timezone.now()) - dt.timedelta(days=days)
    consultation.save(update_fields=["last_day"])
    return consultation


def test_after_the_end_all_that_was_typed_is_handed_back(
    client: Client, consultation: Consultation
) -> None:
    ended(consultation)
    long_text = "Ein langer Text. " * 500
    typed = entries(text=long_text, proposed_wording="Mein Vorschlag.") | guest()

    page = client.get(form_url(consultation, "1.1"))
    sent = client.post(form_url(consultation), typed)

    assert page.status_code == 200
    assert 'name="text"' not in text_of(page)
    assert "zu Ende gegangen" in text_of(page)
    assert sent.status_code == 409
    assert long_text.strip() in text_of(sent)
    assert "Mein Vorschlag." in text_of(sent)
    assert not Contribution.objects.exists()


def test_what_was_begun_in_time_is_taken_late(client: Client, consultation: Consultation) -> None:
    form = fields_of(client.get(form_url(consultation, "1.1")))
    before = timezone.now() - dt.timedelta(days=2)
    token = window.form_token(consultation, at=before)
    ended(consultation)
    typed = form | {"kind": "question", "text": "Gerade noch?", "form_token": token} | guest()

    wrong = client.post(form_url(consultation), typed | {"text": ""})
    assert wrong.status_code == 422  # still the form, with what makes it count
    assert value(wrong, "form_token") == token
    sent = client.post(form_url(consultation), typed)

    stored = Contribution.objects.get()
    assert stored.late
    assert "nach der Frist" in text_of(client.get(sent["Location"]))


@pytest.mark.parametrize("token", ["", "forged", "foreign"])
def test_a_token_of_somewhere_else_opens_nothing(
    client: Client, consultation: Consultation, token: str
) -> None:
    if token == "foreign":
        other = factories.consultation(document=consultation.version.document)
        token = window.form_token(other, at=timezone.now() - dt.timedelta(days=2))
    ended(consultation)

    sent = client.post(form_url(consultation), entries(form_token=token) | guest())

    assert sent.status_code == 409
    assert not Contribution.objects.exists()


# --- signing in on the way ------------------------------------------------------------------------


def test_a_text_written_before_signing_up_is_not_lost(client: Client) -> None:
    members = factories.consultation(who=Consultation.Who.REGISTERED)
    form = fields_of(client.get(form_url(members, "1.1")))
    assert "email" not in form
    typed = form | {"kind": "question", "text": "Mein langer Text"}

    away = client.post(form_url(members), typed)
    assert away["Location"].startswith("/konto/anmelden/?next=")
    assert not Contribution.objects.exists()
    sign_up(client, "neu@demo.example", next=form_url(members))
    outbox.send_due()
    back = enter(client, code_for("neu@demo.example"))["Location"]

    shown = client.get(back)
    assert back == form_url(members)
    assert "Ihr Text ist noch da" in text_of(shown)
    assert fields_of(shown)["text"] == "Mein langer Text"
    assert client.post(back, fields_of(shown)).status_code == 302
    assert Contribution.objects.get().section.number == "1.1"
    assert "Mein langer Text" not in text_of(client.get(back))


def test_whoever_has_an_account_can_sign_in_first(
    client: Client, consultation: Consultation
) -> None:
    typed = entries(text="", way="sign_in")

    away = client.post(form_url(consultation), typed)

    assert away["Location"].startswith("/konto/anmelden/?next=")
    as_(factories.citizen(), client)
    assert fields_of(client.get(form_url(consultation)))["section"] == "1.1"


def test_a_draft_that_waited_past_the_end_is_handed_back(
    client: Client, consultation: Consultation
) -> None:
    client.post(form_url(consultation), entries(text="Noch zu retten", way="sign_in"))
    ended(consultation)

    assert "Noch zu retten" in text_of(client.get(form_url(consultation)))


def test_only_invited_people_are_taken_where_it_says_so(client: Client) -> None:
    closed_circle = factories.consultation(who=Consultation.Who.INVITED)

    page = client.get(form_url(closed_circle))
    refused = client.post(form_url(closed_circle), entries() | guest())

    assert "eingeladene Personen" in text_of(page)
    assert refused.status_code == 422
    assert "Bitte auch Kurse am Abend anbieten." in text_of(refused)
    closed_circle.invited.create(email="nachbarin@example.org")
    assert client.post(form_url(closed_circle), entries() | guest()).status_code == 302


# --- one contribution -----------------------------------------------------------------------------


def on_goal(consultation: Consultation, **given: object) -> Contribution:
    """A contribution by citizen() to section 1.1."""
    section = consultation.version.sections.get(number="1.1")
    return factories.contribution(consultation, section=section, **given)


def page_of(contribution: Contribution, below: str = "") -> str:
    return f"/beitraege/{contribution.reference}/{below}"


def test_reading_pages_set_no_cookie_and_hold_no_token(
    client: Client, consultation: Consultation
) -> None:
    one = on_goal(consultation)

    for path in (page_of(one), page_of(one, "verlauf/"), "/beitraege/", "/beitraege/?nummer=xx"):
        response = client.get(path)
        assert response.status_code == 200, path
        assert not response.cookies
        assert "csrfmiddlewaretoken" not in text_of(response)
        assert "public" in response["Cache-Control"]
    page = text_of(client.get(page_of(one)))
    assert f"/melden/?beitrag={one.reference}" in page
    assert page_of(one, "unterstuetzen/") in page


def test_a_contribution_shows_what_it_is_about_and_what_it_changes(
    client: Client, consultation: Consultation
) -> None:
    one = on_goal(
        consultation,
        exact="auf Deutsch verständigen",
        proposed_wording="auf Deutsch und Arabisch verständigen",
        kind="wording",
    )

    page = text_of(client.get(page_of(one)))

    assert f"Neue Formulierung {one.reference}" in page
    assert "<mark>auf Deutsch verständigen</mark>" in page
    assert re.search(r"<ins>.*?und Arabisch.*?</ins>", page)
    assert GOAL in page
    assert "UTC+" in page
    assert "Ayla vom Gräselberg" in page
    assert "Eine neuere Fassung des Dokuments gibt es noch nicht" in page


@pytest.mark.parametrize("below", ["", "verlauf/"])
def test_a_reference_is_found_however_it_is_written(
    client: Client, consultation: Consultation, below: str
) -> None:
    one = on_goal(consultation)
    loose = one.reference.lower().replace("-", " ", 1)

    response = client.get(f"/beitraege/{quote(loose)}/{below}")

    assert response.status_code == 301
    assert response["Location"] == page_of(one, below)
    assert client.get(f"/en/beitraege/{quote(loose)}/{below}")["Location"] == (
        f"/en{page_of(one, below)}"
    )


@pytest.mark.parametrize("path", ["WI-2026-99999/", "unsinn/", "WI-2026-99999/verlauf/"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/beitraege/{path}").status_code == 404


def test_the_search_leads_to_a_contribution_or_says_kindly_that_there_is_none(
    client: Client, consultation: Consultation
) -> None:
    one = on_goal(consultation)
    waiting = factories.guest_contribution(consultation, confirmed=False).contribution

    assert client.get(f"/beitraege/?nummer=+{one.reference.lower()}+")["Location"] == page_of(one)
    for typed in ("WI-2026-99999", waiting.reference):
        none = client.get(f"/beitraege/?nummer={typed}")
        assert none.status_code == 200
        assert "haben wir keinen Beitrag gefunden" in text_of(none)
    assert "ist keine Vorgangsnummer" in text_of(client.get("/beitraege/?nummer=hallo"))
    assert 'name="nummer"' in text_of(client.get("/vorhaben/"))


def test_hidden_and_withdrawn_ones_leave_a_marked_place(
    signed_in: Client, consultation: Consultation
) -> None:
    hidden, withdrawn = on_goal(consultation, text="Weg damit"), on_goal(consultation, text="Doch")
    moderation.hide_contribution(
        actor=factories.moderation(), contribution=hidden, ground="insult", reason="Beleidigt."
    )
    actions.withdraw_contribution(actor=factories.citizen(), contribution=withdrawn)

    for one, words in ((hidden, "Weg damit"), (withdrawn, "Doch")):
        response = Client().get(page_of(one))
        assert response.status_code == 200
        assert words not in text_of(response)
        assert one.reference in text_of(response)
        assert "Sein Platz bleibt" in text_of(response)
        assert response["X-Robots-Tag"] == "noindex"
        assert Client().get(page_of(one, "verlauf/")).status_code == 404
        assert f"/melden/?beitrag={one.reference}" not in text_of(response)
    own = text_of(signed_in.get(page_of(hidden)))
    assert "Weg damit" in own
    assert "Beleidigt." in own
    assert "Beleidigt." not in text_of(as_(factories.citizen2()).get(page_of(hidden)))


@pytest.mark.parametrize("kind", ["held", "unconfirmed", "staff", "taken back"])
def test_what_was_never_public_is_not_found(consultation: Consultation, kind: str) -> None:
    section = consultation.version.sections.get(number="1.1")
    if kind == "unconfirmed":
        one = factories.guest_contribution(consultation, confirmed=False).contribution
    elif kind == "taken back":
        one = factories.guest_contribution(consultation, confirmed=False).contribution
        Contribution.objects.filter(pk=one.pk).update(state="withdrawn")
    else:
        held = {"moderation": Consultation.Moderation.BEFORE} if kind == "held" else {}
        Consultation.objects.filter(pk=consultation.pk).update(**held or {"supports": True})
        one = factories.contribution(consultation, section=section)
        if kind == "staff":
            Contribution.objects.filter(pk=one.pk).update(staff_only=True)

    for reader in (Client(), as_(factories.citizen2()), as_(factories.coordination())):
        for below in ("", "verlauf/", "unterstuetzen/"):
            assert reader.get(page_of(one, below)).status_code == 404, below
        assert reader.get(f"/melden/?beitrag={one.reference}").status_code == 404


def test_it_says_where_it_stands_in_a_newer_version(client: Client) -> None:
    document = create_document(
        actor=drafting.department(), project=factories.published_project(), title="Konzept"
    )
    working = document.versions.get()
    write_sections(actor=drafting.department(), version=working, sections=drafting.DRAFT)
    first = drafting.release(working)
    consultation = factories.consultation(document=document)
    marked, removed = first.sections.get(number="1.2"), first.sections.get(number="2.1")
    one = factories.contribution(consultation, section=marked, exact="Deutschkurse am Abend")
    gone = factories.contribution(consultation, section=removed)
    second = drafting.working(document)
    drafting.edit(
        second.sections.get(number="1.2"),
        text=drafting.COURSES.replace("Deutschkurse am Abend", "Deutschkurse am frühen Abend"),
    )
    last = second.sections.get(number="2.1")
    remove_section(actor=drafting.department(), section=last, revision=last.revision)
    drafting.release(second)

    page = text_of(client.get(page_of(one)))
    assert "Der Abschnitt wurde geändert." in page
    assert "Die markierten Worte wurden geändert." in page
    assert f"/beteiligungen/{consultation.slug}/fassungen/2/#1.2" in page
    assert re.search(r"<ins>.*?frühen", page)
    assert "<mark>Deutschkurse am Abend</mark>" in page  # as it was handed in
    page = text_of(client.get(page_of(gone)))
    assert "Der Abschnitt wurde gestrichen." in page
    assert "Abschlüsse aus anderen Ländern" in page


def test_the_page_costs_the_same_queries_however_many_support_it(
    client: Client, consultation: Consultation
) -> None:
    one = on_goal(consultation)
    counted = []
    for supporters in (1, 12):
        for number in range(supporters):
            person = factories.person(f"p{number}@demo.example", f"P{number}")
            actions.support_contribution(actor=person, contribution=one)
        client.get(page_of(one))
        forget_kept()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page_of(one)).status_code == 200
        counted.append(len(queries))

    assert counted == [12, 12]


# --- what people do with contributions ------------------------------------------------------------


def test_supporting_counts_once_and_can_be_taken_back(consultation: Consultation) -> None:
    one = on_goal(consultation)
    url = page_of(one, "unterstuetzen/")
    reader = as_(factories.citizen2())

    assert "Ich unterstütze das" in text_of(reader.get(url))
    for _ in range(2):
        assert reader.post(url)["Location"] == page_of(one)
    assert Support.objects.count() == 1
    assert "1 Person unterstützt das" in text_of(Client().get(page_of(one)))
    assert "Nicht mehr unterstützen" in text_of(reader.get(url))
    reader.post(url, {"deed": "undo"})
    assert not Support.objects.exists()


def test_supporting_needs_an_account_and_an_open_consultation(
    client: Client, consultation: Consultation
) -> None:
    one = on_goal(consultation)
    url = page_of(one, "unterstuetzen/")

    assert client.get(url)["Location"] == f"/konto/anmelden/?next={quote(url, safe='')}"
    assert client.post(url)["Location"].startswith("/konto/anmelden/")
    ended(consultation)
    refused = as_(factories.citizen2()).post(url)
    assert refused.status_code == 422
    assert "zu Ende gegangen" in text_of(refused)
    assert url not in text_of(client.get(page_of(one)))
    assert not Support.objects.exists()


def test_changing_ones_words_keeps_the_earlier_ones_readable(
    signed_in: Client, consultation: Consultation
) -> None:
    one = on_goal(consultation, text="Bitte am Abend.")
    url = page_of(one, "bearbeiten/")

    form = signed_in.get(url)
    assert fields_of(form)["proposed_wording"] == GOAL
    typed = fields_of(form) | {"text": "Bitte am Wochenende."}
    assert signed_in.post(url, typed)["Location"] == page_of(one, "beleg/")

    one.refresh_from_db()
    assert (one.text, one.proposed_wording) == ("Bitte am Wochenende.", "")
    page = text_of(Client().get(page_of(one)))
    assert "Bitte am Wochenende." in page
    assert page_of(one, "verlauf/") in page
    history = text_of(Client().get(page_of(one, "verlauf/")))
    assert re.search(r"<del>.*?Abend", history)
    assert re.search(r"<ins>.*?Wochenende", history)


def test_after_the_end_a_change_is_refused_and_the_words_stay_in_the_form(
    signed_in: Client, consultation: Consultation
) -> None:
    one = on_goal(consultation)
    ended(consultation)
    url = page_of(one, "bearbeiten/")

    refused = signed_in.post(url, {"kind": "question", "text": "Mein neuer Text"})

    assert refused.status_code == 422
    assert "Mein neuer Text" in text_of(refused)
    assert "zu Ende gegangen" in text_of(refused)
    assert url not in text_of(signed_in.get(page_of(one, "beleg/")))
    empty = signed_in.post(url, {"kind": "question", "text": ""})
    assert empty.status_code == 422
    one.refresh_from_db()
    assert one.text == "Bitte auch Kurse am Abend anbieten."


def test_withdrawing_works_after_the_end_too(signed_in: Client, consultation: Consultation) -> None:
    one = on_goal(consultation)
    ended(consultation)
    url = page_of(one, "zurueckziehen/")

    assert "lässt sich nicht rückgängig machen" in text_of(signed_in.get(url))
    for _ in range(2):
        assert signed_in.post(url)["Location"] == page_of(one, "beleg/")
    one.refresh_from_db()
    assert one.state == Contribution.State.WITHDRAWN


@pytest.mark.parametrize("below", ["beleg/", "bearbeiten/", "zurueckziehen/"])
def test_what_is_somebody_elses_is_not_found(consultation: Consultation, below: str) -> None:
    one = on_goal(consultation)
    by_guest = factories.guest_contribution(consultation).contribution

    anonymous = Client().get(page_of(one, below))
    assert anonymous["Location"].startswith("/konto/anmelden/?next=")
    for reader in (factories.citizen2(), factories.coordination()):
        assert as_(reader).get(page_of(one, below)).status_code == 404
        refused = as_(reader).post(page_of(one, below), {"text": "x"})
        assert refused.status_code == (405 if below == "beleg/" else 404)
    assert as_(factories.citizen()).get(page_of(by_guest, below)).status_code == 404
    one.refresh_from_db()
    assert one.state == Contribution.State.RECEIVED


# --- the private link -----------------------------------------------------------------------------


def own_url(token: str, below: str = "") -> str:
    return f"/beitraege/eigene/{token}/{below}"


def test_the_private_link_changes_and_withdraws(client: Client, consultation: Consultation) -> None:
    one, token = factories.guest_contribution(consultation)
    edit = own_url(token, f"{one.reference}/bearbeiten/")
    withdraw = own_url(token, f"{one.reference}/zurueckziehen/")

    page = client.get(own_url(token))
    assert page["Cache-Control"].count("no-store") == 1
    assert edit in text_of(page)
    assert withdraw in text_of(page)
    assert "Bitte auch Kurse" in text_of(client.get(edit))
    changed = client.post(edit, {"kind": "question", "text": "Wann denn?"})
    assert changed["Location"] == own_url(token)
    assert "Wann denn?" in text_of(Client().get(page_of(one)))
    assert one.reference in text_of(client.get(withdraw))
    assert client.post(withdraw)["Location"] == own_url(token)
    one.refresh_from_db()
    assert one.state == Contribution.State.WITHDRAWN


def test_the_private_link_forgets_its_owner(client: Client, consultation: Consultation) -> None:
    one, token = factories.guest_contribution(consultation, "Bleibt stehen")
    url = own_url(token, "adresse-loeschen/")

    assert one.reference in text_of(client.get(url))
    assert client.post(url)["Location"] == page_of(one)
    page = text_of(Client().get(page_of(one)))
    assert "Bleibt stehen" in page
    assert "Nachbarin" not in page
    assert client.get(own_url(token)).status_code == 410
    assert client.post(url).status_code == 410


@pytest.mark.parametrize(
    ("method", "below"), [("get", ""), ("get", "adresse-loeschen/"), ("post", "adresse-loeschen/")]
)
def test_a_wrong_link_says_what_to_do(client: Client, method: str, below: str) -> None:
    spent = getattr(client, method)(own_url("x" * 43, below))

    assert spent.status_code == 410
    assert "gilt nicht mehr" in text_of(spent)
    assert 'name="nummer"' in text_of(spent)
    assert getattr(client, method)(f"/beitraege/bestaetigen/{'x' * 43}/").status_code == 410


def test_a_link_that_is_a_week_old_confirms_nothing(client: Client) -> None:
    consultation = factories.consultation(opens_at=timezone.now() - dt.timedelta(days=8))
    waiting = factories.guest_contribution(
        consultation, confirmed=False, at=timezone.now() - dt.timedelta(days=7, minutes=1)
    )

    for method in (client.get, client.post):
        assert method(f"/beitraege/bestaetigen/{waiting.token}/").status_code == 410
    assert Contribution.objects.get().state == Contribution.State.UNCONFIRMED
    assert client.get(own_url(waiting.token)).status_code == 410


def test_a_link_of_a_mail_is_not_yet_a_private_link(
    client: Client, consultation: Consultation
) -> None:
    waiting = factories.guest_contribution(consultation, confirmed=False)
    withdraw = own_url(waiting.token, f"{waiting.contribution.reference}/zurueckziehen/")

    assert client.get(own_url(waiting.token)).status_code == 410
    assert client.post(withdraw).status_code == 410


# --- reporting ------------------------------------------------------------------------------------


def test_a_contribution_is_reported_by_its_reference(
    client: Client, consultation: Consultation
) -> None:
    one = on_goal(consultation)
    url = f"/melden/?beitrag={one.reference.lower()}"

    assert "Kurse am Abend" in text_of(client.get(url))
    sent = client.post(url, {"ground": "off_topic", "explanation": "Gehört nicht hierher."})
    assert sent["Location"] == "/melden/eingegangen/"
    assert Notice.objects.get().contribution == one
    assert client.get("/melden/?beitrag=WI-2026-99999").status_code == 404
    assert client.get("/melden/?beitrag=unsinn").status_code == 404


# --- known by a part of its number, by another mail, by its name ----------------------------------


@pytest.mark.parametrize("typed", ["{0}", "{1}-2026-1", "2026-1", "1", " {1}–2026–00001 ", "{2}"])
def test_the_search_finds_a_reference_by_less_than_all_of_it(
    client: Client, consultation: Consultation, typed: str
) -> None:
    one = on_goal(consultation)
    year, number = str(clock.local_day(one.received_at).year), one.reference[-5:].lstrip("0")
    prefix = one.reference[:2]
    asked = typed.format(one.reference, prefix, one.reference.lower())
    asked = asked.replace("2026", year).replace("00001", one.reference[-5:])
    if asked.endswith("-1") or asked == "1":
        asked = asked[:-1] + number

    found = client.get("/beitraege/", {"nummer": asked})

    assert found.status_code == 302
    assert found["Location"] == page_of(one)


@pytest.mark.parametrize("typed", ["0", "abc", "WI-", "99999999999999", "WI-20-1", "１２"])
def test_the_search_says_that_there_is_none(
    client: Client, consultation: Consultation, typed: str
) -> None:
    found = client.get("/beitraege/", {"nummer": typed})

    assert found.status_code == 200
    assert typed in text_of(found)


@pytest.mark.parametrize("path", ["/", "/vorhaben/", "/ar/beteiligungen/", "/konto/anmelden/"])
def test_every_page_has_the_search_for_a_number(client: Client, path: str) -> None:
    page = text_of(client.get(path))

    assert 'class="number-search" method="get"' in page
    assert 'name="nummer"' in page


def test_the_link_of_a_second_mail_says_that_all_is_confirmed(
    client: Client, consultation: Consultation
) -> None:
    links = []
    for number in range(2):
        client.post(form_url(consultation), entries("", key=f"key-000{number}") | guest())
        links.append(link_in_mail("nachbarin@example.org", "bestaetigen"))
    client.post(links[0])

    page = client.get(links[1])

    assert page.status_code == 200
    assert "Ihr Beitrag ist bestätigt" in text_of(page)
    second = Contribution.objects.order_by("pk").last()
    assert second.reference in text_of(page)
    assert client.post(links[1]).status_code == 200
    private = client.get(links[0])["Location"]
    client.post(f"{private}adresse-loeschen/")
    assert client.get(links[1]).status_code == 410


def test_the_name_that_everybody_sees_stands_on_each_page_before_and_after(
    client: Client, consultation: Consultation
) -> None:
    client.post(form_url(consultation), entries("") | guest(organisation="Verein Morgen"))
    link = link_in_mail("nachbarin@example.org", "bestaetigen")

    assert "Nachbarin · Verein Morgen" in text_of(client.get(link))
    private = client.post(link)["Location"]
    assert "Nachbarin · Verein Morgen" in text_of(client.get(private))
    outbox.send_due()
    assert "Erscheint unter dem Namen: Nachbarin" in mail.outbox[-1].body


def test_lists_count_what_can_be_read_as_other_pages_do(
    client: Client, consultation: Consultation
) -> None:
    kept, gone = on_goal(consultation), on_goal(consultation)
    actions.withdraw_contribution(actor=factories.citizen(), contribution=gone)
    forget_kept()

    listed = text_of(client.get(f"/beteiligungen/{consultation.slug}/beitraege/"))
    section = text_of(client.get(f"/beteiligungen/{consultation.slug}/abschnitt/1.1/"))

    assert "1 Beitrag · 1 zurückgezogen oder ausgeblendet" in listed
    assert "Beiträge (1)" in section
    assert kept.reference in listed
