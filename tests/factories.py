"""A fixed cast of people and things for tests: same names, same roles, no randomness.

Each function finds what it made before in the same test, so that order does not matter. People
have the roles of the demo accounts and the password PASSWORD.
"""

import datetime as dt

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.models import Person, Role
from mitsprache.comments import actions as comments
from mitsprache.comments.models import Answer, AnswerRequest, Comment, Thread
from mitsprache.directory import actions as directory
from mitsprache.directory.models import Office, OfficeMembership
from mitsprache.projects import actions as projects
from mitsprache.projects.models import Contact, CostKind, Project

PASSWORD = "korrekt-pferd-batterie"


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
