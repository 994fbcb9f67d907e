"""How much longer a page takes with a hundred times the projects and a thousand times the texts.

python -m bench.site.growth, on PostgreSQL under `python -m tests.postgres`.
"""

import os
import sys
from functools import partial
from pathlib import Path

from .measuring import LARGE, SMALL, Page, compare

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
SIZES = {SMALL: (50, 50), LARGE: (5_000, 50_000)}
BOUND = 1.5


def main() -> bool:
    """Print the table; true when every page kept within its bound."""
    return compare(
        {size: partial(_fill, *numbers) for size, numbers in SIZES.items()},
        {size: f"{projects:,} + {comments:,}" for size, (projects, comments) in SIZES.items()},
        _pages,
    )


def _fill(projects: int, comments: int) -> None:
    from django.core.management import call_command

    with Path(os.devnull).open("w") as nowhere:
        call_command("generate_load", projects=projects, comments=comments, stdout=nowhere)


def _pages() -> list[Page]:
    from mitsprache.projects.models import Project

    slug = Project.objects.order_by("pk").values_list("slug", flat=True)[0]
    return [
        Page("list", "/vorhaben/", BOUND),
        Page("sheet", f"/vorhaben/{slug}/", BOUND),
        Page("home", "/", None),
    ]


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
