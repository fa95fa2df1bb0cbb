import pytest

from coaching.website.models import SiteMove
from tests.coaching.website.moving_in.test_redirect_lines import AWAY


def words():
    """[(refused, doubt, selected)] of each line."""
    return [(item["refused"], item["doubt"], item["take"]) for item in SiteMove.objects.get().items]


@pytest.mark.parametrize("to", [*AWAY, "https://x.example/y", "https://www.x.example/y"])
def test_a_target_on_another_site_gets_a_word_however_it_is_spelled(chosen, to):
    assert "Line 1: It leads to another site, x.example." in " ".join(chosen(f"/a,{to}").split())
    assert words() == [("", "It leads to another site, x.example.", False)]


def test_a_target_on_the_site_itself_gets_none(settings, chosen):
    settings.SITE_URL = "https://www.own.example"
    chosen("/a,https://own.example/", "/b,//www.own.example")
    assert words() == [("", "", True)] * 2


def test_a_sign_that_cannot_be_seen_gets_a_word(chosen):
    page = " ".join(chosen("/a,/", "/nul\0x,/").split())
    assert "Line 2: One of its addresses holds a sign that can&#x27;t be seen" in page
    assert "/nul␀x" in page


@pytest.mark.parametrize("site", ["https://old.example", "//old.example"])
def test_a_line_of_the_old_site_that_leads_to_itself_is_refused(chosen, site):
    chosen(f"{site}/a,{site}/a/", f"{site}/b,{site}/c", f"{site}/c,/b")
    refused = ["It leads to itself.", "It leads back to itself by way of /c.", "It leads back to itself by way of /b."]
    assert words() == [(each, "", False) for each in refused]


def test_a_line_of_another_site_that_loops_gets_one_word_and_is_not_asked_about(redirect_at, chosen):
    redirect_at("/loop")
    lines = ["https://shop.example/loop,https://shop.example/loop", "https://shop.example/x,/x", "/a,/", "/b,/", "/c,/", "/d,/"]
    page = chosen(*lines)
    assert [page.count(each) for each in ("It leads to itself.", "shop.example.", "Select them", "Something leads on")] == [
        2,
        0,
        0,
        0,
    ]


def test_lines_that_can_be_taken_are_still_asked_about(chosen):
    lines = ["https://shop.example/x,/x", "https://shop.example/y,/", "/a,/", "/b,/", "/c,/", "/d,/"]
    page = " ".join(chosen(*lines).split())
    assert "shop.example</strong>: line 2. Select them if that was your site, too." in page
