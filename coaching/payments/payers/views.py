"""The payer's own page, behind the link that was mailed to them. Nothing on it is about the coaching."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coaching.payments import stripe_api
from coaching.payments.after_sale import own_words, standing, whose_money
from coaching.payments.checkout import checkouts
from coaching.payments.checkout.agreements import Agreeing
from coaching.payments.invoices import pages
from coaching.payments.invoices.since import with_since
from coaching.payments.models import PaymentRequest
from coaching.payments.money import exact
from coaching.payments.payers import access, paying, ways
from coaching.payments.payers.links import PAY
from coaching.practice.rate_limits import counted, visitor_of
from coaching.signed_links.outdated import outdated_page

TRIES = 20  # within ten minutes, from one visitor: each asks Stripe


@never_cache
@require_safe
def request(http, token):
    """The price, whether it is paid, and the documents."""
    opened = PAY.open_or_404(token)
    if not opened.is_valid:
        return outdated_page(http, opened)
    problem = _look_again(opened.existing_row) if "session" in http.GET else ""
    return _page(http, token, opened.existing_row.pk, Agreeing(), problem)


def _page(http, token, pk, form, problem=""):
    found = PaymentRequest.objects.with_state().get(pk=pk)
    money, on_its_way = standing.of_request(found), paying.is_on_its_way(found)
    context = {
        "asked": found,
        "token": token,
        "documents": with_since(access.documents_of(found)),
        "heading": _heading(found, money, on_its_way),
        "on_its_way": on_its_way,
        "was_refused": paying.was_refused(found),
        "money_words": own_words.for_payer(found, money),
        "can_pay": stripe_api.is_configured(),
        "bank": ways.bank_details(),
        "form": form,
        "problem": problem,
        "unneeded": [exact(each.amount, each.currency) for each in whose_money.of_request(found) if each.amount is not None],
    }
    response = render(http, "coaching/payments/payers/request.html", context, status=422 if form.is_bound else 200)
    response["X-Robots-Tag"] = "noindex"
    return response


def _heading(found, money, on_its_way):
    """How it stands, for the page and for its title."""
    if money:
        return money.heading
    if found.is_canceled:
        return _("There is nothing to pay")
    return _("Your payment is on its way") if on_its_way else _("%(price)s to be paid") % {"price": found.exact_price}


def _look_again(found):
    """Back from Stripe's page: settles at once, so that nobody waits for the webhook. Returns a sentence, or ""."""
    try:
        return paying.settle_open(found)
    except stripe_api.StripeProblem:
        return _("Stripe does not answer. Your payment is safe. Check this page again in a minute.")


@never_cache
@require_POST
def pay(http, token):
    """Leads to Stripe's page, once the practice's terms are agreed to, where it has some."""
    opened = PAY.open_or_404(token)
    if not opened.is_valid or not stripe_api.is_configured():
        return redirect("payers:request", token)
    if counted("pay-for-someone", visitor_of(http)) > TRIES:
        messages.error(http, _("That was often. Wait ten minutes, then try again: nothing was charged."))
        return redirect("payers:request", token)
    form = Agreeing(http.POST)
    if not form.is_valid():
        return _page(http, token, opened.existing_row.pk, form)
    back, agreed = reverse("payers:request", args=[token]), form.agreement(timezone.now())
    try:
        return redirect(paying.start(opened.existing_row, back, agreed))
    except checkouts.NotBegun as problem:
        messages.info(http, str(problem))
        return redirect("payers:request", token)
    except stripe_api.StripeProblem:
        messages.error(http, _("The payment page isn't responding. Nothing was charged: please try again in a minute."))
        return redirect("payers:request", token)


@never_cache
@require_safe
def document(http, token, pk):
    found = _document_or_404(token, pk)
    back, pdf_url = reverse("payers:request", args=[token]), reverse("payers:pdf", args=[token, pk])
    return pages.page(http, found, back=back, pdf_url=pdf_url)


@never_cache
@require_safe
def document_pdf(http, token, pk):
    return pages.pdf_page(_document_or_404(token, pk))


def _document_or_404(token, pk):
    opened = PAY.open_or_404(token)
    if not opened.is_valid:
        raise Http404
    return get_object_or_404(access.documents_of(opened.existing_row), pk=pk)
