"""A client's account beside a plain model of it, for property tests; client in Auckland, coach in New York."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import stateful
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from coaching.booking import bookings
from coaching.booking.models import AppointmentType
from coaching.mail.models import Message
from coaching.payments import purchases
from coaching.payments.account import balance, ending, extensions, grants, lots, sessions, statement
from coaching.payments.models import LedgerEntry, Lot, Package
from tests import factories as people
from tests.coaching.booking import factories
from tests.coaching.booking.factories import NOW

AUCKLAND = ZoneInfo("Pacific/Auckland")
NOTICE = timedelta(hours=24)
counts, choices = st.integers(1, 3), st.integers(0, 99)
lengths = st.none() | st.integers(1, 40)


def rule(**given):
    """A deed of the machine, with the strategies of what it is given."""

    def deed(act):
        act.given = st.fixed_dictionaries(given)
        return act

    return deed


def precondition(condition):
    def conditional(act):
        act.condition = condition
        return act

    return conditional


@dataclass
class PlainLot:
    """What one lot has: `unused` is free, frozen or ended, as its last day and the mark say; `since` is when its end was set."""

    row: Lot
    ends: date | None
    came_in: int
    since: date
    unused: int = 0
    used: int = 0
    gone: int = 0
    frozen: bool = False
    warned: set = field(default_factory=set)

    def __post_init__(self):
        self.unused = self.came_in

    def covers(self, day):
        return self.ends is None or day <= self.ends


@dataclass
class PlainBooking:
    """`lot` is the one its session is taken from; None once a missed one is forgiven."""

    row: object
    start: datetime
    lot: PlainLot | None
    status: str = "booked"
    late: bool = False


class AccountMachine(RuleBasedStateMachine):
    """Does whatever is possible: hypothesis's own rules would leave out most of them in most sequences.

    `ran` counts what was done, of all machines of a class. `seldom` is what is seldom possible, the rarest first: the first
    of what there is to choose from is chosen more often.
    """

    ran = Counter()
    seldom = ("reopen", "mark", "move", "forgive")

    @classmethod
    def deeds(cls):
        return [name for name in dir(cls) if hasattr(getattr(cls, name), "given")]

    @classmethod
    def ran_rarely(cls, least=5):
        """{deed: how often it was done} of those that were done less often: one that never is tests nothing."""
        return {name: cls.ran[name] for name in cls.deeds() if cls.ran[name] < least}

    def can(self, name):
        act = getattr(self, name)
        return not hasattr(act, "condition") or act.condition(self)

    @stateful.rule(data=st.data())
    def anything(self, data):
        deeds = sorted(self.deeds(), key=lambda name: self.seldom.index(name) if name in self.seldom else len(self.seldom))
        possible = [name for name in deeds if self.can(name)]
        name = data.draw(st.sampled_from(possible))
        self.ran[name] += 1
        act = getattr(self, name)
        act(**data.draw(act.given, name))

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        coach = people.coach(timezone="America/New_York")
        factories.open_week(coach)
        clients = AppointmentType.Audience.CLIENTS
        self.kind = factories.appointment_type(coach=coach, slug="s", duration=60, audience=clients, takes_credit=True)
        self.client = people.client(coach=coach, name="Aroha Reid", timezone="Pacific/Auckland")
        self.now, self.lots, self.bookings, self.mails = NOW, [], [], Counter()

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    # The model

    def today(self):
        return self.now.astimezone(AUCKLAND).date()

    def open_lots(self):
        found = [lot for lot in self.lots if not lot.frozen and lot.covers(self.today()) and lot.unused]
        return sorted(found, key=lambda lot: (lot.ends or date.max, lot.row.pk))

    def lasting(self, start):
        return [lot for lot in self.open_lots() if lot.covers(start.astimezone(AUCKLAND).date())]

    def of(self, *statuses):
        return [each for each in self.bookings if each.status in statuses]

    def start_in(self, days):
        """A time of its own in so many days."""
        start = self.now.replace(minute=0, second=0) + timedelta(days=days, hours=1)
        taken = {each.start for each in self.of("booked", "held", "no_show")}
        while start in taken:
            start += timedelta(hours=1)
        return start

    # What happens

    @rule(count=counts, days=lengths)
    def grant(self, count, days):
        ends = days and self.today() + timedelta(days=days)
        row = grants.grant(client=self.client, sessions=count, reason="A gift", by=None, expires_on=ends, now=self.now)
        self.lots.append(PlainLot(row, ends, count, self.today()))

    @rule(count=counts, days=lengths)
    def buy(self, count, days):
        sold = Package(title="Sessions", sessions=count, price=100, validity_days=days)
        purchase = purchases.make(client=self.client, sold=sold, now=self.now)
        self.lots.append(PlainLot(purchase.lot, days and self.today() + timedelta(days=days), count, self.today()))

    @rule(days=st.integers(0, 30))
    def book(self, days):
        start = self.start_in(days)
        lasting = self.lasting(start)
        if not lasting:
            error = sessions.AfterTheEnd if self.open_lots() else sessions.NothingLeft
            with pytest.raises(error):
                self._book(start)
            return
        self.bookings.append(PlainBooking(self._book(start), start, lasting[0]))
        lasting[0].unused -= 1

    def _book(self, start):
        return sessions.book_session(client=self.client, appointment_type=self.kind, start=start, now=self.now, any_time=True)

    @precondition(lambda self: self.to_come())
    @rule(which=choices, days=st.integers(0, 40), by=st.sampled_from(["guest", "coach"]))
    def move(self, which, days, by):
        booking, start = self.pick(self.to_come(), which), self.start_in(days)
        stays = booking.lot is None or booking.lot.covers(start.astimezone(AUCKLAND).date())
        lasting = self.lasting(start)
        if not stays and not lasting and by == "guest":
            with pytest.raises(sessions.AfterTheEnd):
                self._move(booking, start, by)
            return
        booking.row, booking.start = self._move(booking, start, by), start
        if not stays and lasting:
            booking.lot.unused += 1
            lasting[0].unused -= 1
            booking.lot = lasting[0]

    def _move(self, booking, start, by):
        return bookings.move(booking=booking.row, start=start, now=self.now, any_time=True, by=by)

    def to_come(self):
        return [each for each in self.of("booked") if each.start > self.now]

    def begun(self):
        return [each for each in self.of("booked") if each.start <= self.now]

    def pick(self, found, which):
        return found[which % len(found)]

    @precondition(lambda self: self.to_come())
    @rule(which=choices, ticks=st.booleans(), status=st.sampled_from(["", "held", "no_show", "no_show"]), then=st.integers(0, 3))
    def attend(self, which, ticks, status, then):
        """Its time comes; perhaps it is marked at once, and perhaps that was wrong, or one that was missed is forgiven."""
        booking = self.pick(self.to_come(), which)
        self.pass_until(booking.start, ticks)
        if status:
            self.mark_one(booking, status)
        if then == 1 and self.of("held", "no_show"):
            self.reopen(which)
        if then == 2 and self.of("canceled", "no_show"):
            self.forgive(which)

    @precondition(lambda self: self.begun())
    @rule(which=choices, status=st.sampled_from(["held", "no_show"]))
    def mark(self, which, status):
        self.mark_one(self.pick(self.begun(), which), status)

    def mark_one(self, booking, status):
        bookings.mark(booking=booking.row, status=status, now=self.now)
        booking.status = status

    @precondition(lambda self: self.of("held", "no_show"))
    @rule(which=choices)
    def reopen(self, which):
        booking = self.pick(self.of("held", "no_show"), which)
        bookings.reopen(booking=booking.row, now=self.now)
        booking.status = "booked"

    @precondition(lambda self: self.of("booked"))
    @rule(which=choices, by=st.sampled_from(["guest", "coach"]))
    def cancel(self, which, by):
        booking = self.pick(self.of("booked"), which)
        if by == "guest" and booking.start <= self.now:
            with pytest.raises(bookings.BookingError):
                bookings.cancel(booking=booking.row, by=by, now=self.now)
            return
        booking.row = bookings.cancel(booking=booking.row, by=by, now=self.now)
        booking.late = by == "guest" and booking.start - self.now < NOTICE
        booking.status = "canceled"
        if not booking.late:
            self.give_back(booking)

    def give_back(self, booking):
        if booking.lot:
            booking.lot.unused += 1
        booking.lot = None

    @precondition(lambda self: self.of("canceled", "no_show"))
    @rule(which=choices)
    def forgive(self, which):
        """A late cancellation, or a session that was missed; once."""
        booking = self.pick(self.of("canceled", "no_show"), which)
        forgiven = sessions.forgive(booking=booking.row, by=None, now=self.now)
        assert (forgiven is not None) == (booking.lot is not None)
        self.mails["payments.forgiven"] += booking.lot is not None
        self.give_back(booking)

    @rule(hours=st.sampled_from([1, 10, 30, 200, 700]), ticks=st.booleans())
    def time_passes(self, hours, ticks):
        self.pass_until(self.now + timedelta(hours=hours), ticks)

    @rule(days=st.sampled_from([1, 5, 20]))
    def wait_for_a_morning(self, days):
        """In which clients are told of what ends soon."""
        morning = self.now.astimezone(AUCKLAND).replace(hour=9, minute=0) + timedelta(days=days)
        self.pass_until(morning.astimezone(UTC), ticks=True)

    def pass_until(self, moment, ticks):
        self.now = moment
        if ticks:
            ending.close_due(self.now)
            ending.warn_due(self.now)
            self.warn()

    def warn(self):
        """Thirty and seven days before the last one, once each, unless that end was set as late as that."""
        if self.now.astimezone(AUCKLAND).hour not in range(8, 12):
            return
        for lot in self.open_lots():
            ahead = (lot.ends - self.today()).days if lot.ends else 31
            days = 7 if ahead <= 7 else 30
            if ahead <= 30 and lot.ends - timedelta(days=days) > lot.since and (lot.ends, days) not in lot.warned:
                lot.warned.add((lot.ends, days))
                self.mails["payments.ending"] += 1

    @precondition(lambda self: self.lots)
    @rule(which=choices, days=st.integers(-10, 40))
    def extend(self, which, days):
        lot = self.pick(self.lots, which)
        until = (lot.ends or self.today()) + timedelta(days=days)
        helps = lot.unused or any(each.lot is lot for each in self.of("booked"))
        if lot.ends is None or until < lot.ends or lot.ends < until < self.today() or (until != lot.ends and not helps):
            with pytest.raises(extensions.ExtensionError):
                extensions.extend(lot=lot.row, until=until, reason="Ill", by=None, now=self.now)
        else:
            extensions.extend(lot=lot.row, until=until, reason="Ill", by=None, now=self.now)
            if until != lot.ends:
                self.mails["payments.extended"] += 1
                lot.ends, lot.since = until, self.today()

    @precondition(lambda self: self.lots)
    @rule(which=choices, frozen=st.booleans())
    def freeze_or_thaw(self, which, frozen):
        lot = self.pick(self.lots, which)
        (lots.freeze if frozen else lots.thaw)(Lot.objects.get(pk=lot.row.pk), self.now)
        lot.frozen = frozen

    @precondition(lambda self: self.lots)
    @rule(which=choices, count=counts)
    def refund(self, which, count):
        lot = self.pick(self.lots, which)
        row, kind = Lot.objects.get(pk=lot.row.pk), LedgerEntry.Kind.REFUNDED
        taken = lots.take_free(row, count, kind, "Refunded", self.now)
        assert taken == min(count, lot.unused)
        lot.unused -= taken
        lot.gone += taken

    @rule(count=counts)
    def take(self, count):
        if count > sum(lot.unused for lot in self.open_lots()):
            with pytest.raises(grants.TooFewLeft):
                grants.take(client=self.client, sessions=count, reason="Counted twice", by=None, now=self.now)
            return
        grants.take(client=self.client, sessions=count, reason="Counted twice", by=None, now=self.now)
        for lot in self.open_lots():
            taken = min(count, lot.unused)
            lot.unused -= taken
            lot.gone += taken
            count -= taken

    # What must be true

    @invariant()
    def the_pages_say_what_the_model_says(self):
        expected = {lot.row.pk: lot.unused for lot in self.open_lots()}
        left = balance.of_client(self.client, self.now)
        assert {lot.lot: lot.count for lot in left.lots} == expected
        assert left.count == sum(expected.values())

    @invariant()
    def each_word_about_sessions_went_once(self):
        kinds = ["payments.ending", "payments.extended", "payments.forgiven"]
        sent = list(Message.objects.filter(kind__in=kinds).values_list("kind", flat=True))
        assert {kind: sent.count(kind) for kind in kinds} == {kind: self.mails[kind] for kind in kinds}

    @invariant()
    def no_lot_is_below_nothing_and_the_entries_sum_up_to_what_the_pages_say(self):
        sums = dict(Lot.objects.annotate(sum=Sum("entries__delta")).order_by().values_list("pk", "sum"))
        assert all(count >= 0 for count in sums.values())
        assert {pk: sums[pk] for pk in (lot.row.pk for lot in self.open_lots())} == {
            lot.row.pk: lot.unused for lot in self.open_lots()
        }

    @invariant()
    def each_statement_adds_up(self):
        shown = statement.statements(self.client.lots.all(), self.today())
        for each in shown:
            lot = next(lot for lot in self.lots if lot.row.pk == each.lot.pk)
            booked = sum(booking.lot is lot for booking in self.of("booked"))
            used = sum(booking.lot is lot for booking in self.bookings)
            assert (each.booked, each.used) == (booked, used - booked)
            assert each.free + each.held + each.ended == lot.unused
            assert each.refunded + each.lost + each.taken == lot.gone
            assert lot.came_in == lot.unused + used + lot.gone
            assert sum(line.delta for line in each.lines) == sum(entry.delta for entry in each.entries)
