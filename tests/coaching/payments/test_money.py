import pytest

from coaching.payments.money import money, smallest_unit


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (14000, "USD", "$140"),
        (14050, "USD", "$140.50"),
        (5, "USD", "$0.05"),
        (0, "EUR", "€0"),
        (123456789, "GBP", "£1,234,567.89"),
        (14000, "JPY", "¥14,000"),
        (9000, "CHF", "CHF 90"),
    ],
)
def test_money_is_written_as_people_read_it(amount, currency, text):
    assert money(amount, currency) == text


@pytest.mark.parametrize(
    ("typed", "currency", "units"), [("140", "USD", 14000), ("140.5", "USD", 14050), ("0.29", "EUR", 29), ("14000", "JPY", 14000)]
)
def test_smallest_unit_is_what_stripe_takes(typed, currency, units):
    assert smallest_unit(typed, currency) == units


@pytest.mark.parametrize(("typed", "currency"), [("140.5", "JPY"), ("1.005", "USD")])
def test_smallest_unit_refuses_more_decimals_than_there_are(typed, currency):
    with pytest.raises(ValueError, match="too many decimals"):
        smallest_unit(typed, currency)
