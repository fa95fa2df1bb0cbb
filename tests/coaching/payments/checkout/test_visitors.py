import pytest

from coaching.mail.models import Message
from coaching.payments.account import balance
from coaching.payments.checkout import checkouts, pages, settling, visitors
from coaching.payments.models import Checkout, Package, Purchase
from coaching.people.models import Client
from tests import factories

PIA = {"name": "Pia Berg", "email": "pia@example.org", "zone": "Europe/Berlin", "source": "/packages/1-four/"}


def begin(package, coach, form_key="a form", **guest):
    return visitors.begin(package=package, coach=coach, guest={**PIA, **guest}, form_key=form_key)


def bought(stripe, checkout):
    """Pays a visitor's checkout, and settles it."""
    visitors.pay(checkout=checkout)
    checkout.refresh_from_db()
    stripe.pay(checkout.session_id)
    return settling.settle(session_id=checkout.session_id)


def test_begin_makes_a_prospect_with_a_checkout(stripe, package, coach):
    client = begin(package, coach).client
    assert (client.name, client.email, client.timezone, client.source, client.stage) == (*PIA.values(), "prospect")
    assert (client.coach, client.user) == (coach, None)


def test_one_form_begins_once(stripe, package, coach):
    assert begin(package, coach) == begin(package, coach)
    assert Client.objects.filter(email=PIA["email"]).count() == 1


def test_two_forms_with_one_address_are_two_people_who_see_nothing_of_one_another(stripe, package, coach):
    first, second = begin(package, coach, "one"), begin(package, coach, "two", email="PIA@example.org", name="Pia Lund")
    assert [first.client.name, second.client.name, Checkout.objects.count()] == ["Pia Berg", "Pia Lund", 2]


def test_who_goes_on_with_their_own_order_keeps_the_name_that_was_said_first(stripe, package, coach):
    first, guest = begin(package, coach, "one"), {**PIA, "email": "PIA@example.org", "name": "Pia Lund"}
    second = visitors.begin(package=package, coach=coach, guest=guest, form_key="two", is_own=lambda found: found == first)
    assert first == second
    assert (Client.objects.get(email=PIA["email"]).name, Checkout.objects.count()) == ("Pia Berg", 1)


def test_what_is_bought_with_an_address_closes_its_pages_in_other_browsers(stripe, package, coach):
    here, there = begin(package, coach, "one"), begin(package, coach, "two")
    visitors.pay(checkout=there)
    there.refresh_from_db()
    bought(stripe, here)
    assert (stripe.find(there.session_id)["status"], Checkout.objects.get(pk=there.pk).status) == ("expired", "expired")


def test_another_coach_or_package_is_another_page(stripe, package, coach, other_coach):
    other = Package.objects.create(title="One session", sessions=1, price=14000)
    pages = {begin(package, coach).pk, begin(package, other_coach).pk, begin(other, coach).pk}
    assert len(pages) == 3


def test_one_form_leads_to_one_page(stripe, package, coach):
    assert visitors.pay(checkout=begin(package, coach)) == visitors.pay(checkout=begin(package, coach))
    assert Checkout.objects.count() == 1


def test_what_is_no_longer_on_sale_is_not_paid_for(stripe, package, coach):
    checkout = begin(package, coach)
    Package.objects.update(is_active=False)
    with pytest.raises(Package.DoesNotExist):
        visitors.pay(checkout=checkout)


def test_a_paid_checkout_is_told_about_and_not_begun_again(stripe, package, coach):
    checkout = begin(package, coach)
    bought(stripe, checkout)
    checkout.refresh_from_db()
    assert visitors.pay(checkout=checkout) == pages.told_at(checkout)
    assert Checkout.objects.count() == 1


def test_who_paid_is_a_client_and_invited(stripe, package, coach, mailoutbox):
    client = Client.objects.get(pk=bought(stripe, begin(package, coach)).client_id)
    assert (client.email, client.stage, balance.left(client)) == ("pia@example.org", "active", 4)
    assert sorted(Message.objects.filter(to=client.email).values_list("kind", flat=True)) == ["invitation", "payments.receipt"]


def test_who_did_not_pay_stays_a_prospect(stripe, package, coach):
    checkout = begin(package, coach)
    visitors.pay(checkout=checkout)
    assert (Client.objects.get(email=PIA["email"]).stage, Message.objects.count()) == ("prospect", 0)


def test_what_is_paid_with_a_clients_address_is_theirs(stripe, package, coach, clara):
    purchase = bought(stripe, begin(package, coach, email=clara.email.upper()))
    assert (purchase.client, balance.left(clara)) == (clara, 4)
    assert not Client.objects.filter(name="Pia Berg").exists()
    told = [("coach.sold", coach.email), ("payments.receipt", clara.email)]
    assert sorted(Message.objects.values_list("kind", "to")) == told


def test_what_is_paid_with_a_clients_address_goes_beside_their_own_open_page(stripe, package, coach, clara):
    checkouts.start(client=clara, package=package)
    bought(stripe, begin(package, coach, email=clara.email))
    assert sorted(clara.checkouts.values_list("status", flat=True)) == ["open", "paid"]


def test_a_client_of_another_coach_is_someone_else(stripe, package, coach, other_coach):
    factories.client(coach=other_coach, email=PIA["email"])
    assert bought(stripe, begin(package, coach)).client.coach == coach


def test_someone_who_left_gets_nothing_of_it(stripe, package, coach):
    gone = factories.client(coach=coach, email=PIA["email"], with_account=False, stage="gone")
    assert bought(stripe, begin(package, coach)).client != gone


def test_a_prospect_with_the_address_stays_apart(stripe, package, coach):
    pia = factories.client(coach=coach, email=PIA["email"], with_account=False, stage="prospect")
    assert bought(stripe, begin(package, coach)).client != pia
    assert (Purchase.objects.filter(client=pia).count(), Client.objects.get(pk=pia.pk).stage) == (0, "prospect")
