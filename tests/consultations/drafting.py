"""A small draft concept for tests: written, released, contributed to, in few words."""

from typing import Any

from mitsprache.accounts.models import Person
from mitsprache.consultations import queries
from mitsprache.consultations.actions.documents import NewSection, create_document, write_sections
from mitsprache.consultations.actions.editing import edit_section, insert_section
from mitsprache.consultations.actions.freezing import freeze_version
from mitsprache.consultations.comparison.passages import plain_text
from mitsprache.consultations.models import (
    Consultation,
    Contribution,
    Contributor,
    Document,
    Section,
    Version,
)
from mitsprache.projects.actions import create_project
from tests import factories

WELCOME = (
    "Wer neu in die Stadt kommt, findet an einem Ort Rat in vielen Sprachen. "
    "Die Beratung ist kostenlos und hilft bei allen Anträgen."
)
COURSES = (
    "Die Volkshochschule bietet Deutschkurse am Abend und am Wochenende an. "
    "Für Kinder gibt es in dieser Zeit eine Betreuung im selben Haus."
)
WORK = (
    "Abschlüsse aus anderen Ländern werden schneller anerkannt. "
    "Betriebe nennen Menschen, die neu anfangen, eine feste Ansprechperson."
)
DRAFT = [
    NewSection(1, "1", "action_field", "Ankommen", "Ankommen gelingt nur gemeinsam."),
    NewSection(2, "1.1", "goal", "Beratung", WELCOME),
    NewSection(2, "1.2", "goal", "Sprache", COURSES),
    NewSection(1, "2", "action_field", "Arbeit", ""),
    NewSection(2, "2.1", "goal", "Anerkennung", WORK),
]


def department() -> Person:
    """Drafts for the office; made once per test, because granting takes its time."""
    known = Person.objects.filter(email="department@demo.example").first()
    return known or factories.department()


def lead() -> Person:
    """Releases for the office."""
    return Person.objects.filter(email="lead@demo.example").first() or factories.department_lead()


def document() -> Document:
    """A document without a word, of a sheet that nobody has published."""
    project = create_project(
        actor=factories.coordination(), office=factories.office(), title="Zusammen leben"
    )
    return create_document(actor=department(), project=project, title="Konzept")


def draft(sections: list[NewSection] | None = None) -> Version:
    """The working version 1 of a new document of `factories.office()`."""
    version = document().versions.get()
    write_sections(actor=department(), version=version, sections=sections or DRAFT)
    return version


def release(version: Version, **more: Any) -> Version:
    """Release as the page does: with the fingerprint of what is there now."""
    given = {"fingerprint": queries.fingerprint(version)} | more
    return freeze_version(actor=lead(), version=version, **given)


def working(document: Document) -> Version:
    found = queries.working_version(document)
    assert found is not None
    return found


def section(version: Version, number: str) -> Section:
    return version.sections.get(number=number)


def edit(row: Section, **entries: Any) -> Section:
    words = {name: getattr(row, name) for name in ("number", "kind", "title", "text", "field")}
    return edit_section(actor=department(), section=row, revision=row.revision, **words | entries)


def insert(version: Version, number: str, text: str, **places: Any) -> Section:
    given = {"parent": None, "after": None, "kind": "goal", "title": ""} | places
    return insert_section(actor=department(), version=version, number=number, text=text, **given)


def contribute(about: Section | None, exact: str = "", *, version: Version | None = None) -> Any:
    """A received contribution on a section, or on words of it, quoted as a browser does."""
    version = version or about.version
    consultation = Consultation.objects.filter(version=version).first()
    if consultation is None:
        consultation = Consultation.objects.create(
            version=version,
            title="Was fehlt?",
            slug=f"was-fehlt-{version.pk}",
            opens_at=version.released_at,
            last_day=version.released_at.date(),
            created_at=version.released_at,
            published_at=version.released_at,
        )
    text = plain_text(about.html) if about else ""
    at = text.index(exact) if exact else 0
    number = Contribution.objects.count() + 1
    return Contribution.objects.create(
        reference=f"WI-2026-{number:05}",
        consultation=consultation,
        section=about,
        exact=exact,
        prefix=text[max(0, at - 32) : at] if exact else "",
        suffix=text[at + len(exact) :][:32] if exact else "",
        kind="suggestion",
        text="Bitte noch einmal überdenken.",
        html="<p>Bitte noch einmal überdenken.</p>",
        language="de",
        received_at=version.released_at,
        contributor=Contributor.objects.create(kind="paper", name="Eine Nachbarin"),
        state="received",
        submission_key=f"key-{number}",
        receipt_hash="0" * 64,
    )
