"""One mail in the morning for whoever owes answers, and none when nothing is owed."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import connection

from mitsprache.common.models import OutboxMail
from mitsprache.common.schedule import JOBS
from mitsprache.consultations.models import Consultation
from mitsprache.deliberation import actions
from mitsprache.deliberation.models import Case
from mitsprache.directory.models import Office
from mitsprache.measures.models import Measure
from mitsprache.notifications.models import Reminder
from mitsprache.notifications.reminders import remind_cases
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 26)
MORNING = dt.datetime(2026, 11, 26, 6, 30, tzinfo=dt.UTC)  # half past seven
DAY = dt.timedelta(days=1)


@pytest.fixture
def where() -> Consultation:
    return factories.deliberated_consultation()


def due(case: Case, days: int) -> Case:
    Case.objects.filter(pk=case.pk).update(due=TODAY + days * DAY)
    return case


def mails() -> dict[str, str]:
    rows = list(OutboxMail.objects.filter(purpose="cases_due"))
    assert len({row.to for row in rows}) == len(rows), "one mail each"
    return {row.to: f"{row.subject}\n{row.text}" for row in rows}


def handled(case: Case, where: Consultation) -> Case:
    case = Case.objects.get(pk=case.pk)
    actions.assign_handler(
        actor=factories.coordination(),
        parent=where,
        chosen={case.pk: case.revision},
        handler=factories.department(),
    )
    return case


def test_nobody_is_written_to_when_nothing_is_owed(where):
    due(factories.case(where), 4)

    assert remind_cases(at=MORNING) == 0
    assert mails() == {}


def test_handler_secretary_and_office_get_one_mail_each_with_everything(where, settings):
    late = handled(due(factories.case(where), -1), where)
    soon = handled(due(factories.case(where), 3), where)
    due(late, -1), due(soon, 3)

    assert remind_cases(at=MORNING) == 3

    told = mails()
    assert set(told) == {
        "department@demo.example",
        "group1@demo.example",
        "post-integration@stadt.example",
    }
    for text in told.values():
        assert text.startswith("1 Antwort ist überfällig")
        for case in (late, soon):
            assert f"{settings.MITSPRACHE_BASE_URL}/arbeitsbereich/" in text
            assert case.code in text


def test_it_names_nobody_and_quotes_nothing(where):
    due(factories.case(where, "Ganz geheimer Wunsch"), -1)
    remind_cases(at=MORNING)

    for text in mails().values():
        assert "Ganz geheimer Wunsch" not in text
        assert factories.citizen().display_name not in text


def test_a_second_run_on_the_same_day_writes_nothing(where):
    due(factories.case(where), -1)

    assert remind_cases(at=MORNING) == 2
    assert remind_cases(at=MORNING + dt.timedelta(hours=9)) == 0
    assert remind_cases(at=MORNING + DAY) == 2


def test_v_10_nobody_is_woken(where):
    due(factories.case(where), -1)

    assert remind_cases(at=MORNING - dt.timedelta(hours=1)) == 0
    assert not Reminder.objects.exists()


def test_one_address_with_several_hats_gets_one_mail(where):
    factories.department()
    Office.objects.update(notify_email="department@demo.example")
    case = handled(due(factories.case(where), -1), where)
    due(case, -1)

    remind_cases(at=MORNING)

    told = mails()
    assert set(told) == {"department@demo.example", "group1@demo.example"}
    assert told["department@demo.example"].count(f"- {case.code}") == 1


def test_what_no_group_has_is_told_to_the_participation_office():
    where = factories.consultation()
    factories.coordination()
    factories.case(where)

    remind_cases(at=MORNING)

    assert mails().keys() == {"coordination@demo.example"}
    assert "1 Beitrag liegt bei keiner Arbeitsgruppe" in mails()["coordination@demo.example"]


def test_what_is_answered_or_gone_is_no_longer_owed(where):
    due(factories.answered_case(where), -5)

    assert remind_cases(at=MORNING) == 0


def test_old_traces_are_cleared_away(where):
    due(factories.case(where), -1)
    remind_cases(at=MORNING)
    remind_cases(at=MORNING + 60 * DAY)

    assert set(Reminder.objects.values_list("day", flat=True)) == {TODAY + 60 * DAY}


@pytest.mark.parametrize("number", [1, 12])
def test_it_asks_the_same_however_many_are_owed(where, number, django_assert_num_queries):
    for _one in range(number):
        due(factories.case(where), -1)
    # PostgreSQL is asked for the time of each mail.
    with django_assert_num_queries(20 if connection.vendor == "postgresql" else 18):
        remind_cases(at=MORNING)
    assert len(mails()) == 2


def test_a_long_list_is_cut_and_says_so(where):
    factories.many_contributions(where, 64)
    actions.open_missing_cases(consultation=where)
    Case.objects.update(due=TODAY - DAY)
    remind_cases(at=MORNING)

    text = mails()["group1@demo.example"]
    assert text.count("\n- ") == 30
    assert "und 3 weitere" in text


def test_the_schedule_runs_it():
    assert "remind_cases" in JOBS
    call_command("remind_cases", verbosity=0)


# --- measures -------------------------------------------------------------------------------------

MONDAY = dt.datetime(2026, 11, 30, 6, 30, tzinfo=dt.UTC)


def owed_measure(title: str = "Abendkurse") -> Measure:
    Office.objects.filter(pk=factories.office().pk).update(notify_email="amt@stadt.example")
    made = factories.measure(title)
    Measure.objects.filter(pk=made.pk).update(update_due=dt.date(2026, 11, 1))
    return factories.fresh(made)


def test_on_mondays_an_office_hears_which_measures_wait_for_their_update():
    made = owed_measure()
    assert remind_cases(at=MORNING) == 0, "it was a Thursday"
    assert remind_cases(at=MONDAY) == 1
    [said] = mails().values()
    assert said.startswith("1 Maßnahme wartet auf ihren Sachstand\n")
    assert "Abendkurse" in said and f"/arbeitsbereich/massnahmen/{made.pk}/stand/" in said


def test_no_reminder_for_what_is_not_public_not_due_or_over():
    made = owed_measure()
    factories.progress(made, "stopped", reason="Kein Geld.")
    factories.measure("Noch lange nicht", project=made.project)
    factories.measure("Verborgen", project=made.project, public=False)
    assert remind_cases(at=MONDAY) == 0
