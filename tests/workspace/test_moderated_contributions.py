"""Contributions on the moderation's desk: held, hidden, reported, one by one and many at once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mitsprache.accounts.models import Person
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Contribution
from mitsprache.moderation import actions as moderation
from mitsprache.moderation.models import Notice
from tests import factories

pytestmark = pytest.mark.django_db

DESK = "/arbeitsbereich/moderation/"
REASON = {"verbergen-ground": "insult", "verbergen-reason": "Regel 3"}


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def moderator() -> Client:
    return as_(factories.moderation())


def body(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def held_one(text: str = "Darf ich?") -> Contribution:
    return factories.contribution(factories.consultation(moderation="before"), text)


def page(contribution: Contribution, step: str = "") -> str:
    return f"{DESK}beitraege/{contribution.reference}/" + (f"{step}/" if step else "")


def mark(contribution: Contribution) -> str:
    return f"{contribution.reference}|{contribution.receipt_hash}"


def state_of(contribution: Contribution) -> str:
    return Contribution.objects.get(pk=contribution.pk).state


def test_a_held_contribution_is_read_and_released(moderator: Client) -> None:
    contribution = held_one()
    assert "Darf ich?" in body(moderator.get(f"{DESK}beitraege/"))
    shown = moderator.get(page(contribution))
    seen = shown.context["release_form"].initial["seen"]

    answer = moderator.post(page(contribution, "freigeben"), {"freigeben-seen": seen})

    assert answer.status_code == 302 and state_of(contribution) == "received"
    again = moderator.post(page(contribution, "freigeben"), {"freigeben-seen": seen})
    assert again.status_code == 422


def test_another_wording_than_the_one_shown_is_not_released(moderator: Client) -> None:
    contribution = held_one()

    for seen in ("", "x", f"{contribution.reference}|2020-01-01T00:00:00+00:00"):
        answer = moderator.post(page(contribution, "freigeben"), {"freigeben-seen": seen})
        assert answer.status_code == 422
    assert state_of(contribution) == "held"


def test_a_text_that_was_changed_while_it_waited_is_not_released_unread(moderator: Client) -> None:
    contribution = held_one()
    seen = moderator.get(page(contribution)).context["release_form"].initial["seen"]
    consultations.edit_contribution(
        actor=factories.citizen(), contribution=contribution, text="Sie Esel!"
    )

    for answer in (
        moderator.post(page(contribution, "freigeben"), {"freigeben-seen": seen}),
        moderator.post(f"{DESK}beitraege/freigeben/", {"mark": [seen]}),
    ):
        assert answer.status_code == 422
    assert state_of(contribution) == "held"


def test_hiding_asks_for_ground_and_reason_and_can_be_undone(moderator: Client) -> None:
    contribution = factories.contribution(factories.consultation(), "Sie Esel!")

    refused = moderator.post(page(contribution, "verbergen"), {"verbergen-reason": "Regel 3"})
    assert refused.status_code == 422 and "Regel 3" in body(refused)
    moderator.post(page(contribution, "verbergen"), REASON)
    assert state_of(contribution) == "hidden"
    assert "Sie Esel!" in body(moderator.get(f"{DESK}beitraege/verborgen/"))
    public = Client().get(f"/beitraege/{contribution.reference}/")
    assert public.status_code == 200 and "Sie Esel!" not in body(public)

    restored = moderator.post(
        page(contribution, "wiederherstellen"), {"wiederherstellen-reason": "Irrtum"}
    )
    assert restored.status_code == 302 and state_of(contribution) == "received"
    record = body(moderator.get(page(contribution)))
    assert "Regel 3" in record and "Irrtum" in record


def test_an_unknown_step_or_contribution_is_404(moderator: Client) -> None:
    contribution = held_one()
    waiting = factories.guest_contribution(factories.consultation(), confirmed=False).contribution

    assert moderator.post(page(contribution, "loeschen")).status_code == 404
    assert moderator.get(page(contribution, "freigeben")).status_code == 405
    assert moderator.get(f"{DESK}beitraege/XX-2026-00001/").status_code == 404
    assert moderator.get(page(waiting)).status_code == 404


def test_many_are_released_at_once(moderator: Client) -> None:
    chosen, left = [held_one(), held_one()], held_one()

    answer = moderator.post(
        f"{DESK}beitraege/freigeben/", {"mark": [mark(contribution) for contribution in chosen]}
    )

    assert answer.status_code == 302
    assert [state_of(contribution) for contribution in (*chosen, left)] == [
        "received",
        "received",
        "held",
    ]


def test_Z_11_a_bulk_with_foreign_or_invalid_marks_releases_nothing_and_names_nothing(
    moderator: Client,
) -> None:
    contribution = held_one()
    secret = factories.guest_contribution(
        factories.consultation("Geheimnis am Rande"), "Kanarienvogel", confirmed=False
    ).contribution

    for marks in (
        [],
        [mark(secret)],
        [mark(contribution), mark(secret)],
        [mark(contribution), "XX-2026-99999|x"],
        [mark(contribution), "' OR 1=1"],
        [mark(contribution), mark(contribution).replace("202", "199")],
        [mark(contribution)] + [f"XX-2026-{number:05d}|x" for number in range(3000)],
    ):
        answer = moderator.post(f"{DESK}beitraege/freigeben/", {"mark": marks})
        assert answer.status_code == 422
        assert "Kanarienvogel" not in body(answer) and "Geheimnis" not in body(answer)
        assert "99999" not in body(answer)
    assert state_of(contribution) == "held"


def test_a_reported_contribution_is_decided_in_words(moderator: Client) -> None:
    contribution = factories.contribution(factories.consultation(), "Sie Esel!")
    notice = moderation.report(
        contribution=contribution,
        ground="insult",
        explanation="Zweiter Satz",
        submission_key="report-1",
    )
    path = f"{DESK}meldungen/{notice.pk}/"
    assert contribution.reference in body(moderator.get(f"{DESK}meldungen/"))
    shown = body(moderator.get(path))
    assert "Sie Esel!" in shown and page(contribution) in shown
    assert path in body(moderator.get(page(contribution)))

    assert moderator.post(path, {"uphold": "1", "decision": ""}).status_code == 422
    assert moderator.post(path, {"uphold": "1", "decision": "Regel 3"}).status_code == 302
    assert state_of(contribution) == "hidden"
    assert Notice.objects.get().state == "upheld"


def test_what_its_author_has_taken_back_stands_beside_no_report(moderator: Client) -> None:
    contribution = factories.contribution(factories.consultation(), "Sie Esel!")
    notice = moderation.report(
        contribution=contribution, ground="insult", explanation="Grob", submission_key="report-1"
    )
    consultations.withdraw_contribution(actor=factories.citizen(), contribution=contribution)

    shown = body(moderator.get(f"{DESK}meldungen/{notice.pk}/"))

    assert contribution.reference in shown and "Sie Esel!" not in shown
    assert page(contribution) not in shown  # it would lead nowhere


def test_payloads_stay_text_on_the_desk(moderator: Client) -> None:
    contribution = held_one("<script>alert(1)</script> {{ 7*7 }} =HYPERLINK(1)")

    for path in (f"{DESK}beitraege/", page(contribution)):
        assert "<script>alert" not in body(moderator.get(path))
        assert "&lt;script&gt;alert" in body(moderator.get(path))


def test_lists_take_as_many_queries_for_one_as_for_thirty(moderator: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert moderator.get(f"{DESK}beitraege/").status_code == 200
        return len(captured)

    where = factories.consultation(moderation="before")
    factories.contribution(where, section=where.version.sections.get(number="1"))
    queries()  # what is kept for a while
    one = queries()
    for number in range(29):
        author = factories.person(f"viele{number}@demo.example", f"Stimme {number}")
        factories.contribution(where, author=author)
    assert queries() == one


def test_what_waits_is_counted_on_the_start_page(moderator: Client) -> None:
    held_one()

    assert f'href="{DESK}beitraege/"' in body(moderator.get("/arbeitsbereich/"))


@pytest.mark.parametrize("path", ["beitraege/", "beitraege/verborgen/", ""])
def test_Z_05_nobody_else_sits_at_this_desk(path: str) -> None:
    contribution = held_one()
    address = f"{DESK}{path}" if path else page(contribution)

    for person in (factories.citizen(), factories.department(), factories.admin()):
        client = as_(person)
        assert client.get(address).status_code == 403
        steps = {"mark": [mark(contribution)], "freigeben-seen": mark(contribution), **REASON}
        for step in ("freigeben", "verbergen"):
            assert client.post(page(contribution, step), steps).status_code == 403
        assert client.post(f"{DESK}beitraege/freigeben/", steps).status_code == 403
    assert Client().get(address).status_code == 302
    assert state_of(contribution) == "held"
