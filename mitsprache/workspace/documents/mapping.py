"""What became of the sections of the last version, as the release page asks it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mitsprache.common.fields import LineField
from mitsprache.common.ui.values import Passage
from mitsprache.consultations.actions import Correction
from mitsprache.consultations.models import Section, Succession
from mitsprache.consultations.queries.mapping import Proposal

from .differing import passages

_MOST_NAMED = 1_000


class MappingForm(forms.Form):
    """What became of one old section: its kind, and the numbers of the sections it is now."""

    kind = forms.ChoiceField(label=_("What became of it"), choices=Succession.Kind.choices)
    new = LineField(label=_("Numbers of the new sections"), max_length=_MOST_NAMED, required=False)

    def __init__(self, *args: Any, known: Mapping[str, Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        self.fields["new"].widget.attrs |= {"list": "numbers", "autocomplete": "off"}

    def clean_new(self) -> list[int]:
        """The keys of the sections that are named, in the order in which they are named."""
        named = [part.strip() for part in self.cleaned_data["new"].split(";") if part.strip()]
        unknown = [number for number in named if number.casefold() not in self.known]
        if unknown:
            words = gettext("There is no section %(number)s in the new version.")
            raise forms.ValidationError(words % {"number": unknown[0]})
        return [self.known[number.casefold()].pk for number in named]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One old section with what is proposed; `form` for what a person should look at."""

    old: Section
    kind: str
    new: tuple[Section, ...]
    percent: int
    form: MappingForm
    passages: Sequence[Passage]


def asked(
    proposals: Sequence[Proposal], sections: Sequence[Section], data: QueryDict | None, *, all: bool
) -> tuple[list[Asked], list[Proposal]]:
    """What is asked about, and the unchanged ones that are not (unless `all`).

    With `data` the forms carry what was typed, also for a section that is unchanged meanwhile.
    """
    known = {section.number.casefold(): section for section in sections}
    rows: list[Asked] = []
    quiet: list[Proposal] = []
    for proposal in proposals:
        prefix = f"alt-{proposal.old.pk}"
        typed = data is not None and f"{prefix}-kind" in data
        if proposal.kind == Succession.Kind.UNCHANGED and not (all or typed):
            quiet.append(proposal)
            continue
        initial = {
            "kind": proposal.kind,
            "new": "; ".join(section.number for section in proposal.new),
        }
        form = MappingForm(data if typed else None, prefix=prefix, initial=initial, known=known)
        before, after = proposal.old.text, "\n\n".join(one.text for one in proposal.new)
        rows.append(
            Asked(
                old=proposal.old,
                kind=Succession.Kind(proposal.kind).label,
                new=proposal.new,
                percent=round(100 * proposal.similarity),
                form=form,
                passages=passages(before, after) if proposal.new and before != after else (),
            )
        )
    return rows, quiet


def corrections(rows: Sequence[Asked]) -> dict[int, Correction]:
    """What differs from the proposals, by the key of the old section; the forms are valid."""
    found = {}
    for row in rows:
        if not row.form.is_bound:
            continue
        entries = row.form.cleaned_data
        proposed = (row.form.initial["kind"], {section.pk for section in row.new})
        if (entries["kind"], set(entries["new"])) != proposed:
            found[row.old.pk] = Correction(kind=entries["kind"], new=entries["new"])
    return found
