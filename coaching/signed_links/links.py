"""A link that we mail: signed, about one row as it was then, and good for so long.

A room declares its links in its links.py and asks `open_or_404` in its views; what an old one shows is in outdated.py.
Opening changes nothing: mail scanners open links before people do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db import models
from django.http import Http404
from django.urls import reverse

from coaching.practice.addresses import address
from coaching.signed_links.outcomes import CHANGED, GONE, Newest, Outcome

Row = TypeVar("Row", bound=models.Model)
_links: dict[str, SignedLink] = {}


class Status(Enum):
    """What a link that we made is worth now; only a valid one does anything."""

    VALID = auto()
    CHANGED = auto()  # it was used, or its row has changed since
    TOO_OLD = auto()
    GONE = auto()  # its row was deleted


@dataclass(frozen=True, eq=False)
class SignedLink(Generic[Row]):
    """A kind of link. `name` is the salt of its signature, `page` the url name of its page, which takes the token alone.

    `rows` are what it can be about; what is in none of them any more counts as deleted. `state(row)` is a short JSON-ready
    value that is signed along: the link dies when it becomes another. It also dies once `is_open(row)` is false, and
    `lifetime` after it was made. `outcome(opened)` tells the page of a dead link what happened to its row. `followed(pk)` gives
    the number under which a row that isn't there goes on, if it does.
    """

    name: str
    rows: models.QuerySet[Row]
    page: str
    outcome: Callable[[Opened[Row]], Outcome] = lambda opened: CHANGED
    state: Callable[[Row], Any] = lambda row: None
    is_open: Callable[[Row], bool] = lambda row: True
    lifetime: timedelta | None = None
    followed: Callable[[int], int] | None = None

    def token(self, row: Row, state: Any = None) -> str:
        """The link's part that stands for a row as it is now, or as it was when it had another `state`."""
        return signing.dumps([row.pk, self.state(row) if state is None else state], salt=self.name)

    def path(self, row: Row, page: str = "") -> str:
        """The address on this site; `page` is another url name that takes the token."""
        return reverse(page or self.page, args=[self.token(row)])

    def url(self, row: Row, page: str = "") -> str:
        """The full address, for mails and calendar files."""
        return address(self.path(row, page))

    def open(self, token: str, *, lock: bool = False) -> Opened[Row] | None:
        """What a link is about and worth, or None for one that we never made. `lock` keeps the row until the transaction ends."""
        try:
            pk, state = signing.loads(token, salt=self.name)
        except signing.BadSignature:
            return None
        rows = self.rows.select_for_update(of=("self",)) if lock else self.rows
        row = rows.filter(pk=pk).first()
        if row is None and self.followed:
            row = rows.filter(pk=self.followed(pk)).first()
        return Opened(self, token, self._status(token, row, state), row)

    def open_or_404(self, token: str, *, lock: bool = False) -> Opened[Row]:
        """As `open`; a link that we never made is not found."""
        opened = self.open(token, lock=lock)
        if opened is None:
            raise Http404
        return opened

    def is_current(self, pk: int, state: Any) -> bool:
        """Whether the row still is in that state, and open."""
        row = self.rows.filter(pk=pk).first()
        return row is not None and self._stands(row, state)

    def _status(self, token: str, row: Row | None, state: Any) -> Status:
        if row is None:
            return Status.GONE
        if not self._stands(row, state):
            return Status.CHANGED
        return Status.TOO_OLD if self._is_too_old(token) else Status.VALID

    def _stands(self, row: Row, state: Any) -> bool:
        return state == self.state(row) and self.is_open(row)

    def _is_too_old(self, token: str) -> bool:
        try:
            signing.loads(token, salt=self.name, max_age=self.lifetime)
        except signing.SignatureExpired:
            return True
        return False


@dataclass(frozen=True)
class Opened(Generic[Row]):
    """A link that someone opened. `row` is None for a deleted one only."""

    link: SignedLink[Row]
    token: str
    status: Status
    row: Row | None

    @property
    def existing_row(self) -> Row:
        """The row, of a link whose row was not deleted: whatever is valid, and what an `outcome` is asked about."""
        assert self.row is not None
        return self.row

    @property
    def is_valid(self) -> bool:
        return self.status is Status.VALID

    @cached_property
    def outcome(self) -> Outcome:
        """What happened to what an outdated link is about."""
        return GONE if self.row is None else self.link.outcome(self)

    @property
    def newest(self) -> Newest | None:
        """What works instead of an outdated link, and who may have it; None where nothing does."""
        newest = None if self.is_valid else self.outcome.newest
        return newest if newest and newest.to else None


def register(link: SignedLink[Row]) -> SignedLink[Row]:
    """Makes a link known by its name, for “mail me the newest”; two of one name are a mistake."""
    if link.name in _links:
        raise ValueError(f"Two signed links are called {link.name}.")
    _links[link.name] = link
    return link


def link_or_none(name: str) -> SignedLink | None:
    """The registered link of that name; None for one whose module is gone."""
    return _links.get(name)
