"""What is said of payments that a bank has yet to confirm when an account is deleted: nobody can be written to once they arrive.

The address goes with the account, so an email about the money that goes back is not promised; the farewell says it instead.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from coaching.payments.checkout import notices
from coaching.payments.models import Checkout
from coaching.privacy import residual_data
from coaching.privacy.person import Person


def of_person(person: Person) -> list[Checkout]:
    """Theirs, also those they made as a visitor."""
    doubles = residual_data.doubles(person).values_list("pk", flat=True)
    found = notices.of_their_own([*(client.pk for client in person.clients), *doubles])
    return list(found.select_related("client__coach"))


def to_person(payments: Iterable[Checkout], coach: str) -> str:
    """For the farewell; "" where nothing is on its way."""
    words = _("Your payment of %(price)s for “%(title)s” is still on its way from your bank.")
    return _with(
        payments,
        words,
        _(
            "When it arrives, nothing is bought with it: %(coach)s is asked to send it back the way it came. We can't write to "
            "you about it then, because your address is deleted with the account."
        )
        % {"coach": coach},
    )


def to_staff(payments: Iterable[Checkout]) -> str:
    """For the coach, and for whoever erases by hand; it names no one."""
    words = _("A payment of %(price)s for “%(title)s” is still on its way from a bank.")
    after = _("When it arrives, it is under “Money to decide”, to be refunded. The farewell says so; no email can later.")
    return _with(payments, words, after)


def _with(payments: Iterable[Checkout], words: str, after: str) -> str:
    sentences = [words % {"price": each.price_text, "title": each.title} for each in payments]
    return " ".join([*sentences, after]) if sentences else ""
