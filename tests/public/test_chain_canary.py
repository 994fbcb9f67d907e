"""Nothing internal leaves: notes, names, drafts and votes of others, on any public way out."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from mitsprache.common.models import OutboxMail
from mitsprache.deliberation import actions
from mitsprache.deliberation.actions import Votes
from mitsprache.deliberation.models import Case
from mitsprache.groups import actions as groups
from tests import factories

pytestmark = pytest.mark.django_db

CANARIES = (
    "KANARIE-NOTIZ",
    "KANARIE-ENTWURF",
    "KANARIE-WARTET",
    "KANARIE-EMPFEHLUNG",
    "KANARIE-ANDERE",
    "KANARIE-UEBERGABE",
    "KANARIE-MITGLIED",
    "KANARIE-BEARBEITERIN",
    "nicht Sache der Stadt",  # the verdict of the draft
    "outside_remit",
)


def test_z_09_nothing_internal_is_on_page_api_synopsis_balance_or_in_a_mail():
    where = factories.deliberated_consultation()
    group = where.version.document.project.groups.get(number="1")
    other = where.version.document.project.groups.get(number="2")
    groups.add_member(
        actor=factories.coordination(),
        group=group,
        name="KANARIE-MITGLIED",
        role="member",
        capacity="citizen",
    )
    handler = factories.member_of(
        factories.person("handler@demo.example", "KANARIE-BEARBEITERIN"), factories.office()
    )

    waiting, drafted, answered = (factories.case(where, f"Nummer {n}.") for n in range(3))
    for case in (waiting, drafted, answered):
        actions.route_case(
            actor=factories.coordination(),
            case=case,
            revision=case.revision,
            lead=group,
            involved=[other],
            reason="KANARIE-UEBERGABE",
        )
        case = Case.objects.get(pk=case.pk)
        actions.assign_handler(
            actor=factories.department(),
            parent=where,
            chosen={case.pk: case.revision},
            handler=handler,
        )
        case = Case.objects.get(pk=case.pk)
        actions.add_note(actor=factories.group1(), case=case, text="KANARIE-NOTIZ", group=group)
        case = Case.objects.get(pk=case.pk)
        actions.recommend(
            actor=factories.group2(),
            case=case,
            revision=case.revision,
            group=other,
            verdict="outside_remit",
            reason="KANARIE-ANDERE",
            votes=Votes(1, 2, 3),
        )
    for case in (waiting, drafted):
        factories.recommendation(
            case, "outside_remit", reason="KANARIE-EMPFEHLUNG", votes=Votes(4, 5, 6)
        )
    factories.decision(drafted, "outside_remit", reason="KANARIE-ENTWURF")
    factories.approve(
        factories.decision(waiting, "outside_remit", reason="KANARIE-WARTET"),
        release_at=timezone.now() + dt.timedelta(days=1),
    )
    factories.approve(factories.decision(answered, "not_adopted"))
    references = list(where.contributions.values_list("reference", flat=True))
    ways = [
        *(f"/beitraege/{one}/" for one in references),
        *(f"/api/v1/contributions/{one}" for one in references),
        "/api/v1/contributions",
        f"/api/v1/consultations/{where.slug}",
        f"/beteiligungen/{where.slug}/",
        f"/beteiligungen/{where.slug}/bilanz/",
        f"/beteiligungen/{where.slug}/beitraege/",
        f"/beteiligungen/{where.slug}/abschnitt/1.1/",
    ]
    said = {}
    for way in ways:
        response = Client().get(way)
        assert response.status_code == 200, way
        said[way] = response.content.decode()
    synopsis = Client().get(f"/beteiligungen/{where.slug}/synopse/").content.decode()
    said["synopsis"] = synopsis[synopsis.index("<tbody") :]  # its filters name every verdict
    said["csv"] = b"".join(
        Client().get(f"/beteiligungen/{where.slug}/synopse.csv").streaming_content
    ).decode()
    for letter in OutboxMail.objects.all():
        said[f"mail {letter.purpose}"] = letter.subject + letter.text
    found = [(way, word) for way, text in said.items() for word in CANARIES if word in text]
    assert found == []
    assert "Nicht übernommen." in said[ways[2]]
