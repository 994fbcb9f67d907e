"""The filters and tabs of a list of cases, as an address asks for them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mitsprache.common.text import tidy_line
from mitsprache.common.ui.values import Choice, FilterGroup
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.queries.desk import TABS, Chosen, Facets

from ..consultations.fields import DayField

MOST_CHOSEN = 500


def chosen_of(
    request: HttpRequest, facets: Facets, *, staff: bool, of_group: bool = False
) -> Chosen:
    """What the address asks for; whatever is unknown is left out.

    `?ansicht= ?stand= ?gruppe= ?feld= ?thema= ?bei= ?seit= ?neu= ?q=`; `?neu=1` only in the list of
    a group.
    """
    given = request.GET
    tab, state = given.get("ansicht", ""), given.get("stand", "")
    return Chosen(
        tab=tab if tab in TABS else "offen",
        state=state if state in Case.State.values else "",
        group=_known(given.get("gruppe", ""), facets.groups),
        field=_known(given.get("feld", ""), facets.fields),
        topic=_known(given.get("thema", ""), facets.topics),
        who=_who(given.get("bei", ""), facets) if staff else "",
        since=_day(given.get("seit", "")),
        fresh=of_group and given.get("neu") == "1",
        search=tidy_line(given.get("q", "")[:100]),
    )


def _known(given: str, choices: Sequence[tuple[int, str]]) -> int:
    keys = {str(key): key for key, _words in choices}
    return keys.get(given, 0)


def _day(given: str) -> Any:
    try:
        return DayField(required=False).clean(given[:20])
    except ValidationError:
        return None


def _who(given: str, facets: Facets) -> str:
    known = {"ich", "niemand"}
    known |= {f"amt-{key}" for key, _words in facets.offices}
    known |= {f"person-{key}" for key, _words in facets.people}
    return given if given in known else ""


def filter_groups(chosen: Chosen, facets: Facets, *, staff: bool, of_group: bool) -> list[Any]:
    """The questions of the filter bar."""
    found = [_group("stand", _("State"), _("all states"), list(Case.State.choices), chosen.state)]
    if not of_group:
        found.append(
            _group("gruppe", _("Working group"), _("all groups"), facets.groups, chosen.group)
        )
    found.append(_group("feld", _("Field of action"), _("all fields"), facets.fields, chosen.field))
    if facets.topics:
        found.append(
            _group("thema", _("Cross-cutting topic"), _("all topics"), facets.topics, chosen.topic)
        )
    if staff:
        hands = [("ich", _("in my hands")), ("niemand", _("in nobody's hands"))]
        hands += [(f"amt-{key}", words) for key, words in facets.offices]
        hands += [(f"person-{key}", words) for key, words in facets.people]
        found.append(_group("bei", _("In whose hands"), _("all hands"), hands, chosen.who))
    found.append(
        _group("seit", _("New since"), _("ever"), _days(chosen), _in_figures(chosen.since))
    )
    if of_group:
        found.append(
            FilterGroup(
                name="neu",
                label=_("Only"),
                kind="checkboxes",
                any_label=_("all"),
                choices=[
                    Choice(
                        value="1",
                        label=_("new since the last packet"),
                        selected=bool(chosen.fresh),
                    )
                ],
            )
        )
    return found


def _days(chosen: Chosen) -> list[tuple[str, str]]:
    """Some days that are often asked for, and the one that the address names."""
    today = timezone.localdate()
    days = {today - dt.timedelta(days=ago) for ago in (1, 7, 30)}
    if chosen.since:
        days.add(chosen.since)
    return [(_in_figures(day), date_format(day, "DATE_FORMAT")) for day in sorted(days)[::-1]]


def _in_figures(day: dt.date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _group(
    name: str, label: str, any_label: str, choices: Sequence[tuple[Any, Any]], present: Any
) -> FilterGroup:
    return FilterGroup(
        name=name,
        label=label,
        any_label=any_label,
        choices=[
            Choice(value=str(value), label=str(words)[:80], selected=value == present)
            for value, words in choices
        ],
    )


def tabs(
    request: HttpRequest, counts: Mapping[str, int], present: str, *, staff: bool
) -> list[tuple[str, int, str, bool]]:
    """(words, number, address, is open) of every tab; the other filters stay."""
    words = {
        "offen": _("open"),
        "ohne-gruppe": _("without group"),
        "ueberfaellig": _("overdue"),
        "konflikt": _("groups disagree"),
        "entscheiden": _("to decide"),
        "freigeben": _("to release"),
        "einarbeiten": _("to work into the text"),
        "erledigt": _("done"),
    }
    if not staff:
        words = {name: words[name] for name in ("offen", "ueberfaellig", "konflikt", "erledigt")}
    kept = [(key, value) for key, value in request.GET.items() if key not in ("ansicht", "seite")]
    return [
        (label, counts[name], f"?{urlencode([('ansicht', name), *kept])}", name == present)
        for name, label in words.items()
    ]


def marks_of(values: Sequence[str]) -> dict[int, int]:
    """Chosen cases as {key: revision seen} from marks such as "12-3"; malformed ones count as
    unknown (key 0), so that they are refused like foreign ones."""
    found: dict[int, int] = {}
    for value in values[:MOST_CHOSEN]:
        key, _dash, revision = value.partition("-")
        if key.isdecimal() and revision.isdecimal() and len(value) < 30 and value.isascii():
            found[int(key)] = int(revision)
        else:
            found[0] = 0
    return found
