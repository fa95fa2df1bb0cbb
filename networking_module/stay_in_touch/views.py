"""Whom to be in touch with: the four lists, and what is done from a row of them."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from coaching.practice.days import today
from networking_module.contacts.access import own_or_404
from networking_module.contacts.confirmations import said
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.flash_messages import page_of, tell
from networking_module.contacts.interactions.bulk_log import log_together
from networking_module.contacts.interactions.snooze import put_off
from networking_module.contacts.models import Contact
from networking_module.stay_in_touch import lists
from networking_module.stay_in_touch.clock import Clock
from networking_module.stay_in_touch.forms import ListForm, QuickForm, SnoozeForm
from networking_module.stay_in_touch.health import weeks_of
from networking_module.stay_in_touch.ideas import first_idea

FIRST, PER_PAGE = 3, 15


@require_safe
def people(request, which="waiting"):
    """One of the four lists, each person with a reason and an idea. Of those who wait three are shown at first."""
    if which not in lists.TITLES:
        raise Http404
    now, find = timezone.now(), ListForm(request.GET, client=request.client)
    day, counts = today(now, request.client.timezone), lists.counts(request.client, now)
    shortened = which == "waiting" and not find.narrows and "all" not in request.GET
    found = find.among(lists.people(request.client, which, now)).with_last_kind()
    page = Paginator(found, FIRST if shortened else PER_PAGE).get_page(None if shortened else request.GET.get("page"))
    return render(
        request,
        "networking_module/stay_in_touch/people.html",
        {
            "which": which,
            "title": lists.TITLES[which],
            "counts": counts,
            "other_lists": _others(which, counts),
            "page": page,
            "cautions": Cautions(request.client.pk),
            "rows": [(Clock(contact, day), first_idea(contact)) for contact in page],
            "few": FIRST,
            "shortened": shortened,
            "find": find,
            "can_filter": find.narrows or page.paginator.count > FIRST and not shortened,
            "now": now,
            "client": request.client,
            "weeks": weeks_of(request.client, now) if which == "waiting" and not find.narrows else [],
        },
    )


def _others(which, counts):
    """[(name, title, how many people)] of the lists beside this one: those that somebody is on, and who waits."""
    named = [(name, title, counts[name]) for name, title in lists.TITLES.items() if name != which]
    return [each for each in named if each[2] or each[0] == "waiting"]


@require_POST
def quick_log(request, pk):
    """The second of two actions: open the row, say which way it went."""
    contact = own_or_404(Contact.objects.select_related("client"), request.client, pk)
    form, now = QuickForm(request.POST), timezone.now()
    if not form.is_valid():
        messages.warning(request, _("Please say which way it went."))
        return redirect(f"{reverse('networking:log', args=[pk])}?{urlencode({'kind': request.POST.get('kind', '')})}")
    touches, change = log_together(contacts=[contact], on=today(now, request.client.timezone), now=now, **form.facts(contact))
    tell(request, f"{contact.name}: {said(touches[0])}", change)
    return _back(request) if "list" in request.POST else redirect(page_of(request) or contact)


@require_POST
def snooze_contact(request, pk):
    contact = own_or_404(Contact.objects.select_related("client"), request.client, pk)
    form = SnoozeForm(request.POST)
    if form.is_valid():
        days = form.cleaned_data["days"]
        change = put_off(contact=contact, days=days, now=timezone.now())
        words = ngettext(
            "Good. We'll ask about %(name)s again in %(days)d day.",
            "Good. We'll ask about %(name)s again in %(days)d days.",
            days,
        )
        tell(request, words % {"name": contact.first_name, "days": days}, change)
    return redirect(page) if (page := page_of(request)) else _back(request)


def _back(request):
    """To the list, as it was searched and filtered."""
    which, question = request.POST.get("list"), request.GET.urlencode()
    address = reverse("networking:people_list", args=[which]) if which in lists.TITLES else reverse("networking:people")
    return redirect(f"{address}?{question}" if question else address)
