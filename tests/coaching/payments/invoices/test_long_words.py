"""A word without a space, however long, stays on the page."""

import pypdfium2
import pytest

from coaching.payments.invoices import pages
from tests.coaching.payments.invoices.test_pdf import document

pytestmark = pytest.mark.usefixtures("drawn_pdf")


def rightmost(content):
    """Where the letter that is furthest to the right ends, as a part of the page's width."""
    page = pypdfium2.PdfDocument(content)[0]
    text = page.get_textpage()
    return max(text.get_charbox(index)[2] for index in range(text.count_chars())) / page.get_width()


@pytest.mark.parametrize("field", ["order_number", "buyer_name", "seller_name", "code"])
def test_a_long_word_stays_within_the_margin(field):
    assert rightmost(pages.pdf_of(document(**{field: "W" * 60}))) < 0.92
