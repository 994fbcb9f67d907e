"""What the pages below /konto/ read about the person herself."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings

from mitsprache.comments.models import Comment
from mitsprache.consultations.queries.contributions import own_contributions


def account_facts(person: Any) -> dict[str, Any]:
    """Everything the overview shows about the account."""
    kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    return {
        "person": person,
        "language_name": dict(settings.LANGUAGES).get(person.language, person.language),
        "has_password": person.has_usable_password(),
        "has_passkey": Authenticator.Type.WEBAUTHN in kinds,
        "has_app": Authenticator.Type.TOTP in kinds,
        "has_desk": person.has_perm("groups.open_desk"),
        "comments": own_comments(person),
        "contributions": own_contributions(person),
    }


def own_comments(person: Any, most: int = 50) -> list[Comment]:
    """What the person has written, newest first, whatever became of it; with its project."""
    own = Comment.objects.filter(author=person).order_by("-submitted_at", "-pk")
    return list(own.select_related("thread__project")[:most])


def what_stays(person: Any) -> dict[str, Any]:
    """What the page about deleting says before the deed."""
    return {"comment_count": Comment.objects.filter(author=person).count()}
