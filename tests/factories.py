"""A fixed cast of people and things for tests: same names, same roles, no randomness.

Each function finds what it made before in the same test, so that order does not matter. People
have the roles of the demo accounts and the password PASSWORD.
"""

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.models import Person, Role
from mitsprache.directory import actions as directory
from mitsprache.directory.models import Office, OfficeMembership

PASSWORD = "korrekt-pferd-batterie"  # noqa: S105


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
