"""One person: added to the list, changed, archived, let rest, deleted."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.practice.request_values import wanted
from networking_module.contacts.access import own_or_404
from networking_module.contacts.duplicates.find import ListedPeople
from networking_module.contacts.duplicates.not_duplicates import tell_two_apart
from networking_module.contacts.duplicates.rule import Match, signs_of
from networking_module.contacts.erasing import erase, what_goes
from networking_module.contacts.flash_messages import page_of, tell
from networking_module.contacts.forms import ContactForm
from networking_module.contacts.interactions.snooze import let_rest
from networking_module.contacts.listing.bulk import archive_contact
from networking_module.contacts.models import Contact
from networking_module.contacts.undo import GONE, UndoError, undo


def add(request):
    """Someone new; `?name=` and `?company=` fill in what is known already. Asks when they seem to be on the list."""
    known = {name: request.GET[name] for name in ("name", "company") if name in request.GET}
    form = ContactForm(request.POST or None, instance=Contact(client=request.client), initial=known)
    if request.method == "POST" and form.is_valid():
        match, twin = ListedPeople(request.client).find(signs_of(form.instance))
        if twin and "anyway" not in request.POST:
            context = {"form": form, "twin": twin, "is_sure": match is not Match.ALIKE}
            return render(request, "networking_module/contacts/form.html", context)
        contact = form.save()
        if twin:
            tell_two_apart(twin, contact)
        tell(request, _("%(name)s is on your list.") % {"name": contact.name})
        return redirect(contact)
    return render(request, "networking_module/contacts/form.html", {"form": form})


@transaction.atomic
def edit(request, pk):
    """What is known about someone. What another page changed stays, or is asked."""
    contact = own_or_404(Contact.objects.select_for_update(of=("self",)).select_related("client"), request.client, pk)
    form = ContactForm(request.POST or None, instance=contact)
    if request.method == "POST" and form.is_valid():
        tell(request, _("Saved."))
        return redirect(form.save())
    return render(request, "networking_module/contacts/form.html", {"form": form, "contact": contact}, status=form.status)


@require_POST
def archive(request, pk):
    """Archives someone, or unarchives them."""
    contact = own_or_404(Contact, request.client, pk)
    if not wanted(request.POST.get("to"), bool(contact.archived_at)):
        contact.archived_at = None
        contact.save()
        tell(request, _("Back on your list."))
        return redirect(contact)
    change = None if contact.archived_at else archive_contact(contact, timezone.now())
    tell(request, _("%(name)s is archived. You can unarchive them anytime.") % {"name": contact.name}, change)
    return redirect("networking:everyone")


def delete(request, pk):
    """Forgets someone with everything that was written about them, once that was confirmed."""
    contact = own_or_404(Contact, request.client, pk)
    if request.method == "POST":
        erase(contact=contact)
        tell(request, _("Deleted, with everything you had written about them."))
        return redirect("networking:everyone")
    return render(request, "networking_module/contacts/delete.html", {"contact": contact, "goes": what_goes(contact)})


@require_POST
def rest(request, pk):
    contact = own_or_404(Contact, request.client, pk)
    change = let_rest(contact=contact, resting=wanted(request.POST.get("to"), contact.resting))
    said = _("%(name)s is resting. Nothing will remind you of them.") if contact.resting else _("%(name)s is awake again.")
    tell(request, said % {"name": contact.first_name}, change)
    return redirect("networking:people") if "list" in request.POST else redirect(contact)


@require_POST
def undo_change(request, pk):
    """Undoes the last thing, from beside the sentence that reported it, and stays on that page.

    Someone else's answers as one that is gone, so that no number tells whether there is such a change.
    """
    change = request.client.last_changes.select_related("client").filter(pk=pk).first()
    if change is None:
        messages.warning(request, GONE)
        return redirect("networking:everyone")
    try:
        where = undo(change=change, now=timezone.now())
        tell(request, _("Everything is as it was."))
    except UndoError as problem:
        messages.warning(request, str(problem))
        where = None
    return redirect(page_of(request) or where or "networking:everyone")
