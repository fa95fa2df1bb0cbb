from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networking_module.contacts.access import own_or_404
from networking_module.contacts.models import Contact, Touch
from networking_module.contacts.said import said
from networking_module.contacts.touches import log_touch, snooze
from networking_module.stay_in_touch import lists
from networking_module.stay_in_touch.clock import Clock
from networking_module.stay_in_touch.forms import SNOOZE_DAYS, QuickForm, SnoozeForm
from networking_module.stay_in_touch.ideas import ideas_for

PER_PAGE = 15


def people(request, which="waiting"):
    """One of the four lists, each person with a reason, an idea and what can be done at once."""
    if which not in lists.TITLES:
        raise Http404
    now, words = timezone.now(), request.GET.get("q", "").strip()
    page = Paginator(lists.people(request.client, which, now).search(words), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "networking_module/stay_in_touch/people.html", {
        "which": which, "title": lists.TITLES[which], "titles": lists.TITLES, "counts": lists.counts(request.client, now),
        "page": page, "rows": [(Clock(contact, now), ideas_for(contact, 2)) for contact in page],
        "words": words, "kinds": Touch.Kind.choices, "snooze_days": SNOOZE_DAYS,
    })  # fmt: skip


@require_POST
def quick_log(request, pk):
    """The second of two actions: open the row, choose how."""
    contact = own_or_404(Contact, request.client, pk)
    form, now = QuickForm(request.POST), timezone.now()
    if not form.is_valid():
        messages.warning(request, _("Please choose how you were in touch."))
        return redirect("networking:log", pk)
    touch = log_touch(contact=contact, at=now, now=now, **form.cleaned_data)
    messages.success(request, f"{contact.name}: {said(touch)}")
    return redirect("networking:people")


@require_POST
def snooze_contact(request, pk):
    contact = own_or_404(Contact, request.client, pk)
    form = SnoozeForm(request.POST)
    if form.is_valid():
        snooze(contact=contact, days=form.cleaned_data["days"], now=timezone.now())
        messages.success(request, _("Good. We will ask again then."))
    return redirect("networking:people")
