"""What happens at Stripe without the site asking: what people press, what banks decide, what falls due."""

from copy import deepcopy
from functools import wraps

from coachsite.demo.pretend_stripe import checkout, customers, disputes, paying, refunds, schedules
from coachsite.demo.pretend_stripe.store import Store
from coachsite.demo.pretend_stripe.webhooks import Delivery


def control(action):
    """Done as a whole, and answered with a copy of the object as it is then."""

    @wraps(action)
    def done(self, *args, **kwargs):
        with self.store.lock:
            checkout.expire_due(self.store)
            return deepcopy(action(self, *args, **kwargs))

    return done


class Controls:
    """The methods for tests and pages. Each emits the events that Stripe sends; docs/pretend-stripe.md lists them."""

    store: Store

    def find(self, object_id, kind=None):
        """Any object by its id: itself, not a copy. Raises Refused."""
        return self.store.find(object_id, kind)

    @control
    def pay(self, session_id, arrived=True, *, email=None, name=None):
        """The customer pays by card; unless `arrived` from a bank account, which their bank confirms or refuses later."""
        return paying.pay(self.store, self.find(session_id), arrived, email=email, name=name)

    @control
    def decline(self, session_id):
        """The customer's card is declined; the session stays open."""
        return paying.decline(self.store, self.find(session_id))

    @control
    def save_card(self, session_id, *, works=True, email=None, name=None):
        """The customer saves a card in a session of mode setup; unless it `works`, later charges of it fail."""
        return paying.save_card(self.store, self.find(session_id), works=works, email=email, name=name)

    @control
    def confirm(self, session_id):
        """The bank confirms the payment that was pending."""
        return paying.confirm(self.store, self.find(session_id))

    @control
    def fail(self, session_id):
        """The bank refuses the payment that was pending."""
        return paying.fail(self.store, self.find(session_id))

    @control
    def expire(self, session_id):
        """The time of a session is over, or someone at Stripe's dashboard ends it."""
        return paying.expire(self.store, self.find(session_id))

    @control
    def refund(self, payment_intent_id, amount=None):
        """Someone refunds at Stripe's dashboard: `amount` in the smallest unit, or all that is left."""
        params = {"payment_intent": payment_intent_id, "reason": "requested_by_customer"}
        return refunds.create(self.store, params | ({"amount": amount} if amount else {}))

    @control
    def fail_refund(self, refund_id):
        """The customer's bank does not take the refund."""
        return refunds.fail(self.store, refund_id)

    @control
    def dispute(self, payment_intent_id, *, amount=None, reason="general", status="needs_response"):
        """The customer disputes a payment; with `status="warning_needs_response"` their bank only asks."""
        return disputes.create(self.store, payment_intent_id, amount=amount, reason=reason, status=status)

    @control
    def close_dispute(self, dispute_id, status):
        """The bank decides: "won", "lost", or "warning_closed" for an inquiry."""
        return disputes.close(self.store, dispute_id, status)

    @control
    def bill(self, schedule_id, succeeds=None):
        """The next monthly invoice falls due; unless `succeeds` says so, the customer's card decides whether it is paid."""
        return schedules.bill(self.store, schedule_id, succeeds)

    @control
    def retry(self, invoice_id, succeeds=None):
        """Stripe tries an open invoice again."""
        return schedules.retry(self.store, invoice_id, succeeds)

    @control
    def mend_card(self, customer_id):
        """The customer gives another card, which works, for all that is charged from now on."""
        return customers.mend_card(self.store, customer_id)

    @control
    def events(self, *kinds):
        """All events so far, oldest first; with `kinds`, those of these types."""
        found = reversed(self.store.all("event"))
        return [event for event in found if not kinds or event["type"] in kinds]


class Sending:
    """How events travel: at once and in order, or as a test says after `hold()`."""

    delivery: Delivery

    @property
    def webhook(self):
        return self.delivery.url

    @webhook.setter
    def webhook(self, url):
        self.delivery.url = url

    @property
    def held(self):
        """The events that wait, oldest first."""
        return list(self.delivery.held)

    def hold(self):
        """From now on events wait in `held`."""
        self.delivery.hold()

    def release(self):
        """Sends what waits, in its order, and waits no more."""
        self.delivery.release()

    def take(self, kind):
        """The oldest waiting event of this type; it waits no more. Raises LookupError."""
        return self.delivery.take(kind)

    def lose(self, *kinds):
        """Forgets waiting events of these types, or all; gives them."""
        return self.delivery.lose(*kinds)

    def deliver(self, event):
        """Posts an event now and gives the status of the site's answer, 0 without one; again is twice."""
        return self.delivery.deliver(event)

    def deliver_badly(self, *, seed, lost=0.2, twice=0.3):
        """Posts what waits in an order by chance, some twice and some never. Gives what was posted."""
        return self.delivery.deliver_badly(seed=seed, lost=lost, twice=twice)
