"""Money to decide about, and the refund of one payment."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coaching.payments.account import lots
from coaching.payments.after_sale import (
    attention,
    covering,
    dashboard,
    deciding,
    dispute_mails,
    refunds,
    selling,
    sentences,
)
from coaching.payments.after_sale.forms import DecisionForm, RefundForm
from coaching.payments.models import Checkout, Discrepancy, Payment, Refund
from coaching.payments.money import money
from coaching.people.access import staff_of, staff_required
from coaching.practice.reading_once import reading_once

PER_PAGE = 20


@staff_required
@require_safe
def decide(request: HttpRequest) -> HttpResponse:
    """Everything open, with what to do about it: first what is decided elsewhere, then decisions, then news."""
    rows = Discrepancy.objects.visible_to(request.user).open().select_related("client")
    found = rows.alias(is_news=Q(kind__in=Discrepancy.NEWS)).order_by("is_news", "-noticed_at", "-pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    checkouts, unused = selling.checkouts_of(page), deciding.unused_of(page)
    elsewhere = attention.decided_elsewhere(staff_of(request), timezone.now()) if page.number == 1 else []
    with reading_once():
        shown = [_row(each, checkouts.get(each.reference), unused) for each in page]
    context = {"page": page, "rows": shown, "elsewhere": elsewhere}
    return render(request, "coaching/payments/after_sale/decide.html", context)


def _row(discrepancy: Discrepancy, checkout: Checkout | None, unused: dict[int, int]) -> dict[str, Any]:
    payment = sentences.at_stripe(discrepancy)
    left = unused.get(discrepancy.facts.get("purchase") or 0, 0) if discrepancy.kind == Discrepancy.Kind.REFUND else 0
    return {
        "each": discrepancy,
        "day": sentences.day_of(discrepancy),
        "what": sentences.what(discrepancy),
        "to_do": sentences.what_to_do(discrepancy),
        "link": dashboard.link(payment, livemode=discrepancy.facts.get("livemode")) if payment else "",
        "can_refund": deciding.can_send_back(discrepancy),
        "can_take": left > 0,
        "can_give": deciding.can_give(discrepancy),
        "outlook": selling.outlook(discrepancy, checkout),
        "sold": checkout.sessions if checkout else "",
        "more": min(discrepancy.facts.get("more") or 1, max(left, 1)),
    }


@staff_required
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """One of the buttons of the list. Pressed again, it says that it was decided already."""
    discrepancy = get_object_or_404(Discrepancy.objects.visible_to(request.user).select_related("client"), pk=pk)
    form = DecisionForm(request.POST)
    if request.POST.get("do") == "seen" and discrepancy.is_news:
        deciding.see(discrepancy=discrepancy, by=staff_of(request))
        messages.success(request, _("It's off your desk."))
        return redirect("wagtailadmin_home")
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
    """Gives money back, in whole or in parts: first what is meant, then once more with what it does."""
    found = Payment.objects.visible_to(request.user).select_related("purchase__client__coach", "purchase__lot__client")
    payment = get_object_or_404(found, pk=pk)
    form = _form(request, payment)
    if form.is_valid() and _is_possible(payment, form):
        if "sure" not in request.POST:
            return _page(request, payment, form, sure=_sure(payment, form))
        if asked := _refund(payment, request.user, form):
            _say(request, asked)
            return redirect(payment.purchase.client)
    return _page(request, payment, form, status=422 if form.is_bound else 200)


def _form(request: HttpRequest, payment: Payment) -> RefundForm:
    purchase = payment.purchase
    changes = request.method != "POST" or "change" in request.POST
    form = RefundForm(
        None if changes else request.POST,
        left=refunds.refundable(payment),
        currency=purchase.currency,
        stands_for=lambda amount: covering.proposed(purchase, amount),
    )
    if changes:  # back from the second step, with what was typed in the first
        form.initial.update({name: request.POST[name] for name in form.fields if name in request.POST})
    return form


def _is_possible(payment: Payment, form: RefundForm) -> bool:
    """Whether it can be asked for as it is meant; a form that was sent before is answered as it was."""
    data = form.cleaned_data
    try:
        refunds.check(payment=payment, amount=data["amount"], sessions=data["sessions"], key=data["key"])
    except refunds.RefundError as error:
        form.add_error(None, str(error))
        return False
    return True


def _sure(payment: Payment, form: RefundForm) -> dict[str, Any]:
    """What the second step shows, and sends."""
    data, unused = form.cleaned_data, lots.unused(payment.purchase.lot)
    amount = money(data["amount"], payment.purchase.currency)
    words = ngettext(
        "%(count)d of %(unused)d unused sessions is taken.",
        "%(count)d of %(unused)d unused sessions are taken.",
        data["sessions"],
    )
    return {
        "amount": amount,
        "words": words % {"count": data["sessions"], "unused": unused} if data["sessions"] else _("No session is taken."),
        "hidden": {
            "amount": form["amount"].value(),
            "sessions": data["sessions"],
            "reason": data["reason"],
            "key": data["key"],
        },
    }


def _page(
    request: HttpRequest, payment: Payment, form: RefundForm, sure: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    purchase, left = payment.purchase, refunds.refundable(payment)
    disputed = refunds.disputed(payment)
    context = {
        "payment": payment,
        "purchase": purchase,
        "client": purchase.client,
        "paid_by": _paid_by(payment),
        "form": form,
        "sure": sure,
        "left": left,
        "left_text": money(left, purchase.currency),
        "unused": lots.unused(purchase.lot),
        "by_hand": refunds.is_by_hand(payment),
        "disputed": disputed,
        "answer_by": dispute_mails.until(disputed) if disputed else "",
        "dispute_link": dashboard.link(disputed.stripe_id) if disputed else "",
        "made": payment.refunds.all(),
        "link": dashboard.link(payment.reference) if payment.reference else "",
    }
    return render(request, "coaching/payments/after_sale/refund.html", context, status=status)


def _paid_by(payment: Payment) -> str:
    purchase = payment.purchase
    return purchase.request.payer_name if purchase.request else purchase.client.name


def _refund(payment: Payment, user: Any, form: RefundForm) -> Refund | None:
    try:
        return refunds.ask(payment=payment, by=user, **form.cleaned_data)
    except refunds.RefundError as error:
        form.add_error(None, str(error))
        form.data = {**dict(form.data.items()), "key": str(uuid4())}  # what was refused is over: corrected, it is asked anew
        return None


def _say(request: HttpRequest, refund: Refund) -> None:
    values = {"amount": refund.amount_text, "name": _paid_by(refund.payment)}
    if refunds.is_by_hand(refund.payment):
        messages.success(
            request,
            _("%(amount)s is noted as given back. Stripe has nothing to do with it: pay it to %(name)s by hand.") % values,
        )
    elif refund.status == Refund.Status.SUCCEEDED:
        messages.success(request, _("%(amount)s is refunded. The client is told by email.") % values)
    elif refund.status == Refund.Status.PENDING and refund.stripe_id:
        messages.success(request, _("%(amount)s is on its way back. The client is told once it has gone through.") % values)
    elif refund.status == Refund.Status.PENDING:
        messages.warning(
            request, _("Stripe doesn't answer. The refund of %(amount)s is noted, and we ask again by ourselves.") % values
        )
    else:
        messages.error(request, _("The refund of %(amount)s did not go through. Nothing was refunded.") % values)
