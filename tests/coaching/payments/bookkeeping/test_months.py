import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coaching.payments.bookkeeping.months import by_month
from coaching.payments.models import Discrepancy
from coaching.practice.days import today, years_later

NOW = datetime(2026, 11, 29, 15, tzinfo=UTC)
MONTHS = "/admin/money/months/"


def story(currency):
    return [(f"{each.month:%Y-%m}", each.received, each.refunded, each.lost, each.net) for each in currency.months]


def test_a_refund_counts_in_the_month_in_which_it_happened(coach, clara, bought, refund):
    refund(bought(clara, at=datetime(2026, 9, 3, 12, tzinfo=UTC)), 13000, on=date(2026, 11, 2))
    (dollars,) = by_month(coach.user, NOW)
    assert story(dollars) == [("2026-09", 52000, 0, 0, 52000), ("2026-10", 0, 0, 0, 0), ("2026-11", 0, 13000, 0, -13000)]
    assert (dollars.total.received, dollars.total.net) == (52000, 39000)


def test_months_are_those_of_the_practices_calendar(coach, clara, bought, dispute):
    purchase = bought(clara, at=datetime(2026, 11, 1, 3, 59, tzinfo=UTC))  # still October in New York
    dispute(purchase, "lost", closed_at=datetime(2026, 11, 1, 3, 59, tzinfo=UTC))
    (dollars,) = by_month(coach.user, NOW)
    assert story(dollars) == [("2026-10", 52000, 0, 52000, 0), ("2026-11", 0, 0, 0, 0)]


def test_money_older_than_two_years_is_left_out(coach, clara, bought):
    bought(clara, at=datetime(2024, 11, 30, 12, tzinfo=UTC))
    assert by_month(coach.user, NOW) == []
    bought(clara, at=datetime(2024, 12, 1, 12, tzinfo=UTC))
    (dollars,) = by_month(coach.user, NOW)
    assert (len(dollars.months), dollars.total.received) == (24, 52000)


def test_what_fits_no_sale_is_said_to_be_left_out(signed_in, coach, clara, bought):
    bought(clara)
    browser = signed_in(coach)
    assert "fit no sale" not in browser.get(MONTHS).content.decode()
    for number in range(2):
        found = {"kind": "twice", "cause": f"session:{number}", "amount": 100, "currency": "USD", "client": clara}
        Discrepancy.objects.create(**found, resolved_at=timezone.now() if number else None)
    page = browser.get(MONTHS).content.decode()
    assert "2 payments that fit no sale are not in these sums." in page
    link = re.search(r'href="([^"]+state=misfit[^"]+)"', page)[1].replace("&amp;", "&")
    listed = browser.get(link).content.decode()
    assert (listed.count("Paid twice"), "Four sessions</td>" in listed) == (2, False)


@pytest.mark.parametrize("status", ["pending", "failed"])
def test_a_refund_that_has_not_arrived_counts_nowhere(coach, clara, bought, refund, status):
    refund(bought(clara, at=NOW), 100, status=status)
    (dollars,) = by_month(coach.user, NOW)
    assert dollars.total.refunded == 0


def test_each_currency_has_its_own_table(signed_in, coach, clara, mallory, bought, in_euros):
    bought(clara)
    bought(clara, sold=in_euros)
    bought(mallory)
    currencies = signed_in(coach).get(MONTHS).context["currencies"]
    assert [(each.code, each.total.received) for each in currencies] == [("EUR", 30000), ("USD", 52000)]


def cost(user):
    with CaptureQueriesContext(connection) as captured:
        by_month(user, NOW)
    return len(captured)


def test_it_costs_the_same_for_few_and_for_many(coach, clara, bought, in_euros):
    bought(clara)
    cost(coach.user)
    few = cost(coach.user)
    for month in range(1, 10):
        bought(clara, at=datetime(2026, month, 3, 12, tzinfo=UTC))
        bought(clara, sold=in_euros)
    assert cost(coach.user) == few


def test_it_is_exported(signed_in, coach, clara, bought):
    bought(clara, at=datetime(2026, 11, 3, 12, tzinfo=UTC), on=date(2026, 11, 3))
    text = signed_in(coach).get(f"{MONTHS}export/csv/").content.decode("utf-8-sig")
    assert text.splitlines()[1] == "2026-11,USD,,520.00,0.00,0.00,520.00"
    assert signed_in(coach).get(f"{MONTHS}export/xlsx/").status_code == 200
    assert signed_in(coach).get(f"{MONTHS}export/pdf/").status_code == 404


def test_the_sum_says_of_which_months_it_is(signed_in, coach, clara, bought):
    now, browser = timezone.now(), signed_in(coach)
    bought(clara, at=now)
    assert ">This month<" in browser.get(MONTHS).content.decode()
    bought(clara, at=now, on=years_later(today(now, "UTC"), -5))
    bought(clara, at=now, on=years_later(today(now, "UTC"), -1))
    assert ">These 13 months<" in browser.get(MONTHS).content.decode()


def test_a_new_practice_is_told_what_will_be_there(signed_in, coach):
    assert "No money has come in yet" in signed_in(coach).get(MONTHS).content.decode()
