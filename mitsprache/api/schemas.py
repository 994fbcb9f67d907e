"""What the API answers, for its description; the answers themselves are plain dictionaries."""

from ninja import Field, Schema

PartialDate = Field(
    default=None,
    description="A day, month, quarter or year: 2017-03-30, 2018-03, 2018-Q1, 2018.",
)


class Entry(Schema):
    slug: str
    name: str


class Project(Schema):
    slug: str
    title: str
    summary: str
    state: str = Field(description="idea planned decided running finished deferred")
    participation: str = Field(description="planned running done none open")
    updated_on: str | None = Field(description="Day of the last published change.")
    office: Entry | None
    districts: list[Entry]
    topics: list[Entry]
    place: str
    latitude: float | None
    longitude: float | None
    texts: int = Field(description="Comments and answers that can be read on the page.")
    url: str


class Cost(Schema):
    kind: str = Field(description="amount range unknown")
    from_amount: str | None = Field(alias="from", description="Decimal with a point.")
    to_amount: str | None = Field(alias="to")
    currency: str
    sources: str
    estimated_on: str | None = PartialDate
    unknown_reason: str
    stated_at: str | None = None
    change_reason: str = ""


class StepOut(Schema):
    kind: str = Field(description="step phase event deadline")
    title: str
    note: str
    date: str | None = PartialDate
    when: str = Field(description="The date in German words.")
    progress: str = Field(description="past now next missed")


class ResolutionOut(Schema):
    body: str
    date: str | None = PartialDate
    number: str = Field(description="As text, leading zeros kept; empty when not stated.")
    paper: str
    title: str
    url: str


class ProjectResolution(ResolutionOut):
    role: str = Field(description="commissioned draft_accepted adopted other")


class ContactOut(Schema):
    role: str = Field(description="subject participation")
    office: str
    name: str
    email: str
    phone: str


class PromiseOut(Schema):
    text: str
    due: str = Field(description="In German words; empty when promised without a date.")
    state: str = Field(description="open due late kept")
    kept_at: str | None


class UpdateOut(Schema):
    at: str
    office: str
    what: str
    why: str


class ProjectDetail(Project):
    description_html: str
    state_note: str
    target_groups: list[Entry]
    participation_reason: str
    level: str
    room_for_decision: str
    participation_goal: str
    process_html: str
    participation_when: str
    participation_cost: str
    participation_support: str
    cost: Cost | None
    cost_statements: list[Cost]
    steps: list[StepOut]
    resolutions: list[ProjectResolution]
    contacts: list[ContactOut]
    promises: list[PromiseOut]
    updates: list[UpdateOut]
    listed_since: str | None
    published_at: str | None
    source_note: str


class Projects(Schema):
    items: list[Project]
    next: str | None


class Resolutions(Schema):
    items: list[ResolutionOut]
    next: str | None


class OfficeOut(Entry):
    description: str
    email: str
    phone: str
    address: str
    parent: str | None


class Offices(Schema):
    items: list[OfficeOut]
    next: str | None


class DistrictOut(Entry):
    latitude: float | None
    longitude: float | None


class Districts(Schema):
    items: list[DistrictOut]
    next: str | None


class Topics(Schema):
    items: list[Entry]
    next: str | None
