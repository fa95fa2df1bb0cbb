"""A coach who notes money that may come another way is asked once more."""

import pytest
from django.urls import reverse

from coaching.payments.models import Payment
from tests.coaching.payments.bookkeeping.conftest import asked, in_euros, waiting
from tests.coaching.payments.off_line.test_noting import note

__all__ = ["asked", "in_euros", "note", "waiting"]

BANK = "Clara Lind has paid $520 for “Four sessions”, and a bank has yet to confirm it."


def read(answer):
    """What the form says that was read."""
    return answer.context["form"]["read"].value()


def test_a_payment_that_waits_for_a_bank_is_said_and_asked_about(note, package, waiting, clara):
    waiting(clara)
    answer = note(package=package.pk)
    assert (answer.status_code, BANK in answer.content.decode(), Payment.objects.count()) == (422, True, 0)
    assert note(package=package.pk, read=read(answer)).status_code == 302
    assert Payment.objects.count() == 1


def test_the_form_says_it_before(note, waiting, clara, coach, signed_in):
    waiting(clara)
    assert BANK in signed_in(coach).get(f"/admin/money/off-line/{clara.pk}/").content.decode()


@pytest.mark.parametrize(("title", "status"), [("Something else", 422), ("", 302)])
def test_of_another_package_it_is_not_asked_about(note, in_euros, waiting, clara, title, status):
    """What has no package may be the same."""
    waiting(clara)
    sold = {"title": title, "sessions": "2", "amount": "520"} if title else {"package": in_euros.pk, "currency": "EUR"}
    assert note(**sold).status_code == status


def test_what_someone_else_is_to_pay_is_asked_about(note, package, asked, clara):
    request = asked(clara)
    answer = note(package=package.pk)
    words = answer.content.decode()
    assert (answer.status_code, "Acme Inc. is to pay “Four sessions”, $520." in words) == (422, True)
    assert f'href="{reverse("payers_admin:request", args=[request.pk])}"' in words


def test_another_package_that_was_not_read_of_is_asked_about(note, package, waiting, asked, clara):
    waiting(clara)
    first = note(package=package.pk)
    asked(clara)
    assert note(package=package.pk, read=read(first)).status_code == 422
