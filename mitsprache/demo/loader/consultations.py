"""Drafts online and what people contributed to them, each deed at its moment."""

import datetime as dt
import re
from itertools import count

from django.contrib.auth.models import AnonymousUser

from mitsprache.accounts.models import Person
from mitsprache.common.models import OutboxMail
from mitsprache.common.partial_dates import PartialDate
from mitsprache.consultations import actions
from mitsprache.consultations.actions.window import form_token
from mitsprache.consultations.models import Consultation, Contribution, Section, Version
from mitsprache.demo.content import shapes
from mitsprache.moderation import actions as moderation

TOKEN = re.compile(r"/beitraege/bestaetigen/([\w-]+)/")
SUPPORT_AFTER = dt.timedelta(minutes=37)


def load_consultation(
    told: shapes.Consultation,
    *,
    version: Version,
    actor: Person,
    people: dict[str, Person],
) -> Consultation:
    """Put the released `version` online and bring in every contribution."""
    consultation = actions.create_consultation(
        actor=actor,
        version=version,
        title=told.title,
        slug=told.slug,
        intro=told.intro,
        room_for_decision=told.room_for_decision,
        who_decides=told.who_decides,
        what_follows=told.what_follows,
        answer_due=PartialDate.parse(told.answer_due),
        opens_at=told.opens_at,
        last_day=told.last_day,
        at=told.imported_at,
    )
    actions.publish_consultation(actor=actor, consultation=consultation, at=told.published_at)
    for extension in told.extensions:
        actions.change_last_day(
            actor=actor,
            consultation=consultation,
            last_day=extension.last_day,
            reason=extension.reason,
            at=extension.at,
        )
    sections = {section.number: section for section in version.sections.all()}
    numbers = count(1)
    for line in told.contributions:
        _load(
            line,
            key=f"{told.slug}-{next(numbers)}",
            consultation=consultation,
            section=sections[line.section] if line.section else None,
            people=people,
            clerk=actor,
        )
    return consultation


def _load(
    told: shapes.Contribution,
    *,
    key: str,
    consultation: Consultation,
    section: Section | None,
    people: dict[str, Person],
    clerk: Person,
) -> None:
    if told.channel != "web":
        actions.enter_contribution(
            actor=clerk,
            consultation=consultation,
            channel=told.channel,
            received_at=told.at,
            section=section,
            kind=told.kind,
            text=told.text,
            proposed_wording=told.wording,
            name=told.name,
            organisation=told.organisation,
            submission_key=key,
            at=told.at,
        )
        return
    token = ""
    author = people[told.author] if told.author else None
    submitted = actions.submit_contribution(
        actor=author or AnonymousUser(),
        consultation=consultation,
        section=section,
        exact=told.exact,
        kind=told.kind,
        text=told.text,
        proposed_wording=told.wording,
        language=told.language,
        name=told.guest,
        email=told.email,
        form_token=form_token(consultation, at=told.form_opened_at) if told.form_opened_at else "",
        submission_key=key,
        at=told.at,
    )
    contribution = submitted.contribution
    if author is None:
        confirmed = actions.confirm_contribution(
            token=_token_of_mail(told.email), at=told.confirmed_at or told.at
        )
        contribution, token = confirmed.contribution, confirmed.token
    _afterwards(told, contribution=contribution, author=author, token=token, people=people)


def _token_of_mail(address: str) -> str:
    """What the guest finds in her mail; it leaves the platform on no other way."""
    mail = OutboxMail.objects.filter(to=address).latest("pk")
    found = TOKEN.search(mail.text)
    assert found is not None, "the mail to a guest holds the link"
    return found[1]


def _afterwards(
    told: shapes.Contribution,
    *,
    contribution: Contribution,
    author: Person | None,
    token: str,
    people: dict[str, Person],
) -> None:
    if told.edited_at:
        actions.edit_contribution(
            actor=author,
            token=token,
            contribution=contribution,
            kind=told.kind,
            text=told.edited_text,
            proposed_wording=told.wording,
            at=told.edited_at,
        )
    for number, supporter in enumerate(told.supporters, start=1):
        actions.support_contribution(
            actor=people[supporter],
            contribution=contribution,
            at=told.at + number * SUPPORT_AFTER,
        )
    if told.withdrawn_at:
        actions.withdraw_contribution(
            actor=author, token=token, contribution=contribution, at=told.withdrawn_at
        )
    if told.hiding:
        moderation.hide_contribution(
            actor=people["moderation"],
            contribution=contribution,
            ground=told.hiding.ground,
            reason=told.hiding.reason,
            at=told.hiding.at,
        )
