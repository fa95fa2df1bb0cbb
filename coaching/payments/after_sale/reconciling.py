"""Asking Stripe ourselves, in case neither the return page nor the webhook told us. Each thing goes the road it goes otherwise.

Stripe's events since the last time go through `stripe_events.handle`, as delivered ones do; then each checkout that is open is
settled, pages on which nothing is to be paid anymore are closed, and each refund that never reached Stripe is asked for
again. At the first silence it stops, until the next time.
"""

import logging
from datetime import datetime, timedelta
from time import monotonic

from django.utils.translation import ngettext

from coaching.payments import stripe_api, stripe_events
from coaching.payments.after_sale import refunds
from coaching.payments.checkout import closing, settling
from coaching.payments.instalments import resuming
from coaching.payments.models import Checkout, Reconciliation, StripeEvent
from coaching.payments.stripe_api import StripeProblem
from coaching.practice.tracebacks import without_words

MOST = timedelta(days=30)  # Stripe keeps its events so long
AGAIN = timedelta(hours=1)  # an event can be listed later than it is dated
SECONDS = 240  # less than the job may take
logger = logging.getLogger(__name__)


class OutOfTime(Exception):
    """There is more than fits into one time; the next goes on."""


def reconcile(now: datetime, seconds: float = SECONDS) -> Reconciliation:
    """Finds what was missed until `now`, within about so many seconds. Returns what it found, which is stored as well."""
    found, until = Reconciliation(at=now, since=_since(now)), monotonic() + seconds
    try:
        _handle_events(found, now, until)
        _settle_open(found, now, until)
        closing.close_all()
        found.refunds = refunds.resume(now)
        resuming.resume(now)
    except StripeProblem as problem:
        found.problem = f"Stripe: {problem}"[:100]
    except OutOfTime:
        found.problem = "out of time"
    found.save()
    return found


def sentence(found: Reconciliation) -> str:
    """What it found, for the log and the command."""
    parts = [
        ngettext("%d event", "%d events", found.events) % found.events,
        ngettext("%d of them not delivered", "%d of them not delivered", found.missed) % found.missed,
        ngettext("%d checkout recorded", "%d checkouts recorded", found.checkouts) % found.checkouts,
        ngettext("%d refund sent again", "%d refunds sent again", found.refunds) % found.refunds,
        *filter(None, [found.problem]),
    ]
    return ", ".join(parts)


def _since(now: datetime) -> datetime:
    """From where the last one that came to its end began."""
    last = Reconciliation.objects.filter(problem="").order_by("-at").first()
    return max(last.at - AGAIN, now - MOST) if last else now - MOST


def _handle_events(found: Reconciliation, now: datetime, until: float) -> None:
    listed = stripe_api.events_since(found.since, stripe_events.LISTENERS)
    known = set(StripeEvent.objects.filter(created_at__gte=found.since - AGAIN).values_list("stripe_id", flat=True))
    found.events = len(listed)
    for event in listed:
        if stripe_api.is_event(event) and event["id"] not in known:
            _check_time(until)
            found.missed += _handle(event, now)


def _handle(event: dict, now: datetime) -> bool:
    """Whether it was new to us. One that we can't deal with keeps none of the others from their turn."""
    try:
        return stripe_events.handle(event, delivered=False, now=now)
    except (stripe_events.NotAnEvent, StripeProblem) as error:
        if isinstance(error, StripeProblem) and not error.is_final:
            raise
        logger.warning("An event could not be dealt with: %s", without_words(error))
    return False


def _settle_open(found: Reconciliation, now: datetime, until: float) -> None:
    still_open = Checkout.objects.under_way().filter(session_id__isnull=False, created_at__gte=now - MOST)
    for session_id in filter(None, still_open.values_list("session_id", flat=True)):
        _check_time(until)
        try:
            found.checkouts += settling.settle(session_id=session_id, now=now) is not None
        except settling.SettleError as error:
            logger.warning("%s: %s", session_id, error)
        except StripeProblem as problem:
            if not problem.is_final:
                raise


def _check_time(until: float) -> None:
    if monotonic() > until:
        raise OutOfTime
