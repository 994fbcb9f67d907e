"""Why an action on a project was refused; each says it in words for the person who asked."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _


class SheetRefused(Exception):
    """The draft may not be published as it stands; nothing was changed, the draft is kept.

    `errors` maps a field of the sheet to messages in the active language. Lines of a list are
    named `steps.0.planned_until` (list, position, field); what belongs to no field stands under
    `""`.
    """

    def __init__(self, errors: Mapping[str, Sequence[str]]) -> None:
        self.errors: dict[str, list[str]] = {key: list(value) for key, value in errors.items()}
        super().__init__(" ".join(message for value in self.errors.values() for message in value))


class ReasonMissing(Exception):
    """The step needs a reason that the public can read."""

    def __init__(self) -> None:
        super().__init__(_("Please give the reason. It is published with the change."))


class AddressTaken(Exception):
    """Another project has, or once had, this address."""

    def __init__(self, slug: str) -> None:
        super().__init__(_("The address “%(slug)s” belongs to another project.") % {"slug": slug})


class AlreadyKept(Exception):
    """A promise is kept once; the record of it stays as it is."""

    def __init__(self) -> None:
        super().__init__(_("This promise is already marked as kept."))
