"""docs/sessions.md says which lot each act touches and what it writes: here each row happens."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coaching.booking import bookings
from coaching.payments import purchases
from coaching.payments.account import balance, ending, extensions, grants, lots, sessions
from coaching.payments.models import LedgerEntry, Package
from tests.coaching.booking.factories import NINE, NOW
from tests.coaching.payments.factories import give

Kind = LedgerEntry.Kind
DOCS = Path(__file__).resolve().parents[4] / "docs" / "sessions.md"
ROWS = [tuple(cell.strip() for cell in line.strip("|\n").split("|")) for line in DOCS.open() if line.startswith("| ")][1:]
FRIDAY, APRIL = date(2026, 3, 6), date(2026, 4, 30)
NEW_YORK = ZoneInfo("America/New_York")
THURSDAY, MONDAY, MAY = (datetime(2026, *day, 10, tzinfo=NEW_YORK) for day in ((3, 5), (3, 9), (5, 4)))
LATE, AFTER = NINE - timedelta(hours=2), NINE + timedelta(days=5)


class Account:
    """Clara's two lots, and her session on Tuesday. `now` moves on as things happen."""

    def __init__(self, clara, session_type):
        self.clara, self.session_type, self.now = clara, session_type, NOW
        self.a, self.b = give(clara, 2, FRIDAY).lot, give(clara, 2, APRIL).lot
        self.booked = self.book(NINE)

    def book(self, start):
        return sessions.book_session(client=self.clara, appointment_type=self.session_type, start=start, now=NOW, any_time=True)

    def move(self, start, by):
        bookings.move(booking=self.booked, start=start, now=NOW, any_time=True, by=by)

    def cancel(self, by, now=NOW):
        bookings.cancel(booking=self.booked, by=by, now=now)

    def forgive(self, now):
        self.now = now
        self.booked.refresh_from_db()
        sessions.forgive(booking=self.booked, by=None, now=now)

    def close(self):
        self.now = AFTER
        ending.close_due(AFTER)

    def extend(self):
        extensions.extend(lot=self.a, until=AFTER.date() + timedelta(days=9), reason="Ill", by=None, now=self.now)

    def refund(self, count):
        lots.take_free(self.a, count, Kind.REFUNDED, "Refunded", self.now)

    def lose(self, count):
        lots.take_free(self.a, count, Kind.LOST, "Lost", self.now)

    def entries(self):
        names = {self.a.pk: "A", self.b.pk: "B"}
        return [f"{names.get(each.lot_id, 'C')} {each.kind} {each.signed}" for each in self.clara.ledger.order_by("pk")]

    def left(self):
        names = {self.a.pk: "A", self.b.pk: "B"}
        found = {"A": 0, "B": 0} | {names.get(lot.lot, "C"): lot.count for lot in balance.of_client(self.clara, self.now).lots}
        return ", ".join(f"{name} {count}" for name, count in found.items())


def refused(error, act):
    with pytest.raises(error):
        act()


def after_the_end_of_a(account):
    account.now = AFTER


def undo(account):
    taken = account.clara.ledger.get(cause__startswith="take:")
    grants.undo(entry=taken, by=None, now=account.now)


def buy(account):
    purchases.make(client=account.clara, sold=Package(title="Four sessions", sessions=4, price=1), now=account.now)


# what happens: (what comes before, the act)
ACTS = {
    "A session on Thursday is booked": ((), lambda it: it.book(THURSDAY)),
    "A session on Monday is booked": ((), lambda it: it.book(MONDAY)),
    "A session in May is refused": ((), lambda it: refused(sessions.AfterTheEnd, lambda: it.book(MAY))),
    "The session moves to Thursday": ((), lambda it: it.move(THURSDAY, "guest")),
    "The client moves it to Monday": ((), lambda it: it.move(MONDAY, "guest")),
    "The client moves it to May, and is refused": (
        (),
        lambda it: refused(sessions.AfterTheEnd, lambda: it.move(MAY, "guest")),
    ),
    "The coach moves it to May": ((), lambda it: it.move(MAY, "coach")),
    "The client cancels in time": ((), lambda it: it.cancel("guest")),
    "The coach cancels late": ((), lambda it: it.cancel("coach", LATE)),
    "The client cancels late": ((), lambda it: it.cancel("guest", LATE)),
    "A late cancellation is forgiven, twice": (
        (lambda it: it.cancel("guest", LATE),),
        lambda it: [it.forgive(LATE) for _press in range(2)],
    ),
    "A late cancellation is forgiven after A is over": (
        (lambda it: it.cancel("guest", LATE),),
        lambda it: it.forgive(AFTER),
    ),
    "It is held": ((), lambda it: bookings.mark_held(booking=it.booked, now=NINE)),
    "The client does not come": ((), lambda it: bookings.mark_no_show(booking=it.booked, now=NINE)),
    "A missed session is forgiven, twice": (
        (lambda it: bookings.mark_no_show(booking=it.booked, now=NINE),),
        lambda it: [it.forgive(NINE) for _press in range(2)],
    ),
    "A wrong mark is undone after A is over": (
        (lambda it: bookings.mark_no_show(booking=it.booked, now=NINE), after_the_end_of_a),
        lambda it: bookings.reopen(booking=it.booked, now=AFTER),
    ),
    "The coach cancels it after A was closed": ((Account.close,), lambda it: it.cancel("coach", AFTER)),
    "A is over, and the tick closes it": ((), Account.close),
    "A is extended": ((), Account.extend),
    "A is extended after it was closed": ((Account.close,), Account.extend),
    "A is frozen": ((), lambda it: lots.freeze(it.a, NOW)),
    "The session is canceled while A is frozen": ((lambda it: lots.freeze(it.a, NOW),), lambda it: it.cancel("guest")),
    "A is thawed": ((lambda it: lots.freeze(it.a, NOW),), lambda it: lots.thaw(it.a, NOW)),
    "A is thawed after it is over": (
        (lambda it: lots.freeze(it.a, NOW), after_the_end_of_a),
        lambda it: lots.thaw(it.a, AFTER),
    ),
    "Both sessions of A are refunded while one is reserved": ((), lambda it: it.refund(2)),
    "A session of A is refunded while it is frozen": ((lambda it: lots.freeze(it.a, NOW),), lambda it: it.refund(1)),
    "A dispute about A is lost": (
        (lambda it: lots.freeze(it.a, NOW), lambda it: lots.thaw(it.a, NOW, "Decided")),
        lambda it: it.lose(1),
    ),
    "A session of A is refunded after it was closed": ((Account.close,), lambda it: it.refund(1)),
    "The coach gives three sessions": (
        (),
        lambda it: grants.grant(client=it.clara, sessions=3, reason="A gift", by=None, now=NOW),
    ),
    "The coach takes two sessions": (
        (),
        lambda it: grants.take(client=it.clara, sessions=2, reason="Counted twice", by=None, now=NOW),
    ),
    "What the coach took is undone": (
        (lambda it: grants.take(client=it.clara, sessions=1, reason="Counted twice", by=None, now=NOW),),
        undo,
    ),
    "A package of four is bought": ((), buy),
}


@pytest.mark.parametrize(("act", "entries", "left"), ROWS, ids=[row[0] for row in ROWS])
def test_each_act_writes_what_the_docs_say(clara, session_type, act, entries, left):
    account = Account(clara, session_type)
    before, happen = ACTS[act]
    for step in before:
        step(account)
    known = len(account.entries())
    happen(account)
    assert ("; ".join(account.entries()[known:]) or "none", account.left()) == (entries, left)


def test_every_act_stands_in_the_docs():
    assert [row[0] for row in ROWS] == list(ACTS)
