"""What the page to buy says of an order that its browser has already: as its own page does, in a sentence."""

from django.utils.translation import gettext as _

from coaching.payments.checkout import outcomes
from coaching.payments.checkout.outcomes import Outcome, State
from coaching.payments.instalments import reads as instalments
from coaching.payments.models import Checkout


def of(checkout: Checkout) -> str:
    """How it stands by what is stored here, and that another one is another purchase, where something was bought."""
    outcome = outcomes.as_stored(checkout)
    again = _("Buying it again is another purchase, with sessions of its own.") if outcome.purchase else ""
    return " ".join(filter(None, [_how(checkout, outcome), again]))


def _how(checkout: Checkout, outcome: Outcome) -> str:
    title = {"title": checkout.title}
    if months := outcome.plan and instalments.of_checkout(checkout):
        words = [_("“%(title)s”:") % title, months.to_client, outcome.money.of_bank() if outcome.money else ""]
        return " ".join(filter(None, words))
    if outcome.money:
        return _("You have paid “%(title)s” already.") % title if outcome.money.is_paid else outcome.money.told
    if outcome.state == State.PENDING:
        return _("Your payment for “%(title)s” is on its way.") % title
    if outcome.state == State.DIFFERS:
        if outcome.misfit and outcome.misfit.went_back:
            return _("Your payment for “%(title)s” was sent back, and nothing was bought.") % title
        return _("Your payment for “%(title)s” has come, but something about it doesn't fit.") % title
    return _("You have begun to buy “%(title)s”, and it isn't paid yet.") % title
