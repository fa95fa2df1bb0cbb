"""Promises: made, shown, kept, let go, moved to another day."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networking_module.contacts.access import own_or_404
from networking_module.contacts.confirmations import said
from networking_module.contacts.flash_messages import page_of, tell
from networking_module.contacts.interactions import promises
from networking_module.contacts.interactions.forms import KeptForm, MoveForm, PromiseForm
from networking_module.contacts.models import Contact, Promise

WITH_SOURCE = Promise.objects.select_related(
    "contact__client", "contact__group", "message", "conversation__lead_contact", "touch"
)
PER_PAGE = 20


def promise(request, pk):
    """Writes down what the client will do for someone, and by when."""
    contact = own_or_404(Contact, request.client, pk)
    form = PromiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        promises.make_promise(contact=contact, now=timezone.now(), **form.cleaned_data)
        tell(request, _promised(contact))
        return redirect(contact)
    return render(request, "networking_module/contacts/promise.html", {"form": form, "contact": contact})


def _promised(contact):
    """What follows from a promise: nobody is reminded of someone archived."""
    if contact.archived_at:
        return _("Written down. %(name)s is archived, so nothing reminds you of it.") % {"name": contact.first_name}
    return _("Written down. It's on your list of promises until it's done.")


@require_safe
def promise_list(request):
    """Every open promise, the one due first at the top."""
    open_ones = Promise.objects.of_client(request.client).open().select_related("contact")
    page = Paginator(open_ones, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "networking_module/contacts/promise_list.html", {"page": page})


@require_safe
def promise_page(request, pk):
    """One promise, and what can be done about it. With `?done` the question that “Done” asks is open."""
    found = own_or_404(WITH_SOURCE, request.client, pk)
    form = _kept_form(found)
    return _show(request, found, form, page_of(request), is_asked="done" in request.GET)


def _kept_form(promise, data=None):
    return KeptForm(data, contact=promise.contact, now=timezone.now(), since=promise.made_on)


def _show(request, found, form, back, *, is_asked, status=200):
    context = {
        "promise": found,
        "contact": found.contact,
        "lead": found.conversation.lead_contact if found.conversation and found.kind == Promise.Kind.LEAD else None,
        "form": form,
        "is_asked": is_asked,
        "back": back,
        "closed": "" if found.is_open else promises.closed_words(found),
    }
    return render(request, "networking_module/contacts/promise_page.html", context, status=status)


@require_POST
def keep_promise(request, pk):
    """Kept by being in touch, or another way. Without a word on how, it is asked."""
    found, now = own_or_404(WITH_SOURCE, request.client, pk), timezone.now()
    form, facts = _kept_form(found, request.POST), dict[str, Any]()
    if "another_way" not in request.POST:
        if found.is_open and not form.is_valid():
            form = form if "on" in request.POST else _kept_form(found)
            return _show(request, found, form, page_of(request), is_asked=True, status=422)
        facts = form.cleaned_data if form.is_valid() else {}
    try:
        kept, change = promises.keep(promise=found, now=now, **facts)
    except promises.PromiseError as error:
        return _refused(request, found, error)
    tell(request, kept_words(kept), change)
    return redirect(page_of(request) or found.contact)


def kept_words(kept):
    """What a client reads who kept a promise: what it counted as, and what it did to the clock."""
    if not kept.touch:
        return _("Kept. Well done.")
    words = {
        Promise.Kind.THANK: _("You said thank you."),
        Promise.Kind.LEAD: _("You followed up, and they know."),
    }.get(kept.kind, _("You kept your word."))
    return f"{words} {said(kept.touch)}"


@require_POST
def drop_promise(request, pk):
    """Let go, from whichever page shows it."""
    found = own_or_404(WITH_SOURCE, request.client, pk)
    try:
        change = promises.let_go(promise=found, now=timezone.now())
    except promises.PromiseError as error:
        return _refused(request, found, error)
    tell(request, _("Let go. That is fine, too."), change)
    return redirect(page_of(request) or found.contact)


def move_promise(request, pk):
    """Another day for a promise."""
    found = own_or_404(WITH_SOURCE, request.client, pk)
    form = MoveForm(request.POST or None, instance=found)
    if not found.is_open:
        return _refused(request, found, promises.closed_words(found))
    if request.method == "POST" and form.is_valid():
        try:
            change = promises.move(promise=found, due=form.cleaned_data["due"])
        except promises.PromiseError as error:
            return _refused(request, found, error)
        tell(request, _("Moved to %(day)s.") % {"day": date_format(found.due, "MONTH_DAY_FORMAT")}, change)
        return redirect(page_of(request) or found)
    context = {"form": form, "promise": found, "back": page_of(request)}
    return render(request, "networking_module/contacts/promise_move.html", context, status=form.status)


def _refused(request, found, why):
    messages.warning(request, str(why))
    return redirect(found)
