from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from coaching.payments.off_line import beside, dates, noting
from coaching.payments.off_line.forms import OffLineForm
from coaching.people.access import clients_of, staff_required, staying_or_404


@staff_required
def note(request, pk):
    """Notes what a client paid without Stripe, and gives the sessions. What may bring the same money is asked about once more."""
    client = staying_or_404(clients_of(request.user).select_related("coach"), pk)
    form = OffLineForm(request.POST if request.method == "POST" else None)
    besides = beside.of(client)
    unread = form.unread(besides) if form.is_valid() else []
    if form.is_valid() and not unread and (purchase := _note(client, request.user, form)):
        words = _("Noted: %(name)s paid %(price)s for “%(title)s”. Receipt %(code)s is issued.")
        receipt = purchase.invoices.get(payment__purchase=purchase)
        about = {"name": client.name, "price": purchase.price_text, "title": purchase.title, "code": receipt.code}
        messages.success(request, words % about)
        return redirect(client)
    context = {"client": client, "form": form, "besides": unread or besides, "asks": bool(unread)}
    return render(request, "coaching/payments/off_line/note.html", context, status=422 if form.is_bound else 200)


def _note(client, user, form):
    data = form.cleaned_data
    names = ("method", "on", "key", "package", "mail_receipt")
    try:
        return noting.note(client=client, sold=form.sold, by=user, **{name: data[name] for name in names})
    except dates.OffLineError as error:
        form.add_error("on", str(error))
        return None
