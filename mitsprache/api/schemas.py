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


class ResolutionDetail(ResolutionOut):
    text: str = Field(description="The wording.")
    result: str = Field(description="As the body says it, e.g. adopted as amended.")
    votes: dict[str, int | None] | None = Field(description="in_favour against abstained")
    conditions: str


class Resolutions(Schema):
    items: list[ResolutionDetail]
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


class ConsultationOut(Schema):
    slug: str
    title: str
    project: str = Field(description="Slug of the project.")
    version: int = Field(description="Number of the version that is consulted on.")
    opens_at: str
    last_day: str = Field(description="Inclusive, in the local time of `zone`.")
    zone: str
    state: str = Field(description="upcoming open closed")
    url: str


class Consultations(Schema):
    items: list[ConsultationOut]
    next: str | None


class VersionOut(Schema):
    number: int
    state: str = Field(description="released adopted")
    released_at: str
    hash: str = Field(
        description="SHA-256 of the canonical JSON of its sections: a list in reading order of "
        "objects with identity (our section_id), parent, order, number, kind, title, text, "
        "field; keys sorted, UTF-8, no blanks."
    )
    url: str


class ExtensionOut(Schema):
    at: str
    before: str
    after: str
    reason: str


class ClosingOut(Schema):
    at: str
    reason: str
    unanswered: list[str] = Field(description="Codes of cases that were left without answer.")


class OverrideOut(Schema):
    version: int
    at: str
    reason: str
    missing: list[str] = Field(description="Adopted, but not in the text: codes of cases.")
    unanswered: list[str]


class BalanceOut(Schema):
    received: int = Field(description="That everybody can read: answered + open.")
    channels: dict[str, int] = Field(description="By channel.")
    after_deadline: int = Field(description="Of the received, came in late themselves.")
    answered: int = Field(description="With a published decision on each of its concerns.")
    open: int
    late: int = Field(description="Of the open, past the promised day.")
    verdicts: dict[str, int] = Field(description="Published answers by verdict.")
    median_days: int | None = Field(description="Days from receipt to the first answer.")
    held: int
    gone: int = Field(description="Withdrawn or hidden.")
    closing: ClosingOut | None
    overrides: list[OverrideOut]


class ConsultationDetail(ConsultationOut):
    document: str = Field(description="Title of the document.")
    intro_html: str
    room_for_decision: str
    who_decides: str
    what_follows: str
    answer_due: str | None = PartialDate
    who: str = Field(description="confirmed registered invited")
    moderation: str = Field(description="after before")
    formality: str = Field(description="informal formal")
    contributions: int = Field(description="Received in time; late ones stand outside the number.")
    contributions_late: int
    versions: list[VersionOut]
    extensions: list[ExtensionOut]
    balance: BalanceOut = Field(description="What became of the contributions.")


class SectionOut(Schema):
    section_id: str = Field(description="Stays the same from version to version.")
    parent: str | None = Field(description="The section_id of the one above.")
    order: int
    number: str = Field(description="As printed.")
    kind: str = Field(description="chapter action_field goal measure paragraph")
    title: str
    text: str = Field(description="CommonMark; pictures as ![what it shows](bild:<id>).")
    field: str | None = Field(description="Number of the action field.")


class VersionDetail(VersionOut):
    note: str
    sections: list[SectionOut]


class DecisionOut(Schema):
    verdict: str = Field(
        description="adopted adopted_in_part already_contained elsewhere not_adopted answered "
        "noted outside_remit"
    )
    reason: str
    decided_on: str
    decided_by: str = Field(description="An office or a body, never a person.")


class CaseOut(Schema):
    case: str = Field(description="The reference and the number of the concern.")
    state: str = Field(description="As of the contribution, for this concern.")
    due: str = Field(description="By when the answer is promised.")
    decision: DecisionOut | None


class VotesOut(Schema):
    in_favour: int
    against: int
    abstained: int


class StepOfChain(Schema):
    case: str | None = Field(description="Null: before it was parted into concerns.")
    step: str = Field(
        description="received held published split joined routed handed_over sent_back planned "
        "discussed recommended waiting decided answered corrected worked_in"
    )
    day: str
    who: str = Field(description="Group, office or body.")
    involved: list[str]
    verdict: str | None
    reason: str
    votes: VotesOut | None
    version: int | None
    contributions: list[str] = Field(description="References of those with the same concern.")


class ChangeOut(Schema):
    case: str
    version: int = Field(description="In which it was changed.")
    section: str | None = Field(description="Number as printed; null: taken out.")
    title: str
    before: str
    after: str


class ContributionOut(Schema):
    reference: str
    consultation: str = Field(description="Slug of the consultation.")
    version: int = Field(description="Number of the version that it was written on.")
    section: str | None = Field(description="Number as printed; null: on the whole document.")
    section_id: str | None
    exact: str = Field(description="The passage that it is about; empty: the whole section.")
    kind: str = Field(description="suggestion wording question support objection")
    text: str
    proposed_wording: str
    language: str
    channel: str = Field(description="web letter mail phone workshop import")
    received_at: str
    late: bool
    state: str = Field(
        description="received routed in_discussion recommended decided answered worked_in"
    )
    decision: DecisionOut | None = Field(description="The first of those in `cases`.")
    cases: list[CaseOut] = Field(description="Its concerns, each with its own answer.")
    url: str


class Contributions(Schema):
    items: list[ContributionOut]
    next: str | None


class EarlierOut(Schema):
    text: str
    proposed_wording: str
    replaced_at: str


class PlaceOut(Schema):
    section_id: str
    number: str
    title: str


class WhereaboutsOut(Schema):
    version: int = Field(description="Number of the newest released version.")
    kind: str = Field(description="unchanged changed moved split merged removed")
    sections: list[PlaceOut] = Field(description="What its section has become there.")
    removed_in: int | None = Field(description="The first version without it.")
    quote: str = Field(description="unchanged changed moved gone; empty without a passage.")
    words: str = Field(description="What stands there now instead of the passage.")


class AdoptedOut(Schema):
    version: int
    body: str
    date: str | None = PartialDate
    number: str
    title: str
    url: str


class MeasureOfContribution(Schema):
    slug: str
    title: str
    state: str = Field(description="Of today: finished under_way in_preparation not_begun stopped")
    case: str = Field(description="The concern that leads to it.")
    url: str


class ContributionDetail(ContributionOut):
    chain: list[StepOfChain] = Field(description="All that happened to it, oldest first.")
    changes: list[ChangeOut] = Field(description="What it has changed in the text.")
    supports: int
    edited_at: str | None
    earlier: list[EarlierOut] = Field(description="Earlier wordings, newest first.")
    whereabouts: WhereaboutsOut
    adopted: AdoptedOut | None = Field(description="The version that a body has adopted since.")
    measures: list[MeasureOfContribution] = Field(description="What is done because of it.")


class EventOut(Schema):
    slug: str
    title: str
    kind: str = Field(description="kickoff workshop group_session closing feedback council onsite")
    starts_at: str | None = Field(
        description="A moment with its distance from UTC, a day, or null while only a period is known."
    )
    ends_at: str | None = Field(description="The end; of whole days the last one, inclusive.")
    period: str | None = PartialDate
    place: str
    project: str | None
    state: str = Field(description="planned open full cancelled over")
    url: str


class Events(Schema):
    items: list[EventOut]
    next: str | None


class AccessOut(Schema):
    step_free: str = Field(description="yes on_request no unknown")
    induction_loop: str
    interpreting: str
    child_care: str
    note: str


class SessionOut(Schema):
    title: str
    group: str | None = Field(description="The working group's name.")
    topic: str | None = Field(description="The cross-cutting topic's name.")
    room: str
    starts_at: str | None
    ends_at: str | None
    capacity: int | None
    free: int | None = Field(description="Places that are left; null without a limit.")


class ResultOut(Schema):
    session: str | None = Field(description="Title of the session; null for the whole event.")
    minutes_html: str


class EventDetail(EventOut):
    summary: str
    programme_html: str
    address: str
    online_url: str
    district: str | None
    organiser: str = Field(description="Slug of an office.")
    body: str | None
    continues: str | None = Field(description="Slug of the event that it goes on with.")
    planned: str = Field(description="When it was announced, as precisely as was known.")
    took_place: str | None = PartialDate
    languages: list[str]
    accessibility: AccessOut
    registration: bool
    capacity: int | None
    free: int | None
    cancel_reason: str
    sessions: list[SessionOut]
    results: list[ResultOut]
