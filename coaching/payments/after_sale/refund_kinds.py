"""The mails about money that goes back. Each is sent once for what it is about."""

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register
from coaching.payments.after_sale.samples import SAMPLES, TO_COACH
from coaching.payments.money import money

TO_PAYERS = _("To someone who pays for a client")
OF_A_REFUND = {
    **SAMPLES,
    "amount": money(13000, "USD"),
    "taken": "1 session was taken for it.",
    "left": "You have 3 sessions left.",
}
FOR_SOMEONE_ELSE = {key: value for key, value in OF_A_REFUND.items() if key != "amount"}
HOW = "It can take your bank up to ten days to show it."
CREDITED = "Credit note R-13 has it in writing."
CORRECTED = "Correction R-14 cancels Credit note R-13, because the money is still with us. Nothing is to be paid for it."
OF_A_PAYER = {"name": "Ada Berg", "title": "Four sessions", "amount": money(13000, "USD"), "practice": SAMPLE_PRACTICE}

register(
    MailKind(
        "payments.refunded",
        _("Refund"),
        _("Refunded: {amount}"),
        _("Hello {name},\n\nWe have refunded {amount} of your payment for “{title}”. {how}\n\n{document}\n\n{taken}\n\n{left}"),
        {**OF_A_REFUND, "how": HOW, "document": CREDITED},
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
            "way with you. If sessions were taken for it, they are yours again until then.\n\n{document}\n\n{left}"
        ),
        {**{key: value for key, value in OF_A_REFUND.items() if key != "taken"}, "document": CORRECTED},
        _("See my sessions"),
    )
)

register(
    MailKind(
        "payments.refunded_for_you",
        _("Refund of what someone else paid"),
        _("A refund: {title}"),
        _("Hello {name},\n\nWhat was paid for you for “{title}” was refunded, in whole or in part.\n\n{taken}\n\n{left}"),
        FOR_SOMEONE_ELSE,
        _("See my sessions"),
    )
)

register(
    MailKind(
        "payments.refunded_payer",
        _("Refund, to whoever paid for a client"),
        _("Refunded: {amount}"),
        _("Hello {name},\n\nWe have refunded {amount} of your payment for “{title}”. {how}\n\n{document}"),
        {**OF_A_PAYER, "how": HOW, "document": CREDITED},
        group=TO_PAYERS,
    )
)

register(
    MailKind(
        "payments.refund_failed_for_you",
        _("A refund of what someone else paid that did not arrive"),
        _("A refund did not arrive: {title}"),
        _(
            "Hello {name},\n\nThe refund of what was paid for you for “{title}” did not arrive. If sessions were taken for it, "
            "they are yours again until it does.\n\n{left}"
        ),
        {key: value for key, value in FOR_SOMEONE_ELSE.items() if key != "taken"},
        _("See my sessions"),
    )
)

register(
    MailKind(
        "payments.refund_failed_payer",
        _("A refund that did not arrive, to whoever paid for a client"),
        _("Your refund did not arrive"),
        _(
            "Hello {name},\n\nYour bank did not take the refund of {amount} for “{title}”. We will find another way; please "
            "write to us how you would like to get it.\n\n{document}"
        ),
        {**OF_A_PAYER, "document": CORRECTED},
        group=TO_PAYERS,
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
        {**TO_COACH, "amount": money(13000, "USD")},
        _("See the client"),
        group=TO_COACHES,
    )
)
