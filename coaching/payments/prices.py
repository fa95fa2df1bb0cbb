"""What coaching costs, for the public pages."""

from fractions import Fraction

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from coaching.payments.models import Package
from coaching.payments.money import money
from coaching.practice.page_facts import fact


def on_sale() -> list[Package]:
    """What visitors can buy."""
    return fact("packages-on-sale", lambda: list(Package.objects.public()))


def price_from() -> str:
    """The lowest price of one session on sale, as `$120`; where packages are sold in several currencies, one price in each, as
    `$120 or CHF 110`; "" when nothing is on sale."""
    lowest: dict[str, Fraction] = {}
    for package in on_sale():
        lowest[package.currency] = min(lowest.get(package.currency, _exactly(package)), _exactly(package))
    return get_text_list([money(_rounded(price), currency) for currency, price in lowest.items()], _("or"))


def per_session(package: Package) -> str:
    """What one session of a package costs, as `$130`; `about $33.33` where the price doesn't divide; "" for a single session."""
    if package.sessions < 2:
        return ""
    price = _exactly(package)
    text = money(_rounded(price), package.currency)
    return text if price.denominator == 1 else _("about %(price)s") % {"price": text}


def _exactly(package: Package) -> Fraction:
    return Fraction(package.price, max(package.sessions, 1))


def _rounded(price: Fraction) -> int:
    """Half a cent is a cent more."""
    return int(price + Fraction(1, 2))
