"""Which group gets what."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mitsprache.consultations.models import ActionField
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup


class RoutingRule(models.Model):
    """What belongs to an action field or a cross-cutting topic goes to this group.

    One group leads, others are involved. What is written on the whole document has no field.
    """

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="rules")
    field = models.ForeignKey(
        ActionField, null=True, on_delete=models.CASCADE, related_name="routing_rules"
    )
    topic = models.ForeignKey(
        CrossCuttingTopic, null=True, on_delete=models.CASCADE, related_name="routing_rules"
    )
    leads = models.BooleanField(_("leads"), default=True)

    class Meta:
        verbose_name = _("routing rule")
        verbose_name_plural = _("routing rules")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(field__isnull=False, topic=None) | Q(field=None, topic__isnull=False),
                name="rule_has_one_target",
            ),
            models.UniqueConstraint(fields=["group", "field"], name="rule_field_once"),
            models.UniqueConstraint(fields=["group", "topic"], name="rule_topic_once"),
            models.UniqueConstraint(
                fields=["field"], condition=Q(leads=True), name="rule_field_one_leads"
            ),
            models.UniqueConstraint(
                fields=["topic"], condition=Q(leads=True), name="rule_topic_one_leads"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field_id or self.topic_id} -> group {self.group_id}"
