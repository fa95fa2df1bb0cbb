import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from coaching.payments import purchases, stripe_events
from coaching.payments.account import balance
from coaching.payments.after_sale import reconciling
from coaching.payments.checkout import checkouts, settling
from coaching.payments.models import Checkout, Discrepancy, LedgerEntry, Purchase, StripeEvent
from coachsite.demo.pretend_stripe import sessions
from coachsite.demo.pretend_stripe.webhooks import signature

SECRET = "whsec_pretend"


@pytest.fixture
def event(stripe, package, clara):
    """What Stripe sends once Clara has paid."""
    checkouts.start(client=clara, package=package)
    return sessions.event("checkout.session.completed", stripe.pay(Checkout.objects.get().session_id))


@pytest.fixture
def deliver(client):
    def post(event, secret=SECRET, at=None):
        body = json.dumps(event).encode()
        headers = {"stripe-signature": signature(body, secret, at)}
        return client.post("/stripe/webhook/", body, content_type="application/json", headers=headers)

    return post


def test_event_gives_the_sessions(event, deliver, clara):
    assert deliver(event).status_code == 200
    assert balance.left(clara) == 4


def test_event_three_times_is_one_purchase(event, deliver, clara):
    assert [deliver(event).status_code for _ in range(3)] == [200, 200, 200]
    assert balance.left(clara) == 4


def test_event_after_the_return_page_changes_nothing(event, deliver, clara):
    settling.settle(session_id=Checkout.objects.get().session_id)
    assert deliver(event).status_code == 200
    assert Purchase.objects.count() == 1


def test_event_with_a_wrong_signature_is_refused(event, deliver):
    assert deliver(event, secret="whsec_other").status_code == 400
    assert Purchase.objects.count() == 0


def test_event_signed_long_ago_is_refused(event, deliver):
    assert deliver(event, at=1_600_000_000).status_code == 400


@pytest.mark.parametrize(("age", "answer"), [(0, 200), (299, 200), (301, 400)])
def test_event_is_taken_for_five_minutes_after_it_was_signed(age, answer, event, deliver, clara, monkeypatch):
    signed = 1_800_000_000
    monkeypatch.setattr("time.time", lambda: signed + age + 0.5)
    assert deliver(event, at=signed).status_code == answer
    assert balance.left(clara) == (4 if answer == 200 else 0)


@pytest.mark.parametrize("changed", ["amount", "spaces", "last byte", "nothing"])
def test_body_that_was_changed_after_it_was_signed_is_refused(changed, event, client, clara):
    body = json.dumps(event).encode()
    other = {
        "amount": body.replace(b"52000", b"52001"),
        "spaces": body + b" ",
        "last byte": body[:-1],
        "nothing": body,
    }[changed]
    assert (other == body) == (changed == "nothing")
    headers = {"stripe-signature": signature(body, SECRET)}
    answer = client.post("/stripe/webhook/", other, content_type="application/json", headers=headers)
    assert (answer.status_code, balance.left(clara)) == ((200, 4) if other == body else (400, 0))


@pytest.mark.parametrize(("size", "answer", "left"), [(512 * 1024, 200, 4), (512 * 1024 + 1, 413, 0)])
def test_body_may_be_as_big_as_512_kb(size, answer, left, event, client, clara):
    body = json.dumps(event).encode()
    body += b" " * (size - len(body))
    headers = {"stripe-signature": signature(body, SECRET)}
    sent = client.post("/stripe/webhook/", body, content_type="application/json", headers=headers)
    assert (len(body), sent.status_code, balance.left(clara)) == (size, answer, left)


def put(event, path, value):
    """The event with something else at a path like "data.object"."""
    *way, last = path.split(".")
    inner = event
    for step in way:
        inner = inner[step]
    inner[last] = value
    return event


@pytest.mark.parametrize("path", ["id", "type", "data", "data.object", "data.object.id"])
@pytest.mark.parametrize("value", [None, 7, 1e400, True, "", "a\0b", "\ud800", "x" * 256, [], ["cs_1"], {}], ids=repr)
def test_signed_event_with_something_else_in_it_is_refused(event, deliver, path, value):
    assert deliver(put(event, path, value)).status_code == 400
    assert StripeEvent.objects.count() == 0


@pytest.mark.parametrize("path", ["id", "type", "data", "data.object", "data.object.id"])
def test_signed_event_without_a_part_is_refused(event, deliver, path):
    *way, last = path.split(".")
    inner = event
    for step in way:
        inner = inner[step]
    del inner[last]
    assert deliver(event).status_code == 400


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"7", b'"text"', b"[]", b"{}", b"{", b"NaN", b"\xff\xfe{}", '{"id": "é"}'.encode("utf-16"), b"[" * 100_000]
    + [b'{"a":' * 50_000, b'{"data": []}', b"1" * 5000],
    ids=lambda body: repr(body[:12]),
)
def test_signed_body_that_is_no_event_is_refused(body, client, stripe):
    headers = {"stripe-signature": signature(body, SECRET)}
    answer = client.post("/stripe/webhook/", body, content_type="application/json", headers=headers)
    assert answer.status_code == 400


@pytest.mark.parametrize("header", ["", "t", "t=,v1=", "t=²,v1=a", "t=1e400,v1=a", f"t={10**30},v1=a", "v1=a", "t=1,t=2,v1=é"])
def test_signature_that_makes_no_sense_is_refused(header, client, stripe):
    answer = client.post("/stripe/webhook/", b"{}", content_type="application/json", headers={"stripe-signature": header})
    assert answer.status_code == 400


def test_event_whose_handling_crashed_leaves_no_trace_and_is_dealt_with_next_time(event, deliver, clara, monkeypatch):
    def crash(session_id):
        raise RuntimeError

    monkeypatch.setattr("coaching.payments.checkout.receivers.settling.follow", crash)
    assert deliver(event).status_code == 200
    assert StripeEvent.objects.count() == 0
    monkeypatch.undo()
    assert deliver(event).status_code == 200
    assert balance.left(clara) == 4


def test_event_of_another_kind_is_noted_and_changes_nothing(event, deliver, clara):
    event["type"] = "customer.created"
    assert deliver(event).status_code == 200
    assert (StripeEvent.objects.get().kind, balance.left(clara)) == ("customer.created", 0)


def test_event_while_stripe_is_silent_is_found_by_our_own_asking(event, deliver, settings, stripe, clara):
    settings.STRIPE_API_URL = "http://127.0.0.1:9"
    assert deliver(event).status_code == 200
    assert StripeEvent.objects.count() == 0
    settings.STRIPE_API_URL = stripe.address
    reconciling.reconcile(timezone.now())
    assert balance.left(clara) == 4


@pytest.fixture
def queued(settings, stripe):
    """The queue of the database, in which jobs wait as they do in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}
    return DBTaskResult.objects.filter(task_path=stripe_events.deal_with.module_path)


def test_event_waits_in_the_queue_with_nothing_but_ids(event, deliver, queued):
    assert deliver(event).status_code == 200
    [slim] = queued.get().args_kwargs["args"]
    assert slim["data"]["object"].keys() <= {"id", "payment_intent", "customer", "livemode"}
    assert (StripeEvent.objects.count(), Purchase.objects.count()) == (0, 0)


def test_events_of_the_queue_are_dealt_with_once(event, deliver, queued, clara):
    for _delivery in range(2):
        deliver(event)
    assert queued.count() == 2
    for job in queued:
        job.task.call(*job.args_kwargs["args"])
    assert (balance.left(clara), StripeEvent.objects.get().delivered, Purchase.objects.count()) == (4, True, 1)


@pytest.mark.parametrize("kind", [*sorted(stripe_events.LISTENERS), "customer.created"])
def test_event_costs_few_queries_in_the_request(kind, event, deliver, queued):
    with CaptureQueriesContext(connection) as captured:
        assert deliver({**event, "type": kind}).status_code == 200
    assert len(captured) <= 8


def test_event_that_differs_from_what_was_sold_gives_nothing(event, deliver, stripe, clara):
    stripe.find(event["data"]["object"]["id"])["currency"] = "eur"
    assert deliver(event).status_code == 200
    assert (balance.left(clara), StripeEvent.objects.count()) == (0, 1)
    assert (Discrepancy.objects.get().kind, Discrepancy.objects.get().client) == ("currency", clara)


def test_event_of_a_session_that_ran_out_closes_the_checkout(begun, stripe, deliver):
    stripe.find(begun.session_id)["status"] = "expired"
    assert deliver(sessions.event("checkout.session.expired", stripe.find(begun.session_id))).status_code == 200
    begun.refresh_from_db()
    assert begun.status == Checkout.Status.EXPIRED


def test_event_is_noted_in_the_same_transaction_as_the_purchase(event, deliver, monkeypatch):
    def crash(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(purchases, "_receipt", crash)
    assert deliver(event).status_code == 200
    assert (StripeEvent.objects.count(), Purchase.objects.count(), LedgerEntry.objects.count()) == (0, 0, 0)
    monkeypatch.undo()
    assert deliver(event).status_code == 200
    assert (StripeEvent.objects.count(), Purchase.objects.count(), LedgerEntry.objects.count()) == (1, 1, 1)
