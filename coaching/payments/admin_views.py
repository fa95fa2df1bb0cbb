from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from coaching.payments import balance, sessions
from coaching.payments.forms import AdjustForm
from coaching.people.access import clients_of, staff_required


@staff_required
def adjust(request, pk):
    """Adds or takes sessions of one client by hand, with a reason that the client reads."""
    client = get_object_or_404(clients_of(request.user), pk=pk)
    form = AdjustForm(request.POST or None)
    if form.is_valid() and _adjust(client, request.user, form):
        words = _("%(name)s: %(left)d sessions left now.") % {"name": client.name, "left": balance.left(client)}
        messages.success(request, words)
        return redirect(client)
    context = {"client": client, "form": form, "left": balance.left(client)}
    return render(request, "coaching/payments/adjust.html", context)


def _adjust(client, user, form):
    try:
        return sessions.adjust(client=client, by=user, **form.cleaned_data)
    except sessions.TooFewLeft as error:
        form.add_error("delta", str(error))
        return None
