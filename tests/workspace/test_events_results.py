"""Minutes and photos: written, published, served; and what was dealt with in which session."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from mitsprache.content.models import Picture
from mitsprache.deliberation.actions import discuss_cases, plan_sitting
from mitsprache.deliberation.models import Case
from mitsprache.events import actions
from mitsprache.events.models import Event, Result
from mitsprache.events.times import first_day
from tests import factories as make
from tests.deliberation.test_capturing import session_of
from tests.events.making import event
from tests.workspace.cases import as_, body
from tests.workspace.test_events import status

pytestmark = pytest.mark.django_db
MINUTES = "## Ergebnis\n\nEs bleibt beim **Brunnen**."


@pytest.fixture
def desk() -> Client:
    return as_(make.department_lead())


def page(where: Event, way: str = "") -> str:
    return f"/arbeitsbereich/termine/{where.pk}/ergebnisse/{way}"


def test_minutes_of_the_event_and_of_a_session_are_written_and_published(desk: Client) -> None:
    where = event(sessions=1)
    session = where.sessions.get()
    for way in ("termin/", f"runde/{session.pk}/"):
        assert desk.get(page(where, way)).status_code == 200
        assert desk.post(page(where, way), {"minutes": MINUTES}).status_code == 302
    assert Result.objects.filter(published_at=None).count() == 2
    shown = body(desk.get(page(where)))
    assert "<strong>Brunnen</strong>" in shown and page(where, "veroeffentlichen/") in shown
    desk.post(page(where, "veroeffentlichen/"))
    assert Result.objects.filter(published_at=None).count() == 0
    assert page(where, "veroeffentlichen/") not in body(desk.get(page(where)))
    again = desk.post(page(where, "veroeffentlichen/"), follow=True)
    assert "alert" in body(again)


def test_too_long_minutes_are_refused_and_kept(desk: Client) -> None:
    where = event()
    refused = desk.post(page(where, "termin/"), {"minutes": "Lang. " + "x" * 30_001})
    assert refused.status_code == 422 and "Lang. xxx" in body(refused)
    assert not Result.objects.exists()


def test_a_photo_has_words_and_consent_and_is_public_with_its_results(desk: Client) -> None:
    where = event()
    desk.post(page(where, "termin/"), {"minutes": MINUTES})
    result = Result.objects.get()
    picture, foreign = shown_picture("Runde"), shown_picture("Fremd", office=make.office2())
    address = picture.address("max-720x540")
    given = {"picture": picture.pk, "text": "Leute am Tisch", "consent": "Alle gefragt."}
    for wrong, field in (
        ({"text": ""}, "text"),
        ({"consent": " "}, "consent"),
        ({"picture": foreign.pk}, "picture"),
    ):
        refused = desk.post(page(where, f"{result.pk}/foto/"), given | wrong)
        assert refused.status_code == 422 and f'id="id_{field}_error"' in body(refused)
    assert desk.post(page(where, f"{result.pk}/foto/"), given).status_code == 302
    assert "Leute am Tisch" in body(desk.get(page(where)))
    assert status(address) == 404
    desk.post(page(where, "veroeffentlichen/"))
    assert status(address) == 200
    photo = result.photos.get()
    assert desk.post(page(event(title="Anderer"), f"foto/{photo.pk}/weg/")).status_code == 404
    assert desk.post(page(where, f"foto/{photo.pk}/weg/")).status_code == 302
    assert status(address) == 404


def shown_picture(title: str, office: Any = None) -> Picture:
    made = make.picture(title)
    made.office = office
    made.save(update_fields=["office"])
    return made


def test_a_member_writes_the_lead_publishes_and_others_find_nothing() -> None:
    where, other = event(sessions=1), event(title="Anderer", sessions=1)
    member = as_(make.department())
    assert member.post(page(where, "termin/"), {"minutes": MINUTES}).status_code == 302
    assert member.post(page(where, "veroeffentlichen/")).status_code == 403
    foreign = other.sessions.get()
    assert member.get(page(where, f"runde/{foreign.pk}/")).status_code == 404
    stranger = as_(make.department2())
    for way in ("", "termin/"):
        assert stranger.get(page(where, way)).status_code == 404
    assert stranger.post(page(where, "veroeffentlichen/")).status_code == 404


def test_what_was_dealt_with_stands_with_its_session() -> None:
    consultation = make.deliberated_consultation()
    session = session_of(consultation, "1")
    case = make.case(consultation, "Kurse am Abend")
    sitting = plan_sitting(
        actor=make.coordination(), group=session.group, day=first_day(session), session=session
    )
    discuss_cases(
        actor=make.coordination(),
        sitting=sitting,
        chosen={case.pk: Case.objects.get(pk=case.pk).revision},
    )
    shown = body(as_(make.coordination()).get(page(session.event)))
    assert case.code in shown


def test_the_page_costs_the_same_reads_for_few_and_many(
    desk: Client, django_assert_num_queries: Any
) -> None:
    for sessions in (1, 6):
        where = event(sessions=sessions, title=f"Mit {sessions}")
        for session in where.sessions.all():
            result = actions.write_result(
                actor=make.coordination(), event=where, session=session, minutes=MINUTES
            )
            actions.add_photo(
                actor=make.coordination(),
                result=result,
                picture=make.picture(f"Bild {session.pk}"),
                text="Leute",
                consent="Alle gefragt",
            )
        desk.get(page(where))
        # PostgreSQL is asked for the time, too.
        with django_assert_num_queries({"sqlite": 14, "postgresql": 15}[connection.vendor]):
            desk.get(page(where))
