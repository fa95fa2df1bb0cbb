"""Sending a buyer to Stripe's payment page: one page for a client and a package, however often and wherever it is asked for."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.payments import stripe_api
from coaching.payments.account import lots
from coaching.payments.checkout import agreements, at_stripe, pages, settling
from coaching.payments.checkout.agreements import Agreement
from coaching.payments.checkout.links import ORDER
from coaching.payments.instalments import beginning
from coaching.payments.instalments.links import MONTHLY
from coaching.payments.models import Checkout, InstalmentPlan, Package, PaymentRequest
from coaching.payments.models.terms import Terms
from coaching.people.models import Client

OPEN_FOR = timedelta(hours=23)  # Stripe takes a day at most, by its own clock
LOST_AFTER = timedelta(minutes=10)  # without Stripe's answer by then, nobody was ever shown that page
TRIES = 4
Status = Checkout.Status
ON_ITS_WAY = gettext_lazy("A payment for this is on its way already, and a bank has yet to confirm it. Please wait for it.")


class NotBegun(Exception):
    """Nothing was begun: somebody else's payment for the same is on its way from a bank, or the client leaves. The message says
    so, for whoever wants to pay."""


@dataclass(frozen=True)
class Wanted:
    """What someone wants to pay for. `may_begin` raises where no new page may be begun; one that is open still counts."""

    client: Client
    package: Package | None
    sold: Terms
    request: PaymentRequest | None
    without_account: bool
    back_to: str
    may_begin: Callable[[], None]
    now: datetime
    agreed: Agreement | None = None


def can_pay_for(sold: Terms) -> bool:
    """Whether this can be paid here, at once or month by month; otherwise it says "ask about this"."""
    return stripe_api.is_configured() and (sold.instalments == 1 or sold.price >= sold.instalments)


def start(
    *,
    client: Client,
    package: Package | None,
    sold: Terms | None = None,
    request: PaymentRequest | None = None,
    without_account: bool = False,
    back_to: str = "",
    may_begin: Callable[[], None] = lambda: None,
    agreed: Agreement | None = None,
    now: datetime | None = None,
) -> str:
    """The address at which to pay for the package at the terms of `sold` (its own when None): Stripe's page, or ours that says
    that it is paid or on its way. Where someone else pays, for a `request`, that page is theirs, `back_to`.

    A page that is open is led to again; one whose terms have changed is closed at Stripe first, and a new one begun. Stripe is
    asked outside any transaction, with an idempotency key, so that asking again is harmless. Raises StripeProblem,
    NotBegun.
    """
    terms = sold or package
    assert terms is not None
    wanted = Wanted(client, package, terms, request, without_account, back_to, may_begin, now or timezone.now(), agreed)
    for _try in range(TRIES):
        if page := _page_of(_under_way(wanted), wanted):
            return page
    raise stripe_api.StripeProblem("no page stayed open")


def note(*, client: Client, package: Package, key: uuid.UUID, agreed: Agreement | None, now: datetime) -> Checkout:
    """A checkout of someone without an account who is new here, not yet at Stripe: `start` goes on with it."""
    return _new(Wanted(client, package, package, None, True, "", lambda: None, now, agreed), key)


def newest_like(checkout: Checkout) -> Checkout:
    """The last one that was begun for the same client and package without an account: what an older page is about, too, unless
    monthly payments go on there."""
    if InstalmentPlan.objects.running().filter(checkout=checkout).exists():
        return checkout
    like = Checkout.objects.filter(client=checkout.client_id, package=checkout.package_id, without_account=True)
    return like.latest("pk")


@transaction.atomic
def _under_way(wanted: Wanted) -> Checkout:
    """The one checkout of this client and package, begun now if there is none."""
    if lots.locked(wanted.client).has_left(wanted.now):
        raise NotBegun(_not_asked_for(wanted))
    _refuse_a_second(wanted)
    of_it = Checkout.objects.under_way().filter(client=wanted.client, package=wanted.package, request=wanted.request)
    found = of_it.first()
    if found and not _is_lost(found, wanted):
        agreements.note(found, wanted.agreed)
        return found
    wanted.may_begin()
    if found:
        note_expired(found)
    return _new(wanted, uuid.uuid4())


def _not_asked_for(wanted: Wanted) -> str:
    """Someone who pays for a client doesn't learn that their account is being deleted."""
    if wanted.request:
        return _("This isn't asked for anymore, so there is nothing to pay.")
    return _("This account is being deleted, so nothing can be bought for it anymore.")


def _refuse_a_second(wanted: Wanted) -> None:
    """While a bank has yet to confirm what the client pays, nobody else pays for the same package;
    nor does the client while someone else's bank is asked.

    Two who were asked to pay are asked for two things.
    """
    waiting = Checkout.objects.filter(client=wanted.client, package=wanted.package, status=Status.PENDING)
    if wanted.package and waiting.filter(request__isnull=wanted.request is not None).exists():
        raise NotBegun(str(ON_ITS_WAY))


def _new(wanted: Wanted, key: uuid.UUID) -> Checkout:
    checkout = Checkout.objects.create(
        client=wanted.client,
        package=wanted.package,
        request=wanted.request,
        idempotency_key=key,
        without_account=wanted.without_account,
        back_to=wanted.back_to,
        expires_at=(wanted.now + OPEN_FOR).replace(microsecond=0),
        **wanted.sold.terms,
    )
    agreements.note(checkout, wanted.agreed)
    if checkout.without_account:
        checkout.order_path = ORDER.path(checkout)
        checkout.save(update_fields=["order_path"])
    return checkout


def _is_lost(checkout: Checkout, wanted: Wanted) -> bool:
    """Whether Stripe's answer never reached us and asking for it again would not help: nobody can have been sent to its page."""
    if checkout.session_id:
        return False
    is_old = checkout.expires_at is None or checkout.expires_at - OPEN_FOR < wanted.now - LOST_AFTER
    return is_old or checkout.terms != wanted.sold.terms


def _page_of(checkout: Checkout, wanted: Wanted) -> str | None:
    """Where this checkout is paid or told about; None when it turned out to be over, and another is to begin."""
    if checkout.status == Status.PENDING:
        return pages.told_at(checkout)
    if not checkout.session_id:
        return MONTHLY.path(checkout) if beginning.is_monthly(checkout) else at_stripe.begin(checkout)
    try:
        session = stripe_api.fetch_session(checkout.session_id)
        if session["status"] == "open":
            if checkout.terms == wanted.sold.terms:
                return session["url"]
            at_stripe.close(checkout)
    except stripe_api.NotAtStripe:  # the key is another account's, or another mode's, since
        note_expired(checkout)
        return None
    return settled(checkout)


def settled(checkout: Checkout) -> str | None:
    """Does what Stripe says about a page that is no longer open; where it leads to, if it was paid."""
    try:
        settling.settle(session_id=checkout.session_id or "")
    except settling.SettleError:
        return pages.told_at(checkout)
    checkout.refresh_from_db(fields=["status", "client"])
    return pages.told_at(checkout) if checkout.status in {Status.PAID, Status.PENDING} else None


def note_expired(checkout: Checkout) -> None:
    Checkout.objects.filter(pk=checkout.pk, status=Status.OPEN).update(status=Status.EXPIRED)
