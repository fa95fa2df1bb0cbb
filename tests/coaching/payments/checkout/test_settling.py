from datetime import date

import pytest
from django.db import connection

from coaching.payments import stripe_api
from coaching.payments.account import balance
from coaching.payments.checkout import checkouts, settling
from coaching.payments.models import Checkout, Package, Purchase
from coaching.people.invitations import invite
from tests import factories
from tests.coaching.booking.factories import NOW


def test_settle_gives_the_sessions_that_were_bought(paid, clara):
    purchase = settling.settle(session_id=paid.session_id)
    assert (purchase.title, purchase.price, purchase.sessions) == ("Four sessions", 52000, 4)
    assert balance.left(clara) == 4


def test_settle_three_times_is_one_purchase(paid, clara):
    for _ in range(3):
        settling.settle(session_id=paid.session_id)
    assert Purchase.objects.count() == 1
    assert balance.left(clara) == 4


def test_settle_an_unpaid_session_gives_nothing(begun, clara):
    assert settling.settle(session_id=begun.session_id) is None
    assert balance.left(clara) == 0


def test_settle_another_amount_is_refused(paid, clara):
    Checkout.objects.update(price=99)
    with pytest.raises(settling.SettleError, match="differs from what was sold"):
        settling.settle(session_id=paid.session_id)
    assert balance.left(clara) == 0


def test_settle_a_session_that_was_not_begun_here_is_refused(stripe, paid):
    Checkout.objects.all().delete()
    with pytest.raises(settling.SettleError, match="wasn't started here"):
        settling.settle(session_id=paid.session_id)


def test_a_sold_package_keeps_its_terms(paid, package):
    package.sessions, package.price = 1, 1
    package.save()
    assert settling.settle(session_id=paid.session_id).sessions == 4


def test_the_receipt_goes_to_the_client(paid, clara, mailoutbox):
    settling.settle(session_id=paid.session_id)
    (mail,) = [mail for mail in mailoutbox if mail.to == [clara.email]]
    assert "$520" in mail.body


def test_the_receipt_of_someone_without_an_account_leads_to_opening_it(stripe, package, coach, mailoutbox):
    pia = factories.client(coach=coach, name="Pia Berg", email="pia@example.org", with_account=False)
    invite(client=pia)
    checkouts.start(client=pia, package=package)
    session_id = Checkout.objects.get().session_id
    stripe.pay(session_id)
    settling.settle(session_id=session_id)
    (mail,) = [mail for mail in mailoutbox if "Thank you" in mail.subject]
    assert ("/invitation/" in mail.body, "/me/sessions/" in mail.body) == (True, False)


def test_settle_someone_elses_session_is_refused(paid, stripe):
    stripe.find(paid.session_id)["client_reference_id"] = "0"
    with pytest.raises(settling.SettleError, match="wasn't started here"):
        settling.settle(session_id=paid.session_id)
    assert Purchase.objects.count() == 0


def test_settle_counts_validity_from_the_purchase_as_it_was_sold(stripe, package, clara):
    package.validity_days = 90
    package.save()
    checkouts.start(client=clara, package=package)
    package.validity_days = 1
    package.save()
    session_id = Checkout.objects.get().session_id
    stripe.pay(session_id)
    assert settling.settle(session_id=session_id, now=NOW).lot.expires_on == date(2026, 5, 31)


def test_settle_without_validity_never_runs_out(paid):
    assert settling.settle(session_id=paid.session_id).lot.expires_on is None


def test_settle_a_package_that_costs_nothing_gives_its_sessions(stripe, clara):
    package = Package.objects.create(title="A gift", sessions=1, price=0)
    checkouts.start(client=clara, package=package)
    session_id = Checkout.objects.get().session_id
    stripe.pay(session_id)
    assert settling.settle(session_id=session_id).sessions == 1


@pytest.mark.django_db(transaction=True)
def test_settle_asks_stripe_outside_any_transaction(paid, monkeypatch):
    fetch, inside = stripe_api.fetch_session, []

    def look(session_id):
        inside.append(connection.in_atomic_block)
        return fetch(session_id)

    monkeypatch.setattr(stripe_api, "fetch_session", look)
    settling.settle(session_id=paid.session_id)
    assert inside == [False]
