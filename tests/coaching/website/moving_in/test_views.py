from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ReferenceIndex

from coaching.website.models import ArticleIndexPage, ArticlePage, SiteMove
from coaching.website.moving_in import leading
from tests.coaching.website.moving_in.test_isolated import RSS

BEGIN = reverse("moving_in_admin:begin")


def go(owning, what, move, **data):
    return owning.post(reverse(f"moving_in_admin:{what}", args=[move.pk]), data, follow=True)


def test_everything_is_seen_before_it_is_taken(owning, move):
    page = owning.get(reverse("moving_in_admin:show", args=[move.pk])).content.decode()
    assert "Ask for advice &amp; listen" in page
    assert "with 1 picture" in page
    assert "/blog/ask/" in page
    assert not ArticlePage.objects.exists()


def test_what_is_ticked_becomes_a_draft_with_its_old_address(client, owning, move, articles):
    go(owning, "bring", move, take=["0"])
    page = ArticlePage.objects.get()
    assert (page.title, page.slug, str(page.date), page.live) == ("Ask for advice & listen", "ask", "2020-03-03", False)
    assert "Because <b>people</b>" in str(page.body[0].value)
    page.get_latest_revision().publish()
    assert client.get("/blog/ask/")["Location"] == page.get_url()


def test_a_second_press_makes_nothing_more(owning, move):
    for _press in range(2):
        go(owning, "bring", move, take=["0"])
    assert ArticlePage.objects.count() == 1


def test_all_of_it_can_be_undone(owning, move):
    go(owning, "bring", move, take=["0"])
    assert "Nothing of it is on your site anymore." in go(owning, "undo", move).content.decode()
    assert not ArticlePage.objects.exists()
    assert not Redirect.objects.exists()


def test_what_was_published_since_stays_with_its_old_address(owning, move):
    go(owning, "bring", move, take=["0"])
    ArticlePage.objects.get().get_latest_revision().publish()
    assert "1 article stays" in go(owning, "undo", move).content.decode()
    assert Redirect.objects.get().redirect_page_id == ArticlePage.objects.get().pk


def test_nothing_ticked_asks_for_a_tick(owning, move):
    assert "Nothing is selected." in go(owning, "bring", move, shown=["0"]).content.decode()
    assert SiteMove.objects.get().state == "choosing"


def test_a_file_put_away_makes_nothing(owning, move):
    go(owning, "undo", move)
    go(owning, "bring", move, take=["0"])
    assert not ArticlePage.objects.exists()


def test_redirects_lead_to_our_page_or_elsewhere_and_none_is_made_twice(client, owning, articles):
    Redirect.objects.create(old_path="/known", redirect_link="/")
    lines = f"/a,{articles.get_url()}\n/b,https://example.org/x\n/known,/else\n"
    owning.post(BEGIN, {"file": SimpleUploadedFile("old.csv", lines.encode())})
    go(owning, "bring", SiteMove.objects.get(), take=["0", "1", "2"])
    assert client.get("/a")["Location"] == articles.get_url()
    assert client.get("/b/")["Location"] == "https://example.org/x"
    assert Redirect.objects.get(old_path="/known").redirect_link == "/"


def test_without_a_list_of_articles_it_says_what_to_do(owning, home):
    owning.post(BEGIN, {"file": SimpleUploadedFile("feed.xml", RSS.encode())})
    answer = go(owning, "bring", SiteMove.objects.get(), take=["0"])
    assert "There is no list of articles on your site yet." in answer.content.decode()
    assert SiteMove.objects.get().state == "choosing"


def test_an_unreadable_file_says_so_beside_its_field(owning, home):
    answer = owning.post(BEGIN, {"file": SimpleUploadedFile("a.png", b"\x89PNG\r\n")})
    assert answer.status_code == 422
    assert "tell what this file is" in answer.content.decode()


def test_an_editor_finds_nothing_there(client, editor, home):
    client.force_login(editor)
    assert client.get(BEGIN).status_code == 404


def test_wagtails_own_import_leads_here(owning, home):
    assert owning.get(reverse("wagtailredirects:start_import"))["Location"] == BEGIN


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["/loop,/loop"], "Line 1: It leads to itself."),
        (["/a,/b", "/b,/a"], "Line 1: It leads back to itself by way of /b."),
        (["/a,/b", "/b,https://x.example/"], "Line 1: /b leads on in turn."),
        (["/admin/,/"], "Line 1: There is a page at this address"),
        (["/x,/", "/x/,/else"], "Line 2: Line 1 is about the same address."),
        (["/x,/nowhere/"], "Line 1: There is no page at /nowhere."),
        (["/x,/", "/y"], "Line 2: This is no old address with a new one beside it."),
    ],
)
def test_a_line_that_leads_nowhere_is_named(chosen, lines, said):
    assert said in " ".join(chosen(*lines).split())


def test_a_page_that_can_be_read_is_not_led_on_from(chosen, articles):
    assert "Line 1: There is a page at this address" in " ".join(chosen(f"{articles.get_url()},/").split())


def test_what_is_refused_is_never_taken(owning, chosen):
    chosen("/loop,/loop", "/fine,/")
    go(owning, "bring", SiteMove.objects.get(), go="all")
    go(owning, "bring", SiteMove.objects.get(), take=["0", "1"])
    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/fine"]


def test_an_old_address_is_found_however_its_letters_are_written(client, owning, chosen):
    chosen("/ümlaut seite,https://x.example/")
    go(owning, "bring", SiteMove.objects.get(), take=["0"])
    assert client.get("/%C3%BCmlaut%20seite")["Location"] == "https://x.example/"


def test_all_or_none_are_selected_by_one_button(owning, move):
    go(owning, "bring", move, go="none", take=["0"])
    assert not SiteMove.objects.get().items[0]["take"]
    go(owning, "bring", move, go="all")
    assert SiteMove.objects.get().items[0]["take"]


def test_the_same_article_twice_comes_once(owning, articles):
    twice = RSS.replace("</channel>", RSS[RSS.index("<item>") : RSS.index("</channel>")] + "</channel>")
    owning.post(BEGIN, {"file": SimpleUploadedFile("feed.xml", twice.encode())})
    go(owning, "bring", SiteMove.objects.get(), take=["0", "1"])
    assert ArticlePage.objects.count() == 1


def test_nobody_is_led_to_a_draft_for_good(client, owning, move, articles):
    go(owning, "bring", move, take=["0"])
    assert client.get("/blog/ask/").status_code == 302
    ArticlePage.objects.get().get_latest_revision().publish()
    assert client.get("/blog/ask/").status_code == 301


def test_a_file_that_was_only_looked_at_is_gone(owning, move):
    assert "Nothing was taken" in go(owning, "undo", move).content.decode()
    assert not SiteMove.objects.exists()


def test_a_few_lines_of_another_site_are_named_and_asked_about(owning, chosen):
    page = " ".join(chosen("https://old.example/a,/", "https://www.old.example/b,/", "https://other.example/c,/").split())
    assert "<strong>old.example</strong>: lines 1–2 </li>" in page
    assert "<strong>other.example</strong>: line 3. Select them if that was your site, too." in page
    assert "Line 3: This is an address of other.example." in page
    assert "other.example/c</td>" in page
    assert [item["take"] for item in SiteMove.objects.get().items] == [True, True, False]


def test_lines_of_the_practice_itself_are_taken_among_many_of_another_site(settings, chosen):
    settings.SITE_URL = "https://www.own.example"
    chosen("https://old.example/a,/", "https://old.example/b,/", "https://own.example/c,/", "/d,/")
    assert [item["take"] for item in SiteMove.objects.get().items] == [True, True, True, True]


def test_lines_of_one_site_say_nothing_of_sites(chosen):
    assert "name different sites" not in chosen("https://old.example/a,/", "/b,/")


def test_a_line_of_another_site_is_taken_when_it_is_selected(client, owning, chosen):
    chosen("/a,/", "/b,/", "https://other.example/c,https://x.example/")
    go(owning, "bring", SiteMove.objects.get(), take=["2"])
    assert client.get("/c")["Location"] == "https://x.example/"


def test_of_two_sites_with_one_path_the_site_itself_comes_first(chosen):
    page = " ".join(chosen("https://other.example/a,/x", "https://old.example/a,/", "https://old.example/b,/").split())
    assert "Line 1: Line 2 is about the same address." in page


def test_many_lines_are_named_by_the_first(chosen):
    page = " ".join(chosen(*(line for n in range(12) for line in (f"/{n},/", f"https://x.example/x{n},/")), "/last,/").split())
    assert "x.example</strong>: lines 2, 4, 6, 8, 10, 12, 14, 16, 18, 20 and 2 more." in page


def test_what_is_left_out_is_named_with_why(owning, articles):
    entries = "<item><title>Plans</title><status>draft</status></item>" + "<item><post_type>attachment</post_type></item>" * 11
    owning.post(BEGIN, {"file": SimpleUploadedFile("feed.xml", RSS.replace("</channel>", entries + "</channel>").encode())})
    page = owning.get(reverse("moving_in_admin:show", args=[SiteMove.objects.get().pk])).content.decode()
    assert "12 entries are left out" in page
    assert "<strong>Plans</strong>: It is a draft." in page
    assert "One without a title: It is a picture or a file." in page
    assert "And 2 more" in page


def test_a_picture_whose_address_cannot_be_read_keeps_nothing_out(owning, articles):
    feed = RSS.replace('src="a.png"', 'src="http://[bad"').replace("https://old.example/blog/ask/", "")
    owning.post(BEGIN, {"file": SimpleUploadedFile("feed.xml", feed.encode())})
    assert SiteMove.objects.get().items[0]["pictures"] == [{"src": "", "alt": ""}]


def test_a_line_that_lacks_a_slash_says_so(chosen):
    assert "Line 2: An address lacks its beginning. Write / before a path" in " ".join(chosen("/x,/", "one,/").split())


def queries_of(owning, what, move, **data):
    with CaptureQueriesContext(connection) as captured:
        go(owning, what, move, **data)
    return len(captured)


def read_redirects(owning, name, count):
    path = ArticleIndexPage.objects.get().get_url()
    lines = "\n".join(f"/{name}-{n},{path if n % 2 else f'https://x.example/{n}'}" for n in range(count))
    owning.post(BEGIN, {"file": SimpleUploadedFile("old.csv", lines.encode())})
    return SiteMove.objects.get(state="choosing")


def test_many_redirects_cost_as_many_queries_as_two(owning, articles, monkeypatch):
    monkeypatch.setattr(leading, "index", SimpleNamespace(enqueue=lambda pks: None))  # a job, which has its time
    counts = []
    for name, count in (("warm", 2), ("few", 2), ("many", 60)):
        move = read_redirects(owning, name, count)
        counts.append([queries_of(owning, "bring", move, go="all"), queries_of(owning, "bring", move)])
        assert Redirect.objects.count() == count
        counts[-1].append(queries_of(owning, "undo", move))
    assert counts[1] == counts[2]
    assert not Redirect.objects.exists()


def test_a_page_knows_which_redirects_lead_to_it_until_they_are_undone(owning, articles):
    move = read_redirects(owning, "a", 2)
    go(owning, "bring", move, take=["0", "1"])
    led = Redirect.objects.get(redirect_page=articles.pk)
    assert [each.object_id for each in ReferenceIndex.get_references_to(articles)] == [str(led.pk)]
    go(owning, "undo", move)
    assert not ReferenceIndex.objects.filter(to_object_id=str(articles.pk)).exists()


def test_an_old_address_that_leads_to_a_draft_will_lead_on_once_that_is_published(owning, move):
    page = " ".join(go(owning, "bring", move, take=["0"]).content.decode().split())
    assert "1 old address will lead on once the page that it leads to is published." in page
    assert "leads on." not in page
    ArticlePage.objects.get().get_latest_revision().publish()
    page = owning.get(reverse("moving_in_admin:show", args=[move.pk])).content.decode()
    assert "1 old address leads on." in page
    assert "will lead on" not in page


def test_the_words_of_an_article_are_shown_as_a_reader_sees_them(owning, articles):
    text = "<content:encoded>&lt;p&gt;Hallo &amp;amp; so, &amp;lt;script&amp;gt;&lt;/p&gt;</content:encoded>"
    feed = RSS[: RSS.index("<content:encoded>")] + text + RSS[RSS.index("</item>") :]
    owning.post(BEGIN, {"file": SimpleUploadedFile("feed.xml", feed.encode())})
    page = owning.get(reverse("moving_in_admin:show", args=[SiteMove.objects.get().pk])).content.decode()
    assert "Hallo &amp; so, &lt;script&gt;" in page


def test_an_old_page_of_wordpress_without_a_name_leads_on(client, owning, chosen):
    assert "There is a page at this address" not in chosen("/?p=12,https://x.example/")
    go(owning, "bring", SiteMove.objects.get(), take=["0"])
    answer = client.get("/?p=12")
    assert (answer.status_code, answer["Location"]) == (301, "https://x.example/")


@pytest.mark.parametrize("path", ["/", "/?p=13", "/?utm_source=x"])
def test_the_home_page_is_still_there(client, home, path):
    Redirect.objects.create(old_path="/?p=12", redirect_link="https://x.example/")
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("line", ["http://[x,/", "//[x,/", "/b,http://[x"])
def test_a_line_that_cannot_be_read_is_named_beside_the_others(chosen, line):
    assert "Line 2: This is no old address with a new one beside it." in " ".join(chosen("/a,/", line).split())
