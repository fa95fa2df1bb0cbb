"""A browser that still says Katmandu: its page says Kathmandu, as the server does."""

import pytest

pytestmark = pytest.mark.browser


def test_a_devices_city_goes_by_the_name_it_has_today(person):
    visitor = person(zone="Asia/Katmandu")
    visitor.page.goto(visitor.site + "/")
    visitor.reads("Kathmandu time")
    assert "Katmandu" not in visitor.page.locator("main").inner_text()
