"""The mails about payments that a bank questions."""

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import TO_COACHES, MailKind, register
from coaching.payments.after_sale.samples import TO_COACH
from coaching.payments.money import money

OF_A_DISPUTE = {
    **TO_COACH,
    "amount": money(52000, "USD"),
    "until": "Tuesday, March 17",
    "outcome": "It was decided for you. The money is yours again, and the sessions are free again.",
}

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
