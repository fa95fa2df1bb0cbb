"""Which terms of a package are refused with a sentence, and which are saved with a word."""

import pytest

from coaching.payments import sensible
from coaching.payments.models import Package
from tests.coaching.payments.test_admin import ADD, TYPED

FINE = {"sessions": 4, "price": 52000, "currency": "USD", "validity_days": 180, "instalments": 1, "release": "at_once"}


def package(**terms):
    return Package(title="Four sessions", **{**FINE, **terms})


@pytest.mark.parametrize(
    ("terms", "fields"),
    [
        ({}, []),
        ({"price": 0}, []),
        ({"price": 49}, ["amount"]),
        ({"price": 50}, []),
        ({"price": 30, "currency": "GBP"}, []),
        ({"price": 49, "currency": "JPY"}, ["amount"]),
        ({"price": 100_000_000}, ["amount"]),
        ({"price": 0, "instalments": 2}, ["instalments"]),
        ({"price": 199, "instalments": 4}, ["amount"]),
        ({"price": 200, "instalments": 4}, []),
        ({"sessions": 1, "instalments": 12, "validity_days": None}, []),
        ({"sessions": 1, "instalments": 12, "validity_days": None, "release": "with_each"}, ["instalments"]),
        ({"instalments": 4, "validity_days": 92}, ["validity_days"]),
        ({"instalments": 4, "validity_days": 93}, []),
        ({"validity_days": 1}, []),
        ({"price": 1000, "instalments": 0}, ["instalments"]),
    ],
)
def test_terms_that_cannot_be_kept_are_refused_at_their_field(terms, fields):
    assert [field for field, _words in sensible.problems(package(**terms))] == fields


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({}, []),
        ({"sessions": 1, "instalments": 12}, ["There are more monthly payments (12) than sessions (1)."]),
        ({"validity_days": 1}, ["4 sessions have to be used within 1 day."]),
        ({"price": 0}, ["It costs nothing: whoever can see it can have its sessions."]),
    ],
)
def test_terms_that_are_unusual_are_said(terms, words):
    assert list(sensible.oddities(package(**terms))) == words


def test_the_form_refuses_in_a_sentence_and_keeps_what_was_typed(signed_in, owner):
    words = signed_in(owner).post(ADD, {**TYPED, "amount": "0.10"}).content.decode()
    assert ("Stripe takes no payment below $0.50" in words, 'value="0.10"' in words) == (True, True)
    assert not Package.objects.exists()


def test_no_payment_at_all_is_refused_with_what_to_write(signed_in, owner):
    words = signed_in(owner).post(ADD, {**TYPED, "amount": "10", "instalments": "0"}).content.decode()
    assert "Write 1 for the whole price at once, or how many monthly payments there are." in words
    assert [each in words for each in ("Stripe takes no payment", "greater than or equal")] == [False, False]
    assert not Package.objects.exists()


def test_what_is_unusual_is_saved_and_said(signed_in, owner):
    words = signed_in(owner).post(ADD, {**TYPED, "sessions": "9", "validity_days": "3"}, follow=True).content.decode()
    assert "9 sessions have to be used within 3 days." in words
    assert Package.objects.get().validity_days == 3
