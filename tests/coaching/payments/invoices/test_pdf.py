import sys
import time

import pypdfium2
import pytest

from coaching.payments.invoices import attaching, checks, pages, pdf
from coaching.payments.models import Invoice

pytestmark = pytest.mark.usefixtures("drawn_pdf")

WORLD = "Мария Иванова 田中太郎 مريم Zoë 🎉"


@pytest.fixture
def without_weasyprint(monkeypatch):
    """A server without the library, or without what it needs of the system."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    pdf.is_available.cache_clear()
    yield
    pdf.is_available.cache_clear()


def text_of(content):
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def document(**fields):
    given = {
        "number": 7,
        "code": "R-7",
        "kind": "receipt",
        "issued_on": "2026-11-12",
        "seller_name": "Reyes",
        "buyer_name": "Clara Lind",
        "currency": "USD",
        "total": 52000,
        "lines": [{"text": "Four sessions", "quantity": 1, "amount": 52000}],
    }
    return Invoice(**given | fields)


def test_a_pdf_says_what_the_document_says(receipt):
    words = text_of(pages.pdf_of(receipt))
    for each in ("Receipt", "R-1", "Clara Lind", "Four sessions", "USD 520.00", "Paid on November 10, 2026 by bank transfer."):
        assert each in words


def test_letters_of_any_language_are_in_its_text():
    words = text_of(pages.pdf_of(document(buyer_name=WORLD, buyer_address=f"{WORLD}\n東京")))
    for each in ("Мария Иванова", "田中太郎", "مريم", "Zoë", "🎉", "東京"):
        assert each in words


def test_twenty_lines_are_on_pages_with_one_total():
    lines = [{"text": f"Line {number} " + "and more " * 20, "quantity": 1, "amount": 100} for number in range(20)]
    words = text_of(pages.pdf_of(document(lines=lines, total=2000)))
    assert (words.count("Line "), words.count("Total"), words.count("1 / 2") + words.count("1 / 3")) == (20, 1, 1)


def test_the_longest_document_takes_no_long_time():
    longest = document(
        seller_name="W" * 150,
        seller_address="ل" * 500,
        seller_tax_id="W" * 60,
        buyer_name="漢" * 150,
        buyer_address="\n" * 500,
        order_number="9" * 60,
        tax_text="\u202e" * 200,
        settlement="🎉" * 500,
        note="e\u0301" * 250,
        lines=[{"text": "\u0300" * 270, "quantity": 1, "amount": -(2**31)}],
    )
    began = time.process_time()  # a busy machine takes longer, and works no more
    assert pages.pdf_of(longest).startswith(b"%PDF")
    assert time.process_time() - began < 30


def test_html_in_a_name_is_text_and_fetches_nothing(monkeypatch):
    from weasyprint.urls import URLFetcher

    fetched, fetch = [], URLFetcher.fetch
    monkeypatch.setattr(URLFetcher, "fetch", lambda self, url, headers=None: fetched.append(url) or fetch(self, url, headers))
    words = text_of(pages.pdf_of(document(buyer_name='<img src="http://127.0.0.1:1/a.png">')))
    assert "<img src=" in words
    assert {url.rpartition("/")[2].partition("-latin")[0] for url in fetched} == {"bricolage-grotesque", "figtree"}


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/a.woff2",
        "file:///etc/passwd",
        "file:///etc/../etc/passwd",
        "data:text/plain,a",
        "file://host/etc/passwd",
        "ftp://a/b",
    ],
)
def test_nothing_but_our_fonts_is_fetched(url):
    with pytest.raises(ValueError, match="Only our own fonts"):
        pdf._our_fonts().fetch(url)


def test_without_its_libraries_the_page_stays_and_the_pdf_is_not_offered(receipt, clara, signed_in, without_weasyprint):
    browser, path = signed_in(clara), f"/me/receipts/{receipt.pk}/"
    words = browser.get(path).content.decode()
    assert ("USD 520.00" in words, f"{path}pdf/" in words, "Save as PDF" in words) == (True, False, True)
    assert (browser.get(f"{path}pdf/").status_code, f"{path}pdf/" in browser.get("/me/receipts/").content.decode()) == (
        404,
        False,
    )


def test_without_its_libraries_check_warns(without_weasyprint):
    found = checks.check_pdf(None)
    assert [(each.id, "libpango-1.0-0" in each.hint) for each in found] == [("coaching.W001", True)]


def test_with_its_libraries_check_warns_of_nothing():
    assert checks.check_pdf(None) == []


def test_check_names_the_fonts_that_are_missing(monkeypatch):
    monkeypatch.setattr(checks, "_has_font", lambda language: language != "ja")
    found = checks.check_fonts(None)
    assert [(each.id, each.hint) for each in found] == [("coaching.I001", "On Debian: apt-get install fonts-noto-cjk")]


def test_without_its_libraries_a_mail_goes_out_with_the_link(receipt, without_weasyprint):
    assert attaching.pdf_for_mail(receipt.pk) is None


def test_a_pdf_that_fails_keeps_no_mail_from_going_out(receipt, monkeypatch):
    def fail(_html):
        raise RuntimeError(receipt.buyer_name)

    monkeypatch.setattr(pdf, "written", fail)
    assert attaching.pdf_for_mail(receipt.pk) is None


def test_the_receipt_mail_has_the_pdf_and_the_link(receipt, mailoutbox):
    mail = mailoutbox[0]
    name, content, kind = mail.attachments[0]
    assert (name, kind, text_of(content).count("R-1")) == ("receipt-R-1.pdf", "application/pdf", 1)
    assert f"Receipt R-1: http://localhost:8000/me/receipts/{receipt.pk}/" in mail.body
