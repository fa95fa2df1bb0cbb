"""The one sentence about how a plan stands, for its client and for its coach: every page and mail says this one.

docs/money.md has the sentences as a table, which a test holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.payments.instalments.states import State
from coaching.payments.models import Instalment
from coaching.payments.models.terms import Release
from coaching.payments.money import money

if TYPE_CHECKING:
    from coaching.payments.instalments.shown import Shown


def for_client(shown: Shown) -> str:
    """For whoever pays."""
    return _joined(_CLIENT[shown.state](shown), _waived(shown), _refunded(shown))


def for_coach(shown: Shown) -> str:
    """For the coach's pages and mails."""
    return _joined(_COACH[shown.state](shown), _waived(shown), _refunded(shown))


def stopped_after(paid: int, months: int) -> str:
    """What a plan that was stopped early says in a few words."""
    words = ngettext("stopped after %(paid)d of %(all)d payment", "stopped after %(paid)d of %(all)d payments", months)
    return words % {"paid": paid, "all": months}


def arrived(paid: int, months: int) -> str:
    """How many have arrived, in a few words."""
    words = ngettext("%(paid)d of %(all)d payments has arrived", "%(paid)d of %(all)d payments have arrived", paid)
    return words % {"paid": paid, "all": months}


def _arrived(shown: Shown) -> str:
    return f"{arrived(shown.paid, shown.checkout.instalments)}."


def _next(shown: Shown) -> str:
    if (row := shown.next) is None:
        return ""
    return _("The next one, %(amount)s, is on %(day)s.") % {"amount": row.amount_text, "day": date_format(row.due_on)}


def _what_failed(shown: Shown) -> dict[str, str]:
    """The payments that failed, as one amount and the day of the first."""
    amount = money(sum(row.amount for row in shown.failed), shown.checkout.currency)
    return {"amount": amount, "day": date_format(shown.failed[0].due_on)}


def _again(shown: Shown) -> str:
    """Whether Stripe tries again by itself, as Stripe says."""
    days = [row.next_try_on for row in shown.failed if row.next_try_on]
    if days:
        return _("It is tried again on %(day)s.") % {"day": date_format(min(days))}
    return _("It is tried again when another card is set.")


def _waived(shown: Shown) -> str:
    count = sum(row.status == Instalment.Status.FORGIVEN for row in shown.rows)
    return ngettext("%(count)d payment is waived.", "%(count)d payments are waived.", count) % {"count": count} if count else ""


def _refunded(shown: Shown) -> str:
    purchase = shown.plan.purchase if shown.plan else None
    payments: Iterable[Any] = purchase.payments.all() if purchase else ()
    amount = sum(each.amount for payment in payments for each in payment.gone_back)
    return _("%(amount)s was refunded.") % {"amount": money(amount, shown.checkout.currency)} if amount else ""


def _first(shown: Shown) -> dict[str, str]:
    amount = shown.rows[0].amount_text if shown.rows else ""
    return {"amount": amount, "client": shown.checkout.client.name}


def _comes(shown: Shown) -> str:
    """What comes with the first payment."""
    if shown.checkout.release == Release.WITH_EACH:
        return _("With it your first sessions are there, and the receipt comes by email.")
    return _("With it your sessions are there, and the receipt comes by email.")


def _after(shown: Shown) -> dict[str, int]:
    return {"paid": shown.paid, "all": shown.checkout.instalments}


def _joined(*sentences: str) -> str:
    return " ".join(each for each in sentences if each)


Words = dict[State, Callable[["Shown"], str]]
_CLIENT: Words = {
    State.ASKED: lambda shown: _("No card is saved yet, and nothing is charged."),
    State.SAVED: lambda shown: _("Your card is saved. Nothing is charged yet: the payments are being set up."),
    State.BEGINNING: lambda shown: _joined(
        _("Your card is saved. Nothing is charged yet: the first payment, %(amount)s, is taken within a few hours.")
        % _first(shown),
        _comes(shown),
    ),
    State.FIRST_FAILED: lambda shown: _joined(
        _("The first payment, %(amount)s, did not go through: nothing was charged, and nothing is bought yet.")
        % _what_failed(shown),
        _again(shown),
        _("If your card has changed, set another one."),
    ),
    State.RUNNING: lambda shown: _joined(_arrived(shown), _next(shown)),
    State.FAILED: lambda shown: _joined(
        _("The payment of %(amount)s, due on %(day)s, did not go through. What you have stays yours.") % _what_failed(shown),
        _again(shown),
        _("If your card has changed, set another one."),
    ),
    State.MENDED: lambda shown: (
        _("Your new card is set. The payment of %(amount)s is tried again with it.") % _what_failed(shown)
    ),
    State.STOPPING: lambda shown: _("The payments are being stopped; Stripe has yet to confirm it."),
    State.FINISHED: lambda shown: _joined(_arrived(shown), _("Nothing more is to be paid. Thank you.")),
    State.STOPPED: lambda shown: (
        _(
            "Your coach stopped the payments after %(paid)d of %(all)d. Nothing more is charged, and what you paid for stays "
            "yours."
        )
        % _after(shown)
    ),
    State.LEFT: lambda shown: _("The payments stopped after %(paid)d of %(all)d. Nothing more is charged.") % _after(shown),
    State.CANCELED: lambda shown: (
        _(
            "The payments were stopped at Stripe after %(paid)d of %(all)d. Nothing more is charged, and what you paid for stays "
            "yours."
        )
        % _after(shown)
    ),
    State.NOT_BEGUN: lambda shown: _("The payments ended before the first one: nothing was charged, and nothing is bought."),
}
_COACH: Words = {
    State.ASKED: lambda shown: _("%(client)s has not saved a card yet. Nothing is charged.") % _first(shown),
    State.SAVED: lambda shown: (
        _("%(client)s has saved a card. Nothing is charged yet: the payments are being set up.") % _first(shown)
    ),
    State.BEGINNING: lambda shown: (
        _("%(client)s has saved a card. Nothing is charged yet: the first payment, %(amount)s, is on its way.") % _first(shown)
    ),
    State.FIRST_FAILED: lambda shown: _joined(
        _("The first payment, %(amount)s, did not go through: nothing was charged, and nothing is bought yet.")
        % _what_failed(shown),
        _again(shown),
    ),
    State.RUNNING: _CLIENT[State.RUNNING],
    State.FAILED: lambda shown: _joined(
        _("The payment of %(amount)s, due on %(day)s, did not go through.") % _what_failed(shown), _again(shown)
    ),
    State.MENDED: lambda shown: (
        _("%(client)s has set another card. The payment of %(amount)s is tried again with it.")
        % (_first(shown) | _what_failed(shown))
    ),
    State.STOPPING: lambda shown: _("The payments are being stopped; Stripe has not confirmed it yet."),
    State.FINISHED: lambda shown: _joined(_arrived(shown), _("Nothing more is to be paid.")),
    State.STOPPED: lambda shown: (
        _("The payments were stopped here after %(paid)d of %(all)d. Nothing more is charged.") % _after(shown)
    ),
    State.LEFT: lambda shown: (
        _("The payments stopped after %(paid)d of %(all)d, because the client left. Nothing more is charged.") % _after(shown)
    ),
    State.CANCELED: lambda shown: (
        _("The payments were stopped at Stripe after %(paid)d of %(all)d. Nothing more is charged.") % _after(shown)
    ),
    State.NOT_BEGUN: _CLIENT[State.NOT_BEGUN],
}
