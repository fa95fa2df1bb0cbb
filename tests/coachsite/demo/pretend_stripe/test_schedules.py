"""A price in monthly instalments, from the saved card to the last invoice."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from coachsite.demo.pretend_stripe.errors import Refused

PATH = "/v1/subscription_schedules"
BEGUN = ["subscription_schedule.created", "customer.subscription.created", "subscription_schedule.updated", "invoice.created"]
TRIED = ["payment_intent.created", "invoice.finalized"]
PAID = ["charge.succeeded", "payment_intent.succeeded", "invoice_payment.paid", "invoice.updated", "invoice.paid"]
PAID += ["invoice.payment_succeeded", "charge.updated"]
FAILED = ["charge.failed", "payment_intent.payment_failed", "invoice.updated", "invoice.payment_failed"]
NEXT, CHANGED = ["invoice.created", "customer.subscription.updated"], ["customer.subscription.updated"]
ENDED = ["subscription_schedule.completed", "customer.subscription.deleted"]


@pytest.fixture
def schedule(stripe, begin):
    """Three instalments of $400 from January 31."""
    stripe.set_time(datetime(2027, 1, 31, 12, tzinfo=UTC))
    return begin()


@pytest.fixture
def told(stripe, schedule):
    """`told()` are the types of the events since the schedule began, and since it was asked last."""
    heard = [len(stripe.events())]

    def told():
        heard.append(len(stripe.events()))
        return [event["type"] for event in stripe.events()[heard[-2] :]]

    return told


def day(moment):
    return datetime.fromtimestamp(moment, UTC).date().isoformat()


def test_a_schedule_begins_with_its_subscription_and_a_draft(client, stripe, schedule):
    assert [event["type"] for event in stripe.events()][-4:] == BEGUN
    subscription = client.get(f"/v1/subscriptions/{schedule['subscription']}", **{"expand[]": "latest_invoice"})
    assert (schedule["status"], subscription["status"], subscription["metadata"]) == ("active", "active", {"plan": "7"})
    assert (subscription["latest_invoice"]["status"], subscription["latest_invoice"]["total"]) == ("draft", 40000)
    assert schedule["metadata"] == {"plan": "7"}


def test_a_schedule_lasts_as_many_months_as_it_says(schedule):
    [phase] = schedule["phases"]
    assert (day(phase["start_date"]), day(phase["end_date"])) == ("2027-01-31", "2027-04-30")


def test_an_instalment_is_paid(client, stripe, schedule, told):
    invoice = stripe.bill(schedule["id"])
    assert told() == TRIED + PAID
    found = client.get(f"/v1/invoices/{invoice['id']}", **{"expand[]": "payments"})
    assert (found["status"], found["amount_paid"], found["amount_remaining"]) == ("paid", 40000, 0)
    assert found["parent"]["subscription_details"] == {"metadata": {"plan": "7"}, "subscription": schedule["subscription"]}
    intent = found["payments"]["data"][0]["payment"]["payment_intent"]
    assert client.get(f"/v1/payment_intents/{intent}")["status"] == "succeeded"


def test_an_invoice_is_found_by_its_payment(client, stripe, schedule):
    invoice = stripe.bill(schedule["id"])
    [payment] = client.get("/v1/invoice_payments", invoice=invoice["id"])["data"]
    by_payment = {"payment[type]": "payment_intent", "payment[payment_intent]": payment["payment"]["payment_intent"]}
    assert client.get("/v1/invoice_payments", **by_payment)["data"] == [payment]


def test_instalments_are_a_month_apart_to_the_last_day_of_short_months(stripe, schedule):
    periods = [stripe.bill(schedule["id"])["lines"]["data"][0]["period"] for _ in range(3)]
    days = ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]
    assert [(day(period["start"]), day(period["end"])) for period in periods] == list(pairwise(days))


def test_a_later_instalment_moves_the_subscription_on(client, stripe, schedule):
    stripe.bill(schedule["id"])
    stripe.bill(schedule["id"])
    [item] = client.get(f"/v1/subscriptions/{schedule['subscription']}")["items"]["data"]
    assert (day(item["current_period_start"]), day(item["current_period_end"])) == ("2027-02-28", "2027-03-31")


def test_a_later_instalment_has_a_new_invoice(stripe, schedule, told):
    stripe.bill(schedule["id"])
    told()
    stripe.bill(schedule["id"])
    assert told() == NEXT + TRIED + PAID


def test_after_the_last_instalment_schedule_and_subscription_end(client, stripe, schedule, told):
    for _ in range(3):
        stripe.bill(schedule["id"])
    assert told()[-2:] == ENDED
    assert client.get(f"{PATH}/{schedule['id']}")["status"] == "completed"
    assert client.get(f"/v1/subscriptions/{schedule['subscription']}")["status"] == "canceled"
    with pytest.raises(Refused, match="completed"):
        stripe.bill(schedule["id"])


def test_an_instalment_that_fails_leaves_the_subscription_past_due(client, stripe, schedule, told):
    invoice = stripe.bill(schedule["id"], succeeds=False)
    assert told() == TRIED + FAILED + CHANGED
    assert (invoice["status"], invoice["attempt_count"], invoice["amount_remaining"]) == ("open", 1, 40000)
    assert day(invoice["next_payment_attempt"]) == "2027-02-03"
    assert client.get(f"/v1/subscriptions/{schedule['subscription']}")["status"] == "past_due"


def test_an_instalment_that_failed_is_paid_later(client, stripe, schedule, told):
    invoice = stripe.bill(schedule["id"], succeeds=False)
    told()
    assert stripe.retry(invoice["id"])["attempt_count"] == 2
    assert told() == PAID + CHANGED
    assert client.get(f"/v1/subscriptions/{schedule['subscription']}")["status"] == "active"


def test_an_instalment_is_tried_four_times(stripe, schedule):
    invoice = stripe.bill(schedule["id"], succeeds=False)
    tried = [stripe.retry(invoice["id"], succeeds=False)["next_payment_attempt"] for _ in range(3)]
    assert [moment is None for moment in tried] == [False, False, True]


def test_an_unpaid_last_instalment_keeps_the_schedule_until_it_is_paid(stripe, schedule, told):
    stripe.bill(schedule["id"])
    stripe.bill(schedule["id"])
    invoice = stripe.bill(schedule["id"], succeeds=False)
    assert stripe.find(schedule["id"])["status"] == "active"
    told()
    stripe.retry(invoice["id"])
    assert told() == PAID + CHANGED + ENDED


def test_an_unpaid_last_instalment_ends_the_schedule_after_the_last_try(stripe, schedule):
    stripe.bill(schedule["id"])
    stripe.bill(schedule["id"])
    invoice = stripe.bill(schedule["id"], succeeds=False)
    for _ in range(3):
        stripe.retry(invoice["id"], succeeds=False)
    assert stripe.find(schedule["id"])["status"] == "completed"


def test_no_instalment_is_billed_twice(stripe, schedule):
    for _ in range(3):
        stripe.bill(schedule["id"], succeeds=False)
    with pytest.raises(Refused, match="Every instalment"):
        stripe.bill(schedule["id"])


def test_a_card_that_fails_decides_until_another_is_given(stripe, begin, customer):
    schedule = begin(works=False)
    invoice = stripe.bill(schedule["id"])
    assert invoice["status"] == "open"
    stripe.mend_card(customer["id"])
    assert stripe.retry(invoice["id"])["status"] == "paid"


def test_another_card_is_told(stripe, schedule, told, customer):
    method = stripe.mend_card(customer["id"])
    assert told() == ["payment_method.attached", "customer.updated", "customer.subscription.updated"]
    assert stripe.find(customer["id"])["invoice_settings"]["default_payment_method"] == method["id"]


def test_a_canceled_schedule_bills_no_more(client, stripe, schedule, told):
    stripe.bill(schedule["id"])
    told()
    canceled = client.post(f"{PATH}/{schedule['id']}/cancel")
    assert (canceled["status"], told()) == ("canceled", ["subscription_schedule.canceled", "customer.subscription.deleted"])
    with pytest.raises(Refused, match="canceled"):
        stripe.bill(schedule["id"])


def test_canceling_stops_the_tries_of_an_open_invoice(client, stripe, schedule):
    invoice = stripe.bill(schedule["id"], succeeds=False)
    client.post(f"{PATH}/{schedule['id']}/cancel")
    found = client.get(f"/v1/invoices/{invoice['id']}")
    assert (found["status"], found["auto_advance"], found["next_payment_attempt"]) == ("open", False, None)


def test_a_schedule_is_canceled_once(client, schedule):
    client.post(f"{PATH}/{schedule['id']}/cancel")
    assert "`canceled` status" in client.refused("POST", f"{PATH}/{schedule['id']}/cancel")["message"]


def test_a_schedule_can_begin_later(client, stripe, begin):
    stripe.set_time(1_800_000_000)
    schedule = begin(start_date="1802000000")
    assert (schedule["status"], schedule["subscription"]) == ("not_started", None)
    stripe.bill(schedule["id"])
    assert client.get(f"{PATH}/{schedule['id']}")["status"] == "active"


def test_an_instalment_can_be_refunded_and_disputed(client, stripe, schedule):
    invoice = stripe.bill(schedule["id"])
    [payment] = client.get("/v1/invoice_payments", invoice=invoice["id"])["data"]
    intent = payment["payment"]["payment_intent"]
    assert client.post("/v1/refunds", {"payment_intent": intent, "amount": "1000"})["amount"] == 1000
    assert stripe.dispute(intent)["amount"] == 40000


def test_invoices_are_listed(client, stripe, schedule, customer):
    stripe.bill(schedule["id"])
    stripe.bill(schedule["id"], succeeds=False)
    by = {"subscription": schedule["subscription"], "customer": customer["id"]}
    assert [invoice["status"] for invoice in client.get("/v1/invoices", **by)["data"]] == ["open", "paid"]
    assert len(client.get("/v1/invoices", **by, status="open")["data"]) == 1
    assert client.get("/v1/invoices", subscription="sub_other")["data"] == []
    numbers = {invoice["number"] for invoice in client.get("/v1/invoices")["data"]}
    assert numbers == {f"{stripe.find(customer['id'])['invoice_prefix']}-{number:04}" for number in (1, 2)}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("end_behavior", "release"),
        ("phases[0][iterations]", "3"),
        ("phases[0][duration][interval]", "week"),
        ("phases[0][duration][interval_count]", "0"),
        ("phases[0][items][0][price_data][recurring][interval]", "year"),
        ("phases[1][items][0][quantity]", "1"),
        ("start_date", "soon"),
    ],
)
def test_a_schedule_of_another_shape_is_refused(client, begin, name, value):
    with pytest.raises(AssertionError, match="invalid_request_error"):
        begin(**{name: value})


@pytest.mark.parametrize("name", ["customer", "phases[0][items][0][price_data][product]"])
def test_a_schedule_about_what_does_not_exist_is_refused(begin, name):
    with pytest.raises(AssertionError, match="resource_missing"):
        begin(**{name: "none"})


def test_a_schedule_needs_a_card_of_its_customer(client, begin):
    other = client.post("/v1/customers", {"email": "paul@example.org"})
    with pytest.raises(AssertionError, match="must be attached to the customer"):
        begin(customer=other["id"])


def test_the_portal_is_about_a_customer(client, customer):
    made = client.post("/v1/billing_portal/sessions", {"customer": customer["id"], "return_url": "https://example.org/me/"})
    assert (made["customer"], made["return_url"]) == (customer["id"], "https://example.org/me/")
    client.refused("POST", "/v1/billing_portal/sessions", {"customer": "cus_none"}, status=404)


def shorter(client, schedule, months, **more):
    [phase] = schedule["phases"]
    params = {
        "phases[0][start_date]": phase["start_date"],
        "phases[0][items][0][price]": phase["items"][0]["price"],
        "phases[0][duration][interval]": "month",
        "phases[0][duration][interval_count]": months,
    }
    return client.post(f"{PATH}/{schedule['id']}", {**params, **more})


def test_a_schedule_is_made_shorter_and_ends_so(client, stripe, schedule):
    shorter(client, schedule, 2, **{"metadata[months]": "2"})
    for _month in range(2):
        stripe.bill(schedule["id"])
    assert stripe.find(schedule["id"])["status"] == "completed"
    assert stripe.find(schedule["id"])["metadata"] == {"plan": "7", "months": "2"}


def test_one_that_is_all_paid_so_far_is_complete_once_shorter(client, stripe, schedule):
    stripe.bill(schedule["id"])
    shorter(client, schedule, 1)
    assert stripe.find(schedule["id"])["status"] == "completed"


def test_what_has_an_invoice_is_not_cut_off(client, stripe, schedule):
    stripe.bill(schedule["id"])
    stripe.bill(schedule["id"])
    with pytest.raises(AssertionError):
        shorter(client, schedule, 1)
    assert stripe.find(schedule["id"])["status"] == "active"


def test_an_open_invoice_is_voided_and_not_tried_again(client, stripe, schedule):
    invoice = stripe.bill(schedule["id"], succeeds=False)
    assert client.post(f"/v1/invoices/{invoice['id']}/void", {})["status"] == "void"
    with pytest.raises(Refused, match="void"):
        stripe.retry(invoice["id"])
    assert stripe.find(schedule["subscription"])["status"] == "active"


def test_an_open_invoice_is_paid_when_asked_by_the_card_of_then(client, stripe, schedule):
    invoice = stripe.bill(schedule["id"], succeeds=False)
    stripe.mend_card(schedule["customer"])
    assert client.post(f"/v1/invoices/{invoice['id']}/pay", {})["status"] == "paid"
    assert "paid" in client.refused("POST", f"/v1/invoices/{invoice['id']}/pay", {})["message"]


def test_a_card_that_is_declined_pays_no_invoice(client, stripe, begin):
    schedule = begin(works=False)
    invoice = stripe.bill(schedule["id"])
    assert client.refused("POST", f"/v1/invoices/{invoice['id']}/pay", {}, status=402)["code"] == "card_declined"
    assert stripe.find(invoice["id"])["attempt_count"] == 2


def test_a_draft_is_finalized_before_it_is_voided(client, stripe, schedule):
    draft = stripe.find(schedule["subscription"])["latest_invoice"]
    assert "open" in client.refused("POST", f"/v1/invoices/{draft}/void", {})["message"]
    assert client.post(f"/v1/invoices/{draft}/finalize", {"auto_advance": "false"})["status"] == "open"
    assert client.post(f"/v1/invoices/{draft}/void", {})["status"] == "void"


def test_the_schedules_of_a_customer_are_listed(client, schedule):
    assert [each["id"] for each in client.get(PATH, customer=schedule["customer"])["data"]] == [schedule["id"]]
    assert client.get(PATH, customer="cus_other")["data"] == []
