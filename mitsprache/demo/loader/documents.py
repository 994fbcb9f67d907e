"""Drafts from the files that the demo's offices hand in: read, looked at, confirmed, released."""

import datetime as dt

from mitsprache.accounts.models import Person
from mitsprache.consultations import actions, imports, queries
from mitsprache.consultations.models import Version
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
    return actions.release_version(
        actor=actor,
        version=version,
        fingerprint=queries.fingerprint(version),
        at=released_at,
    )
