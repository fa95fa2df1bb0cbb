from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networking_module.contacts import promises, touches
from networking_module.contacts.access import own_or_404
from networking_module.contacts.forms import ContactForm, PromiseForm, TouchForm
from networking_module.contacts.models import Contact, Promise, Touch

PER_PAGE = 25


def everyone(request):
    """All the client's people, searchable; `?archived` shows those put away."""
    words, archived = request.GET.get("q", "").strip(), "archived" in request.GET
    contacts = request.client.contacts.exclude(archived_at=None) if archived else request.client.contacts.current()
    page = Paginator(contacts.search(words), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "networking_module/contacts/everyone.html", {"page": page, "words": words, "archived": archived})


def add(request):
    form = ContactForm(request.POST or None, instance=Contact(client=request.client))
    if request.method == "POST" and form.is_valid():
        contact = form.save()
        messages.success(request, _("%(name)s is on your list.") % {"name": contact.name})
        return redirect(contact)
    return render(request, "networking_module/contacts/form.html", {"form": form})


def edit(request, pk):
    contact = own_or_404(Contact, request.client, pk)
    form = ContactForm(request.POST or None, instance=contact)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect(contact)
    return render(request, "networking_module/contacts/form.html", {"form": form, "contact": contact})


@require_POST
def archive(request, pk):
    """Puts someone away, or takes them out again."""
    contact = own_or_404(Contact, request.client, pk)
    contact.archived_at = None if contact.archived_at else timezone.now()
    contact.save()
    if not contact.archived_at:
        messages.success(request, _("Back on your list."))
        return redirect(contact)
    messages.success(request, _("Put away. You can take them out again any time."))
    return redirect("networking:everyone")


@require_POST
def delete(request, pk):
    """Forgets someone with everything that was written about them."""
    own_or_404(Contact, request.client, pk).delete()
    messages.success(request, _("Deleted, with everything you had written about them."))
    return redirect("networking:everyone")


@require_POST
def rest(request, pk):
    contact = own_or_404(Contact, request.client, pk)
    touches.rest(contact=contact, resting=not contact.resting)
    return redirect(contact)


def log(request, pk):
    """I was in touch: how, which way, when."""
    contact = own_or_404(Contact, request.client, pk)
    form = TouchForm(request.POST or None, client=request.client, now=timezone.now())
    if request.method == "POST" and form.is_valid():
        touch = touches.log_touch(contact=contact, now=form.now, **form.facts())
        messages.success(request, said(touch))
        return redirect(contact)
    return render(request, "networking_module/contacts/log.html", {"form": form, "contact": contact})


def said(touch):
    """What logging did to the clock, in a sentence."""
    contact = touch.contact
    if not touch.resets_clock:
        return _("Noted. As it asked about a job, the clock for staying in touch runs on.")
    if contact.resting:
        return _("Noted. Two messages are without an answer, so we let %(name)s rest.") % {"name": contact.first_name}
    if contact.due_at:
        day = date_format(timezone.localtime(contact.due_at), "MONTH_DAY_FORMAT")
        return _("Noted. The next time is around %(day)s.") % {"day": day}
    return _("Noted.")


@require_POST
def take_back(request, pk):
    contact = touches.take_back(touch=own_or_404(Touch, request.client, pk))
    messages.success(request, _("Removed."))
    return redirect(contact)


def promise(request, pk):
    """Writes down what the client will do for someone, and by when."""
    contact = own_or_404(Contact, request.client, pk)
    form = PromiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        promises.make_promise(contact=contact, **form.cleaned_data)
        messages.success(request, _("Written down. We will remind you."))
        return redirect(contact)
    return render(request, "networking_module/contacts/promise.html", {"form": form, "contact": contact})


@require_POST
def close_promise(request, pk, status):
    found = own_or_404(Promise.objects.select_related("contact__client"), request.client, pk)
    promises.close(promise=found, status=status, now=timezone.now())
    messages.success(request, _("Kept. Well done.") if status == Promise.Status.KEPT else _("Noted."))
    return redirect(found.contact)
