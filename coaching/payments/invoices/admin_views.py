"""The coach's pages about documents: all of them in the order of their numbers, one to print, its PDF."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from coaching.payments.invoices import earlier, pages, pdf
from coaching.payments.models import Invoice, Payment
from coaching.people.access import staff_required

PER_PAGE = 50


def _seen_by(user):
    return Invoice.objects.visible_to(user).select_related("corrects", "client")


@staff_required
@require_safe
def documents(request):
    """Those of the clients that this person may see, the latest first."""
    page = Paginator(_seen_by(request.user), PER_PAGE).get_page(request.GET.get("page"))
    count = _earlier(request.user).count()
    context = {"page": page, "can_pdf": pdf.is_available(), "offer": earlier.offer(count) if count else ""}
    return render(request, "coaching/payments/invoices/documents.html", context)


def _earlier(user):
    return earlier.without_receipt().filter(pk__in=Payment.objects.visible_to(user))


@staff_required
@require_POST
def make_earlier(request):
    """Makes the receipts of payments from before receipts were issued."""
    made = earlier.make_receipts(payments=_earlier(request.user), now=timezone.now())
    words = ngettext("%(count)d receipt made. Nobody was emailed.", "%(count)d receipts made. Nobody was emailed.", made)
    messages.success(request, words % {"count": made})
    return redirect("documents_admin:list")


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
