"""Documents and consultations for the permission matrix, with the ways to call their pages."""

from mitsprache.consultations import imports
from mitsprache.consultations.actions.documents import create_document
from mitsprache.consultations.actions.editing import insert_section
from mitsprache.consultations.actions.freezing import freeze_version
from mitsprache.consultations.models import Consultation, Document
from mitsprache.consultations.queries import fingerprint, working_version
from mitsprache.projects.models import Project
from tests import factories as make
from tests.abuse.world import Case

_OF_A_SECTION = ("", "-move", "-split", "-merge", "-remove")
_OF_A_DOCUMENT = ("", "-fields", "-import", "-release", "-compare", "-version", "-docx", "-pdf")
_OF_A_CONSULTATION = ("", "-change", "-publish", "-last-day", "-invited")
_WITH_CONTRIBUTIONS = ("s", "-enter", "s-import", "s-import-xlsx", "s-import-csv")


def document(project: Project) -> Document:
    """Version 1 is released, version 2 in work, each with one section."""
    actor = make.coordination()
    made = create_document(actor=actor, project=project, title="Konzept")
    version = made.versions.get()
    insert_section(
        actor=actor,
        version=version,
        parent=None,
        after=None,
        number="1",
        kind="chapter",
        title="Ankommen",
        text="Wer neu ist, findet Hilfe.",
    )
    freeze_version(actor=actor, version=version, fingerprint=fingerprint(version))
    return made


def desk_cases(project: Project) -> dict[str, list[Case]]:
    """For each page of the desk on documents and consultations the ways to call it."""
    here, there = document(project), document(project)
    in_work, foreign = working_version(here), working_version(there)
    assert in_work is not None and foreign is not None
    old = here.versions.get(number=1)
    pending = imports.preview_document(
        actor=make.coordination(), document=here, file_name="a.md", data=b"# 1 A\n\nText.\n"
    )
    of_document = [Case("of the office", {"pk": here.pk, "number": 1})]
    sections = {
        "in work": in_work.sections.get(),
        "released": old.sections.get(),
        "of another document": foreign.sections.get(),
    }
    of_section = [
        Case(state, {"pk": here.pk, "section": section.pk}) for state, section in sections.items()
    ]
    draft = make.consultation("Noch nicht", document=here, published_at=None)
    before = make.consultation(
        "Erst lesen", document=here, moderation=Consultation.Moderation.BEFORE
    )
    other = make.consultation("Anderswo", document=here)
    held, received = make.contribution(before), make.contribution(other)
    rows = {
        "held": (before, held),
        "received": (other, received),
        "of another consultation": (before, received),
    }
    of_contribution = [
        Case(state, {"pk": where.pk, "reference": row.reference})
        for state, (where, row) in rows.items()
    ]
    of_import = [Case("waiting", {"pk": here.pk, "pending": pending.pk})]
    of_import.append(Case("of another document", {"pk": there.pk, "pending": pending.pk}))
    by_state = [Case("draft", {"pk": draft.pk}), Case("open", {"pk": other.pk})]
    return {
        **{f"workspace-document{way}": of_document for way in _OF_A_DOCUMENT},
        "workspace-document-import-preview": of_import,
        "workspace-document-import-discard": of_import,
        "workspace-section-new": of_document,
        **{f"workspace-section{way}": of_section for way in _OF_A_SECTION},
        **{f"workspace-consultation{way}": by_state for way in _OF_A_CONSULTATION},
        **{f"workspace-contribution{way}": by_state[1:] for way in _WITH_CONTRIBUTIONS},
        **{f"workspace-contribution{way}": of_contribution for way in ("", "-slip")},
    }
