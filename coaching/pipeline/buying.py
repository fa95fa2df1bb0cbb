"""“Yes” leads straight to paying exactly what was offered, with the account made on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.payments.after_sale import standing as after_sale
from coaching.payments.checkout import agreements, checkouts
from coaching.payments.checkout.agreements import Agreement
from coaching.payments.checkout.offers import SpecialOffer, register
from coaching.payments.instalments import reads as instalments
from coaching.payments.instalments.shown import Shown
from coaching.payments.models import Checkout, Purchase
from coaching.people.models import Client
from coaching.pipeline import clients, mails, offers
from coaching.pipeline.links import OFFER
from coaching.pipeline.models import Offer
from coaching.practice.days import today

__all__ = ["NotAsRead", "Standing", "pay", "standing"]
Answer, Status = Offer.Answer, Checkout.Status


class NotAsRead(offers.OfferError):
    """The offer changed after the page was shown on which it was accepted."""


@dataclass(frozen=True)
class Standing:
    """How far the buying of an offer is. `can_pay` tells whether its page leads to paying, now; `is_invoiced` whether its
    sessions are there and someone else has yet to pay; `money` what happened to what was paid."""

    can_pay: bool = False
    is_paid: bool = False
    is_invoiced: bool = False
    is_pending: bool = False
    has_failed: bool = False
    months: Shown | None = None  # how its monthly payments stand, once a card is asked for
    money: after_sale.Standing | None = None


def standing(offer: Offer, now: datetime) -> Standing:
    """Two queries, some more for monthly payments; none for a recap that offers nothing which can be paid for here."""
    promise = offer.promise
    if promise is None:
        return Standing()
    last = _last(offer)
    months = instalments.of_checkout(last) if last and last.status != Status.EXPIRED else None
    if bought := purchase_of(offer):
        is_paid = bought.payments.exists()
        money = after_sale.of_purchase(bought, for_client=True) if is_paid else None
        return Standing(is_paid=is_paid, is_invoiced=not is_paid, months=months, money=money)
    status = last.status if last else ""
    if status == Status.PENDING:
        return Standing(is_pending=True, months=months)
    # A page of Stripe's that was opened in time can be paid after the offer's last day.
    open_now = not offer.is_over(now) or bool(last and _is_open(last, offer, now))
    can_pay = checkouts.can_pay_for(promise) and open_now and not offer.client.has_left(now)
    return Standing(can_pay=can_pay, has_failed=status == Status.FAILED, months=months)


@register
def offered_to(client: Client, now: datetime) -> Iterator[SpecialOffer]:
    """The recap of a client, as long as it can be paid, for their page of packages."""
    offer = Offer.objects.filter(client=client, sent_at__isnull=False).select_related("client__coach", "offered").first()
    if offer and standing(offer, now).can_pay:
        yield SpecialOffer(offer.promise.package_id, offer.promise, OFFER.path(offer), offer.until)


def purchase_of(offer: Offer) -> Purchase | None:
    """What its client has of the package since it was offered, whoever pays or paid."""
    package = offer.promise.package_id
    return Purchase.objects.filter(client=offer.client_id, package=package, bought_at__gte=offer.created_at).first()


def is_paid(offer: Offer) -> bool:
    """Whether nothing of it is to be paid here anymore."""
    return purchase_of(offer) is not None


def agreed(offer: Offer) -> Agreement | None:
    """What was agreed to with a yes to this very offer that is not paid yet: it isn't asked for again."""
    promise = offer.promise
    return agreements.of_unpaid(agreements.unpaid(offer.client, promise.package), promise) if promise else None


def pay(*, offer: Offer, read: str, reason: str = "", agreed: Agreement | None = None, now: datetime | None = None) -> str:
    """The prospect's yes, and the address at which they pay. Said again it is one yes, and the same address.

    They become a client and are invited by mail; whoever holds the link pays and opens no account by it. `read` is the
    fingerprint of the terms on the page that was answered, `agreed` what else was agreed to. Raises OfferError, NotAsRead,
    StripeProblem.
    """
    now = now or timezone.now()
    offer = _accept(offer, read, reason, now)
    if is_paid(offer):
        return OFFER.path(offer)
    return checkouts.start(
        client=offer.client,
        package=offer.promise.package,
        sold=offer.promise,
        without_account=True,
        back_to=OFFER.path(offer),
        may_begin=lambda: _refuse_to_begin(offer, now),
        agreed=agreed,
        now=now,
    )


@transaction.atomic
def _accept(offer: Offer, read: str, reason: str, now: datetime) -> Offer:
    """Notes the yes and makes them a client, once. Nothing, where the offer is over."""
    client = Client.objects.select_for_update(of=("self",), no_key=True).select_related("coach").get(pk=offer.client_id)
    offer = Offer.objects.select_related("client__coach", "offered__package").get(pk=offer.pk)
    if offer.promise is None or offer.promise.fingerprint != read:
        raise NotAsRead(_("The offer was changed while this page was open. Please read it again, then answer."))
    if offer.is_over(now):
        return offer
    if client.is_prospect:
        if offer.answer != Answer.YES or reason:
            offers.answer(offer=offer, choice=Answer.YES, reason=reason, now=now)
        clients.make_client(client=client, now=now)
    elif offer.answer != Answer.YES:
        _note_yes(offer, reason, now)
    return Offer.objects.select_related("client__coach", "offered__package").get(pk=offer.pk)


def _note_yes(offer: Offer, reason: str, now: datetime) -> None:
    """The yes of someone whom the coach made a client before they answered."""
    offer.answer, offer.reason, offer.answered_at = Answer.YES, reason, now
    offer.save(update_fields=["answer", "reason", "answered_at"])
    mails.tell_coach(offer)


def _refuse_to_begin(offer: Offer, now: datetime) -> None:
    """Under the lock of the client's row: what was paid a moment ago is not begun again, nor what is over."""
    if is_paid(offer):
        raise offers.OfferError(_("This is paid already. Thank you!"))
    if offer.is_over(now):
        raise offers.OfferError(_("This offer has ended. Reply to the email, and we'll see what's possible."))


def _last(offer: Offer) -> Checkout | None:
    """The last time that its client went to pay for the package; none that came to nothing before it was offered."""
    same = Checkout.objects.filter(client=offer.client_id, package=offer.promise.package_id, request=None)
    came_to_nothing = Q(status__in=[Status.FAILED, Status.EXPIRED])
    of_before = Q(came_to_nothing, back_to="", created_at__lt=offer.sent_at or offer.created_at)
    return same.exclude(of_before).select_related("client").order_by("-pk").first()


def _is_open(checkout: Checkout, offer: Offer, now: datetime) -> bool:
    if checkout.status != Status.OPEN or checkout.expires_at is None:
        return False
    begun = checkout.expires_at - checkouts.OPEN_FOR
    in_time = today(begun, offer.client.coach.timezone) <= offer.valid_until
    return in_time and checkout.expires_at > now and checkout.terms == offer.promise.terms
