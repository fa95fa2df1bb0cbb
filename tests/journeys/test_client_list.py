"""The coach's list of clients is whole at the width of a common laptop, and says where there is more of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.desk.remarks import save_remark
from coaching.payments import purchases
from coaching.payments.models import Package
from coaching.people import breaks
from coaching.people.models import Client
from tests.journeys.steps import come_in
from tests.worlds import booking_of

pytestmark = pytest.mark.browser
HIDDEN = "document.querySelector('.desk-scroll').scrollWidth - document.querySelector('.desk-scroll').clientWidth"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def full(site):
    """A client with a long name of whom there is something in each column."""
    client, now = (
        Client.objects.select_related("coach__user").filter(coach__slug="dana-reyes", stage="active").first(),
        timezone.now(),
    )
    for currency, price in (("USD", 352000), ("EUR", 99000)):
        sold = Package(title="Six sessions", sessions=6, price=price, currency=currency, validity_days=90)
        purchase = purchases.make(client=client, sold=sold, now=now)
        purchases.receive(purchase=purchase, amount=price, now=now, method="transfer", mail_receipt=False)
    booking_of(client, start=(now + timedelta(days=9)).replace(hour=20, minute=45))
    save_remark(client=client, text="Likes mornings; ask about the offer from Boston", known_revision=0)
    breaks.pause(client=client)
    Client.objects.filter(pk=client.pk).update(name="Dr. Maximiliane Hohenzollern-Sigmaringen")
    return client


def test_the_list_of_clients_fits_a_laptop_and_has_an_edge_where_it_scrolls(person, full):
    coach = person()
    come_in(coach, full.coach.user)
    for width, scrolls in ((1440, False), (1280, False), (1100, True), (1024, False), (820, False), (390, False)):
        coach.page.set_viewport_size({"width": width, "height": 900})
        coach.go("/admin/clients/?stage=everyone")
        coach.reads("Hohenzollern")
        assert (width, coach.page.evaluate(HIDDEN) > 0, coach.page.evaluate(TOO_WIDE)) == (width, scrolls, 0)
        coach.look()
    edges = coach.page.evaluate("getComputedStyle(document.querySelector('.desk-scroll')).backgroundAttachment")
    assert edges == "local, local, scroll, scroll"


NAMES = "Array.from(document.querySelectorAll('.client-list tbody .title > a'), (name) => name.textContent)"
TICKED = "Array.from(document.querySelectorAll('.client-tick input'), (box) => box.checked)"


@pytest.mark.parametrize("width", [390, 820, 1000])
def test_cards_are_ordered_without_a_heading(person, full, width):
    coach = person()
    come_in(coach, full.coach.user)
    coach.page.set_viewport_size({"width": width, "height": 900})
    coach.go("/admin/clients/?stage=everyone")
    names = coach.page.evaluate(NAMES)
    coach.page.get_by_label("Sort by").select_option("Name, descending")
    coach.press("Sort")
    assert (coach.page.evaluate(NAMES), "stage=everyone" in coach.page.url) == (names[::-1], True)


def test_one_box_selects_all_of_a_page(person, full):
    coach = person()
    come_in(coach, full.coach.user)
    coach.go("/admin/clients/")
    every = coach.page.get_by_label("Select all on this page")
    every.check()
    assert set(coach.page.evaluate(TICKED)) == {True}
    coach.page.locator(".client-tick input").first.uncheck()
    assert (every.is_checked(), coach.page.evaluate("document.querySelector('[data-select-all]').indeterminate")) == (False, True)
    every.check()
    every.uncheck()
    assert set(coach.page.evaluate(TICKED)) == {False}


def test_a_very_long_name_takes_two_lines_and_is_whole_in_its_title(person, full):
    name = "Maximiliane " * 12
    Client.objects.filter(pk=full.pk).update(name=name.strip())
    coach = person()
    come_in(coach, full.coach.user)
    for width in (1280, 390):
        coach.page.set_viewport_size({"width": width, "height": 900})
        coach.go("/admin/clients/")
        link = coach.page.get_by_title(name.strip())
        assert (width, link.bounding_box()["height"] < 50) == (width, True)
