"""Near twins in the whole list, as staff see them."""

from mitsprache.common import pages

from ..models import Project, State
from .twins import Twin, all_near_twins, sketch

# Reading every sheet's words takes a second for thousands of them, and twins seldom change.
_SECONDS = 600.0


def twins_in_list() -> dict[int, list[Twin]]:
    """Sheets that say nearly the same under another title, by project id; drafts included.

    Kept for ten minutes in this process. Names sheets that the reader may not open: callers
    filter by what the person may see.
    """
    return pages.kept("near-twins", _SECONDS, _read)


def _read() -> dict[int, list[Twin]]:
    kept = Project.objects.exclude(state=State.WITHDRAWN)
    columns = ("summary", "description", "process")
    texts = {pk: parts for pk, *parts in kept.filter(live=True).values_list("pk", *columns)}
    drafts = kept.filter(live=False, latest_revision__isnull=False)
    for pk, content in drafts.values_list("pk", "latest_revision__content"):
        texts[pk] = [content.get(name) or "" for name in columns]
    return all_near_twins({pk: sketch("\n".join(parts)) for pk, parts in texts.items()})
