"""Which group gets what: the rules that route by themselves."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.consultations.models import ActionField
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup

from ..models import RoutingRule
from .refusals import EntryWrong


@transaction.atomic
def add_rule(
    *,
    actor: Any,
    group: WorkingGroup,
    field: ActionField | None = None,
    topic: CrossCuttingTopic | None = None,
    leads: bool = True,
    at: dt.datetime | None = None,
) -> RoutingRule:
    """From now on what belongs to the field or the topic goes to the group.

    What waits already is sent by routing.route_waiting. The same rule again changes nothing but
    whether it leads. Raises NotAllowed, EntryWrong (not exactly one of field and topic, of another
    project, another group leads there).
    """
    authorize(actor, "deliberation.manage_rules", group.project)
    at = at or clock.database_now()
    if (field is None) == (topic is None):
        raise EntryWrong("field", _("Please choose an action field or a cross-cutting topic."))
    project = field.document.project_id if field else topic.project_id if topic else None
    if project != group.project_id:
        raise EntryWrong("field", _("Group and target belong to different projects."))
    there = RoutingRule.objects.filter(field=field, topic=topic)
    # The group is the lock under which its rules and those beside them are read.
    list(WorkingGroup.objects.select_for_update(no_key=True).filter(project=group.project_id))
    if leads and there.filter(leads=True).exclude(group=group).exists():
        raise EntryWrong("leads", _("Another group leads there already."))
    rule, _new = RoutingRule.objects.update_or_create(
        group=group, field=field, topic=topic, defaults={"leads": leads}
    )
    audit.record(
        actor=actor,
        verb="deliberation.add_rule",
        subject=group,
        at=at,
        changes={
            "field": [None, field.pk if field else None],
            "topic": [None, topic.pk if topic else None],
            "leads": [None, leads],
        },
    )
    return rule


@transaction.atomic
def remove_rule(*, actor: Any, rule: RoutingRule, at: dt.datetime | None = None) -> None:
    """Nothing more goes there by itself; what went there stays. Raises NotAllowed."""
    authorize(actor, "deliberation.manage_rules", rule.group.project)
    audit.record(
        actor=actor,
        verb="deliberation.remove_rule",
        subject=rule.group,
        at=at or clock.database_now(),
        changes={"field": [rule.field_id, None], "topic": [rule.topic_id, None]},
    )
    RoutingRule.objects.filter(pk=rule.pk).delete()
