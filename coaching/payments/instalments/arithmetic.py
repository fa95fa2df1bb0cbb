"""How a price and its sessions are spread over months. What doesn't divide comes first."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from coaching.payments.models.terms import Release, Terms
from coaching.payments.money import money


@dataclass(frozen=True)
class Part:
    """One monthly payment, from `number` 1: `amount` is in the smallest unit, `sessions` are those that it releases."""

    number: int
    amount: int
    sessions: int
    due_on: date
    amount_text: str


def parts(sold: Terms, first_on: date) -> list[Part]:
    """The monthly payments of what is sold, the first on that date of the practice's calendar. They sum up to its price."""
    amounts, sessions = spread_price(sold.price, sold.instalments), spread_sessions(sold)
    return [
        Part(number, amount, count, first_on + relativedelta(months=number - 1), money(amount, sold.currency))
        for number, (amount, count) in enumerate(zip(amounts, sessions, strict=True), 1)
    ]


def spread_price(price: int, months: int) -> list[int]:
    """Equal parts; the remainder is in the first."""
    part, more = divmod(price, months)
    return [part + more, *[part] * (months - 1)]


def spread_sessions(sold: Terms) -> list[int]:
    """All with the first payment; or evenly, one more in the first ones where they don't divide."""
    if sold.release == Release.AT_ONCE:
        return [sold.sessions, *[0] * (sold.instalments - 1)]
    part, more = divmod(sold.sessions, sold.instalments)
    return [part + (number < more) for number in range(sold.instalments)]
