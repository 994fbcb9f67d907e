"""Writes synthetic projects, comments and contributions in bulk, every counter as actions keep it.

Goes past the actions on purpose: one publication after the other would take an hour. What it
writes is what publishing leaves behind; a test compares the counters with a recount.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from mitsprache.accounts.models import Person
from mitsprache.comments.models import Answer, AnswerRequest, Comment, Thread
from mitsprache.common import clock, pages
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.text import render_markdown, render_plain
from mitsprache.directory.models import District, Office, Topic
from mitsprache.projects.actions import recount
from mitsprache.projects.models import (
    Contact,
    CostKind,
    CostStatement,
    Participation,
    Project,
    State,
    Step,
    Update,
)

from . import sentences
from .contributions import consultation

BATCH = 1000
AUTHORS = 200
BEGAN = dt.datetime(2024, 1, 8, 8, 0, tzinfo=dt.UTC)
TEXTS = 400  # different long texts; rendering is the slow part


@dataclass(frozen=True, slots=True)
class Load:
    """What was written, and the addresses of what carries the comments and the contributions."""

    projects: int
    comments: int
    slug: str
    contributions: int = 0
    consultation: str = ""


@transaction.atomic
def generate(
    *,
    projects: int,
    comments: int,
    contributions: int = 0,
    sections: int = 100,
    seed: int = 1,
    say: Callable[[str], Any] = str,
) -> Load:
    """Write `projects` published sheets, and `comments` comments on the first of them.

    With `contributions` the same sheet gets a new consultation that is open now, on a draft of
    `sections` sections. With `projects` 0 all goes to the newest published sheet there is;
    ValueError when there is none. Offices, districts and topics are made when the directory is empty. `say` is
    given a line of progress now and then.
    """
    random = Random(seed)
    offices, districts, topics = _directory()
    first: Project | None = None
    number = Project.objects.count()
    for start in range(0, projects, BATCH):
        count = min(BATCH, projects - start)
        made = _projects(random, number + start, count, offices, districts, topics, seed=seed)
        first = first or made[0]
        say(f"{start + count} projects")
    first = first or Project.objects.visible_to(None).order_by("-pk").first()
    if first is None:
        raise ValueError("no project to comment on")
    _comments(random, first.thread, offices, comments, say=say)
    consulted = ""
    if contributions:
        consulted = consultation(
            random,
            first,
            _authors(),
            sections=sections,
            contributions=contributions,
            seed=seed,
            say=say,
        ).slug
    recount()
    pages.raise_version(
        "projects",
        f"project:{first.pk}",
        f"thread:{first.thread_id}",
        "comments",
        "directory",
    )
    return Load(projects, comments, first.slug, contributions, consulted)


def _directory() -> tuple[list[Office], list[District], list[Topic]]:
    if not Office.objects.exists():
        Office.objects.create(
            slug="planung",
            name="Amt für Planung",
            email="planung@stadt.example",
            order=1,
        )
    for model, names in (
        (District, ("Mitte", "Nord", "Ost", "Süd", "West")),
        (Topic, ("Grün und Umwelt", "Verkehr", "Bildung", "Wohnen")),
    ):
        if not model.objects.exists():
            for order, name in enumerate(names):
                model.objects.create(slug=f"last-{order}", name=name, order=order)
    return (
        list(Office.objects.filter(is_active=True)),
        list(District.objects.filter(is_active=True)),
        list(Topic.objects.filter(is_active=True)),
    )


def _projects(
    random: Random,
    number: int,
    count: int,
    offices: list[Office],
    districts: list[District],
    topics: list[Topic],
    *,
    seed: int,
) -> list[Project]:
    owners = [random.choice(offices) for _ in range(count)]
    threads = Thread.objects.bulk_create([Thread(public=True, office=owner) for owner in owners])
    made = Project.objects.bulk_create(
        [
            _project(random, number + place, owner, thread, seed=seed)
            for place, (owner, thread) in enumerate(zip(owners, threads, strict=True))
        ]
    )
    stated = CostStatement.objects.bulk_create([_statement(project) for project in made])
    for project, statement in zip(made, stated, strict=True):
        project.current_cost, project.cost_base = statement, statement.pk
    Project.objects.bulk_update(made, ["current_cost", "cost_base"], batch_size=200)
    Contact.objects.bulk_create(
        [Contact(project=project, office=project.office) for project in made]
    )
    Step.objects.bulk_create([step for project in made for step in _steps(random, project)])
    Update.objects.bulk_create(
        [
            Update(
                project=project,
                at=project.published_at,
                office=project.office,
                what="In die Liste aufgenommen.",
                touched=["listed"],
            )
            for project in made
        ]
    )
    _link(Project.districts.through, "district", random, made, districts)
    _link(Project.topics.through, "topic", random, made, topics)
    return made


def _project(random: Random, number: int, owner: Office, thread: Thread, *, seed: int) -> Project:
    at = BEGAN + dt.timedelta(hours=number % 18000)
    text = sentences.paragraphs(random, count=3, sentences=4)
    amount = Decimal(random.randint(20, 9000)) * 1000
    participation = random.choice(list(Participation))
    return Project(
        slug=f"last-{seed}-{number}",
        title=sentences.title(random, number),
        summary=sentences.sentence(random),
        description=text,
        description_html=render_markdown(text),
        state=random.choice([state for state in State if state != State.WITHDRAWN]),
        office=owner,
        thread=thread,
        live=True,
        published_at=at,
        first_published_at=at,
        last_published_at=at,
        listed_since=clock.local_day(at),
        updated_on=clock.local_day(at + dt.timedelta(days=random.randint(0, 200))),
        participation=participation,
        participation_reason=(
            "Es gibt keinen Spielraum." if participation == Participation.NONE else ""
        ),
        participation_until=PartialDate(2026, random.randint(1, 12)),
        latitude=50.0 + random.random() / 10,
        longitude=8.2 + random.random() / 10,
        cost_kind=CostKind.AMOUNT,
        cost_from=amount,
        cost_sources="Haushalt der Stadt",
        cost_estimated_on=PartialDate(2025, quarter=1 + number % 4),
    )


def _statement(project: Project) -> CostStatement:
    values = {name: getattr(project, name) for name in CostStatement.COST_COLUMNS}
    return CostStatement(project=project, stated_at=project.published_at, **values)


def _steps(random: Random, project: Project) -> Iterator[Step]:
    for order, name in enumerate(("Planung", "Beschluss", "Bau")):
        planned = PartialDate(2025 + order, quarter=random.randint(1, 4))
        yield Step(project=project, title=name, planned=planned, sort_order=order)


def _link(through: Any, name: str, random: Random, made: list[Project], entries: list[Any]) -> None:
    most = min(2, len(entries))
    through.objects.bulk_create(
        [
            through(project=project, **{name: entry})
            for project in made
            for entry in random.sample(entries, random.randint(1, most) if most else 0)
        ]
    )


def _comments(
    random: Random,
    thread: Thread,
    offices: list[Office],
    count: int,
    *,
    say: Callable[[str], Any],
) -> None:
    """A fifth of the comments are replies; every fiftieth of the others has an answer."""
    if not count:
        return
    authors = _authors()
    texts = [sentences.comment(random) for _ in range(min(TEXTS, count))]
    rendered = [(text, render_plain(text)) for text in texts]
    replies = count // 5
    top = _write(random, thread, authors, rendered, count - replies, parents=None, say=say)
    _write(random, thread, authors, rendered, replies, parents=top, say=say)
    answers = _answer(top[::50], offices, rendered)
    thread.text_count += count + answers
    Thread.objects.filter(pk=thread.pk).update(text_count=thread.text_count)


def _write(
    random: Random,
    thread: Thread,
    authors: list[Person],
    rendered: list[tuple[str, str]],
    count: int,
    *,
    parents: list[Comment] | None,
    say: Callable[[str], Any],
) -> list[Comment]:
    kinds = list(Comment.Kind)
    known = Comment.objects.count()
    written: list[Comment] = []
    for number in range(count):
        text, html = rendered[random.randrange(len(rendered))]
        parent = random.choice(parents) if parents else None
        if parent is not None:
            parent.reply_count += 1
        written.append(
            Comment(
                thread=thread,
                parent=parent,
                author=random.choice(authors),
                kind=random.choice(kinds),
                text=text,
                html=html,
                language="de",
                submitted_at=BEGAN + dt.timedelta(minutes=known + number),
                submission_key=f"load-{known + number}",
            )
        )
    Comment.objects.bulk_create(written, batch_size=BATCH)
    if parents:
        answered = [parent for parent in parents if parent.reply_count]
        Comment.objects.bulk_update(answered, ["reply_count"], batch_size=BATCH)
    say(f"{count} {'replies' if parents else 'comments'}")
    return written


def _answer(asked: list[Comment], offices: list[Office], rendered: list[tuple[str, str]]) -> int:
    requests = AnswerRequest.objects.bulk_create(
        [
            AnswerRequest(
                comment=comment,
                office=offices[comment.pk % len(offices)],
                state=AnswerRequest.State.RELEASED,
                asked_at=comment.submitted_at,
                due=clock.local_day(comment.submitted_at + dt.timedelta(days=14)),
            )
            for comment in asked
        ]
    )
    Answer.objects.bulk_create(
        [
            Answer(
                request=request,
                office=request.office,
                text=text,
                html=html,
                drafted_at=request.asked_at + dt.timedelta(days=5),
                released_at=request.asked_at + dt.timedelta(days=6),
            )
            for request, (text, html) in zip(
                requests, rendered * (len(requests) or 1), strict=False
            )
        ]
    )
    return len(requests)


def _authors() -> list[Person]:
    known = Person.objects.filter(email__startswith="load-", email__endswith="@demo.example")
    if not known.exists():
        locked = make_password(None)
        Person.objects.bulk_create(
            [
                Person(
                    email=f"load-{number}@demo.example",
                    display_name=f"Stimme {number}",
                    password=locked,
                )
                for number in range(AUTHORS)
            ]
        )
    return list(known.order_by("pk"))
