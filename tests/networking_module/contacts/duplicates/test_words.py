import pytest

from networking_module.contacts.duplicates.words import together, with_lines


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("Tall", "Kind", "Tall\nKind"),
        ("Tall\nKind", "Kind\nFunny", "Tall\nKind\nFunny"),
        ("Tall\r\nKind", "Tall\nKind", "Tall\nKind"),
        ("Tall", " Tall ", "Tall"),
        ("Ha\nHa", "Ho\nHo", "Ha\nHa\nHo\nHo"),
        ("Tall\n\nKind", "Funny\n\nWarm", "Tall\n\nKind\nFunny\n\nWarm"),
        ("", "Kind", "Kind"),
        ("Tall", "", "Tall"),
        ("", "", ""),
    ],
)
def test_two_texts_are_one_below_the_other_and_a_line_of_both_is_there_once(one, other, both):
    assert together(one, other) == both


@pytest.mark.parametrize(
    ("text", "lines", "found"),
    [
        ("Tall", ["Also: a@x.org"], "Tall\nAlso: a@x.org"),
        ("Also: a@x.org", ["Also: a@x.org"], "Also: a@x.org"),
        ("", ["Also: a@x.org"], "Also: a@x.org"),
        ("Tall\n\nKind", [], "Tall\n\nKind"),
    ],
)
def test_lines_come_below_a_text_that_has_not_got_them(text, lines, found):
    assert with_lines(text, lines) == found
