"""The world of the permission matrix: everyone in the cast, every object in every state.

Two offices, two citizens, a moderator, an editor, a coordinator, a technical admin; the
secretaries of two working groups and a member of the first one, without any role; an account that is suspended and one that has just lost its role while signed in.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.models import Person, Role
from mitsprache.comments import actions as comments
from mitsprache.comments.models import Comment
from mitsprache.consultations.actions.documents import create_document
from mitsprache.consultations.actions.editing import insert_section
from mitsprache.consultations.actions.freezing import freeze_version
from mitsprache.consultations.models import DocumentPicture
from mitsprache.consultations.queries import fingerprint
from mitsprache.content.models import File
from mitsprache.moderation import actions as moderation
from mitsprache.projects import actions as projects
from mitsprache.projects.models import Attachment, Project
from tests import factories as make

ROLES = (
    "anonymous",
    "citizen",
    "citizen2",
    "department",
    "department_lead",
    "department2",
    "moderation",
    "editor",
    "coordination",
    "admin",
    "group1",
    "group2",
    "group_member",
    "suspended",
    "demoted",
)


@dataclass(frozen=True)
class Case:
    """One way to fill a route: the state that the object is in, and the values of the address."""

    state: str
    values: dict[str, Any]
    query: str = ""


def clients() -> dict[str, Client]:
    """A browser for each role, signed in where there is an account."""
    people: dict[str, Any] = {
        role: getattr(make, role)()
        for role in ROLES
        if role not in {"anonymous", "suspended", "demoted", "group_member"}
    }
    people["group_member"] = make.person("member1@demo.example", "Mira Feld")
    people["anonymous"] = AnonymousUser()
    people["suspended"] = make.person("suspended@demo.example", "Gesperrt G.")
    people["demoted"] = make.person("demoted@demo.example", "Ehemalig E.")
    accounts.grant_role(actor=make.coordination(), person=people["demoted"], role=Role.COORDINATION)
    browsers = {}
    for role in ROLES:
        browsers[role] = Client(raise_request_exception=False)
        if role != "anonymous":
            browsers[role].force_login(people[role])
    Person.objects.filter(pk=people["suspended"].pk).update(is_active=False)
    accounts.end_role(actor=make.coordination(), person=people["demoted"], role=Role.COORDINATION)
    return browsers


def projects_by_state() -> dict[str, Project]:
    """A sheet of `office()` that is a draft, scheduled, public and withdrawn."""
    draft = make.draft_project("Entwurf am Bach")
    scheduled = make.complete(make.draft_project("Geplant am See"))
    scheduled.go_live_at = timezone.now() + dt.timedelta(days=3)
    revision = projects.save_draft(actor=make.coordination(), project=scheduled)
    projects.publish_sheet(actor=make.coordination(), project=scheduled, revision=revision)
    public = make.full_project("Offen am Markt")
    withdrawn = make.published_project("Beendet am Tor")
    projects.withdraw_project(
        actor=make.coordination(), project=withdrawn, reason="Der Auftrag ist entfallen."
    )
    return {
        "draft": draft,
        "scheduled": scheduled,
        "public": public,
        "withdrawn": Project.objects.get(pk=withdrawn.pk),
    }


def comments_by_state(public: Project) -> dict[str, Comment]:
    """Comments by `citizen()` below the public sheet, one in each state."""
    thread = public.thread
    made = {"visible": make.comment(thread, "Wo stehen die Bänke?")}
    made["asked"] = make.comment(thread, "Wann wird gebaut?")
    make.answer_request(made["asked"])
    made["drafted"] = make.comment(thread, "Was kostet der Brunnen?")
    make.draft(made["drafted"])
    made["answered"] = make.comment(thread, "Gibt es Schatten?")
    make.answer(made["answered"])
    made["hidden"] = make.comment(thread, "Das ist eine Beleidigung.")
    moderation.hide_comment(
        actor=make.moderation(),
        comment=made["hidden"],
        ground="insult",
        reason="Der Text beleidigt eine Person.",
    )
    made["withdrawn"] = make.comment(thread, "Das nehme ich zurück.")
    comments.withdraw_comment(actor=make.citizen(), comment=made["withdrawn"])
    thread.moderation = thread.Moderation.BEFORE
    thread.save(update_fields=["moderation"])
    made["held"] = make.comment(thread, "Bitte erst lesen.")
    return {state: Comment.objects.get(pk=comment.pk) for state, comment in made.items()}


def document(project: Project, title: str) -> File:
    """A file that is attached to the sheet, or only in its draft."""
    made = File(title=title, office=project.office)
    made.file.save(f"{title}.txt", ContentFile(b"Inhalt"), save=False)
    made.save()
    made.get_file_hash()
    Attachment.objects.create(project=project, file=made, text=title, sort_order=90)
    return made


def pictures_of_drafts(project: Project) -> dict[str, DocumentPicture]:
    """A picture inside a version that is online, and one inside a draft in work."""
    found = {}
    for state in ("online", "in work"):
        document = create_document(actor=make.coordination(), project=project, title=state)
        picture = DocumentPicture(
            document=document, digest=state, width=40, height=30, file="dokumente/leer.webp"
        )
        if not picture.file.storage.exists("dokumente/leer.webp"):
            picture.file.storage.save("dokumente/leer.webp", ContentFile(b"RIFF"))
        picture.save()
        version = document.versions.get()
        insert_section(
            actor=make.coordination(),
            version=version,
            parent=None,
            after=None,
            number="1",
            kind="chapter",
            title="Ein Bild",
            text=f"![Ein Haus](bild:{picture.pk})",
        )
        if state == "online":
            freeze_version(
                actor=make.coordination(), version=version, fingerprint=fingerprint(version)
            )
            make.consultation("Mit Bild", document=document)
        found[state] = picture
    return found


def own_routes() -> list[tuple[str, str]]:
    """Address and name of every route of ours: all but /redaktion/ (tests/editorial/routes.py)."""
    found: list[tuple[str, str]] = []

    def walk(patterns: Any, before: str) -> None:
        for pattern in patterns:
            address = before + str(pattern.pattern)
            if address.startswith("redaktion/"):
                continue
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, address)
            else:
                found.append((address, pattern.name or ""))

    walk(get_resolver().url_patterns, "")
    return found
