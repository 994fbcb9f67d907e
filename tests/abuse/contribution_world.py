"""Contributions in every state for the permission matrix, with the ways to call their pages."""

import datetime as dt

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.moderation import actions as moderation
from mitsprache.notifications.actions import ticket_of
from mitsprache.projects.models import Project
from mitsprache.public.contributions.views.write import SENT_SALT
from tests import factories as make
from tests.abuse.world import Case

UNKNOWN = "WI-2026-99999"


def _plan() -> SimpleUploadedFile:
    return SimpleUploadedFile("plan.png", make.picture_bytes("PNG", (40, 30)))


def contributions_by_state(where: Consultation) -> dict[str, Contribution]:
    """Contributions by `citizen()` to section 1.1, one in each state, and one without account."""
    section = where.version.sections.get(number="1.1")
    made = {
        state: make.contribution(where, f"Zustand {state}", section=section, files=[_plan()])
        for state in ("received", "hidden", "withdrawn", "for the staff")
    }
    moderation.hide_contribution(
        actor=make.moderation(),
        contribution=made["hidden"],
        ground="insult",
        reason="Der Text beleidigt eine Person.",
    )
    consultations.withdraw_contribution(actor=make.citizen(), contribution=made["withdrawn"])
    Contribution.objects.filter(pk=made["for the staff"].pk).update(staff_only=True)
    Consultation.objects.filter(pk=where.pk).update(moderation=Consultation.Moderation.BEFORE)
    made["held"] = make.contribution(where, "Bitte erst lesen.", section=section, files=[_plan()])
    Consultation.objects.filter(pk=where.pk).update(moderation=Consultation.Moderation.AFTER)
    made["unconfirmed"] = make.guest_contribution(
        where, email="wartet@example.org", confirmed=False
    ).contribution
    return {state: Contribution.objects.get(pk=one.pk) for state, one in made.items()}


def windows(project: Project) -> dict[str, Consultation]:
    """Consultations on one document, one in each state of its window."""
    document = make.document_with_sections(project=project)
    today, day = timezone.now(), dt.timedelta(days=1)
    return {
        "open": make.consultation("Offen", document=document),
        "not public": make.consultation("Noch geheim", document=document, published_at=None),
        "upcoming": make.consultation("Bald", document=document, opens_at=today + day),
        "closed": make.consultation("Vorbei", document=document, last_day=(today - day).date()),
        "members": make.consultation("Mit Konto", document=document, who="registered"),
    }


def contribution_cases(project: Project) -> dict[str, list[Case]]:
    """For each page on which people contribute the ways to call it."""
    where = windows(project)
    made = contributions_by_state(where["open"])
    guest = make.guest_contribution(where["open"], "Ohne Konto", email="gast@example.org")
    waiting = make.guest_contribution(
        where["open"], "Wartet", email="wartet-noch@example.org", confirmed=False
    )
    ticket = signing.dumps(waiting.contribution.reference, salt=SENT_SALT)
    slug = where["open"].slug
    by_window = [Case(state, {"slug": one.slug}) for state, one in where.items()]
    references = {state: one.reference for state, one in made.items()}
    references |= {"of a guest": guest.contribution.reference, "unknown": UNKNOWN}
    by_state = {
        state: Case(state, {"reference": reference}) for state, reference in references.items()
    }

    def some(*states: str) -> list[Case]:
        return [by_state[state] for state in states]

    links = {"private": guest.token, "of the mail": waiting.token, "unknown": "x" * 43}
    by_link = [Case(state, {"token": token}) for state, token in links.items()]
    own = guest.contribution.reference
    by_link_and_reference = [
        Case("own", {"token": guest.token, "reference": own}),
        Case("of somebody else", {"token": guest.token, "reference": made["received"].reference}),
    ]
    return {
        "read_consultation": by_window,
        "read_version": [
            Case(state, {"slug": one.slug, "number": 1}) for state, one in where.items()
        ],
        "read_contribution": list(by_state.values()),
        **reading_cases(where),
        "contribution-write": by_window,
        "contribution-sent": [
            Case("own ticket", {"slug": slug, "ticket": ticket}),
            Case("elsewhere", {"slug": where["closed"].slug, "ticket": ticket}),
            Case("forged", {"slug": slug, "ticket": "forged"}),
        ],
        "contribution-search": [
            Case("nothing", {}),
            Case("received", {}, f"?nummer={made['received'].reference}"),
            Case("held", {}, f"?nummer={made['held'].reference}"),
        ],
        "contribution-confirm": by_link,
        "contribution-own": by_link,
        "contribution-own-forget": by_link,
        "contribution-own-edit": by_link_and_reference,
        "contribution-own-withdraw": by_link_and_reference,
        "contribution-steps": [
            Case("of a guest", {"ticket": ticket_of(guest.contribution.contributor)}),
            Case("forged", {"ticket": "forged"}),
        ],
        "contribution": list(by_state.values()),
        "contribution-history": some("received", "hidden", "held"),
        "contribution-receipt": some("received", "of a guest"),
        "contribution-edit": some("received", "of a guest"),
        "contribution-withdraw": some("received", "of a guest"),
        "contribution-support": some("received", "held"),
        "contribution-file": [
            Case(state, {}, made[state].attachments.get().address)
            for state in ("received", "hidden", "held")
        ],
        "desk-contribution": list(by_state.values()),
        "desk-contribution-step": [
            Case(f"{step} {case.state}", {**case.values, "step": step})
            for step in ("freigeben", "verbergen", "wiederherstellen", "unbekannt")
            for case in some("received", "held", "hidden", "unconfirmed")
        ],
        "report": [
            Case(f"contribution {state}", {}, f"?beitrag={one.reference}")
            for state, one in made.items()
            if state in ("received", "held")
        ],
    }


def reading_cases(where: dict[str, Consultation]) -> dict[str, list[Case]]:
    """For each page on which people read a draft the ways to call it."""

    def some(**values: object) -> list[Case]:
        return [
            Case(state, {"slug": where[state].slug, **values}) for state in ("open", "not public")
        ]

    unknown = [Case("unknown", {"slug": where["open"].slug, "number": 99})]
    return {
        "consultation": [Case(state, {"slug": one.slug}) for state, one in where.items()],
        "consultation-section": [*some(number="1.1"), *unknown],
        "consultation-contributions": some(),
        "consultation-version": [*some(number=1), *unknown],
        "consultation-version-docx": some(number=1),
        "consultation-version-pdf": some(number=1),
        "consultation-compare": some(first=1, second=1),
        "consultation-calendar": some(),
        "synopsis": some(),
        "balance": some(),
    }
