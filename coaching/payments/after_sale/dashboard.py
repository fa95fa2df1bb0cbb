"""Where a thing is in Stripe's dashboard: https://docs.stripe.com/dashboard"""

from coaching.payments.stripe_mode import is_test

ROOM = {"pi": "payments", "dp": "disputes", "du": "disputes"}


def link(reference: str, *, livemode: object = None) -> str:
    """The dashboard's page of an id of Stripe's, or its search for what has no page of its own.

    `livemode` is what the thing itself says, where that is known; else the mode is that of our key.
    """
    root = f"https://dashboard.stripe.com/{'test/' if is_test(livemode) else ''}"
    room = ROOM.get(reference.split("_")[0])
    return f"{root}{room}/{reference}" if room else f"{root}search?query={reference}"
