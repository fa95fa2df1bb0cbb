"""Who helps in the practice: everyone who may do something in the admin, whether they came yet or are paused."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from coaching.desk.helpers.roles import GROUPS
from coaching.people.groups import PAUSED
from coaching.people.models import Coach


def helpers() -> QuerySet[User]:
    """The owner first: they are the oldest account. Three queries for any number of them."""
    is_one = Q(groups__name__in=[*GROUPS.values(), *PAUSED.values()]) | Q(coach__isnull=False) | Q(is_superuser=True)
    found = get_user_model().objects.filter(is_one).select_related("coach").prefetch_related("groups")
    return found.order_by("pk").distinct()


def helper_at(email: str) -> User | None:
    """Who helps already and has this address: to sign in with, or as a coach to write to."""
    own = Q(email__iexact=email) | Q(emailaddress__email__iexact=email) | Q(coach__email__iexact=email)
    return helpers().filter(own).first()


def name_of(user: User) -> str:
    """How the practice calls them."""
    coach: Coach | None = getattr(user, "coach", None)
    return coach.name if coach else user.get_full_name() or user.email


def is_client_too(user: User) -> bool:
    """Whether the account also opens a client's own pages."""
    return user.clients.exists()


def keeps_own_pages(user: User) -> bool:
    """Whether a client's own pages stay open while their help is paused. What a coach and who set the site up may do isn't by
    groups alone: they can't sign in at all."""
    return is_client_too(user) and not (hasattr(user, "coach") or user.is_superuser)


def is_paused(user: User) -> bool:
    """Whether they may do nothing here for now. No query where groups came with the row (`helpers`)."""
    return not user.is_active or any(group.name in PAUSED.values() for group in user.groups.all())


def has_come(user: User) -> bool:
    """Whether they have ever signed in."""
    return user.last_login is not None
