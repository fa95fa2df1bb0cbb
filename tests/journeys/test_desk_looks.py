"""Every screen of the desk, at three widths, in light and in dark: what acts is high enough to press, no word is smaller than
12 px or broken, nothing scrolls sideways, and axe has nothing against it."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from wagtail.users.models import UserProfile

from coaching.jobs.heartbeat import LANES, beat
from coaching.people.models import Coach
from tests.journeys.screens import desk_screens
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
MEASURE = (Path(__file__).parent / "looks.mjs").read_text().rstrip(";\n")
DESKTOP, TABLET, PHONE = 1440, 820, 390
COLORS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
# (width, scheme, what axe is asked): in dark the colors are others, and nothing else is.
LOOKS = [
    (DESKTOP, "light", {"resultTypes": ["violations"]}),
    (TABLET, "light", None),
    (PHONE, "light", None),
    (PHONE, "dark", COLORS),
]
FILLS = """() => [["agenda-picture", "backgroundColor"], ["agenda-open", "fill"], ["agenda-event rect", "fill"]]
  .map(([name, what]) => getComputedStyle(document.querySelector(`.${name}`))[what])"""


@pytest.fixture
def dana(person, site):
    """The coach of the demo before her desk; a worker that is away would be told above all else."""
    for lane in LANES:
        beat(lane)
    coach = person()
    coach.user = Coach.objects.get(email="dana@advantedge.example").user
    come_in(coach, coach.user)
    return coach


def show(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def complaints(page, width, scheme, rules):
    show(page, width, scheme)
    yield from page.evaluate(MEASURE, {"least": 44 if width == PHONE else 36, "narrow": width < DESKTOP})
    if rules is None:
        return
    ours = page.locator(".desk, .desk-home").count()
    for each in Axe().run(page, options=rules if ours else COLORS).response["violations"]:
        yield f"axe: {each['id']} {[node['target'] for node in each['nodes']][:3]}"


def looked_at(coach, address):
    coach.page.goto(coach.site + address)
    for width, scheme, rules in LOOKS:
        for each in complaints(coach.page, width, scheme, rules):
            yield f"{address} at {width} in {scheme}: {each}"


@pytest.mark.long
def test_every_screen_of_the_desk_is_easy_on_eyes_and_fingers(dana):
    addresses = list(desk_screens(dana.user))
    assert len(addresses) > 80
    assert "\n".join(each for address in addresses for each in looked_at(dana, address)) == ""


def test_an_address_that_is_not_there_has_the_practices_look(dana):
    assert "\n".join(looked_at(dana, "/admin/nowhere/")) == ""
    assert dana.page.get_by_role("link", name="Back to AdvantEdge Careers").get_attribute("href") == "/admin/"
    assert dana.problems.pop().endswith("404 (Not Found)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_hours_differ_from_closed_ones_in_the_agenda(dana, scheme):
    show(dana.page, DESKTOP, scheme)
    dana.go("/admin/calendar/")
    assert len(set(dana.page.evaluate(FILLS))) == 3


@pytest.mark.parametrize(("theme", "paper"), [("light", "rgb(250, 246, 238)"), ("dark", "rgb(17, 26, 36)")])
def test_the_scheme_that_a_coach_chose_wins_over_the_devices(dana, theme, paper):
    profile = UserProfile.get_for_user(dana.user)
    profile.theme = theme
    profile.save()
    show(dana.page, DESKTOP, {"light": "dark", "dark": "light"}[theme])
    dana.go("/admin/clients/")
    assert dana.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == paper


def test_the_admin_has_the_practices_mark_and_no_guide_of_wagtails(dana):
    page = dana.go("/admin/")
    sidebar = page.locator("#wagtail-sidebar")
    assert sidebar.get_by_text("AdvantEdge Careers").is_visible()
    page.get_by_role("button", name="Help").click()
    assert page.get_by_text("Editor Guide").count() == page.get_by_text("What's new").count() == 0
    assert page.get_by_text("Shortcuts").first.is_visible()
    assert "favicon.svg" in page.locator("link[rel=icon]").first.get_attribute("href")
