"""Turns the demo city's plain data into records, through the same actions as everything else."""

from django.db import transaction
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.tasks import update_reference_index_task

from mitsprache.accounts.models import Person
from mitsprache.common import installation
from mitsprache.common.models import OutboxMail
from mitsprache.demo import content
from mitsprache.demo.content import shapes
from mitsprache.projects.models import Project

from .consultations import load_consultation
from .deliberation import Cast, load_closing, load_deliberation, load_groups
from .directory import load_council, load_directory
from .documents import load_document, load_next_version
from .events import load_event
from .measures import load_programme
from .pages import load_pages
from .people import load_first_person, load_people
from .sheets import load_sheet
from .talk import load_comments


class NotEmptyError(Exception):
    """The database holds people or projects already; the demo city is not mixed with them."""


@transaction.atomic
def load_demo_city(*, passwords: dict[str, str]) -> None:
    """Load the demo city into an empty database and mark the database as demo.

    `passwords` gives each account of `content.ACCOUNTS` its password, by key. Every deed carries
    the moment at which the content says it happened. Raises NotEmptyError.
    """
    if Person.objects.exists() or Project.objects.exists():
        raise NotEmptyError
    installation.mark_as_demo()
    with disable_reference_index_auto_update():
        _load(passwords)
    _note_what_is_used_where()
    # What was told by mail in the city's past is not told again today.
    OutboxMail.objects.all().delete()


def _load(passwords: dict[str, str]) -> None:
    coordination = load_first_person(passwords=passwords)
    directory = load_directory(actor=coordination)
    people = load_people(actor=coordination, offices=directory.offices, passwords=passwords)
    resolutions = load_council()
    load_pages()
    projects: dict[str, Project] = {}
    for sheet in content.SHEETS:
        project = projects[sheet.slug] = load_sheet(
            sheet, actor=coordination, directory=directory, resolutions=resolutions
        )
        load_comments(sheet, project=project, people=people, offices=directory.offices)
    cast = Cast(coordination, people, directory.offices)
    for told in content.CONSULTATIONS:
        _load_process(told, project=projects[told.project], cast=cast)
    for programme in content.PROGRAMMES:
        load_programme(
            programme,
            project=projects[programme.project],
            resolution=resolutions[programme.resolution],
            cast=cast,
        )
    with_groups = {told.project for told in content.CONSULTATIONS}
    for event in content.EVENTS:
        if event.project not in with_groups:
            load_event(event, project=projects.get(event.project), cast=cast)


def _load_process(told: shapes.Consultation, *, project: Project, cast: Cast) -> None:
    """A draft, the groups that will discuss it, what people said, and what became of it."""
    actor = cast.coordination
    version = load_document(
        file_name=told.file_name,
        title=told.document,
        project=project,
        actor=actor,
        imported_at=told.imported_at,
        released_at=told.released_at,
    )
    talk = next(one for one in content.DELIBERATIONS if one.consultation == told.slug)
    fields = list(version.document.fields.all())
    groups = load_groups(talk, project=project, fields=fields, cast=cast)
    # Before the groups sit: their sittings of the same day meet in the sessions.
    for event in content.EVENTS:
        if event.project == told.project:
            load_event(event, project=project, cast=cast)
    consultation = load_consultation(told, version=version, actor=actor, people=cast.people)
    load_deliberation(talk, consultation=consultation, made=groups, cast=cast)
    if told.next_version:
        load_next_version(told.next_version, version=version, actor=actor)
    load_closing(talk, consultation=consultation, cast=cast)


def _note_what_is_used_where() -> None:
    """Wagtail's index of usages: one task for each object instead of one for each saving."""
    for row in (*Project.objects.all(), *Page.objects.specific()):
        update_reference_index_task.enqueue(row._meta.app_label, row._meta.model_name, str(row.pk))
