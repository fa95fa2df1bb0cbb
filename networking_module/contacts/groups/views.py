"""The groups of a client's people."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networking_module.contacts.access import own_or_404
from networking_module.contacts.flash_messages import tell
from networking_module.contacts.forms import USUAL_RHYTHM
from networking_module.contacts.groups import editing
from networking_module.contacts.groups.forms import GroupForm, RemoveForm
from networking_module.contacts.models import ContactGroup


def groups(request):
    """All groups; posting here adds one."""
    new, initial = ContactGroup(client=request.client), {"rhythm_days": USUAL_RHYTHM}
    form = GroupForm(request.POST or None, instance=new, initial=initial, auto_id="new_%s")
    if request.method == "POST" and form.is_valid():
        editing.add_group(client=request.client, **form.cleaned_data)
        tell(request, _("“%(name)s” is now one of your groups.") % {"name": form.cleaned_data["name"]})
        return redirect("networking:groups")
    facts = {"groups": editing.with_people(request.client), "form": form}
    return render(request, "networking_module/contacts/groups.html", facts)


def group(request, pk):
    """Another name or rhythm."""
    group = own_or_404(ContactGroup, request.client, pk)
    form = GroupForm(request.POST or None, instance=group)
    if request.method == "POST" and form.is_valid():
        moved = editing.change_group(group=group, **form.cleaned_data)
        words = ngettext("Saved. It applies to %(count)d person.", "Saved. It applies to %(count)d people.", moved)
        tell(request, words % {"count": moved} if moved else _("Saved."))
        return redirect("networking:groups")
    return render(request, "networking_module/contacts/group.html", {"form": form, "group": group}, status=form.status)


def remove_group(request, pk):
    """Takes a group away, once it is clear where its people go."""
    group = own_or_404(ContactGroup, request.client, pk)
    form = RemoveForm(request.POST if request.method == "POST" else None, group=group)
    if request.method != "POST" or not form.is_valid():
        facts = {"form": form, "group": group, "people": group.contacts.count()}
        return render(request, "networking_module/contacts/group_remove.html", facts)
    try:
        editing.remove_group(group=group, to=form.cleaned_data["to"])
        tell(request, _("“%(name)s” is removed. Its people are all still here.") % {"name": group.name})
    except editing.GroupError as problem:
        messages.warning(request, str(problem))
    return redirect("networking:groups")
