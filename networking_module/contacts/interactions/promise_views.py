"""Promises: made, kept, let go, moved to another day."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networking_module.contacts.access import own_or_404
from networking_module.contacts.flash_messages import page_of, tell
from networking_module.contacts.interactions import promises
from networking_module.contacts.interactions.forms import MoveForm, PromiseForm
from networking_module.contacts.models import Contact, Promise

OPEN_WITH_CONTACT = Promise.objects.select_related("contact__client")


def promise(request, pk):
    """Writes down what the client will do for someone, and by when."""
    contact = own_or_404(Contact, request.client, pk)
    form = PromiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        promises.make_promise(contact=contact, now=timezone.now(), **form.cleaned_data)
        tell(request, _("Written down. We will remind you."))
        return redirect(contact)
    return render(request, "networking_module/contacts/promise.html", {"form": form, "contact": contact})


@require_POST
def close_promise(request, pk, status):
    """Kept or let go, from whichever page shows it."""
    found = own_or_404(OPEN_WITH_CONTACT, request.client, pk)
    change = promises.close_with_undo(promise=found, status=status, now=timezone.now())
    kept = status == Promise.Status.KEPT
    tell(request, _("Kept. Well done.") if kept else _("Let go. That is fine, too."), change)
    return redirect(page_of(request) or found.contact)


def move_promise(request, pk):
    """Another day for a promise."""
    found = own_or_404(OPEN_WITH_CONTACT, request.client, pk)
    form = MoveForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        change = promises.move(promise=found, due=form.cleaned_data["due"])
        tell(request, _("Moved to %(day)s.") % {"day": date_format(found.due, "MONTH_DAY_FORMAT")}, change)
        return redirect(found.contact)
    return render(request, "networking_module/contacts/promise_move.html", {"form": form, "promise": found})
