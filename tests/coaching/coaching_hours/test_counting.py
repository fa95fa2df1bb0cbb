"""What a held session counts as, and the lines of the log."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coaching.booking import past
from coaching.booking.models import Booking
from coaching.coaching_hours import consent
from coaching.coaching_hours.correcting import CorrectionError, correct
from coaching.coaching_hours.counting import CountsAs, counted, hours, lines, of_booking
from coaching.payments import purchases
from coaching.people.models import Client
from tests import factories
from tests.coaching.desk.practice_by_hand import NOW, Status, at, build, call, session

ZONE, FIRST, LAST = "America/New_York", date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def people(coach):
    return build(coach)


def all_counted():
    return counted(Client.objects.all(), FIRST, LAST, ZONE)


def kinds():
    return {f"{each.on:%m-%d}": each.counts_as for each in all_counted()}


def test_a_session_is_paid_or_pro_bono_by_its_lot_and_a_first_call_counts_as_nothing(people):
    assert kinds() == {"08-03": "nothing", "09-08": "paid", "10-05": "nothing", "10-31": "pro_bono"}


def test_a_session_of_a_package_that_cost_nothing_is_pro_bono(people):
    people["ada"].purchases.update(price=0)
    assert kinds()["09-08"] == CountsAs.PRO_BONO


@pytest.mark.parametrize(("key", "expected"), [("sk_test_1", CountsAs.PAID), ("sk_live_1", CountsAs.PRO_BONO)])
def test_a_session_of_test_money_is_paid_only_while_money_pretends(people, settings, key, expected):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "sk_test_1", ""
    purchases.receive(purchase=people["ada"].purchases.get(), amount=52000, now=NOW)
    settings.STRIPE_SECRET_KEY = key
    assert kinds()["09-08"] == expected


def test_a_session_that_moved_to_a_gift_is_pro_bono(people):
    booking = Booking.objects.get(client=people["ada"], status=Status.HELD, appointment_type__takes_credit=True)
    assert of_booking(booking, ZONE).counts_as == CountsAs.PAID
    booking.ledger.model._base_manager.filter(booking=booking)._raw_delete("default")
    assert of_booking(booking, ZONE).counts_as == CountsAs.PRO_BONO


def test_the_last_day_of_the_period_is_that_of_the_zone(people):
    assert len(counted(Client.objects.all(), FIRST, date(2026, 10, 31), ZONE)) == 4
    assert len(counted(Client.objects.all(), FIRST, date(2026, 10, 31), "Europe/Berlin")) == 3


@pytest.mark.parametrize(("said", "counts_as"), [(True, "paid"), (False, "pro_bono"), (None, "pro_bono")])
def test_a_session_that_was_brought_in_counts_as_was_said(people, said, counts_as):
    start = datetime(2026, 6, 1, 12, tzinfo=UTC)
    past.bring_in(client=people["ada"], sessions=[past.Past(start, 60, said)], now=NOW)
    assert kinds()["06-01"] == counts_as


def test_a_correction_wins_and_can_be_taken_back(people, coach):
    booking = Booking.objects.get(client=people["ben"])
    correct(booking=booking, counts_as="paid", people=3, by=coach.user)
    correct(booking=booking, counts_as="paid", people=3, by=coach.user)
    [each] = [each for each in all_counted() if each.booking == booking]
    assert (each.counts_as, each.people, each.is_corrected, each.words) == ("paid", 3, True, "paid")
    correct(booking=booking, counts_as="", by=coach.user)
    assert kinds()["10-31"] == CountsAs.PRO_BONO


@pytest.mark.parametrize("people_in_it", [0, 101])
def test_a_group_of_a_size_that_no_group_has_is_refused(people, coach, people_in_it):
    booking = Booking.objects.get(client=people["ben"])
    with pytest.raises(CorrectionError, match="from 1 to 100"):
        correct(booking=booking, counts_as="paid", people=people_in_it, by=coach.user)


def test_a_session_that_was_not_held_cannot_be_counted(people, coach):
    missed = Booking.objects.get(status=Status.NO_SHOW)
    with pytest.raises(CorrectionError, match="held"):
        correct(booking=missed, counts_as="paid", by=coach.user)


def test_who_agreed_has_a_line_for_each_size_of_group(people, coach):
    ada = people["ada"]
    second = session(ada, at(11, 3), Status.HELD, ada.lots.get())
    correct(booking=second, counts_as="pro_bono", people=4, by=coach.user)
    told = [(line.client and line.client.name, line.people, line.paid, line.pro_bono) for line in lines(all_counted())]
    assert told == [("Ada", 1, 50, 0), ("Ada", 4, 0, 50), (None, 1, 0, 50)]


def test_everyone_who_did_not_agree_is_in_one_sum(people, coach):
    cleo = factories.client(coach=coach, name="Dee")
    correct(booking=call(cleo, at(11, 5)), counts_as="paid", by=coach.user)
    consent.withdraw(client=people["ada"])
    [line] = lines(all_counted())
    assert (line.client, line.clients, line.paid, line.pro_bono) == (None, 3, 80, 50)
    assert (line.first, line.last) == (date(2026, 9, 8), date(2026, 11, 5))


@pytest.mark.parametrize(("minutes", "expected"), [(0, "0.00"), (50, "0.83"), (55, "0.92"), (60, "1.00"), (100, "1.67")])
def test_hours_have_sixty_minutes_and_two_decimals(minutes, expected):
    assert hours(minutes) == Decimal(expected)


def test_it_costs_the_same_for_few_and_for_many(people, coach):
    with CaptureQueriesContext(connection) as few:
        lines(all_counted())
    for number in range(12):
        session(people["ada"], datetime(2026, 7, 1 + number, 15, tzinfo=UTC), Status.HELD, people["ada"].lots.get())
        call(factories.client(coach=coach), datetime(2026, 6, 1 + number, 15, tzinfo=UTC))
    with CaptureQueriesContext(connection) as many:
        lines(all_counted())
    assert len(few) == len(many) == 2


def test_consent_is_kept_with_its_first_day(clara, coach):
    consent.agree(client=clara, by=coach.user, on=date(2026, 3, 1), now=NOW)
    consent.agree(client=clara, by=clara.user, now=NOW)
    found = consent.consent_of(clara)
    assert (found.on, found.by) == (date(2026, 3, 1), coach.user)
    assert list(clara.timeline.values_list("kind", flat=True)) == ["hours.agreed"]


def test_consent_of_a_day_to_come_is_refused(clara, coach):
    with pytest.raises(consent.ConsentError, match="still to come"):
        consent.agree(client=clara, by=coach.user, on=date(2026, 12, 1), now=NOW)


def test_consent_can_be_withdrawn_once(clara):
    consent.agree(client=clara, by=clara.user, now=NOW)
    assert [consent.withdraw(client=clara, now=NOW) for _press in range(2)] == [True, False]
    assert clara.timeline.filter(kind="hours.withdrawn").count() == 1
