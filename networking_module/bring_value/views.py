from datetime import timedelta

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.practice.days import today
from coaching.practice.rate_limits import counted
from coaching.practice.request_values import wanted
from networking_module.bring_value import expectations, messages, taking_back
from networking_module.bring_value.face_forms import FacesForm
from networking_module.bring_value.models import OutreachMessage
from networking_module.bring_value.offer_days import day_named, may_name_a_day
from networking_module.bring_value.offers import offers_in
from networking_module.bring_value.opinions.forms import ClientOpinionForm
from networking_module.bring_value.opinions.recording import OPINIONS, keep_opinion
from networking_module.bring_value.preparing_views import share
from networking_module.bring_value.sent_forms import SentForm
from networking_module.bring_value.sent_page import show_sent
from networking_module.bring_value.silence import silence
from networking_module.contacts.access import own_or_404
from networking_module.contacts.confirmations import said
from networking_module.contacts.discretion.cautions import caution_about
from networking_module.contacts.flash_messages import page_of, tell
from networking_module.contacts.interactions.touches import TouchError
from networking_module.contacts.models import Contact

PER_PAGE = 20
PROMISE_DAYS = 7


@require_safe
def message_list(request):
    """Drafts and what was sent."""
    outreach_messages = OutreachMessage.objects.of_client(request.client).select_related("contact")
    page = Paginator(outreach_messages.drafts_first(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "silence": silence(request.client, timezone.now())}
    return render(request, "networking_module/bring_value/messages.html", context)


@require_POST
def write(request, pk):
    """To the contact's open draft, or a new one."""
    contact = own_or_404(Contact, request.client, pk)
    return redirect(messages.start_message(contact=contact))


def mark_sent(request, pk):
    """It was sent: when, what it was, what follows."""
    found, now = _own(request, pk), timezone.now()
    if request.method != "POST" and not found.is_draft:
        return redirect(found)  # a page kept open, or Back
    form = SentForm(request.POST or None, client=request.client, now=now, **_likely(found, now))
    if request.method == "POST" and form.is_valid():
        try:
            touch, change = taking_back.mark_sent(message=found, now=now, **form.facts())
        except (messages.MessageError, TouchError) as error:
            flash.error(request, str(error))
            return redirect(found)
        tell(request, said(touch), change)
        knows_one = request.client.contacts.current().count() == 1  # their home asks for a second person
        return redirect("client_area:home" if knows_one else touch.contact)
    caution = caution_about(found.contact, found.words)
    context = {"form": form, "message": found, "contact": found.contact, "caution": caution}
    return render(request, "networking_module/bring_value/mark_sent.html", context)


@require_POST
def answered(request, pk):
    """They wrote back. Who had expected something is asked on the message's page how they took it."""
    found = _own(request, pk)
    try:
        _message, change = taking_back.answered(message=found, now=timezone.now())
        tell(request, _("They wrote back. The clock starts over."), change)
    except messages.MessageError as error:
        flash.error(request, str(error))
        return redirect(page_of(request) or found.contact)
    return redirect(f"{found.get_absolute_url()}#faces" if found.expected else page_of(request) or found.contact)


@require_POST
def faces(request, pk):
    """How it would be taken, and how it was: noted, changed, or taken back."""
    found = _own(request, pk)
    if found.is_draft:
        return redirect(found)
    form = FacesForm({} if "clear" in request.POST else request.POST, message=found)
    if not form.is_valid():
        return show_sent(request, found, form=form)
    try:
        expectations.note(message=found, **form.facts())
        flash.success(request, _("Removed.") if "clear" in request.POST else _("Noted."))
    except expectations.FaceError as error:
        flash.error(request, str(error))
    return redirect(f"{found.get_absolute_url()}#faces")


@require_POST
def disagree(request, pk):
    """The client's opinion is shown beside the check's, and kept for the practice, without them, if they say so."""
    found, form = _own(request, pk), ClientOpinionForm(request.POST)
    found.disagreed = wanted(request.POST.get("to"), found.disagreed)
    found.save(update_fields=["disagreed", "updated_at"])
    if found.disagreed and form.may_be_kept and counted("check-opinion", f"client {request.client.pk}") <= OPINIONS:
        keep_opinion(result=messages.check_message(found), now=timezone.now(), **form.facts(found.text))
    return redirect(f"{found.get_absolute_url()}?check#answer")


@require_POST
def delete(request, pk):
    found = _own(request, pk)
    found.delete()
    flash.success(request, _("Deleted."))
    return redirect(found.contact)


@require_POST
def share_message(request, pk):
    return share(request, _own(request, pk))


def _own(request, pk):
    return own_or_404(OutreachMessage.objects.with_contact(), request.client, pk)


def _likely(found, now):
    """What the form says until the client changes it: the direction, and what they offered in their own words."""
    result, day = messages.check_message(found), today(now, found.contact.client.timezone)
    offers = offers_in(found.text, result.findings)
    promised = [each.text for each in offers if each.is_promise]
    unnamed = [text for text in promised if not day_named(text, day)]
    # Where words may name a day that we don't understand, the client is asked rather than reminded too late.
    due = day + timedelta(days=PROMISE_DAYS) if unnamed and not any(map(may_name_a_day, unnamed)) else None
    initial = {"direction": messages.direction_of(found, result), "promise_due": due}
    return {"initial": initial, "offers": offers, "promises": found.contact.promises}
