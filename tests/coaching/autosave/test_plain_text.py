import pytest

from coaching.autosave.errors import SaveError
from coaching.autosave.plain_text import fitting, plain


def test_plain_has_one_kind_of_line_break_and_no_nul():
    assert plain("One\r\ntwo\0") == "One\ntwo"


def test_fitting_counts_characters_and_no_bytes():
    assert fitting("ж" * 5, 5) == "ж" * 5


def test_fitting_refuses_what_is_too_long_and_cuts_nothing():
    with pytest.raises(SaveError, match="This is 6 characters long, and the limit is 5"):
        fitting("x" * 6, 5)
