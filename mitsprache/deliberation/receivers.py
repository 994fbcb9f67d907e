"""What opens, routes and closes cases when contributions come, are shown or go."""

import datetime as dt
from typing import Any

from django.dispatch import receiver

from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.consultations.signals import (
    contribution_edited,
    contribution_hidden,
    contribution_received,
    contribution_shown,
    contribution_withdrawn,
    contributions_imported,
)

from . import actions


@receiver(contribution_received)
def open_its_case(contribution: Contribution, at: dt.datetime, **_signal: Any) -> None:
    actions.open_case(contribution=contribution, at=at)


@receiver(contributions_imported)
def open_cases_of_import(consultation: Consultation, at: dt.datetime, **_signal: Any) -> None:
    actions.open_missing_cases(consultation=consultation, at=at)


@receiver(contribution_shown)
def route_what_waited(contribution: Contribution, at: dt.datetime, **_signal: Any) -> None:
    actions.show_again(contribution=contribution, at=at)


@receiver(contribution_edited)
def tell_of_new_words(
    contribution: Contribution, before: str, at: dt.datetime, **_signal: Any
) -> None:
    actions.follow_wording(contribution=contribution, before=before, at=at)


@receiver(contribution_withdrawn)
@receiver(contribution_hidden)
def lapse_what_went(contribution: Contribution, at: dt.datetime, **_signal: Any) -> None:
    actions.lapse(contribution=contribution, at=at)
