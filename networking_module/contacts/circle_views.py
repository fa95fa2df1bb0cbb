"""The groups of a client's people."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networking_module.contacts import circles
from networking_module.contacts.access import own_or_404
from networking_module.contacts.circle_forms import CircleForm, RemoveForm
from networking_module.contacts.forms import USUAL_RHYTHM
from networking_module.contacts.models import Circle
from networking_module.contacts.telling import tell


def groups(request):
    """All groups; posting here adds one."""
    new, initial = Circle(client=request.client), {"rhythm_days": USUAL_RHYTHM}
    form = CircleForm(request.POST or None, instance=new, initial=initial, auto_id="new_%s")
    if request.method == "POST" and form.is_valid():
        circles.add_circle(client=request.client, **form.cleaned_data)
        tell(request, _("“%(name)s” is one of your groups now.") % {"name": form.cleaned_data["name"]})
        return redirect("networking:groups")
    facts = {"groups": circles.with_people(request.client), "form": form}
    return render(request, "networking_module/contacts/groups.html", facts)


def group(request, pk):
    """Another name or rhythm."""
    circle = own_or_404(Circle, request.client, pk)
    form = CircleForm(request.POST or None, instance=circle)
    if request.method == "POST" and form.is_valid():
        moved = circles.change_circle(circle=circle, **form.cleaned_data)
        words = ngettext("Saved. %(count)d person goes by it.", "Saved. %(count)d people go by it.", moved)
        tell(request, words % {"count": moved} if moved else _("Saved."))
        return redirect("networking:groups")
    return render(request, "networking_module/contacts/group.html", {"form": form, "group": circle})


def remove_group(request, pk):
    """Takes a group away, once it is clear where its people go."""
    circle = own_or_404(Circle, request.client, pk)
    form = RemoveForm(request.POST if request.method == "POST" else None, circle=circle)
    if request.method != "POST" or not form.is_valid():
        facts = {"form": form, "group": circle, "people": circle.contacts.count()}
        return render(request, "networking_module/contacts/group_remove.html", facts)
    try:
        circles.remove_circle(circle=circle, to=form.cleaned_data["to"])
        tell(request, _("“%(name)s” is gone. Its people are all still here.") % {"name": circle.name})
    except circles.CircleError as problem:
        messages.warning(request, str(problem))
    return redirect("networking:groups")
