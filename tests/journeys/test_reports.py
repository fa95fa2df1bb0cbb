"""A coach reads what the practice comes to, names a client in the log of hours, and takes it along."""

import pytest

from coaching.people.models import Client, Coach
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
REPORTS = ("sessions", "consultations", "credits", "hours")


@pytest.fixture
def dana(person):
    coach = person()
    come_in(coach, Coach.objects.get().user)
    return coach


@pytest.mark.long
def test_the_reports_fit_a_laptop_a_tablet_and_a_phone_in_both_schemes(dana):
    for width, scheme in ((1440, "light"), (820, "dark"), (390, "light")):
        dana.page.set_viewport_size({"width": width, "height": 900})
        dana.page.emulate_media(color_scheme=scheme)
        for report in REPORTS:
            dana.go(f"/admin/reports/{report}/")
            assert (report, width, dana.page.evaluate(TOO_WIDE)) == (report, width, 0)
            dana.look()


def test_a_coach_notes_a_consent_corrects_a_session_and_takes_the_log_along(dana):
    client = Client.objects.get(name="Ellen Ruiz")
    dana.go("/admin/reports/hours/?first=2000-01-01&last=2199-12-31")
    dana.page.locator("summary", has_text="Client by client").click()
    dana.page.get_by_role("link", name=client.name).click()
    dana.page.get_by_role("button", name="Name them in the log").click()
    dana.reads("Ellen Ruiz is named in the log.")
    dana.page.get_by_label("Counts as").first.select_option("pro_bono")
    dana.page.get_by_role("button", name="Save").first.click()
    dana.reads("Saved. The log counts it that way.")
    dana.look()
    dana.go("/admin/reports/hours/?first=2000-01-01&last=2199-12-31")
    with dana.page.expect_download() as download:
        dana.page.get_by_role("link", name="Download as CSV").click()
    [line] = [line for line in download.value.path().read_text("utf-8-sig").splitlines() if client.name in line]
    assert line.endswith("2.50,0.83")
