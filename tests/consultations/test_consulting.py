"""A window is prepared, published, moved; who is invited."""

import datetime as dt

import pytest
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.models import AuditEntry
from mitsprache.common.pages import versions
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions
from mitsprache.consultations.models import Consultation, Extension, Version
from tests import factories as make

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def entries(**changes):
    now = timezone.now()
    return {
        "opens_at": now + DAY,
        "last_day": clock.local_day(now) + 30 * DAY,
        "room_for_decision": "Offen ist der Weg.",
        "who_decides": "Die Stadtverordnetenversammlung.",
        "what_follows": "Wir antworten auf jeden Beitrag.",
    } | changes


def released():
    return make.document_with_sections(3).versions.get()


def test_it_is_prepared_by_the_office_and_published_by_its_lead():
    version = released()
    made = actions.create_consultation(
        actor=make.department(),
        version=version,
        title="Was fehlt?\n",
        intro="**Lesen** Sie.",
        **entries(),
    )
    assert (made.slug, made.title, made.published_at) == ("was-fehlt", "Was fehlt?", None)
    assert made.intro_html == "<p><strong>Lesen</strong> Sie.</p>"
    assert not Consultation.objects.visible_to(None).exists()
    with pytest.raises(NotAllowed):
        actions.publish_consultation(actor=make.department(), consultation=made)
    before = versions(["consultations"])
    published = actions.publish_consultation(actor=make.department_lead(), consultation=made)
    assert Consultation.objects.visible_to(None).get() == made and published.published_at
    assert versions(["consultations"]) != before
    again = actions.publish_consultation(actor=make.department_lead(), consultation=made)
    assert again.published_at == published.published_at
    verbs = AuditEntry.objects.filter(subject_kind="consultations.consultation")
    assert [entry.verb for entry in verbs.order_by("pk")] == [
        "consultations.create_consultation",
        "consultations.publish_consultation",
    ]


def test_strangers_and_other_offices_prepare_nothing():
    version = released()
    where = make.consultation(document=version.document)
    for actor in (make.citizen(), make.department2(), make.moderation()):
        with pytest.raises(NotAllowed):
            actions.create_consultation(actor=actor, version=version, title="X", **entries())
        with pytest.raises(NotAllowed):
            actions.change_consultation(actor=actor, consultation=where, title="Y")
        with pytest.raises(NotAllowed):
            actions.invite_addresses(actor=actor, consultation=where, emails=["a@example.org"])
    with pytest.raises(NotAllowed):  # the length of a window is the participation office's
        actions.change_last_day(
            actor=make.department_lead(),
            consultation=where,
            last_day=where.last_day + DAY,
            reason="Mehr Zeit",
        )
    assert Consultation.objects.get() == where and where.title == "Was fehlt im Entwurf?"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " \u200b\n"}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"slug": "Straße"}, "slug"),
        ({"slug": "entwurf-1"}, "slug"),
        ({"opens_at": None}, "opens_at"),
        ({"last_day": None}, "last_day"),
        ({"last_day": dt.date(2020, 1, 1)}, "last_day"),
        ({"opens_at": make.NOON, "last_day": dt.date(2026, 5, 31)}, "last_day"),
        ({"who": "everybody"}, "who"),
        ({"who_decides": "x" * 2001}, "who_decides"),
    ],
)
def test_each_wrong_entry_is_named_and_nothing_is_stored(changes, field):
    where = make.consultation()
    given = entries(title="Was fehlt?") | changes
    with pytest.raises(actions.ConsultationRefused) as refusal:
        actions.create_consultation(actor=make.coordination(), version=where.version, **given)
    assert refusal.value.field == field and str(refusal.value)
    assert Consultation.objects.get() == where


def test_only_a_released_version_is_opened_and_only_with_what_people_must_know():
    document = make.document_with_sections(3)
    working = Version.objects.create(document=document, number=2, created_at=timezone.now())
    with pytest.raises(actions.EntryWrong) as refusal:
        actions.create_consultation(
            actor=make.coordination(), version=working, title="X", **entries()
        )
    assert refusal.value.field == "version"
    made = actions.create_consultation(
        actor=make.coordination(),
        version=document.versions.get(number=1),
        title="X",
        **entries(what_follows=""),
    )
    with pytest.raises(actions.EntryWrong) as refusal:
        actions.publish_consultation(actor=make.coordination(), consultation=made)
    assert refusal.value.field == "what_follows"
    made.refresh_from_db()
    assert made.published_at is None


def test_what_is_published_does_not_change_in_passing():
    where = make.consultation()
    for changes, field in (
        ({"slug": "neu"}, "slug"),
        ({"last_day": where.last_day + DAY}, "last_day"),
        ({"opens_at": where.opens_at + DAY}, "opens_at"),
    ):
        with pytest.raises(actions.EntryWrong) as refusal:
            actions.change_consultation(
                actor=make.coordination(), consultation=where, title="Neu", **changes
            )
        assert refusal.value.field == field
    actions.change_consultation(
        actor=make.coordination(), consultation=where, title="Neu", moderation="before"
    )
    where.refresh_from_db()
    assert (where.title, where.moderation, where.slug) == ("Neu", "before", "entwurf-1")


def test_before_it_is_published_everything_can_change_and_until_it_opens_the_opening():
    where = make.consultation(published_at=None, opens_at=timezone.now() + 2 * DAY)
    actions.change_consultation(
        actor=make.department(),
        consultation=where,
        slug="neu",
        last_day=where.last_day + DAY,
        opens_at=timezone.now() + 3 * DAY,
    )
    actions.publish_consultation(actor=make.coordination(), consultation=where)
    soon = timezone.now() + DAY
    changed = actions.change_consultation(
        actor=make.coordination(), consultation=where, opens_at=soon
    )
    assert (changed.slug, changed.opens_at) == ("neu", soon)
    with pytest.raises(actions.WindowWrong):
        actions.change_consultation(
            actor=make.coordination(),
            consultation=where,
            opens_at=timezone.now() + 90 * DAY,
        )


def test_an_extension_is_public_logged_and_counts_at_once():
    where = make.consultation(last_day=clock.local_day(timezone.now()) - DAY)
    with pytest.raises(actions.Closed):
        make.contribution(where)
    extension = actions.change_last_day(
        actor=make.coordination(),
        consultation=where,
        last_day=clock.local_day(timezone.now()),
        reason="Viele haben darum gebeten.",
    )
    assert make.contribution(where).late is False
    row = Extension.objects.get()
    assert row == extension and row.by == make.coordination()
    assert (row.before, row.after) == (where.last_day, clock.local_day(timezone.now()))
    entry = AuditEntry.objects.get(verb="consultations.change_last_day")
    assert entry.changes["last_day"] == [row.before.isoformat(), row.after.isoformat()]


def test_a_window_is_shortened_only_by_force_once_somebody_has_contributed():
    where = make.consultation()
    earlier = where.last_day - DAY
    given = {"actor": make.coordination(), "consultation": where, "reason": "Der Rat tagt früher."}
    actions.change_last_day(**given, last_day=earlier)  # nobody has relied on it yet
    make.guest_contribution(where, confirmed=False)
    with pytest.raises(actions.WindowShortened, match=": 1"):
        actions.change_last_day(**given, last_day=earlier - DAY)
    where.refresh_from_db()
    assert where.last_day == earlier
    actions.change_last_day(**given, last_day=earlier - DAY, forced=True)
    where.refresh_from_db()
    assert where.last_day == earlier - DAY and Extension.objects.count() == 2


def test_the_last_day_needs_a_reason_and_lies_ahead():
    where = make.consultation()
    given = {"actor": make.coordination(), "consultation": where}
    today = clock.local_day(timezone.now())
    for last_day, reason, refusal in (
        (where.last_day + DAY, " ", actions.EntryWrong),
        (where.last_day, "Grund", actions.WindowWrong),
        (today - DAY, "Grund", actions.WindowWrong),
        (today - 30 * DAY, "Grund", actions.WindowWrong),
        (dt.date.max, "Grund", actions.WindowWrong),  # no day follows it
    ):
        with pytest.raises(refusal):
            actions.change_last_day(**given, last_day=last_day, reason=reason)
    draft = make.consultation(published_at=None)
    with pytest.raises(actions.NotPublished):
        actions.change_last_day(
            actor=make.coordination(), consultation=draft, last_day=today, reason="Grund"
        )
    assert not Extension.objects.exists()


def test_addresses_are_invited_once_and_all_or_none():
    where = make.consultation(who="invited")
    given = {"actor": make.department(), "consultation": where}
    assert actions.invite_addresses(**given, emails=["Verein@Example.org ", "", "b@example.org"])
    assert actions.invite_addresses(**given, emails=["verein@example.org", "c@example.org"]) == 1
    with pytest.raises(actions.EntryWrong, match="kein-at"):
        actions.invite_addresses(**given, emails=["d@example.org", "kein-at"])
    assert sorted(where.invited.values_list("email", flat=True)) == [
        "b@example.org",
        "c@example.org",
        "verein@example.org",
    ]
