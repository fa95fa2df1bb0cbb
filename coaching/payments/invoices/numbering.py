"""Numbers of documents: one after the other for the whole practice, none twice, none left out."""

from coaching.payments.models import InvoiceSequence


def locked() -> InvoiceSequence:
    """The one row with the last number, locked until the caller's transaction ends: whoever issues at the same moment waits."""
    InvoiceSequence.objects.get_or_create(pk=1)
    return InvoiceSequence.objects.select_for_update().get(pk=1)


def next_number(sequence: InvoiceSequence) -> int:
    """The number after the last one. If the transaction is rolled back, it is free again."""
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return sequence.last
