"""How much longer a draft takes with ten times the sections and a hundred times what was said.

python -m bench.site.draft, on PostgreSQL under `python -m tests.postgres`.
"""

import os
import sys
from functools import partial
from typing import Any

from .measuring import LARGE, SMALL, Page, compare

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
SIZES = {SMALL: (30, 100), LARGE: (300, 10_000)}
BOUND = 2.0
SLUG = "entwurf-1"
FIELDS = 6
# About 1,200 letters with every section, as in real concepts.
TEXT = "Kurse gibt es in jedem Ortsbezirk, mit Betreuung für kleine Kinder. " * 18


def main() -> bool:
    """Print the table; true when every page kept within its bound."""
    return compare(
        {size: partial(fill, *numbers) for size, numbers in SIZES.items()},
        {size: f"{sections:,} + {said:,}" for size, (sections, said) in SIZES.items()},
        pages,
    )


def fill(sections: int, contributions: int) -> None:
    """A consultation at SLUG on a draft with so many sections and contributions spread over it."""
    from tests import factories

    document = write_document(sections)
    factories.many_contributions(factories.consultation(document=document), contributions)


def write_document(count: int) -> Any:
    """A released version of FIELDS action fields, with as many measures as `count` allows."""
    from mitsprache.consultations.models import (
        ActionField,
        Document,
        Section,
        SectionIdentity,
        Version,
    )
    from tests.factories import NOON, published_project

    document = Document.objects.create(
        project=published_project(), title="Integrationskonzept", created_at=NOON
    )
    version = Version.objects.create(document=document, number=1, created_at=NOON)
    identities = SectionIdentity.objects.bulk_create(
        [SectionIdentity(document=document) for _ in range(count)]
    )
    each = count // FIELDS
    for place, identity in enumerate(identities):
        number, within = place // each + 1, place % each
        if not within:
            field = ActionField.objects.create(
                document=document,
                number=str(number),
                name=f"Sprache und Bildung {number}",
                colour=ActionField.Colour.values[number % 8],
                order=number,
            )
        Section.objects.create(
            version=version,
            identity=identity,
            order=place + 1,
            depth=2 if within else 1,
            number=f"M {number}.{within}" if within else str(number),
            kind="measure" if within else "action_field",
            title=f"Sprachkurse in jedem Ortsbezirk {number}.{within}",
            text=TEXT,
            html=f"<p>{TEXT}</p>",
            field=field,
            changed_at=NOON,
        )
    version.state, version.released_at, version.content_hash = "released", NOON, "0" * 64
    version.save()
    return document


def pages() -> list[Page]:
    base = f"/beteiligungen/{SLUG}/"
    return [
        Page("draft", base, BOUND, cold=False),
        Page("draft, at first", base, None),
        Page("one field", f"{base}?feld=3", None),
        Page("section", f"{base}abschnitt/M%201.1/", BOUND),
        Page("all", f"{base}beitraege/", None),
        Page("list", "/beteiligungen/", None),
    ]


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
