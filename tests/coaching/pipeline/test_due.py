from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.booking import bookings
from coaching.booking.engine.schedule import Availability
from coaching.booking.models import Booking
from coaching.payments.models import Checkout, InstalmentPlan
from coaching.people.models import Client
from coaching.pipeline import due, mails, offers
from coaching.pipeline.clients import make_client
from coaching.pipeline.models import CheckIn, Offer
from coaching.signals import tick
from tests.coaching.booking.factories import guest

LAST = date(2036, 6, 20)
SENT = datetime(2036, 6, 5, 15, 0, tzinfo=UTC)
THREE_BEFORE = datetime(2036, 6, 17, 14, 0, tzinfo=UTC)  # ten in the morning in New York


@pytest.fixture
def offer(offer, mailoutbox):
    offer.valid_until = LAST
    offers.send_offer(offer=offer, now=SENT)
    mailoutbox.clear()
    return offer


def remind(*moments):
    for moment in moments:
        due.remind_of_offers(moment)


def test_an_offer_is_reminded_of_once_three_days_before(offer, mailoutbox):
    remind(THREE_BEFORE - timedelta(days=1), THREE_BEFORE - timedelta(hours=2))
    assert mailoutbox == []
    remind(THREE_BEFORE, THREE_BEFORE + timedelta(hours=1), THREE_BEFORE + timedelta(days=1))
    assert [mail.subject for mail in mailoutbox] == ["Until June 20, 2036"]


def test_an_offer_that_is_over_is_not_reminded_of(offer, mailoutbox):
    remind(datetime(2036, 6, 22, 15, tzinfo=UTC))
    assert mailoutbox == []


def test_an_offer_sent_late_is_not_reminded_of(offer, mailoutbox):
    offer.valid_until = LAST
    offers.send_offer(offer=offer, now=THREE_BEFORE - timedelta(hours=3))
    mailoutbox.clear()
    remind(THREE_BEFORE)
    assert mailoutbox == []


@pytest.mark.parametrize("choice", ["yes", "later", "no"])
def test_an_answered_offer_is_not_reminded_of(offer, choice, mailoutbox):
    offers.answer(offer=offer, choice=choice, now=SENT)
    mailoutbox.clear()
    remind(THREE_BEFORE)
    assert mailoutbox == []


def test_a_client_is_not_reminded(offer, pia, mailoutbox):
    make_client(client=pia)
    mailoutbox.clear()
    remind(THREE_BEFORE)
    assert mailoutbox == []


def test_sending_again_brings_no_second_reminder(offer, mailoutbox):
    remind(THREE_BEFORE)
    offer.valid_until = LAST + timedelta(days=20)
    offers.send_offer(offer=offer, now=THREE_BEFORE)
    mailoutbox.clear()
    remind(THREE_BEFORE + timedelta(days=20))
    assert mailoutbox == []


@pytest.fixture
def later(pia, held):
    Booking.objects.update(created_at=SENT - timedelta(days=9))
    offers.set_later(client=pia, on=LAST, now=SENT)
    return pia


def ask(*moments):
    for moment in moments:
        due.ask_again(moment)


MORNING = datetime(2036, 6, 20, 14, 0, tzinfo=UTC)


def test_not_now_is_asked_once_on_its_day(later, mailoutbox):
    ask(MORNING - timedelta(hours=2))
    assert mailoutbox == []
    ask(MORNING, MORNING + timedelta(hours=1), MORNING + timedelta(days=30))
    assert [mail.to for mail in mailoutbox] == [["pia@example.org"]]
    assert "/book/dana-reyes/call/" in mailoutbox[0].body


def test_who_booked_meanwhile_is_not_asked(later, call, mailoutbox):
    now = timezone.now()
    CheckIn.objects.update(decided_at=now)
    start = Availability(call, now=now).open_slots(now, now + timedelta(days=20))[0]
    bookings.book(appointment_type=call, start=start, guest=guest(email="Pia@Example.org"))
    mailoutbox.clear()
    ask(MORNING)
    assert mailoutbox == []


def test_who_is_paying_meanwhile_is_not_asked(later, mailoutbox):
    terms = {"title": "Four sessions", "sessions": 4, "price": 52000, "currency": "USD", "instalments": 2}
    checkout = Checkout.objects.create(client=later, idempotency_key=uuid4(), status="failed", **terms)
    InstalmentPlan.objects.create(checkout=checkout, customer_id="cus", payment_method_id="pm", status="active")
    ask(MORNING)
    assert mailoutbox == []


def test_who_became_a_client_is_not_asked(later, mailoutbox):
    make_client(client=later)
    mailoutbox.clear()
    ask(MORNING)
    assert mailoutbox == []


def test_without_a_date_nobody_is_asked(pia, mailoutbox):
    offers.set_later(client=pia, on=None, now=SENT)
    ask(MORNING)
    assert mailoutbox == []


def test_the_tick_does_what_is_due(offer, mailoutbox):
    tick.send(sender=None, now=THREE_BEFORE)
    assert [mail.subject for mail in mailoutbox] == ["Until June 20, 2036"]


def test_a_reminder_that_waited_too_long_is_dropped(offer, mailoutbox):
    Offer.objects.update(valid_until="2020-01-01")
    mails.remind(Offer.objects.get())
    assert mailoutbox == []


def test_not_now_said_again_is_not_asked_again(later, mailoutbox):
    ask(MORNING)
    offers.reopen(client=later)
    offers.set_later(client=later, on=LAST, now=MORNING)
    ask(MORNING + timedelta(days=1))
    assert len(mailoutbox) == 1
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize(("stage", "after"), [("later", "prospect"), ("declined", "prospect"), ("offered", "offered")])
def test_a_new_booking_takes_someone_up_again(pia, call, stage, after):
    Client.objects.filter(pk=pia.pk).update(stage=stage)
    pia.refresh_from_db()
    now = timezone.now()
    start = Availability(call, now=now).open_slots(now, now + timedelta(days=20))[0]
    bookings.book(appointment_type=call, start=start, client=pia)
    pia.refresh_from_db()
    assert pia.stage == after
