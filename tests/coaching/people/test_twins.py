"""Who is likely the same person: by name, or by an address that leads to the same box."""

import pytest

from coaching.people.models import FormerEntry
from coaching.people.twins import likely_twins
from tests import factories


@pytest.fixture
def anna(coach):
    return factories.client(coach=coach, name="Anna Lind", email="anna.lind@example.org")


@pytest.mark.parametrize(
    ("name", "email", "found"),
    [
        ("anna lind", "other@example.org", True),
        ("A. L.", "ANNA.LIND@example.org", True),
        ("A. L.", "annalind@example.org", True),
        ("A. L.", "anna.lind+jobs@example.org", True),
        ("A. L.", "annalind2@example.org", False),
        ("A. L.", "anna.lind@example.com", False),
        ("Anna Linden", "linden@example.org", False),
    ],
)
def test_who_is_likely(coach, anna, name, email, found):
    other = factories.client(coach=coach, name=name, email=email, with_account=False)
    assert list(likely_twins(anna)) == ([other] if found else [])


def test_an_address_from_before_counts_too(coach, anna):
    other = factories.client(coach=coach, name="A. L.", email="a@example.org", with_account=False)
    FormerEntry.objects.create(client=other, number=10_000, email=anna.email)
    assert list(likely_twins(anna)) == [other]


def test_nobody_of_another_coach_nor_who_left(coach, other_coach, anna):
    factories.client(coach=other_coach, name="Anna Lind", with_account=False)
    factories.client(coach=coach, name="Anna Lind", email="", with_account=False, stage="gone")
    assert list(likely_twins(anna)) == []
