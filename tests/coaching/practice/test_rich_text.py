import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import RichText

from coaching.practice.rich_text import TextInBlock

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "blockquote", "hr", "image", "embed"]
ODD = [
    "<blockquote>One<br>two<BR>three</blockquote>",
    "<p>A <b>word <i>and</b> another</i></p>",
    "<p>Never closed",
    "<p>One<p>Two",
    "Closed</p> twice</p>",
    "<ul><li>One<li>Two</ul>",
    "<p>A rule<hr>and more</p>",
    "<p>1 < 2 & 3</p>",
    "<p><a href='https://example.org'>A link</p>",
    "<h2><b>Bold</h2>",
    "",
]


@pytest.mark.parametrize("html", ODD)
def test_the_editor_opens_whatever_html_there_is(html):
    block = TextInBlock(features=FEATURES)
    given = block.value_for_form(RichText(html))
    assert ContentstateConverter(FEATURES).from_database_format(given)


def test_the_editor_refuses_a_tag_that_is_not_closed():
    with pytest.raises(AssertionError, match="Unmatched tags"):
        ContentstateConverter(FEATURES).from_database_format(ODD[0])


def test_text_that_is_well_formed_stays_as_it_is():
    html = '<p data-block-key="abc">Tom &amp; <b>Ann</b><br/>“Hi”</p><ul><li>One</li></ul><a id="3" linktype="page">x</a>'
    assert TextInBlock(features=FEATURES).value_for_form(RichText(html)) == html
