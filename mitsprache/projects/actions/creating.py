"""A project comes into being, gets its drafts and its address."""

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.comments.models import Thread
from mitsprache.common import audit, clock, pages
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.directory.models import Office

from ..models import FormerSlug, Project, State
from .refusals import AddressTaken, SheetRefused

if TYPE_CHECKING:
    from wagtail.models import Revision

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS"}
)
TITLE_LENGTH = 160
SLUG_LENGTH = 80  # leaves room for a number behind it


def slug_of(title: str) -> str:
    """The address part for a title: `Grünzug Süd & Bäche` becomes `gruenzug-sued-baeche`."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", title).translate(_UMLAUTS))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    slug = ""
    for word in words:
        if len(slug) + len(word) > SLUG_LENGTH:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or "".join(words)[:SLUG_LENGTH] or "vorhaben"


def create_project(
    *,
    actor: Any,
    office: Office,
    title: str,
    state: str = State.IDEA,
    at: dt.datetime | None = None,
) -> Project:
    """A new project of `office` with an address made from its title and a thread; not public.

    `state` is the state that it begins in (any but withdrawn). Raises NotAllowed for people who
    neither belong to the office nor edit centrally, SheetRefused for an empty or overlong title.
    """
    authorize(actor, "projects.create_project", Project(office=office))
    return insert_project(actor=actor, office=office, title=title, state=state, at=at)


@transaction.atomic
def insert_project(
    *, actor: Any, office: Office, title: str, state: str, at: dt.datetime | None
) -> Project:
    """The step of `create_project` after authorization, for imports that hold their own guard."""
    at = at or clock.database_now()
    title = tidy_line(title)
    if not title:
        raise SheetRefused({"title": [_("Please give the sheet a title.")]})
    if len(title) > TITLE_LENGTH:
        raise SheetRefused(
            {"title": [_("The title is longer than %(most)d characters.") % {"most": TITLE_LENGTH}]}
        )
    if state == State.WITHDRAWN:
        raise SheetRefused({"state": [_("A project does not begin withdrawn.")]})
    project = Project.objects.create(
        slug=free_slug(title),
        state=state,
        office=office,
        thread=Thread.objects.create(public=False, office=office),
        title=title,
        live=False,
    )
    audit.record(
        actor=actor,
        verb="projects.create_project",
        subject=project,
        at=at,
        changes={"state": [None, state], "office": [None, office.pk]},
    )
    return project


@transaction.atomic
def save_draft(*, actor: Any, project: Project, at: dt.datetime | None = None) -> "Revision":
    """Keep `project` as it is in memory, with its lists, as a draft; nothing becomes public.

    A draft may be incomplete: publishing checks it. The object's columns that belong to actions
    are not taken over when the draft is published. Raises NotAllowed.
    """
    authorize(actor, "projects.edit_sheet", Project.objects.get(pk=project.pk))
    return store_draft(actor=actor, project=project, at=at)


def store_draft(*, actor: Any, project: Project, at: dt.datetime | None) -> "Revision":
    """The step of `save_draft` after authorization."""
    revision = project.save_revision(user=actor, clean=False)
    audit.record(
        actor=actor, verb="projects.edit_sheet", subject=project, at=at or clock.database_now()
    )
    return revision


@transaction.atomic
def rename_address(
    *, actor: Any, project: Project, slug: str, at: dt.datetime | None = None
) -> None:
    """Give the sheet another address; the old one redirects for ever and is never given away.

    An address that the project itself had before may be taken up again. Raises NotAllowed,
    SheetRefused for anything that is no address, AddressTaken.
    """
    row = Project.objects.select_for_update().get(pk=project.pk)
    authorize(actor, "projects.rename_address", row)
    slug = slug.strip()
    if slug != slug_of(slug) or len(slug) > SLUG_LENGTH:
        message = _("An address has small letters, digits and hyphens: %(example)s")
        raise SheetRefused({"slug": [message % {"example": slug_of(slug)}]})
    if slug == row.slug:
        return
    elsewhere = FormerSlug.objects.filter(slug=slug).exclude(project=row).exists()
    if elsewhere or Project.objects.filter(slug=slug).exists():
        raise AddressTaken(slug)
    FormerSlug.objects.filter(slug=slug, project=row).delete()
    FormerSlug.objects.create(slug=row.slug, project=row)
    Project.objects.filter(pk=row.pk).update(slug=slug)
    project.slug = slug
    audit.record(
        actor=actor,
        verb="projects.rename_address",
        subject=row,
        at=at or clock.database_now(),
        changes={"slug": None},
    )
    pages.raise_version(f"project:{row.pk}", "projects")


def free_slug(title: str) -> str:
    """An address for `title` that no project has or ever had."""
    wanted = slug_of(title)
    taken = set(Project.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    taken |= set(FormerSlug.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug
