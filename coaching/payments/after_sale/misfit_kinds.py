"""The mails about money that fits nothing, to whoever paid it."""

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.payments.after_sale.refund_kinds import TO_PAYERS
from coaching.payments.money import exact

SAMPLES = {
    "name": "Ada Berg",
    "amount": exact(52000, "USD"),
    "title": "Four sessions",
    "coach": "Dana Reyes",
    "practice": SAMPLE_PRACTICE,
}
BACK = _(
    "Hello {name},\n\n"
    "Your payment of {amount} for “{title}” goes back to you the way it came, all of it. "
    "It can take your bank up to ten days to show it.\n\n"
    "There is no receipt for it, because nothing was sold for it."
)

register(
    MailKind(
        "payments.misfit_payer",
        _("A payment that wasn't needed, to whoever paid for a client"),
        _("Your payment of {amount}"),
        _(
            "Hello {name},\n\n"
            "{amount} for “{title}” arrived from you, but there was nothing left to pay. {coach} has been told, decides what "
            "happens with the money, and writes to you. You don't need to do anything."
        ),
        SAMPLES,
        group=TO_PAYERS,
    )
)
register(
    MailKind(
        "payments.money_back_payer",
        _("A payment that wasn't needed goes back, to whoever paid for a client"),
        _("Refund: {amount}"),
        BACK,
        SAMPLES,
        group=TO_PAYERS,
    )
)
register(
    MailKind(
        "payments.money_back",
        _("A payment that wasn't needed goes back"),
        _("Refund: {amount}"),
        BACK,
        {**SAMPLES, "name": "Clara"},
    )
)
