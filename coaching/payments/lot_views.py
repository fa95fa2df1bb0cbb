"""What a coach does with the sessions of a client: more time, and late or missed ones forgiven."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.booking import access
from coaching.booking.admin.booking_views import typed
from coaching.payments.account import balance, extensions, sessions, statement
from coaching.payments.forms import DeclineForm, ExtendForm
from coaching.payments.models import ExtensionRequest, Lot
from coaching.people.access import staff_required
from coaching.practice.days import today


@staff_required
def extend(request, pk):
    """More time for one lot, with a reason that the client reads."""
    lot, now = _lot_or_404(request.user, pk), timezone.now()
    form = ExtendForm(typed(request), until=extensions.two_weeks_more(lot, now))
    if form.is_valid() and _extend(request, lot, form):
        return redirect(lot.client)
    context = {"lot": lot, "client": lot.client, "form": form, "statement": _statement(lot, now)}
    context["nothing_left"] = extensions.NOTHING_LEFT
    return render(request, "coaching/payments/extend.html", context, status=422 if form.errors else 200)


def _extend(request, lot, form, word=None):
    try:
        extensions.extend(lot=lot, by=request.user, word=word, **form.cleaned_data)
    except extensions.ExtensionError as error:
        return form.add_error("until", str(error))
    words = _("%(name)s can use “%(title)s” until %(day)s. An email says so.")
    day = date_format(form.cleaned_data["until"])
    messages.success(request, words % {"name": lot.client.name, "title": lot.title_for_coach, "day": day})
    return True


@staff_required
def more_time(request, pk):
    """A client's request: yes with one click, or no with a word."""
    lots = Lot.objects.visible_to(request.user)
    found = get_object_or_404(ExtensionRequest.objects.select_related("lot__client__coach").filter(lot__in=lots), pk=pk)
    form = DeclineForm(request.POST if "no" in request.POST else None)
    if request.method == "POST" and (form.is_valid() or not form.is_bound):
        _answer(request, found, form)
        return redirect(found.lot.client)
    context = {"asked": found, "lot": found.lot, "client": found.lot.client, "form": form, "until": _until(found)}
    context["last_day"] = balance.last_day(found.lot, timezone.now())
    return render(request, "coaching/payments/answer_request.html", context, status=422 if form.errors else 200)


def _until(asked):
    """What was asked for; if that has passed meanwhile, two weeks from today."""
    return max(asked.until, extensions.two_weeks_more(asked.lot, timezone.now())) if _has_passed(asked) else asked.until


def _has_passed(asked):
    return asked.until < today(timezone.now(), asked.lot.client.timezone)


def _answer(request, asked, form):
    if asked.answer:
        return messages.info(request, _("This has been answered already: %(answer)s.") % {"answer": asked.get_answer_display()})
    if form.is_bound:
        extensions.decline(request=asked, word=form.cleaned_data["word"])
        return messages.success(request, _("Declined. An email tells %(name)s.") % {"name": asked.lot.client.name})
    form = ExtendForm({"until": _until(asked), "reason": _("As you asked.")}, until=_until(asked))
    if form.is_valid() and not _extend(request, asked.lot, form, word=""):  # nobody typed one
        messages.error(request, " ".join(map(str, form.errors["until"])))


@staff_required
@require_POST
def forgive(request, pk):
    """What a late cancellation or a missed session cost is given back; pressed again, nothing happens."""
    booking = access.booking_or_404(request.user, pk)
    lot = sessions.forgive(booking=booking, by=request.user)
    if lot is None:
        messages.info(request, _("Nothing was changed: no session is lost by this booking."))
        return redirect("booking_admin:booking", pk)
    return _forgiven(request, lot)


def _forgiven(request, lot):
    """Says what came of it. Of a lot that is over, the page to extend it follows."""
    name = {"name": lot.client.name}
    if lot.is_over(today(timezone.now(), lot.client.timezone)):
        words = _("Forgiven, and an email tells %(name)s. But the last day has passed: unless you extend it, it can't be booked.")
        messages.warning(request, words % name)
        return redirect("payments_admin:extend", lot.pk)
    messages.success(request, _("Forgiven: the session is back, and an email tells %(name)s.") % name)
    return redirect(lot.client)


def _lot_or_404(user, pk):
    return get_object_or_404(Lot.objects.visible_to(user).select_related("client__coach"), pk=pk, expires_on__isnull=False)


def _statement(lot, now):
    return statement.statements(Lot.objects.filter(pk=lot.pk), today(now, lot.client.timezone))[0]
