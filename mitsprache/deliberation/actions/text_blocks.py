"""Reasons in plain words that fit many cases."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line

from ..models import TextBlock, Verdict
from ..models.decision import ANSWER_LENGTH
from .keeping import words
from .refusals import EntryWrong

TITLE_LENGTH = 120


@transaction.atomic
def write_text_block(
    *,
    actor: Any,
    block: TextBlock | None = None,
    verdict: str,
    title: str,
    text: str,
    is_active: bool = True,
    at: dt.datetime | None = None,
) -> TextBlock:
    """Write a new text block, or change one; decisions made of it keep their own words.

    Raises NotAllowed, EntryWrong (verdict, title, text).
    """
    authorize(actor, "deliberation.manage_text_blocks")
    at = at or clock.database_now()
    if verdict not in Verdict.values:
        raise EntryWrong("verdict", _("Please choose what is decided."))
    title = words("title", tidy_line(title), most=TITLE_LENGTH, needed=_("Please give it a name."))
    text = words("text", text, most=ANSWER_LENGTH, needed=_("Please write something."))
    taken = TextBlock.objects.filter(verdict=verdict, title=title).first()
    if taken is not None and taken != block:
        raise EntryWrong("title", _("There is a text block of this name already."))
    made = TextBlock.objects.get(pk=block.pk) if block else TextBlock()
    made.verdict, made.title, made.text, made.is_active = verdict, title, text, is_active
    made.changed_at, made.changed_by = at, actor
    changes = audit.changed_columns(made)
    made.save()
    audit.record(
        actor=actor,
        verb="deliberation.write_text_block",
        subject=made,
        at=at,
        changes=changes,
    )
    return made
