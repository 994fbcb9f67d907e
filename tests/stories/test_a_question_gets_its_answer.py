"""The promise of this part: a question under a fact sheet gets the office's answer.

From the first visit to the answer that everybody reads, over the pages that people use; the
mails are read from the outbox.
"""

import re

import pytest
from django.test import Client

from mitsprache.comments.models import AnswerRequest, Comment
from mitsprache.common.models import AuditEntry, OutboxMail
from tests import factories as make
from tests.public.accounts import code_for, latest_mail

pytestmark = pytest.mark.django_db

QUESTION = "Wo sollen die Fahrräder stehen?"
ANSWER = "Vor dem Haupteingang entstehen zwanzig Bügel."


def signed_in(person) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def form_values(page) -> dict[str, str]:
    """The hidden fields of the page's form."""
    fields = re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page.text)
    return {name: value for name, value in fields if name != "csrfmiddlewaretoken"}


def test_a_question_gets_its_answer():
    sheet = make.full_project("Platz am Weiher")
    office, moderation = make.department(), make.moderation()
    reader = Client()

    # She finds the project, reads, and writes before she has an account.
    assert f"/vorhaben/{sheet.slug}/" in reader.get("/vorhaben/?q=weiher").text
    write = f"/vorhaben/{sheet.slug}/kommentar/"
    form = form_values(reader.get(write))
    led_on = reader.post(write, {**form, "kind": "question", "text": QUESTION}, follow=True)
    assert not Comment.objects.exists()

    # One minute later she has one: address, name, code. Her text has come along.
    way = led_on.request["PATH_INFO"] + "?" + led_on.request["QUERY_STRING"]
    sign_up = "/konto/registrieren/?" + way.partition("?")[2]
    reader.post(sign_up, {"email": "neu@mail.example", "display_name": "Ayla vom Weiher"})
    back = reader.post("/konto/code/", {"code": code_for("neu@mail.example")}, follow=True)
    if not Comment.objects.exists():
        assert QUESTION in back.text
        here = back.request["PATH_INFO"]
        reader.post(here, {**form_values(back), "kind": "question", "text": QUESTION})
    question = Comment.objects.get()
    assert question.text == QUESTION and question.state == "visible"
    public = f"/vorhaben/{sheet.slug}/"
    assert QUESTION in Client().get(public).text

    # The moderation sends it to the office, which drafts; a second person releases.
    desk = signed_in(moderation)
    step = f"/arbeitsbereich/moderation/kommentar/{question.pk}/"
    desk.post(
        f"{step}weiterleiten/",
        {"weiterleiten-office": make.office().pk, "weiterleiten-note": ""},
    )
    request = AnswerRequest.objects.get()
    assert request.office == make.office()
    office_desk = signed_in(office)
    assert QUESTION in office_desk.get("/arbeitsbereich/antworten/").text
    drafting = f"/arbeitsbereich/antworten/{request.pk}/"
    office_desk.post(drafting, {**form_values(office_desk.get(drafting)), "text": ANSWER})
    assert ANSWER not in Client().get(public).text
    release = form_values(desk.get(step))
    desk.post(f"{step}antwort-freigeben/", release)

    # Everybody reads it, named after the office; the heading counts two texts; she gets a mail.
    page = Client().get(public).text
    assert ANSWER in page and make.office().name in page
    assert re.search(r"<h2[^>]*>[^<]*\(2\)</h2>", page)
    letter = latest_mail("neu@mail.example")
    assert letter.purpose == "answer_released" and public in letter.text
    assert OutboxMail.objects.filter(purpose="answer_released").count() == 1
    verbs = set(AuditEntry.objects.filter(refused=False).values_list("verb", flat=True))
    assert {
        "comments.submit_comment",
        "comments.send_to_office",
        "comments.draft_answer",
        "comments.release_answer",
    } <= verbs
