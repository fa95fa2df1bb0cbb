"""Where a thing is in Stripe's dashboard: https://docs.stripe.com/dashboard"""

from django.conf import settings

ROOM = {"pi": "payments", "re": "refunds", "pyr": "refunds", "dp": "disputes", "du": "disputes", "cs": "checkout/sessions"}


def is_test() -> bool:
    """Whether our key is one for trying things out."""
    return settings.STRIPE_SECRET_KEY.startswith(("sk_test_", "rk_test_"))


def link(reference: str, *, test: bool | None = None) -> str:
    """The dashboard's page of an id of Stripe's, or its search for what has no page of its own."""
    test = is_test() if test is None else test
    root = f"https://dashboard.stripe.com/{'test/' if test else ''}"
    room = ROOM.get(reference.split("_")[0])
    return f"{root}{room}/{reference}" if room in {"payments", "disputes"} else f"{root}search?query={reference}"
