"""A package paid for month by month: one fails and is mended through the portal, one is waived, the rest is stopped."""

import re
from datetime import date

import pytest

from coaching.payments.account import balance
from coaching.payments.models import Instalment, InstalmentPlan, Package
from coaching.people.models import Client
from coaching.pipeline import offers, promises
from coaching.pipeline.models import Offer
from tests.journeys.steps import come_in, newest_mail

pytestmark = pytest.mark.browser


@pytest.fixture
def site(site):
    """The demo practice, without the plan that someone has paid there already."""
    InstalmentPlan.objects.all().delete()
    return site


def heard(who, number, status):
    """Waits until Stripe's event has come to us."""
    for _look in range(150):
        if Instalment.objects.get(number=number).status == status:
            return
        who.page.wait_for_timeout(100)
    raise AssertionError(f"Nobody told that {number} is {status}.")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_one_month_fails_and_is_mended_in_the_portal(person, site, stripe, scripts):
    clara = Client.objects.filter(user__isnull=False, stage="active").first()
    Package.objects.create(
        title="Month by month", sessions=3, price=10000, currency="USD", instalments=3, release="with_each", conditions="Be kind."
    )
    who = person(phone=True, java_script_enabled=scripts)
    come_in(who, clara.user)
    who.go("/me/packages/")
    who.press("Good, let's start")
    who.go("/me/packages/")
    who.press(re.compile("Month by month"))
    who.page.get_by_label("I agree to the terms").check()
    who.press("Go on to the 3 monthly payments")
    who.reads("$33.34")
    who.press("Agree, and save a card")
    session = stripe.store.all("checkout.session")[0]
    stripe.save_card(session["id"], works=False)
    who.go(f"/me/packages/thanks/?session={session['id']}")
    who.reads("Nothing is charged yet")
    plan = InstalmentPlan.objects.get()
    stripe.bill(plan.schedule_id)
    heard(who, 1, "failed")
    who.go("/me/")
    who.reads("The first payment, $33.34, did not go through")
    who.go(f"/me/plans/{plan.pk}/")
    who.reads("The first payment, $33.34, did not go through")
    who.press("Use another card")
    who.page.get_by_role("button", name="Use another card").click()
    who.page.wait_for_url(f"**/me/plans/{plan.pk}/")
    who.reads("Your new card is set.")
    who.reads("1 of 3 payments has arrived.")
    heard(who, 1, "paid")
    who.go("/me/sessions/")
    who.reads("1 of 3 payments has arrived.")
    coach = person()
    come_in(coach, clara.coach.user)
    coach.go(clara.get_absolute_url())
    coach.press(re.compile("See the payments"), role="link")
    coach.press(re.compile("^Waive"), role="link")
    coach.fill("A word for the client", "Get well soon.")
    coach.press("Waive it")
    coach.reads("Nothing more is charged for it, and your client is told by email.")
    coach.press("Stop all further payments", role="link")
    coach.fill("A word for the client", "As agreed.")
    coach.press("Stop the payments")
    coach.reads("The payments were stopped here after 1 of 3. Nothing more is charged.")
    assert sorted(Instalment.objects.values_list("status", flat=True)) == ["canceled", "forgiven", "paid"]


def offered(package):
    """The address of the recap in which the package was offered to Theo, whose call was held."""
    theo = Client.objects.get(email="theo@example.org")
    Offer.objects.filter(client=theo).delete()
    offer = Offer.objects.create(client=theo, text="You know people.", package=package, valid_until=date(2030, 1, 1))
    promises.keep_up(offer)
    offers.send_offer(offer=offer)
    return re.search(r"\S+/recap/\S+", newest_mail(theo.email, "/recap/"))[0]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_prospect_accepts_and_pays_monthly_and_a_month_that_fails_is_mended(person, site, stripe, scripts):
    package = Package.objects.create(
        title="Six months", sessions=6, price=54000, currency="USD", instalments=6, release="with_each"
    )
    theo = person(phone=True, java_script_enabled=scripts)
    theo.go(offered(package))
    theo.reads("6 monthly payments of $90, $540 in all.")
    theo.page.get_by_label("I agree to the terms").check()
    theo.press("Yes, I'd like to start")
    theo.reads("within a few hours after your card is saved")
    months = theo.page.url
    theo.press("Agree, and save a card")
    theo.press("Back", "link", exact=True)
    theo.reads("You left the payment page. Nothing was charged.")
    theo.press("Go on to the 6 monthly payments")
    theo.press("Save this card")
    theo.reads("Nothing is charged yet: the first payment, $90, is taken within a few hours.")
    theo.go(months)
    theo.reads("Nothing is charged yet")
    plan = InstalmentPlan.objects.get()
    stripe.bill(plan.schedule_id)
    heard(theo, 1, "paid")
    theo.go(months)
    theo.reads("1 of 6 payments has arrived.")
    theo.go(re.search(r"\S+/invitation/\S+", newest_mail("theo@example.org", "/invitation/"))[0])
    theo.press("Open my account")
    theo.go("/me/packages/")
    theo.press("Good, let's start")

    stripe.bill(plan.schedule_id, succeeds=False)
    heard(theo, 2, "failed")
    dana = person()
    come_in(dana, plan.client.coach.user)
    dana.go("/admin/")
    dana.reads("The payment of $90, due on")
    assert "did not go through" in newest_mail("dana@advantedge.example", "Six months")
    assert "did not go through" in newest_mail("theo@example.org", "Six months")
    theo.go("/me/")
    theo.reads("What you have stays yours.")
    theo.press("Use another card")
    theo.page.get_by_role("button", name="Use another card").click()
    theo.page.wait_for_url(f"**/me/plans/{plan.pk}/")
    theo.reads("Your new card is set.")
    theo.reads("2 of 6 payments have arrived.")
    stripe.bill(plan.schedule_id)
    heard(theo, 3, "paid")
    theo.go("/me/sessions/")
    theo.reads("3 of 6 payments have arrived.")
    dana.go(plan.client.get_absolute_url())
    dana.reads("3 of 6 payments have arrived.")
    charged = sum(invoice["amount_paid"] for invoice in stripe.store.all("invoice"))
    assert (charged, balance.left(plan.client)) == (27000, 3)


def test_a_visitor_buys_month_by_month_on_a_phone(person, site, stripe, monkeypatch):
    monkeypatch.setattr("coaching.booking.guest.antispam.MIN_SECONDS", 0)
    package = Package.objects.create(title="Six months", sessions=6, price=54000, currency="USD", instalments=6)
    pia = person(phone=True)
    pia.go(f"/packages/{package.pk}-six-months/")
    pia.reads("6 monthly payments of $90, $540 in all.")
    pia.press("Buy Six months in 6 monthly payments", "link")
    pia.fill("Your name", "Pia Berg")
    pia.fill("Your email address", "pia@example.org")
    if pia.page.get_by_label("I agree to the terms").count():
        pia.page.get_by_label("I agree to the terms").check()
    pia.press("Go on to the 6 monthly payments")
    pia.press("Agree, and save a card")
    pia.press("Save a card that will fail")
    pia.reads("Nothing is charged yet")
    stripe.bill(InstalmentPlan.objects.get().schedule_id)
    heard(pia, 1, "failed")
    pia.go(pia.page.url)
    pia.reads("The first payment, $90, did not go through: nothing was charged, and nothing is bought yet.")
    pia.press("Use another card")
    pia.page.get_by_role("button", name="Use another card").click()
    pia.reads("Your new card is set.")
    pia.reads("1 of 6 payments has arrived.")
    pia.reads("Next: your own pages")
    assert Client.objects.get(email="pia@example.org").stage == "active"
