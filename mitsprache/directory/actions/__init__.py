"""Verbs of the directory: people and their offices, and the lists the city keeps."""

from .lists import (
    save_city_profile,
    save_district,
    save_office,
    save_target_group,
    save_topic,
    translate,
)
from .names import NameNotAllowed, check_display_name
from .people import (
    AlreadyInvited,
    AlreadyThere,
    add_office_member,
    end_all_memberships,
    end_office_membership,
    invite_again,
    invite_person,
    rename_person,
    sign_up,
    withdraw_invitation,
)

__all__ = [
    "AlreadyInvited",
    "AlreadyThere",
    "NameNotAllowed",
    "add_office_member",
    "check_display_name",
    "end_all_memberships",
    "end_office_membership",
    "invite_again",
    "invite_person",
    "rename_person",
    "save_city_profile",
    "save_district",
    "save_office",
    "save_target_group",
    "save_topic",
    "sign_up",
    "translate",
    "withdraw_invitation",
]
