"""A client's receipts: the list, one to print, its PDF, and whom they are made out to."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coaching.payments.after_sale import standing
from coaching.payments.invoices import pages, pdf
from coaching.payments.invoices.forms import BillingAddressForm
from coaching.payments.invoices.since import with_since
from coaching.payments.models import BillingAddress, Invoice, PaymentRequest
from coaching.people.access import client_required

PER_PAGE = 20


def own_documents(client):
    """What was issued to the client; what a payer got is the payer's."""
    return Invoice.objects.of_client(client).filter(request=None).select_related("corrects")


@client_required
@require_safe
def receipts(request):
    """All documents, the latest first, and who was asked to pay."""
    client = request.client
    page = Paginator(own_documents(client), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = with_since(page.object_list)
    context = {
        "page": page,
        "can_pdf": pdf.is_available(),
        "made_out_to": BillingAddress.objects.filter(client=client).first(),
        "asked": standing.with_state_words(PaymentRequest.objects.of_client(client).with_state()[:PER_PAGE]),
    }
    return render(request, "coaching/payments/invoices/receipts.html", context)


@client_required
@require_safe
def document(request, pk):
    found = get_object_or_404(own_documents(request.client), pk=pk)
    return pages.page(request, found, back=reverse("documents:list"), pdf_url=reverse("documents:pdf", args=[pk]))


@client_required
@require_safe
def document_pdf(request, pk):
    return pages.pdf_page(get_object_or_404(own_documents(request.client), pk=pk))


@client_required
def address(request):
    """Whom the client's receipts are made out to from now on; those that were issued never change."""
    own = BillingAddress.objects.filter(client=request.client).first() or BillingAddress(client=request.client)
    form = BillingAddressForm(request.POST or None, instance=own)
    if request.method == "POST" and form.is_valid():
        BillingAddress.objects.update_or_create(client=request.client, defaults=form.cleaned_data)
        messages.success(request, _("Saved. Your receipts are made out like this from now on."))
        return redirect("documents:list")
    status = 422 if request.method == "POST" else 200
    return render(request, "coaching/payments/invoices/address.html", {"form": form}, status=status)
