"""The mails about instalments. A payment that arrived has its receipt."""

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register

STANDING = "The payment of $130, due on March 17, 2027, did not go through. It is tried again on March 20, 2027."
OF_A_PLAN = {"standing": STANDING, "title": "Six sessions", "practice": SAMPLE_PRACTICE, "url": "https://example.org/"}
TO_CLIENT = {**OF_A_PLAN, "name": "Clara", "coach": "Dana Reyes"}
TO_COACH = {**OF_A_PLAN, "client": "Clara Lind"}
OF_ONE = {"amount": "$130", "number": "2 of 4", "day": "March 17, 2027"}

register(
    MailKind(
        "payments.card_saved",
        _("A card that was saved for monthly payments"),
        _("Your card is saved: {title}"),
        _("Hello {name},\n\n{standing}\n\nThe page shows each payment of “{title}” with its day. To cancel, just reply."),
        {**TO_CLIENT, "standing": "Your card is saved. Nothing is charged yet."},
        _("See my payments"),
    )
)
register(
    MailKind(
        "payments.instalment_failed",
        _("A monthly payment that failed"),
        _("A monthly payment did not go through"),
        _(
            "Hello {name},\n\nAbout the monthly payments for “{title}”, payment {number}:\n\n{standing}\n\nThe button leads to "
            "your payments, where you can set another card. If something else is in the way, just reply."
        ),
        {**TO_CLIENT, **OF_ONE},
        _("See my payments"),
    )
)
register(
    MailKind(
        "payments.instalment_waived",
        _("A monthly payment that was waived"),
        _("You don't need to pay {amount}"),
        _(
            "Hello {name},\n\nYour coach has waived a monthly payment of {amount} for “{title}” (payment {number}). Nothing "
            "more is charged for it.\n\n{coach} writes: {reason}"
        ),
        {**TO_CLIENT, **OF_ONE, "reason": "Get well soon."},
        _("See my payments"),
    )
)
register(
    MailKind(
        "payments.instalments_stopped",
        _("Monthly payments that were stopped"),
        _("Nothing more is charged for “{title}”"),
        _(
            "Hello {name},\n\nAbout the monthly payments for “{title}”:\n\n{standing}\n\nSessions that would have come with "
            "further payments do not come.\n\n{coach} writes: {reason}"
        ),
        {
            **TO_CLIENT,
            "standing": "Your coach stopped the payments after 2 of 6. Nothing more is charged.",
            "reason": "As we agreed on Monday.",
        },
        _("See my payments"),
    )
)
register(
    MailKind(
        "payments.instalment_failed_coach",
        _("A client's monthly payment that failed"),
        _("A monthly payment of {client} did not go through"),
        _(
            "About the monthly payments of {client} for “{title}”, payment {number}:\n\n{standing}\n\n{client} knows and can "
            "set another card. You can also waive it."
        ),
        {**TO_COACH, **OF_ONE},
        _("See the payments"),
        group=TO_COACHES,
    )
)
register(
    MailKind(
        "payments.instalment_mended_coach",
        _("A client's monthly payment that arrived after all"),
        _("The monthly payment of {client} has arrived"),
        _(
            "The monthly payment of {amount} for “{title}” by {client} (payment {number}) had failed, and has arrived now.\n\n"
            "{standing}"
        ),
        {**TO_COACH, **OF_ONE},
        _("See the payments"),
        group=TO_COACHES,
    )
)
register(
    MailKind(
        "payments.instalments_stopped_coach",
        _("A client's monthly payments that stopped at Stripe"),
        _("Nothing more is charged to {client} for “{title}”"),
        _(
            "About the monthly payments of {client} for “{title}”:\n\n{standing}\n\nSessions that are not paid for are not "
            "released. The client is told."
        ),
        {**TO_COACH, "standing": "The payments were stopped at Stripe after 2 of 6. Nothing more is charged."},
        _("See the payments"),
        group=TO_COACHES,
    )
)
