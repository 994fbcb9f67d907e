"""The calendar and people's own registrations for the permission matrix."""

from mitsprache.events import actions as events
from mitsprache.events.queries.links import registration_of
from tests import factories as make
from tests.abuse.world import Case
from tests.events.making import entry, event, mails, register


class _Guest:
    is_authenticated = False
    pk = None


def public_event_cases() -> dict[str, list[Case]]:
    """An open event, a cancelled and a hidden one; registrations of `citizen()` and of a guest."""
    open_one = event(title="Offener Termin", capacity=2)
    cancelled = event(title="Abgesagter Termin")
    events.cancel_event(actor=make.coordination(), event=cancelled, reason="Fällt aus.")
    draft = events.create_event(
        actor=make.coordination(), organiser=make.office(), entry=entry(title="Noch nicht da")
    )
    hidden = events.create_event(
        actor=make.coordination(),
        organiser=make.office(),
        project=make.draft_project("Verdeckt am Bach"),
        entry=entry(title="Verdeckt"),
    )
    hidden = events.publish_event(actor=make.coordination(), event=hidden)
    by_state = [
        Case(state, {"slug": one.slug})
        for state, one in {
            "open": open_one,
            "cancelled": cancelled,
            "draft": draft,
            "of a hidden sheet": hidden,
        }.items()
    ]
    mine = register(open_one)
    coming, unconfirmed = _guest(open_one, "kommt"), _guest(open_one, "neu")
    events.confirm_registration(token=coming)
    by_link = [
        Case("with a place", {"token": coming}),
        Case("unconfirmed", {"token": unconfirmed}),
        Case("unknown token", {"token": "x" * 43}),
    ]
    of_citizen = [Case("of citizen", {"pk": mine.pk}), Case("unknown", {"pk": 999_999})]
    of_guest = registration_of(coming)
    of_citizen.append(Case("of a guest", {"pk": of_guest.pk}))
    group = make.working_group(make.published_project("Mit Gruppe"), "9")
    return {
        **dict.fromkeys(("event", "event-ics", "event-register", "read_event"), by_state),
        "project-ics": [
            Case("public", {"slug": group.project.slug}),
            Case("draft", {"slug": hidden.project.slug}),
        ],
        "group-ics": [Case("public", {"pk": group.pk}), Case("unknown", {"pk": 999_999})],
        "event-sent": [Case("forged", {"slug": open_one.slug, "ticket": "x:y:z"})],
        **{
            f"registration-{page}": by_link
            for page in ("own", "confirm", "accept", "cancel", "forget")
        },
        **{f"account-registration{page}": of_citizen for page in ("", "-accept", "-cancel")},
    }


def _guest(where, name: str) -> str:
    """The token in the mail to somebody who registers without account."""
    register(where, actor=_Guest(), name=name, email=f"{name}@example.org")
    return mails("registration_submitted")[-1].text.split("/termine/anmeldung/")[1].split("/")[0]
