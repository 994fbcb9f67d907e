"""Who may write, answer and release."""

from typing import Any

import rules

from mitsprache.accounts.rules import is_coordination, is_moderation, is_person
from mitsprache.directory.rules import is_member


@rules.predicate
def is_author(person: Any, comment: Any = None) -> bool:
    return comment is not None and comment.author_id is not None and comment.author_id == person.pk


@rules.predicate
def answers_for_office(person: Any, request: Any = None) -> bool:
    """Belongs to the office that the comment was sent to."""
    return is_member(person, request.office if request is not None else None)


_moderates = is_moderation | is_coordination

rules.add_perm("comments.submit_comment", is_person)
rules.add_perm("comments.edit_comment", is_person & is_author)
rules.add_perm("comments.withdraw_comment", is_person & is_author)
rules.add_perm("comments.release_comment", _moderates)
rules.add_perm("comments.hide_comment", _moderates)
rules.add_perm("comments.restore_comment", _moderates)
rules.add_perm("comments.open_desk", is_member)
rules.add_perm("comments.send_to_office", _moderates)
rules.add_perm("comments.hand_over_request", _moderates | answers_for_office)
rules.add_perm("comments.write_interim_note", _moderates)
rules.add_perm("comments.draft_answer", answers_for_office)
rules.add_perm("comments.send_back_draft", _moderates)
rules.add_perm("comments.release_answer", _moderates)
