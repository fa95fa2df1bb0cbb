"""Which site a form came from."""

import pytest

from coachsite.origins import Origin, origin_of, page_before

OURS = "http://testserver"


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({"origin": OURS}, Origin.OURS),
        ({"referer": f"{OURS}/me/?x=1"}, Origin.OURS),
        ({"origin": "https://practice.example"}, Origin.OURS),
        ({}, Origin.UNKNOWN),
        ({"origin": "https://testserver"}, Origin.ANOTHER),
        ({"origin": "null", "referer": f"{OURS}/me/"}, Origin.ANOTHER),
        ({"origin": f"{OURS}.evil.example"}, Origin.ANOTHER),
        ({"origin": "http://[::1"}, Origin.ANOTHER),
        ({"referer": "https://evil.example/"}, Origin.ANOTHER),
        ({"origin": OURS, "host": "evil example"}, Origin.ANOTHER),
    ],
)
def test_a_form_comes_from_where_its_browser_says(headers, origin, rf, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://practice.example"]
    assert origin_of(rf.post("/me/", headers=headers)) is origin


@pytest.mark.parametrize(
    ("headers", "page"),
    [
        ({"referer": f"{OURS}/me/?x=1"}, "/me/?x=1"),
        ({"referer": "https://evil.example/me/"}, ""),
        ({"referer": "http://[::1"}, ""),
        ({"referer": f"{OURS}//evil.example/"}, ""),
        ({"referer": f"{OURS}/me/", "host": "evil example"}, ""),
        ({}, ""),
    ],
)
def test_the_page_before_is_one_of_ours_or_none(headers, page, rf):
    assert page_before(rf.post("/me/pause/", headers=headers)) == page
