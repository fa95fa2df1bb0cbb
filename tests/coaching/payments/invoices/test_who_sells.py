"""Staff are asked who sells before a document is issued that never changes."""

import pytest
from django.urls import reverse

from coaching.payments.models import BillingSettings, Payment
from tests.coaching.payments.off_line.test_noting import note
from tests.coaching.payments.payers.conftest import ACME, ask

__all__ = ["ask", "note"]

WARNING = "Your receipts and invoices have no address of yours yet"
SETTINGS = "/admin/settings/coaching/billingsettings/"


@pytest.fixture
def pages(clara, ask):
    """The addresses on which a first document may be issued, and those that are still empty."""
    asked = ask(**ACME)
    return [
        reverse("off_line_admin:note", args=[clara.pk]),
        reverse("payers_admin:ask", args=[clara.pk]),
        reverse("payers_admin:request", args=[asked.pk]),
        reverse("documents_admin:list"),
        reverse("books_admin:connect"),
    ]


def said(browser, pages):
    return [WARNING in browser.get(page).content.decode() for page in pages]


def test_every_page_before_a_document_says_so_until_it_is_written(pages, owner, signed_in):
    browser = signed_in(owner)
    assert said(browser, pages) == [True] * 5
    BillingSettings.objects.update(seller_address="1 Main Street")
    assert said(browser, pages) == [False] * 5


def test_the_owner_is_led_there(pages, owner, signed_in):
    assert SETTINGS in signed_in(owner).get(pages[0]).content.decode()


def test_a_coach_who_may_not_write_it_reads_who_can(pages, coach, signed_in):
    words = signed_in(coach).get(pages[0]).content.decode()
    assert ("The practice's owner can write it under Settings, Billing." in words, f'{SETTINGS}">Say' in words) == (True, False)


def test_it_is_in_nobodys_way(note, package):
    assert (note(package=package.pk).status_code, Payment.objects.count()) == (302, 1)


def test_an_empty_list_of_sales_leads_there(owner, signed_in):
    assert WARNING in signed_in(owner).get(reverse("books_admin:list")).content.decode()
