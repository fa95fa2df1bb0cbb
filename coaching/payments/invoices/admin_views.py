"""The coach's pages about documents: all of them in the order of their numbers, one to print, its PDF."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coaching.payments.invoices import pages, pdf
from coaching.payments.models import Invoice
from coaching.people.access import staff_required

PER_PAGE = 50


def _seen_by(user):
    return Invoice.objects.visible_to(user).select_related("corrects", "client")


@staff_required
@require_safe
def documents(request):
    """Those of the clients that this person may see, the latest first."""
    page = Paginator(_seen_by(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "can_pdf": pdf.is_available()}
    return render(request, "coaching/payments/invoices/documents.html", context)


@staff_required
@require_safe
def document(request, pk):
    found = get_object_or_404(_seen_by(request.user), pk=pk)
    back, pdf_url = reverse("documents_admin:list"), reverse("documents_admin:pdf", args=[pk])
    return pages.page(request, found, back=back, pdf_url=pdf_url)


@staff_required
@require_safe
def document_pdf(request, pk):
    return pages.pdf_page(get_object_or_404(_seen_by(request.user), pk=pk))
