"""Who lands on a page of free times fetches it once; the month alone comes again where their device has another zone."""

import pytest

pytestmark = pytest.mark.browser
PAGES = ["/consultation/", "/book/dana-reyes/consultation/"]


@pytest.fixture
def land(person, site):
    """`land(path, zone)` is (the page, the addresses that it asked for, but for files)."""

    def arrive(path, zone):
        page, asked = person(zone=zone).page, []
        kinds = ("document", "fetch")
        page.on("request", lambda found: found.resource_type in kinds and asked.append((found.resource_type, found.url)))
        page.goto(f"{site}{path}", wait_until="networkidle")
        return page, [(kind, url.removeprefix(site).partition("?")[0]) for kind, url in asked]

    return arrive


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland"])
def test_a_landing_fetches_one_page(path, zone, land):
    page, asked = land(path, zone)
    month = [("fetch", "/book/dana-reyes/consultation/times/")]
    assert asked == [("document", path), *(month if zone == "Pacific/Auckland" else [])]
    city = {"America/New_York": "New York", "Pacific/Auckland": "Auckland"}[zone]
    assert page.locator(".zone-shown strong").inner_text().startswith(city)


def test_the_list_of_places_comes_once_the_choice_is_opened(land):
    page, _asked = land(PAGES[0], "America/New_York")
    assert page.locator("datalist option").count() == 0
    page.get_by_text("Another zone", exact=True).click()
    page.locator("datalist option").first.wait_for(state="attached")
    assert page.locator("datalist option").count() > 500
