"""Synthetic data for benchmarks: right counters, the same city for the same seed."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from mitsprache.comments import actions as comments
from mitsprache.comments.models import Answer, Comment
from mitsprache.common.models import Installation
from mitsprache.common.references import next_reference
from mitsprache.consultations.actions.window import state_at
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.consultations.queries import is_intact
from mitsprache.consultations.queries.receipts import receipt_hash
from mitsprache.projects.actions import recount
from mitsprache.projects.models import ListCount, Project

pytestmark = pytest.mark.django_db


def load(**numbers):
    said = io.StringIO()
    call_command("generate_load", stdout=said, **numbers)
    return said.getvalue()


def counts():
    return sorted(ListCount.objects.values_list("kind", "value", "count"))


def test_the_counters_equal_a_recount():
    load(projects=7, comments=120)
    kept = counts()
    recount()
    assert counts() == kept and ("all", "", 7) in kept
    thread = Project.objects.order_by("pk").first().thread
    before = thread.text_count, dict(Comment.objects.values_list("pk", "reply_count"))
    assert before[0] == 120 + Answer.objects.count()
    comments.recount(thread)
    assert (
        thread.text_count,
        dict(Comment.objects.values_list("pk", "reply_count")),
    ) == before


def test_the_same_seed_writes_the_same_texts():
    def texts(seed):
        with transaction.atomic():
            load(projects=3, comments=10, seed=seed)
            found = [
                *Project.objects.order_by("slug").values_list("title", "description"),
                *Comment.objects.order_by("pk").values_list("text", "submitted_at"),
            ]
            transaction.set_rollback(True)
        return found

    assert texts(1) == texts(1) != texts(2)


def test_a_second_run_adds_to_the_first_and_comments_go_to_a_sheet_that_is_there():
    said = load(projects=2, comments=0)
    assert "/vorhaben/last-1-0/" in said
    load(projects=2, comments=5)
    load(projects=0, comments=5)
    assert Project.objects.count() == 4 and Comment.objects.count() == 10


def test_every_generated_sheet_can_be_read_with_its_costs():
    load(projects=3)
    for project in Project.objects.visible_to(None):
        assert project.current_cost.cost_from == project.cost_from
        assert project.cost_base == project.current_cost_id
        assert project.steps.count() == 3 and project.contacts.count() == 1


def test_the_database_is_marked_so_that_production_refuses_it():
    load(projects=1)
    assert Installation.objects.get().is_demo


@pytest.mark.parametrize(
    ("numbers", "word"),
    [
        ({"contributions": 1}, "--projects 1"),
        ({"contributions": -1}, "negative"),
        ({"contributions": 1, "sections": 0}, "sections"),
        ({"comments": 1}, "--projects 1"),
        ({"projects": -1}, "negative"),
    ],
)
def test_what_cannot_be_written_is_said(numbers, word):
    with pytest.raises(CommandError, match=word):
        load(**numbers)
    assert not Project.objects.exists()


def test_contributions_stand_on_a_released_draft_as_if_people_had_sent_them():
    said = load(projects=1, contributions=250, sections=43)
    consultation = Consultation.objects.visible_to(None).get()
    assert f"/beteiligungen/{consultation.slug}/" in said
    version = consultation.version
    assert version.state == "released" and is_intact(version)
    sections = list(version.sections.order_by("order"))
    assert len(sections) == 43 and len({section.number for section in sections}) == 43
    assert all((section.parent is None) == (section.depth == 1) for section in sections)
    assert state_at(consultation, timezone.now()) == "open"
    rows = list(Contribution.objects.select_related("section"))
    assert len(rows) == 250 and len({row.reference for row in rows}) == 250
    assert all(row.receipt_hash == receipt_hash(row) for row in rows)
    assert {row.section.version_id for row in rows if row.section} == {version.pk}
    assert len({row.contributor_id for row in rows}) == 250
    after = next_reference("MP", at=timezone.now())
    assert after not in {row.reference for row in rows}


def test_contributions_of_a_second_run_go_to_another_consultation():
    load(projects=1, contributions=3, sections=2)
    load(contributions=3, sections=2)
    assert Contribution.objects.values("consultation").distinct().count() == 2
