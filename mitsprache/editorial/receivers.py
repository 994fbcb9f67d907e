"""What follows from Wagtail's signals: who is told of a sheet's check, which pages are read anew.

Wagtail would send the mails itself, at once, to whole groups and with the titles of other offices'
drafts. Here each becomes a row of the outbox, addressed to those who decide on this very sheet.
"""

from typing import Any

from django.conf import settings
from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from mitsprache.accounts.models import Role
from mitsprache.accounts.queries import addresses_of
from mitsprache.common import pages
from mitsprache.directory.models import Office, OfficeMembership
from mitsprache.notifications import mail
from mitsprache.projects.models import Project

from .models import OfficeRelease


def silence_wagtail() -> None:
    """Disconnect Wagtail's own mails; called once its application is ready."""
    task_submitted.disconnect(
        sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
    )
    for signal, name in (
        (workflow_submitted, "submitted"),
        (workflow_rejected, "rejected"),
        (workflow_approved, "approved"),
    ):
        signal.disconnect(
            sender=WorkflowState, dispatch_uid=f"workflow_state_{name}_email_notification"
        )


@receiver(task_submitted)
def tell_who_decides(instance: TaskState, **_signal: Any) -> None:
    """The leads of the sheet's office, then the participation office."""
    sheet = instance.workflow_state.content_object
    if not isinstance(sheet, Project):
        return
    task = instance.task.specific
    for address in _leads(sheet) if isinstance(task, OfficeRelease) else _participation_office():
        mail.send(
            "sheet_waiting",
            to=address,
            language=settings.LANGUAGE_CODE,
            task=task.name,
            url=mail.link("sheets:edit", sheet.pk),
        )


@receiver(workflow_rejected)
def tell_that_sent_back(instance: WorkflowState, **_signal: Any) -> None:
    _tell_sender(instance, "sheet_sent_back")


@receiver(workflow_approved)
def tell_that_passed(instance: WorkflowState, **_signal: Any) -> None:
    _tell_sender(instance, "sheet_passed")


def _tell_sender(state: WorkflowState, purpose: str) -> None:
    sheet, sender = state.content_object, state.requested_by
    if not isinstance(sheet, Project) or sender is None or not sender.is_active:
        return
    mail.send(
        purpose,
        to=sender.email,
        language=settings.LANGUAGE_CODE,
        url=mail.link("sheets:edit", sheet.pk),
    )


def _leads(sheet: Project) -> list[str]:
    leads = sheet.office.memberships.filter(
        role=OfficeMembership.Role.LEAD, ended_at=None, person__is_active=True
    )
    return list(leads.values_list("person__email", flat=True))


def _participation_office() -> list[str]:
    """Its address for notifications, else everybody who holds the role of coordination."""
    office = Office.objects.filter(is_participation_office=True, is_active=True).first()
    if office is not None and office.notify_email:
        return [office.notify_email]
    return addresses_of(Role.COORDINATION)


@receiver([page_published, page_unpublished, post_page_move])
def let_pages_be_read_anew(**_signal: Any) -> None:
    """Kept copies of public pages with the city's own texts are out of date."""
    pages.raise_version("content")
