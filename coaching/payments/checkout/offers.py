"""What a client was offered at terms of their own, told by the rooms that make offers, which are above this one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from coaching.payments.models.terms import Terms
from coaching.people.models import Client


@dataclass(frozen=True)
class SpecialOffer:
    """Terms that hold for one client `until` then, in words, and the path of the page on which they are bought.

    `package_id` is the package that they are about: the shop's price for it isn't shown beside them.
    """

    package_id: int
    sold: Terms
    url: str
    until: str


Source = Callable[[Client, datetime], Iterable[SpecialOffer]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """Lets a room say what a client was offered."""
    _sources.append(source)
    return source


def offers_for(client: Client, now: datetime) -> list[SpecialOffer]:
    """All that this client can buy at terms of their own."""
    return [offer for source in _sources for offer in source(client, now)]


def offer_of(client: Client, package_id: int, now: datetime) -> SpecialOffer | None:
    """What this client was offered of that package, if they can buy it now."""
    return next((offer for offer in offers_for(client, now) if offer.package_id == package_id), None)
