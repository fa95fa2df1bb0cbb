"""A visitor without an account buys a package, and comes back to a page behind a signed link."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from coaching.booking.guest import rate_limits
from coaching.booking.guest.views import source_of
from coaching.booking.guest.zones import zone_for
from coaching.payments import stripe_api
from coaching.payments.buying_views import SILENT
from coaching.payments.checkout import agreements, checkouts, known_orders, outcomes, own_orders, pages, visitors
from coaching.payments.checkout.agreements import Agreeing
from coaching.payments.checkout.forms import BuyForm
from coaching.payments.checkout.known_orders import Stands
from coaching.payments.checkout.links import ORDER
from coaching.payments.checkout.mails import send_bought_before, send_way_in
from coaching.payments.instalments import portal
from coaching.payments.instalments import reads as instalments
from coaching.payments.models import Checkout, Package
from coaching.people.access import client_of
from coaching.practice.rate_limits import counted
from coaching.practice.refusals import TOO_MANY_TRIES_OR_WRITE
from coaching.signed_links.outdated import outdated_page


@never_cache
def buy(request, pk):
    """Who buys; then Stripe's page. A client who is signed in is known, and has a page of their own for it."""
    package = get_object_or_404(Package.objects.public(), pk=pk)
    if client_of(request) and checkouts.can_pay_for(package):
        return redirect("payments:buy", package.pk)
    data = request.POST if request.method == "POST" else None
    form = BuyForm(data, sold=package)
    if not form.coaches:
        raise Http404
    if data is None or not checkouts.can_pay_for(package):
        return _show(request, package, form)
    if rate_limits.too_often(request, data.get("email", "")):
        form.add_error(None, TOO_MANY_TRIES_OR_WRITE)
    if not form.is_valid():
        return _show(request, package, form, status=422)
    return _known_before(request, package, form) or _begin(request, package, form)


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
        return _known_since(request, checkout) or _pay(request, checkout, form.agreement(timezone.now()))
    outcome = outcomes.find_out(checkout)
    if outcome.plan and (answer := _card(request, outcome.plan)):
        return answer
    if "mail" in request.POST and outcome.purchase:
        _mail_way_in(request, outcome.purchase)
        return redirect("payments:order", token)
    context = {
        "checkout": checkout,
        "can_pay": visitors.can_pay(checkout),
        "form": form,
        "changed": agreements.changed(checkout, checkout.package) if form else "",
        "shown": instalments.of_checkout(checkout),
        "is_over": bool(outcome.plan and not outcome.plan.is_running and not outcome.purchase),
        "again_url": _again(checkout) if visitors.can_pay(checkout) else "",
        "mailed": _mailed(outcome),
        "has_account": _shows_account(checkout, outcome),
        "card_url": _signed_in_at(outcome.plan) if outcome.plan and checkout.client.user_id else "",
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


def _known_before(request, package, form):
    """What is said to someone who has an order of this already, before they pay again; None for who has read of it.

    While a bank has yet to confirm it, no other one is begun.
    """
    email = form.cleaned_data["email"]
    known = known_orders.find(package=package, coach=form.chosen_coach, email=email, now=timezone.now())
    if known is None or (known.stands == Stands.PAID and _has_read(request, known)):
        return None
    return _tell(request, known, package, email)


def _known_since(request, checkout):
    """As `_known_before`, for an order that is open while another one was paid, or is on its way."""
    client, package = checkout.client, checkout.package
    known = known_orders.find(package=package, coach=client.coach, email=client.email, now=timezone.now())
    if known is None or known.checkout == checkout:
        return None
    is_paid_since = known.stands == Stands.PAID and known.begun_at > checkout.created_at
    return _tell(request, known, package, client.email) if known.stands == Stands.PENDING or is_paid_since else None


def _tell(request, known, package, email):
    """In the browser of that order this is its page. To anyone else the address says nothing: its owner has an email."""
    if known.of_visitor and own_orders.keeps(request, known.of_visitor):
        return redirect(pages.told_at(known.of_visitor))
    if counted("order-again", f"{known.client.pk}:{package.pk}") == 1:
        send_bought_before(known)
    return render(request, "coaching/payments/begun_before.html", {"package": package, "email": email})


def _has_read(request, known):
    """Whether the form was opened from the page of that very order."""
    opened = ORDER.open(request.POST.get("again", ""))
    return bool(opened and opened.is_valid and opened.row == known.checkout)


def _begin(request, package, form):
    begun = visitors.begin(
        package=package,
        coach=form.chosen_coach,
        guest=_guest(request, form),
        form_key=form.key,
        agreed=form.agreement(timezone.now()),
        may_rename=lambda found: own_orders.has_begun(request, found),
    )
    is_own = own_orders.has_begun(request, begun) or visitors.is_of_form(begun, form.key)
    return own_orders.remember(request, _pay(request, begun, form.agreement(timezone.now())), begun, has_begun=is_own)


def _card(request, plan):
    """To Stripe's portal and back, for someone whose account is yet to come; later the way is among their own pages."""
    page = ORDER.path(plan.checkout)
    if portal.BACK in request.POST:
        return _to_own_plan(request, plan, page) if plan.purchase or plan.client.user_id else portal.lead_to(request, plan, page)
    if portal.BACK in request.GET:
        portal.look(request, plan)
        return redirect(page)
    return None


def _to_own_plan(request, plan, page):
    """To their own page by way of signing in; where it is not shown whose they are, the page of the order says where to look."""
    if plan.client.user_id and not plan.purchase:
        messages.info(request, _("You have an account by now: sign in, and set the card there."))
        return redirect(_signed_in_at(plan))
    messages.info(request, _("The card is set on your own pages by now. Sign in, or ask for the link to them below."))
    return redirect(page)


def _signed_in_at(plan):
    """The page of the plan, by way of signing in."""
    query = urlencode({"next": reverse("payments:plan", args=[plan.pk])})
    return f"{reverse('account_login')}?{query}"


def _pay(request, checkout, agreed):
    """To Stripe's page; back to the page of the order where that doesn't answer."""
    try:
        return redirect(visitors.pay(checkout=checkout, agreed=agreed))
    except stripe_api.StripeProblem:
        messages.error(request, SILENT)
    except checkouts.AlreadyOnItsWay as problem:
        messages.info(request, str(problem))
    except Package.DoesNotExist:
        messages.error(request, _("This is no longer on sale. Write to us, and we'll find a way."))
    return redirect(ORDER.path(checkout))


def _mail_way_in(request, purchase):
    if counted("way-in", str(purchase.pk)) == 1:
        send_way_in(purchase.client)
    messages.info(request, _("We email it to the address it was bought with, at most once every ten minutes."))


def _guest(request, form):
    zone = zone_for(request, form.chosen_coach.timezone)
    return {"name": form.cleaned_data["name"], "email": form.cleaned_data["email"], "zone": zone, "source": _source(request)}


def _source(request):
    return source_of(request) or request.path


def _told_here(known):
    """The token of an order that the page itself tells of: whoever buys on it means another one."""
    return ORDER.token(known) if known and known.status == known.Status.PAID else ""


def _show(request, package, form, status=200):
    known = own_orders.of(request, package)
    context = {
        "package": package,
        "form": form,
        "known": known,
        "known_url": pages.told_at(known) if known else "",
        "changed": agreements.changed(known, package) if known and known.status == known.Status.OPEN else "",
        "again": request.POST.get("again") or request.GET.get("again") or _told_here(known),
        "can_pay": checkouts.can_pay_for(package),
    }
    return render(request, "coaching/payments/buy.html", context, status=status)
