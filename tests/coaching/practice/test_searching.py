"""Words that are looked for in lists."""

import pytest

from coaching.people.models import Client
from coaching.practice.searching import containing

pytestmark = pytest.mark.services


@pytest.mark.parametrize("words", ["clara", "LIND", "lind clara", "example.org", "", " ", "cla\0ra"])
def test_a_row_is_found_by_each_of_the_words_anywhere(clara, words):
    assert list(containing(Client.objects.all(), words, "name", "email")) == [clara]


def test_a_row_that_lacks_one_of_the_words_is_not_found(clara):
    assert list(containing(Client.objects.all(), "clara voss", "name", "email")) == []


def test_words_without_end_are_looked_for_in_part(clara):
    assert list(containing(Client.objects.all(), "x" * 100_000, "name", "email")) == []
