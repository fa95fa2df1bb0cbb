"""What is paid for can still be booked."""

import pytest

from coaching.payments.account import grants
from coaching.practice.deletions import why_kept
from tests.coaching.booking import factories


@pytest.fixture
def kind(coach):
    return factories.appointment_type(coach=coach, title="Session", slug="session", takes_credit=True, audience="clients")


@pytest.fixture
def paid(clara, coach):
    grants.adjust(client=clara, delta=2, reason="A gift", by=coach.user)


def test_the_only_session_that_clients_can_book_with_what_they_have_stays(kind, paid):
    assert why_kept(kind).startswith("“Session” stays because of 1 client with sessions left to book it with.")


def test_one_of_two_such_sessions_may_go(kind, paid, coach):
    factories.appointment_type(coach=coach, slug="another", takes_credit=True, audience="clients")
    assert why_kept(kind) == ""


def test_a_session_may_go_while_nobody_has_any_left(kind, clara):
    assert why_kept(kind) == ""
