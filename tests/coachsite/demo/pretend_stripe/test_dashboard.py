"""The dashboard of the pretend Stripe: each button does what its control does."""

import pytest

from tests.coachsite.demo.pretend_stripe.visiting import alert, press, visit


@pytest.fixture
def push(stripe):
    """`push(words, place=0, **typed)` presses a button of the dashboard and gives what is said, or None."""

    def push(words, place=0, **typed):
        status, address, text = press(stripe, f"{stripe.address}/", words, place, **typed)
        assert (status, address) == (303, "/") or status == 422
        return alert(text)

    return push


@pytest.fixture
def charge(stripe, paid):
    return stripe.find(stripe.find(paid)["latest_charge"])


def test_an_empty_dashboard_says_so(stripe):
    status, _, text = visit(f"{stripe.address}/")
    assert status == 200
    assert "Nobody has paid yet." in text


def test_a_payment_is_refunded_in_whole(push, charge):
    push("Refund all that is left")
    assert charge["amount_refunded"] == 104000


def test_a_part_of_a_payment_is_refunded(push, charge):
    push("Refund this amount", amount="12.50")
    assert charge["amount_refunded"] == 1250


@pytest.mark.parametrize("typed", ["", "0", "-1", "much", "1.234", "NaN", "1e400", "12,50"])
def test_an_amount_that_is_none_says_how_it_is_typed(push, charge, typed):
    assert push("Refund this amount", amount=typed) == "Please type the amount as a number, like 12.50."
    assert charge["amount_refunded"] == 0


def test_too_much_is_said(push, charge):
    assert "greater than unrefunded amount" in push("Refund this amount", amount="2000")


def test_a_refund_fails(push, stripe, paid):
    refund = stripe.refund(paid)
    push("The bank does not take it")
    assert stripe.find(refund["id"])["status"] == "failed"


@pytest.mark.parametrize(("words", "status"), [("Win it", "won"), ("Lose it", "lost")])
def test_a_payment_is_disputed_and_decided(push, stripe, paid, words, status):
    push("Dispute")
    push(words)
    assert [dispute["status"] for dispute in stripe.store.all("dispute")] == [status]


@pytest.mark.parametrize(
    ("words", "status"), [("The bank confirms", "succeeded"), ("The bank refuses", "requires_payment_method")]
)
def test_a_bank_answers(push, stripe, session, words, status):
    intent = stripe.pay(session["id"], arrived=False)["payment_intent"]
    push(words)
    assert stripe.find(intent)["status"] == status


def test_an_open_page_expires(push, stripe, session):
    push("Let it expire")
    assert stripe.find(session["id"])["status"] == "expired"


def test_instalments_fall_due(push, stripe, begin):
    begin()
    push("Next instalment")
    push("Next instalment fails")
    push("Try again: fails")
    push("Try again: paid")
    assert [invoice["status"] for invoice in stripe.store.all("invoice")] == ["paid", "paid"]
    assert stripe.store.all("invoice")[0]["attempt_count"] == 3


def test_held_events_are_sent_or_lost(push, stripe, session):
    sent = []
    stripe.delivery.send = lambda body, headers: sent.append(body) or 200
    push("Hold events from now on")
    stripe.pay(session["id"])
    push("Lose")
    push("Send")
    assert (len(sent), len(stripe.held)) == (1, 3)
    push("Send what is held, and hold no more")
    assert (stripe.delivery.holding, stripe.held) == (False, [])


def test_an_event_is_sent_again(push, stripe, paid):
    sent = []
    stripe.delivery.send = lambda body, headers: sent.append(body) or 200
    push("Send again")
    assert len(sent) == 1


def test_a_site_that_does_not_answer_is_said(push, stripe, paid):
    stripe.webhook = "http://127.0.0.1:9/"
    assert push("Send again") == "The site did not take the event (no answer)."
