"""How long the suggestions of a real council take to come in, and what the second time changes.

Imports ../shared/data/klimarat (2,138 and 1,039 rows, Polis exports, CC BY 4.0) into a consultation
with an action field for each file, on a database of its own, in this process. The figures of the
machine are printed; what is bound are ratios and counts: every row in, verdicts as in the file, a
second import without a single change and in less time than the first.
"""

import csv
import logging
import os
import resource
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "klimarat"
FIELDS = {"mobilitaet.csv": "Mobilität", "energie.csv": "Energie"}
VERDICTS = {"1": "accepted", "-1": "rejected", "0": "open"}
AGAIN = 1.0  # the second import beside the first


def main() -> bool:
    """Print the table; true when the counts are equal and the second import changed nothing."""
    if not DATA.is_dir():
        print(f"left out: {DATA} is not here")
        return True
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    logging.disable(logging.INFO)
    with _database():
        return _run()


@contextmanager
def _database() -> Iterator[None]:
    from tests import databases

    databases.prepare()
    try:
        yield
    finally:
        databases.drop()


def _run() -> bool:
    consultation = _consultation()
    sections = {row.title: row for row in consultation.version.sections.all()}
    print("file              rows  accepted  rejected      open   seconds  peak memory  verdicts")
    kept = True
    for name, title in FIELDS.items():
        given = _verdicts(name)
        report, seconds, memory = _import(consultation, name, sections[title])
        stored = _stored(sections[title])
        same = stored == given and len(report.rows) == sum(given.values()) and report.written
        kept &= same
        columns = "".join(f"{stored[code]:>10}" for code in VERDICTS.values())
        print(
            f"{name:16}{sum(stored.values()):6}{columns}  {seconds:8.2f}  {memory:8.0f} MB"
            f"  {'as in the file' if same else f'IN THE FILE: {dict(given)}'}"
        )
        before = _rows()
        again, second, _memory = _import(consultation, name, sections[title])
        unchanged = _rows() == before and set(again.counts) == {"known"}
        quick = second / seconds <= AGAIN
        kept &= unchanged and quick
        print(
            f"  again: {again.counts['known']} known, "
            f"{'nothing changed' if unchanged else 'SOMETHING CHANGED'}, {second:.2f} s, "
            f"{second / seconds:.2f} of the first (bound {AGAIN:g})"
            f"{'' if quick else ' PAST ITS BOUND'}"
        )
    return kept


def _consultation() -> Any:
    """A published consultation on a released draft with an action field for each file."""
    from mitsprache.consultations import actions, queries
    from tests import factories

    actor = factories.coordination()
    document = actions.create_document(
        actor=actor, project=factories.published_project(), title="Klimaplan"
    )
    fields = actions.set_action_fields(
        actor=actor,
        document=document,
        fields=[
            actions.FieldEntry(str(number), title, colour)
            for number, (title, colour) in enumerate(
                zip(FIELDS.values(), ("blue", "apricot"), strict=True), start=1
            )
        ],
    )
    version = document.versions.get()
    for field in fields:
        actions.insert_section(
            actor=actor,
            version=version,
            parent=None,
            after=None,
            number=field.number,
            kind="action_field",
            title=field.name,
            text="Was soll sich ändern?",
            field=field,
        )
    released = actions.freezing.freeze_version(
        actor=actor, version=version, fingerprint=queries.fingerprint(version)
    )
    return factories.consultation(document=released.document)


def _import(consultation: Any, name: str, section: Any) -> tuple[Any, float, float]:
    """The report, the seconds, and the most memory that this process has held so far, in MB."""
    from mitsprache.consultations.imports.contributions import import_as_operator

    began = time.perf_counter()
    report = import_as_operator(
        consultation=consultation,
        file_name=name,
        data=(DATA / name).read_bytes(),
        section=section,
    )
    seconds = time.perf_counter() - began
    return report, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _verdicts(name: str) -> Counter[str]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return Counter(VERDICTS[row["moderated"]] for row in csv.DictReader(file))


def _stored(section: Any) -> Counter[str]:
    return Counter(section.contributions.values_list("import_verdict", flat=True))


def _rows() -> list[Any]:
    from mitsprache.consultations.models import Contribution

    return list(Contribution.objects.order_by("pk").values())
