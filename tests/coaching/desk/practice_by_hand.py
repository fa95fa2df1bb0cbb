"""A practice whose every number is known beforehand, for whoever shows or exports one. Its days are those of 2026."""

from datetime import UTC, date, datetime
from uuid import uuid4

from coaching.booking.models import Booking
from coaching.coaching_hours import consent
from coaching.payments.account import grants, lots
from coaching.payments.models import LedgerEntry, Package
from coaching.payments.off_line import noting
from tests import factories
from tests.coaching.booking import factories as booking_factories

NOW = datetime(2026, 11, 29, 15, tzinfo=UTC)
Status = Booking.Status


def at(month, day, hour=15):
    return datetime(2026, month, day, hour, tzinfo=UTC)


def session(client, start, status, lot, **fields):
    """A session of the client's, taken from the lot, past the verbs that ask for the clock."""
    kind = client.coach.appointment_types.get(takes_credit=True)
    booking = booking_factories.booking(appointment_type=kind, start=start, client=client, status=status, **fields)
    lots.write(lot=lot, kind=LedgerEntry.Kind.RESERVED, delta=-1, reason="Booked", at=start, booking=booking)
    return booking


def call(client, start, status=Status.HELD):
    kind = client.coach.appointment_types.get(takes_credit=False)
    return booking_factories.booking(appointment_type=kind, start=start, client=client, status=status)


def build(coach):
    """{name: client} of Ada, who bought four and is named, Ben, who was given two, and Cleo, who came to a call only."""
    booking_factories.appointment_type(coach=coach)
    booking_factories.appointment_type(coach=coach, slug="session", title="Session", duration=50, takes_credit=True)
    four = Package.objects.create(title="Four sessions", sessions=4, price=52000, currency="USD")
    ada, ben = (factories.client(coach=coach, name=name, source="/") for name in ("Ada", "Ben"))
    cleo = factories.client(coach=coach, name="Cleo", stage="prospect", source="/services/", with_account=False)
    call(ada, at(8, 3))
    call(cleo, at(10, 5))
    sold = {"client": ada, "sold": four, "package": four, "by": coach.user, "key": uuid4(), "mail_receipt": False}
    bought = noting.note(method="transfer", on=date(2026, 9, 1), now=at(9, 1), **sold).lot
    gift = grants.grant(client=ben, sessions=2, reason="A gift", by=coach.user, now=at(9, 2))
    session(ada, at(9, 8), Status.HELD, bought)
    session(ada, at(10, 6), Status.NO_SHOW, bought)
    session(ada, at(12, 8), Status.BOOKED, bought)
    session(ben, at(11, 1, 3), Status.HELD, gift)  # still October in New York
    consent.agree(client=ada, by=ada.user, on=date(2026, 9, 1), now=NOW)
    return {"ada": ada, "ben": ben, "cleo": cleo}
