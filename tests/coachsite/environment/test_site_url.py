import pytest

from coachsite.environment.site_url import site_url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://practice.example", "https://practice.example"),
        ("https://practice.example/", "https://practice.example"),
        ("https://practice.example:8443", "https://practice.example:8443"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
    ],
)
def test_the_sites_address_is_read(url, expected):
    assert site_url(url, may_be_plain=False) == expected


@pytest.mark.parametrize(
    "url",
    [
        "practice.example",
        "//practice.example",
        "https:practice.example",
        "https://",
        "ftp://practice.example",
        "http://practice.example",
        "https://practice.example/en",
        "https://practice.example?x=1",
        "https://practice.example/#top",
        "https://me@practice.example",
        "https://practice.example:no",
        "https://practice.example:0x50",
        "https://practice example",
        "https://practice.example, https://other.example",
        "https://practice.example?",
        "“https://practice.example”",
    ],
)
def test_a_site_address_that_cannot_be_says_what_to_do(url):
    with pytest.raises(ValueError, match=r"^SITE_URL"):
        site_url(url, may_be_plain=False)
