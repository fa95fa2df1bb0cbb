"""A payment that was refunded in part, and then lost as a whole: never more is counted than was left."""

from datetime import UTC, datetime

from coaching.payments.bookkeeping import sales
from coaching.payments.bookkeeping.forms import SalesFilter
from coaching.payments.bookkeeping.listing import Listing
from coaching.payments.bookkeeping.months import by_month
from coaching.payments.models import Dispute

NOW = datetime(2026, 11, 29, 15, tzinfo=UTC)


def test_no_more_is_lost_than_was_left_after_a_refund(coach, clara, bought, refund, dispute):
    purchase = bought(clara, at=NOW)
    refund(purchase, 25000)
    dispute(purchase, "lost", closed_at=NOW)
    assert sales.received_from([clara]) == {clara.pk: []}
    listing = Listing(coach.user, SalesFilter({}, zone="UTC"))
    assert [(each.paid, each.refunded, each.lost, each.net) for each in listing] == [(52000, 25000, 27000, 0)]
    assert [(each.lost, each.net) for each in listing.totals()] == [(27000, 0)]
    assert [(each.total.lost, each.total.net) for each in by_month(coach.user, NOW)] == [(27000, 0)]


def test_two_lost_disputes_of_one_payment_cost_no_more_than_it(clara, bought, dispute):
    payment = bought(clara, at=NOW).payments.get()
    for name, amount in [("dp_1", 30000), ("dp_2", 52000)]:
        payment.disputes.create(stripe_id=name, amount=amount, status="lost", closed_at=NOW)
    assert [each.gone for each in Dispute.objects.lost()] == [30000, 22000]
