"""What is said to someone who begins to buy, or goes on, and has an order of the same already."""

from django.shortcuts import redirect, render
from django.utils import timezone

from coaching.payments.checkout import known_orders, own_orders, pages
from coaching.payments.checkout.known_orders import Stands
from coaching.payments.checkout.links import ORDER
from coaching.payments.checkout.mails import send_bought_before
from coaching.practice.rate_limits import counted


def before(request, package, form):
    """What is said to someone who has an order of this already, before they pay again; None for who has read of it.

    While a bank has yet to confirm it, no other one is begun.
    """
    email = form.cleaned_data["email"]
    known = known_orders.find(package=package, coach=form.chosen_coach, email=email, now=timezone.now())
    if known is None or (known.stands == Stands.PAID and _has_read(request, known)):
        return None
    return _tell(request, known, package, email)


def since(request, checkout):
    """As `before`, for an order that is open while another one was paid, or is on its way."""
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
