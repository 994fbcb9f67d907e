"""The write door: every action asks here before it changes anything."""

from typing import Any, Protocol

from django.core.exceptions import PermissionDenied


class Actor(Protocol):
    """Who acts: a person, or the anonymous user of a request."""

    @property
    def pk(self) -> Any: ...

    @property
    def is_authenticated(self) -> Any: ...

    def has_perm(self, perm: str, obj: Any = None) -> bool: ...


class NotAllowed(PermissionDenied):
    """The actor lacks `permission` on the object.

    The web answers 403; the refusal is written to the audit log by the middleware, because the
    action's own transaction is rolled back.
    """

    def __init__(self, *, actor: Any, permission: str, obj: Any = None) -> None:
        super().__init__(f"not allowed: {permission}")
        self.actor_id: int | None = getattr(actor, "pk", None)
        self.permission = permission
        self.subject = obj


def authorize(actor: Actor | None, permission: str, obj: Any = None) -> None:
    """Pass when `actor` holds `permission` (a rules predicate) on `obj`, else raise NotAllowed.

    `None` as actor means the system itself (scheduler, outbox); it is allowed nothing here, so
    an action for the system says so by not calling authorize at all.
    """
    if actor is None or not actor.has_perm(permission, obj):
        raise NotAllowed(actor=actor, permission=permission, obj=obj)
