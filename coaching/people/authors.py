"""Whose private words are whose: nobody changes another's, and it is said truthfully who reads them."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.utils.translation import gettext as _

from coaching.people.access import owners
from coaching.people.models import Client


def is_own(author_id: int | None, user: User | AnonymousUser) -> bool:
    """Whether words are this person's own. Those whose author's account is gone are everyone's who may see the client."""
    return author_id in {None, user.pk}


def name_of(user: Any) -> str:
    """What a member of staff is called; "" of nobody."""
    if user is None:
        return ""
    coach = getattr(user, "coach", None)
    return coach.name if coach else user.get_full_name() or user.email


def also_read_by(client: Client, user: User | AnonymousUser) -> list[str]:
    """The names of all others who may read what this person notes about a client: their coach, and who runs the practice."""
    readers = {client.coach.user_id: client.coach.user, **{each.pk: each for each in owners().select_related("coach")}}
    return [name_of(each) for pk, each in readers.items() if pk != user.pk and each.is_active]


def who_reads(client: Client, user: User | AnonymousUser) -> str:
    """Who reads a private note about a client that `user` writes, in words for them."""
    others = also_read_by(client, user)
    if not others:
        return _("It never leaves the practice, and only you can read it.")
    words = _("It never leaves the practice. You alone can change it; %(names)s can read it, too.")
    return words % {"names": _(" and ").join(others)}


def in_name_of(client: Client, user: Any) -> str:
    """The name of this client's coach, where someone else acts in it; "" where the coach does."""
    return "" if user is None or client.coach.user_id == user.pk else client.coach.name


def as_done_by(words: str, client: Client, by: Any) -> str:
    """What was done about a client, with who did it where that was not their coach, as coaches read it."""
    coach = in_name_of(client, by)
    if not coach:
        return words
    return _("%(what)s (%(who)s, in the name of %(coach)s)") % {"what": words, "who": name_of(by), "coach": coach}
