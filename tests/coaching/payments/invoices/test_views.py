from datetime import timedelta

import pytest

from coaching.payments import purchases
from coaching.payments.models import BillingAddress, BillingSettings, Invoice
from tests.coaching.payments.invoices.conftest import NOON


def pages_of(receipt):
    return [f"/me/receipts/{receipt.pk}/", f"/me/receipts/{receipt.pk}/pdf/"]


def test_a_client_finds_the_receipt_and_prints_it(receipt, clara, signed_in):
    browser = signed_in(clara)
    assert f"/me/receipts/{receipt.pk}/" in browser.get("/me/receipts/").content.decode()
    words = browser.get(f"/me/receipts/{receipt.pk}/").content.decode()
    for each in ("Receipt", "R-1", "Clara Lind", "Four sessions", "USD 520.00", "Paid on November 10, 2026"):
        assert each in words
    assert "site-nav" not in words


@pytest.mark.usefixtures("drawn_pdf")
def test_the_pdf_is_a_file_of_its_number(receipt, clara, signed_in):
    answer = signed_in(clara).get(f"/me/receipts/{receipt.pk}/pdf/")
    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")
    assert answer["Content-Disposition"] == 'attachment; filename="receipt-R-1.pdf"'


def test_without_a_receipt_the_list_says_what_will_be_there(clara, signed_in):
    assert "No receipts yet." in signed_in(clara).get("/me/receipts/").content.decode()


def test_someone_elses_receipt_is_not_found(receipt, mallory, signed_in):
    browser = signed_in(mallory)
    assert {browser.get(path).status_code for path in pages_of(receipt)} == {404}


def test_the_coach_and_the_owner_see_it_and_another_coach_does_not(receipt, coach, owner, other_coach, signed_in):
    paths = [f"/admin/money/documents/{receipt.pk}/", f"/admin/money/documents/{receipt.pk}/pdf/"]
    seen = {person.name: [signed_in(person).get(path).status_code for path in paths] for person in (coach, owner, other_coach)}
    assert seen == {"Dana Reyes": [200, 200], "Ava Stone": [200, 200], "Omar Haddad": [404, 404]}


def test_the_coachs_list_has_only_ones_own(receipt, coach, other_coach, signed_in):
    listed = ["R-1" in signed_in(each).get("/admin/money/documents/").content.decode() for each in (coach, other_coach)]
    assert listed == [True, False]


def test_the_coachs_list_writes_money_as_the_desk_does(receipt, coach, signed_in):
    words = signed_in(coach).get("/admin/money/documents/").content.decode()
    assert ("$520</td>" in words, "USD" in words) == (True, False)


@pytest.mark.parametrize("path", ["/me/receipts/", "/admin/money/documents/"])
def test_a_list_costs_the_same_queries_for_one_and_for_many(
    path, receipt, purchase, clara, coach, signed_in, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = signed_in(clara if path.startswith("/me/") else coach)
    browser.get(path)
    with CaptureQueriesContext(connection) as one:
        browser.get(path)
    for day in range(5):
        purchases.receive(purchase=purchase, amount=1, now=NOON + timedelta(days=day), mail_receipt=False)
    with django_assert_num_queries(len(one)):
        browser.get(path)


def test_a_long_list_is_paged(purchase, clara, signed_in):
    for _each in range(21):
        purchases.receive(purchase=purchase, amount=1, now=NOON, mail_receipt=False)
    words = signed_in(clara).get("/me/receipts/?page=2").content.decode()
    assert ("R-1<" in words, "R-2<" in words) == (True, False)


def test_a_client_says_whom_receipts_are_made_out_to(receipt, clara, signed_in):
    signed_in(clara).post("/me/receipts/address/", {"name": "Lind Inc.", "address": "Oak 6"})
    own = BillingAddress.objects.get(client=clara)
    assert (own.name, own.address, Invoice.objects.get().buyer_name) == ("Lind Inc.", "Oak 6", "Clara Lind")


def test_an_address_that_is_too_long_is_kept_on_the_page(clara, signed_in):
    answer = signed_in(clara).post("/me/receipts/address/", {"name": "", "address": "x" * 501})
    assert (answer.status_code, "x" * 501 in answer.content.decode()) == (422, True)


def test_the_owner_alone_sets_the_billing(owner, coach, signed_in):
    path = f"/admin/settings/coaching/billingsettings/{BillingSettings.load().pk}/"
    assert [signed_in(each).get(path).status_code for each in (owner, coach)] == [200, 302]


def test_a_document_is_light_and_what_is_around_it_as_the_screen(receipt, clara, signed_in):
    page = signed_in(clara).get(f"/me/receipts/{receipt.pk}/").content.decode()
    assert ("<body>" in page, '<main class="document" data-theme="light">' in page) == (True, True)
