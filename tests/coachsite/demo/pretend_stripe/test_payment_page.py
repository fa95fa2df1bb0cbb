"""The payment page, as a browser meets it."""

import pytest

from tests.coachsite.demo.pretend_stripe.visiting import alert, press, visit

BODY = (
    "mode=payment&success_url=https://example.org/thanks?session={CHECKOUT_SESSION_ID}&cancel_url=https://example.org/back"
    "&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=52000"
    "&line_items[0][price_data][product_data][name]=Four&line_items[0][quantity]=1"
)
SETUP = "mode=setup&currency=usd&success_url=https://example.org/saved&customer_email=clara@example.org"
LATER = "Pay by bank transfer (confirmed later)"


@pytest.fixture
def session(stripe):
    return stripe.create(BODY, "")


@pytest.fixture
def setup(stripe):
    return stripe.create(SETUP, "")


def test_the_page_says_that_no_money_moves_and_what_it_costs(session):
    status, _, text = visit(session["url"])
    assert status == 200
    assert "No money moves" in text
    assert "Pay $520" in text
    assert 'href="https://example.org/back"' in text


def test_looking_pays_nothing(stripe, session):
    visit(session["url"])
    assert stripe.find(session["id"])["payment_status"] == "unpaid"


def test_paying_leads_back_with_the_session(stripe, session):
    status, address, _ = press(stripe, session["url"], "Pay $520", email="paul@example.org")
    assert (status, address) == (303, f"https://example.org/thanks?session={session['id']}")
    assert stripe.find(session["id"])["payment_status"] == "paid"
    assert stripe.find(session["id"])["customer_details"]["email"] == "paul@example.org"


def test_paying_twice_pays_once(stripe, session):
    visit(session["url"], b"")
    paid = stripe.find(session["id"])["payment_intent"]
    assert visit(session["url"], b"")[0] == 303
    assert stripe.find(session["id"])["payment_intent"] == paid


def test_a_bank_transfer_is_confirmed_later(stripe, session):
    assert press(stripe, session["url"], LATER)[0] == 303
    assert stripe.find(session["id"])["payment_status"] == "unpaid"
    assert visit(session["url"], b"do=pay")[0] == 303
    assert stripe.find(session["id"])["payment_status"] == "unpaid"


def test_a_declined_card_is_said_and_can_be_followed_by_another(stripe, session):
    status, _, text = press(stripe, session["url"], "Decline the card")
    assert (status, alert(text)) == (422, "Your card was declined.")
    press(stripe, session["url"], "Pay $520")
    assert stripe.find(session["id"])["payment_status"] == "paid"


def test_a_known_address_is_not_asked_for(stripe, session, setup):
    assert "Your email" in visit(session["url"])[2]
    assert "Your email" not in visit(setup["url"])[2]


@pytest.mark.parametrize(("words", "last4"), [("Save this card", "4242"), ("Save a card that will fail", "0341")])
def test_a_card_is_saved(stripe, setup, words, last4):
    assert press(stripe, setup["url"], words)[:2] == (303, "https://example.org/saved")
    method = stripe.find(stripe.find(stripe.find(setup["id"])["setup_intent"])["payment_method"])
    assert method["card"]["last4"] == last4


@pytest.mark.parametrize(("end", "words"), [("pay", "This is done already."), ("expire", "This page has expired.")])
def test_a_page_that_is_over_says_so_and_has_no_buttons(stripe, session, end, words):
    getattr(stripe, end)(session["id"])
    text = visit(session["url"])[2]
    assert words in text
    assert "<button" not in text


def test_an_expired_page_takes_no_payment(stripe, session):
    stripe.expire(session["id"])
    status, _, text = visit(session["url"], b"do=pay")
    assert (status, alert(text)) == (400, "This Checkout Session has expired.")


def test_words_from_outside_are_escaped(stripe):
    session = stripe.create(BODY.replace("/back", '/"><script>'), "")
    assert "<script" not in visit(session["url"])[2]


def test_an_unknown_button_is_refused(session):
    assert visit(session["url"], b"do=steal")[0] == 400


@pytest.mark.parametrize("body", [None, b""])
@pytest.mark.parametrize("path", ["pay/cs_test_none", "portal/bps_none", "other", "do/none"])
def test_an_unknown_page_answers_404(stripe, path, body):
    assert visit(f"{stripe.address}/{path}", body)[0] == 404


def test_the_portal_takes_another_card_and_leads_back(client, stripe, customer):
    params = {"customer": customer["id"], "return_url": "https://example.org/me/"}
    portal = client.post("/v1/billing_portal/sessions", params)
    assert 'href="https://example.org/me/"' in visit(portal["url"])[2]
    assert press(stripe, portal["url"], "Use another card")[:2] == (303, "https://example.org/me/")
    assert stripe.find(customer["id"])["invoice_settings"]["default_payment_method"].startswith("pm_")
