"""Synthetic data for benchmarks: right counters, the same city for the same seed."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from mitsprache.comments import actions as comments
from mitsprache.comments.models import Answer, Comment
from mitsprache.common.models import Installation
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
        ({"contributions": 1}, "not part of this version"),
        ({"comments": 1}, "--projects 1"),
        ({"projects": -1}, "negative"),
    ],
)
def test_what_cannot_be_written_is_said(numbers, word):
    with pytest.raises(CommandError, match=word):
        load(**numbers)
    assert not Project.objects.exists()
