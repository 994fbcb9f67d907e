"""What the pages read on which people write contributions and look at one of them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Value

from mitsprache.accounts.rules import is_coordination, is_moderation
from mitsprache.common import clock
from mitsprache.common.references import guessed
from mitsprache.common.text import tidy_line
from mitsprache.directory.queries import city_profile

from ..models import (
    Attachment,
    Consultation,
    Contribution,
    ContributionWording,
    Contributor,
    Section,
    Support,
    Version,
)

# States that everybody may know of: the words themselves are shown of received ones only.
_KNOWN = {Contribution.State.RECEIVED, Contribution.State.HIDDEN, Contribution.State.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class ContributionShown:
    """A contribution for one reader.

    `contribution` comes with its consultation, version, document, project and section. `author`
    is the name that the public sees, empty when none was given or it is gone (`is_erased`).
    `is_readable`: this reader may see its words; otherwise its place stays marked.
    """

    contribution: Contribution
    author: str
    organisation: str
    supports: int
    is_own: bool
    is_readable: bool

    @property
    def is_erased(self) -> bool:
        """Whoever wrote it has left; the words stay."""
        writer = self.contribution.contributor
        on_paper = writer.kind == Contributor.Kind.PAPER
        return not on_paper and writer.person_id is None and writer.guest_id is None

    @property
    def is_public(self) -> bool:
        """Everybody reads its words, not only its author."""
        return self.contribution.state == Contribution.State.RECEIVED and (
            not self.contribution.staff_only
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A section as one chooses it from a list; `depth` is its level in the tree, from 1."""

    number: str
    title: str
    depth: int


def consultation_at(slug: str, *, person: Any) -> Consultation | None:
    """The published consultation with this address, with its version, document and project."""
    return (
        Consultation.objects.visible_to(person)
        .select_related("version__document__project")
        .filter(slug=slug)
        .first()
    )


def section_at(consultation: Consultation, number: str) -> Section | None:
    """The section of the version that is consulted on, by its number as printed."""
    sections = Section.objects.filter(version_id=consultation.version_id, number=tidy_line(number))
    return sections.select_related("field").first()


def places(consultation: Consultation) -> list[Place]:
    """All sections of the version that is consulted on, in reading order. One query."""
    rows = Section.objects.filter(version_id=consultation.version_id).order_by("order")
    return [Place(*row) for row in rows.values_list("number", "title", "depth")]


def contribution_at(
    reference: str, *, person: Any, also: "QuerySet[Contribution] | None" = None
) -> ContributionShown | None:
    """The contribution as `person` may see it, or None. One query.

    Everybody: received, hidden and withdrawn ones, the latter two as marked places, as is one
    that was changed and whose new words wait for release. Its author
    by account: also what waits for release or is for the staff only. Never: what was taken back
    before its address was confirmed, because it was never handed in.
    """
    found = (
        Contribution.objects.filter(
            reference=reference, consultation__in=Consultation.objects.visible_to(person)
        )
        .select_related(
            "consultation__version__document__project", "section__field", "contributor__person"
        )
        .annotate(
            supports=Count("supporters"),
            also=Exists(also.filter(pk=OuterRef("pk"))) if also is not None else Value(value=False),
        )
        .first()
    )
    if found is None:
        return None
    is_own = _is_own(found, person)
    known = (found.also or _has_a_place(found)) and not found.staff_only and _was_handed_in(found)
    if not (known or is_own):
        return None
    public = found.state == Contribution.State.RECEIVED and not found.staff_only
    return ContributionShown(
        contribution=found,
        author=author_name(found.contributor),
        organisation=found.contributor.organisation,
        supports=found.supports,
        is_own=is_own,
        is_readable=public or (is_own and found.state != Contribution.State.WITHDRAWN),
    )


def _is_own(contribution: Contribution, person: Any) -> bool:
    owner = contribution.contributor.person_id
    return owner is not None and owner == getattr(person, "pk", None)


def _has_a_place(contribution: Contribution) -> bool:
    """Once everybody could read it, its place never disappears (counting.waiting_again)."""
    held = contribution.state == Contribution.State.HELD
    seen = contribution.edited_at is not None or contribution.held_at is not None
    return contribution.state in _KNOWN or (held and seen)


def _was_handed_in(contribution: Contribution) -> bool:
    is_guest = contribution.contributor.kind == Contributor.Kind.GUEST
    return not is_guest or contribution.confirmed_at is not None


def author_name(contributor: Contributor) -> str:
    """The name that the public sees; empty without one. `person` is read with the contributor."""
    if contributor.kind != Contributor.Kind.PERSON:
        return contributor.name
    return contributor.person.display_name if contributor.person else ""


def own_contribution(reference: str, *, person: Any) -> Contribution | None:
    """The contribution that `person` wrote with her account, in whatever state it is."""
    if not getattr(person, "is_authenticated", False):
        return None
    own = Contribution.objects.filter(reference=reference, contributor__person=person)
    return own.select_related(
        "consultation__version__document__project", "section", "contributor__person"
    ).first()


def own_contributions(person: Any, most: int = 50) -> list[Contribution]:
    """What the person has contributed with her account, newest first, with its consultation."""
    own = Contribution.objects.filter(contributor__person=person)
    newest = own.select_related("consultation", "section").order_by("-received_at", "-pk")
    return list(newest[:most])


def wordings(contribution: Contribution) -> list[ContributionWording]:
    """The earlier wordings that everybody could read, newest first."""
    return list(contribution.wordings.all())


def attachments(contribution: Contribution) -> list[Attachment]:
    return list(contribution.attachments.order_by("pk"))


def newest_version(version: Version) -> Version:
    """The newest released version of the same document; itself when there is none after it."""
    released = Version.objects.filter(document_id=version.document_id).exclude(
        state=Version.State.WORKING
    )
    return released.order_by("-number").first() or version


def supports(contribution: Contribution, *, person: Any) -> bool:
    """Whether `person` supports it."""
    return Support.objects.filter(contribution=contribution, person=person).exists()


def find_reference(
    typed: str, *, person: Any, also: "QuerySet[Contribution] | None" = None
) -> str | None:
    """The reference that somebody typed, in full, when `person` may see it (`contribution_at`)."""
    reference = meant(typed)
    if reference is None or contribution_at(reference, person=person, also=also) is None:
        return None
    return reference


def meant(typed: str) -> str | None:
    """The reference that somebody means who types it or its end ("42"), whether it exists or not."""
    year = clock.local_day(clock.database_now()).year
    return guessed(typed, city_profile().reference_prefix, year=year)


def just_sent(reference: str) -> Contribution | None:
    """A contribution for the browser that has just sent it; the caller proves that it has."""
    found = Contribution.objects.filter(reference=reference).select_related(
        "consultation__version__document__project", "section", "contributor__guest"
    )
    return found.first()


def attachment_at(pk: int, *, person: Any) -> tuple[Attachment, bool] | None:
    """A file of a contribution that `person` may see, and whether everybody may.

    Beside everybody: its author by account, the moderation, and those who work on the
    consultation; they neither before its guest has confirmed it nor once it is withdrawn.
    """
    found = Attachment.objects.select_related("contribution__contributor").filter(pk=pk).first()
    if found is None:
        return None
    contribution = found.contribution
    if Contribution.objects.visible_to(None).filter(pk=contribution.pk).exists():
        return found, True
    if _is_own(contribution, person):
        return found, False
    if contribution.state in (Contribution.State.UNCONFIRMED, Contribution.State.WITHDRAWN):
        return None
    if is_moderation(person) or is_coordination(person):
        return found, False
    if Contribution.objects.editable_by(person).filter(pk=contribution.pk).exists():
        return found, False
    return None
