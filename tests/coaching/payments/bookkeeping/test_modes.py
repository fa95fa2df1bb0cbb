"""Money that only pretends is in no sum of real money."""

import csv
from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.desk.overview import overview
from coaching.payments import stripe_mode
from coaching.payments.bookkeeping.months import by_month
from coaching.payments.models import Checkout, Payment, Purchase

LIST, MONTHS = "/admin/money/", "/admin/money/months/"
LEFT_OUT = "1 payment in test mode is not in the sums: no money moved."


@pytest.fixture
def key(settings):
    """`key("live")` is Stripe's key from then on."""

    def be(mode):
        settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = f"sk_{mode}_1", ""

    return be


@pytest.fixture
def paid_in(clara, package, bought, key):
    """`paid_in("test", price)` is bought by card with a page of that mode; the key is of the mode `now` after it."""

    def make(mode, price, now):
        key(mode)
        package.price = price
        checkout = Checkout.objects.create(
            client=clara,
            package=package,
            idempotency_key=uuid4(),
            session_id=f"cs_{mode}_{price}",
            status="paid",
            **package.terms,
        )
        purchase = bought(clara, checkout=checkout)
        key(now)
        return purchase

    return make


@pytest.fixture
def both(paid_in, clara, bought, package):
    """$520 in test mode and $140 by transfer; the key is live by now."""
    pretended = paid_in("test", 52000, "live")
    package.price = 14000
    return pretended, bought(clara, method="transfer")


def sums(found):
    return [(each.title, each.count, each.paid, each.net) for each in found]


def test_with_a_live_key_the_sums_are_of_real_money_and_say_what_they_leave_out(both, coach, signed_in):
    page = signed_in(coach).get(LIST)
    assert sums(page.context["totals"]) == [("USD", 1, 14000, 14000)]
    assert LEFT_OUT in page.content.decode()


def test_in_test_mode_what_pretends_has_sums_of_its_own(both, coach, signed_in, key):
    key("test")
    page = signed_in(coach).get(LIST)
    assert sums(page.context["totals"]) == [("USD", 1, 14000, 14000), ("USD, test", 1, 52000, 52000)]
    assert LEFT_OUT not in page.content.decode()


@pytest.mark.parametrize(("mode", "expected"), [("live", [("USD", 14000)]), ("test", [("USD", 14000), ("USD, test", 52000)])])
def test_months_are_counted_apart(both, coach, key, mode, expected):
    key(mode)
    assert [(each.title, each.total.net) for each in by_month(coach.user, timezone.now())] == expected


def test_what_went_back_of_it_is_in_no_sum_either(both, coach, refund):
    refund(both[0], 13000, on=timezone.now().date())
    (dollars,) = by_month(coach.user, timezone.now())
    assert (dollars.total.refunded, dollars.total.net) == (0, 14000)


def test_the_page_of_months_says_what_it_leaves_out(both, coach, signed_in):
    assert LEFT_OUT in signed_in(coach).get(MONTHS).content.decode()


@pytest.mark.parametrize(("mode", "expected"), [("live", ["$140"]), ("test", ["$140", "$520, test"])])
def test_the_list_of_clients_counts_them_apart(both, clara, key, mode, expected):
    key(mode)
    assert overview([clara], timezone.now())[0].paid == expected


@pytest.mark.parametrize(("mode", "expected"), [("live", 1), ("test", 2)])
def test_how_often_a_package_was_sold(both, coach, signed_in, key, mode, expected):
    key(mode)
    (row,) = signed_in(coach).get("/admin/snippets/coaching/package/").context["object_list"]
    assert row.sold == expected


def test_rows_and_files_say_which_are_tests(both, coach, signed_in):
    browser = signed_in(coach)
    assert browser.get(LIST).content.decode().count('<span class="desk-tag">Test</span>') == 1
    table = csv.DictReader(browser.get(f"{LIST}export/csv/").content.decode("utf-8-sig").splitlines())
    assert {row["Received"]: row["Test"] for row in table} == {"140.00": "", "520.00": "test"}


@pytest.mark.parametrize(("which", "count"), [(0, 1), (1, 0)])
def test_the_page_of_a_purchase_says_that_it_is_a_test(both, coach, signed_in, which, count):
    page = signed_in(coach).get(f"/admin/money/purchases/{both[which].pk}/").content.decode()
    assert page.count('<span class="desk-tag">Test</span>') == count


def test_the_desk_says_which_sale_was_a_test(both, coach, signed_in):
    words = signed_in(coach).get("/admin/").content.decode()
    assert words.count("Test: Clara Lind bought Four sessions, $520.") == 2  # with the words of its button
    assert "Test: Clara Lind bought Four sessions, $140." not in words


@pytest.mark.parametrize("page", ["cs_test_1", "cs_live_1", None])
@pytest.mark.parametrize("method", ["stripe", "transfer"])
@pytest.mark.parametrize("then", ["test", "live"])
@pytest.mark.parametrize("now", ["test", "live"])
def test_one_payment_and_all_of_them_go_by_one_rule(bought, clara, package, key, page, method, then, now):
    checkout = page and Checkout.objects.create(client=clara, idempotency_key=uuid4(), session_id=page, **package.terms)
    key(then)
    bought(clara, method=method, checkout=checkout or None)
    key(now)
    payment = Payment.objects.get()
    said = stripe_mode.is_test_payment(payment)
    assert (stripe_mode.test_payments().exists(), stripe_mode.test_purchases().exists()) == (said, said)
    assert payment.receipt.is_test == said
    assert Purchase.objects.count() == 1
