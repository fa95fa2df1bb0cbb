"""Who may have helped a client find work: found by what happened between the two, or by a search."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q

from coaching.people.models import Client
from networking_module.contacts.models import Contact, Touch
from networking_module.contacts.models.contacts import ContactQuerySet
from networking_module.contacts.models.interactions import took_part

FOUND = 30


@dataclass(frozen=True)
class HelperChoice:
    """The people of the form: those `picked`, then those found for `words`. `more` is whether others match as well."""

    picked: list[Contact]
    others: list[Contact]
    words: str = ""
    more: bool = False

    @property
    def has_archived(self) -> bool:
        return any(each.archived_at for each in [*self.picked, *self.others])


def choice(client: Client, picked: Collection[int], words: str = "") -> HelperChoice:
    """Whom to choose from. A search finds archived people too. Two queries for any number of people."""
    mine = by_likelihood(client.contacts.all())
    others = mine.search(words) if words else mine.filter(archived_at=None)
    found = list(others.exclude(pk__in=picked)[: FOUND + 1])
    return HelperChoice(list(mine.filter(pk__in=picked)), found[:FOUND], words, len(found) > FOUND)


def by_likelihood(contacts: ContactQuerySet) -> ContactQuerySet:
    """Who helped most first, then who answered or met most, then anyone the client was ever in touch with, then the others."""
    helped = Count("touches", filter=Q(touches__direction=Touch.Direction.THEY_HELPED))
    likely = contacts.annotate(
        helped=helped, took_part=Count("touches", filter=took_part("touches__")), latest=Max("touches__on")
    )
    return likely.order_by("-helped", "-took_part", F("latest").desc(nulls_last=True), "name", "pk")
