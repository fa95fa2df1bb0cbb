"""Where “done” and “later” of the weekly mail lead. Looking changes nothing: mail scanners open links."""

from datetime import timedelta

from django.db import transaction
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from coaching.practice.days import today
from coaching.practice.rate_limits import counted, visitor_of
from coaching.practice.refusals import TOO_MANY_TRIES
from coaching.signed_links.outdated import outdated_page
from networking_module.contacts.interactions import promises
from networking_module.contacts.interactions.bulk_log import log_together
from networking_module.contacts.interactions.snooze import put_off
from networking_module.contacts.models import Contact, Promise, Touch
from networking_module.stay_in_touch import mailed_links
from networking_module.stay_in_touch.forms import FromMailForm

LATER_DAYS = 7
TRIES = 60  # of one visitor within ten minutes


@never_cache
@csrf_exempt  # the page sends no referrer, so browsers name no origin; the signed link says for whom
def from_mail(request, what, token):
    """Asks once more, and does it when that is confirmed. Needs nobody to sign in."""
    if counted("from-mail", visitor_of(request)) > TRIES:
        answer = _page(request, status=429, said=TOO_MANY_TRIES)
    elif request.method == "POST":
        answer = _do(request, what, token)
    else:
        answer = _ask(request, what, token)
    answer["X-Robots-Tag"], answer["Referrer-Policy"] = "noindex, nofollow", "no-referrer"
    return answer


def _page(request, status=200, **context):
    return render(request, "networking_module/stay_in_touch/from_mail.html", context, status=status)


def _ask(request, what, token):
    opened = mailed_links.open_or_404(token)
    if not opened.is_valid:
        return outdated_page(request, opened)
    row = opened.existing_row
    is_contact = isinstance(row, Contact)
    contact = row if isinstance(row, Contact) else row.contact
    return _page(request, what=what, is_contact=is_contact, name=contact.first_name, kinds=Touch.Kind.choices)


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
    return _page(request, said=verb(opened.existing_row, FromMailForm(request.POST), timezone.now()))


def _was_in_touch(contact, form, now):
    kind = form.cleaned_data["kind"] if form.is_valid() else Touch.Kind.EMAIL
    on = today(now, contact.client.timezone)
    log_together(contacts=[contact], kind=kind, direction=Touch.Direction.IN_TOUCH, on=on, now=now)
    return _("Noted. %(name)s has heard from you.") % {"name": contact.first_name}


def _ask_later(contact, form, now):
    put_off(contact=contact, days=LATER_DAYS, now=now)
    return _("Good. We'll ask about %(name)s again in a week.") % {"name": contact.first_name}


def _kept(promise, form, now):
    promises.close_with_undo(promise=promise, status=Promise.Status.KEPT, now=now)
    return _("Kept. Well done.")


def _move(promise, form, now):
    due = today(now, promise.contact.client.timezone) + timedelta(days=LATER_DAYS)
    promises.move(promise=promise, due=due)
    return _("Good. It's moved to %(day)s.") % {"day": date_format(due, "l, F j")}
