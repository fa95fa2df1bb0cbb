"""A client's account: what is left, until when and why, and asking for more time."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coaching.booking import reads
from coaching.booking.links import MANAGE
from coaching.booking.tickets import ticket
from coaching.payments import session_views
from coaching.payments.account import balance, extensions, statement
from coaching.payments.after_sale import own_words
from coaching.payments.instalments import reads as instalments
from coaching.people import standing
from coaching.people.access import client_required
from coaching.practice.days import today
from coaching.practice.zones import spoken

LOTS, LINES = 10, 50  # on a page


@never_cache
@client_required
@require_safe
def sessions_page(request):
    """What is coming, what is left and until when, and why."""
    client, now = request.client, timezone.now()
    left, finished = balance.of_client(client, now), standing.finished_words(client)
    context = {"client": client, "left": left, "finished": finished, **_coming(client, now), **_paperwork(request, now)}
    context |= {"types": session_views.types_of(client), "main": _main(context, client, now)}
    return render(request, "coaching/payments/sessions.html", context)


def _coming(client, now):
    """The next session as a ticket, and those after it."""
    found = list(reads.upcoming_of(client, now))
    if not found:
        return {"next": None, "later": []}
    shown = [{"booking": each, "when": spoken(each.start, client.timezone), "url": MANAGE.path(each)} for each in found]
    return {"next": {**shown[0], "ticket": ticket(found[0], client.timezone, now)}, "later": shown[1:]}


def _paperwork(request, now):
    """What was bought and what came of it, with what a bank or a payment has to say."""
    client = request.client
    page = Paginator(client.lots.order_by("-created_at", "-pk"), LOTS).get_page(request.GET.get("page"))
    shown = statement.statements(page.object_list, today(now, client.timezone))
    plans, words = instalments.of_client(client), own_words.for_client(client, now)
    return {
        "page": page,
        "has_any": page.paginator.count > 0,
        "statements": shown,
        "closed": [each for each in shown if each.is_closed],
        "plans": plans,
        "to_come": sum(plan.sessions_to_come for plan in plans),
        "money_words": words[: own_words.SHOWN],
        "more_money_words": len(words) > own_words.SHOWN,
    }


def _main(context, client, now):
    """Which button is the main one: on its day the call, else a time, else the packages."""
    coming = context["next"]
    if coming and coming["ticket"].join and today(coming["booking"].start, client.timezone) == today(now, client.timezone):
        return "join"
    if context["finished"]:
        return ""
    if context["left"].count > 0:
        return "time"
    return "" if coming else "packages"


@client_required
@require_safe
def lot(request, pk):
    """All entries of one lot, none folded."""
    found = get_object_or_404(request.client.lots, pk=pk)
    page = Paginator(found.entries.order_by("-pk"), LINES).get_page(request.GET.get("page"))
    return render(request, "coaching/payments/lot.html", {"lot": found, "page": page})


@client_required
def more_time(request, pk):
    """Asking for two more weeks with a lot, and what the coach said."""
    lots = request.client.lots.filter(expires_on__isnull=False)
    found = get_object_or_404(lots.select_related("client__coach"), pk=pk)
    if request.method == "POST":
        return _ask(request, found)
    now = timezone.now()
    (shown,) = statement.statements(request.client.lots.filter(pk=pk), today(now, request.client.timezone))
    context = {"statement": shown, "lot": found, "coach": found.client.coach, "until": extensions.two_weeks_more(found, now)}
    return render(request, "coaching/payments/more_time.html", context)


def _ask(request, lot):
    try:
        extensions.ask(client=request.client, lot=lot)
    except extensions.ExtensionError as error:
        messages.error(request, str(error))
    return redirect("payments:more_time", lot.pk)
