"""Watching deeds: what was written, what was announced, and that a refusal changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.dispatch import Signal

from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.consultations.models import Consultation, Contribution, Section, Version
from mitsprache.deliberation.models import Case


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows that a deed of this app could touch."""
    models = [
        *apps.get_app_config("deliberation").get_models(),
        *apps.get_app_config("groups").get_models(),
        *(AuditEntry, OutboxMail, Contribution, Version, Section),
    ]
    rows = {model.__name__: list(model._base_manager.order_by("pk").values()) for model in models}
    # People of the cast come into being when a test first asks for them.
    rows["AuditEntry"] = [
        row for row in rows["AuditEntry"] if not row["verb"].startswith(("accounts.", "directory."))
    ]
    return rows


@contextmanager
def refused(kind: type[Exception], field: str = "") -> Iterator[pytest.ExceptionInfo[Exception]]:
    """What happens inside is refused in words, and not one row is other than before."""
    before = everything()
    with pytest.raises(kind) as refusal:
        yield refusal
    assert type(refusal.value) is kind
    assert getattr(refusal.value, "field", "") == field
    assert str(refusal.value)
    assert everything() == before


@contextmanager
def heard(signal: Signal) -> Iterator[list[dict[str, Any]]]:
    """What the signal says while this lasts."""
    said: list[dict[str, Any]] = []

    def listen(**words: Any) -> None:
        said.append({key: value for key, value in words.items() if key not in ("signal", "sender")})

    signal.connect(listen)
    try:
        yield said
    finally:
        signal.disconnect(listen)


def now(case: Case) -> Case:
    """The case as it stands now, with what lies near."""
    return Case.objects.select_related(
        "lead", "owner", "consultation__version__document__project"
    ).get(pk=case.pk)


def seen(*cases: Case) -> dict[int, int]:
    """What a list of these cases sends along: their keys and revisions."""
    return {one.pk: Case.objects.get(pk=one.pk).revision for one in cases}


def groups_of(case: Case) -> dict[str, str]:
    """Number of each group that has the case now, and its role."""
    rows = case.assignments.filter(until=None)
    return dict(rows.order_by("group__number").values_list("group__number", "role"))


def last(verb: str) -> AuditEntry:
    return AuditEntry.objects.filter(verb=f"deliberation.{verb}").latest("pk")


def steps_of(case: Case) -> list[list[str]]:
    """The steps that the audit log knows of the case, each as [before, after]."""
    entries = AuditEntry.objects.filter(
        subject_kind="deliberation.case", subject_id=str(case.pk)
    ).order_by("pk")
    return [entry.changes["state"] for entry in entries if "state" in entry.changes]


def consultation_of(case: Case) -> Consultation:
    return Consultation.objects.get(pk=case.consultation_id)
