import pytest

from coaching.templatetags.mail_links import with_links


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("Write it down here: https://our.example/x", '<a href="https://our.example/x">Write it down here</a>'),
        ("If so, cancel that one: https://our.example/x.", 'If so, <a href="https://our.example/x">cancel that one</a>.'),
        ("Your practice: https://a.example/x", '<a href="https://a.example/x">Your practice (a.example)</a>'),
        ("See http://[x", 'See <a href="http://[x">http://[x</a>'),
        ("See https://a.example/x?y=1&z=2", 'See <a href="https://a.example/x?y=1&amp;z=2">a.example</a>'),
        ("<b> https://a.example", '&lt;b&gt; <a href="https://a.example">a.example</a>'),
        ("Ask clara@example.org", 'Ask <a href="mailto:clara@example.org">clara@example.org</a>'),
    ],
)
def test_an_address_reads_as_words_and_another_site_is_named(settings, words, html):
    settings.SITE_URL = "https://our.example"
    assert with_links(words) == html


def test_a_given_link_reads_as_its_whole_label():
    link = ("One, two: three", "https://a.example/")
    assert with_links("One, two: three: https://a.example/", [link]) == '<a href="https://a.example/">One, two: three</a>'
