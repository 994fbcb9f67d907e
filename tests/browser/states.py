"""What the demo city does not show: python -m tests.browser.states makes it and prints where.

Runs as a process of its own on the data folder of the site that is going to be looked at, goes
through the same actions as everything else and prints JSON: `sessions` (a signed-in session for
each role) and `places` (the numbers and names that addresses are made of).
"""

import json
import os
import sys
import time
from typing import Any

import django

from tests.browser.event_states import registrations

OPEN_CONSULTATION = "hitzeaktionsplan-zweite-stufe"
ROLES = ("citizen", "citizen2", "department", "department2", "moderation", "editor", "coordination")


def session(email: str) -> str:
    """The key of a session in which this person has just proved who she is."""
    from django.test import Client

    from mitsprache.accounts.models import Person

    person = Person.objects.get(email=email)
    browser = Client()
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    signed_in = browser.session
    # The pages on security ask again after five minutes; a long run of tests takes longer.
    signed_in["account_authentication_methods"] = [
        {"method": "password", "at": time.time() + 3600, "reauthenticated": True}
    ]
    signed_in["account_authentication_methods_user"] = str(person.pk)
    signed_in.save()
    return str(signed_in.session_key)


def _texts(made: dict[str, Any]) -> None:
    from mitsprache.comments import actions as comments
    from mitsprache.comments.models import Answer, AnswerRequest, Comment, Thread
    from mitsprache.content.models import NewsPage
    from mitsprache.moderation import actions as moderation
    from mitsprache.projects.models import Project
    from tests import factories as make

    sheet = Project.objects.get(slug="gruener-schulhof-kastanienschule")
    own = make.comment(sheet.thread, "Kommt auch eine Rutsche?")
    comments.edit_comment(actor=make.citizen(), comment=own, text="Kommt auch ein Sandkasten?")
    hidden = make.comment(sheet.thread, "Dieser Text gehört woanders hin.")
    moderation.hide_comment(
        actor=make.moderation(),
        comment=hidden,
        ground="off_topic",
        reason="Es geht um den Radweg, nicht um den Schulhof.",
    )
    before = Project.objects.get(slug="spielplatz-freudenberg")
    Thread.objects.filter(pk=before.thread_id).update(moderation=Thread.Moderation.BEFORE)
    held = make.comment(Thread.objects.get(pk=before.thread_id), "Wann wird gebaut?")
    answer = Answer.objects.exclude(released_at=None).earliest("pk")
    notice = moderation.report(
        comment=own, ground="off_topic", explanation="Das gehört nicht hierher.", submission_key="1"
    )
    moderation.report(
        answer=answer, ground="other", explanation="Die Zahl ist veraltet.", submission_key="2"
    )
    asked = AnswerRequest.objects
    made |= {
        "news": f"/neuigkeiten/{NewsPage.objects.live().first().slug}/",
        "own": own.pk,
        "own_slug": sheet.slug,
        "hidden": hidden.pk,
        "held": held.pk,
        "notice": notice.pk,
        "answer": answer.pk,
        "asked": asked.get(state="with_office", comment__thread__project__pk=2).pk,
        "drafted": asked.get(state="drafted", comment__thread__project__pk=2).pk,
        "drafted_comment": asked.get(state="drafted", comment__thread__project__pk=2).comment_id,
        "waiting": Comment.objects.filter(request=None, state="visible", parent=None)[0].pk,
    }


def _contributions(made: dict[str, Any]) -> None:
    from django.core import signing

    from mitsprache.consultations import actions as consultations
    from mitsprache.consultations.models import Consultation
    from mitsprache.moderation import actions as moderation
    from mitsprache.notifications.actions import ticket_of
    from mitsprache.public.contributions.views.write import SENT_SALT
    from tests import factories as make

    where = Consultation.objects.get(slug=OPEN_CONSULTATION)
    section = where.version.sections.exclude(html="").order_by("order")[2]
    own = make.contribution(where, "Mehr Schatten, bitte.", section=section)
    consultations.edit_contribution(
        actor=make.citizen(),
        contribution=own,
        text="Mehr Schatten und Wasser, bitte.",
        proposed_wording="Überall gibt es Schatten und Wasser.",
    )
    hidden = make.contribution(where, "Dieser Beitrag gehört woanders hin.", section=section)
    moderation.hide_contribution(
        actor=make.moderation(), contribution=hidden, ground="off_topic", reason="Anderes Thema."
    )
    Consultation.objects.filter(pk=where.pk).update(moderation=Consultation.Moderation.BEFORE)
    held = make.contribution(where, "Darf das hier stehen?", author=make.citizen2())
    Consultation.objects.filter(pk=where.pk).update(moderation=where.moderation)
    notice = moderation.report(
        contribution=own, ground="off_topic", explanation="Das ist alt.", submission_key="3"
    )
    guest = make.guest_contribution(where, "Bänke für alle!", email="gast@mail.example")
    waiting = make.guest_contribution(
        where, "Trinkbrunnen!", email="wartet@mail.example", confirmed=False
    )
    made |= {
        "open": where.slug,
        "part": section.number,
        "contribution": own.reference,
        "contribution_hidden": hidden.reference,
        "contribution_held": held.reference,
        "contribution_notice": notice.pk,
        "guest_contribution": guest.contribution.reference,
        "guest_token": guest.token,
        "steps_ticket": ticket_of(guest.contribution.contributor),
        "confirm_token": waiting.token,
        "ticket": signing.dumps(waiting.contribution.reference, salt=SENT_SALT),
    }


def _versions(made: dict[str, Any]) -> None:
    """A draft of which a second version has lost a section that people wrote about."""
    from mitsprache.projects.models import Project
    from tests import factories as make

    document = make.document_with_sections(project=Project.objects.get(slug=made["own_slug"]))
    where = make.consultation("Zwei Fassungen", document=document)
    section = where.version.sections.get(number="M 2.1")
    make.contribution(where, "Das muss bleiben.", section=section, author=make.citizen2())
    make.next_version(where, change="1", remove="M 2.1")
    made["read"] = where.slug


def _drafts(made: dict[str, Any]) -> None:
    """A document in work with something doubtful waiting, and its consultations on the desk."""
    import datetime as dt

    from mitsprache.consultations import imports
    from mitsprache.consultations.actions.editing import insert_section
    from mitsprache.consultations.actions.entering import enter_contribution
    from mitsprache.consultations.models import Consultation
    from mitsprache.consultations.queries import working_version
    from mitsprache.projects.models import Project
    from tests import factories as make
    from tests.abuse.desk_world import document

    found = document(Project.objects.get(slug=made["own_slug"]))
    version = working_version(found)
    assert version is not None
    first = version.sections.get()
    insert_section(
        actor=make.coordination(),
        version=version,
        parent=None,
        after=first,
        number="2",
        kind="goal",
        title="Spielen",
        text="Erster Absatz.\n\nZweiter Absatz mit | Strich.",
    )
    pending = imports.preview_document(
        actor=make.coordination(),
        document=found,
        file_name="schulhof.md",
        data=b"# 1 Ankommen\n\n### 1.1.1 Ein Sprung\n\n| A | B |\n|---|---|\n| 1 | 2 |\n",
    )
    draft = make.consultation(
        "Noch nicht", document=found, published_at=None, last_day=dt.date(2027, 3, 7)
    )
    running = make.consultation("Schulhof", document=found, who=Consultation.Who.INVITED)
    letter = enter_contribution(
        actor=make.coordination(),
        consultation=running,
        channel="letter",
        received_at=running.opens_at,
        section=running.version.sections.get(),
        kind="wording",
        text="Das Wort „Hilfe“ genügt nicht.",
        proposed_wording="Wer neu ist, findet Rat und Hilfe.",
        name="Frau Klee",
        submission_key="desk-letter",
    )
    made |= {
        "desk_document": found.pk,
        "desk_section": first.pk,
        "desk_import": pending.pk,
        "desk_draft": draft.pk,
        "desk_consultation": running.pk,
        "desk_reference": letter.reference,
    }


def _story(made: dict[str, Any]) -> None:
    """A draft with a working version, a group and a consultation that is read before it is shown."""
    from mitsprache.consultations.models import Consultation
    from mitsprache.directory.models import Office
    from mitsprache.projects.models import Project
    from tests import factories as make

    project = Project.objects.get(slug=made["own_slug"])
    document = make.document_with_sections(3, project=project)
    where = make.consultation(
        "Ein Satz und sieben Menschen",
        document=document,
        moderation=Consultation.Moderation.BEFORE,
    )
    make.working_copy(where.version)
    group = make.working_group(
        project,
        "7",
        fields=[document.fields.get()],
        members={make.group1(): "secretary"},
        where=Office.objects.get(slug="zuwanderung"),
    )
    made["story"] = {
        "consultation": where.pk,
        "slug": where.slug,
        "document": document.pk,
        "section": document.versions.get(number=2).sections.get(number="1.1").pk,
        "group": group.pk,
    }


def _cases(made: dict[str, Any]) -> None:
    """A deliberated consultation with a case in every situation, and what belongs to its group."""
    from mitsprache.deliberation import actions as deliberation
    from tests import factories as make
    from tests.abuse.deliberation_world import cases_by_state

    where = make.deliberated_consultation("Im Gespräch")
    project = where.version.document.project
    group = project.groups.get(number="1")
    topic = make.topic_across(project)
    sitting = deliberation.plan_sitting(
        actor=make.coordination(), group=group, day=where.opens_at.date(), title="Werkstatt"
    )
    block = deliberation.write_text_block(
        actor=make.coordination(), verdict="noted", title="Gehört", text="Wir haben es gehört."
    )
    cases = cases_by_state(where)
    make.working_copy(where.version)
    packet = deliberation.make_packet(
        actor=make.coordination(), group=group, consultation=where, only_new=True
    )
    chosen = [f"{case.pk}-{case.revision}" for case in cases.values()][:2]
    made |= {
        **{f"case_{state.replace(' ', '_')}": case.code for state, case in cases.items()},
        "cases_of": where.pk,
        "cases_chosen": "&fall=".join(chosen),
        "cases_contribution": cases["recommended"].contributions.get().reference,
        "cases_document": where.version.document_id,
        "cases_decision": cases["answered"].decisions.get().pk,
        "group": group.pk,
        "packet": packet.pk,
        "group_case": f"{cases['routed'].pk}-{cases['routed'].revision}",
        "group_seat": group.memberships.get().pk,
        "group_project": project.pk,
        "group_topic": topic.pk,
        "group_sitting": sitting.pk,
        "text_block": block.pk,
    }


def _events(made: dict[str, Any]) -> None:
    """An event today with people and two sessions, and one that is only a draft."""
    from mitsprache.common import clock
    from mitsprache.content.models import Picture
    from mitsprache.directory.models import Office
    from mitsprache.events import actions as events
    from mitsprache.projects.models import Project
    from tests import factories as make

    project = Project.objects.get(pk=made["group_project"])
    today = clock.local_day(clock.database_now())
    office = Office.objects.filter(memberships__person__email="department@demo.example")[0]
    found = []
    for title in ("Runder Tisch heute", "Noch nicht öffentlich"):
        given = {"title": title, "kind": "workshop", "first_day": today, "place": "Bürgerhaus"}
        entry = events.EventEntry(registration=True, capacity=3, **given)
        one = events.create_event(
            actor=make.coordination(), organiser=office, project=project, entry=entry
        )
        group = project.groups.get(number="1")
        sessions = [
            events.SessionEntry(title="Am Fenster", group=group, room="Saal 1"),
            events.SessionEntry(title="Am Kamin", room="Saal 2", capacity=8),
        ]
        rows = events.set_sessions(actor=make.coordination(), event=one, entries=sessions)
        found.append((one, rows[0]))
    (tonight, session), (draft, _other) = found
    events.publish_event(actor=make.coordination(), event=tonight)
    for number, name in enumerate(("Amira Baum", "Bernd Celik", "Wartende Person")):
        registration = events.register_for(
            actor=make.coordination(),
            event=tonight,
            session=session,
            seats=2 if number else 1,
            name=name,
            needs=events.Needs(accessibility="Ein Platz nah am Eingang"),
            submission_key=f"browser-{number}",
        )
    result = events.write_result(
        actor=make.coordination(), event=tonight, session=session, minutes="## Was bleibt\n\nViel."
    )
    picture = Picture.objects.earliest("pk")
    entries = {"text": "Leute an einem Tisch", "consent": "Alle haben es gesagt."}
    events.add_photo(actor=make.coordination(), result=result, picture=picture, **entries)
    made |= {
        "event": tonight.pk,
        "event_slug": tonight.slug,
        "event_draft": draft.pk,
        "event_session": session.pk,
        "event_result": result.pk,
        "event_waiting": registration.pk,
    }


def _credential() -> dict[str, Any]:
    """A key as a browser registers it."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from fido2.cose import ES256
    from fido2.utils import websafe_encode
    from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    key = AttestedCredentialData.create(b"\0" * 16, b"key", public)
    flags = AuthenticatorData.FLAG
    known = AuthenticatorData.create(b"\0" * 32, flags.UP | flags.UV | flags.AT, 0, key)
    client = {
        "type": "webauthn.create",
        "challenge": "AAAA",
        "origin": "https://mitsprache.example",
    }
    return {
        "id": websafe_encode(b"key"),
        "rawId": websafe_encode(b"key"),
        "type": "public-key",
        "clientExtensionResults": {"credProps": {"rk": True}},
        "response": {
            "clientDataJSON": websafe_encode(json.dumps(client).encode()),
            "attestationObject": websafe_encode(AttestationObject.create("none", known, {})),
        },
    }


def _people(made: dict[str, Any]) -> None:
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP

    from mitsprache.accounts import actions as accounts
    from mitsprache.accounts.models import Person
    from mitsprache.directory import actions as directory
    from tests import factories as make

    invited = directory.invite_person(
        actor=make.coordination(),
        email="neu@stadt.example",
        display_name="Noch nicht da",
        roles=["editor"],
    )
    careful = Person.objects.get(email="group1@demo.example")
    passkey = Authenticator.objects.create(
        user=careful,
        type=Authenticator.Type.WEBAUTHN,
        data={
            "name": "Mein Telefon",
            "credential": _credential(),
        },
    )
    TOTP.activate(careful, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(careful)
    made |= {
        "invited": invited.pk,
        "token": accounts.make_sign_in_link(actor=make.coordination(), person=invited),
        "member": Person.objects.get(email="department@demo.example").pk,
        "passkey": passkey.pk,
    }


def _measures(made: dict[str, Any]) -> None:
    """Places among the demo's measures and reports; a released version that nobody has adopted."""
    from mitsprache.consultations.models import Consultation, Version
    from mitsprache.measures import actions as measures
    from mitsprache.measures.models import Measure, Report
    from tests import factories as make

    one = Measure.objects.get(slug="m-1-1-willkommensmappe-in-acht-sprachen")
    counted = measures.set_indicator(
        actor=make.coordination(), measure=one, revision=one.revision, name="Gedruckte Mappen"
    )
    released = Consultation.objects.get(slug=made["open"]).version
    made |= {
        "measure": one.pk,
        "measure_project": one.project_id,
        "measure_money": one.budget.first().pk,
        "measure_milestone": one.milestones.first().pk,
        "measure_indicator": counted.pk,
        "measure_report": Report.objects.latest("cut_off").pk,
        "adopted_version": Version.objects.get(
            state=Version.State.ADOPTED, document=one.document_id
        ).pk,
        "resolution": one.resolution_id,
        "adopt_document": released.document_id,
        "adopt_number": released.number,
    }


def main() -> None:
    django.setup()
    made: dict[str, Any] = {}
    _texts(made)
    _contributions(made)
    _versions(made)
    _drafts(made)
    _story(made)
    _cases(made)
    _events(made)
    registrations(made)
    _measures(made)
    sessions = {role: session(f"{role}@demo.example") for role in ROLES}
    _people(made)
    sessions["careful"] = session("group1@demo.example")
    sys.stdout.write(json.dumps({"places": made, "sessions": sessions}))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    main()
