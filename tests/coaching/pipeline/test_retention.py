from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from coaching.booking.models import Booking, TimeRequest
from coaching.booking.requests.asking import ask
from coaching.mail.models import Message
from coaching.mail.outbox import send
from coaching.payments.account.grants import adjust
from coaching.payments.after_sale import discrepancies
from coaching.payments.models import Checkout, InstalmentPlan, Lot, PaymentRequest
from coaching.people.models import Client
from coaching.pipeline.models import Offer, OfferDraft
from coaching.pipeline.retention import months_before, purge
from tests import factories
from tests.coaching.booking import factories as booking_factories

LONG_AGO = timezone.now() - timedelta(days=400)


@pytest.fixture
def old(coach, call):
    """A prospect who came once, thirteen months ago, and their mail."""
    made = factories.client(coach=coach, name="Olga", email="olga@example.org", with_account=False, stage="prospect")
    booking_factories.booking(appointment_type=call, client=made, start=LONG_AGO)
    send("invitation", to=made.email, context={"name": "Olga", "coach": "Dana", "url": "/"}, cause="old")
    Client.objects.filter(pk=made.pk).update(created_at=LONG_AGO)
    Booking.objects.update(created_at=LONG_AGO)
    return made


def test_who_never_became_a_client_is_forgotten(old):
    assert purge(timezone.now()) == 1
    assert not Client.objects.exists()
    assert not Booking.objects.exists()
    assert not Message.objects.filter(to="olga@example.org").exists()


def test_for_whom_a_recap_is_being_written_is_not_forgotten(old):
    OfferDraft.objects.create(client=old, text="Well")
    assert purge(timezone.now()) == 0


def test_before_the_months_are_over_nobody_is_forgotten(old):
    assert purge(LONG_AGO + timedelta(days=360)) == 0
    assert Client.objects.get() == old


@pytest.mark.parametrize("stage", ["active", "paused", "alumni"])
def test_clients_stay(old, stage):
    Client.objects.update(stage=stage)
    assert purge(timezone.now()) == 0


def test_who_has_an_account_stays(old):
    Client.objects.update(user=factories.user())
    assert purge(timezone.now()) == 0


def test_who_has_an_account_of_sessions_stays(old, coach):
    adjust(client=old, delta=1, reason="Gift", by=coach.user)
    assert purge(timezone.now()) == 0


TERMS = {"title": "Four sessions", "sessions": 4, "price": 52000, "currency": "USD"}


def begun(old, status="open", expires_at=None, **values):
    """A payment page of Olga's, from long ago."""
    fields = {**TERMS, **values, "status": status, "expires_at": expires_at, "idempotency_key": uuid4()}
    made = Checkout.objects.create(client=old, without_account=True, **fields)
    Checkout.objects.update(created_at=LONG_AGO)
    return made


def monthly(old, status):
    plan = InstalmentPlan.objects.create(checkout=begun(old, "failed", instalments=3), customer_id="cus", payment_method_id="pm")
    InstalmentPlan.objects.update(status=status)
    return plan


def ask_someone_else(old, **values):
    return PaymentRequest.objects.create(
        client=old, payer_name="Ada", payer_email="a@example.org", key=uuid4(), **TERMS, **values
    )


MONEY = {
    "a bank that has yet to confirm": lambda old: begun(old, "pending"),
    "a page that is open": lambda old: begun(old, expires_at=timezone.now() + timedelta(hours=1)),
    "a card for the first month": lambda old: monthly(old, "starting"),
    "months that are charged": lambda old: monthly(old, "active"),
    "someone else who has yet to pay": ask_someone_else,
    "someone else who was asked": lambda old: ask_someone_else(old, canceled_at=timezone.now()),
    "a lot of sessions": lambda old: Lot.objects.create(client=old, title="A gift", created_at=LONG_AGO),
    "money to decide about": lambda old: discrepancies.note(kind="gone", cause="x", client=old, amount=1, currency="USD"),
}


@pytest.mark.parametrize("money", MONEY.values(), ids=MONEY)
def test_on_whom_money_hangs_stays(old, money):
    money(old)
    assert purge(timezone.now()) == 0


NO_MONEY = {
    "a page whose time is over": lambda old: begun(old, expires_at=LONG_AGO),
    "a page that never opened": begun,
    "a payment that failed": lambda old: begun(old, "failed"),
    "months that ended before the first": lambda old: monthly(old, "stopped"),
}


@pytest.mark.parametrize("nothing", NO_MONEY.values(), ids=NO_MONEY)
def test_what_came_to_nothing_long_ago_keeps_nobody(old, nothing):
    nothing(old)
    assert purge(timezone.now()) == 1


def test_who_has_begun_to_buy_lately_stays(old):
    begun(old, "failed")
    Checkout.objects.update(created_at=timezone.now() - timedelta(days=30))
    assert purge(timezone.now()) == 0


def test_who_comes_again_stays(old, call):
    booking_factories.booking(appointment_type=call, client=old, start=timezone.now() + timedelta(days=1))
    assert purge(timezone.now()) == 0


def test_an_address_that_a_client_shares_stays_in_the_list_of_mails(old, coach):
    factories.client(coach=coach, name="Olga", email="olga@example.org")
    assert purge(timezone.now()) == 1
    assert Message.objects.filter(to="olga@example.org").exists()


def test_old_wishes_are_forgotten(call):
    made = TimeRequest.objects.create(
        coach=call.coach, appointment_type=call, name="Pia", email="pia@example.org", zone="UTC", wishes="Never", form_key="1"
    )
    assert purge(timezone.now()) == 0
    assert TimeRequest.objects.get() == made
    TimeRequest.objects.update(created_at=LONG_AGO)
    purge(timezone.now())
    assert not TimeRequest.objects.exists()


def test_the_command_counts_before_it_deletes(old):
    said = StringIO()
    call_command("purge_prospects", "--dry-run", stdout=said)
    assert (said.getvalue(), Client.objects.count()) == ("1 prospect would be deleted.\n", 1)
    call_command("purge_prospects", stdout=StringIO())
    assert Client.objects.count() == 0


@pytest.mark.parametrize(
    ("now", "months", "then"),
    [
        ("2026-03-31T09:00", 1, "2026-02-28T09:00"),
        ("2024-03-30T09:00", 1, "2024-02-29T09:00"),
        ("2026-01-15T09:00", 12, "2025-01-15T09:00"),
        ("2026-01-15T09:00", 1, "2025-12-15T09:00"),
    ],
)
def test_months_are_the_calendars(now, months, then):
    moments = [datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (now, then)]
    assert months_before(moments[0], months) == moments[1]


def test_the_coachs_mails_about_someone_forgotten_go_too(old):
    values = dict.fromkeys(("name", "coach", "guest", "email", "answer", "reason", "url", "until", "day"), "x")
    send("coach.recap_answer", to=old.coach.email, reply_to=old.email, context=values, cause="recap:1:answer")
    send("coach.recap_answer", to=old.coach.email, reply_to="other@example.org", context=values, cause="recap:2:answer")
    purge(timezone.now())
    assert list(Message.objects.values_list("reply_to", flat=True)) == ["other@example.org"]


def test_mails_about_old_wishes_go_too(call):
    ask(appointment_type=call, name="Pia", email="pia@example.org", zone="UTC", wishes="Never", form_key="1")
    assert Message.objects.count() == 2
    TimeRequest.objects.update(created_at=LONG_AGO)
    purge(timezone.now())
    assert not Message.objects.exists()


def test_who_answered_lately_stays(old):
    made = Offer.objects.create(client=old, text="Words", valid_until="2020-01-01", answered_at=timezone.now())
    Offer.objects.filter(pk=made.pk).update(created_at=LONG_AGO)
    assert purge(timezone.now()) == 0
