import pytest

from coaching.payments.models import Package
from coaching.payments.monthly import in_payments
from tests.coaching.payments.test_admin import ADD, TYPED

LIST = "/admin/snippets/coaching/package/"


def edit(package):
    return f"{LIST}edit/{package.pk}/"


@pytest.mark.parametrize(
    ("price", "count", "expected"),
    [
        (52000, 1, "$520"),
        (54000, 6, "6 monthly payments of $90, $540 in all"),
        (52000, 3, "3 monthly payments: $173.34, then 2 × $173.33, $520 in all"),
    ],
)
def test_a_price_in_payments_is_told_as_exactly_as_it_is_known(price, count, expected):
    assert in_payments(price, "USD", count) == expected


def test_the_list_says_how_often_each_was_sold(signed_in, owner, clara, package, bought, in_euros):
    bought(clara)
    bought(clara)
    rows = signed_in(owner).get(LIST).context["object_list"]
    assert {row.title: row.sold for row in rows} == {"Four sessions": 2, "Two sessions": 0}


def test_a_package_is_copied_with_its_terms(signed_in, owner, package):
    browser = signed_in(owner)
    assert 'value="520.00"' in browser.get(f"{LIST}copy/{package.pk}/").content.decode()
    browser.post(f"{LIST}copy/{package.pk}/", {**TYPED, "title": "Five sessions", "amount": "600"})
    assert list(Package.objects.values_list("title", "price").order_by("pk")) == [
        ("Four sessions", 52000),
        ("Five sessions", 60000),
    ]


def test_another_currency_is_warned_of(signed_in, owner, package):
    words = signed_in(owner).post(edit(package), {**TYPED, "currency": "EUR"}, follow=True).content.decode()
    assert "The price is in EUR now: €520.50. What was offered or sold in USD stays as it was." in words


def test_the_same_currency_is_not(signed_in, owner, package):
    assert "stays as it was" not in signed_in(owner).post(edit(package), TYPED, follow=True).content.decode()


def test_editing_changes_nothing_that_was_sold(signed_in, owner, clara, package, bought):
    purchase = bought(clara)
    signed_in(owner).post(edit(package), {**TYPED, "title": "Six", "amount": "900", "currency": "EUR"})
    purchase.refresh_from_db()
    assert (purchase.title, purchase.price, purchase.currency) == ("Four sessions", 52000, "USD")


def test_what_costs_nothing_is_not_paid_month_by_month(signed_in, owner):
    words = signed_in(owner).post(ADD, {**TYPED, "amount": "0", "instalments": 3}).content.decode()
    assert "What costs nothing is not paid month by month" in words
    assert not Package.objects.exists()


def test_the_form_says_what_each_monthly_payment_is(signed_in, owner, package):
    package.instalments = 4
    package.save()
    assert "As it is now: 4 monthly payments of $130, $520 in all." in signed_in(owner).get(edit(package)).content.decode()
