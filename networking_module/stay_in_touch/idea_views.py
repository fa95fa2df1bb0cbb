from django.shortcuts import render
from django.views.decorators.http import require_safe

from networking_module.contacts.access import own_or_404
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.models import Contact
from networking_module.stay_in_touch.ideas import ideas_by_kind


@require_safe
def ideas(request, pk):
    """What could I send to this person?"""
    contact = own_or_404(Contact, request.client, pk)
    cautions = Cautions(request.client.pk)
    caution = cautions.of(contact)
    facts = {
        "contact": contact,
        "groups": ideas_by_kind(contact, with_articles=caution is None),
        "caution": caution,
        "others_must_not_know": cautions.has_any,
    }
    return render(request, "networking_module/stay_in_touch/ideas.html", facts)
