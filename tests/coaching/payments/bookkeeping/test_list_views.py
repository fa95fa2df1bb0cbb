import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests import factories

pytestmark = pytest.mark.services

LIST = "/admin/money/"


def names(browser, **asked):
    """The clients of the list's rows, in its order."""
    return [sale.row.client.name for sale in browser.get(LIST, asked).context["page"].object_list]


def rows(browser, fmt="csv", **asked):
    content = browser.get(reverse("books_admin:export", args=[fmt]), asked).content
    if fmt == "csv":
        return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    heading, *lines = load_workbook(BytesIO(content)).active.values
    return [dict(zip(heading, line, strict=True)) for line in lines]


def test_purchases_pending_ones_and_open_invoices_are_in_one_list(signed_in, coach, clara, bought, waiting, asked):
    bought(clara)
    waiting(clara)
    asked(clara)
    page = signed_in(coach).get(LIST)
    assert {sale.state for sale in page.context["page"].object_list} == {"paid", "pending", "open_invoice"}
    assert "Acme Inc. pays" in page.content.decode()


def test_the_latest_comes_first(signed_in, coach, clara, bought):
    now, anna = timezone.now(), factories.client(coach=coach, name="Anna Berg")
    bought(clara, at=now - timedelta(days=2))
    bought(anna, at=now - timedelta(days=1))
    assert names(signed_in(coach)) == ["Anna Berg", "Clara Lind"]


@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        ({"q": "lind"}, ["Clara Lind"]),
        ({"q": "anna@example.org"}, ["Anna Berg"]),
        ({"method": "cash"}, ["Anna Berg"]),
        ({"method": "stripe"}, ["Clara Lind"]),
        ({"method": "check"}, []),
        ({"state": "paid"}, ["Clara Lind"]),
        ({"state": "in_part"}, ["Anna Berg"]),
        ({"since": "2026-11-20"}, ["Clara Lind"]),
        ({"until": "2026-11-19"}, ["Anna Berg"]),
        ({"since": "no day"}, ["Clara Lind", "Anna Berg"]),
        ({"state": "rich"}, ["Clara Lind", "Anna Berg"]),
    ],
)
def test_filters_narrow_the_list_and_its_sums(signed_in, coach, clara, bought, asked_for, found):
    anna = factories.client(coach=coach, name="Anna Berg", email="anna@example.org")
    bought(anna, amount=100, method="cash", at=datetime(2026, 11, 20, 4, 59, tzinfo=UTC))  # the 19th in New York
    bought(clara, at=datetime(2026, 11, 20, 5, 0, tzinfo=UTC))
    browser = signed_in(coach)
    assert names(browser, **asked_for) == found
    totals = browser.get(LIST, asked_for).context["totals"]
    assert sum(each.paid for each in totals) == sum({"Clara Lind": 52000, "Anna Berg": 100}[name] for name in found)


def test_a_package_and_a_client_are_filters(signed_in, coach, clara, bought, in_euros):
    anna = factories.client(coach=coach, name="Anna Berg")
    bought(clara)
    purchase = bought(anna)
    purchase.package = in_euros
    purchase.save()
    browser = signed_in(coach)
    assert names(browser, package=in_euros.pk) == ["Anna Berg"]
    assert names(browser, client=clara.pk) == ["Clara Lind"]
    assert "Only what Clara Lind bought" in browser.get(LIST, {"client": clara.pk}).content.decode()


def test_sums_are_by_currency_and_net_of_what_went_back(signed_in, coach, clara, bought, refund, dispute, in_euros):
    refund(bought(clara), 13000)
    refund(bought(clara), 500, status="pending")
    dispute(bought(clara), "lost")
    bought(clara, sold=in_euros)
    totals = signed_in(coach).get(LIST).context["totals"]
    assert [(each.currency, each.count, each.texts) for each in totals] == [
        ("EUR", 1, {"paid": "€300", "refunded": "€0", "lost": "€0", "coming_back": "€0", "net": "€300"}),
        ("USD", 3, {"paid": "$1,560", "refunded": "$130", "lost": "$520", "coming_back": "$5", "net": "$910"}),
    ]


def test_a_client_of_another_coach_is_not_in_it(signed_in, coach, owner, clara, mallory, bought):
    bought(clara)
    bought(mallory)
    assert names(signed_in(coach)) == ["Clara Lind"]
    assert set(names(signed_in(owner))) == {"Clara Lind", "Mallory Voss"}
    assert "Mallory" not in signed_in(coach).get(LIST, {"client": mallory.pk}).content.decode()


@pytest.mark.parametrize("person", ["editor", "clara"])
def test_others_find_no_list(request, signed_in, person):
    assert signed_in(request.getfixturevalue(person)).get(LIST).status_code in {302, 404}


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_what_is_filtered_is_exported(signed_in, coach, clara, bought, refund, asked, fmt):
    refund(bought(clara, request=asked(clara, payer="=Ada"), at=datetime(2026, 11, 20, 4, tzinfo=UTC)), 13050)
    bought(factories.client(coach=coach, name="Anna Berg"))
    (row,) = rows(signed_in(coach), fmt, q="Clara")
    numbers = [float(row[name]) for name in ("Price", "Received", "Refunded", "Lost to disputes", "Net", "Sessions")]
    assert numbers == [520, 520, 130.5, 0, 389.5, 4]
    assert (row["Date"], row["Client"], row["Who pays"], row["State"], row["Paid how"], row["Currency"]) == (
        "2026-11-19",
        "Clara Lind",
        "'=Ada",
        "partly refunded",
        "Stripe",
        "USD",
    )


def test_an_unknown_format_is_not_found(signed_in, coach):
    assert signed_in(coach).get(reverse("books_admin:export", args=["pdf"])).status_code == 404


def test_yen_are_exported_without_decimals(signed_in, coach, clara, bought, package):
    package.currency, package.price = "JPY", 52000
    package.save()
    bought(clara)
    assert rows(signed_in(coach))[0]["Received"] == "52000"


def cost(browser):
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(LIST).status_code == 200
    return len(captured)


def test_it_costs_the_same_for_few_and_for_many(signed_in, coach, clara, bought, waiting, asked):
    bought(clara)
    waiting(clara)
    asked(clara)
    browser = signed_in(coach)
    cost(browser)
    few = cost(browser)
    for _ in range(20):
        client = factories.client(coach=coach)
        bought(client, request=asked(client))
        waiting(client)
        asked(client)
    assert cost(browser) == few


def test_it_is_paged(signed_in, coach, clara, bought):
    for _ in range(51):
        bought(clara)
    browser = signed_in(coach)
    assert len(names(browser)) == 50
    assert len(names(browser, page=2)) == 1
    assert len(rows(browser)) == 51


def test_an_empty_list_says_what_will_be_there(signed_in, coach):
    assert "When a client buys a package" in signed_in(coach).get(LIST).content.decode()
    assert "No matches" in signed_in(coach).get(LIST, {"q": "x"}).content.decode()
