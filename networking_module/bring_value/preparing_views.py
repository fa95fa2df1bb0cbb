from django.contrib import messages as flash
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.practice.request_values import wanted
from networking_module.bring_value import messages
from networking_module.bring_value.forms import PreparationForm
from networking_module.bring_value.models import Preparation
from networking_module.bring_value.preparing import PreparationError, make_ready, sheet_for
from networking_module.contacts.access import own_or_404
from networking_module.contacts.discretion.cautions import caution_about
from networking_module.contacts.models import Contact
from networking_module.sharing import set_shared


def prepare(request, pk):
    """The sheet in use: what I know, what I can bring, what I want to learn."""
    contact = own_or_404(Contact.objects.select_related("client"), request.client, pk)
    form = PreparationForm(request.POST or None, instance=sheet_for(contact))
    if request.method == "POST" and form.is_valid():
        sheet = form.save()
        if "ready" not in request.POST:
            flash.success(request, _("Saved."))
            return redirect(sheet)
        try:
            make_ready(preparation=sheet, now=timezone.now())
            return redirect(messages.start_message(contact=contact))
        except PreparationError as error:
            form.add_error("brings", str(error))
    context = {"form": form, "contact": contact, "caution": caution_about(contact, form.instance.brings)}
    return render(request, "networking_module/bring_value/prepare.html", context)


@require_POST
def share_preparation(request, pk):
    return share(request, own_or_404(Preparation.objects.select_related("contact__client"), request.client, pk))


def share(request, item):
    """Shows a thing to the coach, or stops showing it, and says which."""
    set_shared(item=item, shared=wanted(request.POST.get("to"), item.shared), now=timezone.now())
    flash.success(request, _("Your coach can see it now.") if item.shared else _("No longer shared. Your coach can't see it."))
    return redirect(item)
