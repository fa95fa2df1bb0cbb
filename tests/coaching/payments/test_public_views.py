"""A visitor buys a package: what each page says, what it never says, and what pressing twice does."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from coaching.booking.guest import antispam
from coaching.payments import purchases
from coaching.payments.after_sale import pending, reconciling
from coaching.payments.checkout import checkouts
from coaching.payments.checkout.links import ORDER
from coaching.payments.instalments import outcomes
from coaching.payments.models import Checkout, InstalmentPlan, Package, Purchase
from coaching.people import invitations
from coaching.people.models import Client
from coaching.practice.models import PracticeSettings
from tests import factories
from tests.coaching.booking import factories as booking_factories

PIA = {"name": "Pia Berg", "email": "pia@example.org"}


@pytest.fixture
def url(package, coach):
    return reverse("payments:buy_public", args=[package.pk])


@pytest.fixture
def send(client, url, monkeypatch):
    """`send(**data)` fills in the form as a person does, and posts it."""
    monkeypatch.setattr(antispam, "MIN_SECONDS", 0)

    def post(browser=client, shown=None, **data):
        return browser.post(url, {**PIA, "shown": shown or antispam.stamp(), **data})

    return post


@pytest.fixture
def begun(send, stripe):
    """Pia's checkout, not paid yet."""
    send()
    return Checkout.objects.get()


def text(response):
    return unescape(response.content.decode())


def order(client, checkout, follow=True):
    return client.get(ORDER.path(checkout), follow=follow)


def test_the_form_asks_for_name_and_address(client, stripe, url):
    page = text(client.get(url))
    assert ("Buy “Four sessions”" in page, "Go on and pay $520" in page) == (True, True)
    assert "With whom?" not in page


def test_the_form_leads_to_the_payment_page(send, stripe):
    response = send()
    assert response.headers["Location"] == stripe.find(Checkout.objects.get().session_id)["url"]


def test_looking_makes_nobody(client, stripe, url):
    client.get(url)
    assert (Checkout.objects.count(), Client.objects.count()) == (0, 0)


def test_one_form_sent_twice_is_one_person_and_one_page(send, stripe):
    shown = antispam.stamp()
    assert send(shown=shown).headers["Location"] == send(shown=shown).headers["Location"]
    assert (Checkout.objects.count(), Client.objects.count()) == (1, 1)


@pytest.mark.parametrize("data", [{"name": ""}, {"email": "nobody"}, {"name": "see https://spam.example"}, {"website": "x"}])
def test_what_is_wrong_is_said_and_what_was_typed_stays(send, stripe, data):
    response = send(**data)
    assert (response.status_code, Checkout.objects.count()) == (422, 0)
    assert "Please check the following" in text(response)


def test_too_many_tries_are_refused(send, stripe, monkeypatch):
    monkeypatch.setattr("coaching.booking.guest.rate_limits.TRIES", 2)
    assert [send().status_code for _ in range(3)] == [302, 302, 422]


def test_a_clients_address_gets_the_same_answer(send, stripe, clara):
    known, unknown = send(email=clara.email), send()
    assert known.status_code == unknown.status_code == 302
    assert {name: value for name, value in known.headers.items() if name not in {"Location", "Set-Cookie", "Expires"}} == {
        name: value for name, value in unknown.headers.items() if name not in {"Location", "Set-Cookie", "Expires"}
    }


def test_the_page_after_paying_is_the_same_for_a_clients_address(client, send, stripe, clara, settings):
    pages = []
    for email in (clara.email.upper(), "pia@example.org"):
        send(email=email)
        checkout = Checkout.objects.latest("pk")
        stripe.pay(checkout.session_id)
        page = text(order(client, checkout))
        pages.append(page.split("<main")[1].split("csrfmiddlewaretoken")[0].replace(email.lower(), ""))
    assert pages[0] == pages[1]
    assert clara.name not in pages[0]


def test_a_signed_in_client_skips_the_form(signed_in, clara, stripe, url, package):
    page = text(signed_in(clara).get(url, follow=True))
    assert f'action="{reverse("payments:buy", args=[package.pk])}"' in page
    assert "Your name" not in page


def test_a_signed_in_client_who_sends_the_form_makes_nobody(signed_in, clara, stripe, url):
    signed_in(clara).post(url, PIA)
    assert Client.objects.filter(email=PIA["email"]).count() == 0


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_public": False}])
def test_what_is_not_for_visitors_answers_404(client, stripe, coach, url, change):
    Package.objects.update(**change)
    assert client.get(url).status_code == 404


@pytest.fixture
def contact(db):
    settings = PracticeSettings.load()
    settings.contact_email = "hello@example.org"
    settings.save()


@pytest.fixture
def months(send, stripe):
    """The address of the page with each monthly payment, where Pia's form led."""
    Package.objects.update(instalments=3, price=54000)
    return send().headers["Location"]


@pytest.fixture
def saved(client, stripe, months):
    """`saved(works)` saves a card, and gives the plan that was made of it."""

    def save(works=True):
        client.post(months)
        checkout = Checkout.objects.get()
        stripe.save_card(checkout.session_id, works=works)
        order(client, checkout)
        return InstalmentPlan.objects.get()

    return save


def test_a_monthly_package_says_what_each_month_is(client, stripe, url):
    Package.objects.update(instalments=3, price=54000)
    page = text(client.get(url))
    assert "3 monthly payments of $180, $540 in all." in page
    assert "Go on to the 3 monthly payments" in page
    assert "Go on and pay" not in page


def test_a_visitor_pays_month_by_month(client, months, saved, stripe):
    page = text(client.get(months))
    assert ("$180" in page, "Agree, and save a card" in page) == (True, True)
    plan = saved()
    page = text(order(client, plan.checkout))
    assert "Nothing is charged yet: the first payment, $180, is taken within a few hours." in page
    assert ("bank" in page, "Next: your own pages" in page, Client.objects.get().stage) == (False, False, "prospect")
    stripe.bill(plan.schedule_id)
    page = text(order(client, plan.checkout))
    assert ("1 of 3 payments has arrived." in page, "Next: your own pages" in page) == (True, True)
    assert (Client.objects.get().stage, Purchase.objects.get().client.email) == ("active", PIA["email"])


def test_the_months_of_a_clients_address_are_that_clients(client, send, stripe, clara):
    Package.objects.update(instalments=3, price=54000)
    client.post(send(email=clara.email).headers["Location"])
    checkout = Checkout.objects.get()
    stripe.save_card(checkout.session_id)
    order(client, checkout)
    stripe.bill(InstalmentPlan.objects.get().schedule_id)
    order(client, checkout)
    assert (Purchase.objects.get().client, InstalmentPlan.objects.get().client) == (clara, clara)
    assert Client.objects.filter(email=clara.email).count() == 1


def test_a_visitor_whose_first_month_fails_mends_the_card_on_the_page_of_the_order(client, saved, stripe, mailoutbox):
    plan = saved(works=False)
    stripe.bill(plan.schedule_id)
    page = text(order(client, plan.checkout))
    assert "The first payment, $180, did not go through" in page
    [mail] = [mail for mail in mailoutbox if mail.subject == "A monthly payment did not go through"]
    assert plan.checkout.order_path in mail.body
    portal = client.post(ORDER.path(plan.checkout), {"card": "1"}).headers["Location"]
    session = stripe.find(portal.rsplit("/", 1)[1])
    stripe.mend_card(plan.customer_id)
    page = text(client.get(session["return_url"], follow=True))
    assert ("Your new card is set." in page, "1 of 3 payments has arrived." in page) == (True, True)


def told(client, url):
    """What the page to buy says of the order that this browser has."""
    found = re.search(r'<div class="message message-note" role="note">\s*<p>(.*?) <a', text(client.get(url)), re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        (True, "“Four sessions”: 1 of 3 payments has arrived. The next one, $180, is on "),
        (False, "“Four sessions”: The first payment, $180, did not go through: nothing was charged, and nothing is bought yet."),
    ],
)
def test_the_page_to_buy_says_how_the_months_stand(client, url, saved, stripe, works, expected):
    plan = saved(works=works)
    stripe.bill(plan.schedule_id)
    order(client, plan.checkout)
    words = told(client, url)
    assert (expected in words, "Buying it again is another purchase" in words) == (True, works)


def test_whoever_begins_months_again_elsewhere_has_it_mailed_how_they_stand(send, saved, stripe, client, mailoutbox):
    plan = saved(works=False)
    stripe.bill(plan.schedule_id)
    order(client, plan.checkout)
    send(browser=Browser())
    [mail] = [mail for mail in mailoutbox if "already" in mail.subject]
    assert "The first payment, $180, did not go through: nothing was charged" in " ".join(mail.body.split())


def test_the_page_to_buy_says_that_the_first_month_was_waived(client, url, saved):
    plan = saved()
    outcomes.become(plan.instalments.get(number=1), "forgiven", timezone.now())
    words = told(client, url)
    assert words.startswith("“Four sessions”: 0 of 3 payments have arrived.")
    assert ("waived" in words, "You have paid" in words) == (True, False)


def test_the_page_to_buy_says_that_the_money_went_back(client, url, begun, stripe):
    stripe.pay(begun.session_id)
    order(client, begun)
    payment = Purchase.objects.get().payments.get()
    payment.refunds.create(amount=payment.amount, status="succeeded", on=payment.on)
    assert told(client, url).startswith("The $520 that you paid for “Four sessions” was refunded to you.")


def test_a_second_click_and_back_lead_to_the_same_card(client, months, stripe):
    assert client.post(months).headers["Location"] == client.post(months).headers["Location"]
    assert len(stripe.store.all("checkout.session")) == 1


def test_after_the_card_the_older_page_leads_to_the_order(client, months, saved):
    plan = saved()
    assert client.get(months).headers["Location"] == ORDER.path(plan.checkout)


def test_a_page_whose_time_is_over_leads_to_beginning_again(client, months, stripe):
    client.post(months)
    stripe.expire(Checkout.objects.get().session_id)
    response = client.post(months, follow=True)
    assert "No card is saved yet, and nothing is charged." in text(response)
    assert "Go on to the 3 monthly payments" in text(response)
    again = client.post(response.redirect_chain[-1][0], {"pay": "1"}).headers["Location"]
    assert (again != months, "Agree, and save a card" in text(client.get(again))) == (True, True)
    assert client.get(months).headers["Location"] == again


def test_a_silent_stripe_is_said_on_the_page_of_the_months(client, months, settings):
    settings.STRIPE_API_URL = "http://127.0.0.1:9"
    response = client.post(months)
    assert (response.status_code, "Nothing was charged: please try again" in text(response)) == (503, True)


def test_without_keys_it_can_be_asked_about(client, contact, url):
    assert "Ask about this" in text(client.get(url))


def test_without_an_address_of_the_practice_a_call_is_the_way_to_ask(client, url, coach):
    call = booking_factories.appointment_type(coach=coach)
    words = text(client.get(url))
    assert (f'href="{call.get_absolute_url()}">Ask about this' in words, coach.email in words) == (True, False)


def test_of_several_coaches_one_is_chosen(send, stripe, url, client, coach, other_coach):
    assert "With whom?" in text(client.get(url))
    assert send().status_code == 422
    send(coach=other_coach.pk)
    assert Client.objects.get().coach == other_coach


def test_terms_have_to_be_agreed_to(send, stripe, client, url):
    page = Page.objects.get(depth=2)
    settings = PracticeSettings.load()
    settings.terms_page = page
    settings.save()
    assert page.title in text(client.get(url))
    assert (send().status_code, send(agree="on").status_code) == (422, 302)
    begun = Checkout.objects.get()
    assert (begun.agreed_to, begun.agreed_at is None) == (page.title, False)


def test_a_silent_stripe_is_said_and_the_order_stays(client, send, coach, settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "sk_test", "http://127.0.0.1:9"
    response = send()
    assert response.headers["Location"] == ORDER.path(Checkout.objects.get())
    assert "Nothing was charged" in text(order(client, Checkout.objects.get()))


def test_not_paid_yet_leads_to_the_page_that_is_open(client, begun, stripe):
    assert "Not paid yet" in text(order(client, begun))
    response = client.post(ORDER.path(begun), {"pay": "1"})
    assert response.headers["Location"] == stripe.find(begun.session_id)["url"]


def test_paid_says_thanks_and_the_way_in(client, begun, stripe):
    stripe.pay(begun.session_id)
    page = text(order(client, begun))
    for words in (
        "Your payment of $520 for “Four sessions” has arrived.",
        "The receipt comes by email.",
        "<strong>pia@example.org</strong> a link",
    ):
        assert words in page
    assert Purchase.objects.get().client.email == "pia@example.org"


def test_the_link_opens_no_account(client, begun, stripe):
    stripe.pay(begun.session_id)
    order(client, begun)
    assert client.get("/me/").headers["Location"].startswith("/accounts/")
    assert "sessionid" not in client.cookies or "_auth_user_id" not in client.session


def test_pending_is_said_and_pays_nothing_more(client, begun, stripe):
    stripe.pay(begun.session_id, arrived=False)
    page = text(order(client, begun))
    assert ("is on its way" in page, "has arrived." in page, 'name="pay"' in page) == (True, False, False)
    assert client.post(ORDER.path(begun), {"pay": "1"}).headers["Location"] == ORDER.path(begun)


def test_failed_is_said_and_offers_again(client, begun, stripe):
    Checkout.objects.update(status="failed")
    assert "did not go through" in text(order(client, begun))
    client.post(ORDER.path(begun), {"pay": "1"})
    assert list(Checkout.objects.order_by("pk").values_list("status", flat=True)) == ["failed", "open"]


def test_an_older_order_shows_what_became_of_the_newer(client, begun, stripe):
    stripe.expire(begun.session_id)
    client.post(ORDER.path(begun), {"pay": "1"})
    newer = Checkout.objects.latest("pk")
    assert newer != begun
    stripe.pay(newer.session_id)
    assert "Thank you" in text(order(client, begun))
    assert client.post(ORDER.path(begun), {"pay": "1"}).headers["Location"] == ORDER.path(newer)
    assert Purchase.objects.count() == 1


def test_a_payment_that_differs_is_said(client, begun, stripe):
    stripe.pay(begun.session_id)
    stripe.find(begun.session_id)["amount_total"] = 1
    page = text(order(client, begun))
    assert ("differs from what was sold" in page, "has arrived" in page) == (True, False)


def test_a_forged_link_is_not_found(client, begun):
    assert client.get(ORDER.path(begun)[:-2] + "x/").status_code == 404


def test_a_checkout_of_a_client_has_no_such_page(client, stripe, clara, package):
    checkouts.start(client=clara, package=package)
    assert "This is no longer here" in text(order(client, Checkout.objects.get()))


def test_the_way_in_is_mailed_to_the_buyer_once_in_ten_minutes(client, begun, stripe, mailoutbox):
    stripe.pay(begun.session_id)
    order(client, begun)
    mailoutbox.clear()
    for _press in range(2):
        client.post(ORDER.path(begun), {"mail": "1", "email": "mallory@example.org"})
    assert [message.to for message in mailoutbox] == [["pia@example.org"]]


def test_a_clients_way_in_is_to_sign_in(client, send, stripe, clara, mailoutbox):
    send(email=clara.email)
    checkout = Checkout.objects.get()
    stripe.pay(checkout.session_id)
    order(client, checkout)
    mailoutbox.clear()
    client.post(ORDER.path(checkout), {"mail": "1"})
    assert [(message.to, "You have an account already" in message.body) for message in mailoutbox] == [([clara.email], True)]


def test_whoever_has_begun_to_pay_and_asks_for_a_code_hears_where_that_stands(client, begun, mailoutbox):
    client.post(reverse("account_request_login_code"), {"email": "PIA@example.org"})
    assert [message.subject.endswith("isn't open yet") for message in mailoutbox] == [True]
    assert "isn't paid yet" in text(client.get(re.search(r"/packages/\d+/buy/", mailoutbox[0].body)[0]))


def test_an_order_that_anyone_may_have_begun_is_not_mailed_to_who_asks_for_a_code(client, begun, mailoutbox):
    client.post(reverse("account_request_login_code"), {"email": "pia@example.org"})
    assert (
        ORDER.token(begun) in mailoutbox[0].body,
        reverse("payments:buy_public", args=[begun.package_id]) in mailoutbox[0].body,
    ) == (False, True)


def test_a_clients_own_checkout_is_no_way_in(client, stripe, clara, package, mailoutbox):
    checkouts.start(client=clara, package=package)
    client.post(reverse("account_request_login_code"), {"email": clara.email})
    assert [message.subject for message in mailoutbox] == ["Your code to sign in"]


@pytest.mark.parametrize(("status", "button"), [("pending", "See where it stands"), ("failed", "Try again")])
def test_what_is_mailed_of_a_payment_without_an_account_leads_to_its_order(client, begun, mailoutbox, status, button):
    begun.status = status
    pending.tell(begun, timezone.now())
    mail = next(message for message in mailoutbox if message.to == ["pia@example.org"])
    assert button in mail.alternatives[0][0]
    assert client.get(re.search(r"/packages/order/[^\s/]+/", mail.body)[0]).status_code == 200


def test_every_form_of_a_browser_leads_to_the_page_that_is_open(send, stripe):
    tabs = [send(), send(), send(email="PIA@example.org")]
    assert len({tab.headers["Location"] for tab in tabs}) == 1
    assert Checkout.objects.count() == 1


def test_another_browser_with_the_same_address_gets_an_order_of_its_own(send, stripe):
    answers = [send(), send(browser=Browser(), name="Mallory")]
    assert len({answer.headers["Location"] for answer in answers}) == 2
    assert list(Client.objects.order_by("pk").values_list("name", flat=True)) == ["Pia Berg", "Mallory"]


def test_an_order_in_another_browser_shows_nothing_of_what_its_address_has_paid(send, begun, client, stripe):
    other = Browser()
    send(browser=other, name="Mallory")
    stripe.pay(begun.session_id)
    order(client, begun)
    theirs = Checkout.objects.exclude(pk=begun.pk).get()
    assert "Thank you" not in text(order(other, theirs))


def test_who_leads_on_with_the_link_of_an_order_does_not_rename_the_buyer(send, stripe):
    other = Browser()
    send()
    order(other, Checkout.objects.get())
    send(browser=other, name="Mallory")
    assert Client.objects.get().name == "Pia Berg"


def test_the_same_browser_corrects_name_and_zone(client, send, stripe):
    send()
    client.cookies["zone"] = "Pacific/Auckland"
    send(name="Pia Lund")
    assert (Client.objects.get().name, Client.objects.get().timezone) == ("Pia Lund", "Pacific/Auckland")


def test_a_corrected_address_is_another_buyer(send, stripe):
    shown = antispam.stamp()
    send(shown=shown, email="pai@example.org")
    send(shown=shown)
    assert Checkout.objects.latest("pk").client.email == "pia@example.org"


def test_a_browser_that_has_an_order_is_told_of_it(client, begun, stripe, url):
    assert "isn't paid yet" in text(client.get(url))
    stripe.pay(begun.session_id)
    order(client, begun)
    page = text(client.get(url))
    assert ("You have paid “Four sessions” already" in page, f'value="{ORDER.token(begun)}"' in page) == (True, True)
    assert "You have paid" not in text(Browser().get(url))


@pytest.mark.parametrize("arrived", [True, False])
def test_what_is_paid_or_on_its_way_says_so_before_it_is_paid_again(client, begun, send, stripe, arrived, mailoutbox):
    stripe.pay(begun.session_id, arrived=arrived)
    order(client, begun)
    mailoutbox.clear()
    assert send().headers["Location"] == ORDER.path(begun)
    assert (Checkout.objects.count(), mailoutbox) == (1, [])


def test_elsewhere_the_address_is_told_by_email_alone(client, begun, send, stripe, mailoutbox):
    stripe.pay(begun.session_id)
    order(client, begun)
    mailoutbox.clear()
    answers = [send(browser=Browser()) for _time in range(2)]
    assert ["Please look into your email" in text(answer) for answer in answers] == [True, True]
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["pia@example.org"], "There is an order of “Four sessions” with your address already")
    ]
    assert Checkout.objects.count() == 1


def test_who_has_read_that_it_is_paid_can_buy_it_once_more(client, begun, send, stripe):
    stripe.pay(begun.session_id)
    page = text(order(client, begun))
    again = re.search(r'href="([^"]+again=[^"]+)"', page)[1]
    assert "You have paid “Four sessions” already" in text(client.get(again))
    send(again=ORDER.token(begun))
    newest = Checkout.objects.latest("pk")
    assert newest != begun
    stripe.pay(newest.session_id)
    order(client, newest)
    assert [purchase.client.email for purchase in Purchase.objects.all()] == ["pia@example.org"] * 2


def test_the_order_of_an_offer_leads_who_has_an_account_to_their_sessions(client, begun, stripe, clara):
    Checkout.objects.update(back_to="/recap/x/", client=clara)
    stripe.pay(begun.session_id)
    page = text(order(client, begun))
    assert ("Sign in and book a session" in page, "Email me" in page) == (True, False)


def test_the_zone_of_the_device_is_the_buyers(client, send, stripe, url):
    assert "js/buying" in text(client.get(url))
    client.cookies["zone"] = "Pacific/Auckland"
    send()
    assert Client.objects.get().timezone == "Pacific/Auckland"


@pytest.fixture
def terms(db):
    """The practice's page of terms."""
    settings = PracticeSettings.load()
    settings.terms_page = Page.objects.get(depth=2)
    settings.save()
    return settings.terms_page


def test_a_changed_price_is_said_before_it_is_asked_for(client, begun, stripe):
    page = text(order(client, begun))
    assert ("since you began" in page, "Pay $520" in page) == (False, True)
    Package.objects.update(price=99900)
    page = text(order(client, begun))
    assert ("The price has changed to $999 since you began." in page, "Pay $999" in page) == (True, True)
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    client.post(ORDER.path(begun), {"pay": "1", "seen": seen})
    assert list(Checkout.objects.order_by("pk").values_list("price", "status")) == [(52000, "expired"), (99900, "open")]


def test_a_button_that_was_shown_before_the_price_changed_asks_again(client, begun, stripe):
    seen = re.search(r'name="seen" value="([^"]+)"', text(order(client, begun)))[1]
    Package.objects.update(price=99900)
    for data in ({"pay": "1", "seen": seen}, {"pay": "1"}):
        answer = client.post(ORDER.path(begun), data)
        assert (answer.status_code, "This has changed since you began: now it is $999." in text(answer)) == (422, True)
    assert Checkout.objects.count() == 1


def test_the_form_that_was_shown_before_the_price_changed_asks_again(client, send, url, stripe):
    seen = re.search(r'name="seen" value="([^"]+)"', text(client.get(url)))[1]
    Package.objects.update(price=99900)
    answer = send(seen=seen)
    assert (answer.status_code, "now it is $999" in text(answer), Checkout.objects.count()) == (422, True, 0)
    again = re.search(r'name="seen" value="([^"]+)"', text(answer))[1]
    assert send(seen=again).status_code == 302


def test_what_changed_besides_the_price_is_said_too(client, begun, stripe):
    Package.objects.update(sessions=3)
    assert "What you get for it has changed since you began." in text(order(client, begun))


def test_changed_terms_are_agreed_to_again_and_others_are_not(client, terms, send, stripe):
    send(agree="on")
    begun = Checkout.objects.get()
    assert "I agree to the terms" not in text(order(client, begun))
    Package.objects.update(price=99900)
    page = text(order(client, begun))
    assert "I agree to the terms" in page
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    assert client.post(ORDER.path(begun), {"pay": "1", "seen": seen}).status_code == 422
    client.post(ORDER.path(begun), {"pay": "1", "seen": seen, "agree": "on"})
    newest = Checkout.objects.latest("pk")
    assert (newest.price, newest.agreed_to, newest.agreed_at > begun.agreed_at) == (99900, terms.title, True)


@pytest.fixture
def opened(saved, stripe):
    """The plan of Pia, who has opened an account before its first payment."""
    plan = saved(works=False)
    with_account(plan.checkout)
    return plan


def with_account(checkout):
    invitation = invitations.invite(client=Client.objects.get(pk=checkout.client_id))
    invitations.accept(invitation=invitation)


def test_with_an_account_another_card_is_set_after_signing_in(client, opened):
    sign_in = f"/accounts/login/?next=%2Fme%2Fplans%2F{opened.pk}%2F"
    page = text(order(client, opened.checkout))
    assert (f'href="{sign_in}"' in page, 'name="card"' in page) == (True, False)
    stale = client.post(ORDER.path(opened.checkout), {"card": "1"})
    assert stale.headers["Location"] == sign_in


def test_what_fails_after_the_account_was_opened_is_mailed_with_their_own_page(client, opened, stripe, mailoutbox):
    mailoutbox.clear()
    stripe.bill(opened.schedule_id)
    order(client, opened.checkout)
    [mail] = [mail for mail in mailoutbox if mail.subject == "A monthly payment did not go through"]
    assert (reverse("payments:plan", args=[opened.pk]) in mail.body, opened.checkout.order_path in mail.body) == (True, False)


@pytest.fixture
def second_failed(client, saved, stripe, mailoutbox):
    """The plan of Pia, who has no account, has paid the first month, and whose second one has just failed."""
    plan = saved()
    stripe.bill(plan.schedule_id)
    order(client, plan.checkout)
    mailoutbox.clear()
    stripe.bill(plan.schedule_id, succeeds=False)
    reconciling.reconcile(timezone.now())
    return plan


def test_a_month_that_fails_is_mailed_with_the_page_on_which_the_card_is_set(second_failed, mailoutbox):
    [mail] = [mail for mail in mailoutbox if mail.to == [PIA["email"]]]
    [link] = re.findall(rf"{settings.SITE_URL}(/packages/order/\S+)", mail.body)
    page = text(Browser().get(link))
    assert ("The payment of $180" in page, 'name="card"' in page) == (True, True)
    portal = Browser().post(link, {"card": "1"}).headers["Location"]
    assert (portal.startswith("http"), "/me/" in portal) == (True, False)


def test_the_order_of_an_account_that_may_not_be_named_takes_another_card_itself(client, second_failed):
    with_account(second_failed.checkout)
    page = text(order(client, second_failed.checkout))
    assert ("Sign in and use another card" in page, 'name="card"' in page) == (False, True)
    assert client.post(ORDER.path(second_failed.checkout), {"card": "1"}).headers["Location"].startswith("http")


def test_the_order_that_is_paid_monthly_stays_when_the_same_is_bought_once_more(client, second_failed, send):
    send(again=ORDER.token(second_failed.checkout))
    again = Checkout.objects.exclude(pk=second_failed.checkout_id)
    assert again.update(client=second_failed.client, status="expired") == 1
    assert "The payment of $180" in text(order(client, second_failed.checkout))


def test_a_pending_order_promises_no_account_to_who_has_one(client, begun, stripe):
    promise = "Your account opens then, too"
    stripe.pay(begun.session_id, arrived=False)
    assert promise in text(order(client, begun))
    with_account(begun)
    assert promise not in text(order(client, begun))


def test_a_pending_order_of_someone_invited_says_that_the_account_can_be_opened(client, begun, stripe):
    stripe.pay(begun.session_id, arrived=False)
    order(client, begun)
    invitations.invite(client=begun.client)
    page = text(order(client, begun))
    assert ("Your account opens then" in page, "You can open your account now" in page) == (False, True)


def test_with_an_account_an_order_that_is_not_paid_is_still_paid_here(client, begun, stripe):
    with_account(begun)
    answer = client.post(ORDER.path(begun), {"pay": "1"})
    assert answer.headers["Location"] == stripe.find(begun.session_id)["url"]


@pytest.mark.parametrize("times", [1, 2])
def test_a_buyer_who_asks_for_a_code_is_mailed_what_was_bought(client, begun, stripe, mailoutbox, send, times):
    stripe.pay(begun.session_id)
    order(client, begun)
    if times == 2:
        other = Package.objects.create(title="One more hour", sessions=1, price=14000)
        buyer = Client.objects.get()
        purchases.make(client=buyer, sold=other, package=other, now=timezone.now())
    mailoutbox.clear()
    assert "or with what you buy here" in text(client.get(reverse("account_login")))
    client.post(reverse("account_request_login_code"), {"email": "PIA@example.org"})
    titles = ["“Four sessions”.", "“Four sessions”, “One more hour”."][times - 1]
    [mail] = mailoutbox
    assert (mail.to, "/invitation/" in mail.body) == ([PIA["email"]], True)
    assert f"What was bought is there, too: {titles}" in mail.body


def test_an_invitation_without_a_purchase_names_none(coach, mailoutbox):
    invitations.invite(client=factories.client(coach=coach, with_account=False, stage="prospect"))
    [mail] = mailoutbox
    assert ("bought" in mail.body, "\n\n\n" in mail.body) == (False, False)
