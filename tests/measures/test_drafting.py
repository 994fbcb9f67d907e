"""How measures come into being, and what they are linked to."""

import pytest
from django.db import IntegrityError, transaction

from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.deliberation.models import Case
from mitsprache.measures import actions
from mitsprache.measures.models import Measure, MeasureRecord
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_version_is_adopted_by_a_resolution_once_and_for_ever():
    version = make.adopted_version()
    version.refresh_from_db()
    assert version.state == "adopted"
    assert version.resolution is not None
    with pytest.raises(consultations.AdoptionImpossible) as refused:
        make.adopt(version)
    assert refused.value.why == "state"
    with pytest.raises(IntegrityError), transaction.atomic():
        type(version).objects.filter(pk=version.pk).update(state="released", resolution=None)


@pytest.mark.parametrize(("date", "why"), [("2199", "date"), ("", "date")])
def test_a_resolution_without_a_day_that_has_begun_adopts_nothing(date: str, why: str):
    where = make.deliberated_consultation()
    facts = {"date": date} if date else {}
    with pytest.raises(consultations.AdoptionImpossible) as refused:
        consultations.adopt_version(
            actor=make.coordination(),
            version=where.version,
            resolution=make.resolution("Beschlossen", **facts),
        )
    assert refused.value.why == why


def test_the_office_adopts_nothing():
    where = make.deliberated_consultation()
    with pytest.raises(NotAllowed):
        consultations.adopt_version(
            actor=make.department_lead(),
            version=where.version,
            resolution=make.resolution(date="2026"),
        )


def test_each_measure_of_the_adopted_text_becomes_one_with_its_cases():
    version = make.adopted_version()
    section = version.sections.get(number="M 1.1")
    made = actions.create_measures_of_version(
        actor=make.coordination(), version=version, office=make.office()
    )
    assert [one.number for one in made] == ["M 1.1", "M 2.1"]
    first = make.fresh(made[0])
    assert first.field == section.field
    assert first.resolution == version.resolution
    assert first.published_at is None
    again = actions.create_measures_of_version(
        actor=make.coordination(), version=version, office=make.office()
    )
    assert again == []


def test_a_chosen_section_brings_the_cases_that_stand_in_it():
    version = make.adopted_version()
    section = version.sections.get(number="1.1")
    [made] = actions.create_measures_of_version(
        actor=make.coordination(), version=version, office=make.office(), sections=[section]
    )
    [case] = Case.objects.filter(measures__measure=made)
    assert case.state == "worked_in"


def test_nothing_comes_from_a_version_that_is_not_adopted():
    where = make.deliberated_consultation()
    with pytest.raises(actions.NotAdopted):
        actions.create_measures_of_version(
            actor=make.coordination(), version=where.version, office=make.office()
        )


def test_a_measure_is_linked_to_answered_cases_of_its_project_only():
    where = make.deliberated_consultation()
    project = where.version.document.project
    answered, open_case = make.answered_case(where), make.case(where)
    made = make.measure(project=project, cases=[answered])
    assert [link.case for link in made.origins.all()] == [answered]
    with pytest.raises(actions.NotDecided):
        actions.link_cases(actor=make.coordination(), measure=made, cases=[open_case])
    with pytest.raises(actions.NotDecided):
        make.measure(cases=[answered])
    assert Measure.objects.count() == 1


def test_every_deed_leaves_a_record():
    made = make.measure()
    make.progress(made)
    make.money(made)
    records = MeasureRecord.objects.filter(measure=made)
    assert [one.is_public for one in records] == [False, True, True, True]
    assert '"planned":"10000.00"' in records.last().content
    with pytest.raises(IntegrityError), transaction.atomic():
        records.update(content="{}")
    with pytest.raises(IntegrityError), transaction.atomic():
        records.first().delete()


def test_bad_news_is_never_said_without_its_reason():
    made = make.measure()
    with pytest.raises(actions.ReasonMissing):
        make.progress(made, "stopped")
    stopped = make.progress(made, "stopped", reason="Das Geld fehlt.")
    assert (stopped.state, stopped.update_due) == ("stopped", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=made.pk).update(state_reason="")
