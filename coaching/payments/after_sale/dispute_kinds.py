"""The mails about payments that a bank questions."""

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import TO_COACHES, MailKind, register
from coaching.payments.after_sale.samples import SAMPLES, TO_COACH
from coaching.payments.money import money

OF_A_DISPUTE = {
    **TO_COACH,
    "payer": "Clara Lind",
    "about": "“Four sessions”",
    "amount": money(52000, "USD"),
    "until": "Tuesday, March 17",
    "outcome": "It was decided for you. The money is yours again, and the sessions are free again.",
}

TO_THE_CLIENT = {
    **SAMPLES,
    "whose": "Your bank",
    "taken": "2 sessions that were paid with it were taken.",
    "booked": "What you have booked takes place.",
    "left": "You have 3 sessions left.",
}
WITHOUT_TAKEN = {key: value for key, value in TO_THE_CLIENT.items() if key != "taken"}

register(
    MailKind(
        "payments.inquiry",
        _("A bank asks about a payment"),
        _("A bank asks about a payment of {client}"),
        _(
            "The bank of {payer} asks about {amount} for {about}. No money has left and nothing is on hold.\n\n"
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
            "The bank of {payer} has withdrawn {amount} for {about}. Until it decides, the unused sessions of "
            "that purchase are on hold.\n\n{booked}\n\nLast day to answer at Stripe: {until}\n\nWithout an "
            "answer the money is lost. A word with {payer} often helps: the name on the statement may not have been known."
        ),
        {**OF_A_DISPUTE, "booked": "What is booked stays booked."},
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
        _("About {amount} for {about}:\n\n{outcome}"),
        OF_A_DISPUTE,
        _("See it at Stripe"),
        group=TO_COACHES,
        mandatory=("outcome",),
    )
)

register(
    MailKind(
        "payments.disputed_client",
        _("To the client: a bank questions the payment"),
        _("Some of your sessions are on hold: {title}"),
        _(
            "Hello {name},\n\n{whose} is looking into the payment for “{title}”. Until it has decided, the sessions of it that "
            "are not booked are on hold.\n\n{booked}\n\nIf nobody meant to question it, a word to the bank and to your coach "
            "helps.\n\n{left}"
        ),
        WITHOUT_TAKEN,
        _("See my sessions"),
    )
)

register(
    MailKind(
        "payments.dispute_over_client",
        _("To the client: a questioned payment stands"),
        _("Your sessions are no longer on hold: {title}"),
        _("Hello {name},\n\n{whose} has decided: the payment for “{title}” stands, and nothing is on hold for it.\n\n{left}"),
        {key: value for key, value in WITHOUT_TAKEN.items() if key != "booked"},
        _("See my sessions"),
    )
)

register(
    MailKind(
        "payments.dispute_lost_client",
        _("To the client: a questioned payment went back"),
        _("The payment went back: {title}"),
        _("Hello {name},\n\n{whose} has decided about the payment for “{title}”: {back}.\n\n{taken}\n\n{booked}\n\n{left}"),
        {**TO_THE_CLIENT, "back": "it gave $520 back to you"},
        _("See my sessions"),
    )
)
