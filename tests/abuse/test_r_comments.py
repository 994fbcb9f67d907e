"""Family R on comments: a crowd behind one address is let through, a machine is not."""

import datetime as dt

import pytest
from django.test import Client

from mitsprache.comments.actions import submit_comment
from mitsprache.comments.actions.writing import PER_ADDRESS_UNREAD
from mitsprache.comments.models import Comment
from tests import factories

pytestmark = pytest.mark.django_db

AT = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
SHELTER = "198.51.100.7"


def test_R_02_two_hundred_people_behind_one_address_all_comment() -> None:
    project = factories.published_project()
    for number in range(200):
        client = Client(REMOTE_ADDR=SHELTER)
        person = factories.person(f"person{number}@unterkunft.example", f"Person {number}")
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        response = client.post(
            f"/vorhaben/{project.slug}/kommentar/",
            {"kind": "question", "text": f"Meine Frage {number}", "key": f"key-{number:05}"},
        )
        assert response.status_code == 302

    assert Comment.objects.filter(state="visible").count() == 200


def test_R_02_far_more_from_one_address_is_read_beforehand_never_refused() -> None:
    thread = factories.thread()
    most, _per = PER_ADDRESS_UNREAD
    for number in range(most + 10):
        comment = submit_comment(
            actor=factories.person(f"p{number // 10}@demo.example", f"Person {number // 10}"),
            thread=thread,
            kind="opinion",
            text=f"Text {number}",
            language="de",
            submission_key=f"key-{number}",
            address=SHELTER,
            at=AT,
        )
        assert comment.state == ("visible" if number < most else "held")

    elsewhere = submit_comment(
        actor=factories.citizen(),
        thread=thread,
        kind="opinion",
        text="Von woanders",
        language="de",
        submission_key="key-other",
        address="203.0.113.5",
        at=AT,
    )
    assert elsewhere.state == "visible"
