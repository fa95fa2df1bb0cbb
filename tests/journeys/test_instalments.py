"""A package paid for month by month: one fails and is mended through the portal, one is waived, the rest is stopped."""

import re

import pytest

from coaching.payments.models import Instalment, InstalmentPlan, Package
from coaching.people.models import Client
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser


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
    who.press("Go on and pay")
    who.reads("$33.34")
    who.press("Agree, and save a card")
    session = stripe.store.all("checkout.session")[0]
    stripe.save_card(session["id"], works=False)
    who.go(f"/me/packages/thanks/?session={session['id']}")
    who.reads("Nothing is charged yet")
    plan = InstalmentPlan.objects.get()
    stripe.bill(plan.schedule_id)
    heard(who, 1, "failed")
    who.go(f"/me/plans/{plan.pk}/")
    who.reads("A payment did not go through")
    who.press("Use another card")
    who.page.get_by_role("button", name="Use another card").click()
    who.page.wait_for_url(f"**/me/plans/{plan.pk}/")
    stripe.retry(Instalment.objects.get(number=1).invoice_id)
    heard(who, 1, "paid")
    who.go(f"/me/plans/{plan.pk}/")
    who.reads("1 of 3 payments have arrived.")
    who.go("/me/sessions/")
    who.reads("1 of 3 payments have arrived.")
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
    coach.reads("Stopped: nothing more is charged.")
    assert sorted(Instalment.objects.values_list("status", flat=True)) == ["canceled", "forgiven", "paid"]
