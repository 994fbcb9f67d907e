"""The lists the city keeps."""

import pytest
from django.core.exceptions import ValidationError

from mitsprache.common.models import AuditEntry
from mitsprache.common.pages import versions
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.translated import source_hash
from mitsprache.directory import actions as directory
from mitsprache.directory.models import CityProfile, District, Topic
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_changed_entry_is_written_down_by_its_field_and_renews_the_pages():
    actor, topic = factories.coordination(), Topic(slug="verkehr", name="Verkehr")
    directory.save_topic(actor=actor, topic=topic)
    before = versions(["directory"])["directory"]
    topic.name = "Mobilität"
    directory.save_topic(actor=actor, topic=topic)
    entry = AuditEntry.objects.filter(verb="directory.save_topic").latest("pk")
    assert entry.changes == {"name": None}
    assert versions(["directory"])["directory"] == before + 1


@pytest.mark.parametrize("cast", ["citizen", "moderation", "editor", "department_lead", "admin"])
def test_only_coordination_changes_the_lists(cast):
    actor = getattr(factories, cast)()
    with pytest.raises(NotAllowed):
        directory.save_district(actor=actor, district=District(slug="mitte", name="Mitte"))
    assert not District.objects.exists()


def test_a_profile_with_a_wrong_prefix_is_refused():
    profile = CityProfile(city_name="Musterstadt", reference_prefix="m")
    with pytest.raises(ValidationError):
        directory.save_city_profile(actor=factories.coordination(), profile=profile)


def test_a_translation_knows_the_german_it_was_made_from():
    actor = factories.coordination()
    topic = directory.save_topic(actor=actor, topic=Topic(slug="verkehr", name="Verkehr"))
    directory.translate(actor=actor, row=topic, language="en", name="Transport")
    text = topic.texts.get(language="en")
    assert text.name == "Transport" and text.source_hash == source_hash(topic, topic.TEXTS)
    topic.name = "Mobilität"
    directory.save_topic(actor=actor, topic=topic)
    assert text.source_hash != source_hash(topic, topic.TEXTS)
