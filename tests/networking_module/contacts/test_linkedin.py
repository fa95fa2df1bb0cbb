import pytest

from networking_module.contacts.linkedin import full_address
from networking_module.contacts.normalize import profile_key

UMA = [
    "https://www.linkedin.com/in/uma-key",
    "http://linkedin.com/in/uma-key/",
    "linkedin.com/in/uma-key",
    "https://uk.linkedin.com/in/uma-key",
    "https://m.linkedin.com/in/uma-key",
    "https://touch.www.linkedin.com/in/uma-key",
    "https://www.linkedin.com:443/in/uma-key",
    "https://www.linkedin.com/in/UMA-key/?trk=people&originalSubdomain=uk",
    "https://www.linkedin.com/in/uma-key#about",
    "https://www.linkedin.com/in/uma-key/en",
    "https://www.linkedin.com/in/uma-key/de/",
    "https://www.linkedin.com/in/uma-key/overlay/contact-info/",
    "https://www.linkedin.com/in/uma-key/recent-activity/all",
    "https://www.linkedin.com/mwlite/in/uma-key",
    "https://www.linkedin.com/comm/in/uma-key?midToken=x",
    "https://www.linkedin.com//in//uma-key",
    "https://www.linkedin.com/in/%75ma-key",
    "https://www.linkedin.com/in/uma-key).",
    "https://www.google.com/url?q=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fuma-key%2F&sa=D",
    "https://www.linkedin.com/pub/uma-key",
]


@pytest.mark.parametrize("address", UMA)
def test_profile_in_any_writing_has_one_key(address):
    assert profile_key(address) == "linkedin.com/in/uma-key"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/jos%C3%A9",
        "https://www.linkedin.com/in/josé",
        "linkedin.com/in/jose\u0301",
        "linkedin.com/in/jos%25C3%25A9",
    ],
)
def test_letters_of_a_profile_may_be_coded_or_in_two_parts(address):
    assert profile_key(address) == "linkedin.com/in/josé"


@pytest.mark.parametrize(
    ("old", "new"), [("krz-marzec/a7/576/b50", "krz-marzec-b50576a7"), ("krz-marzec/a7/57/b5", "krz-marzec-0b5057a7")]
)
def test_old_form_is_the_one_that_linkedin_leads_it_to(old, new):
    assert profile_key(f"https://sy.linkedin.com/pub/{old}?trk=x") == f"linkedin.com/in/{new}"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "company/acme",
        "school/x",
        "in",
        "in/",
        "feed/",
        "profile/view?id=1",
        "sales/lead/ACw,x",
        "posts/uma-key_x",
        "in/me",
        "in/me/",
        "in/Your-Profile",
    ],
)
def test_what_names_nobody_is_nobodys_profile(path):
    assert profile_key(f"https://www.linkedin.com/{path}") == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://notlinkedin.com/in/x",
        "https://example.org/in/x",
        "https://linkedin.com.example.org/in/x",
        "https://example.org/linkedin.com/in/x",
    ],
)
def test_another_host_is_another(address):
    assert profile_key(address) == address.removeprefix("https://")


@pytest.mark.parametrize("query", ["u=https://www.linkedin.com/in/x", "share=linkedin.com%2Fin%2Fx"])
def test_profile_within_the_address_of_another_site_is_none(query):
    assert profile_key(f"https://example.org/team?{query}") == "example.org/team"
    assert full_address(f"https://example.org/team?{query}") == ""


@pytest.mark.parametrize(
    ("text", "address"), [("in/uma", "/in/uma"), ("/in/uma/", "/in/uma"), ("de.linkedin.com/in/uma?x", "/in/uma")]
)
def test_short_writing_becomes_an_address(text, address):
    assert full_address(text) == f"https://www.linkedin.com{address}"


@pytest.mark.parametrize("text", ["uma", "in", "example.org/in/uma", ""])
def test_what_is_no_profile_becomes_none(text):
    assert full_address(text) == ""
