"""Every screen of the desk, at three widths, in light and in dark: what acts is high enough to press, no word is smaller than
12 px or broken, nothing scrolls sideways, and axe has nothing against it."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from coaching.jobs.heartbeat import LANES, beat
from coaching.people.models import Coach
from tests.journeys.desk_screens import screens
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
MEASURE = (Path(__file__).parent / "looks.mjs").read_text()
DESKTOP, TABLET, PHONE = 1440, 820, 390
# (width, scheme, what axe is asked there): the colors are another matter in dark, the rest is not.
LOOKS = [
    (DESKTOP, "light", {}),
    (TABLET, "light", None),
    (PHONE, "light", None),
    (PHONE, "dark", {"runOnly": ["color-contrast"]}),
    (TABLET, "dark", None),
    (DESKTOP, "dark", None),
]


def complaints(page, width, scheme, rules):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    yield from page.evaluate(MEASURE, {"least": 44 if width == PHONE else 36, "narrow": width < DESKTOP})
    if rules is not None:
        for each in Axe().run(page, options=rules).response["violations"]:
            yield f"axe: {each['id']} {[node['target'] for node in each['nodes']][:3]}"


def test_every_screen_of_the_desk_is_easy_on_eyes_and_fingers(person, site):
    dana = Coach.objects.get(email="dana@advantedge.example")
    for lane in LANES:
        beat(lane)
    addresses = list(screens(dana.user))
    assert len(addresses) > 70
    coach = person()
    come_in(coach, dana.user)
    found = []
    for address in addresses:
        coach.page.goto(site + address)
        for width, scheme, rules in LOOKS:
            found += [f"{address} {width} {scheme}: {each}" for each in complaints(coach.page, width, scheme, rules)]
    assert "\n".join(found) == ""
