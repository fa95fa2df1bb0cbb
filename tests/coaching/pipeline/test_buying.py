"""From a yes to paying exactly what was offered."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from coaching.mail.models import Message
from coaching.payments import stripe_api
from coaching.payments.account import balance
from coaching.payments.checkout import at_stripe, settling
from coaching.payments.models import Checkout, InstalmentPlan, Package, Purchase
from coaching.people.models import Client
from coaching.pipeline import buying, clients, offers, promises
from coaching.pipeline.links import OFFER
from coaching.pipeline.models import Offer
from coaching.practice.models import PracticeSettings
from coaching.practice.zones import zone_name
from coaching.website.packages import url_of
from tests import factories
from tests.stripe import stripe

__all__ = ["stripe"]


@pytest.fixture
def url(stripe, sent):
    return OFFER.path(sent)


def read(offer):
    return Offer.objects.select_related("offered").get(pk=offer.pk).promise.fingerprint


def say_yes(client, offer, **data):
    return client.post(OFFER.path(offer), {"answer": "yes", "read": read(offer), **data})


def text(response):
    return unescape(response.content.decode())


def page(client, offer):
    return text(client.get(OFFER.path(offer)))


def stage(pia):
    return Client.objects.get(pk=pia.pk).stage


def pay_at_stripe(stripe, **how):
    checkout = Checkout.objects.latest("pk")
    stripe.pay(checkout.session_id, **how)
    return checkout


def kinds():
    return sorted(Message.objects.exclude(kind="recap.sent").values_list("kind", flat=True))


def test_yes_leads_to_the_payment_page(client, url, sent, stripe):
    response = say_yes(client, sent)
    assert response.headers["Location"] == stripe.find(Checkout.objects.get().session_id)["url"]


def test_yes_makes_them_a_client_tells_the_coach_and_invites(client, url, sent, pia):
    say_yes(client, sent, reason="From Monday on")
    assert (stage(pia), Offer.objects.get().answer, Offer.objects.get().reason) == ("active", "yes", "From Monday on")
    assert kinds() == ["coach.recap_answer", "invitation"]


def test_yes_twice_is_one_yes_one_page_and_one_invitation(client, url, sent):
    assert say_yes(client, sent).headers["Location"] == say_yes(client, sent).headers["Location"]
    assert (Checkout.objects.count(), kinds()) == (1, ["coach.recap_answer", "invitation"])


def test_a_yes_signs_nobody_in(client, url, sent):
    say_yes(client, sent)
    assert "_auth_user_id" not in client.session


def test_what_was_offered_is_what_is_bought(client, url, sent, stripe, pia):
    Package.objects.update(price=90000, sessions=1, title="Renamed", validity_days=1, is_active=False)
    say_yes(client, sent)
    settling.settle(session_id=pay_at_stripe(stripe).session_id)
    bought = Purchase.objects.get()
    assert (bought.title, bought.price, bought.sessions, bought.validity_days) == ("Five sessions", 60000, 5, 180)
    assert (bought.client, balance.left(pia)) == (pia, 5)


def test_coming_back_thanks_and_offers_the_way_in(client, url, sent, stripe):
    say_yes(client, sent)
    success = stripe.find(pay_at_stripe(stripe).session_id)["success_url"]
    words = text(client.get(success.removeprefix("http://testserver")))
    assert "Your payment of $600 for “Five sessions” has arrived." in words
    assert "We email <strong>pia@example.org</strong> a link" in words


def test_a_paid_offer_says_so_and_sells_nothing_more(client, url, sent, stripe):
    say_yes(client, sent)
    settling.settle(session_id=pay_at_stripe(stripe).session_id)
    words = page(client, sent)
    assert ("this is paid" in words, 'value="yes"' in words) == (True, False)
    assert say_yes(client, sent).headers["Location"] == OFFER.path(sent)
    assert Checkout.objects.count() == 1


def test_a_yes_without_paying_is_remembered(client, url, sent):
    say_yes(client, sent)
    words = page(client, sent)
    assert ("You said yes. You can pay here until" in words, "Pay $600" in words) == (True, True)


def test_leaving_the_payment_page_leads_back_with_a_quiet_word(client, url, sent, stripe):
    say_yes(client, sent)
    back = stripe.find(Checkout.objects.get().session_id)["cancel_url"]
    assert "You left the payment page. Nothing was charged." in text(client.get(back.removeprefix("http://testserver")))


def test_pending_is_said_and_pays_nothing_more(client, url, sent, stripe):
    say_yes(client, sent)
    settling.settle(session_id=pay_at_stripe(stripe, arrived=False).session_id)
    words = page(client, sent)
    assert ("Your payment is on its way" in words, 'value="yes"' in words) == (True, False)
    say_yes(client, sent)
    assert Checkout.objects.count() == 1


def test_failed_is_said_and_offered_again(client, url, sent):
    say_yes(client, sent)
    Checkout.objects.update(status="failed")
    assert "Your payment did not go through" in page(client, sent)
    say_yes(client, sent)
    assert Checkout.objects.count() == 2


def test_an_offer_changed_while_its_page_was_open_is_read_again_first(client, url, sent, pia):
    before = read(sent)
    Package.objects.update(price=90000)
    promises.offer_new_terms(offer=Offer.objects.get())
    words = text(client.post(url, {"answer": "yes", "read": before}, follow=True))
    assert ("The offer was changed while this page was open." in words, "$900" in words) == (True, True)
    assert (stage(pia), Checkout.objects.count(), Offer.objects.get().answer) == ("offered", 0, "")


def test_a_yes_that_read_nothing_is_none(client, url, sent, pia):
    client.post(url, {"answer": "yes"})
    assert (stage(pia), Checkout.objects.count()) == ("offered", 0)


def test_an_offer_changed_after_the_yes_says_so_and_closes_the_old_page(client, url, sent, stripe):
    say_yes(client, sent)
    Package.objects.update(price=90000)
    promises.offer_new_terms(offer=Offer.objects.get())
    words = page(client, sent)
    assert ("The offer was changed after you answered" in words, "Pay $900" in words) == (True, True)
    say_yes(client, sent)
    old, new = Checkout.objects.order_by("pk")
    assert [stripe.find(each.session_id)["status"] for each in (old, new)] == ["expired", "open"]
    assert new.price == 90000


def test_an_offer_that_is_over_is_not_begun(client, url, sent, pia):
    Offer.objects.update(valid_until="2020-01-01")
    words = text(client.post(url, {"answer": "yes", "read": read(sent)}, follow=True))
    assert "This offer has ended" in words
    assert (stage(pia), Checkout.objects.count()) == ("offered", 0)


def after_the_end(offer, stripe):
    """Six hours after the last minute of the offer, whose yes was said an hour before it."""
    end = Offer.objects.select_related("client__coach").get(pk=offer.pk).last_minute
    stripe.set_time(end - timedelta(hours=1))
    buying.pay(offer=offer, read=read(offer), now=end - timedelta(hours=1))
    return end + timedelta(hours=6)


def test_what_was_begun_in_time_can_be_paid_after_the_end(sent, stripe, pia):
    now = after_the_end(sent, stripe)
    assert buying.standing(Offer.objects.get(), now).can_pay
    assert buying.pay(offer=sent, read=read(sent), now=now) == stripe.find(Checkout.objects.get().session_id)["url"]
    settling.settle(session_id=pay_at_stripe(stripe).session_id, now=now)
    assert balance.left(pia) == 5


def test_what_has_closed_after_the_end_is_not_begun_again(sent, stripe):
    now = after_the_end(sent, stripe)
    stripe.expire(Checkout.objects.get().session_id)
    with pytest.raises(offers.OfferError, match="ended"):
        buying.pay(offer=sent, read=read(sent), now=now)
    assert not buying.standing(Offer.objects.get(), now).can_pay


def test_a_client_whom_the_coach_made_can_still_buy_the_offer(client, url, sent, pia, stripe):
    clients.make_client(client=pia)
    assert "Pay $600" in page(client, sent)
    say_yes(client, sent)
    assert (Offer.objects.get().answer, Checkout.objects.get().price) == ("yes", 60000)


def test_without_keys_yes_is_what_it_was(client, sent, pia):
    assert "Thank you." in text(client.post(OFFER.path(sent), {"answer": "yes"}, follow=True))
    assert (stage(pia), Checkout.objects.count(), kinds()) == ("offered", 0, ["coach.recap_answer"])


@pytest.fixture
def monthly(sent, stripe):
    """What was offered, in three monthly payments."""
    Package.objects.update(instalments=3)
    promises.offer_new_terms(offer=Offer.objects.get())
    return sent


def save_a_card(client, stripe, offer, works=True):
    """From the yes over the page about the months to a saved card, and back."""
    client.post(say_yes(client, offer).headers["Location"])
    checkout = Checkout.objects.latest("pk")
    stripe.save_card(checkout.session_id, works=works)
    return client.get(stripe.find(checkout.session_id)["success_url"])


def test_a_yes_to_monthly_payments_leads_to_each_of_them_and_to_saving_a_card(client, monthly, stripe, pia):
    assert "3 monthly payments of $200, $600 in all." in page(client, monthly)
    months = say_yes(client, monthly).headers["Location"]
    assert ("within a few hours after your card is saved" in text(client.get(months)), stage(pia)) == (True, "active")
    assert kinds() == ["coach.recap_answer", "invitation"]
    first, second = client.post(months).headers["Location"], client.post(months).headers["Location"]
    assert (first, Checkout.objects.count()) == (second, 1)
    assert stripe.find(Checkout.objects.get().session_id)["mode"] == "setup"


def test_a_saved_card_is_said_and_the_first_payment_buys(client, monthly, stripe, pia):
    words = text(save_a_card(client, stripe, monthly))
    assert "Nothing is charged yet: the first payment, $200, is taken within a few hours." in words
    assert "Nothing is charged yet" in page(client, monthly)
    assert "bank" not in page(client, monthly)
    stripe.bill(InstalmentPlan.objects.get().schedule_id)
    settling.settle(session_id=Checkout.objects.get().session_id)
    assert (balance.left(pia), Purchase.objects.get().client) == (Purchase.objects.get().sessions, pia)
    assert "1 of 3 payments has arrived." in page(client, monthly)
    assert "this is paid" not in page(client, monthly)


def test_the_recap_leads_to_the_payments_and_to_another_card_after_the_first_one(client, monthly, stripe):
    save_a_card(client, stripe, monthly)
    stripe.bill(InstalmentPlan.objects.get().schedule_id)
    settling.settle(session_id=Checkout.objects.get().session_id)
    order = Checkout.objects.get().order_path
    assert f'href="{order}"' in page(client, monthly)
    assert 'name="card"' in text(client.get(order))


def test_a_second_yes_and_an_older_page_lead_to_what_came_of_it(client, monthly, stripe):
    months = say_yes(client, monthly).headers["Location"]
    save_a_card(client, stripe, monthly)
    assert client.get(months, follow=True).redirect_chain[-1][0] == Checkout.objects.get().order_path
    assert client.post(months, follow=True).redirect_chain[-1][0] == Checkout.objects.get().order_path
    assert say_yes(client, monthly).headers["Location"] == OFFER.path(monthly)
    assert len(stripe.store.all("subscription_schedule")) == 1


def test_who_leaves_the_page_of_the_card_can_go_on(client, monthly, stripe):
    client.post(say_yes(client, monthly).headers["Location"])
    session = stripe.find(Checkout.objects.get().session_id)
    words = text(client.get(session["cancel_url"]))
    assert ("Nothing was charged." in words, "No card is saved yet" in words) == (True, True)
    assert say_yes(client, monthly).headers["Location"] == session["url"]


def test_who_said_yes_sees_the_months_among_their_own_pages(client, monthly, stripe, pia):
    save_a_card(client, stripe, monthly)
    Client.objects.filter(pk=pia.pk).update(user=factories.user(pia.email))
    client.force_login(Client.objects.get(pk=pia.pk).user)
    assert "Nothing is charged yet" in text(client.get(reverse("client_area:home")))


def test_a_recap_without_an_offer_is_answered_and_not_paid(client, sent, stripe, pia):
    Offer.objects.get().offered.delete()
    client.post(OFFER.path(sent), {"answer": "yes"})
    assert (stage(pia), Checkout.objects.count()) == ("offered", 0)


def test_a_silent_stripe_keeps_the_yes(client, sent, settings, pia):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "sk_test", "http://127.0.0.1:9"
    words = text(client.post(OFFER.path(sent), {"answer": "yes", "read": read(sent)}, follow=True))
    assert ("Nothing was charged" in words, "You said yes." in words, stage(pia)) == (True, True, "active")


@pytest.fixture
def terms(db):
    """The practice's page of terms."""
    page = Page.objects.get(depth=2)
    page.title = "Terms and conditions"
    page.save_revision().publish()
    practice = PracticeSettings.load()
    practice.terms_page = page
    practice.save()
    return page


def test_a_yes_agrees_to_the_terms_before_money(client, url, sent, terms, pia):
    assert "I agree to the terms" in page(client, sent)
    refused = say_yes(client, sent, reason="From Monday on")
    assert (refused.status_code, Checkout.objects.count(), stage(pia)) == (422, 0, "offered")
    assert ("Please read the terms and agree" in text(refused), "From Monday on" in text(refused)) == (True, True)
    before = timezone.now()
    say_yes(client, sent, agree="on")
    begun = Checkout.objects.get()
    assert begun.agreed_to.startswith("Terms and conditions, published ")
    assert zone_name(PracticeSettings.load().timezone, before) in begun.agreed_to
    assert before <= begun.agreed_at <= timezone.now()


def test_who_agreed_with_their_yes_is_not_asked_again_for_the_same_version(client, url, sent, terms, pia):
    say_yes(client, sent, agree="on")
    first = Checkout.objects.get()
    assert "I agree to the terms" not in page(client, sent)
    say_yes(client, sent)
    assert (Checkout.objects.get().agreed_to, Checkout.objects.get().agreed_at) == (first.agreed_to, first.agreed_at)
    terms.save_revision().publish()
    assert "I agree to the terms" in page(client, sent)
    assert say_yes(client, sent).status_code == 422
    say_yes(client, sent, agree="on")
    assert Checkout.objects.get().agreed_to != first.agreed_to
    assert "I agree to the terms" not in page(client, sent)


def test_other_terms_of_an_offer_are_agreed_to_again(client, url, sent, terms, pia):
    say_yes(client, sent, agree="on")
    Package.objects.update(price=99900)
    promises.offer_new_terms(offer=Offer.objects.get())
    assert "I agree to the terms" in page(client, Offer.objects.get())


def test_any_other_answer_agrees_to_nothing(client, url, sent, terms):
    assert client.post(url, {"answer": "later"}).status_code == 302
    assert Offer.objects.get().answer == "later"


def test_two_tabs_pay_once(client, url, sent, stripe):
    """One tab pays; the other, opened before, presses yes after it was settled."""
    seen = read(sent)
    say_yes(client, sent)
    settling.settle(session_id=pay_at_stripe(stripe).session_id)
    assert buying.pay(offer=sent, read=seen) == OFFER.path(sent)


def test_what_is_paid_between_looking_and_beginning_is_not_begun_again(sent, stripe, monkeypatch):
    buying.pay(offer=sent, read=read(sent))
    settling.settle(session_id=pay_at_stripe(stripe).session_id)
    answers = iter([False, True])
    monkeypatch.setattr(buying, "is_paid", lambda offer: next(answers))
    with pytest.raises(offers.OfferError, match="paid already"):
        buying.pay(offer=sent, read=read(sent))
    assert Checkout.objects.count() == 1


def test_who_said_yes_finds_the_offer_among_the_packages(client, url, sent, pia, stripe, signed_in):
    say_yes(client, sent)
    Package.objects.update(price=90000)
    pia = Client.objects.get(pk=pia.pk)
    pia.user = factories.client(coach=pia.coach, name="Pia's account").user
    Client.objects.filter(user=pia.user).exclude(pk=pia.pk).delete()
    pia.welcomed_at = timezone.now()
    pia.save()
    words = text(signed_in(pia).get("/me/packages/"))
    assert ("Your offer" in words, "$600" in words, "Read it and pay" in words) == (True, True, True)
    assert "Buy Five sessions" not in words
    led = [signed_in(pia).get(where).headers["Location"] for where in (f"/me/packages/{sent.package_id}/buy/",)]
    assert led == [OFFER.path(sent)]
    shop = text(signed_in(pia).get(url_of(sent.package)))
    assert ("See your offer for $600" in shop, "For everyone else" in shop) == (True, True)
    settling.settle(session_id=pay_at_stripe(stripe).session_id)
    assert "Your offer" not in text(signed_in(pia).get("/me/packages/"))


class Killed(BaseException):
    """The process ended here."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["_accept", "create_session", "told"])
def test_killed_at_any_step_and_said_again_ends_the_same(sent, stripe, monkeypatch, step):
    places = {
        "_accept": (clients, "make_client"),
        "create_session": (stripe_api, "create_session"),
        "told": (at_stripe, "begin"),
    }
    where, name = places[step]
    real = getattr(where, name)

    def die(*args, **kwargs):
        if step != "create_session":
            real(*args, **kwargs)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(where, name, die)
        with pytest.raises(Killed):
            buying.pay(offer=sent, read=read(sent))
    buying.pay(offer=sent, read=read(sent))
    assert (Checkout.objects.count(), kinds()) == (1, ["coach.recap_answer", "invitation"])
    settling.settle(session_id=pay_at_stripe(stripe).session_id)
    assert Purchase.objects.count() == 1


@pytest.mark.parametrize(("back_to", "hours", "expected"), [("", -1, False), ("", 1, True), ("/offer/x/", -1, True)])
def test_a_recap_tells_no_failure_of_an_order_before_it(client, stripe, sent, back_to, hours, expected):
    """What failed on the way from this very recap is told, also after it was sent again."""
    checkout = Checkout.objects.create(
        client=sent.client,
        package=sent.promise.package,
        idempotency_key=uuid4(),
        status="failed",
        back_to=back_to,
        **sent.promise.terms,
    )
    Checkout.objects.filter(pk=checkout.pk).update(created_at=sent.sent_at + timedelta(hours=hours))
    assert ("Your payment did not go through" in page(client, sent)) == expected
