"""Numbers of documents: one after the other for the whole practice, none twice, none left out. Tests are counted apart."""

from coaching.payments.models import InvoiceSequence

REAL, TEST = 1, 2


def locked(*, is_test: bool = False) -> InvoiceSequence:
    """The row with the last number, locked until the caller's transaction ends: whoever issues at the same moment waits."""
    pk = TEST if is_test else REAL
    InvoiceSequence.objects.get_or_create(pk=pk)
    return InvoiceSequence.objects.select_for_update().get(pk=pk)


def next_number(sequence: InvoiceSequence) -> int:
    """The number after the last one. If the transaction is rolled back, it is free again."""
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return sequence.last
