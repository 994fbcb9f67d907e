"""The form of the synopsis' filters, the same for the page and its files."""

from django.http import QueryDict

from mitsprache.common.ui.values import Chip, Choice, FilterGroup
from mitsprache.deliberation.queries.asking import Chosen, Options, chosen

from ..projects.filters import without


def read(query: QueryDict, known: Options) -> Chosen:
    """What the address asks for; what is not known here is left out and named in `unknown`."""
    return chosen(known, query.getlist)


def form(known: Options, found: Chosen) -> list[FilterGroup]:
    """The questions of the form, each a list of checkboxes."""
    return [
        FilterGroup(
            name=question.name,
            label=question.words,
            kind="checkboxes",
            choices=[
                Choice(value=code, label=words, selected=code in found.values[question.name])
                for code, words in question.answers
            ],
        )
        for question in known.questions
    ]


def chips(query: QueryDict, known: Options, found: Chosen) -> list[Chip]:
    """Each filter in use with the address without it."""
    return [
        Chip(label=words, remove_url=without(query, question.name, code))
        for question in known.questions
        for code, words in question.answers
        if code in found.values[question.name]
    ]
