"""The tree of a working version while it is being changed: who stands below whom, in what order.

Editing changes lists of children; `settle` then writes what follows from them: place in reading
order, depth, parent, the action field by ancestry, and the heading levels in rendered text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..models import Section, Version
from ..rendering import render_section
from .refusals import NotInWork, StructureWrong

MOST_DEPTH = 6
MOST_SECTIONS = 2_000
NUMBER_LENGTH = 30


def locked(version: Version) -> Version:
    """The working version, locked for this transaction; raises NotInWork when it is released."""
    found = (
        Version.objects.select_for_update(no_key=True, of=("self",))
        .select_related("document__project")
        .get(pk=version.pk)
    )
    if found.state != Version.State.WORKING:
        raise NotInWork
    return found


class Tree:
    """All sections of one locked working version; `below` maps a parent's key to its children."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.sections = {row.pk: row for row in version.sections.order_by("order")}
        self.below: dict[int | None, list[Section]] = defaultdict(list)
        for row in self.sections.values():
            self.below[row.parent_id].append(row)

    def branch(self, section: Section) -> Iterator[Section]:
        """The section and everything below it, in reading order."""
        yield section
        for child in self.below[section.pk]:
            yield from self.branch(child)

    def own(self, section: Section | None) -> Section | None:
        """The tree's copy of a section that somebody passed in; refuses those of other versions."""
        if section is None:
            return None
        if section.pk not in self.sections:
            raise StructureWrong(_("The place that you have chosen is no longer there."))
        return self.sections[section.pk]

    def put(self, section: Section, parent: Section | None, after: Section | None) -> None:
        """Place a section, with what is below it, as a child of `parent` right behind `after`.

        `after` None means first. Refuses a place below the section itself.
        """
        parent, after = self.own(parent), self.own(after)
        if parent is not None and parent in self.branch(section):
            raise StructureWrong(_("A section cannot be moved below itself."))
        children = self.below[parent.pk if parent else None]
        if after == section or (after is not None and after not in children):
            raise StructureWrong(_("The place that you have chosen is no longer there."))
        self.take_out(section)
        children.insert(children.index(after) + 1 if after else 0, section)
        self.sections[section.pk] = section

    def take_out(self, section: Section) -> None:
        """Out of the list of its parent's children; what is below it stays below it."""
        for children in self.below.values():
            children[:] = [row for row in children if row.pk != section.pk]

    def forget(self, section: Section) -> None:
        """Take out a section that is deleted, with everything below it."""
        for row in list(self.branch(section)):
            self.take_out(row)
            del self.sections[row.pk]

    def settle(self) -> None:
        """Write what follows from the places; raises StructureWrong when it got too deep or long."""
        if len(self.sections) > MOST_SECTIONS:
            words = _("A document has at most %(most)d sections.")
            raise StructureWrong(words % {"most": MOST_SECTIONS})
        changed = list(self._follow(self.below[None], None, 1, None, iter(range(1, 10_000))))
        places = ["order", "depth", "parent", "field"]
        Section.objects.bulk_update(changed, places, batch_size=200)
        for row in changed:
            html = render_section(row.text, self.version.document, depth=row.depth)
            if html != row.html:
                row.html = html
                Section.objects.filter(pk=row.pk).update(html=html)

    def _follow(
        self,
        children: list[Section],
        parent: Section | None,
        depth: int,
        field: int | None,
        places: Iterator[int],
    ) -> Iterator[Section]:
        if children and depth > MOST_DEPTH:
            words = _("Sections can lie %(most)d levels deep at most.")
            raise StructureWrong(words % {"most": MOST_DEPTH})
        for row in children:
            own = row.field_id if row.kind == Section.Kind.ACTION_FIELD else field
            facts = (next(places), depth, parent.pk if parent else None, own)
            if facts != (row.order, row.depth, row.parent_id, row.field_id):
                row.order, row.depth, row.parent_id, row.field_id = facts
                yield row
            yield from self._follow(self.below[row.pk], row, depth + 1, own, places)

    def free_number(self, parent: Section | None, after: Section | None) -> str:
        """The next number at this place that no section has: "2.4" after "2.3", "2.1" below "2"."""
        taken = {row.number.casefold() for row in self.sections.values()}
        neighbour = re.fullmatch(r"(.*?)(\d{1,6})", after.number) if after else None
        if neighbour:
            stem, begin = neighbour[1], int(neighbour[2]) + 1
        else:
            above = parent or after
            stem, begin = f"{above.number}." if above else "", 1
        for stem_or_none, first in ((stem, begin), ("", 1)):
            number = next(
                found
                for found in (f"{stem_or_none}{n}" for n in range(first, first + 10_000))
                if found.casefold() not in taken
            )
            if len(number) <= NUMBER_LENGTH:
                break
        return number
