"""The pages of instalments: before a card is saved, the client's, the coach's."""

import pytest
from django.test import Client as Browser
from django.urls import reverse

from coaching.payments.checkout import checkouts
from coaching.payments.instalments.links import MONTHLY
from coaching.payments.models import Checkout, Instalment, InstalmentPlan
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_clara(clara):
    browser = Browser()
    browser.force_login(clara.user)
    return browser


@pytest.fixture
def as_coach(coach):
    browser = Browser()
    browser.force_login(coach.user)
    return browser


def test_buying_leads_to_the_page_with_each_payment(as_clara, stripe, monthly):
    address = as_clara.post(reverse("payments:buy", args=[monthly.pk])).url
    page = as_clara.get(address).content.decode()
    assert [text in page for text in ("$173.34", "$173.33", "Be kind.", "write to your coach", "2 sessions")] == [True] * 5
    assert stripe.store.all("checkout.session") == []
    assert as_clara.post(address).url.startswith(stripe.address)
    [session] = stripe.store.all("checkout.session")
    assert (session["mode"], session["amount_total"]) == ("setup", None)


def test_the_button_pressed_twice_leads_to_the_same_page(as_clara, stripe, monthly, clara):
    address = checkouts.start(client=clara, package=monthly)
    assert as_clara.post(address).url == as_clara.post(address).url
    assert len(stripe.store.all("checkout.session")) == 1


def test_stripe_silent_is_said(as_clara, settings, monthly, clara, stripe):
    address = checkouts.start(client=clara, package=monthly)
    stripe.shutdown()
    settings.STRIPE_API_URL = "http://127.0.0.1:9"
    answer = as_clara.post(address)
    assert (answer.status_code, "Nothing was charged" in answer.content.decode()) == (503, True)


def test_a_link_that_we_never_made_is_not_found(as_clara, db):
    assert as_clara.get("/monthly/none/").status_code == 404


def test_the_link_is_over_once_the_card_is_saved(as_clara, start, monthly):
    plan = start(monthly)
    answer = as_clara.get(MONTHLY.path(plan.checkout))
    assert "Agree, and save a card" not in answer.content.decode()


def test_coming_back_leads_to_the_plan(as_clara, buy, told, monthly, stripe):
    checkout = buy(monthly)
    stripe.save_card(checkout.session_id)
    answer = as_clara.get(reverse("payments:return"), {"session": checkout.session_id}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("payments:plan", args=[InstalmentPlan.objects.get().pk])
    assert "Nothing is charged yet" in answer.content.decode()


def test_the_client_reads_what_is_paid_and_what_comes(as_clara, start, bill, monthly):
    plan = start(monthly)
    bill(plan)
    page = as_clara.get(reverse("payments:plan", args=[plan.pk])).content.decode()
    assert "1 of 3 payments has arrived" in page
    assert "1 of 3 payments has arrived" in as_clara.get(reverse("payments:sessions")).content.decode()


def test_a_failed_payment_is_seen_by_both_and_mended_in_the_portal(as_clara, as_coach, start, bill, monthly, stripe, told, clara):
    plan = start(monthly, works=False)
    bill(plan)
    for browser, address in [
        (as_clara, reverse("payments:plan", args=[plan.pk])),
        (as_clara, reverse("payments:sessions")),
        (as_coach, clara.get_absolute_url()),
    ]:
        assert "did not go through" in browser.get(address).content.decode()
    portal = as_clara.post(reverse("payments:card", args=[plan.pk])).url
    assert portal.startswith(f"{stripe.address}/portal/")
    stripe.mend_card(plan.customer_id)
    stripe.retry(Instalment.objects.get(number=1).invoice_id)
    told(*stripe.events("invoice.paid"))
    assert Instalment.objects.get(number=1).status == "paid"


def test_the_portal_silent_is_said(as_clara, start, monthly, settings):
    plan = start(monthly)
    settings.STRIPE_API_URL = "http://127.0.0.1:9"
    answer = as_clara.post(reverse("payments:card", args=[plan.pk]), follow=True)
    assert "Nothing has changed" in answer.content.decode()


def test_the_coach_waives_and_stops(as_coach, start, bill, monthly):
    plan = start(monthly)
    bill(plan)
    waive = reverse("money_admin:waive", args=[plan.pk, 3])
    assert as_coach.get(waive).status_code == 200
    assert as_coach.post(waive, {"reason": ""}).status_code == 422
    page = as_coach.post(waive, {"reason": "Get well"}, follow=True).content.decode()
    assert ("Waived." in page, "Get well" in page) == (True, True)
    page = as_coach.post(reverse("money_admin:stop", args=[plan.pk]), {"reason": "Done"}, follow=True).content.decode()
    assert "Stopped. No further payment is charged" in page
    assert list(Instalment.objects.values_list("status", flat=True)) == ["paid", "canceled", "forgiven"]


@pytest.mark.parametrize(
    ("number", "words"), [(1, "It is paid already. You can refund it instead."), (2, "waive the last one first"), (3, "")]
)
def test_what_cannot_be_waived_has_no_form_for_it(as_coach, start, bill, monthly, number, words):
    plan = start(monthly)
    bill(plan)
    waive = reverse("money_admin:waive", args=[plan.pk, number])
    answer = as_coach.get(waive, follow=True)
    assert words in answer.content.decode()
    assert [address for address, _status in answer.redirect_chain] == (
        [reverse("money_admin:plan", args=[plan.pk])] if words else []
    )


def test_what_is_stopped_or_waived_is_so_already(as_coach, start, monthly):
    plan = start(monthly)
    waive, stop = reverse("money_admin:waive", args=[plan.pk, 3]), reverse("money_admin:stop", args=[plan.pk])
    as_coach.post(waive, {"reason": "Get well"})
    assert "It is waived already." in as_coach.get(waive, follow=True).content.decode()
    as_coach.post(stop, {"reason": "Done"})
    assert "There is nothing to stop" in as_coach.get(stop, follow=True).content.decode()


def test_a_plan_is_private(start, monthly, coach):
    plan = start(monthly)
    other = factories.client(coach=coach)
    browser = Browser()
    browser.force_login(other.user)
    assert browser.get(reverse("payments:plan", args=[plan.pk])).status_code == 404
    assert browser.post(reverse("payments:card", args=[plan.pk])).status_code == 404
    assert Checkout.objects.count() == 1


def test_who_names_a_payer_reads_that_they_pay_at_once(as_clara, as_coach, monthly, clara):
    for browser, address in [
        (as_clara, reverse("payers:ask", args=[monthly.pk])),
        (as_coach, reverse("payers_admin:ask", args=[clara.pk])),
    ]:
        assert "Someone else pays the whole price at once" in browser.get(address).content.decode()


def test_what_has_begun_month_by_month_is_not_bought_a_second_time(as_clara, start, monthly):
    start(monthly)
    page = as_clara.get(reverse("payments:packages")).content.decode()
    assert "The monthly payments for this have begun" in page
    assert "Buy Five sessions" not in page
