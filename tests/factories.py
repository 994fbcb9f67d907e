"""A fixed cast of people and things for tests: same names, same roles, no randomness.

Each function finds what it made before in the same test, so that order does not matter. People
have the roles of the demo accounts and the password PASSWORD.
"""

import datetime as dt
import functools
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.models import Person, Role
from mitsprache.comments import actions as comments
from mitsprache.comments.models import Answer, AnswerRequest, Comment, Thread
from mitsprache.common import clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import (
    ActionField,
    Consultation,
    Contribution,
    Contributor,
    Document,
    Section,
    SectionIdentity,
    Version,
)
from mitsprache.consultations.queries import fingerprint
from mitsprache.consultations.signals import contribution_submitted
from mitsprache.content.models import Picture
from mitsprache.council.models import Body, Paper, Resolution
from mitsprache.deliberation import actions as deliberation
from mitsprache.deliberation import queries as deliberation_queries
from mitsprache.deliberation.models import Case, Decision, Recommendation
from mitsprache.directory import actions as directory
from mitsprache.directory.models import District, Office, OfficeMembership, TargetGroup, Topic
from mitsprache.groups import actions as groups
from mitsprache.groups.models import CrossCuttingTopic, Membership, WorkingGroup
from mitsprache.measures import actions as measures
from mitsprache.measures.models import BudgetLine, Measure
from mitsprache.projects import actions as projects
from mitsprache.projects.models import (
    Attachment,
    Contact,
    CostKind,
    Participation,
    Project,
    ProjectResolution,
    Step,
)

PASSWORD = "korrekt-pferd-batterie"
NOON = dt.datetime(2026, 5, 4, 10, tzinfo=dt.UTC)  # when things of the past happened


def person(email: str, display_name: str, *, language: str = "de") -> Person:
    """An account in use without any role."""
    known = Person.objects.filter(email=email).first()
    return known or accounts.register_person(
        email=email, display_name=display_name, language=language, password=PASSWORD
    )


def citizen() -> Person:
    return person("citizen@demo.example", "Ayla vom Gräselberg")


def citizen2() -> Person:
    return person("citizen2@demo.example", "Radlerin 65")


def coordination() -> Person:
    holder = person("coordination@demo.example", "Jana Winter")
    if not holder.grants.filter(role=Role.COORDINATION, ended_at=None).exists():
        accounts.create_first_coordinator(email=holder.email)
    return Person.objects.get(pk=holder.pk)


def _with_role(email: str, display_name: str, role: Role) -> Person:
    holder = person(email, display_name)
    if not holder.grants.filter(role=role, ended_at=None).exists():
        accounts.grant_role(actor=coordination(), person=holder, role=role)
    return Person.objects.get(pk=holder.pk)


def moderation() -> Person:
    return _with_role("moderation@demo.example", "Milan Sommer", Role.MODERATION)


def editor() -> Person:
    return _with_role("editor@demo.example", "Ruth Herbst", Role.EDITOR)


def admin() -> Person:
    return _with_role("admin@demo.example", "Tim Frost", Role.ADMIN)


def office() -> Office:
    """The subject office that most projects of the tests belong to."""
    return Office.objects.get_or_create(
        slug="integration",
        defaults={
            "name": "Amt für Integration",
            "email": "integration@stadt.example",
            "notify_email": "post-integration@stadt.example",
            "order": 1,
        },
    )[0]


def office2() -> Office:
    """Another office: nothing of `office()` is its business."""
    return Office.objects.get_or_create(
        slug="gruen",
        defaults={
            "name": "Grünflächenamt",
            "email": "gruen@stadt.example",
            "notify_email": "post-gruen@stadt.example",
            "order": 2,
        },
    )[0]


def member_of(holder: Person, where: Office, *, lead: bool = False) -> Person:
    """`holder` works for `where` from now on."""
    role = OfficeMembership.Role.LEAD if lead else OfficeMembership.Role.MEMBER
    if not holder.memberships.filter(office=where, role=role, ended_at=None).exists():
        directory.add_office_member(actor=coordination(), person=holder, office=where, role=role)
    return Person.objects.get(pk=holder.pk)


def department() -> Person:
    """Drafts for `office()`."""
    return member_of(person("department@demo.example", "Nora Feld"), office())


def department_lead() -> Person:
    """Releases for `office()`."""
    return member_of(person("lead@demo.example", "Paul Bach"), office(), lead=True)


def department2() -> Person:
    """Drafts for `office2()`."""
    return member_of(person("department2@demo.example", "Lea Wald"), office2())


def complete(project: Project) -> Project:
    """`project` in memory with everything that a sheet must state to be published."""
    project.summary = "Ein Platz, an dem man gern sitzt."
    project.description = "Der Platz bekommt Bäume, Bänke und einen Brunnen."
    project.cost_kind = CostKind.UNKNOWN
    project.cost_unknown_reason = "Die Planung beginnt erst."
    project.contacts = [Contact(role=Contact.Role.SUBJECT, office=project.office)]
    return project


def draft_project(title: str = "Platz am Weiher", *, where: Office | None = None) -> Project:
    """A sheet of `office()` (or `where`) with a complete draft that nobody has published."""
    made = projects.create_project(actor=coordination(), office=where or office(), title=title)
    projects.save_draft(actor=coordination(), project=complete(made))
    return Project.objects.get(pk=made.pk)


def published_project(
    title: str = "Platz am Weiher",
    *,
    where: Office | None = None,
    at: dt.datetime | None = None,
) -> Project:
    """A sheet that everybody can read."""
    made = draft_project(title, where=where)
    projects.publish_sheet(actor=coordination(), project=made, revision=made.latest_revision, at=at)
    return made


def thread(*, read_before: bool = False) -> Thread:
    """The open thread of a new published sheet; `read_before`: comments wait for release."""
    made = published_project().thread
    if read_before:
        made.moderation = Thread.Moderation.BEFORE
        made.save(update_fields=["moderation"])
    return Thread.objects.get(pk=made.pk)


def comment(
    where: Thread,
    text: str = "Wo sollen die Fahrräder stehen?",
    *,
    author: Person | None = None,
    kind: str = Comment.Kind.QUESTION,
    parent: Comment | None = None,
    at: dt.datetime | None = None,
) -> Comment:
    """A comment as its author writes it, by `citizen()` unless told otherwise; new each time."""
    return comments.submit_comment(
        actor=author or citizen(),
        thread=where,
        kind=kind,
        text=text,
        language="de",
        submission_key=f"key-{Comment.objects.count()}",
        parent=parent,
        at=at,
    )


def answer_request(about: Comment, *, to: Office | None = None) -> AnswerRequest:
    """The moderation asks `office()`, or `to`, to answer."""
    return comments.send_to_office(actor=moderation(), comment=about, office=to or office())


def draft(about: Comment, text: str = "Vor dem Haupteingang.") -> Answer:
    """A statement of `office()` that waits for release."""
    return comments.draft_answer(actor=department(), request=answer_request(about), text=text)


def answer(about: Comment, text: str = "Vor dem Haupteingang.") -> Answer:
    """A released answer of `office()`, drafted by `department()`, released by `moderation()`."""
    drafted = draft(about, text)
    return comments.release_answer(
        actor=moderation(), request=drafted.request, seen_at=drafted.drafted_at
    )


def district(slug: str = "biebrich", name: str = "Biebrich") -> District:
    return District.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def topic(slug: str = "verkehr", name: str = "Verkehr") -> Topic:
    return Topic.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def target_group(slug: str = "familien", name: str = "Familien") -> TargetGroup:
    return TargetGroup.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def resolution(title: str = "Der Platz wird umgebaut", **facts: str) -> Resolution:
    """A resolution of the city council; `date`, `number` and `paper` only when given."""
    body = Body.objects.get_or_create(
        slug="stvv", defaults={"name": "Stadtverordnetenversammlung", "kind": "council"}
    )[0]
    paper = facts.get("paper") and Paper.objects.get_or_create(number=facts["paper"])[0]
    return Resolution.objects.create(
        body=body,
        title=title,
        date=PartialDate.parse(facts["date"]) if "date" in facts else None,
        number=facts.get("number", ""),
        paper=paper or None,
    )


@functools.cache
def picture_bytes(kind: str = "PNG", size: tuple[int, int] = (1600, 900), **more: Any) -> bytes:
    """The file of a picture, of one colour; `more` as Pillow's save takes it."""
    drawn = io.BytesIO()
    Image.new("RGB", size, "seagreen").save(drawn, kind, **more)
    return drawn.getvalue()


def picture(title: str = "Platz") -> Picture:
    """A small picture of the library; its file is in the test's own media folder."""
    made = Picture(title=title)
    made.file = ImageFile(io.BytesIO(picture_bytes()), name=f"{title}.png")
    made.save()
    made.get_file_hash()
    return made


def full_project(
    title: str = "Park am Bahndamm", *, lines: int = 1, at: dt.datetime | None = None
) -> Project:
    """A published sheet that states everything, with `lines` entries in each of its lists."""
    made = projects.create_project(
        actor=coordination(), office=office(), title=title, state="running"
    )
    complete(made)
    made.description = "Der Bahndamm wird **grün**.\n\n- Bäume\n- Bänke"
    made.state_note = "Die Bagger sind da."
    made.source_note = "Quelle: Akte des Grünflächenamts"
    made.districts = [district()]
    made.topics = [topic()]
    made.target_groups = [target_group()]
    made.place, made.latitude, made.longitude = "Bahndamm, Höhe Rheinstraße", 50.05, 8.25
    made.first_edition = "Vorhabenliste 01.2018"
    made.participation = Participation.RUNNING
    made.level, made.formality, made.advisory_board = "cooperation", "informal", "yes"
    made.room_for_decision = "Offen sind die Wege, gesetzt ist der Spielplatz."
    made.participation_goal = "Ein Park, den alle nutzen."
    made.process = "Erst sammeln, dann entwerfen."
    made.participation_from = PartialDate.parse("2016-10")
    made.participation_until = PartialDate.parse("2016-12")
    made.participation_lead = "Stabsstelle Beteiligung"
    made.participation_cost = "12.000 Euro"
    made.participation_support = "Städtebauförderung"
    made.events_note = "Alle Termine stehen im Kalender der Stadt."
    made.cost_kind, made.cost_from, made.cost_to = (
        CostKind.RANGE,
        Decimal(1200000),
        Decimal("1500000.50"),
    )
    made.cost_sources = "Bund und Stadt"
    made.cost_estimated_on = PartialDate.parse("2018-Q1")
    made.feedback = "Wir berichten, was aus den Ideen geworden ist."
    made.feedback_due = PartialDate.parse("2018-Q1")
    made.contacts = [
        Contact(role=Contact.Role.SUBJECT, office=made.office, phone="0611 31-0", sort_order=n)
        for n in range(lines)
    ]
    made.steps = [
        Step(
            kind=kind,
            title=f"{word} {n}",
            note=f"Inhalt {n}",
            planned=PartialDate.parse("2016-10-29"),
            sort_order=n,
        )
        for n in range(lines)
        for kind, word in ((Step.Kind.STEP, "Bauabschnitt"), (Step.Kind.EVENT, "Werkstatt"))
    ]
    made.resolutions = [
        ProjectResolution(
            role="adopted",
            resolution=resolution(
                f"Umbau {n}", date="2017-03-30", number=f"012{n}", paper=f"16-V-{n}"
            ),
            sort_order=n,
        )
        for n in range(lines)
    ]
    made.attachments = [
        Attachment(picture=picture(f"Bild {n}"), text=f"Blick über den Damm {n}", sort_order=n)
        for n in range(lines)
    ]
    revision = projects.save_draft(actor=coordination(), project=made)
    stored = Project.objects.get(pk=made.pk)
    projects.publish_sheet(actor=coordination(), project=stored, revision=revision, at=at)
    return Project.objects.get(pk=made.pk)


SECTION_TEXTS = (
    "Die Stadt bietet Sprachkurse am Vormittag an.",
    "Alle Menschen in der Stadt können sich auf Deutsch verständigen.",
    "Kurse gibt es in jedem Ortsbezirk, mit Betreuung für kleine Kinder.",
)


def document_with_sections(count: int = 6, *, project: Project | None = None) -> Document:
    """A document whose version 1 is released, with `count` sections: field, goal, measure, ...

    Numbers: `1`, `1.1`, `M 1.1`, then `2`, `2.1`, `M 2.1` and so on; the text of the first is
    SECTION_TEXTS[0].
    """
    made = Document.objects.create(
        project=project or published_project(), title="Integrationskonzept", created_at=NOON
    )
    version = Version.objects.create(document=made, number=1, created_at=NOON)
    kinds = (Section.Kind.ACTION_FIELD, Section.Kind.GOAL, Section.Kind.MEASURE)
    field: ActionField | None = None
    above: Section | None = None
    for place in range(count):
        number, level = place // 3 + 1, place % 3
        if level == 0:
            field = ActionField.objects.create(
                document=made,
                number=str(number),
                name=f"Sprache und Bildung {number}",
                colour=ActionField.Colour.values[number % 8],
                order=number,
            )
            above = None
        text = SECTION_TEXTS[level]
        above = Section.objects.create(
            version=version,
            identity=SectionIdentity.objects.create(document=made),
            parent=above,
            order=place + 1,
            depth=level + 1,
            number=(f"{number}", f"{number}.1", f"M {number}.1")[level],
            kind=kinds[level],
            title=f"{kinds[level].label} {number}",
            text=text,
            html=f"<p>{text}</p>",
            field=field,
            changed_at=NOON,
        )
    Version.objects.filter(pk=version.pk).update(
        state=Version.State.RELEASED, released_at=NOON, content_hash="0" * 64
    )
    return made


def consultation(
    title: str = "Was fehlt im Entwurf?",
    *,
    document: Document | None = None,
    sections: int = 6,
    **changes: Any,
) -> Consultation:
    """A published consultation on a released version, open now; new each time.

    `changes` are columns: `opens_at`, `last_day`, `who`, `moderation`, `published_at=None`, ...
    """
    document = document or document_with_sections(sections)
    now = timezone.now().replace(second=0, microsecond=0)
    number = Consultation.objects.count() + 1
    entries: dict[str, Any] = {
        "slug": f"entwurf-{number}",
        "room_for_decision": "Offen ist, was gefördert wird; gesetzt ist das Geld.",
        "who_decides": "Die Stadtverordnetenversammlung.",
        "what_follows": "Arbeitsgruppen lesen jeden Beitrag und antworten.",
        "opens_at": now - dt.timedelta(days=7),
        "last_day": clock.local_day(now) + dt.timedelta(days=14),
        "created_at": now - dt.timedelta(days=10),
        "published_at": now - dt.timedelta(days=8),
    }
    version = document.versions.exclude(state=Version.State.WORKING).get()
    made = Consultation.objects.create(version=version, title=title, **entries | changes)
    return Consultation.objects.get(pk=made.pk)


def contribution(
    where: Consultation,
    text: str = "Bitte auch Kurse am Abend anbieten.",
    *,
    author: Person | None = None,
    **entries: Any,
) -> Contribution:
    """A contribution as its author sends it, by `citizen()` unless told otherwise; new each time.

    `entries` are those of consultations.actions.submit_contribution: `section`, `kind`, `at`, ...
    """
    given: dict[str, Any] = {
        "kind": Contribution.Kind.SUGGESTION,
        "language": "de",
        "submission_key": f"key-{Contribution.objects.count()}",
    }
    return consultations.submit_contribution(
        actor=author or citizen(), consultation=where, text=text, **given | entries
    ).contribution


def guest_contribution(
    where: Consultation,
    text: str = "Bitte auch Kurse am Abend anbieten.",
    *,
    confirmed: bool = True,
    **entries: Any,
) -> consultations.Submitted:
    """A contribution without account, with the token of its private link; new each time.

    `confirmed=False`: it waits, and the token is that of the link that confirms it.
    """
    tokens = []

    def note(token: str, **_signal: Any) -> None:
        tokens.append(token)

    given: dict[str, Any] = {
        "kind": Contribution.Kind.SUGGESTION,
        "language": "de",
        "submission_key": f"key-{Contribution.objects.count()}",
        "name": "Nachbarin",
        "email": "nachbarin@example.org",
    }
    contribution_submitted.connect(note)
    try:
        sent = consultations.submit_contribution(
            actor=AnonymousUser(), consultation=where, text=text, **given | entries
        )
    finally:
        contribution_submitted.disconnect(note)
    if not confirmed:
        return consultations.Submitted(sent.contribution, tokens[0])
    return consultations.confirm_contribution(token=tokens[0], at=entries.get("at"))


def many_contributions(where: Consultation, number: int) -> None:
    """So many readable contributions by one guest, spread over the sections, in bulk."""
    sections = list(where.version.sections.order_by("order").values_list("pk", flat=True))
    guest = Contributor.objects.create(kind=Contributor.Kind.GUEST, name="Nachbarin")
    kinds = Contribution.Kind.values
    Contribution.objects.bulk_create(
        [
            Contribution(
                reference=f"WI-2025-{place:05}",
                consultation=where,
                section_id=sections[place % len(sections)],
                kind=kinds[place % len(kinds)],
                text=f"Beitrag {place}: Bitte auch Kurse am Abend anbieten.",
                html=f"<p>Beitrag {place}: Bitte auch Kurse am Abend anbieten.</p>",
                language="de",
                received_at=where.opens_at + dt.timedelta(seconds=place),
                confirmed_at=where.opens_at + dt.timedelta(seconds=place),
                contributor=guest,
                state=Contribution.State.RECEIVED,
                submission_key=f"bulk-{place}",
                receipt_hash="0" * 64,
            )
            for place in range(number)
        ],
        batch_size=500,
    )


def working_copy(version: Version) -> Version:
    """The next version of the document, in work, with the same sections."""
    working = Version.objects.create(
        document=version.document, number=version.number + 1, created_at=NOON
    )
    copies: dict[int, Section] = {}
    for row in version.sections.order_by("order"):
        old, row.pk, row.version = row.pk, None, working
        row.parent = copies[row.parent_id] if row.parent_id else None
        row.save()
        copies[old] = row
    return working


def next_version(where: Consultation, *, change: str = "", remove: str = "") -> Version:
    """Version 2, released, with the section of number `change` reworded and `remove` taken out."""
    working = working_copy(where.version)
    if remove:
        section = working.sections.get(number=remove)
        consultations.remove_section(
            actor=coordination(), section=section, revision=section.revision
        )
    if change:
        section = working.sections.get(number=change)
        consultations.edit_section(
            actor=coordination(),
            section=section,
            revision=section.revision,
            number=section.number,
            kind=section.kind,
            title=section.title,
            text="Die Stadt bietet Sprachkurse auch am Abend an.",
            field=section.field,
        )
    return consultations.freezing.freeze_version(
        actor=coordination(),
        version=working,
        fingerprint=fingerprint(working),
        note="Nach den Beiträgen.",
    )


def group1() -> Person:
    """Keeps the records of working group 1; holds no role in the city."""
    return person("group1@demo.example", "Amal Berg")


def group2() -> Person:
    """Keeps the records of working group 2."""
    return person("group2@demo.example", "Jonas Tal")


def working_group(
    project: Project,
    number: str = "1",
    *,
    fields: Iterable[ActionField] = (),
    topics: Iterable[CrossCuttingTopic] = (),
    members: Mapping[Person, str] | None = None,
    where: Office | None = None,
) -> WorkingGroup:
    """The group of this number, in charge of which is `office()`, or `where`.

    What is written on `fields` or belongs to `topics` goes to it from now on, it leads. `members`
    are people by role; unless told otherwise `group1()` or `group2()` keeps the records.
    """
    found = WorkingGroup.objects.filter(project=project, number=number).first()
    group = found or groups.create_group(
        actor=coordination(),
        project=project,
        number=number,
        name=f"Arbeitsgruppe {number}",
        office=where or office(),
    )
    if members is None:
        members = {group2() if number == "2" else group1(): Membership.Role.SECRETARY}
    for holder, role in members.items():
        if not group.memberships.filter(person=holder, ended_at=None).exists():
            groups.add_member(
                actor=coordination(), group=group, person=holder, role=role, capacity="citizen"
            )
    for field in fields:
        deliberation.add_rule(actor=coordination(), group=group, field=field)
    for about in topics:
        deliberation.add_rule(actor=coordination(), group=group, topic=about)
    return group


def topic_across(
    project: Project, name: str = "Barrierefreiheit", *, words: str = "barriere\nrollstuhl"
) -> CrossCuttingTopic:
    """A cross-cutting topic that is recognised by the beginnings of words in `words`."""
    number = f"Q{CrossCuttingTopic.objects.filter(project=project).count() + 1}"
    return groups.add_topic(
        actor=coordination(), project=project, number=number, name=name, words=words
    )


def deliberated_consultation(title: str = "Was fehlt im Entwurf?", **changes: Any) -> Consultation:
    """A consultation with two working groups: 1 of `office()` for field 1, 2 of `office2()` for 2."""
    where = consultation(title, **changes)
    document = where.version.document
    for number, in_charge in (("1", office()), ("2", office2())):
        field = document.fields.get(number=number)
        working_group(document.project, number, fields=[field], where=in_charge)
    return where


def case(where: Consultation, text: str = "Bitte auch am Abend.", **entries: Any) -> Case:
    """The case of a new contribution, on section 1.1 unless told otherwise; routed by the rules."""
    given = {"section": where.version.sections.get(number="1.1")} | entries
    return case_of(contribution(where, text, **given))


def case_of(one: Contribution) -> Case:
    """The first case of a contribution, as it stands now."""
    found = Case.objects.filter(links__contribution=one).order_by("pk").first()
    assert found is not None
    return found


def recommendation(about: Case, verdict: str = "adopted", **entries: Any) -> Recommendation:
    """What the lead group of a case says, by its secretary."""
    about = Case.objects.select_related("lead").get(pk=about.pk)
    assert about.lead is not None
    given = {"actor": coordination(), "group": about.lead, "reason": "Das hilft vielen."} | entries
    return deliberation.recommend(case=about, revision=about.revision, verdict=verdict, **given)


def recommended_case(where: Consultation, verdict: str = "adopted", **entries: Any) -> Case:
    """A new case on which its lead group has said what it thinks."""
    made = case(where, **entries)
    recommendation(made, verdict)
    return Case.objects.get(pk=made.pk)


def decision(about: Case, verdict: str = "adopted", **entries: Any) -> Decision:
    """An answer that `department()` has drafted for `office()`; the standing one is corrected."""
    about = Case.objects.get(pk=about.pk)
    standing = deliberation_queries.standing(about.decisions.all()).first()
    given: dict[str, Any] = {
        "actor": department(),
        "reason": "Die Kurse finden künftig auch am Abend statt.",
        "decided_on": clock.local_day(timezone.now()),
        "office": None if "body" in entries else office(),
        "corrects": standing,
    }
    return deliberation.draft_decision(
        case=about, revision=about.revision, verdict=verdict, **given | entries
    )


def approve(drafted: Decision, **entries: Any) -> Case:
    """`department_lead()` releases a drafted answer, at once or at `release_at`."""
    about = Case.objects.get(pk=drafted.case_id)
    given = {"actor": department_lead()} | entries
    deliberation.approve_decision(decision=drafted, revision=about.revision, **given)
    return Case.objects.get(pk=about.pk)


def decided_case(where: Consultation, verdict: str = "adopted", **entries: Any) -> Case:
    """A case whose answer is approved and waits until tomorrow."""
    tomorrow = timezone.now() + dt.timedelta(days=1)
    drafted = decision(recommended_case(where, verdict, **entries), verdict)
    return approve(drafted, release_at=tomorrow)


def answered_case(where: Consultation, verdict: str = "adopted", **entries: Any) -> Case:
    """A case whose answer is public."""
    return approve(decision(recommended_case(where, verdict, **entries), verdict))


def adopted_case(where: Consultation, **entries: Any) -> Case:
    """An adopted case that is linked to a section of the working version that was changed for it."""
    made = answered_case(where, **entries)
    work_in(made)
    return Case.objects.get(pk=made.pk)


def work_in(about: Case, number: str = "1.1", *, change: bool = True) -> None:
    """Change the section of this number in the working version, and link the standing decision."""
    document = Document.objects.get(versions=about.consultation.version_id)
    working = document.versions.filter(state=Version.State.WORKING).first()
    working = working or working_copy(about.consultation.version)
    section = working.sections.get(number=number)
    if change:
        consultations.edit_section(
            actor=coordination(),
            section=section,
            revision=section.revision,
            number=section.number,
            kind=section.kind,
            title=section.title,
            text=f"{section.text} Auch am Abend ({section.revision}).",
            field=section.field,
        )
    deliberation.link_adoption(
        actor=coordination(),
        decision=deliberation_queries.standing(about.decisions.all()).get(),
        version=working,
        identity=section.identity,
    )


def release(document: Document, **entries: Any) -> Version:
    """Release the working version through the door that asks what is missing."""
    working = document.versions.get(state=Version.State.WORKING)
    given: dict[str, Any] = {"actor": coordination(), "fingerprint": fingerprint(working)}
    return deliberation.release_version(version=working, **given | entries)


def adopted_version(where: Consultation | None = None) -> Version:
    """The next version of a consultation's document, released and adopted by a resolution; an
    adopted case stands in its section 1.1."""
    where = where or deliberated_consultation()
    adopted_case(where)
    made = release(where.version.document, override_reason="Anderes ist noch offen.")
    return adopt(made)


def adopt(version: Version, *, date: str = "2026-03-30") -> Version:
    """The council adopts a released version."""
    title = "Das Konzept wird beschlossen"
    return consultations.adopt_version(
        actor=coordination(),
        version=version,
        resolution=resolution(title, date=date, number="0123", paper="26-V-50-0007"),
    )


def measure(
    title: str = "Sprachcafés am Abend",
    *,
    project: Project | None = None,
    public: bool = True,
    **entries: Any,
) -> Measure:
    """A measure of `office()`, public unless told otherwise; `entries` as in Facts, `cases` too."""
    cases = entries.pop("cases", ())
    section = entries.pop("section", None)
    facts = measures.Facts(**{"title": title, "office": office()} | entries)
    project = project or published_project()
    made = measures.create_measure(
        actor=coordination(), project=project, facts=facts, cases=cases, section=section
    )
    if public:
        measures.publish_measure(actor=coordination(), measure=made, revision=made.revision)
    return fresh(made)


def fresh(made: Measure) -> Measure:
    """The measure as it stands now."""
    return Measure.objects.get(pk=made.pk)


def progress(about: Measure, state: str = "under_way", **entries: Any) -> Measure:
    """`department()` reports a state; with `at` at that moment."""
    at = entries.pop("at", None)
    about = fresh(about)
    measures.report_progress(
        actor=department(),
        measure=about,
        revision=about.revision,
        entry=measures.StateEntry(**{"state": state} | entries),
        at=at,
    )
    return fresh(about)


def money(about: Measure, year: int = 2026, **entries: Any) -> BudgetLine:
    """A budget line of a measure: 10.000 euros planned from the city's budget, unless told otherwise."""
    about = fresh(about)
    given = {"source": "Haushalt der Stadt", "planned": Decimal("10000.00")} | entries
    return measures.set_money(
        actor=department(),
        measure=about,
        revision=about.revision,
        entry=measures.MoneyEntry(year=year, **given),
    )
