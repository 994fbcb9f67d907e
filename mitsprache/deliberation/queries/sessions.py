"""Which concerns were dealt with in which session of an event, as everybody may know it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from mitsprache.common.text import tidy_line
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.events.models import Event, Session

from ..models import CapturedLine, Case, CaseContribution, Decision, SittingCase, Verdict
from ..models.decision import CHANGES_TEXT
from .missing import standing

TITLE_LENGTH = 90


@dataclass(frozen=True, slots=True)
class DealtWith:
    """A concern: its code, its words, the public contributions in it, how it was decided.

    `verdict` is a code of contracts.md once the decision is released, else empty.
    """

    code: str
    title: str
    references: tuple[str, ...]
    verdict: str

    @property
    def verdict_in_words(self) -> str:
        return str(Verdict(self.verdict).label) if self.verdict else ""


def cases_of_sessions(event: Event) -> dict[int, list[DealtWith]]:
    """What was dealt with, by key of the session, in the order in which it was written down.

    Only concerns in which something is public. Three queries.
    """
    rows = list(
        SittingCase.objects.filter(sitting__session__event=event)
        .order_by("sitting__session__order", "pk")
        .values_list("sitting__session", "case", "case__code", "case__title")
    )
    told = _told([(case, code, title) for _session, case, code, title in rows])
    found: dict[int, list[DealtWith]] = defaultdict(list)
    for session, case, _code, _title in rows:
        if case in told:
            found[session].append(told[case])
    return dict(found)


def adopted_of_project(project: int, *, most: int = 50) -> list[DealtWith]:
    """What was adopted on a project's drafts: of this a feedback event has to tell what became.

    Only concerns in which something is public. Three queries.
    """
    decisions = standing(Decision.objects.filter(verdict__in=CHANGES_TEXT)).filter(
        case__consultation__version__document__project=project,
        case__consultation__published_at__isnull=False,
    )
    rows = decisions.order_by("case").values_list("case", "case__code", "case__title")
    return list(_told(list(rows[:most])).values())


def told_of(cases: Collection[int]) -> list[DealtWith]:
    """The cases with these keys in which something is public, in the order of their codes.

    Three queries.
    """
    rows = Case.objects.filter(pk__in=cases).order_by("code").values_list("pk", "code", "title")
    return list(_told(list(rows)).values())


def _told(rows: Sequence[tuple[int, str, str]]) -> dict[int, DealtWith]:
    """Of cases (key, code, title) those in which something is public, in their order. Two queries."""
    public = _public([case for case, _code, _title in rows])
    verdicts = _released(list(public))
    found: dict[int, DealtWith] = {}
    for case, code, title in rows:
        texts = public.get(case, [])
        shown = [(reference, text) for reference, text, readable in texts if readable]
        if shown:
            words = title if len(shown) == len(texts) else _first_words(shown[0][1])
            references = tuple(reference for reference, _text in shown)
            found[case] = DealtWith(code, words, references, verdicts.get(case, ""))
    return found


def consultations_for(session: Session) -> list[Consultation]:
    """The published consultations of the session's project, the last one first; one query."""
    if session.event.project_id is None:
        return []
    rows = Consultation.objects.filter(
        published_at__isnull=False, version__document__project=session.event.project_id
    )
    return list(rows.select_related("version__document").order_by("-last_day", "-pk"))


def captured_last(session: Session, most: int = 20) -> list[CapturedLine]:
    """What was typed last in the session, the newest first; one query."""
    rows = session.captured.select_related("contribution__section", "contribution__consultation")
    return list(rows.order_by("-pk")[:most])


def _first_words(text: str) -> str:
    """The first words of what somebody wrote."""
    words = tidy_line(text)
    return words if len(words) <= TITLE_LENGTH else words[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def _public(cases: Sequence[int]) -> dict[int, list[tuple[str, str, bool]]]:
    """By case its contributions: reference, text, whether everybody may read it.

    A title that somebody of the staff took from what is hidden now is not told either.
    """
    found: dict[int, list[tuple[str, str, bool]]] = defaultdict(list)
    readable = Contribution.objects.visible_to(None).filter(pk=OuterRef("contribution"))
    links = CaseContribution.objects.filter(case__in=cases).order_by("pk")
    for case, reference, text, shown in links.values_list(
        "case", "contribution__reference", "contribution__text", Exists(readable)
    ):
        found[case].append((reference, text, shown))
    return found


def _released(cases: Sequence[int]) -> dict[int, str]:
    decisions = standing(Decision.objects.filter(case__in=cases, state=Decision.State.RELEASED))
    return dict(decisions.values_list("case", "verdict"))
