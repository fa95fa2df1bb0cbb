"""Each discrepancy in a sentence, and what to do about it in another."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.payments.after_sale.whose_money import request_of
from coaching.payments.models import Discrepancy, PaymentRequest
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

Kind, SHOWN = Discrepancy.Kind, 6  # letters of an id


def what(discrepancy: Discrepancy) -> str:
    """What happened; of what is about nobody known here, also what tells it apart from its like."""
    request = request_of(discrepancy)
    words = _what(discrepancy, request)
    return words if discrepancy.client or request else f"{words} {_which(discrepancy)}"


def day_of(discrepancy: Discrepancy) -> date:
    """When it was noticed, on the practice's calendar, as all dates of money."""
    return today(discrepancy.noticed_at, PracticeSettings.load().timezone)


def _which(discrepancy: Discrepancy) -> str:
    """The day, and the end of the id that the link to Stripe leads to: who paid is told there alone."""
    day, reference = date_format(day_of(discrepancy)), at_stripe(discrepancy)
    words = _("Noticed on %(day)s; its id at Stripe ends in %(end)s.") if reference else _("Noticed on %(day)s.")
    return words % {"day": day, "end": reference[-SHOWN:]}


def at_stripe(discrepancy: Discrepancy) -> str:
    """Stripe's id of its payment, or else of what it is about; "" where none is known."""
    return discrepancy.facts.get("payment_intent") or discrepancy.reference


def _what(discrepancy: Discrepancy, request: PaymentRequest | None) -> str:
    values = {"amount": discrepancy.amount_text or _("A payment"), "who": _who(discrepancy, request)}
    if discrepancy.kind == Kind.REFUND:
        return _refund(discrepancy) % values
    if discrepancy.is_news:
        title, inside = discrepancy.facts.get("title", ""), _who(discrepancy, request, inside=True)
        return _news(discrepancy) % {**values, "title": title, "inside": inside}
    template = _gone(discrepancy, request) if discrepancy.kind == Kind.GONE else _WHAT()[Kind(discrepancy.kind)]
    words = template % {**values, "title": discrepancy.facts.get("title", "")}
    if discrepancy.facts.get("failed"):
        return f"{words} {_('It was refunded, but the refund did not arrive, so the money is here again.')}"
    return words


def what_to_do(discrepancy: Discrepancy) -> str:
    if discrepancy.kind == Kind.UNREADABLE and isinstance(discrepancy.facts.get("livemode"), bool):
        return _mode(live=discrepancy.facts["livemode"])
    if discrepancy.kind == Kind.DECIDED:
        return _after_decision(discrepancy)
    return _DO()[Kind(discrepancy.kind)]


def decided_at(discrepancy: Discrepancy) -> str:
    """The path of where it stands with what to do about it."""
    return f"{reverse('money_admin:decide')}#decide-{discrepancy.pk}"


def _who(discrepancy: Discrepancy, request: PaymentRequest | None, *, inside: bool = False) -> str:
    """Whoever paid: for someone, or for themselves; `inside` of parentheses without others."""
    client = _client(discrepancy)
    if payer := (request.payer_name if request else discrepancy.facts.get("payer")):
        words = _("%(payer)s, who pays for %(client)s") if inside else _("%(payer)s (who pays for %(client)s)")
        return words % {"payer": payer, "client": client}
    return client


def _client(discrepancy: Discrepancy) -> str:
    """Inside a sentence."""
    if discrepancy.client is None:
        return _("someone unknown here")
    return _("someone who left") if discrepancy.client.is_gone else discrepancy.client.name


def _gone(discrepancy: Discrepancy, request: PaymentRequest | None) -> str:
    """Money for nothing that is there anymore: which it is, is known."""
    came = (
        _("%(amount)s for “%(title)s” came from %(who)s.")
        if discrepancy.facts.get("title")
        else _("%(amount)s came from %(who)s.")
    )
    return f"{came} {_why_gone(discrepancy, request)}"


def _why_gone(discrepancy: Discrepancy, request: PaymentRequest | None) -> str:
    client = discrepancy.client
    if request and client and not client.has_left(discrepancy.noticed_at):
        return _("It was not asked for anymore, so nothing was bought.")
    if client and client.is_gone:
        return _("The client's account was deleted, so nothing was bought.")
    return _("The client's account is being deleted, so nothing was bought.")


def _news(discrepancy: Discrepancy) -> str:
    if discrepancy.kind == Kind.FAILED:
        return _("A payment of %(amount)s for “%(title)s” by %(who)s did not go through: the bank refused it.")
    count = discrepancy.facts.get("sessions") or 0
    taken = ngettext("%(count)d unused session was taken for it.", "%(count)d unused sessions were taken for it.", count)
    words = _("%(amount)s of “%(title)s” (%(inside)s) was refunded at Stripe.")
    if discrepancy.kind == Kind.DECIDED:
        words = _DECIDED()[discrepancy.facts.get("decided") or "closed"][0]
    return f"{words} {taken % {'count': count}}" if count else words


def _after_decision(discrepancy: Discrepancy) -> str:
    """Nothing is said of booked sessions where there were none."""
    if discrepancy.facts.get("decided") == "lost" and discrepancy.facts.get("booked") == 0:
        return _("Nothing of it was booked. There is nothing to do.")
    return _DECIDED()[discrepancy.facts.get("decided") or "closed"][1]


def _DECIDED() -> dict[str, tuple[str, str]]:
    return {
        "won": (
            _("The dispute about %(amount)s of “%(title)s” (%(inside)s) was decided for you."),
            _("The money is yours again and nothing is on hold. There is nothing to do."),
        ),
        "lost": (
            _("The dispute about %(amount)s of “%(title)s” (%(inside)s) was decided for the payer: the money is lost."),
            _("What is booked stays booked. If you don't want to hold those sessions, talk to the client and cancel them."),
        ),
        "closed": (
            _("The bank asks no more about %(amount)s of “%(title)s” (%(inside)s)."),
            _("Nothing changed. There is nothing to do."),
        ),
    }


def _refund(discrepancy: Discrepancy) -> str:
    more = discrepancy.facts.get("more") or 0
    lost = bool(discrepancy.facts.get("dispute"))
    words = _("%(amount)s of %(who)s is lost in a dispute.") if lost else _("%(amount)s went back to %(who)s at Stripe.")
    rest = ngettext(
        "It stands for %(more)d more session, which is booked or used already.",
        "It stands for %(more)d more sessions, which are booked or used already.",
        more,
    )
    return f"{words} {rest % {'more': more}}"


def _mode(*, live: bool) -> str:
    if live:
        return _("It is a real payment, but your key is for test mode or for another account. Set the live key, then look at it.")
    return _("It comes from test mode, but your key is live or of another account. No money moved: you can leave it.")


def _WHAT() -> dict[str, str]:
    return {
        Kind.AMOUNT: _("%(amount)s came from %(who)s: another amount than was sold. No sessions were given."),
        Kind.CURRENCY: _("%(amount)s came from %(who)s: in another currency than was sold. No sessions were given."),
        Kind.UNKNOWN: _("%(amount)s came through a payment page that was not begun here."),
        Kind.UNREADABLE: _("Stripe told of a payment that your key can't read."),
        Kind.TWICE: _("%(amount)s came from %(who)s for something that was paid already."),
        Kind.REFUND_FAILED: _("%(amount)s did not go back to %(who)s: Stripe or the bank refused the refund."),
        Kind.UNKNOWN_REFUND: _("%(amount)s was refunded at Stripe, of a payment that is not known here."),
        Kind.UNKNOWN_DISPUTE: _("%(amount)s is disputed, of a payment that is not known here."),
        Kind.INSTALMENT: _("%(amount)s came from %(who)s as an instalment that fits no plan."),
    }


def _DO() -> dict[str, str]:
    return {
        Kind.AMOUNT: _("Give sessions for it, or refund it."),
        Kind.CURRENCY: _("Give sessions for it, or refund it."),
        Kind.UNKNOWN: _("If it belongs to another business of yours in the same account, leave it. Otherwise refund it."),
        Kind.GONE: _("Refund it: nobody can use it."),
        Kind.UNREADABLE: _("Check that key and webhook are of the same account and mode, then look for it at Stripe."),
        Kind.TWICE: _("Refund the second payment, or give sessions for it."),
        Kind.REFUND: _(
            "Take unused sessions of the same purchase for them, where there are any, or leave it: what is booked is never taken."
        ),
        Kind.REFUND_FAILED: _("Give the money back another way, or refund it again. Taken sessions are the client's again."),
        Kind.UNKNOWN_REFUND: _("If it belongs to another business of yours in the same account, leave it."),
        Kind.UNKNOWN_DISPUTE: _("Answer it at Stripe. If it belongs to another business of yours, leave it here."),
        Kind.FAILED: _("They know, and can try again. Ask whether another way to pay suits them better."),
        Kind.REFUNDED: _("The client was told. If you agreed on other sessions, give or take some on the client's page."),
        Kind.INSTALMENT: _("Look at it at Stripe, and refund it there if it should not have been taken."),
    }
