"""What pages read from the directory: the city's profile and the names of its lists."""

from dataclasses import dataclass, fields
from typing import Any

from django.db.models import CharField, FilteredRelation, Q, Value

from mitsprache.common import pages
from mitsprache.common.prepared import Prepared

from .models import CityProfile, CityProfileText, District, Office, TargetGroup, Topic

_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class City:
    """The city's profile as plain values; the defaults serve an installation without one."""

    city_name: str = ""
    site_name: str = "Mitsprache"
    contact_email: str = ""
    notice: str = ""
    address_form: str = "sie"
    who_writes: str = "signed_in"
    update_rhythm_days: int = 90
    answer_period_days: int = 14
    edit_window_minutes: int = 30
    reference_prefix: str = "MP"


@dataclass(frozen=True, slots=True)
class Name:
    """An entry of a list; `language` is the code of the language that `name` is really in."""

    id: int
    slug: str
    name: str
    language: str = "de"
    is_active: bool = True
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Districts, topics, target groups and offices by id, in the city's order."""

    districts: dict[int, Name]
    topics: dict[int, Name]
    target_groups: dict[int, Name]
    offices: dict[int, Name]


def city_profile() -> City:
    """The city's profile; one query, then kept for 30 seconds in this process."""
    return pages.kept("city", _SECONDS, _read_city)


_CITY = tuple(field.name for field in fields(City))
_city = Prepared(lambda: CityProfile.objects.order_by("pk").values_list(*_CITY)[:1])


def _read_city() -> City:
    for row in _city():
        return City(**dict(zip(_CITY, row, strict=True)))
    return City()


def city_notice(language: str) -> tuple[str, str]:
    """The notice above every page and the code of the language that it is really in.

    German comes with the profile; another language is one query, then kept for 30 seconds.
    """
    german = city_profile().notice
    if language == "de" or not german:
        return german, "de"
    rows = CityProfileText.objects.filter(language=language).exclude(notice="")
    said = pages.kept(
        ("notice", language), _SECONDS, lambda: rows.values_list("notice", flat=True).first()
    )
    return (said, language) if said else (german, "de")


def vocabulary(language: str) -> Vocabulary:
    """All names in `language`, German where untranslated; one query, then kept for 30 seconds."""
    return pages.kept(("vocabulary", language), _SECONDS, lambda: _read_vocabulary(language))


def _read_vocabulary(language: str) -> Vocabulary:
    found: dict[str, dict[int, Name]] = {kind: {} for kind in _KINDS}
    for kind, pk, slug, name, translated, _order, active, email, phone in sorted(
        _all_names(language), key=lambda row: (row[0], row[5], row[3])
    ):
        found[kind][pk] = Name(
            id=pk,
            slug=slug,
            name=translated or name,
            language=language if translated else "de",
            is_active=bool(active),
            email=email,
            phone=phone,
        )
    return Vocabulary(
        districts=found["district"],
        topics=found["topic"],
        target_groups=found["target_group"],
        offices=found["office"],
    )


def district_points() -> dict[int, tuple[float | None, float | None]]:
    """Latitude and longitude (WGS 84) of each district by id; one query."""
    rows = District.objects.order_by().values_list("pk", "latitude", "longitude")
    return {pk: (latitude, longitude) for pk, latitude, longitude in rows}


def _names(kind: str, model: Any, language: str) -> Any:
    text = Value("", output_field=CharField())
    is_office = model is Office
    rows = model.objects.order_by().annotate(
        list_kind=Value(kind, output_field=CharField()),
        in_language=FilteredRelation("texts", condition=Q(texts__language=language)),
    )
    if not is_office:
        rows = rows.annotate(no_email=text, no_phone=text)
    return rows.values_list(
        "list_kind",
        "pk",
        "slug",
        "name",
        "in_language__name",
        "order",
        "is_active",
        "email" if is_office else "no_email",
        "phone" if is_office else "no_phone",
    )


_KINDS = {"district": District, "topic": Topic, "target_group": TargetGroup, "office": Office}


def _names_of_all_kinds(language: str) -> Any:
    first, *others = (_names(kind, model, language) for kind, model in _KINDS.items())
    return first.union(*others, all=True)


_all_names = Prepared(_names_of_all_kinds)
