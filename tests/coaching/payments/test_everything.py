"""All of money at once, in any order, with what Stripe tells of it twice, late, in another order or never: it is what a plain
model says. Client in Auckland, coach in New York. `LONG=20` tries twenty times as many sequences.
"""

import os
import sys
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, run_state_machine_as_test

from coaching.mail.models import Message
from coaching.payments import stripe_api, stripe_events
from coaching.payments.after_sale import reconciling, refunds
from coaching.payments.checkout import checkouts
from coaching.payments.models import Checkout, Invoice, Lot, Package, Payment, Purchase, Refund
from coaching.payments.off_line import noting
from coaching.people.models import Client
from coaching.pipeline import buying, offers
from coaching.pipeline.models import Offer
from coaching.practice.days import today
from tests.coaching.payments.account.plain import AccountMachine, PlainLot, choices, lengths, precondition, rule
from tests.coaching.payments.plain_money import PlainBooks, PlainDispute, PlainRefund, PlainSale, PlainTerms

pytestmark = pytest.mark.services

UNDER_WAY = ("open", "pending")
ways = st.sampled_from(["paid", "paid", "pending"])
sizes = st.integers(1, 4)
REFUNDED = ("refund.", "charge.refund")
firsts = st.sampled_from([("checkout.session.completed",), REFUNDED, ()])
parts = st.sampled_from([1, 2, 3, 4, 6, 8])
prices = st.sampled_from([100, 999, 52000])


class MoneyMachine(AccountMachine):
    """The account's acts, and those of money. `stripe` delivers what a rule lets it deliver, and nothing by itself."""

    ran = Counter()
    seldom = ("reopen", "attend", "pay", "mark", "bank_refuses_a_refund", "bank_answers", "cancel", "bank_decides", "move")
    buy = freeze_or_thaw = refund = None  # here they come by money alone

    def __init__(self, stripe, browser):
        super().__init__()
        self.stripe, self.browser, self.coach = stripe, browser, self.client.coach
        stripe.store.objects.clear()
        stripe.lose()
        self.clock = time_machine.travel(self.now, tick=False)
        self.traveller = self.clock.start()
        self.books, self.offer = PlainBooks(self.new_lot), None
        self.mails = self.books.mails
        self.heard, self.posted, self.reconciled = set(), [], self.now
        self.go_on()

    def teardown(self):
        try:
            if sys.exc_info()[0] is None:
                self.all_agrees_in_the_end()
        finally:
            self.clock.stop()
            super().teardown()

    @initialize(sessions=sizes, price=prices, days=lengths, offered=st.booleans(), how=ways, first=firsts)
    def begin_with_a_purchase(self, sessions, price, days, offered, how, first):
        """What is offered stays as it was offered; the package is another one from then on. `first` is what is told first."""
        self.package = Package.objects.create(title="Some", sessions=sessions, price=price, currency="USD", validity_days=days)
        if offered:
            Client.objects.filter(pk=self.client.pk).update(stage=Client.Stage.PROSPECT, user=None)
            until = today(self.now, "America/New_York") + timedelta(days=3000)
            offer = Offer.objects.create(client_id=self.client.pk, text="Yes?", package=self.package, valid_until=until)
            self.offer, self.offered = offers.send_offer(offer=offer, now=self.now), self.terms()
            self.change_the_package(sessions % 4 + 1, price + 1, None)
            self.accept_the_offer()
        else:
            self.buy_the_package(how="open")
        self.pay(0, how)
        if first == REFUNDED and how == "paid":
            self.refund_at_the_dashboard(0, 2)
        for event in [event for event in self.stripe.held if event["type"].startswith(first)]:
            self.stripe.delivery.held.remove(event)
            self.post(event)

    # Helpers

    def go_on(self, **time):
        """The clock of everyone, which never shows one moment twice."""
        self.now += timedelta(**time) if time else timedelta(seconds=1)
        self.traveller.move_to(self.now)
        self.stripe.set_time(self.now)

    def terms(self):
        return PlainTerms(self.package.sessions, self.package.price, self.package.validity_days)

    def sales(self, **values):
        return [sale for sale in self.books.sales if all(getattr(sale, key) == value for key, value in values.items())]

    def paid(self):
        """Those with money at Stripe."""
        return [sale for sale in self.books.sales if sale.intent and sale.at_stripe == "paid"]

    def new_lot(self, sale):
        purchase = Purchase.objects.get(checkout__session_id=sale.session_id)
        return self.lot_of(purchase, sale)

    def lot_of(self, purchase, sale):
        ends = sale.terms.days and self.today() + timedelta(days=sale.terms.days)
        self.lots.append(PlainLot(purchase.lot, ends, sale.terms.sessions, self.today()))
        return self.lots[-1]

    # What is sold and paid

    def change_the_package(self, sessions, price, days):
        self.package.sessions, self.package.price, self.package.validity_days = sessions, price, days
        self.package.save()

    @rule(how=ways | st.just("open"), other=st.none() | st.tuples(sizes, prices, lengths))
    def buy_the_package(self, how, other=None):
        """Perhaps at `other` terms than when it was looked at before."""
        if other:
            self.change_the_package(*other)
        self.go_on()
        client = Client.objects.get(pk=self.client.pk)
        checkouts.start(client=client, package=Package.objects.get(pk=self.package.pk), now=self.now)
        self.begin(self.terms())
        if how != "open" and self.sales(at_stripe="open"):
            self.pay(-1, how)

    @precondition(lambda self: self.offer)
    @rule()
    def accept_the_offer(self):
        self.go_on()
        offer = Offer.objects.get(pk=self.offer.pk)
        buying.pay(offer=offer, read=offer.promise.fingerprint, now=self.now)
        if not any(sale.lot for sale in self.books.sales):
            self.begin(self.offered)

    def begin(self, terms):
        """One page is open for a package: the same terms lead to it again, others close it first."""
        while page := next((sale for sale in self.books.sales if sale.here in UNDER_WAY), None):
            if page.here == "pending" or (page.at_stripe == "open" and page.terms == terms):
                return
            if page.at_stripe == "open":
                page.at_stripe = "expired"
            self.books.look_at_page(page)
            if page.here in ("paid", "pending"):
                return
        session_id = Checkout.objects.latest("pk").session_id
        self.books.sales.append(PlainSale(terms, session_id, self.now + checkouts.OPEN_FOR))

    @precondition(lambda self: self.sales(at_stripe="open"))
    @rule(which=choices, how=ways | st.sampled_from(["declined", "expired"]))
    def pay(self, which, how):
        self.go_on()
        sale = self.pick(self.sales(at_stripe="open"), which)
        if how == "declined":
            self.stripe.decline(sale.session_id)
        elif how == "expired":
            self.stripe.expire(sale.session_id)
            sale.at_stripe = how
        else:
            sale.intent = self.stripe.pay(sale.session_id, arrived=how == "paid")["payment_intent"]
            sale.at_stripe = how

    @precondition(lambda self: self.sales(at_stripe="pending"))
    @rule(which=choices, arrives=st.booleans())
    def bank_answers(self, which, arrives):
        self.go_on()
        sale = self.pick(self.sales(at_stripe="pending"), which)
        (self.stripe.confirm if arrives else self.stripe.fail)(sale.session_id)
        sale.at_stripe = "paid" if arrives else "failed"

    @precondition(lambda self: len(self.sales(session_id="")) < 2)
    @rule(again=st.booleans())
    def pay_off_line(self, again):
        self.go_on()
        asked = {"client": self.client, "sold": self.package, "package": self.package, "method": "cash", "key": uuid4()}
        asked |= {"on": today(self.now, "America/New_York"), "by": self.coach.user, "now": self.now}
        purchase = [noting.note(**asked) for _time in range(1 + again)][-1]
        sale = PlainSale(self.terms(), at_stripe="paid", here="paid")
        sale.lot = self.lot_of(purchase, sale)
        self.books.sales.append(sale)
        self.books.mails["payments.receipt"] += 1
        self.books.documents["receipt"] += 1
        self.pages_are_closed()

    def pages_are_closed(self):
        """Once the package came another way: Stripe is asked to close its page, and says what came of it."""
        for page in [sale for sale in self.sales(here="open") if sale.closes - checkouts.OPEN_FOR < self.now]:
            if page.at_stripe == "open":
                page.at_stripe = "expired"
            self.books.look_at_page(page)

    # What goes back

    @precondition(lambda self: self.paid())
    @rule(which=choices, part=parts)
    def refund_at_the_dashboard(self, which, part):
        self.go_on()
        sale = self.pick(self.paid(), which)
        amount = max(sale.terms.price // part, 1)
        if sale.stripe_refunds(amount):
            made = self.stripe.refund(sale.intent, amount)
            sale.refunds.append(PlainRefund(amount, at_stripe="succeeded", stripe_id=made["id"]))

    @precondition(lambda self: [sale for sale in self.books.sales if sale.lot])
    @rule(which=choices, part=parts, sessions=st.integers(0, 3), answer=st.sampled_from(["yes", "yes", "lost", "silent"]))
    def refund_at_the_desk(self, which, part, sessions, answer):
        """Stripe's answer arrives, or is lost, or Stripe never gets the question; the form is not sent again."""
        self.go_on()
        sale = self.pick([sale for sale in self.books.sales if sale.lot], which)
        refund = PlainRefund(max(sale.terms.price // part, 1), asked=sessions)
        disputed = any(each.here in ("open", "lost") for each in sale.disputes)
        if disputed or refund.amount > sale.left() or sessions > sale.lot.unused:
            assert not self.ask(sale, refund, answer)
            return
        went = self.ask(sale, refund, answer)
        refund.taken, refund.here = self.books.take(sale.lot, sessions), "pending"
        answer = answer if sale.intent else "yes"
        said_no = bool(sale.intent) and answer != "silent" and not sale.stripe_refunds(refund.amount)
        sale.refunds.append(refund)
        assert went is not said_no
        if said_no:
            self.books.fails(sale, refund, is_seen=True)
        elif answer != "silent":
            refund.at_stripe = "succeeded"
            if answer == "yes":
                self.books.look_at_refund(sale, refund)

    def ask(self, sale, refund, answer):
        """Whether it was taken."""
        payment = Payment.objects.get(purchase__lot=sale.lot.row)
        real = stripe_api.create_refund

        def unheard(*params):
            if answer == "lost":
                real(*params)
            raise stripe_api.StripeProblem("silent")

        stripe_api.create_refund = real if answer == "yes" else unheard
        try:
            with suppress(refunds.RefundError):
                asked = {"amount": refund.amount, "sessions": refund.asked, "key": refund.key, "reason": ""}
                return bool(refunds.ask(payment=payment, by=self.coach.user, now=self.now, **asked))
        finally:
            stripe_api.create_refund = real
        return False

    def at_the_bank(self):
        """(sale, refund) that a bank may still not take."""
        return [(sale, refund) for sale in self.paid() for refund in sale.refunds if refund.at_stripe == "succeeded"]

    @precondition(lambda self: self.at_the_bank())
    @rule(which=choices)
    def bank_refuses_a_refund(self, which):
        self.go_on()
        sale, refund = self.pick(self.at_the_bank(), which)
        made = self.stripe.store.all("refund", payment_intent=sale.intent)
        (made,) = [each for each in made if str(refund.key) == each["metadata"].get("refund") or refund.stripe_id == each["id"]]
        self.stripe.fail_refund(made["id"])
        refund.at_stripe = "failed"

    @precondition(lambda self: self.paid())
    @rule(which=choices, part=parts)
    def dispute(self, which, part):
        self.go_on()
        sale = self.pick(self.paid(), which)
        if all(each.at_stripe == "won" for each in sale.disputes):
            amount = max(sale.terms.price // part, 1)
            sale.disputes.append(PlainDispute(self.stripe.dispute(sale.intent, amount=amount)["id"], amount))

    def disputed(self):
        return [each for sale in self.books.sales for each in sale.disputes if each.at_stripe == "open"]

    @precondition(lambda self: self.disputed())
    @rule(which=choices, status=st.sampled_from(["won", "lost"]))
    def bank_decides(self, which, status):
        self.go_on()
        dispute = self.pick(self.disputed(), which)
        self.stripe.close_dispute(dispute.stripe_id, status)
        dispute.at_stripe = status

    # What is told of it

    @precondition(lambda self: self.stripe.held)
    @rule(seed=choices)
    def events_travel_badly(self, seed):
        for event in self.stripe.deliver_badly(seed=seed):
            self.posted.append(event)
            self.hear(event)

    @precondition(lambda self: self.stripe.held)
    @rule(which=choices)
    def one_event_arrives(self, which):
        event = self.pick(self.stripe.held, which)
        self.stripe.delivery.held.remove(event)
        self.post(event)

    @precondition(lambda self: self.posted)
    @rule(which=choices)
    def an_old_event_comes_again(self, which):
        self.post(self.pick(self.posted, which))

    def post(self, event):
        assert self.stripe.deliver(event) == 200
        self.posted.append(event)
        self.hear(event)

    def hear(self, event):
        """An event says: look at this thing. It says so once."""
        if event["id"] in self.heard:
            return
        self.heard.add(event["id"])
        thing = event["data"]["object"]
        if thing["object"] == "checkout.session":
            self.books.look_at_page(*self.sales(session_id=thing["id"]))
            return
        (sale,) = self.sales(intent=thing["payment_intent"])
        if thing["object"] == "dispute":
            self.books.look_at_dispute(sale, *[each for each in sale.disputes if each.stripe_id == thing["id"]])
        else:
            self.books.look_at_refunds(sale)

    @rule()
    def reconcile(self):
        self.go_on()
        assert reconciling.reconcile(self.now).problem == ""
        for event in self.stripe.events(*stripe_events.LISTENERS):
            self.hear(event)
        for sale in self.books.sales:
            if sale.here in UNDER_WAY:
                self.books.look_at_page(sale)
            for refund in sale.refunds:
                self.resume(sale, refund)
        self.reconciled = self.now

    def resume(self, sale, refund):
        """What never reached Stripe is asked for again."""
        if refund.here != "pending":
            return
        if sale.stripe_refunds(refund.amount):
            refund.at_stripe = "succeeded"
            self.books.look_at_refund(sale, refund)
        else:
            self.books.fails(sale, refund)

    @rule(hours=st.sampled_from([1, 10, 30, 200, 500]), ticks=st.booleans(), seed=st.none() | choices)
    def time_passes(self, hours, ticks, seed):
        if seed:
            self.events_travel_badly(seed)
        self.pass_until(self.now + timedelta(hours=hours), ticks)

    def pass_until(self, moment, ticks):
        """Stripe keeps its events for thirty days, so it is asked before."""
        if moment - self.reconciled > timedelta(days=25):
            self.reconcile()
        self.go_on(seconds=max((moment - self.now).total_seconds(), 1))
        super().pass_until(self.now, ticks)
        for sale in self.sales(at_stripe="open"):
            if sale.closes.replace(microsecond=0) <= self.now:
                sale.at_stripe = "expired"
        self.stripe.events()  # it looks at its clock when it is asked

    # What must be true, once everything was asked for

    def all_agrees_in_the_end(self):
        self.reconcile()
        assert all(sale.here == sale.at_stripe for sale in self.books.sales)
        self.the_page_says_what_is_left()
        self.the_pages_say_what_the_model_says()
        self.no_lot_is_below_nothing_and_the_entries_sum_up_to_what_the_pages_say()
        self.each_statement_adds_up()
        self.each_lot_is_as_it_was_sold()
        self.money_is_taken_and_given_back_once()
        self.each_mail_went_once()
        self.each_word_about_sessions_went_once()
        self.documents_are_numbered_without_a_gap()

    def the_page_says_what_is_left(self):
        Client.objects.filter(pk=self.client.pk).update(user=self.client.user, stage=Client.Stage.ACTIVE)
        self.browser.force_login(self.client.user)
        left = self.browser.get("/me/sessions/").context["left"]
        assert left.count == sum(lot.unused for lot in self.open_lots())

    def each_lot_is_as_it_was_sold(self):
        shown = {lot.pk: (lot.expires_on, lot.frozen) for lot in Lot.objects.all()}
        assert shown == {lot.row.pk: (lot.ends, lot.frozen) for lot in self.lots}

    def money_is_taken_and_given_back_once(self):
        sold = [sale for sale in self.books.sales if sale.lot]
        assert sorted(Payment.objects.values_list("amount", flat=True)) == sorted(sale.terms.price for sale in sold)
        charged = [charge for charge in self.stripe.store.all("charge") if charge["status"] == "succeeded"]
        assert sorted(charge["payment_intent"] for charge in charged) == sorted(sale.intent for sale in self.paid())
        assert all(charge["amount_refunded"] <= charge["amount"] for charge in charged)
        for sale in sold:
            rows = Refund.objects.filter(payment__purchase__lot=sale.lot.row)
            known = sorted((each.amount, each.here) for each in sale.refunds if each.here)
            assert sorted(rows.values_list("amount", "status")) == known
            assert sale.refunded() <= sale.terms.price

    def each_mail_went_once(self):
        kinds = ["payments.receipt", "coach.sold", "payments.pending", "payments.failed", "payments.failed_coach"]
        kinds += ["payments.refunded", "payments.refund_failed", "payments.refund_failed_coach"]
        kinds += ["payments.disputed", "payments.dispute_closed", "payments.disputed_client"]
        kinds += ["payments.dispute_over_client", "payments.dispute_lost_client"]
        sent = list(Message.objects.filter(kind__in=kinds).values_list("kind", flat=True))
        assert {kind: sent.count(kind) for kind in kinds} == {kind: self.books.mails[kind] for kind in kinds}

    def documents_are_numbered_without_a_gap(self):
        """Those about what only pretends have numbers of their own."""
        for is_test in (False, True):
            numbers = Invoice.objects.filter(is_test=is_test).order_by("number").values_list("number", flat=True)
            assert list(numbers) == list(range(1, len(numbers) + 1))
        for kind in Invoice.Kind.values:
            assert Invoice.objects.filter(kind=kind).count() == self.books.documents[kind]
        assert Invoice.objects.exclude(payment=None).count() == Payment.objects.count()
        credited = Invoice.objects.exclude(refund=None).values_list("refund__amount", "total")
        assert all(total == -amount for amount, total in credited)


def test_money_is_what_a_plain_model_says(db, stripe, client):
    def post(body, headers):
        signed = {"stripe-signature": headers["Stripe-Signature"]}
        return client.post("/stripe/webhook/", body, content_type="application/json", headers=signed).status_code

    stripe.delivery.send, stripe.delivery.enabled_events = post, list(stripe_events.LISTENERS)
    stripe.hold()
    slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
    phases = [Phase.explicit, Phase.generate]  # shrinking would take minutes
    times = int(os.environ.get("LONG") or 1)
    limits = settings(
        max_examples=45 * times,
        stateful_step_count=40,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=slow,
        phases=phases,
    )
    MoneyMachine.ran.clear()
    run_state_machine_as_test(lambda: MoneyMachine(stripe, client), settings=limits)
    print(sorted(MoneyMachine.ran.items(), key=lambda each: each[1]))
    assert MoneyMachine.ran_rarely() == {}
