from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from coaching.payments import stripe_api
from coaching.payments.checkout import checkouts, settling
from coaching.payments.models import Checkout, Package, Purchase
from coachsite.demo.pretend_stripe import sessions
from tests.coachsite.demo.pretend_stripe import description


def sent(stripe):
    """The parameters of the one session that was asked for."""
    [(body, _session)] = stripe.answers.values()
    return sessions.nested(body)


def test_start_gives_the_address_of_the_payment_page(stripe, package, clara):
    url = checkouts.start(client=clara, package=package)
    assert url == stripe.find(Checkout.objects.get().session_id)["url"]


def test_start_sends_only_what_stripe_describes(stripe, begun):
    assert description.form_problems(description.SESSIONS, sent(stripe)) == []


def test_start_sends_price_owner_and_where_to_come_back_to(stripe, begun, settings):
    params = sent(stripe)
    assert params["client_reference_id"] == str(begun.pk)
    assert params["customer_email"] == "clara@example.org"
    assert params["line_items"] == [
        {"price_data": {"currency": "usd", "unit_amount": "52000", "product_data": {"name": "Four sessions"}}, "quantity": "1"}
    ]
    assert params["success_url"] == f"{settings.SITE_URL}/me/packages/thanks/?session={{CHECKOUT_SESSION_ID}}"
    assert params["cancel_url"] == f"{settings.SITE_URL}/me/packages/?canceled=1"
    assert params["expires_at"] == str(int(begun.expires_at.timestamp()))


def test_start_sends_its_own_idempotency_key(stripe, begun):
    assert list(stripe.answers) == [str(begun.idempotency_key)]


def test_start_copies_the_terms(begun, package):
    package.title, package.sessions, package.price, package.currency = "Other", 1, 1, "EUR"
    package.save()
    begun.refresh_from_db()
    assert (begun.title, begun.sessions, begun.price, begun.currency) == ("Four sessions", 4, 52000, "USD")


def test_start_without_an_answer_raises_a_named_error(settings, package, clara):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "sk_test", "http://127.0.0.1:9"
    with pytest.raises(stripe_api.StripeProblem):
        checkouts.start(client=clara, package=package)


@pytest.mark.django_db(transaction=True)
def test_start_speaks_to_stripe_outside_any_transaction(stripe, package, clara, monkeypatch):
    inside = []

    def create(params, key):
        inside.append(connection.in_atomic_block)
        return {"id": "cs_test_1", "url": "https://example.org/"}

    monkeypatch.setattr(stripe_api, "create_session", create)
    checkouts.start(client=clara, package=package)
    assert inside == [False]


def start(clara, package, **more):
    return checkouts.start(client=clara, package=package, **more)


def states():
    return list(Checkout.objects.order_by("pk").values_list("status", flat=True))


def path_of(url):
    return url.split("?")[0]


def test_a_second_click_leads_to_the_same_page(stripe, package, clara):
    assert [start(clara, package) for _ in range(3)] == [stripe.find(Checkout.objects.get().session_id)["url"]] * 3
    assert states() == ["open"]


def test_changed_terms_close_the_old_page_and_begin_another(stripe, package, clara):
    start(clara, package)
    package.price = 60000
    package.save()
    url = start(clara, package)
    old, new = Checkout.objects.order_by("pk")
    assert [stripe.find(each.session_id)["status"] for each in (old, new)] == ["expired", "open"]
    assert (states(), new.price, stripe.find(new.session_id)["url"]) == (["expired", "open"], 60000, url)


def test_a_page_paid_before_the_terms_changed_counts(stripe, package, clara, paid):
    package.price = 60000
    package.save()
    assert path_of(start(clara, package)) == "/me/packages/thanks/"
    assert [(each.price, each.sessions) for each in Purchase.objects.all()] == [(52000, 4)]


def test_a_page_that_is_paid_leads_to_thanks_and_buys_once(stripe, package, clara, paid):
    assert path_of(start(clara, package)) == "/me/packages/thanks/"
    assert (Purchase.objects.count(), states()) == (1, ["paid"])


def test_a_paid_and_settled_package_can_be_bought_again(stripe, package, clara, paid):
    settling.settle(session_id=paid.session_id)
    assert start(clara, package) == stripe.find(Checkout.objects.latest("pk").session_id)["url"]
    assert states() == ["paid", "open"]


def test_a_payment_on_its_way_stops_a_second_one(stripe, package, clara, begun):
    stripe.pay(begun.session_id, arrived=False)
    assert [path_of(start(clara, package)) for _ in range(2)] == ["/me/packages/thanks/"] * 2
    assert states() == ["pending"]


def test_an_expired_page_is_followed_by_a_new_one(stripe, package, clara, begun):
    stripe.expire(begun.session_id)
    assert start(clara, package) == stripe.find(Checkout.objects.latest("pk").session_id)["url"]
    assert states() == ["expired", "open"]


def test_a_failed_payment_is_followed_by_a_new_page(stripe, package, clara, begun):
    Checkout.objects.update(status="failed")
    start(clara, package)
    assert states() == ["failed", "open"]


def test_a_page_of_another_key_is_followed_by_a_new_one(stripe, package, clara, begun):
    del stripe.sessions[begun.session_id]
    assert start(clara, package) == stripe.find(Checkout.objects.latest("pk").session_id)["url"]
    assert states() == ["expired", "open"]


def test_two_packages_are_two_pages(stripe, package, clara):
    other = Package.objects.create(title="One", sessions=1, price=14000)
    assert start(clara, package) != start(clara, other)
    assert states() == ["open", "open"]


def test_what_may_not_begin_leaves_nothing(stripe, package, clara):
    def refuse():
        raise LookupError

    with pytest.raises(LookupError):
        start(clara, package, may_begin=refuse)
    assert states() == []


def test_what_may_no_longer_begin_can_still_be_gone_on_with(stripe, package, clara):
    def refuse():
        raise LookupError

    assert start(clara, package) == start(clara, package, may_begin=refuse)


def test_instalments_are_paid_for_unless_one_would_be_nothing(stripe, package):
    package.instalments = 3
    assert checkouts.can_pay_for(package)
    package.price = 2
    assert not checkouts.can_pay_for(package)


class Killed(BaseException):
    """The process ended here."""


@pytest.fixture
def dies(monkeypatch):
    """`dies(name, after, action)` runs the action in a process that ends when Stripe is asked, or `after` it has answered."""

    def run(name, after, action):
        ask = getattr(stripe_api, name)

        def die(*args):
            if after:
                ask(*args)
            raise Killed

        with monkeypatch.context() as patched:
            patched.setattr(stripe_api, name, die)
            with pytest.raises(Killed):
                action()

    return run


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("after", [False, True])
def test_killed_while_stripe_is_asked_for_a_page_ends_as_one(stripe, package, clara, dies, after):
    dies("create_session", after, lambda: start(clara, package))
    assert start(clara, package) == stripe.find(Checkout.objects.get().session_id)["url"]
    assert len(stripe.answers) == 1


@pytest.mark.django_db(transaction=True)
def test_killed_and_asked_again_a_minute_later_says_the_same_to_stripe(stripe, package, clara, dies):
    """Stripe refuses a key that comes with other parameters, and a link signed a minute later is another one."""
    dies("create_session", True, lambda: start(clara, package, without_account=True))
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert start(clara, package, without_account=True) == stripe.find(Checkout.objects.get().session_id)["url"]
    assert len(stripe.answers) == 1


@pytest.mark.django_db(transaction=True)
def test_killed_long_ago_is_given_up(stripe, package, clara, dies):
    dies("create_session", False, lambda: start(clara, package, now=timezone.now() - timedelta(hours=30)))
    start(clara, package)
    assert states() == ["expired", "open"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("after", [False, True])
def test_killed_while_the_old_page_is_closed_ends_with_one_page(stripe, package, clara, dies, after):
    start(clara, package)
    package.price = 60000
    package.save()
    dies("expire_session", after, lambda: start(clara, package))
    start(clara, package)
    assert [stripe.find(each.session_id)["status"] for each in Checkout.objects.order_by("pk")] == ["expired", "open"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("after", [False, True])
def test_killed_while_a_paid_page_is_looked_at_ends_as_one_purchase(stripe, package, clara, paid, dies, after):
    dies("fetch_session", after, lambda: start(clara, package))
    assert path_of(start(clara, package)) == "/me/packages/thanks/"
    assert (Purchase.objects.count(), states()) == (1, ["paid"])


def test_an_answer_for_given_up_terms_closes_that_page(stripe, package, clara, monkeypatch):
    """Stripe was slow, and meanwhile another tab began at new terms."""
    create = stripe_api.create_session

    def slowly(params, key):
        session = create(params, key)
        if not Package.objects.filter(price=60000).exists():
            Package.objects.update(price=60000)
            monkeypatch.setattr(stripe_api, "create_session", create)
            start(clara, Package.objects.get())
        return session

    monkeypatch.setattr(stripe_api, "create_session", slowly)
    start(clara, Package.objects.get())
    sessions = [each for each in stripe.sessions.values() if each["object"] == "checkout.session"]
    assert [each["status"] for each in sessions].count("open") == 1
