from io import BytesIO
from zipfile import ZipFile

import pytest

from coaching.website.moving_in.isolated import items_in

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Old</title><item><title>Ask for advice &amp; listen</title><link>https://old.example/blog/ask/</link>
<pubDate>Tue, 03 Mar 2020 23:30:00 -0500</pubDate><description>Short</description>
<content:encoded><![CDATA[<div><h1>Why</h1>
<p onclick="x()">Because <strong>people</strong> <a href="../b/">answer</a>.</p>
<script>alert(1)</script><img src="a.png"><a href="javascript:alert(1)">no</a></div>]]></content:encoded></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Two</title><link rel="self" href="https://old.example/x"/>
<link href="https://old.example/two"/><published>2021-05-06T07:08:09Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>two</em></p></div></content></entry></feed>"""
WORDPRESS = """<?xml version="1.0"?>
<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<item><title>Kept</title><link>https://old.example/kept/</link><wp:post_type>post</wp:post_type>
<wp:status>publish</wp:status><content:encoded>First paragraph.

Second one.</content:encoded></item>
<item><title>Draft</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>
<item><title>a.png</title><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status></item></channel></rss>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
<rss><channel><item><title>&b;</title></item></channel></rss>"""
MARKDOWN = """---
title: "Stay in touch"
date: 2022-03-04 10:00
permalink: /notes/stay/
---
# Stay in touch

Write *soon*.

- one
- two
"""


def read(data, name="feed.xml", most=500, unpacked=1_000_000):
    return items_in(data if isinstance(data, bytes) else data.encode(), name=name, most=most, unpacked=unpacked)


PLAIN = {"is_untitled": False, "line": 0, "refused": ""}


def item(**fields):
    return {"title": "", "date": "", "html": "", "old": "", "to": "", "pictures": [], **PLAIN, **fields}


def zipped(**files):
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return out.getvalue()


def test_a_feed_gives_its_articles_without_what_runs_or_is_no_text():
    html = '<h2>Why</h2><p>Because <b>people</b> <a href="https://old.example/blog/b/">answer</a>.</p><!--picture 0--><p>no</p>'
    pictures = [{"src": "https://old.example/blog/ask/a.png", "alt": ""}]
    asked = {"title": "Ask for advice & listen", "date": "2020-03-03", "old": "/blog/ask/"}
    assert read(RSS)["items"] == [item(**asked, html=html, pictures=pictures)]


def test_an_atom_feed_is_read_as_well():
    assert read(ATOM)["items"] == [item(title="Two", date="2021-05-06", html="<p>One <i>two</i></p>", old="/two")]


def test_wordpress_brings_what_was_published():
    found = read(WORDPRESS)
    assert found["items"] == [item(title="Kept", html="<p>First paragraph.</p><p>Second one.</p>", old="/kept/")]
    assert found["left"] == 2


def test_markdown_says_its_title_and_date_above_the_text():
    assert read(MARKDOWN, "2022-01-01-stay.md")["items"] == [
        item(
            title="Stay in touch",
            date="2022-03-04",
            html="<p>Write <i>soon</i>.</p><ul>\n<li>one</li>\n<li>two</li>\n</ul>",
            old="/notes/stay/",
        )
    ]


def test_markdown_without_anything_is_called_by_its_file():
    assert read("Words.", "2022-01-01-stay-in-touch.md")["items"] == [
        item(title="2022 01 01 stay in touch", date="2022-01-01", html="<p>Words.</p>")
    ]


def test_a_picture_comes_after_the_paragraph_it_is_in_with_its_words():
    page = '<main><p>See <img src="../a.png" alt=" Two  hands "> this.</p><p>Then</p><img data-src="/b.jpg" src="data:x"></main>'
    found = read(zipped(blog__one_dot_html=page), "site.zip")["items"][0]
    assert found["html"] == "<p>See  this.</p><!--picture 0--><p>Then</p><!--picture 1-->"
    assert found["pictures"] == [{"src": "a.png", "alt": "Two hands"}, {"src": "/b.jpg", "alt": ""}]


def test_a_page_is_its_article_and_not_what_is_around_it():
    page = "<!doctype html><title>Old site</title><nav>Home</nav><main><h1>About</h1><p>Words</p></main><footer>Foot</footer>"
    assert read(page, "about.html")["items"] == [item(title="About", html="<p>Words</p>")]


def test_a_zip_of_a_site_knows_where_each_page_was():
    found = read(zipped(blog__one__index_dot_html="<h1>One</h1><p>W</p>", two_dot_html="<h1>Two</h1>", a_dot_png="x"), "site.zip")
    assert [(each["title"], each["old"]) for each in found["items"]] == [("One", "/blog/one/"), ("Two", "/two.html")]


@pytest.mark.parametrize(
    ("text", "first", "odd"),
    [
        ("old,new\n/a,/b\nhttps://old.example/c?d=1,https://new.example/\n/e\n", 2, {"old": "/e", "to": "–"}),
        ("/a;/b\n/c?d=1;https://new.example/\nx;/y\n", 1, {"old": "x", "to": "/y"}),
    ],
)
def test_a_csv_gives_redirects_and_names_the_line_that_is_none(text, first, odd):
    assert read(text, "old.csv")["items"] == [
        item(old="/a", to="/b", line=first),
        item(old="/c?d=1", to="https://new.example/", line=first + 1),
        item(**odd, line=first + 2, refused="no_redirect"),
    ]


def test_an_address_of_another_site_is_none_of_ours():
    found = read("/a,/b\n/c,/d\nhttps://other.example/x,/y\n", "old.csv")["items"]
    assert [each["refused"] for each in found] == ["", "", "foreign"]


def test_an_article_without_a_title_is_called_by_its_first_words():
    feed = "<rss><channel><item><description>One two three four five six seven eight nine</description></item></channel></rss>"
    found = read(feed)["items"][0]
    assert (found["title"], found["is_untitled"]) == ("One two three four five six seven eight …", True)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.xml", "We can't tell what this file is."),
        (b"\x89PNG\r\n", "a.png", "We can't tell what this file is."),
        (BOMB, "a.xml", "This feed can't be read"),
        ("<rss><channel><item>", "a.xml", "This feed can't be read"),
        ("<rss><channel></channel></rss>", "a.xml", "There is no article"),
        (b"PK\x03\x04 broken", "a.zip", "This ZIP file is damaged"),
        ("a,b\n", "a.csv", "There is no article"),
    ],
)
def test_what_cannot_be_read_says_what_to_choose(data, name, words):
    assert read(data, name)["sentence"].startswith(words)


def test_a_zip_that_grows_too_large_is_refused():
    assert read(zipped(a_dot_md="x" * 5000), "a.zip", unpacked=1000)["sentence"].startswith("What is packed in this file")


def test_too_many_articles_are_refused():
    assert read(zipped(a_dot_md="A", b_dot_md="B"), "a.zip", most=1)["values"] == {"most": 1}
