"""What the tests of cases on the desk have in common."""

from typing import Any

from django.test import Client

from mitsprache.accounts.models import Person
from mitsprache.common import clock
from mitsprache.consultations.models import Consultation
from mitsprache.deliberation.models import Assignment, Case, CaseContribution
from tests import factories as make

CASES = "/arbeitsbereich/anliegen/"
GROUPS = "/arbeitsbereich/gruppen/"


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def body(response: Any) -> str:
    return response.content.decode()


def page(case: Case, step: str = "") -> str:
    return f"{CASES}{case.code}/" + (f"{step}/" if step else "")


def list_of(where: Consultation, what: str = "") -> str:
    return f"{CASES}beteiligung/{where.pk}/" + (f"{what}/" if what else "")


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def mark(case: Case) -> str:
    case = fresh(case)
    return f"{case.pk}-{case.revision}"


def today() -> str:
    return clock.local_day(clock.database_now()).strftime("%d.%m.%Y")


def many_cases(where: Consultation, number: int) -> None:
    """So many routed cases, each of a contribution of its own, in bulk."""
    make.many_contributions(where, number)
    group = where.version.document.project.groups.order_by("number").first()
    contributions = list(where.contributions.filter(case_links=None).order_by("pk"))
    made = Case.objects.bulk_create(
        [
            Case(
                code=f"{one.reference}-1",
                consultation=where,
                title=f"Anliegen {one.reference}",
                state=Case.State.ROUTED,
                owner=group.office,
                due=where.last_day,
                lead=group,
                opened_at=where.opens_at,
                changed_at=where.opens_at,
            )
            for one in contributions
        ],
        batch_size=500,
    )
    CaseContribution.objects.bulk_create(
        [
            CaseContribution(case=case, contribution=one, at=where.opens_at)
            for case, one in zip(made, contributions, strict=True)
        ],
        batch_size=500,
    )
    Assignment.objects.bulk_create(
        [Assignment(case=case, group=group, role="lead", since=where.opens_at) for case in made],
        batch_size=500,
    )
