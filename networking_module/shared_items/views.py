from django.shortcuts import render
from django.views.decorators.http import require_safe

from coaching.people.access import staff_required
from networking_module.shared_items.reads import shown_or_404, write_down
from networking_module.shared_items.sections import sections


@staff_required
@require_safe
def shown(request, kind, pk):
    """One thing that a client shows their coach."""
    thing = shown_or_404(request.user, kind, pk)
    write_down(thing=thing, by=request.user)
    facts = {"thing": thing, "kind": kind, "client": thing.contact.client, "sections": sections(kind, thing)}
    return render(request, "networking_module/shared_items/thing.html", facts)
