"""The page of an order that was begun without an account, behind a signed link: what came of it, and how to go on."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from coaching.payments import stripe_api, told_before
from coaching.payments.buying_views import SILENT
from coaching.payments.checkout import agreements, checkouts, outcomes, own_orders, pages, visitors
from coaching.payments.checkout.agreements import Agreeing
from coaching.payments.checkout.links import ORDER
from coaching.payments.checkout.mails import send_way_in
from coaching.payments.instalments import portal
from coaching.payments.instalments import reads as instalments
from coaching.payments.models import Checkout, Package
from coaching.people.links import open_invitation, sign_in
from coaching.people.own_entries import client_of
from coaching.practice.rate_limits import counted
from coaching.signed_links.outdated import outdated_page


@never_cache
def order(request, token):
    """What came of a payment that was begun without an account, and how to go on. It opens no account."""
    opened = ORDER.open_or_404(token)
    if not opened.is_valid:
        return outdated_page(request, opened)
    checkout = opened.existing_row
    newest = checkouts.newest_like(checkout)
    if newest != checkout:
        return redirect(pages.told_at(newest))
    if "pay" in request.POST and checkout.status in {Checkout.Status.PAID, Checkout.Status.PENDING}:
        return redirect("payments:order", token)
    form = _go_on_form(request, checkout)
    if form and form.is_valid():
        return told_before.since(request, checkout) or pay(request, checkout, form.agreement(timezone.now()))
    outcome = outcomes.find_out(checkout)
    has_account = _shows_account(checkout, outcome)
    if outcome.plan and (answer := _card(request, outcome.plan, has_account)):
        return answer
    if "mail" in request.POST and outcome.purchase:
        _mail_way_in(request, outcome.purchase)
        return redirect("payments:order", token)
    context = {
        "checkout": checkout,
        "can_pay": visitors.can_pay(checkout),
        "form": form,
        "changed": agreements.changed(checkout, form.sold) if form and form.sold else "",
        "shown": instalments.of_checkout(checkout),
        "is_over": bool(outcome.plan and not outcome.plan.is_running and not outcome.purchase),
        "again_url": _again(checkout) if visitors.can_pay(checkout) else "",
        "mailed": _mailed(outcome),
        "has_account": has_account,
        "is_own": outcome.purchase is not None and client_of(request) == outcome.purchase.client,
        "is_invited": open_invitation(checkout.client) is not None,
        "has_left": checkout.client.has_left(timezone.now()),
        "card_url": _signed_in_at(outcome.plan) if outcome.plan and has_account else "",
        **vars(outcome),
    }
    response = render(request, "coaching/payments/order.html", context, status=422 if form and form.is_bound else 200)
    response["X-Robots-Tag"] = "noindex"
    return own_orders.remember(request, response, checkout)


def _go_on_form(request, checkout):
    """With what someone goes on who hasn't paid: they agree again where something has changed since they began. None for what is
    offered to one person, or isn't sold here anymore."""
    if checkout.back_to or checkout.package is None:
        return None
    agreed = agreements.of_unpaid(checkout, checkout.package)
    data = request.POST if "pay" in request.POST else None
    return Agreeing(data, sold=checkout.package, begun=checkout, agreed=agreed)


def _shows_account(checkout, outcome):
    """Whether the page may say that there is an account. What a visitor has paid can be another person's, who is not named."""
    return bool(checkout.client.user_id and (checkout.back_to or not outcome.purchase))


def _again(checkout):
    """The page to buy the same once more, as someone who knows that they have it."""
    query = urlencode({"again": ORDER.token(checkout)})
    return f"{reverse('payments:buy_public', args=[checkout.package_id])}?{query}"


def _mailed(outcome):
    """The address to which the way in was mailed, in small letters as any address; "" while no email is going there."""
    return outcome.purchase.client.email.lower() if outcome.purchase and outcome.has_receipt else ""


def _card(request, plan, has_account):
    """To Stripe's portal and back, for whoever holds the link and has no account to set the card in, as far as the page says."""
    page = ORDER.path(plan.checkout)
    if portal.BACK in request.POST:
        return _to_own_plan(request, plan) if has_account else portal.lead_to(request, plan, page)
    if portal.BACK in request.GET:
        portal.look(request, plan)
        return redirect(page)
    return None


def _to_own_plan(request, plan):
    messages.info(request, _("You have an account by now: sign in, and set the card there."))
    return redirect(_signed_in_at(plan))


def _signed_in_at(plan):
    """The page of the plan, by way of signing in."""
    return sign_in(reverse("payments:plan", args=[plan.pk]))


def _mail_way_in(request, purchase):
    if counted("way-in", str(purchase.pk)) == 1:
        send_way_in(purchase.client)
    messages.info(request, _("We email it to the address it was bought with, at most once every ten minutes."))


def pay(request, checkout, agreed):
    """To Stripe's page; back to the page of the order where that doesn't answer."""
    try:
        return redirect(visitors.pay(checkout=checkout, agreed=agreed))
    except stripe_api.StripeProblem:
        messages.error(request, SILENT)
    except checkouts.NotBegun as problem:
        messages.info(request, str(problem))
    except Package.DoesNotExist:
        messages.error(request, _("This is no longer on sale. Write to us, and we'll find a way."))
    return redirect(ORDER.path(checkout))
