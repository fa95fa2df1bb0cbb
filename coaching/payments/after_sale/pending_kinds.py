"""The mails about payments that a bank confirms later or refuses: to the client, to whoever pays instead, and to the coach."""

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register
from coaching.payments.after_sale.samples import SAMPLES, TO_COACH
from coaching.payments.money import exact, money

TO_PAYERS = _("To someone who pays for a client")
OWN = {**SAMPLES, "price": money(52000, "USD")}
FOR_THE_CLIENT = {**SAMPLES, "payer": "Ada Berg", "stays": "The sessions that you have already stay yours."}
OF_A_PAYER = {
    "name": "Ada Berg",
    "client": "Clara Lind",
    "title": "Four sessions",
    "price": exact(52000, "USD"),
    "practice": SAMPLE_PRACTICE,
    "url": "https://example.org/",
}

register(
    MailKind(
        "payments.pending",
        _("A payment that a bank has yet to confirm"),
        _("Your payment is on its way"),
        _(
            "Hello {name},\n\nYour payment of {price} for “{title}” is on its way. Your bank has to confirm it, which can take "
            "some days. As soon as it does, your sessions are there and you get another email. You don't need to do anything."
        ),
        OWN,
        _("See where it stands"),
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
        OWN,
        _("Try again"),
    )
)

register(
    MailKind(
        "payments.pending_for_you",
        _("What someone else pays waits for their bank"),
        _("A payment for you is on its way"),
        _(
            "Hello {name},\n\nA payment by {payer} for “{title}” is on its way. Their bank has to confirm it, which can take "
            "some days. You get another email then. You don't need to do anything.\n\n{stays}"
        ),
        FOR_THE_CLIENT,
        _("See my sessions"),
    )
)

register(
    MailKind(
        "payments.failed_for_you",
        _("What someone else pays was refused by their bank"),
        _("A payment for you did not go through"),
        _(
            "Hello {name},\n\nThe bank of {payer} did not confirm the payment for “{title}”, so that payment did not arrive. "
            "{next}\n\n{stays}"
        ),
        {**FOR_THE_CLIENT, "next": "Ada Berg knows, and can pay again."},
        _("See my sessions"),
    )
)

register(
    MailKind(
        "payments.pending_payer",
        _("To a payer: their bank has yet to confirm"),
        _("Your payment is on its way"),
        _(
            "Hello {name},\n\nYour payment of {price} for “{title}” ({client}) is on its way. Your bank has to confirm it, which "
            "can take some days. You get the receipt by email then. You don't need to do anything."
        ),
        OF_A_PAYER,
        _("See where it stands"),
        group=TO_PAYERS,
    )
)

register(
    MailKind(
        "payments.failed_payer",
        _("To a payer: their bank refused the payment"),
        _("Your payment did not go through"),
        _(
            "Hello {name},\n\nYour bank did not confirm the payment of {price} for “{title}” ({client}), and nothing was "
            "charged.\n\n{next}"
        ),
        {**OF_A_PAYER, "next": "It is still to be paid. The page behind this link takes another try, or another way to pay."},
        _("See it"),
        group=TO_PAYERS,
    )
)

register(
    MailKind(
        "payments.failed_coach",
        _("A client's payment that a bank refused"),
        _("A payment of {client} did not go through"),
        _(
            "The bank did not confirm the payment of {price} for “{title}” by {client}. Nothing was bought. {client} knows, "
            "and may try again."
        ),
        {**TO_COACH, "price": money(52000, "USD")},
        _("See the client"),
        group=TO_COACHES,
    )
)

register(
    MailKind(
        "payments.failed_payer_coach",
        _("A payment by someone who pays for a client, refused by their bank"),
        _("A payment for {client} did not go through"),
        _("The bank of {payer} did not confirm the payment of {price} for “{title}” ({client}).\n\n{next}"),
        {
            **TO_COACH,
            "price": money(52000, "USD"),
            "payer": "Ada Berg",
            "next": "Nothing was bought. Whoever pays knows, and may try again.",
        },
        _("See the client"),
        group=TO_COACHES,
    )
)
