"""The mails about payments that a bank confirms later or refuses. Those about refunds and disputes are in files of their own."""

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import TO_COACHES, MailKind, register
from coaching.payments.after_sale import dispute_kinds, misfit_kinds, refund_kinds  # noqa: F401 - registered with these
from coaching.payments.after_sale.samples import SAMPLES, TO_COACH
from coaching.payments.money import money

register(
    MailKind(
        "payments.pending",
        _("A payment that a bank has yet to confirm"),
        _("Your payment is on its way"),
        _(
            "Hello {name},\n\nYour payment of {price} for “{title}” is on its way. Your bank has to confirm it, which can take "
            "some days. As soon as it does, your sessions are there and you get another email. You don't need to do anything."
        ),
        {**SAMPLES, "price": money(52000, "USD")},
        _("See how it stands"),
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
        {**SAMPLES, "price": money(52000, "USD")},
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
        {**TO_COACH, "price": money(52000, "USD")},
        _("See the client"),
        group=TO_COACHES,
    )
)
