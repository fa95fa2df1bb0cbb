"""The mails about what happens after a sale. Each is sent once for what it is about."""

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register

SAMPLES = {
    "name": "Clara",
    "title": "Four sessions",
    "practice": SAMPLE_PRACTICE,
    "url": "https://example.org/",
}
OF_A_REFUND = {**SAMPLES, "amount": "$130", "taken": "1 session was taken for it.", "left": "You have 3 sessions left."}
TO_COACH = {key: value for key, value in SAMPLES.items() if key != "name"} | {"client": "Clara Lind"}
OF_A_DISPUTE = {
    **TO_COACH,
    "amount": "$520",
    "until": "Tuesday, March 17",
    "outcome": "It was decided for you. The money is yours again, and the sessions are free again.",
}

register(
    MailKind(
        "payments.refunded",
        _("Refund"),
        _("Refunded: {amount}"),
        _(
            "Hello {name},\n\nWe have refunded {amount} of your payment for “{title}”. By card it can take your bank up to "
            "ten days to show it.\n\n{taken}\n\n{left}"
        ),
        OF_A_REFUND,
        _("See my sessions"),
    )
)
register(
    MailKind(
        "payments.refund_failed",
        _("A refund that did not arrive"),
        _("Your refund did not arrive"),
        _(
            "Hello {name},\n\nYour bank did not take the refund of {amount} for “{title}”. Your coach knows, and finds another "
            "way with you. If sessions were taken for it, they are yours again until then.\n\n{left}"
        ),
        {key: value for key, value in OF_A_REFUND.items() if key != "taken"},
        _("See my sessions"),
    )
)
register(
    MailKind(
        "payments.pending",
        _("A payment that a bank has yet to confirm"),
        _("Your payment is on its way"),
        _(
            "Hello {name},\n\nYour payment of {price} for “{title}” is on its way. Your bank has to confirm it, which can take "
            "some days. As soon as it does, your sessions are there and you get another email. You don't need to do anything."
        ),
        {**SAMPLES, "price": "$520"},
        _("See the packages"),
    )
)
register(
    MailKind(
        "payments.failed",
        _("A payment that a bank refused"),
        _("Your payment did not go through"),
        _(
            "Hello {name},\n\nYour bank did not confirm the payment of {price} for “{title}”, so nothing was bought. You can try "
            "again, with another way to pay if you like."
        ),
        {**SAMPLES, "price": "$520"},
        _("Try again"),
    )
)
register(
    MailKind(
        "payments.failed_coach",
        _("A client's payment that a bank refused"),
        _("A payment of {client} did not go through"),
        _(
            "The bank did not confirm the payment of {price} for “{title}” by {client}. Nothing was bought. The client knows, "
            "and may try again."
        ),
        {**TO_COACH, "price": "$520"},
        _("See the client"),
        group=TO_COACHES,
    )
)
register(
    MailKind(
        "payments.refund_failed_coach",
        _("A refund that did not go through"),
        _("A refund to {client} did not go through"),
        _(
            "{amount} for “{title}” did not reach {client}: Stripe or the bank refused it. If sessions were taken for it, they "
            "are the client's again. Find another way to give the money back, or try once more."
        ),
        {**TO_COACH, "amount": "$130"},
        _("See the client"),
        group=TO_COACHES,
    )
)
register(
    MailKind(
        "payments.inquiry",
        _("A bank asks about a payment"),
        _("A bank asks about a payment of {client}"),
        _(
            "The bank of whoever paid asks about {amount} for “{title}” ({client}). No money has left and nothing is frozen.\n\n"
            "Answer at Stripe: {until}\n\nAn answer there, or a refund, keeps it from becoming a dispute."
        ),
        OF_A_DISPUTE,
        _("Answer at Stripe"),
        group=TO_COACHES,
    )
)
register(
    MailKind(
        "payments.disputed",
        _("A disputed payment"),
        _("A payment of {client} is disputed"),
        _(
            "The bank of whoever paid has withdrawn {amount} for “{title}” ({client}). Until it decides, the unused sessions of "
            "that purchase are frozen; what is booked stays booked.\n\nLast day to answer at Stripe: {until}\n\nWithout an "
            "answer the money is lost. A word with the client often helps: they may not have known the name on their statement."
        ),
        OF_A_DISPUTE,
        _("Answer at Stripe"),
        group=TO_COACHES,
        mandatory=("until",),
    )
)
register(
    MailKind(
        "payments.dispute_closed",
        _("A dispute that was decided"),
        _("Decided: the payment of {client}"),
        _("About {amount} for “{title}” ({client}):\n\n{outcome}"),
        OF_A_DISPUTE,
        _("See it at Stripe"),
        group=TO_COACHES,
        mandatory=("outcome",),
    )
)
