"""The answer balance: its sums equal a recount, and it is honest when they are bad."""

import datetime as dt
import random
import statistics

import pytest
from django.test import Client
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.pages import forget_kept
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.deliberation import actions
from mitsprache.deliberation.actions import SplitPart
from mitsprache.deliberation.models import Case, Decision, Override, PhaseClosing, Verdict
from mitsprache.deliberation.queries.balance import balance
from mitsprache.deliberation.queries.synopsis import rows
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def where() -> Consultation:
    return factories.deliberated_consultation()


def page(where: Consultation, below: str = "bilanz/") -> str:
    response = Client().get(f"/beteiligungen/{where.slug}/{below}")
    assert response.status_code == 200
    return response.content.decode()


def history(where: Consultation, chance: random.Random) -> None:
    """Contributions of all ways, some answered, corrected, joined, split, withdrawn."""
    cases = [
        factories.case(where, f"Eins am Abend {n}. Zwei am Morgen {n}.")
        for n in range(chance.randint(6, 12))
    ]
    for case in cases:
        Contribution.objects.filter(case_links__case=case).update(
            channel=chance.choice(["web", "letter", "mail"]),
            late=chance.random() < 0.2,
            received_at=timezone.now() - chance.randint(0, 40) * DAY,
        )
        Case.objects.filter(pk=case.pk).update(
            due=clock.local_day(timezone.now()) + chance.randint(-9, 9) * DAY
        )
    into, joined, parted, gone = cases[:4]
    actions.join_cases(
        actor=factories.coordination(),
        into=into,
        revision=into.revision,
        chosen={joined.pk: joined.revision},
    )
    text = parted.contributions.get().text
    actions.split_case(
        actor=factories.coordination(),
        case=parted,
        revision=parted.revision,
        parts=[SplitPart(part, part) for part in text.split(". ")],
    )
    consultations.withdraw_contribution(
        actor=factories.citizen(), contribution=gone.contributions.get()
    )
    open_ = Case.objects.exclude(state__in=["duplicate", "lapsed"]).order_by("pk")
    for case in list(open_):
        if chance.random() < 0.6:
            verdict = chance.choice(Verdict.values)
            factories.approve(factories.decision(case, verdict))
            if chance.random() < 0.3:
                factories.approve(factories.decision(case, chance.choice(Verdict.values)))


@pytest.mark.parametrize("seed", range(4))
def test_every_sum_equals_a_recount(where, seed):
    history(where, random.Random(seed))
    today = clock.local_day(timezone.now())

    found = balance(where.pk)

    table = list(rows(where))
    said = {row.reference for row in table}
    waiting = {row.reference for row in table if not row.verdict}
    assert found.received == len(said) == sum(found.channels.values())
    assert found.answered == len(said - waiting)
    assert found.open == len(waiting)
    assert found.answered + found.open == found.received
    due = dict(Case.objects.values_list("code", "due"))
    overdue = {row.reference for row in table if not row.verdict and due[row.case] < today}
    assert found.late == len(overdue)
    assert found.after_deadline == len({row.reference for row in table if row.late})
    assert found.gone == 1
    for code in Verdict.values:
        assert found.verdicts.get(code, 0) == sum(row.verdict == code for row in table)
    days = []
    for row in table:
        if row.verdict:
            first = Decision.objects.filter(case__code=row.case, state="released").earliest("pk")
            days.append((clock.local_day(first.released_at) - row.received).days)
    assert found.median_days == (round(statistics.median(days)) if days else None)


def test_the_page_says_the_bad_news_as_plainly_as_the_good(where):
    factories.answered_case(where, "not_adopted")
    late = factories.case(where)
    Case.objects.filter(pk=late.pk).update(due=clock.local_day(timezone.now()) - DAY)

    text = page(where)

    assert "1 von 2 Beiträgen haben eine Antwort." in text
    assert "1 Antwort ist überfällig." in text
    assert "Die Hälfte der Antworten kam innerhalb von 0 Tagen." in text
    assert "nicht übernommen" in text and "1 (100 %)" in text


def test_nothing_received_is_said_so(where):
    assert "Es gibt noch keine Beiträge." in page(where)


def test_closing_and_override_stand_there_with_reason_and_list(where):
    case = factories.case(where)
    Override.objects.create(
        version=where.version,
        reason="Der Druck war bestellt.",
        missing=[case.code],
        at=timezone.now(),
    )
    PhaseClosing.objects.create(
        consultation=where,
        reason="Die Frage ist beim Land.",
        unanswered=[case.code],
        at=timezone.now(),
    )

    text = page(where)

    assert "Diese Phase wurde am" in text and "Die Frage ist beim Land." in text
    assert "Fassung 1 wurde am" in text and "Der Druck war bestellt." in text
    assert f'href="/beitraege/{case.contributions.get().reference}/#{case.code}"' in text


def test_the_closed_consultation_shows_it_in_short(where):
    factories.answered_case(where)
    assert "Antwortbilanz" not in page(where, "")
    today = clock.local_day(timezone.now())
    Consultation.objects.filter(pk=where.pk).update(last_day=today - DAY)
    forget_kept()

    text = page(where, "")

    assert "1 von 1 Beitrag hat eine Antwort." in text
    assert f'href="/beteiligungen/{where.slug}/bilanz/"' in text
    assert f'href="/beteiligungen/{where.slug}/synopse/"' in text


@pytest.mark.parametrize("number", [1, 12])
def test_it_takes_the_same_queries_for_few_and_many(where, number, django_assert_num_queries):
    for n in range(number):
        factories.answered_case(where, text=f"Abends {n}")
    page(where)
    forget_kept()
    with django_assert_num_queries(11):
        page(where)
    with django_assert_num_queries(2):  # kept until something changes
        page(where)
