import pytest

from coaching.practice.hour_format import counts_to_24


@pytest.mark.parametrize(
    ("languages", "to_24"),
    [
        ("en-US,en;q=0.9", False),
        ("en", False),
        ("en-GB,en;q=0.9", True),
        ("en-AU", False),
        ("de-DE,de;q=0.9,en;q=0.8", True),
        ("fr-CA", True),
        ("hi-IN", False),
        ("tlh,de;q=0.5", True),
        ("*", False),
        ("", False),
        ("x" * 500, False),
    ],
)
def test_the_first_language_that_is_known_decides(languages, to_24):
    assert counts_to_24(languages) is to_24
