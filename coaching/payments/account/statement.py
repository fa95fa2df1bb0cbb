"""A client's account as people read it: lot by lot, with corrections folded into what they corrected."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking.models import Booking
from coaching.payments.account import balance, extensions, lots
from coaching.payments.models import ExtensionRequest, LedgerEntry, Lot
from coaching.practice.days import today

Kind = LedgerEntry.Kind
# Entries of one group are one line, which says what the latest of them says.
FOLDED = {
    Kind.EXPIRED: "end",
    Kind.EXTENDED: "end",
    Kind.FROZEN: "hold",
    Kind.THAWED: "hold",
}


@dataclass(frozen=True)
class Line:
    """What a reader is told in one line: `entries` (the oldest first) are what it folds."""

    entries: tuple[LedgerEntry, ...]

    @property
    def latest(self) -> LedgerEntry:
        return self.entries[-1]

    @property
    def delta(self) -> int:
        return sum(entry.delta for entry in self.entries)

    @property
    def can_be_forgiven(self) -> bool:
        """Whether it is a session that a late cancellation cost, or one that was missed."""
        lost, booking = (Booking.Status.CANCELED, Booking.Status.NO_SHOW), self.latest.booking
        return booking is not None and self.delta < 0 and booking.status in lost

    @property
    def signed(self) -> str:
        return f"{self.delta:+d}" if self.delta else "±0"


@dataclass(frozen=True)
class Statement:
    """One lot, its numbers and its lines, the latest first. `today` is a date of the client's.

    What was bought, was bought on a day of the IANA zone `bought_in`, or of the client's where it is empty.
    """

    lot: Lot
    entries: tuple[LedgerEntry, ...]
    today: date
    bought_in: str = ""

    @cached_property
    def lines(self) -> list[Line]:
        groups: dict[object, list[LedgerEntry]] = {}
        for entry in self.entries:
            groups.setdefault(_group(entry), []).append(entry)
        return sorted((Line(tuple(found)) for found in groups.values()), key=lambda line: -line.latest.pk)

    @property
    def is_over(self) -> bool:
        return self.lot.is_over(self.today)

    @property
    def free(self) -> int:
        """What can be booked now."""
        return 0 if self.lot.frozen or self.is_over else self._open

    @property
    def held(self) -> int:
        return -self._sum(Kind.FROZEN, Kind.THAWED) + (max(self._open, 0) if self.lot.frozen else 0)

    @property
    def ended(self) -> int:
        return -self._sum(Kind.EXPIRED, Kind.EXTENDED) + (max(self._open, 0) if self.is_over and not self.lot.frozen else 0)

    @property
    def refunded(self) -> int:
        return -self._sum(Kind.REFUNDED)

    @property
    def lost(self) -> int:
        """Because their payment went back in a dispute."""
        return -self._sum(Kind.LOST)

    @property
    def taken(self) -> int:
        """By hand, over what was given back by hand."""
        return -sum(entry.delta for entry in self.entries if entry.kind == Kind.ADJUSTED)

    @property
    def booked(self) -> int:
        return self._bookings(to_come=True)

    @property
    def used(self) -> int:
        return self._bookings(to_come=False)

    @property
    def heading(self) -> str:
        """“Four sessions, bought on March 3, 2026”"""
        return self._dated(self.lot.title)

    @property
    def heading_for_coach(self) -> str:
        """The same with the title as a coach reads it."""
        return self._dated(self.lot.title_for_coach)

    def _dated(self, title: str) -> str:
        if not self.entries:
            return title
        purchase, day = self.lot.purchase, self.entries[0].on
        if purchase and self.bought_in:
            day = today(purchase.bought_at, self.bought_in)
        bought = purchase is not None and not purchase.was_given_first
        words = _("%(title)s, bought on %(day)s") if bought else _("%(title)s, since %(day)s")
        return words % {"title": title, "day": date_format(day)}

    @property
    def facts(self) -> list[str]:
        """What happened to its sessions, each in a few words: "2 left until June 1, 2026", "1 booked", "1 used"."""
        found = [self._left_words] if self.free else []
        numbers = (
            (self.booked, ngettext("%(count)d booked", "%(count)d booked", self.booked)),
            (self.used, ngettext("%(count)d used", "%(count)d used", self.used)),
            (self.held, ngettext("%(count)d on hold", "%(count)d on hold", self.held)),
            (self.ended, self._ended_words),
            (self.refunded, ngettext("%(count)d refunded", "%(count)d refunded", self.refunded)),
            (self.lost, ngettext("%(count)d lost in a dispute", "%(count)d lost in a dispute", self.lost)),
            (self.taken, ngettext("%(count)d taken away", "%(count)d taken away", self.taken) if self.taken > 0 else ""),
        )
        found += [words % {"count": count} for count, words in numbers if count and words]
        return found or [_("none left")]

    @property
    def request(self) -> ExtensionRequest | None:
        """The last request for more time, unless there is as much by now."""
        return extensions.standing(self.lot)

    @property
    def can_ask(self) -> bool:
        """Whether more time would help: something is free, booked or ended, and no request stands."""
        if self.lot.frozen or self.lot.expires_on is None or self.lot.expires_on < self.today - lots.LATELY:
            return False
        return self.free + self.booked + self.ended > 0 and self.request is None

    @property
    def can_extend(self) -> bool:
        """As `extensions.can_extend`, without a query."""
        return self.lot.expires_on is not None and self.free + self.booked + self.held + self.ended > 0

    @property
    def is_urgent(self) -> bool:
        """Whether something is left and its last day is near, or has passed: then the account itself offers to ask."""
        if self.lot.expires_on is None or self.free + self.ended < 1:
            return False
        return self.lot.expires_on <= self.today + balance.SOON

    @property
    def is_closed(self) -> bool:
        """Whether nothing of it is left, booked or on hold, and nothing is asked about it."""
        asked = self.request is not None or (self.can_ask and self.is_urgent)
        return not (self.free or self.booked or self.held or asked)

    @property
    def _left_words(self) -> str:
        if self.lot.expires_on is None:
            return ngettext("%(count)d left", "%(count)d left", self.free) % {"count": self.free}
        words = ngettext("%(count)d left until %(day)s", "%(count)d left until %(day)s", self.free)
        return words % {"count": self.free, "day": date_format(self.lot.expires_on)}

    @property
    def _ended_words(self) -> str:
        words = ngettext("%(count)d ended on %(day)s", "%(count)d ended on %(day)s", self.ended)
        return words.replace("%(day)s", date_format(self.lot.expires_on) if self.lot.expires_on else "")

    @property
    def _open(self) -> int:
        return sum(entry.delta for entry in self.entries)

    def _sum(self, *kinds: str) -> int:
        return sum(entry.delta for entry in self.entries if entry.kind in kinds)

    def _bookings(self, *, to_come: bool) -> int:
        taken: dict[Booking, int] = {}
        for entry in self.entries:
            if entry.booking:
                taken[entry.booking] = taken.get(entry.booking, 0) - entry.delta
        return sum(count for booking, count in taken.items() if (booking.status == Booking.Status.BOOKED) == to_come)


def statements(
    rows: Any, own_day: date, bought_in: str = "", requests: QuerySet[ExtensionRequest] | None = None
) -> list[Statement]:
    """One for each of `rows` (a query set of lots), in their order; three queries for any number. `own_day` is today's date for
    their client; a coach reads when they were bought by the practice's calendar, as all of money: `bought_in` is its zone.
    `requests` are those for more time among which theirs are; all unless given."""
    entries = LedgerEntry.objects.order_by("pk").select_related("booking")
    found: Iterable[Lot] = rows.select_related("purchase__request").prefetch_related(
        Prefetch("entries", entries), Prefetch("extension_requests", requests)
    )
    return [Statement(lot, tuple(lot.entries.all()), own_day, bought_in) for lot in found]


def _group(entry: LedgerEntry) -> object:
    if entry.booking_id:
        return "booking", entry.booking_id
    if entry.cause and entry.cause.startswith("undo:"):
        return "entry", int(entry.cause.removeprefix("undo:"))
    return FOLDED.get(Kind(entry.kind)) or ("entry", entry.pk)
