"""One measure with everything that its page and the API show."""

from collections.abc import Sequence
from dataclasses import dataclass

from mitsprache.consultations.models import Consultation, Section
from mitsprache.consultations.queries.adopted import adopted_version
from mitsprache.deliberation.queries.sessions import DealtWith, told_of
from mitsprache.deliberation.states import ANSWERED
from mitsprache.directory.models import TargetGroup

from ..models import Evidence, Indicator, Measure, Milestone, Progress
from .register import Amounts, MoneyLine, lines_of, summed


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the measure stands in the adopted text; `consultation` shows that version."""

    number: str
    title: str
    version: int
    consultation: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A measure and all that belongs to it; `origins` are the concerns that it came from."""

    measure: Measure
    target_groups: Sequence[TargetGroup]
    lines: Sequence[MoneyLine]
    sums: Amounts
    milestones: Sequence[Milestone]
    indicators: Sequence[Indicator]  # with their readings
    evidence: Sequence[Evidence]
    progress: Sequence[Progress]  # the newest first
    origins: Sequence[DealtWith]
    passage: Passage | None


def measure_at(slug: str) -> Measure | None:
    """The public measure at this address. One query."""
    near = ("project", "office", "field", "resolution__body", "resolution__paper", "document")
    return Measure.objects.visible_to(None).filter(slug=slug).select_related(*near).first()


def detail(measure: Measure) -> Detail:
    """Everything around a measure. Thirteen queries at most, however much there is."""
    lines = lines_of([measure.pk])[measure.pk]
    cases = measure.origins.filter(case__state__in=ANSWERED).values_list("case", flat=True)
    return Detail(
        measure=measure,
        target_groups=list(measure.target_groups.all()),
        lines=lines,
        sums=summed(line.amounts for line in lines),
        milestones=list(measure.milestones.all()),
        indicators=list(measure.indicators.prefetch_related("readings")),
        evidence=list(measure.evidence.all()),
        progress=list(measure.progress.select_related("office")),
        origins=told_of(list(cases)),
        passage=_passage(measure),
    )


def _passage(measure: Measure) -> Passage | None:
    """Its section in the latest adopted version; none where no published consultation shows it."""
    if measure.document is None or measure.identity_id is None:
        return None
    version = adopted_version(measure.document)
    if version is None:
        return None
    section = Section.objects.filter(version=version, identity=measure.identity_id).first()
    shown = Consultation.objects.visible_to(None).filter(version__document=measure.document)
    slug = shown.order_by("-last_day", "-pk").values_list("slug", flat=True).first()
    if section is None or slug is None:
        return None
    return Passage(section.number, section.title, version.number, slug)
