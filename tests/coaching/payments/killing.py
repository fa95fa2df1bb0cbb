"""A process that dies at any step of what it does: done again, everything ends as if it had not died.

A step is a write to the database, or a question to Stripe. Dying before a step is dying after the one before it, so each
place where something is left half done is tried once.
"""

from collections.abc import Callable
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass
from unittest import mock

from django.db import connection, transaction
from django.utils import timezone

from coaching.mail.models import Message
from coaching.payments import models, stripe_api, stripe_billing
from coaching.payments.after_sale import reconciling
from coaching.people.models import TimelineEntry

WRITES = ("INSERT", "UPDATE", "DELETE")
ROWS = {  # what is looked at; with a question mark, whether it is there
    models.Checkout: ["status"],
    models.Purchase: ["title", "sessions", "price"],
    models.Payment: ["amount", "method"],
    models.Lot: ["title", "expires_on", "frozen", "closed_at?"],
    models.LedgerEntry: ["kind", "delta", "reason"],
    models.Refund: ["amount", "sessions", "status", "stripe_id?"],
    models.Dispute: ["amount", "status"],
    models.Invoice: ["number", "kind", "total"],
    models.Discrepancy: ["kind", "resolved_at?", "resolution"],
    models.PaymentRequest: ["payer_name", "due_on", "canceled_at?"],
    models.ExtensionRequest: ["answer"],
    models.InstalmentPlan: ["status", "stop_asked_at?"],
    models.Instalment: ["number", "status", "attempts", "waive_asked_at?"],
    Message: ["kind", "to", "subject"],
    TimelineEntry: ["kind", "text"],
}
AT_STRIPE = ("charge", "refund", "dispute", "product", "subscription_schedule", "invoice", "checkout.session")


class Killed(BaseException):
    """As the process of a worker ends: nobody catches it."""


@dataclass
class Process:
    """Dies in place of the step with this number, and of each after it."""

    dies_at: int = 10**6
    steps: int = 0

    def step(self):
        if self.steps >= self.dies_at:
            raise Killed
        self.steps += 1

    def write(self, execute, sql, params, many, context):
        if sql.startswith(WRITES):
            self.step()
        return execute(sql, params, many, context)

    @contextmanager
    def running(self):
        real = stripe_api.ask

        def ask(question):
            self.step()
            return real(question)

        with (
            mock.patch.object(stripe_api, "ask", ask),
            mock.patch.object(stripe_billing, "ask", ask),
            connection.execute_wrapper(self.write),
            suppress(Killed),
        ):
            yield


@dataclass
class Killing:
    """Does `act` as often as it has steps, and is killed at each; then again, in every way that goes on with it.

    `asks` says that our own asking goes on with it, too. `refused` is what it raises when it is done already.
    """

    stripe: object
    act: Callable
    asks: bool = False
    refused: tuple = ()

    def everywhere(self):
        """What the undisturbed one mailed, by its kinds, and wrote into accounts, as (kind, sessions)."""
        before, whole = self._seen(), Process()
        with self._a_world_of_its_own():
            with whole.running():
                self.act()
            self._ask_stripe()
            expected = self._seen()
            self._again()
            assert self._seen() == expected
        assert whole.steps
        for dies_at in range(whole.steps):
            for way in [self._again, self._asking] if self.asks else [self._again]:
                with self._a_world_of_its_own():
                    with Process(dies_at).running():
                        self.act()
                    way()
                    assert (dies_at, way.__name__, self._seen()) == (dies_at, way.__name__, expected)
        mailed, written = _more(before, expected, "Message"), _more(before, expected, "LedgerEntry")
        return [kind for kind, *_about in mailed], [(kind, delta) for kind, delta, _why in written]

    def _again(self):
        with suppress(*self.refused):
            self.act()
        self._ask_stripe()

    def _asking(self):
        self._ask_stripe()
        with suppress(*self.refused):
            self.act()

    def _ask_stripe(self):
        if self.asks:
            reconciling.reconcile(timezone.now())

    def _seen(self):
        rows = {model.__name__: sorted((_row(row, of) for row in model.objects.all()), key=str) for model, of in ROWS.items()}
        return rows | {kind: [_said(thing) for thing in self.stripe.store.all(kind)] for kind in AT_STRIPE}

    @contextmanager
    def _a_world_of_its_own(self):
        """What is stored in it, here and at Stripe, is gone when it ends."""
        stripe = self.stripe
        kept = deepcopy((stripe.store.objects, stripe.store.kept, stripe.api.first, stripe.api.paths, stripe.delivery.held))
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        stripe.store.objects, stripe.store.kept, stripe.api.first, stripe.api.paths, stripe.delivery.held = kept


def _row(row, names):
    return tuple(getattr(row, name[:-1]) is not None if name[-1] == "?" else getattr(row, name) for name in names)


def _said(thing):
    names = ("amount", "amount_refunded", "amount_paid", "status", "payment_status")
    return {name: thing[name] for name in names if name in thing}


def _more(before, after, name):
    """The rows of a table that are there now and were not."""
    found = list(after[name])
    for row in before[name]:
        found.remove(row)
    return found
