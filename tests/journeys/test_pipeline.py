"""From a held call to a client: the coach writes, the prospect answers on a phone and pays what was offered."""

import re
from datetime import date

import pytest

from coaching.payments.models import Package, Purchase
from coaching.people.models import Client
from coaching.pipeline import offers, promises
from coaching.pipeline.models import Offer
from tests.journeys.steps import newest_mail, sign_in

pytestmark = pytest.mark.browser


def link_of(mail, words):
    return re.search(rf"\S+/{words}/\S+", newest_mail(mail, f"/{words}/"))[0]


def recap(email="theo@example.org"):
    """The address of the recap of someone whose call was held, sent by the coach with the first package."""
    client = Client.objects.get(email=email)
    Offer.objects.filter(client=client).delete()
    package = Package.objects.on_sale().first()
    offer = Offer.objects.create(
        client=client, text="You know more people than you think.", package=package, valid_until=date(2030, 1, 1)
    )
    promises.keep_up(offer)
    offers.send_offer(offer=offer)
    return link_of(email, "recap"), package


def tab_to(page, name):
    """Presses Tab until the button of that name has the focus."""
    for _press in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("name => document.activeElement.textContent.trim() === name", name):
            return
    raise AssertionError(f"Tab never reaches {name}.")


def test_an_offer_is_written_accepted_and_paid_by_a_prospect(person):
    coach, theo = person(), person(zone="Europe/Berlin", phone=True)
    sign_in(coach, "dana@advantedge.example", "/admin/prospects/")
    coach.press("Write the recap", "link")
    coach.fill("What we said", "You know more people than you think.")
    coach.page.get_by_label("Offer").select_option(index=1)
    coach.press("Save and preview")
    coach.reads("This is how Theo Brandt sees it")
    coach.press("Back to editing", "link")
    coach.press("Send it", exact=True)
    coach.reads("Sent. The email takes Theo Brandt to the page.")
    offered = Offer.objects.get(client__email="theo@example.org").promise

    theo.go(link_of("theo@example.org", "recap"))
    theo.reads("You know more people than you think.")
    theo.fill("Would you like to add a message?", "From Monday on, please.")
    theo.page.get_by_label("I agree to the terms").check()
    theo.press("Yes, I'd like to start")
    assert "From Monday on, please." in newest_mail("dana@advantedge.example", "I'd like to start")
    assert Client.objects.get(email="theo@example.org").stage == "active"

    Package.objects.update(price=1)  # meanwhile it changes in the shop
    theo.go(link_of("theo@example.org", "recap"))
    theo.reads("You said yes.")
    theo.press(f"Pay {offered.price_text}")
    theo.press(f"Pay {offered.price_text}")
    theo.reads("has arrived.")
    assert Purchase.objects.get(client__email="theo@example.org").price == offered.price
    theo.go(link_of("theo@example.org", "recap"))
    theo.reads("Thank you: this is paid.")

    theo.go(link_of("theo@example.org", "invitation"))
    theo.press("Open my account")
    coach.go(f"/admin/clients/{Client.objects.get(email='theo@example.org').pk}/")
    coach.reads("Yes, I'd like to start")


def test_an_offer_is_accepted_and_paid_by_keyboard_alone(person):
    theo = person(zone="Europe/Berlin")
    link, package = recap()
    theo.go(link)
    theo.page.get_by_label("I agree to the terms").focus()
    theo.page.keyboard.press("Space")
    for name in ("Yes, I'd like to start", f"Pay {package.price_text}"):
        tab_to(theo.page, name)
        theo.page.keyboard.press("Enter")
        theo.page.wait_for_load_state()
        theo.look()
    theo.reads("has arrived.")
    tab_to(theo.page, "Email me the link again")


def test_an_offer_is_accepted_left_and_paid_without_javascript(person):
    theo = person(java_script_enabled=False)
    link, package = recap()
    theo.go(link)
    theo.press("Yes, I'd like to start")
    theo.reads("Please read the terms and agree to them")
    theo.page.get_by_label("I agree to the terms").check()
    theo.press("Yes, I'd like to start")
    theo.press("Back without paying", "link")
    theo.reads("You left the payment page. Nothing was charged.")
    theo.press(f"Pay {package.price_text}")
    theo.press(f"Pay {package.price_text}")
    theo.reads("has arrived.")


def test_a_visitor_buys_a_package_on_a_phone(person, monkeypatch):
    monkeypatch.setattr("coaching.booking.guest.antispam.MIN_SECONDS", 0)
    pia, package = person(phone=True), Package.objects.public().first()
    pia.go(f"/packages/{package.pk}/buy/")
    pia.fill("Your name", "Pia Berg")
    pia.fill("Your email address", "pia@example.org")
    pia.page.get_by_label("I agree to the terms").check()
    pia.press("Go on and pay")
    pia.press("Pay by bank transfer")
    pia.reads("is on its way")
    assert not Purchase.objects.filter(client__email="pia@example.org").exists()
