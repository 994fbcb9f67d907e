"""What the API answers about measures, for its description."""

from ninja import Field, Schema

from .schemas import PartialDate

_AMOUNT = "Decimal with a point; null: nobody has stated it, which is not zero."


class MoneyOut(Schema):
    year: int
    source: str = Field(description="Source of funds.")
    kind: str = Field(description="one_off running")
    planned: str | None = Field(description=_AMOUNT)
    approved: str | None
    committed: str | None
    spent: str | None
    currency: str


class MeasureOut(Schema):
    slug: str
    number: str
    title: str
    state: str = Field(description="finished under_way in_preparation not_begun stopped")
    state_reason: str
    course: str = Field(description="on_course at_risk off_course, by a stated rule.")
    office: str = Field(description="Slug of the responsible office.")
    action_field: str | None = Field(description="Number and name.")
    project: str = Field(description="Slug of the project.")
    planned_start: str | None = PartialDate
    planned_end: str | None = PartialDate
    money: list[MoneyOut]
    contributions: list[str] = Field(description="References of those that it came from.")
    updated_on: str | None = Field(description="Day of the office's last report.")
    url: str


class Measures(Schema):
    items: list[MeasureOut]
    next: str | None


class MilestoneOut(Schema):
    title: str
    planned: str | None = PartialDate
    reached: str | None = PartialDate
    note: str


class ReadingOut(Schema):
    date: str | None = PartialDate
    value: str
    note: str


class IndicatorOut(Schema):
    name: str
    unit: str
    target: str | None
    target_date: str | None = PartialDate
    readings: list[ReadingOut]


class EvidenceOut(Schema):
    title: str
    url: str


class ProgressOut(Schema):
    day: str
    office: str = Field(description="Slug of the office that reported.")
    state: str
    reason: str
    text: str
    missing: str
    next_step: str


class MeasureDetail(MeasureOut):
    goal: str
    partners: str
    place: str
    target_groups: list[str] = Field(description="Slugs.")
    actual_start: str | None = PartialDate
    actual_end: str | None = PartialDate
    missing: str
    next_step: str
    update_due: str | None
    money_unknown_reason: str
    totals: dict[str, str | None]
    milestones: list[MilestoneOut]
    indicators: list[IndicatorOut]
    evidence: list[EvidenceOut]
    progress: list[ProgressOut] = Field(description="The newest first.")
    cases: list[str] = Field(description="Codes of the concerns that it came from.")
    section: str | None = Field(description="Number of its section in the adopted text.")
    version: int | None = Field(description="Number of the adopted version.")
    resolution: str | None = Field(description="Title of the resolution behind it.")
