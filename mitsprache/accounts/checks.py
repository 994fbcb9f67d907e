"""What must not be in a production database."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from .models import Person


@register(Tags.security, deploy=True)
def nobody_is_superuser(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:
    """In production no account stands above the rules (architecture.md, section 5)."""
    if not settings.PRODUCTION:
        return []
    try:
        found = Person.objects.filter(is_superuser=True).exists()
    except DatabaseError:  # not migrated yet: nobody is there
        return []
    if not found:
        return []
    return [
        Error(
            "An account has is_superuser, which stands above every rule.",
            hint="Set it to false and grant a role at /arbeitsbereich/personen/ instead.",
            id="accounts.E001",
        )
    ]
