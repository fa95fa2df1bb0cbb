from datetime import timedelta

from coaching.payments.invoices import retention
from coaching.payments.models import BillingSettings, Invoice
from tests.coaching.payments.invoices.conftest import NOON


def test_a_document_keeps_its_words_for_its_years(receipt):
    assert retention.blank_old(NOON + timedelta(days=3650)) == 0
    assert Invoice.objects.get().buyer_name == "Clara Lind"


def test_after_its_years_number_date_and_amount_stay(receipt):
    later = NOON + timedelta(days=3670)
    assert (retention.blank_old(later), retention.blank_old(later)) == (1, 0)
    kept = Invoice.objects.get()
    assert (kept.code, kept.issued_on, kept.total, kept.blanked_at) == ("R-1", receipt.issued_on, 52000, later)
    assert (kept.buyer_name, kept.buyer_email, kept.lines, kept.note) == ("", "", [], "")


def test_the_years_are_set(receipt):
    BillingSettings.objects.update(keep_years=2)
    assert retention.blank_old(NOON + timedelta(days=735)) == 1


def test_a_document_that_forgot_says_so(receipt, clara, signed_in):
    retention.blank_old(NOON + timedelta(days=3670))
    words = signed_in(clara).get(f"/me/receipts/{receipt.pk}/").content.decode()
    assert ("were deleted after the years" in words, "USD 520.00" in words) == (True, True)
