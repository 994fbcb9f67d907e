"""The rest of the promise: from the changed sentence to the council, the measure, its money, and back.

The council adopts the version in which the suggestion stands; the section becomes a measure; its
office reports what happens and what it costs; a feedback report freezes the state of a day; and
from the suggestion everybody reaches the measure, from the measure the suggestion.
"""

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Contribution, Version
from mitsprache.consultations.queries.adopted import adopted_version
from mitsprache.deliberation.queries.chain import chain
from mitsprache.measures import actions
from mitsprache.measures.models import Measure
from mitsprache.measures.queries.report import content_of
from mitsprache.measures.queries.ways import contributions_of, measures_of_contribution
from tests import factories as make

pytestmark = pytest.mark.django_db


def days_ago(number: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=number)


def day(number: int) -> dt.date:
    return clock.local_day(days_ago(number))


def worked_in() -> tuple[Contribution, Version]:
    """A suggestion whose answer is public and stands in version 2."""
    where = make.deliberated_consultation()
    case = make.adopted_case(where)
    version = make.release(where.version.document, override_reason="Anderes ist noch offen.")
    return case.contributions.get(), version


def test_a_suggestion_becomes_a_deed() -> None:
    mine, version = worked_in()
    document = version.document
    assert chain(mine).state == "worked_in" and chain(mine).adopted is None
    assert adopted_version(document) is None

    # The council adopts version 2. Who keeps the council's records writes that down, nobody else.
    resolution = make.resolution(
        "Das Konzept wird beschlossen", date="2020-03-30", number="0123", paper="20-V-50-0007"
    )
    with pytest.raises(NotAllowed):
        consultations.adopt_version(actor=make.department(), version=version, resolution=resolution)
    consultations.adopt_version(
        actor=make.editor(), version=version, resolution=resolution, at=days_ago(300)
    )
    adopted = chain(mine).adopted
    assert adopted is not None and adopted.number == 2
    assert adopted.resolution is not None and adopted.resolution.number == "0123"
    assert adopted_version(document) == adopted

    # The section in which her suggestion stands becomes a measure, with the suggestion as its origin.
    section = version.sections.get(number="1.1")
    [made] = actions.create_measures_of_version(
        actor=make.coordination(),
        version=adopted,
        office=make.office(),
        sections=[section],
        at=days_ago(290),
    )
    assert made.resolution == resolution
    assert measures_of_contribution(mine) == [], "nobody reads of it before it is public"
    actions.publish_measure(
        actor=make.department_lead(), measure=made, revision=made.revision, at=days_ago(280)
    )
    [link] = measures_of_contribution(mine)
    assert (link.slug, link.state) == (made.slug, "not_begun") and link.state_reason
    [origin] = contributions_of([made])[made.pk]
    assert origin.reference == mine.reference

    # Its office says what it costs and that it has begun; a report freezes that.
    clerk = make.department()

    def on() -> dict[str, object]:
        return {"actor": clerk, "measure": make.fresh(made), "revision": make.fresh(made).revision}

    actions.set_money(
        **on(),
        entry=actions.MoneyEntry(
            year=2026, source="Haushalt der Stadt", planned=Decimal("12500.50")
        ),
        at=days_ago(270),
    )
    actions.report_progress(
        **on(),
        entry=actions.StateEntry(
            state="under_way",
            text="Der erste Abendkurs ist voll.",
            missing="Ein zweiter Raum",
            actual_start=PartialDate.on(day(260)),
        ),
        at=days_ago(260),
    )
    project = document.project
    first = actions.make_report(
        actor=make.coordination(), project=project, cut_off=day(200), title="Erste Rückkopplung"
    )
    [told] = json.loads(first.content)["measures"]
    assert (told["state"], told["missing"]) == ("under_way", "Ein zweiter Raum")
    assert told["money"][0]["planned"] == "12500.50"

    # It is finished; the second report says what has changed since, and the first stays as it was.
    actions.report_progress(
        **on(),
        entry=actions.StateEntry(
            state="finished",
            text="Zwei Abendkurse sind fester Teil des Programms.",
            actual_start=PartialDate.on(day(260)),
            actual_end=PartialDate.on(day(30)),
        ),
        at=days_ago(20),
    )
    second = actions.make_report(
        actor=make.coordination(), project=project, cut_off=day(10), title="Zweite Rückkopplung"
    )
    [change] = json.loads(second.content)["changes"]
    assert (change["kind"], change["old"], change["new"]) == ("state", "under_way", "finished")
    assert content_of(project, first.cut_off, None) == first.content

    # And from her first word anybody reaches the deed.
    [link] = measures_of_contribution(mine)
    assert (link.state, link.office, link.updated_on) == ("finished", make.office().name, day(20))
    way = chain(mine)
    assert [step.kind for case in way.cases for step in case.steps][-1] == "worked_in"
    assert way.adopted == adopted


def test_a_corrected_answer_still_leads_to_the_measure() -> None:
    where = make.deliberated_consultation()
    case = make.answered_case(where)
    mine = case.contributions.get()
    made = make.measure(project=where.version.document.project, cases=[case])
    make.approve(make.decision(case, "adopted_in_part", reason="Abends ja, am Samstag nicht."))
    [link] = measures_of_contribution(mine)
    assert link.slug == made.slug


def test_the_deed_of_a_withdrawn_measure_or_hidden_words_is_not_told() -> None:
    where = make.deliberated_consultation()
    case = make.answered_case(where)
    mine = case.contributions.get()
    made = make.measure(project=where.version.document.project, cases=[case])
    consultations.hide_contribution(actor=make.moderation(), contribution=mine)
    assert contributions_of([made])[made.pk] == ()
    actions.withdraw_measure(actor=make.coordination(), measure=made, revision=made.revision)
    assert measures_of_contribution(mine) == []
    assert not Measure.objects.visible_to(None).exists()
