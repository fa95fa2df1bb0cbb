import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Site

from coaching.between_sessions.links import checked, full, pages
from coaching.website.models import StandardPage


@pytest.fixture
def page(db):
    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=StandardPage(title="About", slug="about"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", ""), (" https://example.org/a ", "https://example.org/a"), ("example.org/a", "https://example.org/a")],
)
def test_an_address(typed, kept, db):
    assert checked(typed) == kept


def test_a_page_of_the_site(page, settings):
    assert [checked(each) for each in ("/about/", "/about", f"{settings.SITE_URL}/about/")] == ["/about/"] * 3
    assert full("/about/") == f"{settings.SITE_URL}/about/"
    assert ("/about/", "About") in pages()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("http://example.org/", "begin with https"),
        ("javascript://example.org/%0aalert(1)", "begin with https"),
        ("https://", "no address"),
        ("two words", "no address"),
        ("/nowhere/", "no such page"),
        ("//evil.example/", "no such page"),
    ],
)
def test_what_leads_nowhere_is_refused(typed, said, page):
    with pytest.raises(ValidationError, match=said):
        checked(typed)


def test_a_draft_of_the_site_is_no_page(page):
    page.unpublish()
    with pytest.raises(ValidationError):
        checked("/about/")
