"""What a coach sees of a plan, and changes about it."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coaching.payments.after_sale import dashboard
from coaching.payments.instalments import changing, reads
from coaching.payments.instalments.forms import ReasonForm
from coaching.payments.models import Instalment, InstalmentPlan
from coaching.payments.stripe_api import StripeProblem
from coaching.people.access import staff_of, staff_required


@never_cache
@staff_required
@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    found = _plan(request, pk)
    context = {"shown": reads.shown(found), "plan": found, "checkout": found.checkout, "client": found.client}
    return render(request, "coaching/payments/instalments/admin_plan.html", {**context, "link": _link(found)})


@never_cache
@staff_required
def waive(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One payment is not charged, with a word for the client."""
    found = _plan(request, pk)
    shown = reads.shown(found)
    row = next((each for each in shown.rows if each.number == number), None)
    if row is None:
        raise Http404
    if request.method != "POST" and row not in shown.can_waive:
        return _nothing_to_do(request, found, changing.why_not(row))
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        _say(request, lambda: _waive(row, form.cleaned_data["reason"], staff_of(request)))
        return redirect("money_admin:plan", found.pk)
    return _ask(request, found, form, row)


@never_cache
@staff_required
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """No further payment is charged, with a word for the client."""
    found = _plan(request, pk)
    if request.method != "POST" and (found.stop_asked_at or not found.is_running):
        return _nothing_to_do(request, found, _("There is nothing to stop: no further payment is to come."))
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        _say(request, lambda: _stop(found, form.cleaned_data["reason"], staff_of(request)))
        return redirect("money_admin:plan", found.pk)
    return _ask(request, found, form)


def _plan(request: HttpRequest, pk: int) -> InstalmentPlan:
    return get_object_or_404(reads.plans().filter(pk__in=InstalmentPlan.objects.visible_to(request.user)), pk=pk)


def _link(plan: InstalmentPlan) -> str:
    return dashboard.link(plan.subscription_id) if plan.subscription_id else ""


def _ask(request: HttpRequest, plan: InstalmentPlan, form: ReasonForm, row: Instalment | None = None) -> HttpResponse:
    context = {"plan": plan, "checkout": plan.checkout, "client": plan.client, "form": form, "row": row}
    status = 422 if form.is_bound else 200
    return render(request, "coaching/payments/instalments/admin_change.html", context, status=status)


def _nothing_to_do(request: HttpRequest, plan: InstalmentPlan, words: str) -> HttpResponse:
    messages.info(request, words)
    return redirect("money_admin:plan", plan.pk)


def _waive(row: Instalment, reason: str, user: User) -> str:
    done = changing.waive(instalment=row, reason=reason, by=user)
    if done.status == Instalment.Status.FORGIVEN:
        return _("Waived. Nothing more is charged for it, and your client is told by email.")
    return _("Noted. Stripe has not confirmed it yet; we ask again by ourselves.")


def _stop(plan: InstalmentPlan, reason: str, user: User) -> str:
    done = changing.stop(plan=plan, reason=reason, by=user)
    if done.status == InstalmentPlan.Status.STOPPED:
        return _("Stopped. No further payment is charged, and your client is told by email.")
    if done.status == InstalmentPlan.Status.FINISHED:
        return _("There is nothing to stop: no further payment was to come.")
    return _("Noted. Stripe has not confirmed it yet; we ask again by ourselves.")


def _say(request: HttpRequest, deed: Callable[[], str]) -> None:
    try:
        messages.success(request, deed())
    except changing.PlanError as error:
        messages.error(request, str(error))
    except StripeProblem:
        messages.warning(request, _("Stripe doesn't answer. It is noted, and we ask again by ourselves."))
