from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.models import Page

from coaching.payments.account import balance
from coaching.payments.checkout import settling
from coaching.payments.models import Checkout, Package, Purchase
from coaching.payments.payers import requests
from coaching.practice.models import PracticeSettings

PACKAGES, BACK = "/me/packages/", "/me/packages/thanks/"


def buy(package):
    return reverse("payments:buy", args=[package.pk])


def back(checkout):
    return f"{BACK}?{urlencode({'session': checkout.session_id})}"


def test_packages_show_what_they_cost(signed_in, clara, stripe, package):
    words = signed_in(clara).get(PACKAGES).content.decode()
    assert "Buy Four sessions for $520" in words
    assert "Ask about this" not in words


def test_packages_without_keys_can_be_asked_about(signed_in, clara, package):
    words = signed_in(clara).get(PACKAGES).content.decode()
    assert "Ask about this" in words
    assert f"mailto:{clara.coach.email}" in words
    assert "Buy Four sessions" not in words


def test_a_package_off_sale_is_not_shown(signed_in, clara, stripe, package):
    Package.objects.update(is_active=False)
    assert b"Four sessions" not in signed_in(clara).get(PACKAGES).content


def test_buying_leads_to_the_payment_page(signed_in, clara, stripe, package):
    response = signed_in(clara).post(buy(package))
    assert response.headers["Location"] == stripe.find(Checkout.objects.get().session_id)["url"]
    assert Checkout.objects.get().client == clara


def test_looking_at_the_buying_address_buys_nothing(signed_in, clara, stripe, package):
    assert "Go on and pay $520" in signed_in(clara).get(buy(package)).content.decode()
    assert Checkout.objects.count() == 0


def test_buying_without_keys_leads_back(signed_in, clara, package):
    assert signed_in(clara).post(buy(package)).headers["Location"] == PACKAGES
    assert Checkout.objects.count() == 0


def test_buying_a_package_off_sale_answers_404(signed_in, clara, stripe, package):
    Package.objects.update(is_active=False)
    assert signed_in(clara).post(buy(package)).status_code == 404


def test_buying_while_stripe_is_silent_says_that_nothing_was_charged(signed_in, clara, settings, package):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "sk_test", "http://127.0.0.1:9"
    response = signed_in(clara).post(buy(package), follow=True)
    assert b"Nothing was charged" in response.content


def test_coming_back_gives_the_sessions_and_says_thanks(signed_in, clara, paid):
    words = signed_in(clara).get(back(paid)).content.decode()
    assert "Thank you" in words
    assert "You have 4 sessions left." in words
    assert balance.left(clara) == 4


def test_coming_back_twice_says_thanks_twice_and_buys_once(signed_in, clara, paid):
    browser = signed_in(clara)
    assert [b"Thank you" in browser.get(back(paid)).content for _ in range(2)] == [True, True]
    assert Purchase.objects.count() == 1


def test_coming_back_before_the_bank_confirmed_says_so(signed_in, clara, stripe, begun):
    stripe.pay(begun.session_id, arrived=False)
    browser = signed_in(clara)
    assert "Your payment of $520 for “Four sessions” is on its way".encode() in browser.get(back(begun)).content
    stripe.pay(begun.session_id)
    assert b"Thank you" in browser.get(back(begun)).content


def test_coming_back_with_a_payment_that_differs_gives_nothing(signed_in, clara, stripe, paid):
    stripe.find(paid.session_id)["amount_total"] = 1
    assert b"The payment differs from what was sold" in signed_in(clara).get(back(paid)).content
    assert balance.left(clara) == 0


def test_coming_back_while_stripe_is_silent_says_that_the_payment_is_safe(signed_in, clara, paid, settings):
    settings.STRIPE_API_URL = "http://127.0.0.1:9"
    assert b"What you paid isn't lost" in signed_in(clara).get(back(paid)).content


def test_someone_elses_payment_answers_404(signed_in, mallory, clara, paid):
    assert signed_in(mallory).get(back(paid)).status_code == 404
    assert (balance.left(mallory), balance.left(clara)) == (0, 0)


@pytest.mark.parametrize("query", ["", "?session=", "?session=cs_test_none", "?session=%00"])
def test_coming_back_from_nowhere_answers_404(signed_in, clara, stripe, query):
    assert signed_in(clara).get(BACK + query).status_code == 404


def test_what_was_bought_says_so_before_it_is_bought_again(signed_in, clara, stripe, paid, package):
    browser = signed_in(clara)
    browser.get(back(paid))
    assert "Buy Four sessions again for $520" in browser.get(PACKAGES).content.decode()
    asked = browser.post(buy(package), follow=True)
    assert "You bought “Four sessions” for $520 on".encode() in asked.content
    assert Checkout.objects.count() == 1
    response = browser.post(buy(package), {"again": str(Purchase.objects.get().pk), "confirm": "1"})
    assert response.headers["Location"] == stripe.find(Checkout.objects.latest("pk").session_id)["url"]


def test_terms_are_agreed_to_before_money(signed_in, clara, stripe, package):
    page = Page.objects.get(depth=2)
    practice = PracticeSettings.load()
    practice.terms_page = page
    practice.save()
    browser = signed_in(clara)
    asked = browser.post(buy(package), follow=True)
    assert (b"I agree to the terms" in asked.content, page.url.encode() in asked.content) == (True, True)
    refused = browser.post(buy(package), {"confirm": "1"})
    assert (refused.status_code, b"Please read the terms" in refused.content) == (422, True)
    browser.post(buy(package), {"confirm": "1", "agree": "on"})
    begun = Checkout.objects.get()
    assert (begun.agreed_to, begun.agreed_at is None) == (page.title, False)
    assert b"I agree to the terms" not in browser.get(buy(package)).content
    Package.objects.update(price=99900)
    assert b"I agree to the terms" in browser.get(buy(package)).content


def test_a_client_reads_what_changed_since_they_began(signed_in, clara, stripe, begun, package):
    browser = signed_in(clara)
    Package.objects.update(price=99900)
    package.refresh_from_db()
    asked = browser.post(buy(package), {"seen": package.fingerprint}, follow=True)
    assert b"The price has changed to $999 since you began." in asked.content
    assert Checkout.objects.count() == 1
    browser.post(buy(package), {"seen": package.fingerprint, "confirm": "1"})
    assert sorted(Checkout.objects.values_list("price", flat=True)) == [52000, 99900]


def test_a_clients_button_that_was_shown_before_the_price_changed_asks_again(signed_in, clara, stripe, package):
    browser, seen = signed_in(clara), package.fingerprint
    assert f'name="seen" value="{seen}"' in browser.get(PACKAGES).content.decode()
    Package.objects.update(price=99900)
    answer = browser.post(buy(package), {"seen": seen})
    assert (answer.status_code, b"now it is $999" in answer.content, Checkout.objects.count()) == (422, True, 0)


def test_while_a_bank_payment_waits_the_buying_page_says_that_alone(signed_in, clara, begun, stripe, package):
    stripe.pay(begun.session_id, arrived=False)
    settling.settle(session_id=begun.session_id)
    words = signed_in(clara).get(buy(package)).content.decode()
    assert ("is on its way already" in words, "Go on and pay" in words, f'action="{buy(package)}"' in words) == (
        True,
        False,
        False,
    )


@pytest.fixture
def university(clara, package, coach):
    """Harbor University, which the coach asked to pay for Clara's sessions."""
    payer = {"payer_name": "Harbor University", "payer_email": "bills@harbor.example"}
    return requests.make(client=clara, sold=package, package=package, payer=payer, key=uuid4(), by=coach.user)


@pytest.mark.parametrize("address", [PACKAGES, "buy"])
def test_a_page_says_who_was_asked_to_pay_before_the_client_does(address, signed_in, clara, stripe, package, university):
    words = signed_in(clara).get(buy(package) if address == "buy" else address).content.decode()
    assert ("Harbor University was asked to pay for this." in words, "$520</button>" in words) == (True, True)
    requests.cancel(request=university)
    words = signed_in(clara).get(buy(package) if address == "buy" else address).content.decode()
    assert "Harbor University" not in words


def test_the_coachs_mail_of_a_sale_says_who_was_asked_too(clara, paid, coach, university, mailoutbox):
    mailoutbox.clear()
    settling.settle(session_id=paid.session_id)
    (mail,) = [mail for mail in mailoutbox if mail.to == [coach.email]]
    assert "Harbor University was asked to pay for it, too: cancel that request" in mail.body
