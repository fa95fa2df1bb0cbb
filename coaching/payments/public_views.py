"""A visitor without an account says who buys a package; then they pay. `order_views` has the page that they come back to."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from coaching.booking.guest import rate_limits
from coaching.booking.guest.sources import source_of
from coaching.booking.guest.zones import zone_for
from coaching.payments import order_views, told_before
from coaching.payments.asking import ask_url
from coaching.payments.checkout import agreements, checkouts, known_words, own_orders, pages, visitors
from coaching.payments.checkout.forms import BuyForm
from coaching.payments.checkout.links import ORDER
from coaching.payments.models import Package
from coaching.people.own_entries import client_of
from coaching.practice.refusals import TOO_MANY_TRIES_OR_WRITE


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
    return told_before.before(request, package, form) or _begin(request, package, form)


def _begin(request, package, form):
    begun = visitors.begin(
        package=package,
        coach=form.chosen_coach,
        guest=_guest(request, form),
        form_key=form.key,
        agreed=form.agreement(timezone.now()),
        is_own=lambda found: own_orders.keeps(request, found),
        may_rename=lambda found: own_orders.has_begun(request, found),
    )
    is_own = own_orders.has_begun(request, begun) or visitors.is_of_form(begun, form.key)
    return own_orders.remember(request, order_views.pay(request, begun, form.agreement(timezone.now())), begun, has_begun=is_own)


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
        "known_words": known_words.of(known) if known else "",
        "known_url": pages.told_at(known) if known else "",
        "changed": agreements.changed(known, package) if known and known.status == known.Status.OPEN else "",
        "again": request.POST.get("again") or request.GET.get("again") or _told_here(known),
        "can_pay": checkouts.can_pay_for(package),
        "ask_url": ask_url(package),
    }
    return render(request, "coaching/payments/buy.html", context, status=status)
