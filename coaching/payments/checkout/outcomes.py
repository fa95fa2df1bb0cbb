"""What came of a checkout, for the page that a buyer comes back to: asked of Stripe, never guessed."""

from dataclasses import dataclass
from enum import StrEnum

from coaching.mail.models import Message
from coaching.payments import stripe_api
from coaching.payments.after_sale import misfits, standing
from coaching.payments.after_sale.standing import Standing
from coaching.payments.checkout import settling
from coaching.payments.models import Checkout, Discrepancy, InstalmentPlan, Purchase

Status = Checkout.Status


class State(StrEnum):
    PAID = "paid"
    PENDING = "pending"  # the bank has yet to confirm
    FAILED = "failed"
    UNPAID = "unpaid"  # the page is open, or was closed without money
    DIFFERS = "differs"  # what was paid is not what was sold
    MONTHLY = "monthly"  # a card is saved: the plan says how it goes on
    SILENT = "silent"  # Stripe doesn't answer


@dataclass(frozen=True)
class Outcome:
    """`purchase` is what was bought, once it is paid; `has_receipt` tells whether its receipt is, or will be, in the mail.
    `money` says what happened to its money since. `problem` is a sentence about what doesn't fit, and `misfit` that money, once
    it has come."""

    state: State
    purchase: Purchase | None = None
    has_receipt: bool = False
    problem: str = ""
    plan: InstalmentPlan | None = None
    money: Standing | None = None
    misfit: Discrepancy | None = None


def find_out(checkout: Checkout) -> Outcome:
    """Settles what Stripe says of a checkout, and tells what came of it. What is paid or failed is not asked again."""
    if checkout.session_id and checkout.status not in {Status.PAID, Status.FAILED}:
        try:
            settling.settle(session_id=checkout.session_id)
        except settling.SettleError as error:
            return Outcome(State.DIFFERS, problem=str(error), misfit=misfits.of_checkout(checkout))
        except stripe_api.NotAtStripe:
            return Outcome(State.UNPAID)
        except stripe_api.StripeProblem:
            return Outcome(State.SILENT)
        checkout.refresh_from_db(fields=["status", "client"])
    return as_stored(checkout)


def as_stored(checkout: Checkout) -> Outcome:
    """What is known here of a checkout, without asking Stripe."""
    if plan := InstalmentPlan.objects.filter(checkout=checkout).select_related("checkout", "purchase").first():
        bought = plan.purchase
        money = standing.of_purchase(bought) if bought else None
        return Outcome(State.MONTHLY, bought, bought is not None and _has_receipt(bought), plan=plan, money=money)
    if purchase := Purchase.objects.filter(checkout=checkout).first():
        return Outcome(State.PAID, purchase, _has_receipt(purchase), money=standing.of_purchase(purchase))
    states = {Status.PAID: State.DIFFERS, Status.PENDING: State.PENDING, Status.FAILED: State.FAILED}
    misfit = misfits.of_checkout(checkout) if checkout.status == Status.PAID else None
    return Outcome(states.get(Status(checkout.status), State.UNPAID), misfit=misfit)


def _has_receipt(purchase: Purchase) -> bool:
    going = [Message.State.WAITING, Message.State.SENT]
    causes = [f"receipt:{payment.pk}" for payment in purchase.payments.all()]
    return Message.objects.filter(cause__in=causes, kind="payments.receipt", state__in=going).exists()
