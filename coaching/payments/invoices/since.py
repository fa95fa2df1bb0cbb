"""What happened since a document was issued. It is no part of the document, which never changes, and stands apart below it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from coaching.payments.invoices.wording import spoken
from coaching.payments.models import Dispute, Invoice, Refund
from coaching.payments.money import exact
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

Kind = Invoice.Kind


def with_since(documents: Iterable[Invoice]) -> list[Invoice]:
    """Each with `since`, for a template."""
    found = list(documents)
    lines = since(found)
    for each in found:
        each.since = lines[each.pk]  # type: ignore[attr-defined]  # for the templates
    return found


def since(documents: list[Invoice]) -> dict[int, list[str]]:
    """Each one's by its id: sentences on its money that went back, and on the documents that came of it. The same few queries
    for any number."""
    followed = _by(Invoice.objects.filter(corrects__in=documents).select_related("payment").order_by("pk"), "corrects_id")
    payments = {each.pk: _payments([each, *followed[each.pk]]) for each in documents}
    all_of_them = {payment for some in payments.values() for payment in some}
    refunds = Refund.objects.counted().filter(payment__in=all_of_them).select_related("credit_note")
    of_these = Dispute.objects.filter(payment__in=all_of_them)
    disputes = [*of_these.lost(), *of_these.open()]
    zone = PracticeSettings.load().timezone if disputes else ""
    replaced = _replaced(documents)
    went_back, questioned = _by(refunds, "payment_id"), _by(disputes, "payment_id")
    return {
        each.pk: [
            *replaced.get(each.pk, []),
            *_followed(each, followed[each.pk]),
            *(_refunded(row, each.currency) for payment in payments[each.pk] for row in went_back[payment]),
            *(_questioned(row, each.currency, zone) for payment in payments[each.pk] for row in questioned[payment]),
        ]
        for each in documents
    }


def _replaced(documents: list[Invoice]) -> dict[int, list[str]]:
    """Of each invoice that was only a test, by its id, that a real one took its place. One query, where there are any."""
    tests = {each.request_id: each.pk for each in documents if each.is_test and each.kind == Kind.INVOICE and each.request_id}
    if not tests:
        return {}
    words = _("Replaced on %(day)s by invoice %(code)s: this was only a test, and nothing is to be paid for it")
    real = Invoice.objects.filter(request__in=tests, kind=Kind.INVOICE, is_test=False)
    return {
        tests[each.request_id]: [words % {"day": spoken(each.issued_on), "code": each.code}] for each in real if each.request_id
    }


def _payments(documents: Iterable[Invoice]) -> list[int]:
    """The ids of the payments that these are receipts of, each once."""
    return list(dict.fromkeys(each.payment_id for each in documents if each.payment_id))


def _by(rows: Iterable[Any], key: str) -> dict[int | None, list[Any]]:
    found: dict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found


def _followed(document: Invoice, others: list[Invoice]) -> Iterator[str]:
    """Of an invoice, by what it was paid, or that nobody has to pay it; of a credit note, that its money didn't arrive."""
    for other in others:
        values = {"amount": other.total_text, "code": other.code, "day": spoken(other.issued_on)}
        if other.payment:
            yield _("Paid on %(day)s: %(amount)s, receipt %(code)s") % {**values, "day": spoken(other.payment.on)}
        elif other.kind == Kind.CORRECTION or document.kind == Kind.CREDIT_NOTE:
            yield _("The refund did not arrive, and the money is still with us: correction %(code)s of %(day)s") % values
        elif other.refund_id is None:
            yield _("Canceled on %(day)s: credit note %(code)s") % values


def _refunded(refund: Refund, currency: str) -> str:
    note = getattr(refund, "credit_note", None)
    values = {"day": spoken(refund.on), "amount": exact(refund.amount, currency), "code": note.code if note else ""}
    if refund.status == Refund.Status.PENDING:
        return _("On its way back: %(amount)s") % values
    words = _("Refunded on %(day)s: %(amount)s, credit note %(code)s") if note else _("Refunded on %(day)s: %(amount)s")
    return words % values


def _questioned(dispute: Any, currency: str, zone: str) -> str:
    """Of one that is open, or was lost."""
    is_open = dispute.status == Dispute.Status.OPEN
    moment: datetime = dispute.opened_at if is_open else dispute.closed_at or dispute.opened_at
    amount = dispute.amount if is_open else dispute.gone
    words = (
        _("In dispute since %(day)s: %(amount)s, about which the bank has yet to decide")
        if is_open
        else _("Returned by the bank on %(day)s: %(amount)s")
    )
    return words % {"day": spoken(today(moment, zone)), "amount": exact(amount, currency)}
