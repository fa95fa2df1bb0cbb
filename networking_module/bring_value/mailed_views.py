"""Where “Yes, they answered” and “Not yet” of the weekly mail lead. Needs nobody to sign in."""

from django.db import transaction
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.signed_links.outdated import outdated_page
from networking_module.bring_value import taking_back
from networking_module.bring_value.answer_questions import ANSWER
from networking_module.bring_value.messages import MessageError
from networking_module.bring_value.sent_forms import AnswerForm
from networking_module.contacts.interactions.touches import TouchError
from networking_module.mailed import page_from_mail, thanks

TEMPLATE = "networking_module/bring_value/answered_from_mail.html"


@page_from_mail
@transaction.atomic
def answer_from_mail(request, token, answered):
    """Asks on which day, and how they took it if the client expected something, and writes it down; of “not yet” nothing is."""
    opened = ANSWER.open_or_404(token, lock=request.method == "POST")
    if not opened.is_valid:
        return outdated_page(request, opened)
    message = opened.existing_row
    form = AnswerForm(request.POST or None, message=message, now=timezone.now())
    name = {"name": message.contact.first_name}
    if request.method == "POST" and not answered:
        return thanks(request, _("Good to know. Silence is rarely about you: people are busy."), message.contact)
    if request.method == "POST" and form.is_valid() and _note(message, form):
        return thanks(request, _("Noted: %(name)s answered. The clock starts over.") % name, message.contact)
    context = {"form": form, "answered": answered, "sent_on": message.sent_on, **name}
    return render(request, TEMPLATE, context, status=422 if form.errors else 200)


def _note(message, form):
    """Writes the answer down, or says at the day why it can't be."""
    try:
        taking_back.answered(message=message, now=timezone.now(), **form.cleaned_data)
    except (MessageError, TouchError) as error:
        form.add_error("on", str(error))
    return form.is_valid()
