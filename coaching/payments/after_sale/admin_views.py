"""Money to decide about, and the refund of one payment."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coaching.payments.account import lots
from coaching.payments.after_sale import covering, dashboard, deciding, refunds, sentences
from coaching.payments.after_sale.forms import DecisionForm, RefundForm
from coaching.payments.models import Discrepancy, Payment, Refund
from coaching.payments.money import money
from coaching.people.access import staff_required

PER_PAGE = 20


@staff_required
@require_safe
def decide(request: HttpRequest) -> HttpResponse:
    """Everything open, with what to do about it."""
    found = Discrepancy.objects.visible_to(request.user).open().select_related("client")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "coaching/payments/after_sale/decide.html", {"page": page, "rows": map(_row, page)})


def _row(discrepancy: Discrepancy) -> dict[str, Any]:
    payment = discrepancy.facts.get("payment_intent") or discrepancy.reference
    return {
        "each": discrepancy,
        "what": sentences.what(discrepancy),
        "to_do": sentences.what_to_do(discrepancy),
        "link": dashboard.link(payment) if payment else "",
        "can_refund": deciding.can_send_back(discrepancy),
        "can_take": deciding.can_take(discrepancy),
        "can_give": deciding.can_give(discrepancy),
        "more": discrepancy.facts.get("more") or 1,
    }


@staff_required
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """One of the buttons of the list. Pressed again, it says that it was decided already."""
    discrepancy = get_object_or_404(Discrepancy.objects.visible_to(request.user).select_related("client"), pk=pk)
    form = DecisionForm(request.POST)
    try:
        if not form.is_valid():
            raise deciding.DecisionError(_("Write a number of sessions, and not more than 200 letters."))
        _do(discrepancy, request.user, **form.cleaned_data)
        messages.success(request, _("Done."))
    except deciding.DecisionError as error:
        messages.error(request, str(error))
    return redirect("money_admin:decide")


def _do(discrepancy: Discrepancy, user: Any, do: str, sessions: int | None, word: str) -> None:
    if do == "leave":
        deciding.leave(discrepancy=discrepancy, word=word, by=user)
    elif do == "refund":
        deciding.send_back(discrepancy=discrepancy, by=user)
    elif do == "take":
        deciding.take(discrepancy=discrepancy, sessions=sessions or 0, by=user)
    else:
        deciding.give(discrepancy=discrepancy, sessions=sessions or 0, by=user)


@never_cache
@staff_required
def refund(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives money back, in whole or in parts."""
    found = Payment.objects.visible_to(request.user).select_related("purchase__client__coach", "purchase__lot__client")
    payment = get_object_or_404(found, pk=pk)
    purchase, left, unused = payment.purchase, refunds.refundable(payment), lots.unused(payment.purchase.lot)
    covered = covering.covered(purchase, left)
    form = RefundForm(request.POST or None, left=left, unused=unused, covered=covered, currency=purchase.currency)
    if form.is_valid() and (asked := _refund(payment, request.user, form)):
        _say(request, asked)
        return redirect(purchase.client)
    context = {
        "payment": payment,
        "purchase": purchase,
        "client": purchase.client,
        "form": form,
        "left": left,
        "left_text": money(left, purchase.currency),
        "unused": unused,
        "by_hand": refunds.is_by_hand(payment),
        "made": payment.refunds.all(),
        "link": dashboard.link(payment.reference) if payment.reference else "",
    }
    return render(request, "coaching/payments/after_sale/refund.html", context, status=422 if form.is_bound else 200)


def _refund(payment: Payment, user: Any, form: RefundForm) -> Refund | None:
    try:
        return refunds.ask(payment=payment, by=user, **form.cleaned_data)
    except refunds.RefundError as error:
        form.add_error(None, str(error))
        form.data = {**dict(form.data.items()), "key": str(uuid4())}  # what was refused is over: corrected, it is asked anew
        return None


def _say(request: HttpRequest, refund: Refund) -> None:
    values = {"amount": refund.amount_text}
    if refunds.is_by_hand(refund.payment):
        messages.success(
            request, _("%(amount)s is noted as given back. Stripe has nothing to do with it: pay it back by hand.") % values
        )
    elif refund.status == Refund.Status.SUCCEEDED:
        messages.success(request, _("%(amount)s is refunded. The client is told by email.") % values)
    elif refund.status == Refund.Status.PENDING and refund.stripe_id:
        messages.success(request, _("%(amount)s is on its way back. The client is told once it went through.") % values)
    elif refund.status == Refund.Status.PENDING:
        messages.warning(
            request, _("Stripe doesn't answer. The refund of %(amount)s is noted, and we ask again by ourselves.") % values
        )
    else:
        messages.error(request, _("The refund of %(amount)s did not go through. Nothing was refunded.") % values)
