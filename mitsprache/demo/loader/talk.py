"""Comments, replies and the offices' answers, each at its moment."""

from itertools import count

from mitsprache.accounts.models import Person
from mitsprache.comments import actions
from mitsprache.comments.models import Comment
from mitsprache.demo import content
from mitsprache.demo.content import shapes
from mitsprache.directory.models import Office
from mitsprache.moderation import actions as moderation
from mitsprache.projects.models import Project


def load_comments(
    sheet: shapes.Sheet,
    *,
    project: Project,
    people: dict[str, Person],
    offices: dict[str, Office],
) -> None:
    """Everything that was said below the sheet, and how far each answer has come."""
    numbers = count(1)
    for told in sheet.comments:
        comment = _submit(told, number=next(numbers), project=project, people=people)
        for reply in told.replies:
            _submit(reply, number=next(numbers), project=project, people=people, parent=comment)
        if told.answer:
            _load_answer(told.answer, comment=comment, people=people, offices=offices)


def _submit(
    told: shapes.Comment,
    *,
    number: int,
    project: Project,
    people: dict[str, Person],
    parent: Comment | None = None,
) -> Comment:
    author = people[told.author]
    comment = actions.submit_comment(
        actor=author,
        thread=project.thread,
        kind=told.kind,
        text=told.text,
        language=told.language,
        submission_key=f"{project.pk}-{number}",
        parent=parent,
        at=told.at,
    )
    if told.edited_at:
        actions.edit_comment(
            actor=author, comment=comment, text=told.edited_text, at=told.edited_at
        )
    if told.withdrawn_at:
        actions.withdraw_comment(actor=author, comment=comment, at=told.withdrawn_at)
    if told.hiding:
        moderation.hide_comment(
            actor=people["moderation"],
            comment=comment,
            ground=told.hiding.ground,
            reason=told.hiding.reason,
            at=told.hiding.at,
        )
    return comment


def _load_answer(
    answer: shapes.Answer,
    *,
    comment: Comment,
    people: dict[str, Person],
    offices: dict[str, Office],
) -> None:
    moderator = people["moderation"]
    request = actions.send_to_office(
        actor=moderator, comment=comment, office=offices[answer.office], at=answer.asked_at
    )
    if answer.interim:
        actions.write_interim_note(
            actor=moderator, request=request, text=answer.interim, at=answer.interim_at
        )
    if answer.drafted_at is None:
        return
    writer = next(person for person in content.PEOPLE if person.office == answer.office)
    actions.draft_answer(
        actor=people[writer.key], request=request, text=answer.text, at=answer.drafted_at
    )
    if answer.released_at:
        actions.release_answer(
            actor=moderator, request=request, seen_at=answer.drafted_at, at=answer.released_at
        )
