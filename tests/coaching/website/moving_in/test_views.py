import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from coaching.website.models import ArticlePage, SiteMove
from tests.coaching.website.moving_in.test_isolated import RSS

BEGIN = reverse("moving_in_admin:begin")


@pytest.fixture
def move(owning, articles):
    """A feed that was read, and waits for a choice."""
    owning.post(BEGIN, {"file": SimpleUploadedFile("feed.xml", RSS.encode())})
    return SiteMove.objects.get()


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


@pytest.fixture
def chosen(owning, articles):
    """`chosen(lines)` is what the page to choose from says of a CSV of these lines."""

    def of(*lines):
        owning.post(BEGIN, {"file": SimpleUploadedFile("old.csv", "\n".join(lines).encode())})
        return owning.get(reverse("moving_in_admin:show", args=[SiteMove.objects.get().pk])).content.decode()

    return of


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
