"""What a receipt shows, on the page of an account and on the private page of a guest."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common.ui.values import Badge, Link, Passage
from mitsprache.consultations.actions import window
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.consultations.queries.contributions import author_name

from . import shown


@dataclass(frozen=True, slots=True)
class Ways:
    """The addresses at which a contribution's author changes it and takes it back."""

    edit: str
    withdraw: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A contribution as it was received: reference, time, copy of the words, hash."""

    contribution: Contribution
    consultation: Consultation
    badges: Sequence[Badge]
    section_name: str
    author: str  # the name that everybody sees, empty without one
    received: str
    passages: Sequence[Passage]
    language: str
    url: str  # its public page; empty while there is none
    actions: Sequence[Link] = ()


def receipt(
    contribution: Contribution, *, at: dt.datetime | None = None, ways: Ways | None = None
) -> Receipt:
    """The receipt; with `ways` the links that are of use at the moment `at`."""
    consultation = contribution.consultation
    actions = []
    if ways is not None and at is not None:
        open_ = window.state_at(consultation, at) == "open"
        if open_ and contribution.state in (Contribution.State.RECEIVED, Contribution.State.HELD):
            actions.append(Link(label=_("Change"), url=ways.edit, icon="edit"))
        if contribution.state != Contribution.State.WITHDRAWN:
            actions.append(Link(label=_("Withdraw"), url=ways.withdraw, icon="undo"))
    unseen = (Contribution.State.UNCONFIRMED, Contribution.State.HELD)
    is_public = contribution.state not in unseen and not contribution.staff_only
    return Receipt(
        contribution=contribution,
        consultation=consultation,
        badges=shown.badges(contribution),
        section_name=shown.section_name(contribution.section),
        author=_author(contribution),
        received=shown.moment(contribution.received_at, consultation.zone),
        passages=shown.wording_diff(contribution),
        language=shown.other_language(contribution.language),
        url=reverse("contribution", args=[contribution.reference]) if is_public else "",
        actions=actions,
    )


def _author(contribution: Contribution) -> str:
    writer = contribution.contributor
    return " · ".join(filter(None, (author_name(writer), writer.organisation)))


def ways_of_account(contribution: Contribution) -> Ways:
    return Ways(
        edit=reverse("contribution-edit", args=[contribution.reference]),
        withdraw=reverse("contribution-withdraw", args=[contribution.reference]),
    )


def ways_of_guest(contribution: Contribution, token: str) -> Ways:
    return Ways(
        edit=reverse("contribution-own-edit", args=[token, contribution.reference]),
        withdraw=reverse("contribution-own-withdraw", args=[token, contribution.reference]),
    )
