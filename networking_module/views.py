"""The one page that draws on every room: a person and their story."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coaching.practice.days import today
from networking_module.contacts.access import own_or_404
from networking_module.contacts.discretion.cautions import caution_about
from networking_module.contacts.duplicates.find import namesakes
from networking_module.contacts.models import Contact
from networking_module.stay_in_touch.clock import Clock
from networking_module.stay_in_touch.ideas import ideas_for
from networking_module.threads import story

IDEAS, LATEST, FEW = 2, 5, 2  # what the page shows at once; the rest is opened, unless it is few


@require_safe
def person(request, pk):
    contact, now = own_or_404(Contact, request.client, pk), timezone.now()
    day, told = today(now, request.client.timezone), story(contact)
    latest = LATEST if len(told) > LATEST + FEW else len(told)
    return render(
        request,
        "networking_module/person.html",
        {
            "contact": contact,
            "caution": caution_about(contact),
            "sheet": contact.preparations.first(),
            "namesakes": namesakes(contact),
            "clock": Clock(contact, day),
            "story": told[:latest],
            "earlier": told[latest:],
            "ideas": ideas_for(contact, IDEAS),
            "last_kind": contact.touches.values_list("kind", flat=True).first() or "",
            "promises": contact.promises.open(),
            "draft": contact.messages.filter(sent_at=None).first(),
            "waiting_answer": contact.messages.waiting().first(),
            "open_conversation": contact.conversations.asking().first(),
            "now": now,
            "today": day,
        },
    )
