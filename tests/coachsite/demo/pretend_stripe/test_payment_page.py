"""The payment page, as a browser meets it."""

import urllib.error
import urllib.request

import pytest

BODY = (
    "mode=payment&success_url=https://example.org/thanks?session={CHECKOUT_SESSION_ID}&cancel_url=https://example.org/back"
    "&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=52000"
    "&line_items[0][price_data][product_data][name]=Four&line_items[0][quantity]=1"
)


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


@pytest.fixture
def session(stripe):
    return stripe.create(BODY, "")


def visit(url, body=None):
    """(status, where it leads, text)"""
    try:
        response = urllib.request.build_opener(Stay).open(url, body)
    except urllib.error.HTTPError as error:
        response = error
    with response:
        return response.status, response.headers["Location"], response.read().decode()


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
    status, address, _ = visit(session["url"], b"")
    assert (status, address) == (303, f"https://example.org/thanks?session={session['id']}")
    assert stripe.find(session["id"])["payment_status"] == "paid"


def test_paying_twice_pays_once(stripe, session):
    visit(session["url"], b"")
    paid = stripe.find(session["id"])["payment_intent"]
    assert visit(session["url"], b"")[0] == 303
    assert stripe.find(session["id"])["payment_intent"] == paid


@pytest.mark.parametrize("body", [None, b""])
def test_an_unknown_page_answers_404(stripe, body):
    assert visit(f"{stripe.address}/pay/cs_test_none", body)[0] == 404
