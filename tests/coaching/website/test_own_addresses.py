import pytest
from django.urls import Resolver404, get_resolver, resolve

from coaching.website.own_addresses import FOR_PAGES, UNSURE, _beginnings, is_ours


def resolved(path):
    try:
        return resolve(path).url_name != FOR_PAGES
    except Resolver404:
        return False


@pytest.mark.parametrize(
    "path",
    ["/", "/admin/", "/book/anna/", "/media/images/a.png", "/me/", "/robots.txt", "/robots.txt/", "/blog/a", "//x", "/admin"],
)
def test_a_screen_of_ours_is_told_as_the_site_would(path):
    assert is_ours(path) == resolved(path)


def test_most_addresses_are_told_by_how_they_begin():
    assert UNSURE not in _beginnings(get_resolver())
