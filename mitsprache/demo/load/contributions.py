"""A long draft with many contributions, in bulk, as releasing, opening and contributing leave it."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from mitsprache.accounts.models import Person
from mitsprache.common import clock, references
from mitsprache.common.text import render_plain
from mitsprache.common.transitions import move
from mitsprache.consultations.actions import storing
from mitsprache.consultations.models import (
    ActionField,
    Channel,
    Consultation,
    Contribution,
    Contributor,
    Document,
    Section,
    SectionIdentity,
    Support,
    Version,
)
from mitsprache.consultations.queries import content_hash
from mitsprache.consultations.queries.receipts import receipt_hash
from mitsprache.consultations.rendering import render_section
from mitsprache.consultations.states import VERSION_STEPS
from mitsprache.projects.models import Project

from . import sentences

BATCH = 1000
TEXTS = 400  # different texts; rendering is the slow part
PER_FIELD, PER_GOAL = 20, 5  # sections below an action field, and below a goal, themselves counted
_State = Contribution.State
# Of a hundred contributions; the rest is read by everybody.
_STATES = [_State.HELD] + [_State.HIDDEN] + 2 * [_State.WITHDRAWN] + 96 * [_State.RECEIVED]
_CHANNELS = [*(6 * [Channel.WEB]), Channel.LETTER, Channel.MAIL, Channel.PHONE, Channel.WORKSHOP]


def consultation(
    random: Random,
    project: Project,
    authors: list[Person],
    *,
    sections: int,
    contributions: int,
    seed: int,
    say: Callable[[str], Any],
) -> Consultation:
    """A consultation that is open now, on a draft of `sections` sections, with `contributions`.

    Call inside a transaction. A third of the authors has an account, the others gave a name.
    """
    at = clock.database_now()
    version = _draft(random, project, sections, at=at)
    say(f"{sections} sections")
    number = Consultation.objects.count()
    made = Consultation.objects.create(
        version=version,
        slug=f"last-{seed}-{number}",
        title=sentences.title(random, number),
        room_for_decision=sentences.sentence(random),
        who_decides="Die Stadtverordnetenversammlung.",
        what_follows=sentences.sentence(random),
        opens_at=at - dt.timedelta(days=30),
        last_day=clock.local_day(at) + dt.timedelta(days=30),
        created_at=at - dt.timedelta(days=40),
        published_at=at - dt.timedelta(days=35),
    )
    places = list(version.sections.all())
    for start in range(0, contributions, BATCH):
        count = min(BATCH, contributions - start)
        _contributions(random, made, places, authors, count, at=at)
        say(f"{start + count} contributions")
    storing.changed(made.pk)
    return made


def _draft(random: Random, project: Project, count: int, *, at: dt.datetime) -> Version:
    began = at - dt.timedelta(days=50)
    document = Document.objects.create(
        project=project, title=sentences.title(random, project.pk), created_at=began
    )
    version = Version.objects.create(document=document, number=1, created_at=began)
    identities = SectionIdentity.objects.bulk_create(
        [SectionIdentity(document=document) for _ in range(count)]
    )
    fields = ActionField.objects.bulk_create(
        [
            ActionField(
                document=document,
                number=str(number + 1),
                name=sentences.title(random, number + 1),
                colour=ActionField.Colour.values[number % len(ActionField.Colour.values)],
                order=number,
            )
            for number in range(-(-count // PER_FIELD))
        ]
    )
    planned = [
        _section(random, version, place, identities[place], fields) for place in range(count)
    ]
    above: dict[int, Section] = {}
    for section in planned:
        above[section.depth] = section
        section.parent = above.get(section.depth - 1)
    for depth in (1, 2, 3):  # a section is stored after the one that it stands below
        Section.objects.bulk_create(section for section in planned if section.depth == depth)
    move(
        version,
        Version.State.RELEASED,
        steps=VERSION_STEPS,
        actor=None,
        at=at,
        verb="consultations.release_version",
        also={"released_at": began, "content_hash": content_hash(version)},
    )
    return version


def _section(
    random: Random,
    version: Version,
    place: int,
    identity: SectionIdentity,
    fields: list[ActionField],
) -> Section:
    field, in_field = place // PER_FIELD, place % PER_FIELD
    goal, measure = in_field // PER_GOAL + 1, in_field % PER_GOAL
    if in_field == 0:
        kind, number, depth = Section.Kind.ACTION_FIELD, f"{field + 1}", 1
    elif measure == 0 or in_field == 1:
        kind, number, depth = Section.Kind.GOAL, f"{field + 1}.{goal}", 2
    else:
        kind, number, depth = Section.Kind.MEASURE, f"M {field + 1}.{goal}.{measure}", 3
    text = sentences.paragraphs(random, count=2, sentences=4)
    return Section(
        version=version,
        identity=identity,
        order=place + 1,
        depth=depth,
        number=number,
        kind=kind,
        title=sentences.title(random, place + 1),
        text=text,
        html=render_section(text, version.document, depth=depth),
        field=fields[field],
        changed_at=version.created_at,
    )


def _contributions(
    random: Random,
    where: Consultation,
    places: list[Section],
    authors: list[Person],
    count: int,
    *,
    at: dt.datetime,
) -> None:
    texts = [sentences.comment(random) for _ in range(min(TEXTS, count))]
    rendered = [(text, render_plain(text)) for text in texts]
    written = Contribution.objects.filter(consultation=where).count()
    contributors = Contributor.objects.bulk_create(
        [_contributor(random, authors, written + number) for number in range(count)]
    )
    window = at - where.opens_at
    moments = sorted(where.opens_at + window * random.random() for _ in range(count))
    prefix = storing.reference_prefix()
    given = {
        year: iter(references.reserve(number, prefix, year=year))
        for year, number in Counter(clock.local_day(moment).year for moment in moments).items()
    }
    rows = []
    for number, (moment, contributor) in enumerate(zip(moments, contributors, strict=True)):
        text, html = random.choice(rendered)
        place = random.choice(places) if places and random.random() < 0.95 else None
        kind = random.choice(list(Contribution.Kind))
        on_wording = place is not None and kind is Contribution.Kind.WORDING
        row = Contribution(
            reference=next(given[clock.local_day(moment).year]),
            consultation=where,
            section=place,
            kind=kind,
            text=text,
            html=html,
            proposed_wording=sentences.sentence(random) if on_wording else "",
            language="de",
            channel=random.choice(_CHANNELS),
            received_at=moment,
            contributor=contributor,
            state=random.choice(_STATES),
            submission_key=f"load-{where.pk}-{written + number}",
        )
        row.receipt_hash = receipt_hash(row)
        rows.append(row)
    made = Contribution.objects.bulk_create(rows, batch_size=BATCH)
    Support.objects.bulk_create(
        [
            Support(contribution=row, person=person, at=at)
            for row in made[::10]
            for person in random.sample(authors, min(len(authors), random.randint(1, 5)))
        ]
    )


def _contributor(random: Random, authors: list[Person], number: int) -> Contributor:
    if number % 3 == 0 and authors:
        return Contributor(kind=Contributor.Kind.PERSON, person=random.choice(authors))
    return Contributor(kind=Contributor.Kind.PAPER, name=f"Stimme {number}")
