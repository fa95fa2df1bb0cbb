import pytest

from coaching.website.moving_in.roots import root_of
from tests.coaching.website.moving_in.test_isolated import ATOM, RSS, read

XML = '<?xml version="1.0"?>'
ITEM = "<item><title>One</title><link>https://old.example/one</link><description>%s</description></item>"
INSIDE = ITEM % "<![CDATA[<html><body><p>Hello</p></body></html>]]>"
RDF = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">{INSIDE}</rdf:RDF>'
PREFIXED = '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:entry><atom:title>Two</atom:title></atom:entry></atom:feed>'


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<rss>", "rss"),
        ("\ufeff \n<?xml version='1.0'?>\n<!-- <html> -->\n<?style x?>\n<feed xmlns='x'>", "feed"),
        ("<!DOCTYPE rss PUBLIC '-//x//' 'http://x.example/rss.dtd'>\n<rss>", "rss"),
        ("<!DOCTYPE a [<!ENTITY b '<html>'>]><rdf:RDF>", "rdf"),
        ("<!-- <rss> --><!doctype HTML PUBLIC '-//W3C//'><title>x", "html"),
        ("<?xml version='1.0'?><!DOCTYPE html><html>", "html"),
        ("<HTML lang=en>", "html"),
        ("<p>See <html>", "p"),
        ("# <html>", ""),
        ("<!-- <html>", ""),
        ("<!-- x -->" * 5000 + "no", ""),
    ],
)
def test_the_root_is_the_first_element(text, root):
    assert root_of(text.encode()) == root


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_feed_is_known_in_any_letters(encoding):
    feed = RSS.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-16"?>' if "16" in encoding else XML)
    assert read(feed.encode(encoding), "export")["items"] == read(RSS)["items"]


@pytest.mark.parametrize("feed", [f"{XML}<rss><channel>{INSIDE}</channel></rss>", RDF, f"{XML}{RDF}"])
def test_a_page_inside_of_an_article_makes_no_page_of_the_feed(feed):
    assert [(each["title"], each["html"]) for each in read(feed)["items"]] == [("One", "<p>Hello</p>")]


@pytest.mark.parametrize("feed", [PREFIXED, f"\n\n{XML}{PREFIXED}", f"<!-- old -->\n{PREFIXED}"])
def test_a_feed_is_known_with_a_prefix_and_with_what_is_before_it(feed):
    assert [each["title"] for each in read(feed, "export")["items"]] == ["Two"]


@pytest.mark.parametrize("start", ["<html>", "<!doctype html>", f"{XML}\n<!DOCTYPE html>\n<html>", "<!-- <rss> -->\n<html>"])
def test_a_page_is_a_page_whatever_is_in_it(start):
    found = read(f"{start}<body><h1>About</h1><p>Words &lt;rss&gt;</p></body>", "about")["items"]
    assert [(each["title"], each["html"]) for each in found] == [("About", "<p>Words &lt;rss&gt;</p>")]


def test_markdown_that_speaks_of_feeds_is_markdown():
    assert read(f"Begins.\n\n    {ATOM[:30]}", "a.md")["items"][0]["title"] == "A"


def test_xml_of_another_kind_holds_no_article():
    assert read(f"{XML}<urlset><url/></urlset>", "sitemap.xml")["sentence"].startswith("There is no article")
