"""Where a thing is in Stripe's dashboard: https://docs.stripe.com/dashboard"""

from coaching.payments.stripe_mode import is_test

ROOM = {"pi": "payments", "dp": "disputes", "du": "disputes"}


def root(livemode: object = None) -> str:
    """The dashboard's address in the mode of a thing, or of our key."""
    return f"https://dashboard.stripe.com/{'test/' if is_test(livemode) else ''}"


def link(reference: str, *, livemode: object = None) -> str:
    """The dashboard's page of an id of Stripe's, or its search for what has no page of its own.

    `livemode` is what the thing itself says, where that is known; else the mode is that of our key.
    """
    room = ROOM.get(reference.split("_")[0])
    return root(livemode) + (f"{room}/{reference}" if room else f"search?query={reference}")
