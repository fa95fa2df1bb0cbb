"""Who may see and change what is in the library: every coach may give what is published; its author or an owner changes it."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from coaching.exercises.models import Exercise, Program
from coaching.people.access import is_owner

LOOKS = {"view", "choose", "add"}
SHARED = {Exercise: Q(live=True), Program: Q(is_offered=True)}


def may_change(user: User | AnonymousUser, row: Exercise | Program) -> bool:
    """Whether this person wrote it, or runs the practice. What the practice or a module brought has no author."""
    return is_owner(user) or (row.author_id is not None and row.author_id == user.pk)


def visible(user: User | AnonymousUser, rows: Any) -> QuerySet[Any]:
    """Those of `rows` (exercises or programs) that are shared, and this person's own; an owner's are all."""
    return rows if is_owner(user) else rows.filter(SHARED[rows.model] | Q(author=user))


class LibraryPolicy(ModelPermissionPolicy):
    """The rights of a group, and of each row whose it is."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if not self.user_has_permission(user, action):
            return False
        if action in LOOKS:
            return visible(user, self.model.objects.filter(pk=instance.pk)).exists()
        return may_change(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> QuerySet[Any]:
        rows = super().instances_user_has_any_permission_for(user, actions)
        if is_owner(user):
            return rows
        return visible(user, rows) if LOOKS & set(actions) else rows.filter(author=user)


for model in SHARED:
    register_permission_policy(model, LibraryPolicy(model))
