"""Pages at Stripe on which nothing is to be paid anymore."""

import pytest
from django.utils import timezone

from coaching.payments.after_sale import reconciling
from coaching.payments.checkout import closing
from coaching.payments.models import Checkout, Discrepancy
from coaching.payments.off_line import noting
from coaching.payments.payers import paying, requests
from coaching.payments.payers.links import PAY


@pytest.fixture
def page(parent, stripe):
    """The open page at which the parent can pay."""
    paying.start(parent, PAY.path(parent))
    return Checkout.objects.get(request=parent)


def state(stripe, page):
    page.refresh_from_db()
    return stripe.find(page.session_id)["status"], page.status


def test_the_page_of_a_canceled_request_is_closed_at_stripe(parent, page, stripe):
    requests.cancel(request=parent)
    assert state(stripe, page) == ("expired", "expired")


def test_the_page_of_a_request_that_is_paid_by_transfer_is_closed(parent, page, stripe, coach):
    day = timezone.now().date()
    requests.note_payment(request=parent, method="transfer", on=day.replace(year=day.year - 1), by=coach.user)
    assert state(stripe, page) == ("expired", "expired")


def test_a_client_who_paid_in_cash_finds_the_open_page_closed(begun, stripe, clara, coach, package):
    from uuid import uuid4

    day = timezone.now().date()
    noting.note(
        client=clara,
        sold=package,
        package=package,
        method="cash",
        on=day.replace(year=day.year - 1),
        by=coach.user,
        key=uuid4(),
    )
    assert state(stripe, begun) == ("expired", "expired")


def test_the_page_of_who_left_is_closed(begun, stripe, clara):
    type(clara).objects.update(stage="gone")
    assert (closing.close_all(), state(stripe, begun)) == (1, ("expired", "expired"))


def test_a_page_that_is_wanted_stays_open(begun, page, stripe):
    assert (closing.close_all(), state(stripe, page), state(stripe, begun)) == (0, ("open", "open"), ("open", "open"))


def test_what_stripe_did_not_hear_is_closed_by_the_next_reconciliation(parent, page, stripe, settings):
    address, settings.STRIPE_API_URL = settings.STRIPE_API_URL, "http://127.0.0.1:1"
    requests.cancel(request=parent)
    assert state(stripe, page) == ("open", "open")
    settings.STRIPE_API_URL = address
    reconciling.reconcile(timezone.now())
    assert state(stripe, page) == ("expired", "expired")


def test_a_page_that_was_paid_a_moment_before_is_on_the_desk(parent, page, stripe):
    stripe.pay(page.session_id)
    requests.cancel(request=parent)
    assert (state(stripe, page), Discrepancy.objects.get().kind) == (("complete", "paid"), "gone")


def test_a_page_of_another_account_is_given_up(parent, page, stripe):
    Checkout.objects.update(session_id="cs_test_elsewhere")
    requests.cancel(request=parent)
    page.refresh_from_db()
    assert page.status == "expired"
