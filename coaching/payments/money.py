"""Amounts in a currency's smallest unit, as people read and write them."""

from decimal import Decimal

# https://docs.stripe.com/currencies#zero-decimal
ZERO_DECIMAL = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"}
)
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def money(amount, currency):
    """`$140`, `$140.50`, `CHF 90`, `-$140`: cents only where there are some."""
    if amount < 0:
        return f"-{money(-amount, currency)}"
    sign = SIGNS.get(currency, f"{currency} ")
    if currency in ZERO_DECIMAL:
        return f"{sign}{amount:,}"
    whole, cents = divmod(amount, 100)
    return f"{sign}{whole:,}.{cents:02}" if cents else f"{sign}{whole:,}"


def as_decimal(amount, currency):
    """14050 cents are 140.50 dollars."""
    return Decimal(amount) if currency in ZERO_DECIMAL else Decimal(amount).scaleb(-2)


def exact(amount, currency):
    """`USD 1,140.00`, `USD -140.50`, `JPY 52,000`: on documents and for payers, who may be abroad. All else: `money`."""
    return f"{currency} {as_decimal(amount, currency):,}"


def smallest_unit(amount, currency):
    """140.5 dollars are 14050 cents; raises ValueError for more decimals than the currency has."""
    units = Decimal(amount) * (1 if currency in ZERO_DECIMAL else 100)
    if units != units.to_integral_value():
        raise ValueError(f"{amount} {currency} has too many decimals.")
    return int(units)
