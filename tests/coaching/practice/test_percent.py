from decimal import Decimal

import pytest

from coaching.practice.percent import percent


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [
        ("en", 60, "60%"),
        ("en-us", 100, "100%"),
        ("en", 0, "0%"),
        ("en", Decimal("7.50"), "7.5%"),
        ("en", Decimal("20.00"), "20%"),
        ("de", 60, "60\u00a0%"),
    ],
)
def test_a_percentage_is_written_as_the_language_does(settings, language, value, written):
    settings.LANGUAGE_CODE = language
    assert percent(value) == written
