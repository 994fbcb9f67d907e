"""Working groups and what they made of the contributions, each deed at its moment."""

import datetime as dt
from dataclasses import dataclass

from mitsprache.accounts.models import Person
from mitsprache.consultations.models import ActionField, Consultation, Contribution, SectionIdentity
from mitsprache.consultations.queries import working_version
from mitsprache.deliberation import actions
from mitsprache.deliberation.models import Case, Decision, Sitting, TextBlock
from mitsprache.deliberation.queries.packets import waiting_cases
from mitsprache.demo.content import shapes as content_shapes
from mitsprache.demo.content.deliberation import shapes
from mitsprache.directory.models import Office
from mitsprache.groups import actions as groups
from mitsprache.groups.models import WorkingGroup
from mitsprache.projects.models import Project

EVENING = dt.time(18, 30)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts in the demo: the participation office, the office that answers, everybody by key."""

    coordination: Person
    people: dict[str, Person]
    offices: dict[str, Office]


def load_groups(
    told: shapes.Deliberation, *, project: Project, fields: list[ActionField], cast: Cast
) -> dict[str, WorkingGroup]:
    """The groups of a project with their members, and the rules that send things to them."""
    actor, at = cast.coordination, told.set_up_at
    by_number = {field.number: field for field in fields}
    made: dict[str, WorkingGroup] = {}
    for group in told.groups:
        made[group.number] = row = groups.create_group(
            actor=actor,
            project=project,
            number=group.number,
            name=group.name,
            about=group.about,
            office=cast.offices[group.office],
            at=at,
        )
        for seat in group.seats:
            groups.add_member(
                actor=actor,
                group=row,
                person=cast.people[seat.person] if seat.person else None,
                name=seat.name,
                role=seat.role,
                capacity=seat.capacity,
                at=at,
            )
        for number in group.fields:
            actions.add_rule(actor=actor, group=row, field=by_number[number], at=at)
    for topic in told.topics:
        across = groups.add_topic(
            actor=actor,
            project=project,
            number=topic.number,
            name=topic.name,
            words="\n".join(topic.words),
            at=at,
        )
        for number in topic.groups:
            actions.add_rule(actor=actor, group=made[number], topic=across, leads=False, at=at)
    return made


def load_deliberation(
    told: shapes.Deliberation,
    *,
    consultation: Consultation,
    made: dict[str, WorkingGroup],
    cast: Cast,
) -> None:
    """What the groups recommended and what was decided; the answers are published at their hour."""
    _Told(told, consultation, made, cast).load()


def load_closing(told: shapes.Deliberation, *, consultation: Consultation, cast: Cast) -> None:
    """The phase is marked as done; nothing is left open."""
    if told.closed_at:
        actions.close_phase(actor=cast.coordination, consultation=consultation, at=told.closed_at)


class _Told:
    """One deliberation while it is told."""

    def __init__(
        self,
        told: shapes.Deliberation,
        consultation: Consultation,
        made: dict[str, WorkingGroup],
        cast: Cast,
    ) -> None:
        self.told, self.consultation, self.groups, self.cast = told, consultation, made, cast
        self.coordination = cast.coordination
        self.office = cast.offices[told.office]
        lead = next(seat for seat in told.groups[0].seats if seat.role == "lead")
        self.clerk = cast.people[lead.person]
        self.contributions = list(
            Contribution.objects.filter(consultation=consultation).order_by("pk")
        )
        self.sittings: dict[tuple[str, dt.date], Sitting] = {}
        self.blocks: dict[str, TextBlock] = {}

    def load(self) -> None:
        self._prepare()
        for split in self.told.splits:
            case = self._case(split.of)
            parts = [actions.SplitPart(title, extract) for title, extract in split.parts]
            actions.split_case(
                actor=self.coordination,
                case=case,
                revision=case.revision,
                parts=parts,
                at=split.at,
            )
        for join in self.told.joins:
            case, into = self._case(join.of), self._case(join.into)
            actions.join_cases(
                actor=self.coordination,
                into=into,
                revision=into.revision,
                chosen={case.pk: case.revision},
                at=join.at,
            )
        for at in self.told.packets_at:
            for group in self.groups.values():
                self._hand_over(group, at)
        for concern in self.told.concerns:
            self._discuss(concern)
        decisions = [
            (concern, self._decide(concern)) for concern in self.told.concerns if concern.decision
        ]
        if self.told.answers_at:
            actions.release_due_decisions(at=self.told.answers_at)
        for concern, decision in decisions:
            self._work_in(concern, decision)

    def _prepare(self) -> None:
        for sitting in self.told.sittings:
            for number in sitting.groups:
                self.sittings[number, sitting.day] = actions.plan_sitting(
                    actor=self.coordination,
                    group=self.groups[number],
                    day=sitting.day,
                    title=sitting.title,
                    at=self.told.set_up_at,
                )
        for block in self.told.blocks:
            self.blocks[block.title] = actions.write_text_block(
                actor=self.coordination,
                verdict=block.verdict,
                title=block.title,
                text=block.text,
                at=self.told.set_up_at,
            )

    def _case(self, of: int, part: int = 1) -> Case:
        return Case.objects.get(code=f"{self.contributions[of - 1].reference}-{part}")

    def _hand_over(self, group: WorkingGroup, at: dt.datetime) -> None:
        """A packet of what the group has by then, where there is something new."""
        if waiting_cases(group, self.consultation, only_new=True).exists():
            actions.make_packet(
                actor=self.coordination, group=group, consultation=self.consultation, at=at
            )

    def _discuss(self, concern: shapes.Concern) -> None:
        case = self._case(concern.of, concern.part)
        for day in concern.days:
            assert case.lead is not None, f"{case.code} has no group"
            case.refresh_from_db()
            actions.discuss_cases(
                actor=self.coordination,
                sitting=self.sittings[case.lead.number, day],
                chosen={case.pk: case.revision},
                at=_evening(day),
            )
        for said in concern.recommendations:
            case.refresh_from_db()
            actions.recommend(
                actor=self.coordination,
                case=case,
                revision=case.revision,
                group=self.groups[said.group],
                verdict=said.verdict,
                reason=said.reason,
                sitting=self.sittings[said.group, said.day],
                votes=actions.Votes(*said.votes) if said.votes else None,
                at=_evening(said.day) + dt.timedelta(minutes=20),
            )

    def _decide(self, concern: shapes.Concern) -> Decision:
        told = self.told
        assert concern.decision is not None
        assert told.decided_on is not None
        assert told.drafted_at is not None
        case = self._case(concern.of, concern.part)
        decision = actions.draft_decision(
            actor=self.clerk,
            case=case,
            revision=case.revision,
            verdict=concern.decision.verdict,
            reason=concern.decision.reason,
            decided_on=told.decided_on,
            office=self.office,
            block=self.blocks[concern.decision.block] if concern.decision.block else None,
            at=told.drafted_at,
        )
        if concern.decision.approved:
            case.refresh_from_db()
            actions.approve_decision(
                actor=self.coordination,
                decision=decision,
                revision=case.revision,
                release_at=told.answers_at,
                at=told.approved_at,
            )
        return decision

    def _work_in(self, concern: shapes.Concern, decision: Decision) -> None:
        """Link the answer to the sections of the working version that were changed for it."""
        assert concern.decision is not None
        working = working_version(self.consultation.version.document)
        assert working is not None
        for number in concern.decision.sections:
            identity = SectionIdentity.objects.get(
                sections__version=self.consultation.version, sections__number=number
            )
            actions.link_adoption(
                actor=self.clerk,
                decision=decision,
                version=working,
                identity=identity,
                note=concern.decision.note,
                at=self.told.worked_in_at,
            )


def _evening(day: dt.date) -> dt.datetime:
    """When the records of a sitting were written."""
    return dt.datetime.combine(day, EVENING, tzinfo=content_shapes.CITY_ZONE)
