import re
from pathlib import Path

import pytest

from coaching.practice.url_parts import joined, parts_of, spelled_out

ROOT = Path(__file__).resolve().parents[3]
# Where an address that can't be read has its own answer, and the demo's own servers.
OWN = {
    "coaching/practice/url_parts.py",
    "coachsite/environment/url_parts.py",
    "coachsite/refused_requests.py",
    "coachsite/demo/pretend_stripe/server.py",
}


@pytest.mark.parametrize("address", ["http://[bad", "//[x", "http://x]", "https://\u2100.example"])
def test_an_address_that_cannot_be_read_has_no_parts(address):
    assert parts_of(address).geturl() == ""


def test_an_address_has_its_parts():
    assert (parts_of("https://a.example/b?c").hostname, parts_of("https://a.example/b?c").path) == ("a.example", "/b")


@pytest.mark.parametrize(
    ("base", "address", "to"),
    [
        ("https://a.example/b/", "../c", "https://a.example/c"),
        ("https://a.example/b/", "http://[bad", ""),
        ("http://[bad", "https://a.example/", "https://a.example/"),
        ("", "http://[bad", ""),
    ],
)
def test_what_cannot_be_read_leads_nowhere(base, address, to):
    assert joined(base, address) == to


@pytest.mark.parametrize(
    "address", ["//a.example/b", "\\\\a.example/b", "/\\a.example/b", "https:/a.example/b", "HTTPS:a.example/b"]
)
def test_another_site_is_spelled_out(address):
    assert spelled_out(address) == "https://a.example/b"


@pytest.mark.parametrize(
    "address", ["", "/", "//", "/a//b", "a.example/b", "\\a", "https:", "http://a.example//b", "mailto:a@b.example"]
)
def test_what_names_no_site_and_what_is_whole_stays(address):
    assert spelled_out(address) == address


def test_nobody_else_takes_an_address_apart():
    found = {
        str(path.relative_to(ROOT))
        for folder in ("coaching", "coachsite", "networking_module")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"\burl(split|parse|join)\(", path.read_text(encoding="utf-8"))
    }
    assert found == OWN
