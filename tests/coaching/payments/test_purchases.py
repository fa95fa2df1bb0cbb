import pytest

from coaching.payments import balance, purchases
from coaching.payments.models import Checkout, LedgerEntry, Purchase


def test_settle_gives_the_sessions_that_were_bought(paid, clara):
    purchase = purchases.settle(session_id=paid.session_id)
    assert (purchase.title, purchase.price, purchase.sessions) == ("Four sessions", 52000, 4)
    assert balance.left(clara) == 4


def test_settle_three_times_is_one_purchase(paid, clara):
    for _ in range(3):
        purchases.settle(session_id=paid.session_id)
    assert Purchase.objects.count() == 1
    assert balance.left(clara) == 4


def test_settle_an_unpaid_session_gives_nothing(begun, clara):
    assert purchases.settle(session_id=begun.session_id) is None
    assert balance.left(clara) == 0


def test_settle_another_amount_is_refused(paid, clara):
    Checkout.objects.update(price=99)
    with pytest.raises(purchases.SettleError, match="differs from what was sold"):
        purchases.settle(session_id=paid.session_id)
    assert balance.left(clara) == 0


def test_settle_a_session_that_was_not_begun_here_is_refused(stripe, paid):
    Checkout.objects.all().delete()
    with pytest.raises(purchases.SettleError, match="not begun here"):
        purchases.settle(session_id=paid.session_id)


def test_a_sold_package_keeps_its_terms(paid, package):
    package.sessions, package.price = 1, 1
    package.save()
    assert purchases.settle(session_id=paid.session_id).sessions == 4


def test_the_receipt_goes_to_the_client(paid, clara, mailoutbox):
    purchases.settle(session_id=paid.session_id)
    assert [mail.to for mail in mailoutbox] == [[clara.email]]
    assert "$520" in mailoutbox[0].body


def test_a_ledger_entry_is_never_changed_or_deleted(paid):
    purchases.settle(session_id=paid.session_id)
    entry = LedgerEntry.objects.get()
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
