"""Cards that are saved to be charged later. https://docs.stripe.com/api/setup_intents"""

from coachsite.demo.pretend_stripe import customers
from coachsite.demo.pretend_stripe.events import emit


def new_setup(store, *, types, customer=None, metadata=None):
    setup = store.add(
        {
            "id": store.new_id("seti"),
            "object": "setup_intent",
            "application": None,
            "automatic_payment_methods": None,
            "cancellation_reason": None,
            "created": store.now(),
            "customer": customer,
            "description": None,
            "excluded_payment_method_types": None,
            "flow_directions": None,
            "last_setup_error": None,
            "latest_attempt": None,
            "livemode": False,
            "mandate": None,
            "metadata": metadata or {},
            "next_action": None,
            "on_behalf_of": None,
            "payment_method": None,
            "payment_method_configuration_details": None,
            "payment_method_options": {},
            "payment_method_types": types,
            "single_use_mandate": None,
            "status": "requires_payment_method",
            "usage": "off_session",
        }
    )
    setup["client_secret"] = f"{setup['id']}_secret_{store.new_id('', 24)[1:]}"
    emit(store, "setup_intent.created", setup)
    return setup


def succeed(store, setup, method):
    if setup["customer"]:
        customers.attach(store, method, setup["customer"])
    setup.update(status="succeeded", payment_method=method["id"], last_setup_error=None)
    emit(store, "setup_intent.succeeded", setup)


def fail(store, setup, method, words):
    error = {"type": "card_error", "code": "card_declined", "decline_code": "generic_decline", "message": words}
    setup.update(last_setup_error={**error, "payment_method": dict(method)})
    emit(store, "setup_intent.setup_failed", setup)
