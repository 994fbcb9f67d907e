"""The promise of the versioned draft: whatever happens to the text, no suggestion loses its place.

A concept comes in as a file, goes online, is commented on until the end of a day by people with
and without account and by letter; the next version changes, splits and removes sections; every
contribution still shows its own words and where they have gone.
"""

import datetime as dt

import pytest
from django.utils import timezone

from mitsprache.consultations import actions, imports, queries
from mitsprache.consultations.actions.window import ends_at, form_token
from mitsprache.consultations.models import Consultation, Contribution, Section, Version
from tests import factories as make

pytestmark = pytest.mark.django_db

DRAFT = """# Handlungsfeld 1: Deutsch lernen

Wer neu ist, soll schnell mitreden können.

## Ziel 1.1: Ein Platz im Kurs

Alle bekommen nach vier Wochen einen Platz im Kurs. Die Kurse liegen am Vormittag.

## Ziel 1.2: Üben im Alltag

In jedem Ortsbezirk gibt es ein Sprachcafé. Ehrenamtliche werden geschult.

## Ziel 1.3: Ein gedruckter Wegweiser

Ein Heft nennt alle Kurse der Stadt.
"""
TYPED = "Die Kurse liegen am Vormittag."


def draft_online() -> tuple[Consultation, dict[str, Section]]:
    coordination = make.coordination()
    document = actions.create_document(
        actor=coordination, project=make.published_project(), title="Sprachkonzept"
    )
    pending = imports.preview_document(
        actor=coordination, document=document, file_name="entwurf.md", data=DRAFT.encode()
    )
    version = imports.confirm_document(actor=coordination, pending=pending)
    version = actions.freezing.freeze_version(
        actor=coordination, version=version, fingerprint=queries.fingerprint(version)
    )
    consultation = actions.create_consultation(
        actor=coordination,
        version=version,
        title="Was fehlt im Sprachkonzept?",
        room_for_decision="Offen ist, welche Angebote dazukommen.",
        who_decides="Die Stadtverordnetenversammlung.",
        what_follows="Jeder Beitrag bekommt eine Antwort.",
        # Before now: in a test the database's clock stands still at the begin of its transaction.
        opens_at=timezone.now() - dt.timedelta(hours=1),
        last_day=timezone.localdate() + dt.timedelta(days=10),
    )
    actions.publish_consultation(actor=coordination, consultation=consultation)
    return (
        Consultation.objects.get(pk=consultation.pk),
        {section.number: section for section in version.sections.all()},
    )


def contribute(where: Consultation, section: Section, text: str, **entries) -> Contribution:
    return make.contribution(where, text, section=section, **entries)


def test_a_suggestion_keeps_its_place() -> None:
    where, sections = draft_online()
    version = where.version

    # With an account, without one, and by letter: the same kind of number for everybody.
    evening = contribute(where, sections["1.1"], "Bitte auch am Abend.", exact=TYPED)
    guest = make.guest_contribution(
        where, "Das Sprachcafé im Westend ist immer voll.", section=sections["1.2"]
    )
    letter = actions.enter_contribution(
        actor=make.coordination(),
        consultation=where,
        channel="letter",
        received_at=timezone.now() - dt.timedelta(minutes=30),
        section=sections["1.3"],
        kind="suggestion",
        text="Das Heft soll auch auf Arabisch erscheinen.",
        name="Frau S.",
        submission_key="brief-1",
    )
    numbers = {one.reference for one in (evening, guest.contribution, letter)}
    assert len(numbers) == 3

    # The day ends. What was being written is taken, marked late; everything else is handed back.
    end = ends_at(where)
    token = form_token(where, at=end - dt.timedelta(minutes=5))
    late = contribute(
        where, sections["1.2"], "Und im Winter?", form_token=token, at=end + dt.timedelta(minutes=2)
    )
    assert late.late
    with pytest.raises(actions.Closed):
        contribute(where, sections["1.2"], "Zu spät.", at=end)

    # The office works on the text: one sentence is new, one section is split, one is gone.
    coordination = make.coordination()
    work = Version.objects.get(document=version.document, state=Version.State.WORKING)
    first, second, third = (work.sections.get(number=number) for number in ("1.1", "1.2", "1.3"))
    actions.edit_section(
        actor=coordination,
        section=first,
        revision=first.revision,
        number=first.number,
        kind=first.kind,
        title=first.title,
        text=first.text.replace("am Vormittag", "am Vormittag und am Abend"),
    )
    second.refresh_from_db()
    actions.split_section(
        actor=coordination,
        section=second,
        revision=second.revision,
        parts=[
            actions.Part(title="Sprachcafés", text="In jedem Ortsbezirk gibt es ein Sprachcafé."),
            actions.Part(title="Schulung", text="Ehrenamtliche werden geschult."),
        ],
    )
    third.refresh_from_db()
    actions.remove_section(actor=coordination, section=third, revision=third.revision)
    released = actions.freezing.freeze_version(
        actor=coordination, version=work, fingerprint=queries.fingerprint(work)
    )

    # Each stands where its words have gone, with the words that it was written about.
    whole = Contribution.objects.select_related("section__version", "consultation__version")
    found = {
        one.text: queries.whereabouts(one, released)
        for one in whole.filter(consultation=where).order_by("pk")
    }
    assert {text: place.kind for text, place in found.items()} == {
        "Bitte auch am Abend.": "changed",
        "Das Sprachcafé im Westend ist immer voll.": "split",
        "Das Heft soll auch auf Arabisch erscheinen.": "removed",
        "Und im Winter?": "split",
    }
    passage = found["Bitte auch am Abend."]
    assert passage.exact == TYPED
    assert passage.words == "Die Kurse liegen am Vormittag und am Abend."
    assert found["Das Heft soll auch auf Arabisch erscheinen."].removed_in == released

    # And version 1 is what people wrote about, word for word, for ever.
    version.refresh_from_db()
    assert queries.is_intact(version)
    assert Section.objects.get(pk=sections["1.1"].pk).text.endswith("am Vormittag.")
