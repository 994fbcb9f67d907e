"""Writes payloads into every text field of this issue: python -m tests.browser.poison.

Prints where they stand as JSON. Each payload has a sheet, an office, people and comments of its
own, so that every page shows all of them.
"""

import json
import os
import sys
from typing import Any

import django

PAYLOADS = [
    "<script>ran(1)</script>",
    '"><svg onload=ran(2)>',
    "'><img src=x onerror=ran(3)>",
    "</title></script><b onmouseover=ran(4)>",
    "{{ran(5)}} javascript:ran(5) %(x)s",
]


def sheet(number: int, payload: str) -> Any:
    from mitsprache.projects import actions as projects
    from mitsprache.projects.models import (
        Attachment,
        Contact,
        Project,
        ProjectResolution,
        Step,
    )
    from tests import factories as make

    actor = make.coordination()
    office = make.Office.objects.create(
        slug=f"amt-{number}", name=payload, email="a@b.example", notify_email="a@b.example"
    )
    district = make.district(f"ort-{number}", payload)
    topic = make.topic(f"thema-{number}", payload)
    draft = make.complete(projects.create_project(actor=actor, office=office, title=payload))
    for field in (
        *("title", "summary", "description", "source_note", "state_note", "place", "process"),
        *("participation_reason", "room_for_decision", "participation_goal", "feedback"),
        *("participation_lead", "participation_cost", "participation_support", "events_note"),
        *("change_note", "change_reason", "cost_sources", "cost_note", "first_edition"),
    ):
        setattr(draft, field, payload)
    draft.districts, draft.topics = [district], [topic]
    draft.target_groups = [make.target_group(f"gruppe-{number}", payload)]
    draft.contacts = [Contact(role="subject", office=office, name=payload, phone=payload)]
    draft.steps = [Step(title=payload, note=payload)]
    draft.resolutions = [ProjectResolution(resolution=make.resolution(payload, number="1"))]
    draft.attachments = [Attachment(picture=make.picture(f"Bild {number}"), text=payload)]
    revision = projects.save_draft(actor=actor, project=draft)
    stored = Project.objects.get(pk=draft.pk)
    projects.publish_sheet(actor=actor, project=stored, revision=revision)
    return Project.objects.get(pk=stored.pk)


def talk(number: int, payload: str, project: Any) -> dict[str, Any]:
    from mitsprache.moderation import actions as moderation
    from tests import factories as make

    author = make.person(f"boese{number}@demo.example", payload)
    asked = make.comment(project.thread, payload, author=author)
    make.answer_request(asked, to=project.office)
    hidden = make.comment(project.thread, f"{payload} weg damit", author=author)
    moderation.hide_comment(
        actor=make.moderation(), comment=hidden, ground="insult", reason=payload
    )
    notice = moderation.report(
        comment=asked,
        ground="other",
        explanation=payload,
        name=payload,
        submission_key=f"poison-{number}",
    )
    return {"asked": asked.pk, "hidden": hidden.pk, "notice": notice.pk, "email": author.email}


def draft(payload: str, project: Any, email: str) -> dict[str, Any]:
    """A consultation and a contribution that say the payload wherever something is typed."""
    from mitsprache.accounts.models import Person
    from mitsprache.consultations import actions
    from tests import factories as make

    author = Person.objects.get(email=email)
    texts = ("room_for_decision", "who_decides", "what_follows")
    where = make.consultation(
        payload,
        document=make.document_with_sections(3, project=project),
        **dict.fromkeys(texts, payload),
    )
    one = make.contribution(
        where,
        payload,
        author=author,
        section=where.version.sections.get(number="1.1"),
        proposed_wording=payload,
        organisation=payload,
    )
    actions.edit_contribution(
        actor=author, contribution=one, text=f"neu {payload}", proposed_wording=payload
    )
    return {"consultation": where.slug, "reference": one.reference}


def main() -> None:
    django.setup()
    from tests.browser.states import session

    made = []
    for number, payload in enumerate(PAYLOADS):
        project = sheet(number, payload)
        found = talk(number, payload, project)
        found |= draft(payload, project, found["email"])
        made.append(
            {"payload": payload, "slug": project.slug, "sheet": project.pk}
            | found
            | {"session": session(found["email"])}
        )
    sys.stdout.write(json.dumps(made))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    main()
