"""Who may do what with pictures and files, in the form in which Wagtail asks."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Collection
from wagtail.permission_policies.base import BasePermissionPolicy


class LibraryPolicy(BasePermissionPolicy):
    """An office uses its own and the shared items and changes its own (content.models).

    Stands in the place of Wagtail's policy by collections, so that every list, chooser, upload
    and bulk view of the libraries asks our rule.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        known = action in {"add", "change", "delete", "choose", "view"}
        return known and user.has_perm("content.add_to_library")

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        rows = self.instances_user_has_any_permission_for(user, actions)
        return rows.filter(pk=instance.pk).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        if {"choose", "view"} & set(actions):
            return self.model.objects.usable_by(user)
        if {"change", "delete"} & set(actions):
            return self.model.objects.editable_by(user)
        return self.model.objects.none()

    def collections_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        """Everything lies in the one root collection; collections are not used."""
        if self.user_has_any_permission(user, actions):
            return Collection.objects.filter(depth=1)
        return Collection.objects.none()

    def collections_user_has_permission_for(self, user: Any, action: str) -> Any:
        return self.collections_user_has_any_permission_for(user, [action])
