from django.shortcuts import render
from django.views.decorators.http import require_safe

from coaching.people.access import staff_required
from networking_module.shown.sections import sections
from networking_module.shown.things import shown_or_404, write_down


@staff_required
@require_safe
def shown(request, kind, pk):
    """One thing that a client shows their coach."""
    thing = shown_or_404(request.user, kind, pk)
    write_down(thing=thing, by=request.user)
    facts = {"thing": thing, "kind": kind, "client": thing.contact.client, "sections": sections(kind, thing)}
    return render(request, "networking_module/shown/thing.html", facts)
