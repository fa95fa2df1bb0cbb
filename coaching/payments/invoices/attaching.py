"""A document in a mail: the link to it, and its PDF, which is made when the mail goes out, where one can be made."""

import logging
from typing import Any

from coaching.mail.envelope import made_when_sent
from coaching.payments.invoices import pages, pdf
from coaching.payments.models import Invoice
from coaching.people.links import own_page
from coaching.practice.tracebacks import without_words

MAKER = "payments.document"
log = logging.getLogger(__name__)


def link(document: Invoice) -> tuple[str, str]:
    """(label, address) of its page for the client."""
    return str(document), own_page(document.client, "documents:page", document.pk)


def part(document: Invoice) -> dict[str, Any]:
    """What `send` attaches."""
    return {"name": pages.file_name(document), "type": "application/pdf", "maker": MAKER, "row": document.pk}


@made_when_sent(MAKER)
def pdf_for_mail(pk: int) -> bytes | None:
    """The PDF of that document, or None where none can be made: the mail has the link, and must go out."""
    document = Invoice.objects.select_related("corrects").filter(pk=pk).first()
    if document is None or not pdf.is_available():
        return None
    try:
        return pages.pdf_of(document)
    except Exception as error:  # whatever a font or a letter does to the writer of PDFs
        log.warning("No PDF of document number %s: %s", pk, without_words(error))
        return None
