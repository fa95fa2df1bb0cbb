"""What coaching costs, from the home page to the payment page: at every width, in any light, with long names and other money."""

import pytest

from coaching.exercises.models import Exercise
from coaching.payments.models import Package
from coaching.website import models
from coaching.website.packages import url_of
from tests.coaching.website import factories
from tests.journeys.steps import sign_in

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = "Half a year of companionship, with a session every week and everything between them"
WORD = "Donaudampfschifffahrtsgesellschaftskapitänspatentvorbereitung"


@pytest.fixture
def five(site):
    """The demo's three packages and two with long names in other money."""
    factories.package(title=LONG, sessions=24, price=350000, currency="JPY", order=7, description="Long.\n\nLonger.")
    monthly = {"instalments": 5, "release": "with_each", "conditions": "For you alone.\n\nNot for resale."}
    factories.package(title=WORD, sessions=3, price=50000, currency="CHF", order=8, **monthly)
    return list(Package.objects.on_sale())


@pytest.fixture
def pages(site, five):
    """Every page that shows a price, and one with an exercise."""
    block = ("exercise", {"heading": "Something to try", "exercise": Exercise.objects.filter(live=True).first().pk})
    page = factories.page(models.StandardPage, models.HomePage.objects.get(), body=[block])
    named = [page.url, *(url_of(package) for package in five)]
    return ["/", "/services/", "/services/mid-career/", "/faq/", "/packages/", *named]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 768, 1280])
def test_prices_are_read_at_any_width_and_in_any_light(person, pages, scheme, width):
    reader = person(color_scheme=scheme)
    reader.page.set_viewport_size({"width": width, "height": 900})
    for path in pages:
        page = reader.go(path)
        for closed in page.locator(".faq:not([open]) > summary").all()[:1]:
            closed.click()
            reader.look()
        assert page.evaluate(TOO_WIDE) == 0, path


def test_a_client_goes_from_a_service_to_the_payment_page(person, five):
    clara = person(phone=True)
    sign_in(clara, "clara@example.org", "/me/")
    clara.press("Good, let's start")
    clara.go("/services/mid-career/")
    clara.press("See what you get (Eight sessions)", "link")
    clara.reads("One payment, no subscription.")
    clara.page.get_by_role("button", name="Buy Eight sessions for $960").click()
    clara.page.get_by_label("I agree to the terms").check()
    clara.page.get_by_role("button", name="Go on and pay $960").click()
    clara.page.wait_for_url(lambda url: "/me/packages/" not in url)
    clara.reads("$960")
    assert "/me/packages/" not in clara.page.url
