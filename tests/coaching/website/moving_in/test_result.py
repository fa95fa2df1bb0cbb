from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from coaching.website.models import ArticlePage, SiteMove
from tests.coaching.website.moving_in.test_views import go

ARTICLES, REDIRECTS = "1 article moved in.", "2 old addresses lead on."


def said(answer):
    return " ".join(answer.content.decode().split())


def taken(owning):
    go(owning, "bring", SiteMove.objects.get(), go="all")
    return said(go(owning, "bring", SiteMove.objects.get()))


def counts_nothing(page):
    """Whether a page speaks of what there is none of."""
    return "0 article" in page or "0 old address" in page


def test_a_file_of_redirects_speaks_of_those_alone(owning, chosen):
    chosen("/a,/", "/b,/")
    page = taken(owning)
    assert REDIRECTS in page
    assert "moved in" not in page
    assert not counts_nothing(page)


def test_an_article_without_an_old_address_speaks_of_itself_alone(owning, move):
    move.items[0]["old"] = ""
    move.save()
    page = taken(owning)
    assert ARTICLES in page
    assert "lead" not in page.partition("<h1")[2].partition("<ul")[0]
    assert not counts_nothing(page)


def test_nothing_that_moved_in_is_said(owning, redirect_at, chosen):
    chosen("/a,/")
    redirect_at("/a")
    page = taken(owning)
    assert "Nothing moved in. Read the file again to see why." in page
    assert not counts_nothing(page)


def test_what_is_gone_since_is_said(owning, move):
    taken(owning)
    Redirect.objects.all().delete()
    ArticlePage.objects.get().delete()
    page = said(owning.get(reverse("moving_in_admin:show", args=[move.pk])))
    assert "Nothing of it is on your site anymore." in page
    assert "Nothing moved in" not in page
