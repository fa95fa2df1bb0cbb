"""Every type of Stripe's events that we listen to, and some we don't: what happens at Stripe, what changes here, who is told.

The same table is in docs/money.md; tests/coaching/payments/after_sale/test_event_table.py holds both to what happens.
"""

from dataclasses import dataclass

NOBODY = "nobody"


@dataclass(frozen=True)
class Row:
    """`scene` names what happens at Stripe; only its event of this type is delivered. `left` are Clara's sessions then."""

    kind: str
    scene: str
    changes: str
    told: str
    left: int = 4
    state: tuple = ()
    mails: tuple[str, ...] = ()
    answer: int = 200

    @property
    def line(self):
        return f"| `{self.kind}` | {self.scene} | {self.changes} | {self.told} | {self.answer} |"


RECEIPT, REFUNDED = "Thank you: Four sessions", "Refunded: $130"
SOLD = (RECEIPT, "Clara Lind bought Four sessions, $520")
PENDING, NOT_THROUGH = "Your payment is on its way", "Your payment did not go through"
FAILED_COACH = "A payment of Clara Lind did not go through"
REFUND_FAILED = "A refund to Clara Lind did not go through"
MONTH_FAILED, MONTHS_STOPPED = "A monthly payment did not go through", "Nothing more is charged for “Four sessions”"
MONTH_FAILED_COACH, MONTHS_STOPPED_COACH = (
    "A monthly payment of Clara Lind did not go through",
    "Nothing more is charged to Clara Lind for “Four sessions”",
)
DISPUTED = ("A payment of Clara Lind is disputed", "Some of your sessions are on hold: Four sessions")
DECIDED, LOST = "Decided: the payment of Clara Lind", "The payment went back: Four sessions"
WON = "Your sessions are no longer on hold: Four sessions"

TABLE = [
    Row("checkout.session.completed", "paid by card", "a purchase, its sessions, a receipt", "client, coach", 4, ("paid",), SOLD),
    Row("checkout.session.completed", "paid by bank", "the checkout waits", "client", 0, ("pending",), (PENDING,)),
    Row(
        "checkout.session.completed",
        "a card is saved",
        "a plan of monthly payments; nothing is charged yet",
        "client",
        0,
        ("open", "pending"),
        ("Your card is saved: Four sessions",),
    ),
    Row("checkout.session.async_payment_succeeded", "bank said yes", "a purchase, as above", "client, coach", 4, ("paid",), SOLD),
    Row(
        "checkout.session.async_payment_failed",
        "bank said no",
        "the checkout failed; another can begin",
        "client, coach, desk",
        0,
        ("failed",),
        (FAILED_COACH, NOT_THROUGH),
    ),
    Row("checkout.session.expired", "never paid", "the checkout is over", NOBODY, 0, ("expired",)),
    *[
        Row(
            kind,
            "refunded at Stripe",
            "a refund; the unused sessions it covers are taken",
            "client, desk",
            3,
            ("succeeded",),
            (REFUNDED,),
        )
        for kind in ("refund.created", "refund.updated", "charge.refunded", "charge.refund.updated")
    ],
    Row(
        "refund.failed",
        "refund came back",
        "the refund failed; its sessions are there again",
        "coach, desk",
        4,
        ("failed",),
        (REFUND_FAILED,),
    ),
    *[
        Row(kind, "disputed", "what is unused is frozen", "client, coach, desk", 0, ("open",), DISPUTED)
        for kind in ("charge.dispute.created", "charge.dispute.funds_withdrawn")
    ],
    Row("charge.dispute.updated", "disputed", "nothing, if it is known already", "client, coach, desk", 0, ("open",), DISPUTED),
    *[
        Row(kind, "dispute won", "what was frozen is free", "client, coach, desk", 4, ("won",), (DECIDED, WON))
        for kind in ("charge.dispute.closed", "charge.dispute.funds_reinstated")
    ],
    Row(
        "charge.dispute.closed",
        "dispute lost",
        "the unused sessions are taken",
        "client, coach, desk",
        0,
        ("lost",),
        (DECIDED, LOST),
    ),
    Row(
        "invoice.paid",
        "a month is paid",
        "a payment, its receipt, its sessions; the first makes the purchase",
        "client, coach",
        2,
        ("paid", "due"),
        SOLD,
    ),
    *[
        Row(
            kind,
            "a month failed",
            "the instalment failed; nothing is taken",
            "client, coach, desk",
            0,
            ("failed", "due"),
            (MONTH_FAILED_COACH, MONTH_FAILED),
        )
        for kind in ("invoice.payment_failed", "invoice.marked_uncollectible")
    ],
    Row(
        "invoice.voided",
        "a month is voided at Stripe",
        "it is charged no more; its sessions don't come",
        NOBODY,
        0,
        ("canceled", "due"),
    ),
    *[
        Row(
            kind,
            "the months are stopped at Stripe",
            "no further one is charged",
            "client, coach",
            0,
            ("canceled", "canceled"),
            (MONTHS_STOPPED_COACH, MONTHS_STOPPED),
        )
        for kind in ("subscription_schedule.canceled", "customer.subscription.deleted")
    ],
    Row(
        "subscription_schedule.completed",
        "every month is paid",
        "whatever was missed",
        "client, coach",
        4,
        ("paid", "paid"),
        (*SOLD, RECEIPT),
    ),
    Row(
        "customer.updated",
        "another card is set",
        "what failed is tried with it at once",
        "client, coach",
        2,
        ("paid", "due"),
        SOLD,
    ),
    *[
        Row(kind, "paid by card", "nothing; the event is noted", NOBODY, 0, ("open",))
        for kind in ("payment_intent.succeeded", "charge.succeeded", "charge.updated", "payment_intent.created")
    ],
]
