import pytest

from coaching.payments.models import Package
from coaching.payments.prices import per_session, price_from


def sell(sessions, price, currency="USD", **fields):
    return Package.objects.create(title=f"{sessions}", sessions=sessions, price=price, currency=currency, **fields)


def test_nothing_on_sale_has_no_price(db):
    sell(1, 14000, is_active=False)
    assert price_from() == ""


def test_what_visitors_cannot_buy_has_no_price(db):
    sell(1, 14000, is_public=False)
    assert price_from() == ""


def test_the_lowest_price_of_a_session_is_named(db):
    sell(1, 14000)
    sell(8, 96000)
    assert price_from() == "$120"


def test_prices_in_several_currencies_are_never_compared(db):
    sell(1, 14000, order=1)
    sell(1, 15000, "JPY", order=2)
    sell(4, 44000, "CHF", order=3)
    sell(4, 52000, order=4)
    assert price_from() == "$130, ¥15,000 or CHF 110"


def test_a_currency_off_sale_is_not_named(db):
    sell(1, 14000)
    sell(1, 9000, "CHF", is_active=False)
    assert price_from() == "$140"


@pytest.mark.parametrize(
    ("sessions", "price", "currency", "text"),
    [
        (1, 14000, "USD", ""),
        (4, 52000, "USD", "$130"),
        (8, 100000, "USD", "$125"),
        (3, 10000, "USD", "about $33.33"),
        (8, 12500, "USD", "about $15.63"),
        (4, 50000, "JPY", "¥12,500"),
        (3, 50000, "JPY", "about ¥16,667"),
    ],
)
def test_a_session_of_a_package_costs(sessions, price, currency, text):
    assert per_session(Package(sessions=sessions, price=price, currency=currency)) == text
