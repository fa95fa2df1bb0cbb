"""The pages of the pretend Stripe in a real browser, as someone uses them who tries the demo."""

import pytest

pytestmark = pytest.mark.browser

PAYMENT = (
    "mode=payment&success_url={site}/&cancel_url={site}/&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd"
    "&line_items[0][price_data][unit_amount]=52000&line_items[0][price_data][product_data][name]=Four"
)


@pytest.mark.parametrize("phone", [True, False])
def test_someone_pays_and_is_refunded_at_the_dashboard(person, site, stripe, phone):
    session = stripe.create(PAYMENT.format(site=site), "")
    paul = person(phone=phone)
    paul.go(session["url"])
    paul.fill("Your email", "paul@example.org")
    paul.press("Decline the card")
    paul.reads("Your card was declined.")
    paul.fill("Your email", "paul@example.org")
    paul.press("Pay by bank transfer")
    paul.go(f"{stripe.address}/")
    paul.press("The bank confirms")
    paul.fill("Amount in USD", "20")
    paul.press("Refund this amount")
    paul.reads("$20 refunded")
    intent = stripe.find(stripe.find(session["id"])["payment_intent"])
    assert stripe.find(intent["latest_charge"])["amount_refunded"] == 2000
