from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.payments.instalments import arithmetic
from coaching.payments.models import Package


@given(
    price=st.integers(24, 10**9),
    months=st.integers(2, 24),
    sessions=st.integers(1, 500),
    release=st.sampled_from(["at_once", "with_each"]),
)
def test_parts_sum_up_to_what_is_sold(price, months, sessions, release):
    sold = Package(price=price, instalments=months, sessions=sessions, release=release, currency="USD")
    parts = arithmetic.parts(sold, date(2027, 1, 31))
    assert [part.number for part in parts] == list(range(1, months + 1))
    assert (sum(part.amount for part in parts), sum(part.sessions for part in parts)) == (price, sessions)
    assert len({part.amount for part in parts[1:]}) == 1
    assert 0 <= parts[0].amount - parts[1].amount < months
    counts = [part.sessions for part in parts]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == sessions if release == "at_once" else counts[0] - counts[-1] <= 1


@pytest.mark.parametrize(
    ("price", "months", "amounts"), [(10000, 3, [3334, 3333, 3333]), (52000, 4, [13000] * 4), (5, 3, [3, 1, 1])]
)
def test_the_remainder_is_in_the_first(price, months, amounts):
    assert arithmetic.spread_price(price, months) == amounts


def test_a_month_that_is_short_has_its_last_day():
    sold = Package(price=300, instalments=3, sessions=3, currency="USD")
    days = [part.due_on for part in arithmetic.parts(sold, date(2027, 1, 31))]
    assert days == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]
