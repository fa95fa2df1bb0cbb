"""A number of a hundred, as the language writes it."""

from decimal import Decimal

from babel.numbers import format_percent
from django.utils.translation import get_language, to_locale


def percent(value: int | Decimal) -> str:
    """60 is `60%`, in German `60 %`; 7.5 is `7.5%`."""
    return format_percent(Decimal(value).scaleb(-2), locale=to_locale(get_language() or "en"), decimal_quantization=False)
