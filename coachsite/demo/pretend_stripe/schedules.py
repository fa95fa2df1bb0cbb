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
PHASE = forms.Form(
    "duration",
    "items",
    duration=forms.Form("interval", interval=MONTH, interval_count=forms.positive),
    items=forms.Many(ITEM, most=1),
    metadata=forms.metadata,
)


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
    schedule = store.add(plans.new_schedule(store, params, phase, plans.new_price(store, item["price_data"]), start))
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


def cancel(store, params, schedule_id):
    """No further instalment falls due. Raises Refused for one that has ended."""
    schedule = store.find(schedule_id, "subscription_schedule", "schedule")
    if schedule["status"] not in RUNNING:
        words = f"You cannot cancel a subscription schedule that is currently in the `{schedule['status']}` status."
        raise Refused(f"{words} It must be in `active` or `not_started` status.")
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
    schedule = store.find(subscription["schedule"])
    made = invoices.of(store, subscription["id"])
    if len(made) == plans.instalments(schedule) and not any(each["next_payment_attempt"] for each in made):
        complete(store, schedule)
    return invoice


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
