"""What coordination keeps up to date in /redaktion/: every change goes through an audited action."""

import pytest
from django.urls import reverse

from mitsprache.common.models import AuditEntry
from mitsprache.council.models import Body, Resolution
from mitsprache.directory.models import CityProfile, District, Office, Topic
from tests import factories as cast

pytestmark = pytest.mark.django_db


def test_coordination_adds_a_topic_with_its_translations(client):
    client.force_login(cast.coordination())
    response = client.post(
        reverse("themen:add"),
        {
            "name": "Mobilität",
            "slug": "mobilitaet",
            "order": 3,
            "is_active": "on",
            "name_en": "Mobility",
            "name_ar": "التنقل",
        },
    )
    assert response.status_code == 302
    topic = Topic.objects.get(slug="mobilitaet")
    assert dict(topic.texts.values_list("language", "name")) == {
        "en": "Mobility",
        "ar": "التنقل",
    }
    assert AuditEntry.objects.filter(verb="directory.save_topic").exists()


def test_coordination_changes_an_office_without_losing_its_translations(client):
    client.force_login(cast.coordination())
    office = cast.office()
    url = reverse("aemter:edit", args=[office.pk])
    data = {
        "name": "Amt für Zusammenleben",
        "slug": office.slug,
        "order": 1,
        "is_active": "on",
        "name_en": "Office for living together",
    }
    assert client.post(url, data).status_code == 302
    page = client.get(url)
    assert page.context["form"]["name_en"].value() == "Office for living together"
    assert Office.objects.get(pk=office.pk).name == "Amt für Zusammenleben"


def test_wrong_entries_come_back_with_a_message_and_are_kept(client):
    client.force_login(cast.coordination())
    response = client.post(
        reverse("bezirke:add"), {"name": "", "slug": "ä ö", "order": "x", "latitude": "nord"}
    )
    assert response.status_code == 200
    assert set(response.context["form"].errors) >= {"name", "slug", "order", "latitude"}
    assert response.context["form"]["latitude"].value() == "nord"
    assert not District.objects.exists()


def test_the_citys_profile_is_one_form(client):
    client.force_login(cast.coordination())
    data = {
        "city_name": "Musterstadt",
        "site_name": "Mitsprache",
        "reference_prefix": "MU",
        "address_form": "sie",
        "who_writes": "signed_in",
        "update_rhythm_days": 60,
        "answer_period_days": 14,
        "edit_window_minutes": 30,
        "required_fields": ["summary", "cost"],
    }
    assert client.post(reverse("city_profile"), data).status_code == 302
    profile = CityProfile.objects.get()
    assert (profile.city_name, profile.required_fields) == ("Musterstadt", ["summary", "cost"])
    refused = client.post(reverse("city_profile"), data | {"reference_prefix": "m1"})
    assert refused.status_code == 200
    assert CityProfile.objects.get().reference_prefix == "MU"


@pytest.mark.parametrize("list_name", ["aemter", "bezirke", "themen", "zielgruppen"])
def test_only_coordination_opens_the_lists(client, list_name):
    for person, status in [
        (cast.coordination(), 200),
        (cast.editor(), 404),
        (cast.department_lead(), 404),
    ]:
        client.force_login(person)
        assert client.get(reverse(f"{list_name}:index")).status_code == status


def test_a_resolution_keeps_the_zeros_of_its_number_and_a_partial_date(client):
    client.force_login(cast.editor())
    body = Body.objects.create(slug="rat", name="Stadtrat", kind=Body.Kind.COUNCIL)
    response = client.post(
        reverse("beschluesse:add"),
        {"body": body.pk, "date": "1. Quartal 2026", "number": "0312", "title": "Der Platz"},
    )
    assert response.status_code == 302
    resolution = Resolution.objects.get()
    assert (resolution.number, resolution.date.iso) == ("0312", "2026-Q1")
    assert AuditEntry.objects.filter(verb="council.save_resolution").exists()
    assert "0312" in client.get(reverse("beschluesse:index")).content.decode()


def test_a_date_that_no_calendar_has_is_refused_at_its_field(client):
    client.force_login(cast.editor())
    body = Body.objects.create(slug="rat", name="Stadtrat", kind=Body.Kind.COUNCIL)
    response = client.post(
        reverse("beschluesse:add"), {"body": body.pk, "date": "31.02.2026", "title": "Der Platz"}
    )
    assert response.context["form"].errors["date"]
    assert not Resolution.objects.exists()
