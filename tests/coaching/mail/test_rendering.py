import pytest

from coaching.mail.kinds import MailKind
from coaching.mail.rendering import filled, filled_lines, rendered

KIND = MailKind("test", "Test", "Hello {name}", "Dear {name},\n\n{coach} writes: {word}\n\nSee you", {}, button="Open")
VALUES = {"name": "Pia", "coach": "Dana", "word": "", "url": "https://example.org/?a=1&b=2"}


def test_values_are_never_read_as_placeholders():
    assert filled("{name}, {coach}", {"name": "{coach}", "coach": "{name}"}) == "{coach}, {name}"


def test_values_are_never_read_as_html():
    html = rendered(KIND, {**VALUES, "name": "<img src=x>"})[2]
    assert "<img" not in html
    assert "&lt;img src=x&gt;" in html


def test_a_line_that_speaks_of_something_empty_is_left_out():
    assert filled_lines("a\n{word}\n{name}", VALUES) == "a\nPia"


def test_a_paragraph_without_words_leaves_no_gap():
    assert "Dear Pia,\n\nSee you" in rendered(KIND, VALUES)[1]


def test_a_line_is_kept_when_there_is_something_to_say():
    assert "Dana writes: Sorry" in rendered(KIND, {**VALUES, "word": "Sorry"})[1]


def test_a_subject_is_one_line_whatever_is_filled_in():
    assert rendered(KIND, {**VALUES, "name": "Pia\r\nBcc: all@example.org"})[0] == "Hello Pia Bcc: all@example.org"


def test_a_link_is_written_out_in_plain_text():
    assert "Open:\nhttps://example.org/?a=1&b=2" in rendered(KIND, VALUES)[1]


def test_an_address_with_a_label_is_a_link_that_reads_as_the_label():
    url = "https://example.org/a:b/?c=1&d=2"
    _subject, text, html = rendered(KIND, {**VALUES, "word": f"<b>\nDone: {url}", "links": [("Done", url)]})
    assert f"Done: {url}" in text
    assert '&lt;b&gt;<br><a href="https://example.org/a:b/?c=1&amp;d=2">Done</a>' in html


@pytest.mark.parametrize(("word", "shown"), [("pia@example.org", "pia@example.org"), ("https://example.org/a", "example.org")])
@pytest.mark.parametrize("after", [").", "),", ")", ".", ""])
def test_what_follows_an_address_is_not_lost(word, shown, after):
    html = rendered(KIND, {**VALUES, "word": f"see ({word}{after} Then"})[2]
    assert f">{shown}</a>{after} Then" in html
