"""Who is signed in, with what nearly every page of the admin asks of them: read together instead of by a query each."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AnonymousUser, Permission, User

NAMES = ("content_type__app_label", "codename")


class SignedIn(AuthenticationBackend):
    """Signs in as allauth does. A person comes with the coach they may be and their profile in the admin; permissions of their
    own and of their groups are one query."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.select_related("coach", "wagtail_userprofile").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj: User | AnonymousUser, obj: Any = None) -> set[str]:
        """As Django's, which keeps what it reads on the user."""
        if (
            isinstance(user_obj, User)
            and user_obj.is_active
            and not user_obj.is_superuser
            and not hasattr(user_obj, "_perm_cache")
        ):
            user_obj._perm_cache = _permissions(user_obj)  # type: ignore[attr-defined]
        return super().get_all_permissions(user_obj, obj)


def _permissions(user: User) -> set[str]:
    own, of_groups = user.user_permissions.order_by(), Permission.objects.filter(group__user=user).order_by()
    return {f"{app}.{name}" for app, name in own.values_list(*NAMES).union(of_groups.values_list(*NAMES))}
