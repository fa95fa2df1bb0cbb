"""Where “done” and “later” of the weekly mail lead: a page that asks once more. Needs nobody to sign in."""

from datetime import timedelta

from django.db import transaction
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.practice.days import today
from coaching.signed_links.outdated import outdated_page
from networking_module.contacts.confirmations import said
from networking_module.contacts.interactions import promises
from networking_module.contacts.interactions.bulk_log import log_together
from networking_module.contacts.interactions.promise_views import kept_words
from networking_module.contacts.interactions.snooze import put_off
from networking_module.contacts.interactions.usual import usual_kind, usual_sending
from networking_module.contacts.models import Contact
from networking_module.mailed import page_from_mail, thanks
from networking_module.stay_in_touch import mailed_links
from networking_module.stay_in_touch.forms import LATER_DAYS, KeptFromMailForm, QuickForm


@page_from_mail
def from_mail(request, what, token):
    """Asks once more, and does it when that is confirmed."""
    return _do(request, what, token) if request.method == "POST" else _ask(request, what, mailed_links.open_or_404(token))


def _ask(request, what, opened):
    if not opened.is_valid:
        return outdated_page(request, opened)
    row = opened.existing_row
    context = {"what": what, "is_contact": isinstance(row, Contact), "promise": row}
    contact = _contact(row)
    context |= {"name": contact.first_name, "kind": (usual_kind if row is contact else usual_sending)(contact)}
    return render(request, "networking_module/stay_in_touch/from_mail.html", context)


def _contact(row):
    return row if isinstance(row, Contact) else row.contact


@transaction.atomic
def _do(request, what, token):
    opened = mailed_links.open_or_404(token, lock=True)
    if not opened.is_valid:
        return outdated_page(request, opened)
    verb = {
        (mailed_links.CONTACT, "done"): _was_in_touch,
        (mailed_links.CONTACT, "later"): _ask_later,
        (mailed_links.PROMISE, "done"): _kept,
        (mailed_links.PROMISE, "later"): _move,
    }[opened.link, what]
    row = opened.existing_row
    words = verb(row, request.POST, timezone.now())
    return thanks(request, words, _contact(row)) if words else _ask(request, what, opened)


def _was_in_touch(contact, data, now):
    form = QuickForm(data)
    if not form.is_valid():
        return ""
    touches, _change = log_together(contacts=[contact], on=today(now, contact.client.timezone), now=now, **form.facts(contact))
    return said(touches[0])


def _ask_later(contact, data, now):
    put_off(contact=contact, days=LATER_DAYS, now=now)
    return _("Good. We'll ask about %(name)s again in a week.") % {"name": contact.first_name}


def _kept(promise, data, now):
    form = KeptFromMailForm(data)
    if not (form.is_valid() or "another_way" in data):
        return ""
    facts = {} if "another_way" in data else form.cleaned_data
    return kept_words(promises.keep(promise=promise, now=now, **facts)[0])


def _move(promise, data, now):
    due = today(now, promise.contact.client.timezone) + timedelta(days=LATER_DAYS)
    promises.move(promise=promise, due=due)
    return _("Good. It's moved to %(day)s.") % {"day": date_format(due, "l, F j")}
