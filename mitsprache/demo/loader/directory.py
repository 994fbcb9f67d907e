"""The city's profile, its controlled lists in three languages, and the council."""

from dataclasses import dataclass
from typing import Any, TypeVar

from mitsprache.accounts.models import Person
from mitsprache.common.partial_dates import PartialDate
from mitsprache.council.models import Body, Paper, Resolution
from mitsprache.demo import content
from mitsprache.demo.content.shapes import Names
from mitsprache.directory import actions
from mitsprache.directory.models import CityProfile, District, Office, TargetGroup, Topic

from .people import BEGAN

Row = TypeVar("Row", Office, District, Topic, TargetGroup)


@dataclass(frozen=True, slots=True)
class Directory:
    """What sheets and people refer to, each by its key in the content."""

    offices: dict[str, Office]
    districts: dict[str, District]
    topics: dict[str, Topic]
    target_groups: dict[str, TargetGroup]


def load_directory(*, actor: Person) -> Directory:
    """Profile, offices, districts, topics and target groups with their translations."""
    _load_profile(actor)
    return Directory(
        offices=_load_offices(actor),
        districts={
            district.key: _translated(
                actor,
                actions.save_district(
                    actor=actor,
                    district=District(
                        slug=district.key,
                        name=district.names.de,
                        order=order,
                        latitude=district.latitude,
                        longitude=district.longitude,
                    ),
                    at=BEGAN,
                ),
                district.names,
            )
            for order, district in enumerate(content.DISTRICTS)
        },
        topics={
            term.key: _translated(
                actor,
                actions.save_topic(
                    actor=actor,
                    topic=Topic(slug=term.key, name=term.names.de, order=order),
                    at=BEGAN,
                ),
                term.names,
            )
            for order, term in enumerate(content.TOPICS)
        },
        target_groups={
            term.key: _translated(
                actor,
                actions.save_target_group(
                    actor=actor,
                    target_group=TargetGroup(slug=term.key, name=term.names.de, order=order),
                    at=BEGAN,
                ),
                term.names,
            )
            for order, term in enumerate(content.TARGET_GROUPS)
        },
    )


def _load_profile(actor: Person) -> None:
    city = content.CITY
    profile = CityProfile.objects.first() or CityProfile()
    profile.city_name = city.name
    profile.reference_prefix = city.reference_prefix
    profile.contact_email = city.contact_email
    profile.notice = city.notice.de
    profile.address_form = CityProfile.AddressForm(city.address_form.lower())
    profile.who_writes = CityProfile.WhoWrites(city.writers)
    profile.update_rhythm_days = city.update_rhythm_days
    profile.answer_period_days = city.answer_period_days
    actions.save_city_profile(actor=actor, profile=profile, at=BEGAN)
    for language, notice in (("en", city.notice.en), ("ar", city.notice.ar)):
        actions.translate(actor=actor, row=profile, language=language, at=BEGAN, notice=notice)


def _load_offices(actor: Person) -> dict[str, Office]:
    offices = {}
    for order, office in enumerate(content.OFFICES):
        row = Office(
            slug=office.key,
            name=office.names.de,
            description=office.task,
            email=office.email,
            phone=office.phone,
            notify_email=office.notification_email,
            is_participation_office=office.coordinates_participation,
            order=order,
        )
        actions.save_office(actor=actor, office=row, at=BEGAN)
        offices[office.key] = _translated(actor, row, office.names)
    return offices


def _translated(actor: Person, row: Row, names: Names) -> Row:
    for language, name in (("en", names.en), ("ar", names.ar)):
        actions.translate(actor=actor, row=row, language=language, at=BEGAN, name=name)
    return row


def load_council() -> dict[str, Resolution]:
    """Bodies, papers and resolutions; the resolutions by key.

    Plain rows: resolutions are records of what others decided, and no action owns them.
    """
    bodies = {
        body.key: Body.objects.create(
            slug=body.key,
            name=body.name,
            short_name=body.short_name,
            kind=body.kind,
            order=order,
        )
        for order, body in enumerate(content.BODIES)
    }
    resolutions = {}
    for resolution in content.RESOLUTIONS:
        date: Any = PartialDate.parse(resolution.on) if resolution.on else None
        paper = None
        if resolution.paper:
            paper = Paper.objects.create(number=resolution.paper, title=resolution.paper_title)
        resolutions[resolution.key] = Resolution.objects.create(
            body=bodies[resolution.body],
            date=date,
            number=resolution.number,
            paper=paper,
            title=resolution.title,
            text=resolution.decided,
        )
    return resolutions
