"""Drafts from the files that the demo's offices hand in: read, looked at, confirmed, released."""

import datetime as dt

from mitsprache.accounts.models import Person
from mitsprache.consultations import actions, imports, queries
from mitsprache.consultations.models import Section, Version
from mitsprache.deliberation.actions import release_version
from mitsprache.demo.content import shapes
from mitsprache.demo.plan_files import PLANS
from mitsprache.projects.models import Project


def load_document(
    *,
    file_name: str,
    title: str,
    project: Project,
    actor: Person,
    imported_at: dt.datetime,
    released_at: dt.datetime,
) -> Version:
    """The released first version of a document, from a file in `content/plans/`."""
    document = actions.create_document(actor=actor, project=project, title=title, at=imported_at)
    pending = imports.preview_document(
        actor=actor,
        document=document,
        file_name=file_name,
        data=(PLANS / file_name).read_bytes(),
        at=imported_at,
    )
    version = imports.confirm_document(actor=actor, pending=pending, at=imported_at)
    return actions.freezing.freeze_version(
        actor=actor,
        version=version,
        fingerprint=queries.fingerprint(version),
        at=released_at,
    )


def load_next_version(told: shapes.NextVersion, *, version: Version, actor: Person) -> Version:
    """The version after `version`: changed section by section, then released.

    Nothing that was adopted may be missing from it.
    """
    working = queries.working_version(version.document)
    assert working is not None, "a release opens the next working version"
    for change in told.changes:
        _change(change, version=working, actor=actor, at=told.released_at)
    return release_version(
        actor=actor,
        version=working,
        fingerprint=queries.fingerprint(working),
        note=told.note,
        at=told.released_at,
    )


def _change(change: shapes.Rewording, *, version: Version, actor: Person, at: dt.datetime) -> None:
    section = Section.objects.get(version=version, number=change.section)
    if change.parts:
        parts = [actions.Part(title=title, text=text) for title, text in change.parts]
        actions.split_section(
            actor=actor, section=section, revision=section.revision, parts=parts, at=at
        )
    elif not change.after:
        actions.remove_section(actor=actor, section=section, revision=section.revision, at=at)
    else:
        assert change.before in section.text, f"{change.section} reads differently"
        actions.edit_section(
            actor=actor,
            section=section,
            revision=section.revision,
            number=section.number,
            kind=section.kind,
            title=section.title,
            text=section.text.replace(change.before, change.after),
            at=at,
        )
