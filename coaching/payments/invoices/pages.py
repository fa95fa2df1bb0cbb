"""A document as a page to print and as a PDF: the same template for both."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from coaching.payments import stripe_api
from coaching.payments.invoices import pdf
from coaching.payments.invoices.since import since
from coaching.payments.models import Invoice
from coaching.payments.money import exact
from coaching.payments.payers.links import PAY

TEMPLATE = "coaching/payments/invoices/document.html"


def page(request: HttpRequest, document: Invoice, *, back: str, pdf_url: str) -> HttpResponse:
    """The page to read and print. `back` is where its reader came from; the PDF is offered where it can be made."""
    context = {**_context(document), "back": back, "pdf_url": pdf_url if pdf.is_available() else ""}
    response = render(request, TEMPLATE, context)
    response["X-Robots-Tag"] = "noindex"
    return response


def pdf_page(document: Invoice) -> HttpResponse:
    """The PDF, as a file of its number. 404 where none can be made."""
    if not pdf.is_available():
        raise Http404
    response = HttpResponse(pdf_of(document), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{file_name(document)}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def pdf_of(document: Invoice) -> bytes:
    """The bytes of its PDF. Raises pdf.NoPdf where none can be made."""
    return pdf.written(render_to_string(TEMPLATE, {**_context(document), "for_pdf": True}))


def file_name(document: Invoice) -> str:
    """A name of letters, digits and hyphens, such as `receipt-R-12.pdf`, whatever the prefix is."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in document.code)
    return f"{document.kind}-{plain}.pdf".replace("_", "-")


def _context(document: Invoice) -> Mapping[str, Any]:
    lines = [{**line, "amount": exact(line["amount"], document.currency)} for line in document.lines]
    tax = exact(document.tax_amount, document.currency) if document.tax_amount else ""
    told = since([document])[document.pk] if document.pk else []
    return {"document": document, "since": told, "lines": lines, "tax": tax, "pay_url": _pay_url(document)}


def _pay_url(document: Invoice) -> str:
    """Where an open invoice is paid online; "" where it can't be. It is no part of what was issued, and ends with the request."""
    if document.kind != Invoice.Kind.INVOICE or document.request is None or not stripe_api.is_configured():
        return ""
    request = document.request
    return PAY.url(request) if request.is_open and request.payer_email else ""
