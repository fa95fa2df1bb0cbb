"""The mails about money that fits nothing, to whoever decides about it and to whoever paid it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register
from coaching.payments.after_sale.refund_kinds import TO_PAYERS
from coaching.payments.models import Discrepancy
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


def _still_to_decide(facts: dict[str, Any]) -> bool:
    return Discrepancy.objects.open().filter(pk=facts["discrepancy"]).exists()


register(
    MailKind(
        "payments.misfit_coach",
        _("Money that fits nothing"),
        _("Money needs your decision"),
        _("{what}\n\n{do}\n\nIt is on your desk, under “Money to decide”, until somebody has decided."),
        {
            "what": "$520 came from Ada Berg (who pays for Clara Lind) for something that was paid already.",
            "do": "Refund the second payment, or give sessions for it.",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        _("See what to do"),
        group=TO_COACHES,
        still_wanted=_still_to_decide,
    )
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
