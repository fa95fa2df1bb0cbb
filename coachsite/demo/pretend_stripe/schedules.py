"""A price in monthly instalments: a schedule of one phase, from its beginning to its end.

https://docs.stripe.com/billing/subscriptions/subscription-schedules
"""

from coachsite.demo.pretend_stripe import attempts, customers, forms, invoices, plans
from coachsite.demo.pretend_stripe.errors import Refused
from coachsite.demo.pretend_stripe.events import change, emit

MONTH = forms.one_of("month")  # the one interval that is carried
RECURRING = forms.Form("interval", interval=MONTH)
PRICE_DATA = forms.Form(
    "currency",
    "product",
    "recurring",
    "unit_amount",
    currency=forms.currency,
    product=forms.text,
    recurring=RECURRING,
    unit_amount=forms.whole,
)
ITEM = forms.Form("price_data", price_data=PRICE_DATA, quantity=forms.positive)
ONCE = forms.Form("currency", "product", currency=forms.currency, product=forms.text, unit_amount=forms.positive)
DURATION = forms.Form("interval", interval=MONTH, interval_count=forms.positive)
PHASE = forms.Form(
    "duration",
    "items",
    add_invoice_items=forms.Many(forms.Form("price_data", price_data=ONCE), most=1),
    duration=DURATION,
    items=forms.Many(ITEM, most=1),
    metadata=forms.metadata,
)
SAME_ITEM = forms.Form("price", price=forms.text, quantity=forms.positive)


def now_or_moment(value, name):
    return value if value == "now" else forms.whole(value, name)


CREATE = forms.Form(
    "customer",
    "phases",
    "start_date",
    customer=forms.text,
    default_settings=forms.Form(default_payment_method=forms.text, collection_method=forms.one_of("charge_automatically")),
    end_behavior=forms.one_of("cancel"),
    metadata=forms.metadata,
    phases=forms.Many(PHASE, most=1),
    start_date=now_or_moment,
)
UPDATE = forms.Form(
    end_behavior=forms.one_of("cancel"),
    metadata=forms.metadata,
    phases=forms.Many(
        forms.Form(
            "duration",
            "items",
            "start_date",
            duration=DURATION,
            items=forms.Many(SAME_ITEM, most=1),
            metadata=forms.metadata,
            start_date=forms.whole,
        ),
        most=1,
    ),
    proration_behavior=forms.one_of("none"),
)
FINALIZE = forms.Form(auto_advance=forms.flag)
FILTERS = {"customer": forms.text}
RUNNING = ("not_started", "active")


def create(store, params):
    """A schedule that charges a saved card once a month; one that starts now has its subscription and first invoice at once."""
    if params.get("end_behavior") != "cancel":
        raise Refused("This pretend Stripe carries schedules that end with `end_behavior=cancel` alone.", param="end_behavior")
    [phase], [item] = params["phases"], params["phases"][0]["items"]
    settings = params.get("default_settings", {})
    customers.method_of(store, params["customer"], settings.get("default_payment_method"))
    store.find(item["price_data"]["product"], "product", "phases[0][items][0][price_data][product]")
    start = store.now() if params["start_date"] == "now" else params["start_date"]
    once = [plans.new_once(store, each["price_data"]) for each in phase.get("add_invoice_items", [])]
    schedule = store.add(plans.new_schedule(store, params, phase, plans.new_price(store, item["price_data"]), start))
    schedule["phases"][0]["add_invoice_items"] = once
    emit(store, "subscription_schedule.created", schedule)
    if start <= store.now():
        begin(store, schedule)
    return schedule


def begin(store, schedule):
    """The subscription begins, with a first invoice that Stripe leaves a draft for about an hour."""
    subscription = store.add(plans.new_subscription(store, schedule))
    item = plans.new_item(store, schedule, subscription)
    url = f"/v1/subscription_items?subscription={subscription['id']}"
    subscription["items"] = {"object": "list", "data": [item], "has_more": False, "url": url}
    emit(store, "customer.subscription.created", subscription)
    dates = {name: schedule["phases"][0][name] for name in ("start_date", "end_date")}
    running = {"status": "active", "current_phase": dates, "subscription": subscription["id"]}
    change(store, "subscription_schedule.updated", schedule, **running)
    subscription["latest_invoice"] = invoices.draft(store, subscription, item, "subscription_create")["id"]


def update(store, params, schedule_id):
    """Another number of months. Raises Refused for one that has ended, or for fewer months than have an invoice."""
    schedule = _running(store, schedule_id, "update")
    [phase], [new] = schedule["phases"], params.get("phases") or [None]
    if new:
        if new["start_date"] != phase["start_date"] or new["items"][0]["price"] != phase["items"][0]["price"]:
            raise Refused("The running phase keeps its start and its price.", param="phases")
        end = plans.months_later(phase["start_date"], new["duration"].get("interval_count", 1))
        if end < plans.months_later(phase["start_date"], len(_made(store, schedule))):
            raise Refused("You can not end the running phase in the past.", param="phases[0][duration]")
        phase.update(end_date=end)
    metadata = {**schedule["metadata"], **params.get("metadata", {})}
    change(store, "subscription_schedule.updated", schedule, metadata=metadata, phases=[phase])
    _complete_if_done(store, schedule)
    return schedule


def void(store, params, invoice_id):
    """An open invoice is not charged anymore. Raises Refused for any other."""
    invoice = store.find(invoice_id, "invoice", "invoice")
    if invoice["status"] not in ("open", "uncollectible"):
        raise Refused(f"You can only void an open or uncollectible invoice. This one is {invoice['status']}.")
    invoices.void(store, invoice)
    subscription = store.find(invoices.subscription_of(invoice))
    attempts.tell_subscription(store, subscription)
    _complete_if_done(store, store.find(subscription["schedule"]))
    return invoice


def finalize(store, params, invoice_id):
    """A draft becomes an open invoice. Raises Refused for any other."""
    invoice = store.find(invoice_id, "invoice", "invoice")
    if invoice["status"] != "draft":
        raise Refused("This invoice is already finalized.", code="invoice_not_editable")
    invoices.finalize(store, invoice)
    invoice["auto_advance"] = params.get("auto_advance", invoice["auto_advance"])
    return invoice


def cancel(store, params, schedule_id):
    """No further instalment falls due. Raises Refused for one that has ended."""
    schedule = _running(store, schedule_id, "cancel")
    ended = {"status": "canceled", "canceled_at": store.now(), "current_phase": None}
    change(store, "subscription_schedule.canceled", schedule, **ended)
    _end_subscription(store, schedule)
    return schedule


def complete(store, schedule):
    """All instalments are dealt with."""
    if schedule["status"] == "active":
        ended = {"status": "completed", "completed_at": store.now(), "current_phase": None}
        change(store, "subscription_schedule.completed", schedule, **ended)
        _end_subscription(store, schedule)


def bill(store, schedule_id, succeeds=None):
    """The next instalment falls due. Unless `succeeds` says so, the customer's card decides. Raises Refused after the last."""
    schedule = store.find(schedule_id, "subscription_schedule", "schedule")
    if schedule["status"] == "not_started":
        begin(store, schedule)
    if schedule["status"] != "active":
        raise Refused(f"This schedule is {schedule['status']}; no instalment falls due.")
    subscription = store.find(schedule["subscription"])
    invoice = invoices.draft_of(store, subscription["id"]) or _next(store, schedule, subscription)
    invoices.finalize(store, invoice)
    return retry(store, invoice["id"], succeeds)


def retry(store, invoice_id, succeeds=None):
    """An open invoice is tried again; the schedule is complete when its last one is paid, or no longer tried."""
    invoice = attempts.attempt(store, invoice_id, succeeds)
    subscription = store.find(invoices.subscription_of(invoice))
    _complete_if_done(store, store.find(subscription["schedule"]))
    return invoice


def pay(store, params, invoice_id):
    """An open invoice is tried now. Raises Refused (402) when the card is declined, and for one that isn't open."""
    invoice = retry(store, invoice_id)
    if invoice["status"] != "paid":
        raise Refused("Your card was declined.", "card_error", 402, code="card_declined")
    return invoice


def _running(store, schedule_id, verb):
    schedule = store.find(schedule_id, "subscription_schedule", "schedule")
    if schedule["status"] not in RUNNING:
        words = f"You cannot {verb} a subscription schedule that is currently in the `{schedule['status']}` status."
        raise Refused(f"{words} It must be in `active` or `not_started` status.")
    return schedule


def _made(store, schedule):
    return invoices.of(store, schedule["subscription"]) if schedule["subscription"] else []


def _complete_if_done(store, schedule):
    """The last invoice is paid, void, or no longer tried."""
    made = _made(store, schedule)
    waits = any(each["next_payment_attempt"] or each["status"] == "draft" for each in made)
    if len(made) == plans.instalments(schedule) and not waits:
        complete(store, schedule)


def _next(store, schedule, subscription):
    """The draft for the month after those that have one."""
    number = len(invoices.of(store, subscription["id"]))
    if number == plans.instalments(schedule):
        raise Refused("Every instalment of this schedule has its invoice.")
    [item] = subscription["items"]["data"]
    period = plans.period(schedule, number)
    item = {**item, "current_period_start": period["start"], "current_period_end": period["end"]}
    invoice = invoices.draft(store, subscription, item, "subscription_cycle")
    items = {**subscription["items"], "data": [item]}
    change(store, "customer.subscription.updated", subscription, items=items, latest_invoice=invoice["id"])
    return invoice


def _end_subscription(store, schedule):
    subscription = store.objects.get(schedule["subscription"])
    if subscription and subscription["status"] != "canceled":
        ended = {"status": "canceled", "canceled_at": store.now(), "ended_at": store.now()}
        change(store, "customer.subscription.deleted", subscription, **ended)
        invoices.stop(store, subscription["id"])
