"""Which terms a recap promises, and from when on they stay."""

import pytest
from django.urls import reverse

from coaching.payments.models import Package
from coaching.pipeline import drafting, offers, promises
from coaching.pipeline.links import OFFER
from coaching.pipeline.models import Offer, OfferedTerms


def kept(offer, **changes):
    """The recap as the coach's form keeps it."""
    for name, value in changes.items():
        setattr(offer, name, value)
    return offers.keep(offer=offer, known_revision=drafting.draft_of(offer.client).revision)


def change_package(**changes):
    Package.objects.update(**changes)


def promised(offer):
    return OfferedTerms.objects.filter(offer=offer).values_list("title", "price").first()


@pytest.fixture
def other(db):
    return Package.objects.create(title="Ten sessions", sessions=10, price=110000)


def again(offer):
    return Offer.objects.select_related("client__coach", "package", "offered").get(pk=offer.pk)


def test_choosing_a_package_promises_all_its_terms(offer, package):
    change_package(description="Weekly", conditions="No refunds", validity_days=90)
    kept(again(offer))
    promise = OfferedTerms.objects.get()
    package.refresh_from_db()
    assert (promise.terms, promise.description) == (package.terms, "Weekly")


def test_a_recap_that_was_never_sent_follows_its_package(offer):
    kept(again(offer))
    change_package(price=70000)
    kept(again(offer))
    assert promised(offer) == ("Five sessions", 70000)


def test_sending_takes_the_terms_of_that_moment(offer):
    kept(again(offer))
    change_package(price=70000)
    offers.send_offer(offer=again(offer))
    assert promised(offer) == ("Five sessions", 70000)


@pytest.mark.parametrize("act", [kept, lambda offer: offers.send_offer(offer=offer)])
def test_a_recap_that_was_sent_keeps_its_terms(sent, act):
    change_package(title="Other", price=70000)
    act(again(sent))
    assert promised(sent) == ("Five sessions", 60000)


def test_another_package_is_another_promise(sent, other):
    kept(again(sent), package=other)
    assert promised(sent) == ("Ten sessions", 110000)


def test_no_package_promises_nothing(sent):
    kept(again(sent), package=None)
    assert (promised(sent), again(sent).promise) == (None, None)


def test_the_coach_offers_the_new_terms(sent):
    change_package(price=70000)
    promises.offer_new_terms(offer=again(sent))
    assert promised(sent) == ("Five sessions", 70000)


@pytest.mark.parametrize(
    "change", [{"price": 1}, {"sessions": 1}, {"title": "x"}, {"conditions": "x"}, {"validity_days": 1}, {"description": "x"}]
)
def test_a_package_that_says_something_else_is_seen(sent, change):
    assert not again(sent).promise.is_outdated
    change_package(**change)
    assert again(sent).promise.is_outdated


def test_taking_it_off_sale_changes_no_terms(sent):
    change_package(is_active=False)
    assert not again(sent).promise.is_outdated


def test_the_coachs_form_says_what_differs_and_offers_it(sent, signed_in, coach):
    browser, url = signed_in(coach.user), reverse("pipeline_admin:offer", args=[sent.client_id])
    assert "The package has changed" not in browser.get(url).content.decode()
    change_package(price=70000)
    page = browser.get(url).content.decode()
    for words in ("The package has changed since you offered it", "$600", "$700", "Offer the new terms"):
        assert words in page
    browser.post(reverse("pipeline_admin:offer_new_terms", args=[sent.client_id]))
    assert promised(sent) == ("Five sessions", 70000)


def test_the_list_and_the_page_read_what_was_offered(sent, signed_in, coach):
    change_package(title="Renamed", price=70000)
    browser = signed_in(coach.user)
    export = browser.get(reverse("pipeline_admin:export", args=["csv"])).content.decode()
    page = browser.get(reverse("desk:client", args=[sent.client_id])).content.decode()
    assert ("Five sessions" in export, "Renamed" in export) == (True, False)
    assert ("Five sessions, $600" in page, "Renamed" in page) == (True, False)


def test_the_prospect_reads_what_was_offered(sent, client):
    change_package(title="Renamed", price=70000, is_active=False, description="Weekly")
    page = client.get(OFFER.path(sent)).content.decode()
    assert ("Five sessions" in page, "$600" in page) == (True, True)
    assert not {"Renamed", "$700", "Weekly"} & set(page.replace("<", " ").replace(">", " ").split())
