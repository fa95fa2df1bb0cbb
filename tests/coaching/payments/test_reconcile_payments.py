from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from coaching.payments.account import balance
from coaching.payments.after_sale import attention, jobs, receivers, reconciling
from coaching.payments.models import Checkout, Purchase, Reconciliation, StripeEvent


def ask(capsys):
    call_command("reconcile_payments")
    return capsys.readouterr().out


@pytest.fixture
def enqueued(monkeypatch):
    found = []
    monkeypatch.setattr(jobs, "reconcile", SimpleNamespace(enqueue=lambda: found.append(1)))
    return found


def test_what_was_paid_and_not_noticed_is_recorded(paid, clara, capsys):
    words = ask(capsys)
    assert balance.left(clara) == 4
    assert words == "1 event, 1 of them not delivered, 0 checkouts recorded, 0 refunds sent again\n"


def test_what_no_event_told_of_is_settled(paid, stripe, clara, capsys):
    for event in stripe.events():
        del stripe.store.objects[event["id"]]
    assert ask(capsys) == "0 events, 0 of them not delivered, 1 checkout recorded, 0 refunds sent again\n"
    assert balance.left(clara) == 4


def test_what_is_not_paid_stays_open(begun, clara, capsys):
    assert ask(capsys) == "0 events, 0 of them not delivered, 0 checkouts recorded, 0 refunds sent again\n"
    assert (balance.left(clara), Checkout.objects.get().status) == (0, "open")


def test_run_again_records_nothing_more(paid, clara, capsys):
    ask(capsys)
    assert ask(capsys) == "1 event, 0 of them not delivered, 0 checkouts recorded, 0 refunds sent again\n"
    assert (Purchase.objects.count(), Reconciliation.objects.count()) == (1, 2)


def test_one_that_stripe_does_not_know_stops_no_other(stripe, paid, clara, capsys):
    Checkout.objects.create(
        client=clara, idempotency_key="9c1185a5-c5e9-4fc1-9a86-b8ac0a4be5a6", session_id="cs_gone", **paid.terms
    )
    for event in stripe.events():
        del stripe.store.objects[event["id"]]
    ask(capsys)
    assert balance.left(clara) == 4


def test_a_lost_refund_and_dispute_are_found(paid, stripe, clara, capsys):
    intent = stripe.find(paid.session_id)["payment_intent"]
    stripe.refund(intent, 13000)
    ask(capsys)
    assert balance.left(clara) == 3
    stripe.dispute(intent, amount=39000)
    ask(capsys)
    assert balance.left(clara) == 0


def test_an_event_that_makes_no_sense_stops_no_other(paid, stripe, clara, capsys):
    first = stripe.events("checkout.session.completed")[0]
    odd = {**first, "id": "evt_odd", "type": "charge.dispute.created", "data": {"object": {"id": ["x"]}}, "created": 1}
    stripe.store.objects["evt_odd"] = {**odd, "created": first["created"] - 1}
    ask(capsys)
    assert balance.left(clara) == 4


def test_while_stripe_is_silent_it_breaks_off_and_goes_on_later(paid, clara, settings, capsys):
    working, settings.STRIPE_API_URL = settings.STRIPE_API_URL, "http://127.0.0.1:9"
    with pytest.raises(CommandError, match="broke off"):
        ask(capsys)
    assert Reconciliation.objects.get().problem == "Stripe: APIConnectionError"
    settings.STRIPE_API_URL = working
    ask(capsys)
    assert balance.left(clara) == 4


def test_out_of_time_it_goes_on_the_next_time(paid, clara):
    assert reconciling.reconcile(timezone.now(), seconds=-1).problem == "out of time"
    assert balance.left(clara) == 0
    assert reconciling.reconcile(timezone.now()).problem == ""
    assert balance.left(clara) == 4


def test_without_stripe_the_command_says_so(settings, db, capsys):
    settings.STRIPE_SECRET_KEY = ""
    with pytest.raises(CommandError, match="nothing to ask"):
        ask(capsys)


def test_the_owner_hears_of_events_that_came_only_by_asking_until_one_is_delivered(paid, stripe, owner, coach, capsys):
    ask(capsys)
    [(sentence, _url)] = attention.to_decide(owner.user)
    assert sentence == "1 event of Stripe in the last day came only because we asked: is the webhook set up?"
    assert attention.to_decide(coach.user) == []
    StripeEvent.objects.create(stripe_id="evt_delivered", kind="charge.updated")
    assert attention.to_decide(owner.user) == []


def test_it_is_asked_once_in_a_quarter_of_an_hour(stripe, enqueued, db):
    now = timezone.now().replace(minute=0)
    for minute in (0, 1, 14, 15, 29):
        jobs.enqueue_due(now.replace(minute=minute))
    assert len(enqueued) == 2


def test_without_keys_nothing_is_asked(settings, enqueued, db):
    settings.STRIPE_SECRET_KEY = ""
    jobs.enqueue_due(timezone.now())
    assert enqueued == []


def test_the_job_logs_what_it_found(paid, caplog):
    jobs.reconcile.call()
    assert "1 event, 1 of them not delivered" in caplog.text


def test_what_was_found_is_kept_for_two_months(db):
    now = timezone.now()
    for days in (59, 61):
        Reconciliation.objects.create(at=now - timedelta(days=days), since=now)
    assert receivers.delete_old_reconciliations(now) == 1
    assert Reconciliation.objects.count() == 1
