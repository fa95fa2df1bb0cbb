import pytest
from django.contrib.auth.models import AnonymousUser

from coachsite.styleguide import styleguide


@pytest.fixture
def page(rf, db):
    def show(query=""):
        request = rf.get(f"/styleguide/{query}")
        request.user = AnonymousUser()
        return styleguide(request).content.decode()

    return show


def test_styleguide_not_mounted_without_debug(client, db):
    assert client.get("/styleguide/").status_code == 404


def test_styleguide_names_the_asked_theme(page):
    assert '<div class="guide" data-theme="dark">' in page("?theme=dark")


def test_styleguide_ignores_an_unknown_theme(page):
    assert '<div class="guide">' in page("?theme=neon")


def test_styleguide_describes_a_wrong_answer(page):
    assert 'aria-describedby="id_wrong-email_helptext id_wrong-email_error"' in page()
