from django.shortcuts import render

from networking_module.contacts.access import own_or_404
from networking_module.contacts.models import Contact
from networking_module.stay_in_touch.sending import groups_for


def ideas(request, pk):
    """What could I send to this person?"""
    contact = own_or_404(Contact, request.client, pk)
    facts = {"contact": contact, "groups": groups_for(contact)}
    return render(request, "networking_module/stay_in_touch/ideas.html", facts)
