from django import template
from django.utils import timezone

from coaching.payments.after_sale import own_words
from coaching.payments.checkout.notices import notices
from coaching.payments.instalments.reads import Shown, to_tell
from coaching.payments.invoices import parties
from coaching.payments.models import Checkout
from coaching.payments.validity import spoken_days

register = template.Library()
register.filter("spoken_days", spoken_days)
MOST = 3


@register.inclusion_tag("coaching/payments/notices.html")
def payment_notices(client):
    """A client's payments that are on their way, or did not go through, with the months that need a word: at most three, first
    those that ask for something, and how many there are in all."""
    found = [*to_tell(client), *notices(client, timezone.now())]
    shown = sorted(found, key=lambda each: not _asks_for_something(each))[:MOST]
    plans = [each for each in shown if isinstance(each, Shown)]
    checkouts = [each for each in shown if each not in plans]
    return {"plans": plans, "checkouts": checkouts, "in_all": len(found) if len(found) > MOST else 0}


@register.inclusion_tag("coaching/payments/notices.html")
def all_payment_notices(client):
    """All payments that are on their way or did not go through, for the page that tells of the months itself."""
    return {"checkouts": notices(client, timezone.now())}


@register.inclusion_tag("coaching/payments/invoices/no_seller.html", takes_context=True)
def say_who_sells(context):
    """A word for staff while documents would not say who sells, with the way to the settings for whoever may write there."""
    user = context["request"].user
    may = user.has_perm("coaching.change_billingsettings")
    return {"no_seller": not parties.has_seller(), "billing": parties.settings_url() if may else ""}


def _asks_for_something(notice):
    """A plan that needs a card, or a payment of their own that failed."""
    if isinstance(notice, Shown):
        return notice.needs_a_card
    return notice.status == Checkout.Status.FAILED and not notice.request_id


@register.inclusion_tag("coaching/payments/after_sale/own_words.html")
def payment_words(client):
    """All that happened to a client's payments after the sale, the latest of it."""
    return {"money_words": own_words.all_for_client(client)}
