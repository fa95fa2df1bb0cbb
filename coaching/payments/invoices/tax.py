"""The tax that is contained in a price."""

from decimal import ROUND_HALF_UP, Decimal


def contained(total: int, percent: Decimal | int) -> int:
    """The part of `total` (smallest unit) that is tax at `percent`, rounded half up; below zero as above it."""
    percent = Decimal(percent)  # a row that was made just now has its default as it was written
    part = abs(total) * percent / (100 + percent)
    tax = int(part.quantize(Decimal(1), ROUND_HALF_UP))
    return tax if total >= 0 else -tax
