"""How many published sheets carry a value, for the filters of the list."""

from django.db import transaction
from django.db.models import Count

from ..models import ListCount, Project


def recount() -> None:
    """Bring ListCount up to what is published now; rows of values that no sheet carries go.

    Locks the row of the total first, so that two publications at once count one after the other
    and the later one sees the earlier.
    """
    with transaction.atomic():
        ListCount.objects.get_or_create(kind="all", value="", defaults={"count": 0})
        ListCount.objects.select_for_update().get(kind="all", value="")
        known = {(row.kind, row.value): row for row in ListCount.objects.all()}
        wanted = _counted()
        for key, count in wanted.items():
            row = known.pop(key, None)
            if row is None:
                ListCount.objects.create(kind=key[0], value=key[1], count=count)
            elif row.count != count:
                ListCount.objects.filter(pk=row.pk).update(count=count)
        ListCount.objects.filter(pk__in=[row.pk for row in known.values()]).delete()


def _counted() -> dict[tuple[str, str], int]:
    published = Project.objects.visible_to(None)
    counts = {("all", ""): published.count()}
    for kind, column in (
        ("district", "districts__slug"),
        ("topic", "topics__slug"),
        ("state", "state"),
        ("participation", "participation"),
    ):
        rows = published.order_by().values_list(column).annotate(Count("pk"))
        counts |= {(kind, value): count for value, count in rows if value is not None}
    return counts
