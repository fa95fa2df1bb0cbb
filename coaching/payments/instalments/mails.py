"""The mails about instalments. A payment that arrived has its receipt."""

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register

OF_A_PLAN = {"title": "Six sessions", "practice": SAMPLE_PRACTICE, "url": "https://example.org/"}
TO_CLIENT = {**OF_A_PLAN, "name": "Clara"}
TO_COACH = {**OF_A_PLAN, "client": "Clara Lind"}
OF_ONE = {"amount": "$130", "number": "2/4", "day": "March 17, 2027"}

register(
    MailKind(
        "payments.instalment_failed",
        _("A monthly payment that failed"),
        _("A monthly payment did not go through"),
        _(
            "Hello {name},\n\nYour monthly payment of {amount} for “{title}” (payment {number}, due on {day}) did not go "
            "through. Nothing of what you have is taken away, and it is tried again in some days.\n\nIf your card has changed, "
            "set the new one on this page. If something else is in the way, just reply."
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
            "more is charged for it.\n\n{reason}"
        ),
        {**TO_CLIENT, **OF_ONE, "reason": "Get well soon."},
        _("See my payments"),
    )
)
register(
    MailKind(
        "payments.instalments_stopped",
        _("Monthly payments that were stopped"),
        _("Your monthly payments have stopped"),
        _(
            "Hello {name},\n\nThe monthly payments for “{title}” have stopped: no further one is charged. What you paid for "
            "stays yours; sessions that would have come with further payments do not come.\n\n{reason}"
        ),
        {**TO_CLIENT, "reason": "As we agreed on Monday."},
        _("See my payments"),
    )
)
register(
    MailKind(
        "payments.instalment_failed_coach",
        _("A client's monthly payment that failed"),
        _("A monthly payment of {client} did not go through"),
        _(
            "The monthly payment of {amount} for “{title}” by {client} (payment {number}, due on {day}) did not go through. The "
            "client knows and can set another card. Stripe tries again by itself. You can also waive it."
        ),
        {**TO_COACH, **OF_ONE},
        _("See the client"),
        group=TO_COACHES,
    )
)
register(
    MailKind(
        "payments.instalment_mended_coach",
        _("A client's monthly payment that arrived after all"),
        _("The monthly payment of {client} has arrived"),
        _("The monthly payment of {amount} for “{title}” by {client} (payment {number}) had failed, and has arrived now."),
        {**TO_COACH, **OF_ONE},
        _("See the client"),
        group=TO_COACHES,
    )
)
register(
    MailKind(
        "payments.instalments_stopped_coach",
        _("A client's monthly payments that stopped at Stripe"),
        _("The monthly payments of {client} have stopped"),
        _(
            "The monthly payments for “{title}” by {client} were stopped at Stripe: no further one is charged, and sessions that "
            "are not paid for yet are not released. The client is told."
        ),
        TO_COACH,
        _("See the client"),
        group=TO_COACHES,
    )
)
