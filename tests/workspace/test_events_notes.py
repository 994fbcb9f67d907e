"""Notes on the spot, on a phone without a script: one line each, many at once, from a file."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.deliberation.models import CapturedLine, Sitting
from mitsprache.events.models import Session
from tests import factories as make
from tests.deliberation.test_capturing import session_of
from tests.workspace.cases import as_, body

pytestmark = pytest.mark.django_db
EVENTS = "/arbeitsbereich/termine/"


@pytest.fixture
def where() -> Consultation:
    return make.deliberated_consultation()


@pytest.fixture
def session(where: Consultation) -> Session:
    return session_of(where, "2")


def secretary(session: Session) -> Client:
    assert session.group is not None
    return as_(session.group.memberships.get().person)


def page(session: Session, way: str = "") -> str:
    return f"{EVENTS}runde/{session.pk}/notizen/{way}"


def notes() -> list[str]:
    rows = Contribution.objects.filter(channel="workshop").order_by("pk")
    return list(rows.values_list("text", flat=True))


def test_a_secretary_types_one_line_after_the_other(session: Session, where: Consultation) -> None:
    desk = secretary(session)
    assert page(session) in body(desk.get(f"{EVENTS}mitschreiben/"))
    shown = body(desk.get(page(session)))
    assert f'type="hidden" name="consultation" value="{where.pk}"' in shown and "autofocus" in shown
    given = {"note": "Mehr Licht am Weg", "consultation": where.pk, "section": "2.1"}
    answer = desk.post(page(session), given | {"key": "a" * 32}, follow=True)
    assert answer.redirect_chain[0][0].endswith(f"?beteiligung={where.pk}&abschnitt=2.1")
    assert 'value="2.1"' in body(answer) and "Mehr Licht am Weg" in body(answer)
    desk.post(page(session), given | {"key": "a" * 32})  # C-03: the back button
    assert notes() == ["Mehr Licht am Weg"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"note": "  "}, "note"),
        ({"note": "x" * 1001}, "note"),
        ({"section": "99.9"}, "section"),
        ({"consultation": "999999"}, "consultation"),
    ],
)
def test_a_refused_note_keeps_what_was_typed(
    session: Session, where: Consultation, wrong: dict[str, str], field: str
) -> None:
    make.consultation("Noch eine", document=where.version.document)
    given = {"note": "Bänke", "consultation": where.pk, "section": "2.1", "key": "b" * 32}
    refused = secretary(session).post(page(session), given | wrong)
    assert refused.status_code == 422 and f'id="id_{field}_error"' in body(refused)
    assert notes() == []


def test_many_at_once_typed_or_from_a_file(session: Session, where: Consultation) -> None:
    desk = secretary(session)
    given = {"consultation": where.pk, "key": "c" * 32}
    desk.post(page(session, "viele/"), given | {"notes": "Eins\n\nZwei\n"})
    table = ContentFile(b"Notiz;Abschnitt\nDrei;2.1\nVier;\n", name="n.csv")
    desk.post(page(session, "viele/"), given | {"file": table, "key": "d" * 32})
    assert notes() == ["Eins", "Zwei", "Drei", "Vier"]
    assert Contribution.objects.get(text="Drei").section.number == "2.1"
    assert CapturedLine.objects.filter(session=session).count() == 4


@pytest.mark.parametrize(
    ("name", "data", "notes_typed", "field"),
    [
        ("n.csv", "Notiz;Abschnitt\nGut;2.1\nSchlecht;99.9\n", "", "file"),
        ("n.csv", "Spalte\nWert\n", "", "file"),
        ("n.pdf", "%PDF", "", "file"),
        ("n.txt", "\n".join(["x"] * 201), "", "file"),
        ("n.txt", "Eins", "Zwei", "notes"),
        ("", "", "", "notes"),
        ("", "", "\n".join(["x"] * 201), "notes"),
    ],
)
def test_a_refused_file_stores_nothing(
    session: Session, where: Consultation, name: str, data: str, notes_typed: str, field: str
) -> None:
    given: dict[str, Any] = {"consultation": where.pk, "notes": notes_typed, "key": "e" * 32}
    if name:
        given["file"] = ContentFile(data.encode(), name=name)
    refused = secretary(session).post(page(session, "viele/"), given)
    assert refused.status_code == 422 and f'id="id_{field}_error"' in body(refused)
    assert notes() == []


def test_before_the_day_and_without_a_consultation_nothing_is_noted(where: Consultation) -> None:
    desk = as_(make.coordination())
    early = session_of(where, "1", days=4)
    given = {"note": "Zu früh", "consultation": where.pk, "key": "f" * 32}
    assert desk.post(page(early), given).status_code == 422
    Consultation.objects.update(published_at=None)
    shown = desk.get(page(session_of(where, "1")))
    assert shown.status_code == 200 and 'name="note"' not in body(shown)


def test_Z_15_notes_are_taken_by_the_organisers_and_who_speaks_for_the_group(
    session: Session, where: Consultation
) -> None:
    groups = where.version.document.project.groups
    other = groups.get(number="1").memberships.get().person
    given = {"note": "Verboten", "consultation": where.pk, "key": "g" * 32}
    for person, status in (
        (other, 404),
        (make.department2(), 404),
        (make.editor(), 404),
        (make.citizen(), 403),
    ):
        for way in ("", "viele/"):
            assert as_(person).get(page(session, way)).status_code == status
        assert as_(person).post(page(session), given).status_code == status
        answer = as_(person).post(f"{EVENTS}runde/{session.pk}/sitzung/")
        assert answer.status_code == status
    assert notes() == [] and not Sitting.objects.exists()
    assert as_(make.department()).get(page(session)).status_code == 200


def test_the_session_becomes_a_sitting_of_its_group(session: Session) -> None:
    desk = secretary(session)
    answer = desk.post(f"{EVENTS}runde/{session.pk}/sitzung/")
    assert answer["Location"] == f"/arbeitsbereich/gruppen/{session.group_id}/"
    sitting = Sitting.objects.get()
    assert sitting.session == session and sitting.group == session.group
    assert sitting.day == clock.local_day(timezone.now())
    assert f"sitzungen/{sitting.pk}/" in body(desk.get(page(session)))


def test_the_sessions_to_note_are_those_of_these_weeks(where: Consultation) -> None:
    near, far = session_of(where, "1", days=2), session_of(where, "2", days=90)
    shown = body(as_(make.coordination()).get(f"{EVENTS}mitschreiben/"))
    assert page(near) in shown and page(far) not in shown
    assert dt.timedelta(days=90) > dt.timedelta(days=30)


def test_the_page_costs_the_same_reads_for_few_and_many(
    session: Session, where: Consultation, django_assert_num_queries: Any
) -> None:
    desk = secretary(session)
    for number in (1, 12):
        text = "\n".join(f"Notiz {number} {one}" for one in range(number))
        given = {"consultation": where.pk, "notes": text, "key": f"{number:032}"}
        assert desk.post(page(session, "viele/"), given).status_code == 302
        desk.get(page(session))
        with django_assert_num_queries(13):
            desk.get(page(session))


def test_a_session_without_a_group_says_what_it_cannot_do(session: Session) -> None:
    office = as_(make.coordination())
    assert "ihre Gruppe geben" not in body(office.get(page(session)))
    Session.objects.filter(pk=session.pk).update(group=None)
    shown = body(office.get(page(session)))
    assert "ihre Gruppe geben" in shown and f"{EVENTS}{session.event_id}/runden/" in shown
