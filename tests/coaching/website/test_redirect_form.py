import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from coaching.website import models
from tests.coaching.website import factories

ADD = reverse("wagtailredirects:add")


@pytest.fixture
def about(home):
    return factories.page(models.StandardPage, home, title="About")


def sent(owning, old, link="", address=ADD, **more):
    answer = owning.post(address, {"old_path": old, "redirect_link": link, "is_permanent": "on", **more})
    return "" if answer.status_code == 302 else str(answer.context["form"].errors)


def test_an_address_of_this_site_is_taken(client, owning, about):
    assert sent(owning, "/old/", about.get_url()) == ""
    assert client.get("/old/")["Location"] == about.get_url()


def test_a_page_is_taken(client, owning, about):
    assert sent(owning, "old", redirect_page=about.pk) == ""
    assert client.get("/old")["Location"] == about.get_url()


@pytest.mark.parametrize(
    ("old", "link", "said"),
    [
        ("/x", "", "Say where it leads"),
        ("/x", "about", "Write an address of this site"),
        ("/x", "javascript:alert(1)", "Write an address of this site"),
        ("/x", "//x.example/", "Write an address of this site"),
        ("/x", "/\\x.example/", "Write an address of this site"),
        ("/x", "/x/", "It leads to itself."),
        ("/x", "/known", "/known leads on in turn."),
        ("/else", "/known", "It leads back to itself"),
        ("/admin/", "/", "There is a page at this address"),
    ],
)
def test_what_leads_nowhere_is_refused(owning, home, old, link, said):
    Redirect.objects.create(old_path="/known", redirect_link="/else")
    assert said in sent(owning, old, link)
    assert Redirect.objects.count() == 1


def test_one_that_is_there_can_be_changed(owning, about):
    made = Redirect.objects.create(old_path="/old", redirect_link="/")
    assert sent(owning, "/old", about.get_url(), reverse("wagtailredirects:edit", args=[made.pk])) == ""
    made.refresh_from_db()
    assert (made.old_path, made.redirect_link) == ("/old", about.get_url())


def test_no_site_is_asked_for(owning, home):
    assert "From site" not in owning.get(ADD).content.decode()
