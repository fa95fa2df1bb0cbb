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


PLAIN = {"is_untitled": False, "line": 0, "refused": "", "host": ""}


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
    assert (found["left"], found["left_out"]) == (2, [{"title": "Draft", "why": "draft"}, {"title": "a.png", "why": "file"}])


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
    ("text", "first", "host", "odd"),
    [
        ("old,new\n/a,/b\nhttps://old.example/c?d=1,https://new.example/\n/e\n", 2, "old.example", {"old": "/e", "to": "–"}),
        ("/a;/b\n/c?d=1;https://new.example/\nx y;/y\n", 1, "", {"old": "x y", "to": "/y"}),
        ("sep=;\nold;new\n/a;/b\n/c?d=1;https://new.example/\n/e\n", 3, "", {"old": "/e", "to": "–"}),
        ("SEP=\t\r\n/a\t/b\r\n/c?d=1\thttps://new.example/\r\n/e\r\n", 2, "", {"old": "/e", "to": "–"}),
        ("/a,/b\r/c?d=1,https://new.example/\r/e\r", 1, "", {"old": "/e", "to": "–"}),
    ],
)
def test_a_csv_gives_redirects_and_names_the_line_that_is_none(text, first, host, odd):
    assert read(text, "old.csv")["items"] == [
        item(old="/a", to="/b", line=first),
        item(old="/c?d=1", to="https://new.example/", line=first + 1, host=host),
        item(**odd, line=first + 2, refused="no_redirect"),
    ]


def test_an_old_address_keeps_the_site_that_it_names():
    found = read("/a,/b\nhttps://WWW.Other.example:443/x,/y\n", "old.csv")["items"]
    assert [(each["old"], each["host"]) for each in found] == [("/a", ""), ("/x", "other.example")]


@pytest.mark.parametrize(
    ("line", "old", "to", "host"),
    [
        ("blog/one,/", "/blog/one", "/", ""),
        ("blog/one,new/one", "/blog/one", "/new/one", ""),
        ("about.html,/about/", "/about.html", "/about/", ""),
        ("index.php/2019/x,/", "/index.php/2019/x", "/", ""),
        ("?p=12,/", "/?p=12", "/", ""),
        ("https://old.example?p=12,/", "/?p=12", "/", "old.example"),
        ("old-site.com/two,new-site.com/three", "/two", "https://new-site.com/three", "old-site.com"),
        ("//old.example/two,/three", "/two", "/three", "old.example"),
    ],
)
def test_an_address_without_its_beginning_is_read_where_it_is_clear(line, old, to, host):
    assert read(f"/a,/b\n{line}\n", "old.csv")["items"][1] == item(old=old, to=to, host=host, line=2)


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("one,/two", "no_slash"),
        ("/one,two", "no_slash"),
        ("/one,http://[bad", "no_redirect"),
        ("http://[x,/one", "no_redirect"),
        ("//[x,/one", "no_redirect"),
        ("/one,mailto:x@old.example", "no_redirect"),
        ("/one\0x,/two", "unseen"),
        ("/one,/two\0", "unseen"),
        ("/one,/two\x7f", "unseen"),
        ("/\t/x.example,/two", "unseen"),
        (f"/{'x' * 200_000},/one", "too_long"),
        (f"/one,https://new.example/{'x' * 250}", "too_long"),
    ],
)
def test_a_line_that_cannot_be_an_address_is_named_and_the_rest_is_taken(line, refused):
    found = read(f"/a,/b\n{line}\n/c,/d\n", "old.csv")["items"]
    assert [(each["line"], each["refused"]) for each in found] == [(1, ""), (2, refused), (3, "")]


@pytest.mark.parametrize("line", ['"/c,/d', '/c,"/d', '"/c","/d', '"/c",/d'])
def test_a_quotation_mark_that_nothing_closes_swallows_no_line(line):
    found = read(f"/a,/b\n{line}\n/e,/f\n", "old.csv")["items"]
    assert [(each["old"], each["to"], each["line"]) for each in found] == [("/a", "/b", 1), ("/c", "/d", 2), ("/e", "/f", 3)]


def test_a_first_line_that_lacks_a_slash_is_no_line_of_names():
    assert [each["refused"] for each in read("one,/two\n/a,/b\n", "old.csv")["items"]] == ["no_slash", ""]


@pytest.mark.parametrize("link", ["http://[bad", "http://[x/one"])
def test_a_link_that_cannot_be_read_leaves_its_words(link):
    feed = RSS.replace("../b/", link)
    assert "people</b> answer." in read(feed)["items"][0]["html"]


def test_an_article_whose_own_address_cannot_be_read_keeps_its_links():
    feed = RSS.replace("https://old.example/blog/ask/", "http://[bad").replace("../b/", "https://old.example/b/")
    found = read(feed)["items"][0]
    assert found["old"] == ""
    assert '<a href="https://old.example/b/">answer</a>' in found["html"]


@pytest.mark.parametrize(
    ("entry", "title", "why"),
    [
        ("<title>A</title><status>private</status>", "A", "private"),
        ("<title>A</title><status>future</status>", "A", "later"),
        ("<title>A</title><status>pending</status>", "A", "draft"),
        ("<title>A</title><post_password>x</post_password>", "A", "password"),
        ("<title>A</title><post_type>nav_menu_item</post_type>", "A", "menu"),
        ("<title>A</title><post_type>product</post_type>", "A", "other"),
        ("<link>https://old.example/x</link>", "/x", "empty"),
        ("<link>https://old.example/x</link><status>draft</status>", "https://old.example/x", "draft"),
    ],
)
def test_an_entry_that_is_no_article_is_named_with_why(entry, title, why):
    found = read(f"<rss><channel><item><title>Kept</title></item><item>{entry}</item></channel></rss>")
    assert ([each["title"] for each in found["items"]], found["left_out"]) == (["Kept"], [{"title": title, "why": why}])


def test_a_file_of_a_zip_that_cannot_be_read_is_named():
    found = read(zipped(a_dot_md="A", b_dot_xml="<rss><channel>"), "site.zip")
    assert found["left_out"] == [{"title": "b.xml", "why": "unreadable"}]


def test_of_much_that_is_left_out_the_first_are_named_and_drafts_before_pictures():
    entries = "<item><title>Pic</title><post_type>attachment</post_type></item>" * 12
    entries += "<item><title>Draft</title><status>draft</status></item><item><title>Kept</title></item>"
    found = read(f"<rss><channel>{entries}</channel></rss>")
    assert (found["left"], len(found["left_out"]), found["left_out"][0]["title"]) == (13, 10, "Draft")


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
