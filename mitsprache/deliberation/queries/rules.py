"""Which groups the routing rules of a project send something to."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mitsprache.consultations.models import Consultation
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup

from ..models import RoutingRule


@dataclass(frozen=True, slots=True)
class Route:
    """Where something goes: who leads (nobody: it waits), who is involved, by which topic.

    `reasons` holds, by key of a group that has it because of the topic alone, the word by which
    the topic was recognised.
    """

    lead: WorkingGroup | None = None
    involved: tuple[WorkingGroup, ...] = ()
    topic: CrossCuttingTopic | None = None
    reasons: Mapping[int, str] = field(default_factory=dict)

    def led_by(self, group: WorkingGroup | None) -> "Route":
        """The same with this group as lead (None: unchanged); who led is involved."""
        if group is None or group == self.lead:
            return self
        others = [one for one in (self.lead, *self.involved) if one and one != group]
        return replace(self, lead=group, involved=tuple(others))


@dataclass(slots=True)
class Rules:
    """The rules for one consultation, read once; two queries."""

    by_field: dict[int, list[RoutingRule]] = field(default_factory=lambda: defaultdict(list))
    by_topic: dict[int, list[RoutingRule]] = field(default_factory=lambda: defaultdict(list))
    topics: list[CrossCuttingTopic] = field(default_factory=list)

    @classmethod
    def of(cls, consultation: Consultation) -> "Rules":
        document = consultation.version.document
        found = cls(topics=list(CrossCuttingTopic.objects.filter(project=document.project_id)))
        rules = RoutingRule.objects.filter(
            group__project=document.project_id, group__is_active=True
        ).select_related("group__office")
        for rule in rules.order_by("-leads", "group__number", "pk"):
            if rule.field_id:
                found.by_field[rule.field_id].append(rule)
            elif rule.topic_id:
                found.by_topic[rule.topic_id].append(rule)
        return found

    def route(self, *, field: int | None, text: str, topic: int | None = None) -> Route:
        """Where something on the action field `field` (key) with this `text` goes.

        `topic` (key) was chosen by hand; else the first topic of which a word begins a word of
        the text. The field's group leads; without one the topic's. All others are involved.
        """
        recognised, word = self._recognise(text) if topic is None else (self._topic(topic), "")
        of_field = self.by_field.get(field or 0, [])
        of_topic = self.by_topic.get(recognised.pk, []) if recognised else []
        rules = of_field + of_topic
        lead = next((rule.group for rule in rules if rule.leads), None)
        involved = dict.fromkeys(rule.group for rule in rules if rule.group != lead)
        by_word = {rule.group_id for rule in of_topic} - {rule.group_id for rule in of_field}
        return Route(lead, tuple(involved), recognised, dict.fromkeys(by_word, word))

    def _topic(self, key: int) -> CrossCuttingTopic | None:
        return next((topic for topic in self.topics if topic.pk == key), None)

    def _recognise(self, text: str) -> tuple[CrossCuttingTopic | None, str]:
        for topic in self.topics:
            for word in filter(None, map(str.strip, topic.words.splitlines())):
                if re.search(rf"(?<!\w){re.escape(word)}", text, re.IGNORECASE):
                    return topic, word
        return None, ""
